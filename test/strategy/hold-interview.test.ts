import { describe, expect, it } from 'vitest'
import { BackRequested } from '../../src/io/ask.ts'
import type { StoredAnswer } from '../../src/store/strategies.ts'
import { answered } from '../../src/strategy/answers.ts'
import { holdInterview, type Interviewer, type Put } from '../../src/strategy/hold-interview.ts'
import { answersSchema, type Mode } from '../../src/strategy/questionnaire.ts'
import { saveStrategy } from '../../src/strategy/save-strategy.ts'
import { testContext, type TestContext } from '../support/context.ts'

const stop = new Error('the terminal was closed')
const back = new BackRequested()

const quick: Record<string, unknown> = {
  client_name: 'Chez Test',
  headcount: 3,
  sector: 'tourism',
  geo_scope: 'local',
  has_premises: true,
  objectives: ['loyalty'],
  b2b_share: 10,
  age_bands: ['25-34'],
  abilities: ['photo'],
  accounts: [],
  hours_per_month: 12,
  internal_candidate: ['interested', 'time', 'trained'],
  external_budget: 0,
}

/** The whole of it: what the essentials leave out, in any valid form. */
const full: Record<string, unknown> = {
  ...quick,
  regulated: ['none'],
  location: { country: 'FR', city: null, timezone: 'Europe/Paris' },
  website: null,
  customer_benefit: 'x',
  objective_targets: [],
  horizon_months: 6,
  concerns: ['none'],
  personas: [],
  ecosystem: [],
  strengths: [],
  brand_story: 'x',
  topics: { ok: [], never: [] },
  voice: { tone: 'warm', address: 'vous' },
  outsource_production: false,
  content_stock: 0,
  brand_search: {},
  excluded_networks: [],
  maturity: 'none',
  past_incident: 'none',
  people: [],
  strategist: 'consultant',
  ambassadors: 0,
  coverage: 'business_days',
  other_budgets: { ads: 0, tools: 0, production: 0 },
  money_settings: { currency: 'EUR', vat_recoverable: true },
  hourly_rate: 3000,
  margin: 60,
  deal_economics: {},
  tracking: ['crm'],
  approval: 'none',
  escalation_contacts: [],
  sensitive_keywords: [],
  rights_and_dpa: [],
  reporting: { day: 5, languages: ['fr'], recipients: [] },
}

/** Answers by question; a function answers what it likes, an error is thrown. */
function person(
  say: Record<string, unknown>,
  seen: string[] = [],
): Interviewer & { puts: Put[]; notices: string[]; met: string[] } {
  const puts: Put[] = []
  const notices: string[] = []
  const met: string[] = []
  return {
    puts,
    notices,
    met,
    put: async (put): Promise<StoredAnswer> => {
      puts.push(put)
      seen.push(put.question.id)
      const own = say[put.question.id]
      const value = typeof own === 'function' ? (own as (put: Put) => unknown)(put) : own
      if (value instanceof Error) throw value
      if (value === undefined) throw new Error(`no answer for ${put.question.id}`)
      return answered(value)
    },
    desk: async () => true,
    review: async () => null,
    notice: ({ code }) => notices.push(code),
    found: (client, version) => met.push(`${client.slug} ${version}`),
  }
}

async function begin(context: TestContext, mode: Mode = 'quick', client: string | null = null) {
  const { interviews } = await context.store()
  return interviews.start({ client, mode, lang: 'fr', schema: answersSchema }, context.now().toISOString())
}

describe('an interview', () => {
  it('asks every question of the quick mode once, in order, and stores each answer', async () => {
    const context = testContext()
    const interview = await begin(context)
    const seen: string[] = []
    const { answers, client } = await holdInterview(context, interview, person(quick, seen))
    expect(seen).toEqual(Object.keys(quick))
    expect(client).toBeNull()
    const stored = await (await context.store()).interviews.get(interview.id)
    expect(stored?.answers).toEqual(answers)
    expect(stored?.status).toBe('open')
  })

  it('counts what is done and what is left', async () => {
    const context = testContext()
    const asked = person({ ...quick, sector: 'health', regulated: ['none'] })
    await holdInterview(context, await begin(context), asked)
    expect(asked.puts.map(({ done, total }) => `${done}/${total}`).slice(0, 4)).toEqual(['0/13', '1/13', '2/13', '3/14'])
  })

  it('loses nothing when it is cut short, and goes on where it stopped', async () => {
    const context = testContext()
    const interview = await begin(context)
    await expect(holdInterview(context, interview, person({ ...quick, geo_scope: stop }))).rejects.toBe(stop)
    await context.close()

    const later = testContext({ folder: context.folder })
    const [open] = await (await later.store()).interviews.listOpen()
    expect(open?.answers).toEqual({ client_name: answered('Chez Test'), headcount: answered(3), sector: answered('tourism') })
    const seen: string[] = []
    const held = await holdInterview(later, open as never, person(quick, seen))
    expect(seen[0]).toBe('geo_scope')
    const { client, strategy, created } = await saveStrategy(later, {
      ...held,
      mode: 'quick',
      lang: 'fr',
      interview: open?.id ?? 0,
      source: '-',
    })
    expect([client.slug, strategy.version, created]).toEqual(['chez-test', 1, true])
    const store = await later.store()
    expect(await store.interviews.listOpen()).toEqual([])
    expect((await store.interviews.get(open?.id ?? 0))?.client).toBe('chez-test')
  })

  it('goes back one question at a time, proposing what was said', async () => {
    const context = testContext()
    let times = 0
    const asked = person({
      ...quick,
      geo_scope: () => (times++ === 0 ? back : 'national'),
      sector: (put: Put) => (put.own ? 'industry' : 'tourism'),
    })
    const { answers } = await holdInterview(context, await begin(context), asked)
    expect(asked.puts.map((put) => put.question.id).slice(0, 6)).toEqual([
      'client_name',
      'headcount',
      'sector',
      'geo_scope',
      'sector',
      'geo_scope',
    ])
    expect(asked.puts[4]).toMatchObject({ proposed: 'tourism', own: true })
    expect(answers['sector']).toEqual(answered('industry'))
  })

  it('goes back right after a resume, and stays at the first question', async () => {
    const context = testContext()
    const interview = await begin(context)
    await expect(holdInterview(context, interview, person({ ...quick, geo_scope: stop }))).rejects.toBe(stop)
    const again = await (await context.store()).interviews.get(interview.id)
    let times = 0
    const asked = person({ ...quick, geo_scope: () => (times++ === 0 ? back : 'local') })
    await holdInterview(context, again as never, asked)
    expect(asked.puts.slice(0, 3).map((put) => put.question.id)).toEqual(['geo_scope', 'sector', 'geo_scope'])

    let first = 0
    const stubborn = person({ ...quick, client_name: () => (first++ < 2 ? back : 'Chez Autre') })
    await holdInterview(context, await begin(context), stubborn)
    expect(stubborn.puts.slice(0, 4).map((put) => put.question.id)).toEqual([
      'client_name',
      'client_name',
      'client_name',
      'headcount',
    ])
  })

  it('asks again what a changed answer unsettles', async () => {
    const context = testContext()
    let times = 0
    const asked = person({
      ...quick,
      sector: () => (times === 0 ? 'health' : 'other'),
      regulated: ['health_claims'],
      geo_scope: () => {
        times += 1
        return times === 1 ? back : 'local'
      },
    })
    // back from geo_scope to regulated, then from regulated to sector
    let onRegulated = 0
    asked.put = wrap(asked.put, 'regulated', () => {
      onRegulated += 1
      return onRegulated === 2 ? back : null
    })
    const { answers } = await holdInterview(context, await begin(context), asked)
    expect(asked.puts.map((put) => put.question.id).slice(2, 8)).toEqual([
      'sector',
      'regulated',
      'geo_scope',
      'sector',
      'regulated',
      'geo_scope',
    ])
    expect(answers['sector']?.value).toBe('other')
    expect(answers['regulated']).toEqual(answered(['health_claims']))
  })

  it('warns once, when the answer is given', async () => {
    const context = testContext({ lang: 'fr' })
    const asked = person({ ...quick, internal_candidate: ['interested'], accounts: [{ network: 'viadeo', status: 'dormant' }] })
    await holdInterview(context, await begin(context), asked)
    expect(asked.notices).toEqual(['closed_network viadeo', 'hours_without_time'])
  })

  it('asks the owner first; the desk can wait, and what waits is skipped, to be asked by --complete', async () => {
    const context = testContext()
    const asked = person({ ...full, accounts: [{ network: 'facebook', status: 'active' }] })
    const desk: { count: number; fresh: boolean }[] = []
    asked.desk = async (left) => {
      desk.push(left)
      return false
    }
    const interview = await begin(context, 'full')
    const held = await holdInterview(context, interview, asked)
    expect(desk).toEqual([{ count: 12, fresh: false }])
    expect(held.left).toBe(12)
    expect(asked.puts.every(({ part }) => part === 'owner')).toBe(true)
    for (const id of ['regulated', 'tracking', 'reporting']) expect(held.answers[id]).toEqual({ value: null, state: 'skipped' })
    const saved = await saveStrategy(context, { ...held, mode: 'full', lang: 'fr', interview: interview.id, source: '-' })
    expect(saved.strategy.answers['tracking']).toEqual({ value: null, state: 'skipped' })
    expect(saved.strategy.answers['accounts']).toEqual(answered([{ network: 'facebook', status: 'active' }]))
    // the desk is asked at its own pace, and by its own count
    const later = person({ ...full, accounts: [{ network: 'facebook', status: 'active', followers: 3, admins: 1 }] })
    const known = Object.fromEntries(Object.entries(saved.strategy.answers).filter(([, { state }]) => state === 'answered'))
    const again = await (
      await context.store()
    ).interviews.start({ client: 'chez-test', mode: 'full', lang: 'fr', schema: answersSchema }, context.now().toISOString())
    await holdInterview(context, { ...again, answers: known }, later)
    expect(later.puts.map(({ step, done, total }) => `${step} ${done}/${total}`)).toEqual([
      'regulated 0/12',
      'ecosystem 1/12',
      'content_stock 2/12',
      'accounts.details 3/12',
      'brand_search 4/12',
      'maturity 5/12',
      'strategist 6/12',
      'money_settings 7/12',
      'tracking 8/12',
      'sensitive_keywords 9/12',
      'rights_and_dpa 10/12',
      'reporting 11/12',
    ])
  })

  it('keeps what was known for the desk when it is put off again', async () => {
    const context = testContext()
    const whole = await holdInterview(context, await begin(context, 'full'), person(full))
    await saveStrategy(context, { ...whole, mode: 'full', lang: 'fr', interview: null, source: '-' })
    const asked = person({ ...full, hours_per_month: 30 })
    asked.desk = async () => false
    const held = await holdInterview(context, await begin(context, 'full', 'chez-test'), asked)
    const { strategy } = await saveStrategy(context, { ...held, mode: 'full', lang: 'fr', interview: null, source: '-' })
    expect(strategy.answers['tracking']).toEqual(answered(['crm']))
    expect(strategy.answers['hours_per_month']).toEqual(answered(30))
  })

  it('goes back from the desk to the owner, from the review to the desk or to the last question', async () => {
    const context = testContext()
    const asked = person(full)
    let decided = 0
    asked.desk = async () => {
      decided += 1
      if (decided === 1) throw back
      return decided === 3
    }
    let reviewed = 0
    asked.review = async () => {
      reviewed += 1
      if (reviewed <= 2) throw back
      return null
    }
    await holdInterview(context, await begin(context, 'full'), asked)
    const ids = asked.puts.map(({ step }) => step)
    // back from the desk: the last of the owner again; from the review with the desk put off: the desk; from the second: reporting
    expect(ids.filter((id) => id === 'escalation_contacts')).toHaveLength(2)
    expect(ids.filter((id) => id === 'reporting')).toHaveLength(2)
    expect([decided, reviewed]).toEqual([3, 3])
  })

  it('is reviewed before it is saved: what is sent back is asked again, and what hangs on it', async () => {
    const context = testContext()
    const asked = person(full)
    const reviews: string[][] = []
    asked.review = async ({ steps, left }) => {
      reviews.push([String(left), ...steps.map(({ id }) => id)])
      return reviews.length === 1 ? 'objectives' : null
    }
    asked.put = wrap(asked.put, 'objectives', () => null)
    const before = asked.put
    let rounds = 0
    asked.put = async (put) => {
      if (put.question.id !== 'objectives') return before(put)
      rounds += 1
      if (rounds === 2) expect(put).toMatchObject({ proposed: ['loyalty'], own: true, back: true })
      await before(put)
      return answered(rounds === 1 ? ['loyalty'] : ['leads'])
    }
    const { answers } = await holdInterview(context, await begin(context, 'full'), asked)
    expect(answers['objectives']).toEqual(answered(['leads']))
    expect(asked.puts.map(({ step }) => step).slice(-3)).toEqual(['objectives', 'objective_targets', 'deal_economics'])
    expect(reviews[0]?.[0]).toBe('0')
    expect(reviews[1]).toEqual(reviews[0])
  })

  it('leaves an answer as it was when its correction is left by <', async () => {
    const context = testContext()
    const asked = person(quick)
    let reviewed = 0
    asked.review = async () => (reviewed++ === 0 ? 'headcount' : null)
    let times = 0
    asked.put = wrap(asked.put, 'headcount', () => (times++ === 1 ? back : null))
    const { answers } = await holdInterview(context, await begin(context), asked)
    expect(answers['headcount']).toEqual(answered(3))
    expect(reviewed).toBe(2)
  })

  it('asks amounts again when the currency turns out to be another', async () => {
    const context = testContext()
    const asked = person({ ...full, money_settings: { currency: 'CHF', vat_recoverable: true } })
    await holdInterview(context, await begin(context, 'full'), asked)
    const ids = asked.puts.map(({ step }) => step)
    expect(ids.slice(ids.indexOf('money_settings') + 1, ids.indexOf('money_settings') + 5)).toEqual([
      'external_budget',
      'other_budgets',
      'hourly_rate',
      'deal_economics',
    ])
  })

  it('goes on at the review when it was cut short there', async () => {
    const context = testContext()
    const interview = await begin(context)
    const cut = person(quick)
    cut.review = async () => Promise.reject(stop)
    await expect(holdInterview(context, interview, cut)).rejects.toBe(stop)
    const again = await (await context.store()).interviews.get(interview.id)
    const seen: string[] = []
    await holdInterview(context, again as never, person(quick, seen))
    expect(seen).toEqual([])
  })

  it('recognises a client by its name, proposes its answers, and writes the next version', async () => {
    const context = testContext()
    const first = await holdInterview(context, await begin(context), person(quick))
    await saveStrategy(context, { ...first, mode: 'quick', lang: 'fr', interview: null, source: '-' })
    const asked = person({
      ...Object.fromEntries(Object.keys(quick).map((id) => [id, (put: Put) => put.proposed])),
      client_name: 'CHEZ  TEST',
      hours_per_month: 30,
    })
    const held = await holdInterview(context, await begin(context), asked)
    expect(asked.met).toEqual(['chez-test 1'])
    expect(asked.puts.slice(1).every((put) => put.own)).toBe(true)
    const { client, strategy, created } = await saveStrategy(context, {
      ...held,
      mode: 'quick',
      lang: 'fr',
      interview: null,
      source: '-',
    })
    expect([client.slug, strategy.version, created]).toEqual(['chez-test', 2, false])
    expect(strategy.answers['hours_per_month']).toEqual(answered(30))
    expect(strategy.answers['accounts']).toEqual(answered([]))
    expect(await (await context.store()).strategies.list('chez-test')).toHaveLength(2)
  })
})

/** Lets `say` speak first for one question. */
function wrap(put: Interviewer['put'], id: string, say: () => Error | null): Interviewer['put'] {
  return async (what) => {
    const error = what.question.id === id ? say() : null
    if (error === null) return put(what)
    throw error
  }
}

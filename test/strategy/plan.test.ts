import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { holidaysBetween, type Place } from '../../src/clients/holidays.ts'
import { addDays, weekdayOf } from '../../src/days.ts'
import { say } from '../../src/i18n/text.ts'
import type { Answers } from '../../src/strategy/answers.ts'
import { minutesByRole, minutesInAll, planTasks, type PlanTask, type PlanWhen } from '../../src/strategy/plan.ts'
import { plan90, type TaskId } from '../../src/strategy/plan90.ts'
import { runStrategy, type StrategyInput, type StrategyResult } from '../../src/strategy/strategy.ts'
import { defaultWeights, objectiveIds } from '../../src/strategy/weights.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { typographyFaults } from '../support/french.ts'
import { anyInput } from './any-input.ts'

interface Golden {
  id: string
  answers: StrategyInput
}

const goldens = readGoldens<Golden>('strategy')
const start = '2026-12-07'

function sample(number: string, change: Partial<StrategyInput> = {}): { input: StrategyInput; result: StrategyResult } {
  const found = goldens.find(({ id }) => id.startsWith(number))
  if (!found) throw new Error(`no sample ${number}`)
  const input = { ...found.answers, ...change }
  return { input, result: runStrategy(input) }
}

function plan(
  number: string,
  more: { change?: Partial<StrategyInput>; answers?: Answers; when?: Partial<PlanWhen> } = {},
): PlanTask[] {
  return planTasks({ ...sample(number, more.change), answers: more.answers ?? {} }, { start, ...more.when })
}

const ids = (tasks: readonly PlanTask[]): TaskId[] => tasks.map((task) => task.id).toSorted()
const task = (tasks: readonly PlanTask[], id: TaskId): PlanTask => {
  const found = tasks.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id} in the plan`)
  return found
}
const said = (value: unknown): Answers[string] => ({ value, state: 'answered' })
/** `T01 T02-T05` as ids. */
const list = (text: string): string[] =>
  text.split(' ').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map((one) => Number(one.slice(1)))
    return Array.from({ length: to - from + 1 }, (_, i) => `T${String(from + i).padStart(2, '0')}`)
  })

describe('the tasks of each sample', () => {
  it.each([
    // active Facebook, untrained people, ambassadors, 6 people
    ['s01', 'T01-T27 T29-T32'],
    // everybody trained, no premises, no event among the objectives but recruitment; in-house and nothing for outside help
    ['s02', 'T01-T03 T05-T10 T12-T27 T29-T32'],
    // no network: nothing to open, to prepare, to publish or to compare; alone, hence untrained
    ['s04', 'T01 T03-T11 T14-T15 T18-T20 T23 T25-T26 T29-T32'],
    ['s06', 'T01-T21 T23-T32'],
    ['s07', 'T01 T03-T18 T20-T32'],
    ['s09', 'T01 T03-T10 T12-T18 T20-T21 T23-T27 T29-T32'],
    ['s11', 'T01 T03-T18 T20-T21 T23-T32'],
    // a second network later, and money for outside help
    ['s13', 'T01 T03-T32'],
  ])('%s', (number, expected) => {
    expect(ids(plan(number))).toEqual(list(expected))
  })

  it('is the same for the same facts, in the order of its dates', () => {
    for (const { id } of goldens) {
      const tasks = plan(id)
      expect(plan(id)).toEqual(tasks)
      expect(tasks.map((one) => one.first)).toEqual(tasks.map((one) => one.first).toSorted())
      expect(new Set(ids(tasks)).size).toBe(tasks.length)
    }
  })

  it('has owners, dates and minutes [001-16], and goes on after an account is open [001-33]', () => {
    for (const { id } of goldens) {
      const tasks = plan(id)
      for (const one of tasks) {
        expect(one.minutes).toBeGreaterThan(0)
        expect(one.first >= start && one.last >= one.first && one.last <= addDays(start, 96)).toBe(true)
      }
      expect(tasks.filter((one) => one.from_day > 16).length).toBeGreaterThan(6)
    }
  })

  it('ends with a decision to go on, adjust or stop [003-22]', () => {
    for (const { id } of goldens) {
      const decision = task(plan(id), 'T30')
      expect(decision).toMatchObject({ role: 'sponsor', from_day: 85, to_day: 90 })
      expect(say('fr', decision.title)).toMatch(/continuer, ajuster, arrêter/)
    }
  })

  it('searches the name again ninety days after the first search [003-03]', () => {
    const tasks = plan('s01')
    expect(task(tasks, 'T03').from_day).toBe(1)
    expect(task(tasks, 'T32')).toMatchObject({ from_day: 90, again_after_days: 90 })
    // day 90 of a plan that begins on Monday 7 December is Saturday 6 March
    expect(task(tasks, 'T32').first).toBe('2027-03-08')
  })

  it('reads the rules of the network again each year [004-41], and talks with the owner each month [003-26]', () => {
    const tasks = plan('s01')
    expect(task(tasks, 'T29')).toMatchObject({ again_after_days: 365, role: 'community' })
    for (const id of ['T20', 'T26', 'T31'] as const) {
      expect(say('fr', task(tasks, id).title)).toContain('entretien de 30 minutes avec le dirigeant')
    }
  })

  it('gives coordination to the strategist [001-11] [002-07]: the kick-off, the weekly check, the go, the reports', () => {
    const tasks = plan('s02')
    for (const id of ['T01', 'T15', 'T18', 'T20', 'T26', 'T31'] as const) expect(task(tasks, id).role).toBe('strategist')
    expect(minutesByRole(tasks).strategist ?? 0).toBeGreaterThan(0)
  })
})

describe('a condition', () => {
  it('the first post comes on day 16 at the earliest, unless the account is active already [001-26]', () => {
    for (const { id, answers } of goldens) {
      const first = plan(id).find((one) => one.id === 'T16')
      const { phase1, staffing } = sample(id).result
      const active = (answers.accounts ?? []).some((one) => one.network === phase1?.network && one.status === 'active')
      if (!phase1 || staffing.mode === 'listen_only') expect(first).toBeUndefined()
      else expect(first?.from_day).toBe(active ? 1 : 16)
    }
    expect(task(plan('s01'), 'T16')).toMatchObject({ from_day: 1, first: start })
    expect(task(plan('s07'), 'T16').from_day).toBe(16)
    // an account elsewhere does not open this one
    const elsewhere = plan('s07', { change: { accounts: [{ network: 'facebook', status: 'active' }] } })
    expect(task(elsewhere, 'T16').from_day).toBe(16)
    const asleep = plan('s01', { change: { accounts: [{ network: 'facebook', status: 'dormant' }] } })
    expect(task(asleep, 'T16').from_day).toBe(16)
  })

  it('nobody to run the network: it is not opened, filled, begun or kept up', () => {
    const nobody = { interested: false, time: false, trained: false, training_budget: false }
    const change = { internal_candidate: nobody, external_budget_cents: 0 }
    const { result } = sample('s01', change)
    expect([result.phase1?.network, result.staffing.mode]).toEqual(['facebook', 'listen_only'])
    const left = ids(plan('s01', { change }))
    for (const id of ['T12', 'T13', 'T16', 'T17', 'T21', 'T27'] as const) expect(left).not.toContain(id)
    for (const id of ['T04', 'T07', 'T18', 'T30'] as const) expect(left).toContain(id)
  })

  it('training in the first thirty days for who has none, in five modules, each person counted [002-19] [001-41]', () => {
    const answers = {
      people: said([
        { alias: 'gérante', department: 'direction', minutes_per_week: 110, days: ['mon'], trained: false, motivated: true },
        { alias: 'vendeuse', department: 'vente', minutes_per_week: 56, days: ['wed'], trained: false, motivated: true },
      ]),
    }
    const training = task(plan('s01', { answers }), 'T11')
    expect(training).toMatchObject({ from_day: 5, to_day: 12, minutes: 240 })
    const lines = training.details.map(({ text, values }) => say('fr', text, values))
    expect(lines.filter((line) => /^[1-5]\. /.test(line))).toHaveLength(5)
    expect(lines.at(-1)).toContain('gérante, vendeuse')
    expect(sample('s01').result.staffing.mode).toBe('internal_with_training')
    expect(ids(plan('s02'))).not.toContain('T11')
  })

  it.each(['awareness', 'local_visits', 'sales', 'recruitment'] as const)(
    'an event where the aim is %s [001-37]',
    (objective) => {
      expect(ids(plan('s02', { change: { objectives: [objective] } }))).toContain('T24')
      expect(ids(plan('s02', { change: { objectives: ['support'] } }))).not.toContain('T24')
    },
  )

  it('ambassadors where there are some, or where the aim is loyalty, reputation or to learn [001-43]', () => {
    const none = { ambassadors: 0, objectives: ['sales' as const] }
    expect(ids(plan('s01', { change: none }))).not.toContain('T19')
    expect(ids(plan('s01', { change: { ...none, ambassadors: 1 } }))).toContain('T19')
    expect(ids(plan('s01', { change: none, when: { ambassadors: 1 } }))).toContain('T19')
    for (const objective of objectiveIds) {
      const has = ids(plan('s01', { change: { ambassadors: 0, objectives: [objective] } })).includes('T19')
      expect(has).toBe(['loyalty', 'reputation', 'market_insight'].includes(objective))
    }
  })

  it('measuring comes first where nothing is measured', () => {
    expect(task(plan('s01', { answers: { tracking: said(['none']) } }), 'T05').from_day).toBe(1)
    expect(task(plan('s01', { answers: { tracking: said(['promo_codes']) } }), 'T05').from_day).toBe(2)
    expect(task(plan('s01'), 'T05').from_day).toBe(2)
  })

  it('the drill is on day 20 after a bad experience', () => {
    expect(task(plan('s01', { answers: { past_incident: said('major') } }), 'T25').from_day).toBe(20)
    for (const before of ['minor', 'none']) {
      expect(task(plan('s01', { answers: { past_incident: said(before) } }), 'T25').from_day).toBe(50)
    }
  })

  it("a customer's blog is answered each month [004-10]", () => {
    const ecosystem = said([
      { name: 'Le blog du marché', type: 'client_blog' },
      { name: 'Un partenaire', type: 'partner' },
      { name: 'Un concurrent', type: 'competitor' },
    ])
    const monthly = task(plan('s01', { answers: { ecosystem } }), 'T33')
    expect(monthly.recurring).toBe('monthly')
    // days 30, 60 and 90
    expect(monthly.times.map((time) => time.first)).toEqual(['2027-01-05', '2027-02-04', '2027-03-08'])
    expect(monthly.details.map(({ values }) => values['names'])).toEqual(['Le blog du marché, Un partenaire'])
    expect(ids(plan('s01', { answers: { ecosystem: said([{ name: 'Un forum', type: 'forum' }]) } }))).not.toContain('T33')
  })

  it('the sources to follow are in the weekly check [000-18]', () => {
    const before = task(plan('s01'), 'T18')
    expect(before).toMatchObject({ recurring: 'weekly', details: [] })
    const ecosystem = said([{ name: 'Forum des boulangers', type: 'forum' }])
    const after = task(plan('s01', { answers: { ecosystem } }), 'T18')
    expect(after.details.map(({ text, values }) => say('en', text, values))).toEqual(['To follow: Forum des boulangers'])
    expect(task(plan('s01', { answers: { ecosystem } }), 'T07').details).toHaveLength(1)
  })

  it('formats are compared once there is something to compare', () => {
    // three articles a quarter are one or two by day 60
    const blog = sample('s01')
    const phase1 = { ...blog.result.phase1, network: 'blog', cadence_per_quarter: { article: 3 } } as StrategyResult['phase1']
    const rare = { input: blog.input, result: { ...blog.result, phase1 }, answers: {} }
    expect(ids(planTasks(rare, { start }))).not.toContain('T27')
    expect(ids(planTasks(rare, { start, published: 5 }))).toContain('T27')
    expect(ids(plan('s01'))).toContain('T27')
    expect(ids(plan('s01', { when: { published: 4 } }))).not.toContain('T27')
  })

  it('a second quote for a pair, or where a second network goes outside', () => {
    expect(ids(plan('s11'))).toContain('T28')
    expect(ids(plan('s13'))).toContain('T28')
    expect(ids(plan('s13', { change: { external_budget_cents: 0 } }))).not.toContain('T28')
    expect(ids(plan('s01'))).not.toContain('T28')
  })

  it('accounts kept by smm are audited as those that were told', () => {
    expect(ids(plan('s07'))).not.toContain('T02')
    expect(ids(plan('s07', { when: { accounts: 1 } }))).toContain('T02')
  })

  it('what the alert plan lacks is to be filled before the go', () => {
    const lacking = plan('s01', { when: { missing: ['contact', 'backup', 'referent'] } })
    const added = ids(lacking).filter((id) => id > 'T33')
    expect(added).toEqual(['T34', 'T36', 'T40'])
    for (const id of added) expect(task(lacking, id).to_day).toBeLessThan(task(lacking, 'T15').from_day)
    expect(ids(plan('s01')).filter((id) => id > 'T33')).toEqual([])
  })
})

describe('minutes', () => {
  it('of two weeks of content, of each week, and of reports are those of the strategy', () => {
    const { result } = sample('s01')
    const tasks = plan('s01')
    const { community = 0, content = 0, approver = 0 } = result.role_plan_minutes_per_week ?? {}
    const production = result.phase1?.effort.production ?? 0
    expect(task(tasks, 'T13').minutes).toBe(Math.round((production * 6) / 13))
    const weekly = task(tasks, 'T17')
    expect(weekly.minutes).toBe(community + content + approver)
    // days 16, 23 … 86
    expect(weekly.times).toHaveLength(11)
    expect(weekly.minutes_by_role).toEqual({ community: 11 * community, content: 11 * content, approver: 11 * approver })
    const level = result.phase1?.level ?? 'minimal'
    for (const id of ['T20', 'T26', 'T31'] as const) {
      expect(task(tasks, id).minutes).toBe(defaultWeights.hours.reporting_per_month.first[level])
    }
    expect(task(plan('s04'), 'T20').minutes).toBe(60)
  })

  it('add up, by role and in all', () => {
    for (const { id } of goldens) {
      const tasks = plan(id)
      const each = tasks.reduce((total, one) => total + one.minutes * one.times.length, 0)
      expect(minutesInAll(tasks)).toBe(each)
      expect(Object.values(minutesByRole(tasks)).reduce((a, b) => a + b, 0)).toBe(each)
    }
  })
})

describe('words', () => {
  it('call who decides the owner under ten people, management from ten, and never a sponsor in French', () => {
    expect(say('fr', task(plan('s01'), 'T01').title)).toContain('avec le dirigeant')
    expect(say('fr', task(plan('s02'), 'T01').title)).toContain('avec le responsable côté direction')
    expect(say('en', task(plan('s02'), 'T23').title)).toContain('management')
    for (const { id } of goldens) {
      const french = plan(id, { when: { missing: ['contact', 'reach', 'backup', 'hours'] } }).map((one) => say('fr', one.title))
      expect(french.join('\n')).not.toMatch(/sponsor|\{/i)
      expect(typographyFaults(french.join('\n'))).toEqual([])
    }
  })

  it('hold the tasks of the list, and no other', () => {
    expect(plan90.map((rule) => rule.id)).toEqual(list('T01-T41'))
  })
})

const places: readonly string[] = [
  'FR',
  'FR/67',
  'FR/RE',
  'BE',
  'CH',
  'CH/GE',
  'CH/VD',
  'CH/TI',
  'LU',
  'CA',
  'CA/QC',
  'MC',
  'LB',
]

describe('days', () => {
  const off = new Map<string, Promise<Set<string>>>()
  const holidays = (place: string): Promise<Set<string>> => {
    const [country = '', region = null] = place.split('/')
    const at: Place = { country, region }
    const found =
      off.get(place) ??
      holidaysBetween(at, '2026-01-01', '2029-12-31', 'en').then((days) => new Set(days.map(({ day }) => day)))
    off.set(place, found)
    return found
  }

  it('are never in a weekend or a holiday, in any country or region, whatever the start', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.constantFrom(...goldens.map(({ id }) => id)),
        fc.integer({ min: 0, max: 900 }),
        async (place, id, offset) => {
          const closed = await holidays(place)
          const begin = addDays('2026-01-01', offset)
          const tasks = planTasks(
            { ...sample(id), answers: { ecosystem: said([{ name: 'x', type: 'client_blog' }]) } },
            { start: begin, isHoliday: (day) => closed.has(day), missing: ['contact'] },
          )
          for (const one of tasks) {
            for (const day of [one.first, one.last, ...one.times.map((time) => time.first)]) {
              expect([1, 2, 3, 4, 5]).toContain(weekdayOf(day))
              expect(closed.has(day)).toBe(false)
            }
            // moved on, never back, and never further than a long holiday
            expect(one.first >= addDays(begin, one.from_day - 1)).toBe(true)
            expect(one.first <= addDays(begin, one.from_day + 6)).toBe(true)
            for (const [i, time] of one.times.entries()) {
              expect(time.last >= time.first).toBe(true)
              expect(time.last <= one.last).toBe(true)
              const next = one.times[i + 1]
              if (next) expect(next.first > time.last).toBe(true)
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a plan over Christmas in Alsace waits a day longer than elsewhere', () => {
    const closed = new Set(['2025-12-25', '2025-12-26'])
    const begin = '2025-12-11'
    const alsace = planTasks({ ...sample('s01'), answers: {} }, { start: begin, isHoliday: (day) => closed.has(day) })
    const france = planTasks({ ...sample('s01'), answers: {} }, { start: begin, isHoliday: (day) => day === '2025-12-25' })
    // day 15 is Christmas Day
    expect(task(france, 'T15').first).toBe('2025-12-26')
    expect(task(alsace, 'T15').first).toBe('2025-12-29')
  })
})

test('whatever the answers, a plan is made, with its frame and an end', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const result = runStrategy(input)
      const tasks = planTasks({ input, result, answers: {} }, { start })
      expect(ids(tasks)).toEqual(expect.arrayContaining(list('T01 T03 T05-T10 T14-T15 T18 T20 T23 T25-T26 T29-T32')))
      const published = tasks.some((one) => ['T12', 'T13', 'T16', 'T17'].includes(one.id))
      expect(published).toBe(result.phase1 !== null && result.staffing.mode !== 'listen_only')
    }),
    { numRuns: 200 },
  )
})

test('the data are those that were agreed on', () => {
  const source = new URL('./plan90-source.json', import.meta.url)
  interface Source {
    tasks: { id: TaskId; day_start: number; day_end: number; role: string; minutes: number | string }[]
  }
  const { tasks } = JSON.parse(readFileSync(source, 'utf8')) as Source
  expect(tasks).toHaveLength(33)
  const facts = plan('s07', {
    answers: { ecosystem: said([{ name: 'x', type: 'client_blog' }]) },
    when: { accounts: 1, ambassadors: 1 },
  })
  for (const { id, day_start, day_end, role, minutes } of tasks) {
    const made = task(facts, id)
    expect([id, made.from_day, made.to_day, made.role]).toEqual([id, day_start, day_end, role])
    if (typeof minutes === 'number') expect([id, made.minutes]).toEqual([id, minutes])
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flags } from '../../src/cli/entries.ts'
import { buildInternal } from '../../src/report/kinds/internal.ts'
import type { PublishedPost } from '../../src/report/report.ts'
import { readPiece } from '../../src/cli/report/pieces.ts'
import { textOf } from '../../src/cli/report/run.ts'
import type { Document } from '../../src/documents/document.ts'
import { toHtml, toMarkdown, toPdf, toTerminal } from '../../src/documents/index.ts'
import { buildCaseStudy, composeCaseStudy } from '../../src/report/kinds/case-study.ts'
import { composeSponsor, readOverdue } from '../../src/report/kinds/sponsor.ts'
import type { Report } from '../../src/report/report.ts'
import { withVersion } from '../../src/report/with-version.ts'
import { caseStudyCsv } from '../../src/report/kinds/kinds-csv.ts'
import { invoicedIn } from '../../src/report/kinds/margin.ts'
import { roundedOff, sizeClass } from '../../src/report/kinds/case-study.ts'
import type { Client } from '../../src/store/clients.ts'
import type { ProposalContent } from '../../src/store/proposals.ts'
import type { Strategy } from '../../src/store/strategies.ts'
import { parseXml } from '../support/xml.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { fullReport } from './full-report.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const nobody = { name: null, company: null, email: null, phone: null }
const somebody = { name: 'Anna', company: 'Conseil', email: 'anna@example.com', phone: '03 88 00 00 00' }
const look = { color: null, logo: null }

async function sample(more: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, lang: 'fr', ...more })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  return context
}

/** An accepted offer of one hour a month. */
async function sellAnHour(context: TestContext): Promise<void> {
  const { proposals } = await context.store()
  const at = now.toISOString()
  const author = { name: 'Anna', company: null, status: 'EI', capital: null, rcs: null, siret: null, vat: null }
  const content: ProposalContent = {
    lang: 'fr',
    currency: 'EUR',
    dated: '2026-11-01',
    valid_days: 30,
    start: null,
    months: 3,
    lines: [
      { label: { fr: 'Animation', en: 'Care' }, details: [], each: 'month', minutes: 60, count: null, unit_price: 4_500 },
    ],
    discount_bp: 0,
    deposit_bp: 0,
    payment_days: 30,
    vat_said: null,
    vat_bp: null,
    author: { ...author, address: null, email: null, phone: null, insurance: null, country: 'FR' },
    customer: { name: 'Boulangerie', siren: null, address: null, country: 'FR' },
    mentions: [],
  }
  const { id } = await proposals.add(bakery.slug, content, at)
  await proposals.giveNumber(id, { content, after: null, seal: () => 'x' }, at)
  await proposals.markSent(id, null, at)
  await proposals.decide(id, { status: 'accepted', day: '2026-11-02', by: null, via: null, reason: null }, at)
}

async function shown(context: TestContext, flags: Flags): Promise<{ text: string; document: Document; json: unknown }> {
  const piece = await readPiece(context, { month: '2026-11', ...flags })
  const [document] = await piece.documents({ pictures: false, brief: false })
  if (document === undefined) throw new Error('no document')
  return { text: plain(String(await textOf(context, piece, 'md'))), document, json: piece.json }
}

describe('a version', () => {
  it.each(['internal', 'margin', 'case-study'])('is not kept of %s, which is sent to nobody', async (kind) => {
    const asked = readPiece(await sample(), { month: '2026-11', kind, version: '1' })
    await expect(asked).rejects.toMatchObject({ code: 'no_versions', kind: 'usage' })
  })
})

describe('the page for the management', () => {
  it('holds five sentences, four figures, one drawing and what is asked, in both languages', async () => {
    const context = await sample({ options: { lang: 'both' } })
    const piece = await readPiece(context, { month: '2026-11', kind: 'sponsor' })
    for (const document of await piece.documents({ pictures: false, brief: false })) {
      const blocks = document.sections.flatMap((section) => section.blocks)
      const kinds = blocks.map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'chart')).toHaveLength(1)
      expect(blocks.find((block) => block.kind === 'sentences')).toMatchObject({ sentences: { length: 5 } })
      expect(blocks.find((block) => block.kind === 'tiles')).toMatchObject({ tiles: { length: 4 } })
      // the legend says since when, and no code of a currency
      expect(blocks.find((block) => block.kind === 'chart')).toMatchObject({
        chart: { names: { value: expect.stringMatching(/^(?:Depuis le début|Since the start)$/) as string } },
      })
      parseXml(toHtml([document], look))
    }
  })

  it('is one page, whatever there is to say', async () => {
    const { report } = await fullReport(testContext({ now, lang: 'fr' }))
    const task = { code: 'give_baseline', who: 'client', count: 3, kpi: 'ugc_month', minutes: 30 } as const
    const decisions = Array.from({ length: 8 }, () => task)
    const next_month = { ...report.sections.next_month, decisions }
    const late = { fr: 'Réunion de lancement avec le dirigeant : objectifs, moyens, rôles', en: 'Kick-off', days_late: 30 }
    const full = { ...report, sections: { ...report.sections, next_month } }
    const without = { ...full.sections, objectives: { ...full.sections.objectives, items: [] } }
    for (const one of [full, { ...full, sections: without }]) {
      const facts = { version: 1, sha256: 'a'.repeat(64), replaces: null, changes: [] }
      const given = { lang: 'fr', currency: 'EUR', time_zone: 'Europe/Paris' } as const
      const page = composeSponsor(
        one,
        'fr',
        somebody,
        Array.from({ length: 9 }, () => late),
      )
      const document = withVersion(page, facts, given)
      const pdf = Buffer.from(await toPdf([document], look)).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    }
  })

  it('names what is more than a week late, the longest first [002-10]', async () => {
    const context = await sample()
    const store = await context.store()
    await store.plans.begin(bakery.slug, null, '2026-10-05', now.toISOString())
    const { text } = await shown(context, { kind: 'sponsor' })
    const [, count = '', days = ''] = /(\d+) tâches du plan ont plus d'une semaine de retard.*\((\d+) jours\)/.exec(text) ?? []
    const overdue = await readOverdue(context, await clientOf(context))
    expect(Number(count)).toBe(overdue.length)
    expect(Number(days)).toBe(Math.max(...overdue.map(({ days_late }) => days_late)))
    expect(Math.min(...overdue.map(({ days_late }) => days_late))).toBeGreaterThan(7)
  })
})

describe('the digest for those who contribute', () => {
  it('thanks each by name, with their time, and leaves out who is paid by invoice [002-12]', async () => {
    const { text, json } = await shown(await sample(), { kind: 'internal' })
    expect(text).toContain("Merci à l'équipe : gérante et vendeuse.")
    expect(text).not.toContain('consultant')
    expect(json).toMatchObject({
      ranked: false,
      contributors: [
        { name: 'gérante', minutes: 470, posts: null, posts_reason: 'not_collected' },
        { name: 'vendeuse', minutes: 250, replies: null, replies_reason: 'not_collected' },
      ],
    })
    expect(text).toContain('à moins de trois, on ne compare pas')
  })

  it('counts the posts of each where it is said who wrote them, and of nobody else [002-12]', async () => {
    const context = testContext({ now, lang: 'fr' })
    const { report } = await fullReport(context)
    const client = await clientOf(context)
    const { posts } = await context.store()
    const written = async (author: string | null): Promise<PublishedPost> => {
      const { id } = await posts.add(
        {
          client: bakery.slug,
          title: null,
          text: 'Bonjour',
          text_for: {},
          thread: false,
          first_comment: null,
          link: null,
          media: [],
          tags: [],
          pillar: null,
          campaign: null,
          scheduled_at: null,
          scheduled_local: null,
          time_zone: 'Europe/Paris',
          typed_at: null,
          content_hash: 'x',
          state: 'draft',
          approval: null,
          author,
          deliveries: [],
        },
        now.toISOString(),
      )
      return { id, title: 'Bonjour', pillar: null, deliveries: [] }
    }
    const counted = async (published: readonly PublishedPost[]) => {
      const sections = { ...report.sections, posts: { ...report.sections.posts, published } }
      const { contributors } = await buildInternal(context, client, { ...report, sections })
      return Object.fromEntries(contributors.map(({ name, posts: count, posts_reason }) => [name, [count, posts_reason]]))
    }
    const [own, again, nobody] = [await written('Gérante'), await written('gérante'), await written(null)]
    const unknown = [null, 'not_collected']
    expect(await counted([nobody])).toEqual({ gérante: unknown, vendeuse: unknown })
    expect(await counted([own, nobody])).toEqual({ gérante: [1, null], vendeuse: unknown })
    expect(await counted([own, again])).toEqual({ gérante: [2, null], vendeuse: [0, null] })
  })

  it('puts nobody above anybody below three people, whatever their minutes [002-12]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 5 }), async (minutes) => {
        const context = testContext({ now, lang: 'fr' })
        await addBakery(context)
        const { money } = await context.store()
        const time = { client: bakery.slug, network: null, activity: null, rate_per_hour: null, estimated: false }
        for (const [index, spent] of minutes.entries())
          await money.addTime({ ...time, date: '2026-11-03', minutes: spent, role: `p${index}` }, now.toISOString())
        const { json } = await shown(context, { kind: 'internal' })
        const { contributors, ranked } = json as { contributors: { name: string; minutes: number }[]; ranked: boolean }
        expect(ranked).toBe(minutes.length >= 3)
        const names = contributors.map(({ name }) => name)
        const order = contributors.map((one) => one.minutes)
        if (ranked) expect(order).toEqual(minutes.toSorted((a, b) => b - a))
        else expect(names).toEqual(names.toSorted())
      }),
      { numRuns: 12 },
    )
  })
})

describe('the margin sheet', () => {
  it('is the worked example to the cent', async () => {
    // 2 h spent, 200 € invoiced this month: 100 € an hour, 55 € above the 45 € that an hour is sold for
    const context = await sample({ env: { SMM_CONSULTANT_HOURLY_RATE: '45' } })
    const { json, text } = await shown(context, { kind: 'margin' })
    expect(json).toMatchObject({
      hourly_rate: 4500,
      clients: [
        {
          client: 'boulangerie',
          sold_minutes: null,
          sold_minutes_reason: 'no_accepted_offer',
          spent_minutes: 120,
          over_minutes: null,
          over_amount: null,
          over_amount_reason: 'no_accepted_offer',
          invoiced: 20_000,
          effective_hourly_rate: 10_000,
          rate_difference: 5_500,
        },
      ],
      totals: [{ currency: 'EUR', invoiced: 20_000, effective_hourly_rate: 10_000, rate_difference: 5_500 }],
    })
    expect(text.match(/confidentiel/gi)).toEqual(['Confidentiel'])
    expect(text).toContain('Cette feuille ne fait partie de rien de ce que le client reçoit.')
    expect(text).toContain('+55,00 €')
    // what an hour is sold for is not what it costs
    expect(text).not.toMatch(/coût de votre heure|votre coût|marge/i)
  })

  it('counts the hours beyond those sold at the rate, client by client', async () => {
    const context = await sample({ env: { SMM_CONSULTANT_HOURLY_RATE: '45' } })
    // one hour a month is sold, two were spent
    await sellAnHour(context)
    const { json, text } = await shown(context, { kind: 'margin' })
    expect(json).toMatchObject({
      clients: [{ sold_minutes: 60, spent_minutes: 120, over_minutes: 60, over_amount: 4_500, over_amount_reason: null }],
      totals: [{ over_minutes: 60, over_amount: 4_500 }],
    })
    expect(text).toContain('1 h · 45,00 €')
  })

  it('says why a figure is missing, and makes up none', async () => {
    const { json } = await shown(await sample(), { kind: 'margin' })
    expect(json).toMatchObject({
      clients: [{ effective_hourly_rate: 10_000, rate_difference: null, rate_difference_reason: 'no_rate' }],
    })
    const october = await readPiece(await sample({ env: { SMM_CONSULTANT_HOURLY_RATE: '45' } }), {
      month: '2026-10',
      kind: 'margin',
    })
    expect(october.json).toMatchObject({
      clients: [{ invoiced: null, invoiced_reason: 'no_invoice', rate_difference: null, effective_hourly_rate: null }],
    })
  })

  it('spreads an invoice over its months, and counts every cent of it once', () => {
    const cost = {
      id: 1,
      client: 'x',
      date: '2026-09-10',
      kind: 'external',
      vat_bp: 2000,
      currency: 'EUR',
      created_at: '',
    } as const
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 4 }), (amount_ht, months) => {
        const one = { ...cost, amount_ht, months, note: null, external_id: null, removed_at: null }
        const parts = ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01'].map((month) =>
          invoicedIn([one], 'EUR', month),
        )
        expect(parts.filter((part) => part !== null)).toHaveLength(months)
        expect(parts.reduce<number>((total, part) => total + (part ?? 0), 0)).toBe(amount_ht)
        expect(invoicedIn([one], 'CHF', '2026-09')).toBeNull()
      }),
    )
  })

  it('is in no form of the report of the client', async () => {
    const context = await sample({ env: { SMM_CONSULTANT_HOURLY_RATE: '45,67' } })
    const piece = await readPiece(context, { month: '2026-11' })
    for (const form of ['md', 'html', 'json', 'terminal'] as const) {
      const text = plain(String(await textOf(context, piece, form)))
      expect(text).not.toMatch(/45,67|4567|onfidentiel|effective_hourly/)
    }
  })
})

describe('the case study', () => {
  it('keeps sector, size class and rounded figures [002-30]', async () => {
    const context = await sample()
    await addStrategy(context, now.toISOString(), { answers: { sector: 'food_producer', headcount: 6 } })
    const { json, text } = await shown(context, { kind: 'case-study' })
    expect(json).toMatchObject({ sector: 'food_producer', size: '2-9', months: 7, currency: 'EUR' })
    const { cost, strict } = json as { cost: number; strict: number }
    for (const figure of [cost, strict]) expect(roundedOff(figure)).toBe(figure)
    expect(text).toContain('2 à 9 personnes')
    expect(text).toMatch(/environ \d/)
  })

  it('rounds to two digits, and puts every firm into one class', () => {
    expect([0, 7, 12, 123, 1_234, 98_765, -1_551].map(roundedOff)).toEqual([0, 7, 12, 120, 1_200, 99_000, -1_600])
    expect([1, 2, 9, 10, 49, 50, 249, 250, 5000].map(sizeClass)).toEqual([
      '1',
      '2-9',
      '2-9',
      '10-49',
      '10-49',
      '50-249',
      '50-249',
      '250+',
      '250+',
    ])
  })

  it('holds nothing that anybody typed, in any form and language: names, town, people, addresses, titles [002-30]', async () => {
    const { report: full } = await fullReport(testContext({ now, lang: 'fr' }))
    const strategy = await strategyOf(await sample())
    const word = fc.stringMatching(/^[A-Z][a-z]{6,10}qz[a-z]{3}$/)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 30, maxLength: 30 }), async (words) => {
        const { report, used } = retyped(full, words)
        expect(used.size).toBeGreaterThan(8)
        const people = { value: words.map((alias) => ({ alias })), state: 'answered' as const }
        const answers = { ...strategy.answers, people, client_name: { value: words[0], state: 'answered' as const } }
        const study = buildCaseStudy(report, { ...strategy, answers })
        const documents = (['fr', 'en'] as const).map((lang) => composeCaseStudy(study, lang, nobody))
        const forms = [
          JSON.stringify(study),
          ...(await caseStudyCsv(study, 'fr')).values(),
          ...documents.flatMap((one) => [toMarkdown(one), toTerminal(one, 80).join('\n'), JSON.stringify(one)]),
          toHtml(documents, look),
        ]
        for (const form of forms) for (const secret of words) expect(form.toLowerCase()).not.toContain(secret.toLowerCase())
      }),
      { numRuns: 20 },
    )
  })

  it('names its file after nobody', async () => {
    const context = await sample()
    expect((await readPiece(context, { month: '2026-11', kind: 'case-study' })).stem).toBe('cas-client')
    const { text } = await shown(context, { kind: 'case-study' })
    for (const part of ["Boulangerie de l'Ill", 'boulangerie', 'gérante', 'vendeuse']) expect(text).not.toContain(part)
  })
})

async function clientOf(context: TestContext): Promise<Client> {
  const client = await (await context.store()).clients.get(bakery.slug)
  if (client === null) throw new Error('no client')
  return client
}

async function strategyOf(context: TestContext): Promise<Strategy> {
  const strategy = await (await context.store()).strategies.get(bakery.slug)
  if (strategy === null) throw new Error('no strategy')
  return strategy
}

/** Where people's own words stand in a report. */
const typed = new Set([
  'client',
  'client_name',
  'sender',
  'title',
  'account',
  'url',
  'role',
  'name',
  'alt',
  'pillar',
  'fr',
  'en',
])

/** The same report with other words wherever somebody typed some. */
function retyped(report: Report, words: readonly string[]): { report: Report; used: ReadonlySet<string> } {
  const used = new Set<string>()
  let next = 0
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && typed.has(key)) {
      const word = words[next++ % words.length] ?? ''
      used.add(word)
      return key === 'url' ? `https://${word.toLowerCase()}.example/${word}` : word
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (typeof value !== 'object' || value === null) return value
    // a pillar of the client's own, an indicator that its file brought along
    const own = 'code' in value && value.code === 'pillar' && 'share' in value ? { ...value, value: words[3] } : value
    return Object.fromEntries(Object.entries(own).map(([name, inner]) => [name, walk(inner, name)]))
  }
  const made = walk(report, '') as Report
  const [first, ...items] = made.sections.objectives.items
  if (first === undefined) throw new Error('no objective')
  const objectives = {
    ...made.sections.objectives,
    items: [...items, { ...first, kpi: words[4] ?? '', objective: words[5] ?? '' }],
  }
  return { report: { ...made, sections: { ...made.sections, objectives } }, used }
}

describe('every kind in the form of tables', () => {
  it('has at least one, with a head', async () => {
    const context = await sample()
    for (const kind of ['internal', 'margin', 'case-study']) {
      const tables = await (await readPiece(context, { month: '2026-11', kind })).csv()
      expect(tables.size).toBeGreaterThan(0)
      for (const text of tables.values()) expect(text.split('\r\n').length).toBeGreaterThan(2)
    }
  })
})

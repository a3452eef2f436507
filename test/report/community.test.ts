import { describe, expect, it } from 'vitest'
import { toHtml, toMarkdown, toTerminal } from '../../src/documents/index.ts'
import { incidentsOf, verbatimsOf } from '../../src/report/community.ts'
import { incidentWords } from '../../src/report/document/community.ts'
import { buildReport } from '../../src/report/build-report.ts'
import { compose } from '../../src/report/compose.ts'
import { tablesOf } from '../../src/report/to-csv.ts'
import type { Incident } from '../../src/store/crisis.ts'
import type { InboxMessage, NewMessage } from '../../src/store/inbox.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { newMessage } from '../support/message.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const nobody = { name: null, company: null, email: null, phone: null }
const at = now.toISOString()

async function world(messages: readonly NewMessage[]): Promise<TestContext> {
  const context = testContext({ now, lang: 'fr' })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  await (await context.store()).inbox.receive(bakery.slug, messages, {}, at)
  return context
}

async function november(context: TestContext) {
  const client = await (await context.store()).clients.get(bakery.slug)
  if (client === null) throw new Error('no client')
  return buildReport(context, client, '2026-11', false)
}

const byRose = { author_id: 'u1', author_name: 'Rose Muller', author: 'facebook:u1' }
const four = [
  newMessage({ text: 'Quand ouvrez-vous le dimanche ? Rose Muller, 06 12 34 56 78', tags: ['question', 'need'], ...byRose }),
  newMessage({ text: 'Un régal, merci @boulangerie !', tags: ['praise'], tone: 'positive', tone_source: 'person' }),
  newMessage({ text: 'Pain trop cuit, écrivez-moi à rose@example.org', tags: ['complaint'], ...byRose }),
  newMessage({ text: 'Et si vous faisiez du pain sans gluten', tags: ['idea'] }),
  newMessage({ text: 'Sans étiquette' }),
]

describe('what customers say', () => {
  it('is counted by tag, with three verbatims without a name [000-13]', async () => {
    const report = await november(await world(four))
    const { said, ...community } = report.sections.community
    expect(community.messages).toBe(5)
    expect(said?.tags).toEqual([
      { tag: 'need', count: 1 },
      { tag: 'complaint', count: 1 },
      { tag: 'idea', count: 1 },
      { tag: 'question', count: 1 },
      { tag: 'praise', count: 1 },
    ])
    expect(said?.verbatims.map(({ tag }) => tag)).toEqual(['complaint', 'praise', 'need'])
    for (const lang of ['fr', 'en'] as const) {
      const document = compose(report, lang, nobody, new Map())
      for (const text of [
        toMarkdown(document),
        toTerminal(document, 80).join('\n'),
        toHtml([document], { color: null, logo: null }),
      ]) {
        for (const secret of ['Rose', 'Muller', 'rose@example.org', '06 12', '@boulangerie']) expect(text).not.toContain(secret)
        expect(plain(text)).toContain(lang === 'fr' ? 'Ce que disent vos clients' : 'What your customers say')
      }
    }
    expect(JSON.stringify(report)).not.toMatch(/Rose|Muller|06 12|rose@/)
  })

  it('the same person has the same number', async () => {
    const report = await november(await world(four.map((one) => ({ ...one, remote_id: `${one.remote_id}b` }))))
    const whose = (tag: string) => report.sections.community.said?.verbatims.find((one) => one.tag === tag)
    expect(whose('complaint')?.fr).toBe(whose('need')?.fr)
    expect(whose('complaint')?.fr).not.toBe(whose('praise')?.fr)
  })

  it('a message of another month, of a competitor or a copy is none of them', async () => {
    const report = await november(
      await world([
        newMessage({ tags: ['praise'], at: '2026-10-31T22:30:00.000Z' }),
        newMessage({ tags: ['praise'], at: '2026-11-30T23:30:00.000Z' }),
        newMessage({ tags: ['praise'], brand: false, source: 'listen' }),
        newMessage({ tags: ['idea'], at: '2026-10-31T23:30:00.000Z' }),
      ]),
    )
    expect(report.sections.community.said?.tags).toEqual([{ tag: 'idea', count: 1 }])
    expect(report.sections.community.messages).toBe(1)
  })

  it('is nothing that anybody looked for where no message was ever kept', async () => {
    const { community } = (await november(await world([]))).sections
    expect(community).toMatchObject({ messages: null, messages_reason: 'not_collected', response_rate_bp: null })
    expect(community.said?.mentions).toEqual({ value: null, reason: 'not_collected' })
  })

  it('stands in the CSV by its numbers', async () => {
    const tables = tablesOf(await november(await world(four)), 'fr')
    expect(tables['community']?.rows).toContainEqual(['2026-11', 'tag:complaint', 1, null])
  })

  it('a report that was frozen before messages were kept is shown as it was', async () => {
    const report = await november(await world(four))
    const { said: _, ...before } = report.sections.community
    const old = { ...report, sections: { ...report.sections, community: before } }
    expect(plain(toMarkdown(compose(old, 'fr', nobody, new Map())))).not.toContain('Ce que disent vos clients')
    expect(tablesOf(old, 'fr')['incidents']?.rows).toEqual([])
  })
})

describe('verbatims', () => {
  const message = (id: number, tags: InboxMessage['tags'], text = `mot ${id}`): InboxMessage =>
    ({ ...newMessage({ tags, text }), id }) as unknown as InboxMessage
  const client = { lang: 'fr' as const, name: 'Boulangerie' }

  it('one of each tag first, then more of the same', () => {
    const list = [message(1, ['praise']), message(2, ['praise']), message(3, ['question'])]
    expect(verbatimsOf(list, client).map(({ text }) => text)).toEqual(['mot 1', 'mot 3', 'mot 2'])
    expect(verbatimsOf([], client)).toEqual([])
  })

  it('are cut between words', () => {
    const [one] = verbatimsOf([message(1, ['need'], 'pain '.repeat(200))], client)
    expect(one?.text.length).toBeLessThanOrEqual(283)
    expect(one?.text.endsWith('pain …')).toBe(true)
  })
})

describe('incidents', () => {
  const incident = (more: Partial<Incident>): Incident =>
    ({
      topic: 'Farine rappelée',
      drill: false,
      highest: 'amber',
      opened_at: '2026-11-10T08:00:00.000Z',
      closed_at: '2026-11-10T14:00:00.000Z',
      outcome: null,
      lesson: 'Prévenir plus tôt',
      ...more,
    }) as Incident
  const from = '2026-10-31T23:00:00.000Z'
  const to = '2026-11-30T23:00:00.000Z'

  it('are those that stood open in the month, exercises left out', () => {
    const list = [
      incident({ topic: 'avant', opened_at: '2026-10-01T08:00:00.000Z', closed_at: '2026-10-02T08:00:00.000Z' }),
      incident({ topic: 'depuis octobre', opened_at: '2026-10-30T08:00:00.000Z', closed_at: '2026-11-02T08:00:00.000Z' }),
      incident({ topic: 'ouvert', opened_at: '2026-11-29T08:00:00.000Z', closed_at: null }),
      incident({ topic: 'exercice', drill: true }),
      incident({ topic: 'après', opened_at: '2026-12-01T08:00:00.000Z', closed_at: null }),
    ]
    expect(incidentsOf(list, from, to, at).map(({ topic, minutes }) => [topic, minutes])).toEqual([
      ['depuis octobre', 3 * 24 * 60],
      ['ouvert', 4 * 24 * 60 + 60],
    ])
  })

  it('are told in one line, open or closed', () => {
    const told = (lang: 'fr' | 'en', ...list: Incident[]) => plain(incidentWords(lang, incidentsOf(list, from, to, at)))
    expect(told('fr')).toBe('aucun')
    expect(told('fr', incident({}))).toBe('1 incident orange, clos en 6 h')
    expect(told('en', incident({ highest: 'red', opened_at: '2026-11-29T08:00:00.000Z', closed_at: null }))).toBe(
      '1 red incident, under way for 4 days',
    )
    expect(told('fr', incident({}), incident({ highest: 'red', opened_at: '2026-11-20T08:00:00.000Z', closed_at: null }))).toBe(
      '2 incidents, dont 1 en cours ; niveau le plus haut : rouge',
    )
  })

  it('one that is open is what the summary warns of', async () => {
    const context = await world([])
    const store = await context.store()
    const facts = { topic: 'Farine rappelée', severity: 'none', amplifier: 'none', data_breach: false } as const
    const more = { account_compromised: false, legal_threat: false, press_inquiry: true, responsibility: null } as const
    await store.crisis.apply(
      bakery.slug,
      {
        cause: 'report',
        input: {},
        result: {},
        previous: { level: 'green', consecutive_lower: 0 },
        open: null,
        next: { level: 'amber', consecutive_lower: 0, watch: false },
        index: 30,
        incident: { ...facts, ...more, spokesperson: null, raised_to: null, settled_at: null, opened_by: 'consultant' },
        log: [],
        alerts: [],
        messages: [],
        hold_reason: null,
      },
      '2026-11-20T08:00:00.000Z',
    )
    const { summary, community } = (await november(context)).sections
    expect(community.incidents).toBe(1)
    const risk = summary.sentences.find(({ about }) => about === 'risk')
    expect(risk?.code).toBe('incident')
    expect(plain(risk?.fr ?? '')).toContain('un incident orange est en cours')
  })
})

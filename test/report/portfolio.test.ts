import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/report/run.ts'
import { Failure } from '../../src/failure.ts'
import { composePortfolio, type Portfolio } from '../../src/report/portfolio.ts'
import { toMarkdown } from '../../src/documents/index.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, now } from './sample.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const nobody = { name: null, company: null, email: null, phone: null }

async function three(more: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, lang: 'fr', ...more })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  await addBakery(context, { slug: 'zurich', name: 'Confiserie', currency: 'CHF', time_zone: 'Europe/Zurich' })
  await addBakery(context, { slug: 'antilles', name: 'Pâtisserie', time_zone: 'America/Martinique' })
  const { money } = await context.store()
  const sale = { client: 'zurich', margin_bp: null, currency: 'CHF', refund_of: null, count: 1 }
  const at = now.toISOString()
  await money.addSale({ ...sale, date: '2026-11-20', sale_id: 'z', evidence: 'promo_code', revenue: 10_000 }, at)
  const cost = { client: 'zurich', kind: 'ads', vat_bp: 0, months: 1, currency: 'CHF' } as const
  await money.addCost({ ...cost, date: '2026-11-02', amount_ht: 5_000 }, at)
  return context
}

/** One client cannot be read: its strategy is no strategy any more. */
async function damage(context: TestContext, client: string): Promise<void> {
  await addStrategy(context, undefined, { client })
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(context.places.database)
  db.prepare("UPDATE strategies SET result = '{' WHERE client = ?").run(client)
  db.close()
}

async function portfolio(context: TestContext): Promise<Portfolio> {
  await run(context, { allClients: true, format: 'json' })
  return JSON.parse(context.stdout()) as Portfolio
}

describe('smm report --all-clients', () => {
  it('has a row for each client, and never adds two currencies', async () => {
    const found = await portfolio(await three())
    expect(found.month).toBe('2026-11')
    expect(found.clients.map(({ client }) => client).toSorted()).toEqual(['antilles', 'boulangerie', 'zurich'])
    const row = (slug: string) => found.clients.find(({ client }) => client === slug)
    expect(row('boulangerie')).toMatchObject({
      objectives: [{ objective: 'sales' }, { objective: 'loyalty', status: 'not_measured' }],
      minutes: 840,
      minutes_planned: 691,
      cost: 52_709,
      version: null,
      posts_published: 0,
    })
    expect(row('antilles')).toMatchObject({
      cost: null,
      cost_reason: 'no_cost_entered',
      strict: null,
      strict_reason: 'no_entries',
    })
    expect(row('zurich')).toMatchObject({ currency: 'CHF', cost: 5_000, strict: 6_000, verdict: 'too_early' })
    expect(found.totals).toMatchObject([
      { currency: 'CHF', clients: 1, cost: 5_000, strict: 6_000 },
      { currency: 'EUR', clients: 2, cost: 52_709, cost_of: 1, strict_of: 1 },
    ])
  })

  it('is said in words, in both languages, with what is not measured and why', async () => {
    const found = await portfolio(await three())
    const fr = plain(toMarkdown(composePortfolio(found, 'fr', nobody)))
    for (const words of ['Tous vos clients', '14 h sur 11 h 31', '(trop tôt pour juger)', 'pas envoyé', '(1 sur 2 clients)'])
      expect(fr).toContain(words)
    expect(fr).toContain('non mesuré : aucun temps, coût ni vente')
    expect(plain(toMarkdown(composePortfolio(found, 'en', nobody)))).toContain('1 of 2 clients')
  })

  it('leaves the reasons out of the narrow columns of a terminal, and keeps them in every other form', async () => {
    for (const [lang, short, why] of [
      ['fr', 'non', 'aucun temps'],
      ['en', 'not', 'no time'],
    ] as const) {
      const context = await three({ lang })
      await run(context, { allClients: true })
      const lines = plain(context.stdout()).split('\n')
      const row = lines.slice(lines.findIndex((line) => line.includes('Pâtisserie'))).filter((line) => line.trim() !== '')
      // `non mesuré` in four columns, on two lines: then come the totals
      expect(row[0]?.match(new RegExp(`\\b${short}\\b`, 'g'))?.length).toBeGreaterThanOrEqual(4)
      expect(row[2]).toMatch(/^(Totaux|Totals)/)
      for (const format of ['md', 'html']) {
        const other = testContext({ now, lang, folder: context.folder })
        await run(other, { allClients: true, format })
        expect(plain(other.stdout())).toContain(why)
      }
    }
  })

  it('counts the objectives in one state behind the words, which stay right for one and for several', async () => {
    const found = await portfolio(await three())
    const [first] = found.clients
    const objectives = [0, 1].map(() => ({ objective: 'loyalty', status: 'not_measured' as const }))
    const clients = first === undefined ? [] : [{ ...first, objectives }]
    expect(plain(toMarkdown(composePortfolio({ ...found, clients }, 'fr', nobody)))).toContain('non mesuré (2)')
  })

  it('takes the last month that is over everywhere', async () => {
    // the first hours of December in Strasbourg are still November in Martinique
    const early = await three({ now: new Date('2026-11-30T23:30:00Z') })
    expect((await portfolio(early)).month).toBe('2026-10')
  })

  it('goes on without a client that cannot be read, and says so with its exit code', async () => {
    const context = await three()
    await damage(context, 'antilles')
    expect(await run(context, { allClients: true })).toBe(3)
    const shown = plain(context.stdout())
    expect(shown).toContain('Boulangerie')
    expect(shown).toContain("Ceux qui n'ont pas pu être lus")
    expect(shown).toContain('Pâtisserie :')
  })

  it('writes a report for each client into a folder, which it makes', async () => {
    const context = await three()
    const folder = join(context.folder, 'novembre')
    expect(await run(context, { allClients: true, output: folder })).toBe(0)
    expect(readdirSync(folder).toSorted()).toEqual(['antilles-2026-11.html', 'boulangerie-2026-11.html', 'zurich-2026-11.html'])
    expect(readFileSync(join(folder, 'zurich-2026-11.html'), 'utf8')).toContain('Confiserie')
    expect(plain(context.stderr())).toContain('3 rapports écrits dans')
  })

  it('writes the others when one fails, and lists what failed', async () => {
    const context = await three({ options: { json: true } })
    await damage(context, 'antilles')
    const folder = join(context.folder, 'out')
    mkdirSync(folder)
    expect(await run(context, { allClients: true, format: 'md', output: folder })).toBe(3)
    expect(readdirSync(folder).toSorted()).toEqual(['boulangerie-2026-11.md', 'zurich-2026-11.md'])
    const written = JSON.parse(context.stdout()) as { client: string; file: string | null; error: string | null }[]
    expect(written.find(({ client }) => client === 'antilles')).toMatchObject({
      file: null,
      error: expect.any(String) as string,
    })
  })

  it('writes nothing with --dry-run, and one document where the name is that of one', async () => {
    const dry = await three({ options: { dry_run: true } })
    const folder = join(dry.folder, 'out')
    expect(await run(dry, { allClients: true, output: folder })).toBe(0)
    expect(existsSync(folder)).toBe(false)
    const context = await three()
    const file = join(context.folder, 'tous.html')
    writeFileSync(file, 'before')
    expect(await run(context, { allClients: true, output: file })).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('Tous vos clients')
  })

  it('has the margin of all, and no other kind', async () => {
    const context = await three({ env: { SMM_CONSULTANT_HOURLY_RATE: '45' } })
    expect(await run(context, { allClients: true, kind: 'margin', format: 'json' })).toBe(0)
    expect(JSON.parse(context.stdout())).toMatchObject({
      totals: [
        { currency: 'CHF', rate_difference: null },
        { currency: 'EUR', invoiced: 20_000, effective_hourly_rate: 10_000, rate_difference: 5_500 },
      ],
    })
    await expect(run(context, { allClients: true, kind: 'internal' })).rejects.toBeInstanceOf(Failure)
    await expect(run(testContext({ now, lang: 'fr' }), { allClients: true })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

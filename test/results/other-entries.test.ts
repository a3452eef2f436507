import { describe, expect, it } from 'vitest'
import { run as addCost } from '../../src/cli/cost/add.ts'
import { run as removeCost } from '../../src/cli/cost/remove.ts'
import { run as addHire } from '../../src/cli/hire/add.ts'
import { run as listHires } from '../../src/cli/hire/list.ts'
import { run as removeHire } from '../../src/cli/hire/remove.ts'
import { run as addLead } from '../../src/cli/lead/add.ts'
import { run as lost } from '../../src/cli/lead/lost.ts'
import { run as removeLead } from '../../src/cli/lead/remove.ts'
import { run as won } from '../../src/cli/lead/won.ts'
import { run as addSale } from '../../src/cli/sale/add.ts'
import { run as removeSale } from '../../src/cli/sale/remove.ts'
import { proposePiece, proposeTime } from '../../src/results/propose-time.ts'
import { readReturn } from '../../src/results/read-return.ts'
import type { Client } from '../../src/store/clients.ts'
import type { Post } from '../../src/store/posts.ts'
import { addBakery, bakery } from '../report/sample.ts'
import { typographyFaults } from '../support/french.ts'
import { testContext, type TestContextOptions } from '../support/context.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const { slug } = bakery

async function shop(more: TestContextOptions = {}) {
  const context = testContext({ now, lang: 'fr', ...more })
  const client = await addBakery(context)
  return { context, client, money: (await context.store()).money }
}

const strictOf = async ({ context, client }: Awaited<ReturnType<typeof shop>>) =>
  (await readReturn(context, client, '2026-11', { strategy: null })).result.series.at(-1)?.cumulative

describe('smm hire', () => {
  it('keeps hires with what they avoided, lists and takes them out', async () => {
    const made = await shop()
    const { context, money } = made
    await addHire(context, { count: '2', cost: '3 200', date: '2026-11-02', note: 'apprentis' })
    await addHire(context, {})
    expect(plain(context.stdout())).toBe(
      'Embauche notée : 2 embauches · 2 novembre 2026 · coût évité : 3 200,00 € chacune · apprentis\n' +
        'Embauche notée : 1 embauche · 23 novembre 2026\n',
    )
    expect(plain(context.stderr())).toContain("Personne n'a dit ce que coûte un recrutement chez ce client")
    expect((await strictOf(made))?.extended).toBe(640_000)
    await listHires(context, {})
    await removeHire(context, ['1'])
    expect((await money.listHires(slug)).map(({ id }) => id)).toEqual([2])
    expect(typographyFaults(context.stdout() + context.stderr(), ["Boulangerie de l'Ill"])).toEqual([])
  })

  it('takes the client’s own answer', async () => {
    const { context, money } = await shop({ lang: 'en' })
    const store = await context.store()
    await store.strategies.add(
      {
        client: slug,
        mode: 'full',
        schema: 'smm.answers/1',
        lang: 'fr',
        answers: { deal_economics: { value: { hire_cost: 400_000 }, state: 'answered' } },
        input: {},
        result: {},
        weights_version: 'x',
      },
      now.toISOString(),
    )
    await addHire(context, {})
    expect(plain(context.stdout())).toContain('cost avoided: €4,000.00 each')
    expect((await money.listHires(slug))[0]?.avoided_cost).toBe(400_000)
  })
})

describe('smm lead won and lost', () => {
  it('becomes a sale with its number, in one step', async () => {
    const { context, money } = await shop()
    await addLead(context, { id: 'D-31', closeRate: '30', averageMargin: '200' })
    await won(context, 'D-31', { amount: '850' })
    expect((await money.listLeads(slug))[0]?.status).toBe('won')
    expect(await money.listSales(slug)).toMatchObject([{ sale_id: 'D-31', evidence: 'declared', revenue: 85_000 }])
    expect(plain(context.stdout())).toContain('Vente notée : 850,00 €')
  })

  it('says that a sale of its number is there already: the two count once', async () => {
    const { context } = await shop()
    await addLead(context, { id: '1001' })
    await addSale(context, ['45'], { id: '1001', evidence: 'utm' })
    await won(context, '1001', { amount: '850' })
    expect(plain(context.stderr())).toContain('La vente « 1001 » est déjà notée (lien de suivi)')
  })

  it('says the command without an amount, and asks for it on a terminal', async () => {
    const { context, money } = await shop({ lang: 'en' })
    await addLead(context, { id: 'D-31' })
    await won(context, 'D-31', {})
    expect(context.stderr()).toContain('smm sale add <amount> --evidence declared --id D-31 -c boulangerie')
    expect(await money.listSales(slug)).toEqual([])
    const asked = testContext({ now, folder: context.folder, ask: { text: async () => '12,50 €' } })
    await won(asked, 'D-31', { evidence: 'utm' })
    expect(await money.listSales(slug)).toMatchObject([{ evidence: 'utm', revenue: 1250 }])
  })

  it('is lost without a trace in the return, and must be known', async () => {
    const made = await shop()
    await addLead(made.context, { id: 'D-31', closeRate: '30', averageMargin: '200' })
    expect((await strictOf(made))?.extended).toBe(6000)
    await lost(made.context, 'D-31')
    expect((await strictOf(made))?.extended).toBe(0)
    await expect(won(made.context, 'D-9', {})).rejects.toMatchObject({ kind: 'not_found', code: 'lead_not_found' })
  })
})

it('support counts from the first month on, also where that month has the fees of an interface alone', async () => {
  const made = await shop()
  const { context } = made
  const store = await context.store()
  const at = '2026-09-05T10:00:00.000Z'
  const { id } = await store.accounts.add(
    { client: slug, network: 'x', name: 'x', endpoint: null, path: null, for_network: null },
    at,
  )
  const fee = { client: slug, account_id: id, network: 'x', at, what: 'read', count: 1, micros: 10_000 } as const
  await store.fees.add({ ...fee, currency: 'EUR', delivery_id: null })
  const none = { network: 'other', account_id: null, delivery_id: null, remote_post: null, reason: null, age_hours: null }
  const typed = { client: slug, metric: 'support_resolved', from_day: '2026-09-01', to_day: '2026-09-30', captured_at: at }
  await store.metrics.add([{ ...none, ...typed, value: 18, source: 'manual', source_name: 'x' }], at)
  await addCost(context, ['30'], { kind: 'ads' })
  const { input } = await readReturn(context, made.client, '2026-11', { strategy: null })
  expect(input.months.map(({ month, support }) => [month, support?.resolved ?? null])).toEqual([
    ['2026-09', 18],
    ['2026-10', null],
    ['2026-11', null],
  ])
})

describe('what is taken out', () => {
  it('counts no more, is kept in the trail, and can be taken out once', async () => {
    const made = await shop()
    const { context, money } = made
    await addCost(context, ['30'], { kind: 'ads' })
    await addSale(context, ['100'], { evidence: 'promo_code', id: 'F-1' })
    await addSale(context, ['20'], { refundOf: 'F-1' })
    await addLead(context, { id: 'D-1' })
    expect(await strictOf(made)).toMatchObject({ cost: 3000, strict: 4800 })
    await removeSale(context, ['F-1'])
    expect(await money.listSales(slug)).toEqual([])
    await removeCost(context, ['1'])
    await removeLead(context, ['D-1'])
    expect(await strictOf(made)).toMatchObject({ cost: 0, strict: 0 })
    const actions = (await (await context.store()).audit.list()).map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['sale.remove', 'cost.remove', 'lead.remove']))
    await expect(removeCost(context, ['1'])).rejects.toMatchObject({ kind: 'not_found', code: 'entry_not_found' })
    // all or none
    await addCost(context, ['5'], { kind: 'ads' })
    await expect(removeCost(context, ['2', '99'])).rejects.toMatchObject({ code: 'entry_not_found' })
    expect(await money.listCosts(slug)).toHaveLength(1)
    // told again, the lead is there again
    await addLead(context, { id: 'D-1' })
    expect(await money.listLeads(slug)).toHaveLength(1)
    expect(await money.firstDate(slug)).toBe('2026-11-23')
  })

  it('stays with --dry-run', async () => {
    const { context, money } = await shop()
    await addCost(context, ['30'], { kind: 'ads' })
    const dry = testContext({ now, lang: 'fr', folder: context.folder, options: { dry_run: true } })
    await removeCost(dry, ['1'])
    expect(plain(dry.stdout())).toContain('Serait retiré : 30,00 € hors taxes')
    expect(await money.listCosts(slug)).toHaveLength(1)
  })
})

describe('small entries are proposed', () => {
  const work = { minutes: 15, activity: 'community', network: 'facebook' } as const

  it('as one ready command, on a terminal alone', async () => {
    const { context, client } = await shop({ ask: {} })
    proposeTime(context, client, work)
    expect(plain(context.stderr())).toBe(
      'Le temps passé, pour le noter : smm time add 15 -c boulangerie --activity community --network facebook\n',
    )
    for (const options of [{ quiet: true }, { json: true }, { dry_run: true }]) {
      const silent = await shop({ ask: {}, options })
      proposeTime(silent.context, silent.client, work)
      expect(silent.context.stderr()).toBe('')
    }
    const piped = await shop()
    proposeTime(piped.context, piped.client, work)
    expect(piped.context.stderr()).toBe('')
  })

  it('with the minutes of such a piece, the client’s own where its log has shown them', async () => {
    const { context, client } = await shop({ ask: {}, lang: 'en' })
    const account = await (
      await context.store()
    ).accounts.add(
      { client: slug, network: 'mastodon', name: 'm', endpoint: null, path: null, for_network: 'facebook' } as never,
      now.toISOString(),
    )
    const content = { text: 'Bread', media: [], link: null }
    const post = { deliveries: [{ account_id: account.id, network: 'mastodon', content }] } as unknown as Post
    const own: Client = { ...client, piece_minutes: { text_short: 12 } }
    await proposePiece(context, own, post)
    expect(context.stderr()).toContain('smm time add 12 -c boulangerie --activity production --network mastodon')
  })
})

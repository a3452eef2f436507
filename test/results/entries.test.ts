import { describe, expect, it } from 'vitest'
import { run as addCost } from '../../src/cli/cost/add.ts'
import { run as listCosts } from '../../src/cli/cost/list.ts'
import { run as addLead } from '../../src/cli/lead/add.ts'
import { run as listLeads } from '../../src/cli/lead/list.ts'
import { run as addSale } from '../../src/cli/sale/add.ts'
import { run as listSales } from '../../src/cli/sale/list.ts'
import { run as addTime } from '../../src/cli/time/add.ts'
import { run as listTime } from '../../src/cli/time/list.ts'
import type { Flags } from '../../src/cli/entries.ts'
import { addBakery, addStrategy, bakery } from '../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

async function context(more: TestContextOptions = {}, client: Partial<typeof bakery> = {}): Promise<TestContext> {
  const made = testContext({ now, lang: 'fr', ...more })
  await addBakery(made, client)
  return made
}

const entries = async (made: TestContext) => {
  const { money } = await made.store()
  const { slug } = bakery
  return {
    time: await money.listTime(slug),
    costs: await money.listCosts(slug),
    sales: await money.listSales(slug),
    leads: await money.listLeads(slug),
  }
}

describe('smm time add', () => {
  it('names the client, keeps the time and says what was understood', async () => {
    const made = await context()
    await addTime(made, ['1', 'h', '30'], { role: 'GÉRANTE', date: 'hier', activity: 'production', network: 'facebook' })
    expect(plain(made.stderr())).toBe("Boulangerie de l'Ill\n")
    expect(plain(made.stdout())).toBe(
      "Temps noté : 1 h 30 · GÉRANTE · 22 novembre 2026 · production · Facebook · 24,00 € de l'heure, soit 36,00 €\n",
    )
    expect((await entries(made)).time).toMatchObject([
      { date: '2026-11-22', minutes: 90, rate_per_hour: 2400, estimated: false, activity: 'production' },
    ])
  })

  it('says it in English too, with the role’s own rate', async () => {
    const made = await context({ lang: 'en' })
    await addTime(made, ['45'], { role: 'Vendeuse', estimated: true })
    expect(plain(made.stdout())).toBe(
      'Time recorded: 45 min · estimated · vendeuse · 23 November 2026 · €23.80 an hour: €17.85\n',
    )
  })

  it('keeps no rate for the consultant or a provider, whatever is said', async () => {
    const made = await context()
    await addTime(made, ['60'], { role: 'consultante', rate: '90' })
    await addTime(made, ['60'], { role: 'prestataire' })
    expect((await entries(made)).time.map(({ role, rate_per_hour }) => [role, rate_per_hour])).toEqual([
      ['consultant', null],
      ['provider', null],
    ])
    expect(plain(made.stderr())).toContain('Le taux donné est laissé de côté')
    expect(plain(made.stderr())).toContain("c'est la facture qui compte")
  })

  it('asks who, once per client, and remembers', async () => {
    const asked: string[] = []
    const ask = { select: async (question: string) => (asked.push(question), 'consultant') as never }
    const made = await context({ ask })
    await addTime(made, ['30'], {})
    await addTime(made, ['40'], {})
    expect(asked.map(plain)).toEqual(['Qui ?'])
    expect(plain(made.stderr())).toContain('Comme la dernière fois : consultant.')
    expect((await entries(made)).time.map(({ role }) => role)).toEqual(['consultant', 'consultant'])
  })

  it('does not guess without a terminal', async () => {
    const made = await context({ lang: 'en' })
    await expect(addTime(made, ['30'], {})).rejects.toMatchObject({
      kind: 'usage',
      code: 'role_needed',
      hint: expect.stringContaining('--role consultant'),
    })
    expect((await entries(made)).time).toEqual([])
  })

  it('says when nobody knows what an hour costs', async () => {
    const made = await context({}, { hourly_rate: null, rates: {} })
    await addTime(made, ['30'], { role: 'gérante' })
    expect(plain(made.stderr())).toContain('Aucun taux horaire connu pour « gérante »')
  })

  it('stores nothing with --dry-run, and gives JSON and nothing else with --json', async () => {
    const dry = await context({ options: { dry_run: true, json: true } })
    await addTime(dry, ['90'], { role: 'gérante' })
    expect(JSON.parse(dry.stdout())).toMatchObject({ id: null, minutes: 90, role: 'gérante', rate_per_hour: 2400 })
    expect(dry.stderr()).toBe('')
    expect((await entries(dry)).time).toEqual([])
  })

  it.each<[string[], Flags, string]>([
    [['1,5'], { role: 'consultant' }, 'bad_duration'],
    [['0'], { role: 'consultant' }, 'bad_duration'],
    [['25h'], { role: 'consultant' }, 'longer_than_a_day'],
    [['1441'], { role: 'consultant' }, 'longer_than_a_day'],
    [['30'], { role: 'consultant', date: 'demain' }, 'bad_date'],
    [['30'], { role: 'consultant', date: '2026-11-24' }, 'date_in_future'],
    [['30'], { role: 'gérante', rate: 'beaucoup' }, 'bad_amount'],
    [['30'], { role: 'gérante', rate: '-5' }, 'rate_negative'],
    [['30'], { role: '  ' }, 'role_needed'],
  ])('refuses %j %j as %s and stores nothing', async (args, flags, code) => {
    const made = await context()
    await expect(addTime(made, args, flags)).rejects.toMatchObject({ kind: 'usage', code })
    expect((await entries(made)).time).toEqual([])
  })
})

describe('smm cost add', () => {
  it('reads an amount as one says it, spreads it and says so', async () => {
    const made = await context()
    await addCost(made, ['1', '234,50', '€'], { kind: 'tools', months: '12', vat: '20', date: '01/10' })
    expect(plain(made.stdout())).toBe(
      'Coût noté : 1 234,50 € hors taxes · outils · 1er octobre 2026 · TVA 20 % · sur 12 mois, le premier : octobre 2026\n',
    )
    expect((await entries(made)).costs).toMatchObject([
      { amount_ht: 123_450, vat_bp: 2000, months: 12, date: '2026-10-01', currency: 'EUR' },
    ])
  })

  it('warns where VAT matters, and where a currency has no rate', async () => {
    const made = await context({ lang: 'en' }, { vat_recoverable: false })
    await addCost(made, ['200'], { kind: 'external', currency: 'chf' })
    expect(made.stderr()).toContain('does not recover VAT')
    expect(made.stderr()).toContain('In CHF without an exchange rate')
  })

  it.each<[string[], Flags, string]>([
    [['200'], {}, 'kind_needed'],
    [['0'], { kind: 'ads' }, 'amount_not_positive'],
    [['-20'], { kind: 'ads' }, 'amount_not_positive'],
    [['beaucoup'], { kind: 'ads' }, 'bad_amount'],
    [['1,234'], { kind: 'ads' }, 'ambiguous_amount'],
    [['20'], { kind: 'ads', vat: '200' }, 'bad_percent'],
    [['20'], { kind: 'ads', months: '0' }, 'bad_count'],
    [['20'], { kind: 'ads', months: '1,5' }, 'bad_count'],
    [['20'], { kind: 'ads', currency: 'EURO' }, 'bad_currency'],
    [['20 $'], { kind: 'ads' }, 'other_currency'],
  ])('refuses %j %j as %s and stores nothing', async (args, flags, code) => {
    const made = await context()
    await expect(addCost(made, args, flags)).rejects.toMatchObject({ kind: 'usage', code })
    expect((await entries(made)).costs).toEqual([])
  })
})

describe('smm sale add', () => {
  it('gives a number to a sale without one, and stands for several', async () => {
    const made = await context()
    await addSale(made, ['184,50'], { evidence: 'promo_code', count: '12' })
    expect(plain(made.stdout())).toBe(
      'Vente notée : 184,50 € · 12 ventes, montant total · code promo · 23 novembre 2026 · marge 60 % (celle du client) · s1\n',
    )
    await addSale(made, ['20'], { evidence: 'promo_code' })
    expect((await entries(made)).sales.map(({ sale_id, count }) => [sale_id, count])).toEqual([
      ['s1', 12],
      ['s2', 1],
    ])
  })

  it('never gives a number that the client uses', async () => {
    const made = await context()
    await addSale(made, ['10'], { evidence: 'utm', id: 's2' })
    await addSale(made, ['20'], { evidence: 'utm' })
    const ids = (await entries(made)).sales.map(({ sale_id }) => sale_id)
    expect(new Set(ids).size).toBe(2)
  })

  it('gives a sale back with its evidence, margin and currency, never more than was sold', async () => {
    const made = await context({ lang: 'en' })
    await addSale(made, ['100'], { evidence: 'declared', id: 'F-1', margin: '30', currency: 'CHF' })
    await addSale(made, ['40'], { refundOf: 'F-1', date: 'today' })
    expect((await entries(made)).sales[1]).toMatchObject({
      revenue: -4000,
      evidence: 'declared',
      margin_bp: 3000,
      currency: 'CHF',
      refund_of: 'F-1',
      sale_id: 's2',
    })
    await expect(addSale(made, ['60,01'], { refundOf: 'F-1' })).rejects.toMatchObject({
      code: 'refund_too_large',
      message: expect.stringContaining('60.00'),
    })
    await addSale(made, ['60'], { refundOf: 'F-1' })
    await expect(addSale(made, ['1'], { refundOf: 's2' })).rejects.toMatchObject({ code: 'refund_of_refund' })
    expect((await entries(made)).sales).toHaveLength(3)
  })

  it('says that the same sale counts once', async () => {
    const made = await context({ lang: 'en' })
    await addSale(made, ['100'], { evidence: 'declared', id: 'F-1' })
    await addSale(made, ['100'], { evidence: 'utm', id: 'F-1' })
    expect(made.stderr()).toContain('The sale “F-1” is recorded already (declared by the customer)')
  })

  it('says what the return will miss: margin and tracking', async () => {
    const made = await context({}, { default_margin_bp: null })
    await addSale(made, ['100'], { evidence: 'assisted' })
    expect(plain(made.stderr())).toContain('Marge inconnue')
    expect(plain(made.stderr())).toContain('smm client edit --track assisted=2026-11')
  })

  it.each<[string[], Flags, string]>([
    [['100'], {}, 'evidence_needed'],
    [['-100'], { evidence: 'utm' }, 'negative_sale'],
    [['0'], { evidence: 'utm' }, 'amount_not_positive'],
    [['10'], { refundOf: 'nowhere' }, 'sale_not_found'],
    [['10'], { evidence: 'utm', count: '0' }, 'bad_count'],
    [['10'], { evidence: 'utm', margin: '101' }, 'bad_percent'],
    [['10'], { evidence: 'utm', id: 'x'.repeat(201) }, 'bad_id'],
  ])('refuses %j %j as %s and stores nothing', async (args, flags, code) => {
    const made = await context()
    await expect(addSale(made, args, flags)).rejects.toMatchObject({ code })
    expect((await entries(made)).sales).toEqual([])
  })
})

describe('smm lead add', () => {
  it('takes what a lead is worth from the client’s answers', async () => {
    const made = await context()
    await addStrategy(made)
    await addLead(made, {})
    expect(plain(made.stdout())).toBe(
      'Demande notée : l1 · 23 novembre 2026 · en cours · taux de signature 30 %, marge moyenne 30,00 €\n',
    )
    expect((await entries(made)).leads).toMatchObject([{ lead_id: 'l1', close_rate_bp: 3000, avg_margin: 3000 }])
  })

  it('follows one lead by its number: the first day stays, the status changes', async () => {
    const made = await context({ lang: 'en' })
    await addLead(made, { id: 'D-1', date: '2026-10-02', closeRate: '30', averageMargin: '200' })
    await addLead(made, { id: 'D-1', status: 'won' })
    expect(made.stdout()).toContain('Lead updated: D-1 · 2 October 2026 · won')
    expect(made.stderr()).toContain('record it with smm sale add')
    await addLead(made, { id: 'D-1', closeRate: '50' })
    expect((await entries(made)).leads).toMatchObject([
      { date: '2026-10-02', status: 'won', close_rate_bp: 5000, avg_margin: 20_000 },
    ])
  })

  it('says what is missing to value it', async () => {
    const made = await context()
    await addLead(made, {})
    expect(made.stderr()).toContain('--close-rate 30 --average-margin 200')
  })
})

describe('the lists', () => {
  it('are empty arrays as data and one sentence for a person', async () => {
    const made = await context({ options: { json: true } })
    for (const list of [listTime, listCosts, listSales, listLeads]) await list(made, {})
    expect(made.stdout().replace(/\n/g, '')).toBe('[][][][]')
    const person = await context({ lang: 'en' })
    for (const list of [listTime, listCosts, listSales, listLeads]) await list(person, {})
    expect(person.stdout()).toBe('')
    expect(person.stderr()).toBe('No time recorded.\nNo cost recorded.\nNo sale recorded.\nNo lead recorded.\n')
  })

  it('add up a sale once, however many proofs of it are known', async () => {
    const made = await context()
    await addSale(made, ['20'], { id: 'F-1', evidence: 'declared', date: '2026-10-31' })
    await addSale(made, ['20'], { id: 'F-1', evidence: 'utm' })
    await listSales(made, {})
    await listSales(made, { month: 'octobre' })
    expect(plain(made.stdout()).match(/Total .*/g)).toEqual(['Total 20,00 €', 'Total 0,00 €'])
  })

  it('show a month with its totals, two currencies apart', async () => {
    const made = await context()
    await addTime(made, ['90'], { role: 'gérante' })
    await addTime(made, ['15'], { role: 'consultant', date: '2026-10-31' })
    await addCost(made, ['20'], { kind: 'ads' })
    await addCost(made, ['30'], { kind: 'tools', currency: 'CHF', months: '3' })
    await addSale(made, ['20'], { evidence: 'utm' })
    await addSale(made, ['5'], { refundOf: 's1' })
    await addLead(made, { closeRate: '30', averageMargin: '200' })
    const before = made.stdout().length
    await listTime(made, { month: 'novembre' })
    await listCosts(made, {})
    await listSales(made, {})
    await listLeads(made, {})
    const shown = plain(made.stdout().slice(before))
    expect(shown).toMatch(/1\s+23 novembre 2026\s+1 h 30\s+gérante\s+24,00 €\nTotal 1 h 30/)
    expect(shown).toContain('Total 20,00 € + 30,00 CHF')
    expect(shown).toMatch(/s2 \(↩ s1\)\s+23 novembre 2026\s+-5,00 €\s+lien de suivi/)
    expect(shown).toContain('Total 15,00 €')
    expect(shown).toMatch(/l1\s+23 novembre 2026\s+en cours\s+30 %\s+200,00 €/)
    expect(shown.split('\n').every((line) => line.length <= 80)).toBe(true)
  })
})

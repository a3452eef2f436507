import { describe, expect, it } from 'vitest'
import { run as add } from '../../../src/cli/quote/add.ts'
import { run as compare } from '../../../src/cli/quote/compare.ts'
import { run as list } from '../../../src/cli/quote/list.ts'
import { run as remove } from '../../../src/cli/quote/remove.ts'
import { readLine, readValidity } from '../../../src/cli/quote/read-offer.ts'
import { displayWidth } from '../../../src/io/table.ts'
import { addBakery, bakery } from '../../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const fourYes = { answer: ['skills=oui', 'support=yes', 'wish=oui', 'reasons=yes'] }
const offerA = {
  line: ['fee:Animation:450', 'third_party:Photos:300:once'],
  vat: '20',
  hours: '10',
  posts: '12',
  backup: 'Sam',
}
const offerB = { line: ['fee:Forfait:"600 €"'.replaceAll('"', '')], backup: 'none' }

async function home(client: Partial<typeof bakery> = {}): Promise<(more?: TestContextOptions) => TestContext> {
  const first = testContext({ now })
  await addBakery(first, client)
  return (more = {}) => testContext({ now, lang: 'fr', folder: first.folder, ...more })
}

const json = async (come: (more?: TestContextOptions) => TestContext): Promise<Record<string, unknown>> => {
  const context = come({ options: { json: true } })
  await compare(context, {})
  return JSON.parse(context.stdout()) as Record<string, unknown>
}

describe('smm quote add', () => {
  it('keeps provider, date, validity, lines, VAT and total, and says what was understood [004-68]', async () => {
    const come = await home()
    const context = come()
    await add(context, ' Studio  A ', { ...offerA, date: 'hier', validUntil: '30 jours' })
    expect(plain(context.stdout())).toBe(
      "Devis noté : Studio A · 450,00 € par mois · 300,00 € une fois · 10 h par mois · valable jusqu'au 22 décembre 2026\n",
    )
    expect(plain(context.stderr())).toContain("Boulangerie de l'Ill\n")
    const [quote] = await (await context.store()).quotes.list(bakery.slug)
    expect(quote).toMatchObject({
      provider: 'Studio A',
      offer: {
        dated: '2026-11-22',
        valid_until: '2026-12-22',
        currency: 'EUR',
        vat_bp: 2000,
        lines: [
          { kind: 'fee', label: 'Animation', amount: 45_000, each: 'month' },
          { kind: 'third_party', label: 'Photos', amount: 30_000, each: 'once' },
        ],
      },
    })
  })

  it('changes what is said of a provider that is there, and keeps the rest', async () => {
    const come = await home()
    await add(come(), 'Studio A', offerA)
    await add(come(), 'STUDIO a', { hours: '7h30', reference: ['a shop:called', 'a garage : appelé', 'a school'] })
    const { quotes } = await come().store()
    const all = await quotes.list(bakery.slug)
    expect(all).toHaveLength(1)
    expect(all[0]?.offer).toMatchObject({
      minutes_per_month: 450,
      posts_per_month: 12,
      references: [
        { name: 'a shop', called: true },
        { name: 'a garage', called: true },
        { name: 'a school', called: false },
      ],
    })
    const { audit } = await come().store()
    const [edit, added] = await audit.list({ target: 'quote Studio A' })
    expect([added?.action, edit?.action, edit?.from]).toEqual([
      'quote.add',
      'quote.edit',
      { minutes_per_month: 600, references: [] },
    ])
  })

  it('writes nothing with --dry-run', async () => {
    const come = await home()
    const dry = come({ options: { dry_run: true } })
    await add(dry, 'Studio A', offerA)
    expect(plain(dry.stdout())).toContain("Devis (rien n'est enregistré)")
    expect(await (await come().store()).quotes.list(bakery.slug)).toEqual([])
  })

  it('wants somebody who steps in to be named, be it nobody [003-16]', async () => {
    const come = await home()
    const { backup: _, ...rest } = offerA
    await expect(add(come(), 'Studio A', rest)).rejects.toMatchObject({ kind: 'usage', code: 'backup_needed' })
  })

  it('forgets a second price when the lines are others, and amounts of another currency', async () => {
    const come = await home()
    await add(come(), 'Studio A', offerA)
    await add(come(), 'Studio A', { secondPrice: '400' })
    await add(come(), 'Studio A', { line: ['fee:Animation:500'] })
    await expect(add(come(), 'Studio A', { currency: 'CHF' })).rejects.toMatchObject({ code: 'currency_needs_lines' })
    const [quote] = await (await come().store()).quotes.list(bakery.slug)
    expect(quote?.offer).toMatchObject({ second_price: null, currency: 'EUR' })
  })

  it.each([
    ['no line', { backup: 'none' }, 'lines_needed'],
    ['a line without a kind', { ...offerA, line: ['Animation:450'] }, 'bad_line'],
    ['a line without a label', { ...offerA, line: ['fee:450'] }, 'bad_line'],
    ['a line with an unknown kind', { ...offerA, line: ['gift:Animation:450'] }, 'bad_line'],
    ['a line without an amount', { ...offerA, line: ['fee:Animation:'] }, 'bad_line'],
    ['a line of words', { ...offerA, line: ['fee:Animation:much'] }, 'bad_amount'],
    ['a line of nothing', { ...offerA, line: ['fee:Animation:0'] }, 'amount_not_positive'],
    ['an amount in another currency', { ...offerA, line: ['fee:Animation:450 CHF'] }, 'other_currency'],
    ['a day that is none', { ...offerA, validUntil: '2026-02-30' }, 'bad_day'],
    ['a validity before its day', { ...offerA, validUntil: '2026-11-01' }, 'bad_validity'],
    ['a date to come', { ...offerA, date: '2027-01-01' }, 'date_in_future'],
    ['no hours', { ...offerA, hours: '0' }, 'bad_number'],
    ['half a post', { ...offerA, posts: '1,5' }, 'bad_number'],
    ['an unknown point', { ...offerA, observed: 'active,pretty' }, 'bad_word'],
    ['an unknown red flag', { ...offerA, redFlag: 'expensive' }, 'bad_word'],
    ['an unknown question', { ...offerA, answer: ['price=yes'] }, 'bad_word'],
    ['an unknown answer', { ...offerA, answer: ['skills=perhaps'] }, 'bad_word'],
    ['a percentage above 100', { ...offerA, vat: '120' }, 'bad_percent'],
    ['an empty name of an account', { ...offerA, account: [' '] }, 'bad_text'],
  ] as const)('refuses %s in both languages, and keeps nothing', async (_, flags, code) => {
    const come = await home()
    for (const lang of ['fr', 'en'] as const) {
      await expect(add(come({ lang }), 'Studio A', flags)).rejects.toMatchObject({ kind: 'usage', code })
    }
    expect(await (await come().store()).quotes.list(bakery.slug)).toEqual([])
  })

  it('refuses to change nothing, and a name that is none', async () => {
    const come = await home()
    await add(come(), 'Studio A', offerA)
    await expect(add(come(), 'Studio A', {})).rejects.toMatchObject({ code: 'nothing_to_change' })
    await expect(add(come(), '  ', offerA)).rejects.toMatchObject({ code: 'bad_provider' })
  })

  it('asks on a terminal what is not known, goes back with <, and asks the price again after four yes', async () => {
    const come = await home()
    const ask = scriptedAsk([
      { at: 'De quand date', enter: true },
      { at: "Jusqu'à quand", type: '30 jours', refused: ['demain peut-être', "n'est pas un jour"] },
      { at: 'de quel genre', pick: 'fee' },
      { at: 'libellé', type: 'Animation' },
      { at: 'montant', type: '450 €', refused: ['beaucoup', "n'est pas un montant"] },
      { at: 'Payé', pick: 'month' },
      { at: 'de quel genre', pick: 'end' },
      { at: 'TVA', back: true },
      { at: 'de quel genre', pick: 'fee' },
      { at: 'libellé', enter: true },
      { at: 'montant', type: '480' },
      { at: 'Payé', pick: 'month' },
      { at: 'de quel genre', pick: 'end' },
      { at: 'TVA', type: '20' },
      { at: "Combien d'heures", type: '10' },
      { at: 'Combien de publications', type: '' },
      { at: 'relais', type: '' },
      { at: 'comptes et sites', type: 'https://studio.example, @studio' },
      { at: 'Cochez', tick: ['active', 'clear'] },
      { at: 'clients de référence', type: 'un magasin, un garage' },
      { at: 'Lesquels', tick: ['un garage'] },
      { at: 'alerte', tick: [] },
      { at: 'spécialiste', pick: 'open' },
      { at: 'compétences', pick: 'yes' },
      { at: 'épauler', pick: 'yes' },
      { at: 'envie', pick: 'yes' },
      { at: 'professionnelles', pick: 'open' },
    ])
    await add(come({ ask }), 'Studio A', {})
    expect(ask.left()).toEqual([])
    const again = scriptedAsk([
      { at: 'Combien de publications', type: '8' },
      { at: 'relais', type: 'une collègue' },
      { at: 'Lesquels', tick: ['un magasin', 'un garage'] },
      { at: 'spécialiste', pick: 'no' },
      { at: 'professionnelles', pick: 'yes' },
      { at: 'présentés à nouveau', type: '440' },
      { at: 'histoire', type: 'hier' },
    ])
    await add(come({ ask: again }), 'studio a', {})
    expect(again.left()).toEqual([])
    const [quote] = await (await come().store()).quotes.list(bakery.slug)
    expect(quote?.offer).toMatchObject({
      lines: [{ kind: 'fee', label: 'honoraires', amount: 48_000, each: 'month' }],
      vat_bp: 2000,
      posts_per_month: 8,
      backup: 'une collègue',
      accounts: ['https://studio.example', '@studio'],
      observed: ['active', 'clear'],
      sector_specialist: false,
      second_price: 44_000,
      story_told_on: '2026-11-22',
    })
    const nothing = scriptedAsk([])
    const context = come({ ask: nothing })
    await add(context, 'Studio A', {})
    expect(plain(context.stderr())).toContain('rien ne manque à ce devis')
  })
})

describe('what is typed', () => {
  it.each([
    ['fee:Animation:450', { kind: 'fee', label: 'Animation', amount: 45_000, each: 'month' }],
    ['honoraires : Audit : 1 200,50 € : once', { kind: 'fee', label: 'Audit', amount: 120_050, each: 'once' }],
    [
      'tiers:Photos: studio et retouche:300:fois',
      { kind: 'third_party', label: 'Photos: studio et retouche', amount: 30_000, each: 'once' },
    ],
    ['ADS:Facebook:50:month', { kind: 'ads', label: 'Facebook', amount: 5_000, each: 'month' }],
  ])('%s is a line', (typed, line) => {
    expect(readLine(typed, { lang: 'fr', currency: 'EUR' })).toEqual(line)
  })

  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['1.2.2027', '2027-02-01'],
    ['30 jours', '2026-12-20'],
    ['14 days', '2026-12-04'],
    ['30', '2026-12-20'],
  ])('%s is a day', (typed, day) => {
    expect(readValidity(typed, { lang: 'fr', dated: '2026-11-20' })).toBe(day)
  })
})

describe('smm quote compare', () => {
  it('shows one quote alone, and decides nothing: need_second_quote [004-43]', async () => {
    const come = await home()
    await add(come(), 'Studio A', { ...offerA, ...fourYes })
    const context = come()
    await compare(context, {})
    expect(plain(context.stdout())).toContain('Studio A : Mettez ce devis de côté et demandez-en un autre')
    expect(plain(context.stdout())).toContain('45,00 €')
    expect(await json(come)).toMatchObject({ decision: 'need_second_quote', chosen: null })
    await expect(compare(come(), { choose: '1' })).rejects.toMatchObject({ kind: 'failed', code: 'need_second_quote' })
  })

  it('puts two side by side: per month, per hour, per post, totals per kind [004-50] [004-67]', async () => {
    const come = await home()
    await add(come(), 'Studio A', { ...offerA, secondPrice: '420' })
    await add(come(), 'Agence B', { ...offerB, hours: '8', date: '2026-10-01', validUntil: '2026-11-01' })
    const context = come()
    await compare(context, {})
    const page = plain(context.stdout())
    for (const line of [
      /honoraires par mois +420,00 € +600,00 €/,
      /prix présenté d'abord +450,00 € +600,00 €/,
      /présenté à nouveau +420,00 € +–/,
      /tiers, une fois +300,00 € +0,00 €/,
      /ce que vous payez, par mois +420,00 € +600,00 €/,
      /ce que vous payez, 12 mois +5 340,00 € +7 200,00 €/,
      /honoraires par heure +42,00 € +75,00 €/,
      /honoraires par publication +35,00 € +nombre non précisé/,
      /valable jusqu'au +non précisé +01\/11\/2026, expiré/,
    ])
      expect(page).toMatch(line)
    expect(page).toContain('Ordre de grandeur daté de 2017')
    expect(page).toMatch(/Agence B : porterait tout sans relais/)
  })

  it('ranks and adds nothing where the currencies differ', async () => {
    const come = await home()
    await add(come(), 'Studio A', offerA)
    await add(come(), 'Agence B', { line: ['fee:Forfait:600'], currency: 'chf', backup: 'none' })
    const context = come({ lang: 'en' })
    await compare(context, {})
    expect(plain(context.stdout())).toMatch(/what you pay, per month +€450.00 +CHF 600.00/)
    expect(context.stdout()).toContain('neither added nor ranked')
    expect(await json(come)).toMatchObject({ currencies: ['EUR', 'CHF'] })
  })

  it('counts the VAT that the client does not recover', async () => {
    const come = await home({ vat_recoverable: false })
    await add(come(), 'Studio A', offerA)
    await add(come(), 'Agence B', offerB)
    const context = come()
    await compare(context, {})
    expect(plain(context.stdout())).toMatch(/ce que vous payez, par mois +540,00 € +TVA non précisée/)
  })

  it('lets no step be left out, records the choice, and opens it again when the price changes [004-48] [004-49]', async () => {
    const come = await home()
    const refused = async (code: string): Promise<void> => {
      for (const lang of ['fr', 'en'] as const) {
        await expect(compare(come({ lang }), { choose: '1' })).rejects.toMatchObject({ kind: 'failed', code })
      }
    }
    await add(come(), 'Studio A', { ...offerA, validUntil: '30 jours' })
    await refused('need_second_quote')
    await add(come(), 'Agence B', offerB)
    await refused('wait')
    await add(come(), 'Studio A', { answer: ['skills=yes', 'support=yes', 'wish=yes', 'reasons=no'] })
    const waiting = come()
    await compare(waiting, {})
    expect(plain(waiting.stdout()).replace(/\s+/g, ' ')).toContain(
      'Studio A : Sans quatre « oui », temporisez : reposez-vous les questions le 7 décembre 2026',
    )
    await refused('wait')
    await add(come(), 'Studio A', { answer: ['reasons=yes'] })
    await refused('price_review')
    await add(come(), 'Studio A', { secondPrice: '420 €' })
    await refused('brand_story')
    await add(come(), 'Studio A', { storyTold: 'hier' })
    const dry = come({ options: { dry_run: true } })
    await compare(dry, { choose: '1' })
    expect(plain(dry.stdout())).toContain('Serait retenu : Studio A')
    expect(await json(come)).toMatchObject({ decision: 'accept', chosen: null })

    const late = come({ now: new Date('2027-01-05T09:00:00Z') })
    await expect(compare(late, { choose: '1' })).rejects.toMatchObject({ kind: 'failed', code: 'quote_expired' })
    await compare(come(), { choose: '1' })
    expect(await json(come)).toMatchObject({ chosen: 1 })
    const told = come()
    await list(told)
    expect(plain(told.stdout())).toContain('retenu le 23 novembre 2026')

    const changed = come()
    await add(changed, 'Studio A', { secondPrice: '430' })
    expect(plain(changed.stderr())).toContain('ce qui change rouvre le choix')
    expect(await json(come)).toMatchObject({ chosen: null })
  })

  it('keeps one choice: the next one takes its place', async () => {
    const come = await home()
    const done = { ...fourYes, secondPrice: '400', storyTold: 'hier' }
    await add(come(), 'Studio A', { ...offerA, ...done })
    await add(come(), 'Agence B', { ...offerB, ...done })
    await compare(come(), { choose: '1' })
    await compare(come(), { choose: '2' })
    const quotes = await (await come().store()).quotes.list(bakery.slug)
    expect(quotes.map(({ offer }) => offer.chosen_on)).toEqual([null, '2026-11-23'])
  })

  it.each(['9', 'x', '-1'])('does not know quote %s', async (id) => {
    const come = await home()
    await add(come(), 'Studio A', offerA)
    await expect(compare(come(), { choose: id })).rejects.toMatchObject({ kind: 'not_found', code: 'quote_not_found' })
    await expect(remove(come(), id)).rejects.toMatchObject({ kind: 'not_found', code: 'quote_not_found' })
  })

  it('forgets a quote that was removed, which is then no second one', async () => {
    const come = await home()
    await add(come(), 'Studio A', { ...offerA, ...fourYes })
    await add(come(), 'Studo A', offerA)
    expect(await json(come)).toMatchObject({ decision: 'price_review' })
    await remove(come({ options: { dry_run: true } }), '2')
    await remove(come(), '2')
    expect(await json(come)).toMatchObject({ decision: 'need_second_quote' })
    const [last] = await (await come().store()).audit.list({ target: 'quote Studo A' })
    expect(last?.action).toBe('quote.remove')
  })
})

describe.each(['fr', 'en'] as const)('the screens (%s)', (lang) => {
  it('fit 80 columns, with the right typography', async () => {
    const come = await home()
    await add(come(), 'Studio A', { ...offerA, observed: 'active', sectorSpecialist: 'yes', validUntil: '30 jours' })
    await add(come(), 'Agence B', { ...offerB, hours: '8', redFlag: 'claims_everything' })
    await add(come(), "L'atelier des réseaux et de la photographie", offerB)
    await add(come(), 'D', { line: ['third_party:Salon:12 345 678,90'], backup: 'none' })
    for (const show of [(c: TestContext) => compare(c, {}), list]) {
      const context = come({ lang })
      await show(context)
      const page = context.stdout()
      expect(page).not.toMatch(/\{\w+\}|undefined|\bnull\b|NaN|`/)
      const wide = page.split('\n').filter((line) => displayWidth(line) > 80 && !line.includes('smm '))
      expect(wide).toEqual([])
      if (lang === 'fr') expect(typographyFaults(page, ["L'atelier"])).toEqual([])
    }
  })

  it('say what to type where there is none', async () => {
    const come = await home()
    for (const show of [(c: TestContext) => compare(c, {}), list]) {
      const context = come({ lang })
      await show(context)
      expect(context.stderr()).toContain('smm quote add')
    }
  })
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { set } from '../../../src/cli/config/set.ts'
import { run as compareQuotes } from '../../../src/cli/quote/compare.ts'
import { run as addQuote } from '../../../src/cli/quote/add.ts'
import { run as assess } from '../../../src/cli/staffing/assess.ts'
import { run as compare } from '../../../src/cli/staffing/compare.ts'
import { run as show } from '../../../src/cli/staffing/show.ts'
import { displayWidth } from '../../../src/io/table.ts'
import { gridItems } from '../../../src/people/grid.ts'
import type { NewTeamMember } from '../../../src/store/team.ts'
import { answered } from '../../../src/strategy/answers.ts'
import { runStrategy, type StrategyInput } from '../../../src/strategy/strategy.ts'
import { readGoldens } from '../../golden/read-goldens.ts'
import { addBakery, bakery } from '../../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'
import { scriptedAsk, type Step } from '../../support/scripted-ask.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const flat = (text: string): string => plain(text).replace(/\s+/g, ' ')

interface Given {
  readonly golden?: string
  readonly client?: Partial<typeof bakery>
  readonly answers?: Record<string, unknown>
}

/** A client with the strategy of a golden; its money answers are those given. */
async function home({ golden = 's01', client = {}, answers = {} }: Given = {}): Promise<
  (more?: TestContextOptions) => TestContext
> {
  const first = testContext({ now })
  await addBakery(first, client)
  const [found] = readGoldens<{ answers: StrategyInput }>('strategy', golden)
  if (!found) throw new Error(`no golden ${golden}`)
  const input = found.answers
  const said = { other_budgets: { ads: 0, tools: 0, production: 0 }, external_budget: input.external_budget_cents, ...answers }
  await (
    await first.store()
  ).strategies.add(
    {
      client: bakery.slug,
      mode: 'full',
      schema: 'smm.answers/1',
      lang: 'fr',
      answers: Object.fromEntries(Object.entries(said).map(([id, value]) => [id, answered(value)])),
      input,
      result: runStrategy(input),
      weights_version: '2026-11-22.1',
    },
    '2026-11-01T08:00:00Z',
  )
  return (more = {}) => testContext({ now, lang: 'fr', folder: first.folder, ...more })
}

const member: NewTeamMember = {
  alias: 'vendeuse',
  roles: ['contributor'],
  job: null,
  department: 'vente',
  minutes_per_week: 60,
  days: ['mon'],
  trained: false,
  knows_rules: null,
  motivated: true,
  at_ease: true,
  intern: false,
  years_in_company: null,
}

type Run = (context: TestContext) => Promise<unknown>

async function json(come: (more?: TestContextOptions) => TestContext, run: Run): Promise<Record<string, unknown>> {
  const context = come({ options: { json: true } })
  await run(context)
  return JSON.parse(context.stdout()) as Record<string, unknown>
}

describe('smm staffing assess', () => {
  it('keeps the answers with their proofs, and says what is missing [001-10] [004-37]', async () => {
    const come = await home()
    const context = come()
    await assess(context, ' Sam ', {
      set: [
        'interested=oui',
        'time=oui',
        'trained=oui',
        'passionate=oui:https://blog.example',
        'writes_well=oui',
        'honest=non',
      ],
    })
    expect(plain(context.stderr())).toContain("Boulangerie de l'Ill\n")
    const page = flat(context.stdout())
    expect(page).toContain('Grille enregistrée : Sam')
    expect(page).toContain(
      "Grille incomplète, preuve à demander : qualité de plume (essai d'écriture : fichier, adresse ou note)",
    )
    expect(page).toContain('Ce qui manque : honnêteté.')
    expect(page).toContain("En interne. Quelqu'un chez vous en a l'envie, le temps et la formation")
    const [kept] = await (await context.store()).assessments.latest(bakery.slug)
    expect(kept).toMatchObject({
      person: 'Sam',
      items: { passionate: { answer: 'yes', proof: 'https://blog.example' }, honest: { answer: 'no', proof: null } },
    })
    const [told] = await (await context.store()).audit.list({ target: 'person Sam' })
    // the trail says that it was done, not what was said of the person
    expect(told).toMatchObject({ action: 'staffing.assess', detail: { answered: 6 } })
    expect(JSON.stringify(told)).not.toContain('blog.example')
  })

  it('goes on from what was said before, whatever the case of the name, and keeps the old grid', async () => {
    const come = await home()
    await assess(come(), 'Élodie', { set: ['time=yes', 'honest=yes'] })
    await assess(come(), 'élodie', { set: ['time=no'] })
    const kept = await (await come().store()).assessments.latest(bakery.slug)
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ person: 'Élodie', items: { time: { answer: 'no' }, honest: { answer: 'yes' } } })
  })

  it('reads a file, with flags beside it, and finds what is attached where it is', async () => {
    const come = await home()
    const { folder } = come()
    mkdirSync(join(folder, 'essais'))
    writeFileSync(join(folder, 'essais', 'texte.txt'), 'Bonjour')
    writeFileSync(join(folder, 'sam.yaml'), 'time: yes\nwrites_well: { answer: yes, proof: essais/texte.txt }\n')
    const found = await json(come, (context) =>
      assess(context, 'Sam', { file: 'sam.yaml', set: ['time=no', 'imaginative=yes:essais/'] }),
    )
    expect(found).toMatchObject({
      items: {
        time: { answer: 'no' },
        writes_well: { answer: 'yes', proof: join(folder, 'essais', 'texte.txt') },
        imaginative: { answer: 'yes', proof: join(folder, 'essais') },
      },
      mode: 'doublette',
    })
    expect(Object.keys(found['items'] as object)).toEqual([...gridItems])
  })

  it.each([
    ['a file that is not there', { file: 'none.yaml' }, 'file_not_found'],
    ['a test that is not there', { set: ['writes_well=yes:essai.txt'] }, 'proof_not_found'],
    ['an unknown item', { set: ['diploma=yes'] }, 'grid_invalid'],
    ['nothing to read and nobody to ask', {}, 'answers_needed'],
  ] as const)('refuses %s in both languages, and keeps nothing', async (_, flags, code) => {
    const come = await home()
    for (const lang of ['fr', 'en'] as const) {
      await expect(assess(come({ lang }), 'Sam', flags)).rejects.toMatchObject({ kind: 'usage', code })
    }
    await expect(assess(come(), ' ', { set: ['time=yes'] })).rejects.toMatchObject({ code: 'bad_person' })
    expect(await (await come().store()).assessments.latest(bakery.slug)).toEqual([])
  })

  it('writes nothing with --dry-run', async () => {
    const come = await home()
    const context = come({ options: { dry_run: true } })
    await assess(context, 'Sam', { set: ['time=yes'] })
    expect(plain(context.stdout())).toContain("Grille (rien n'est enregistré) : Sam")
    expect(await (await come().store()).assessments.latest(bakery.slug)).toEqual([])
  })

  const steps: readonly Step[] = [
    { at: 'intéresse', pick: 'yes' },
    { at: 'Du temps', pick: 'no' },
    { at: 'formation', back: true },
    { at: 'Du temps', pick: 'yes' },
    // trained: no budget is asked about
    { at: 'formation', pick: 'yes' },
    { at: 'passionnée', pick: 'yes' },
    { at: 'Ce qui le montre', type: 'https://blog.example', refused: ['mon blog', "l'adresse d'un blog"] },
    { at: 'coordonner', pick: 'yes' },
    { at: 'Ce qui le montre', back: true },
    { at: 'coordonner', pick: 'no' },
    { at: 'humble', pick: 'unknown' },
  ]

  it('asks one by one with the progress, goes back with <, and leaves out what need not be asked [004-35]', async () => {
    const come = await home()
    const rest: readonly Step[] = [
      { at: 'convaincre', enter: true },
      { at: 'blogs et les sites', enter: true },
      { at: 'rigueur', enter: true },
      { at: 'outils', enter: true },
      { at: "à l'écrit", enter: true },
      { at: 'en profondeur', enter: true },
      { at: 'Écrit-elle', pick: 'yes' },
      { at: 'Ce qui le montre', type: '' },
      { at: 'Aime-t-elle', enter: true },
      { at: 'imagination', enter: true },
      { at: 'dire non', enter: true },
      { at: 'imposent', enter: true },
      { at: "règles d'usage", enter: true },
      { at: 'motivée', pick: 'yes' },
      { at: 'en public', enter: true },
    ]
    const marks: string[] = []
    const script = scriptedAsk([...steps, ...rest])
    const ask = {
      ...script,
      select: (async (question: never, choices: never, fallback: never, more: { mark?: string } = {}) => {
        marks.push(more.mark ?? '')
        return script.select(question, choices, fallback, more)
      }) as typeof script.select,
    }
    await assess(come({ ask }), 'Sam', {})
    expect(script.left()).toEqual([])
    expect(marks[0]).toBe('1/21')
    expect(marks.at(-1)).toBe('21/21')
    const [kept] = await (await come().store()).assessments.latest(bakery.slug)
    expect(kept?.items).toMatchObject({
      time: { answer: 'yes' },
      passionate: { answer: 'yes', proof: 'https://blog.example' },
      coordinator: { answer: 'no' },
      writes_well: { answer: 'yes', proof: null },
    })
    expect(Object.keys(kept?.items ?? {})).not.toContain('training_budget')
  })

  it('keeps what was said where somebody stops, and proposes it the next time', async () => {
    const come = await home()
    const stopped = scriptedAsk([...steps, { at: 'convaincre', stop: true }])
    await expect(assess(come({ ask: stopped }), 'Sam', {})).rejects.toMatchObject({ kind: 'interrupted' })
    const [kept] = await (await come().store()).assessments.latest(bakery.slug)
    expect(kept?.items).toMatchObject({ interested: { answer: 'yes' }, coordinator: { answer: 'no' } })
    const again = scriptedAsk([
      { at: 'intéresse', enter: true },
      { at: 'Du temps', stop: true },
    ])
    await expect(assess(come({ ask: again }), 'Sam', {})).rejects.toMatchObject({ kind: 'interrupted' })
    const [last] = await (await come().store()).assessments.latest(bakery.slug)
    expect(last?.items).toEqual(kept?.items)
  })
})

describe('smm staffing show', () => {
  it('prints four ticks for each contributor, from the team and from the last grid [002-20]', async () => {
    const come = await home()
    await (await come().store()).team.add(bakery.slug, member, now.toISOString())
    await assess(come(), 'Vendeuse', { set: ['usage_rules=yes', 'motivated=no'] })
    await assess(come(), 'Sam', { set: ['trained=yes'] })
    const context = come()
    await show(context, undefined)
    const lines = plain(context.stdout()).trimEnd().split('\n')
    expect(lines[0]).toMatch(/^Personne +Formation +Règles d'usage +Motivation +Aisance +Grille$/)
    // trained and at ease as the team has them; what the grid says holds over it
    expect(lines[1]).toMatch(/^vendeuse +non +oui +non +oui +23\/11\/2026$/)
    expect(lines[2]).toMatch(/^Sam +oui +à savoir +à savoir +à savoir +23\/11\/2026$/)
    const people = (await json(come, (c) => show(c, undefined))) as unknown as Record<string, unknown>[]
    expect(people.map(({ person, roles, readiness }) => ({ person, roles, readiness }))).toEqual([
      {
        person: 'vendeuse',
        roles: ['contributor'],
        readiness: { trained: 'no', usage_rules: 'yes', motivated: 'no', at_ease: 'yes' },
      },
      {
        person: 'Sam',
        roles: [],
        readiness: { trained: 'yes', usage_rules: 'unknown', motivated: 'unknown', at_ease: 'unknown' },
      },
    ])
  })

  it('shows one grid in full, and does not know who has none', async () => {
    const come = await home()
    await assess(come(), 'Sam', { set: ['trained=yes'] })
    const context = come()
    await show(context, 'SAM')
    expect(plain(context.stdout())).toContain('Sam, grille du 23 novembre 2026')
    await expect(show(come(), 'nobody')).rejects.toMatchObject({ kind: 'not_found', code: 'not_assessed' })
  })
})

describe('smm staffing compare', () => {
  it('shows three costs per month and per year, inside first [001-24] [004-31] [004-67]', async () => {
    const come = await home()
    const context = come()
    await compare(context, {})
    const page = plain(context.stdout())
    // 694 minutes at 24 €
    expect(page).toMatch(/En interne +En binôme +En externe/)
    expect(page).toMatch(/par mois +277,60 € +non connu +non connu/)
    expect(page).toMatch(/sur 12 mois +3 331,20 € +non connu +non connu/)
    expect(page).toMatch(/En interne +█+ +3 331,20 €/)
    const found = await json(come, (c) => compare(c, {}))
    expect(found).toMatchObject({
      currency: 'EUR',
      mode: 'internal_with_training',
      advised: 'inside',
      external_source: 'budget',
    })
    const priced = await json(come, (c) => compare(c, { external: '450' }))
    for (const one of priced['options'] as Record<string, number | null>[])
      expect(one['per_year']).toBe(12 * (one['per_month'] ?? 0) + (one['once'] ?? 0))
  })

  it.each([
    ['fr', '200,00 € par mois est votre budget, pas un prix', "rien ne dit les heures qu'il achète"],
    ['en', '€200.00 a month is your budget, not a price', 'nothing says what hours it buys'],
  ] as const)('names a budget that buys no known hours, and counts nothing with it: %s', async (lang, budget, why) => {
    const come = await home()
    const context = come({ lang })
    await compare(context, {})
    const page = flat(context.stdout())
    expect(page).toContain(budget)
    expect(page).toContain(why)
    expect(page).not.toContain('▒')
    const { options, external_source } = await json(come, (c) => compare(c, {}))
    expect(external_source).toBe('budget')
    const [inside, ...helped] = options as Record<string, unknown>[]
    expect(inside).toMatchObject({ per_month: 27_760, per_year: 333_120 })
    const none = { fee_per_month: null, fee_per_month_reason: 'budget_is_no_price', per_month: null, per_year: null }
    for (const one of helped) expect(one).toMatchObject({ ...none, per_hour: null, per_post: null })
  })

  it('asks for no full-time post and takes no hour off for the tool [000-03] [000-04]', async () => {
    const come = await home()
    const context = come()
    await compare(context, {})
    const page = flat(context.stdout())
    expect(page).toContain('Le plan demande 11 h 34 par mois, soit 2 h 40 par semaine')
    expect(page).toContain('un outil ne remplace personne')
    // the hours are those of the strategy: nothing is taken off, in whichever way they are shared
    const { minutes_per_month, options } = await json(come, (c) => compare(c, {}))
    const total = Object.values(minutes_per_month as Record<string, number>).reduce((sum, one) => sum + one, 0)
    for (const { inside_minutes, outside_minutes } of options as Record<string, number>[])
      expect((inside_minutes ?? 0) + (outside_minutes ?? 0)).toBe(total)
  })

  it('says that an intern alone is no answer, and what one every six months costs [000-03] [000-05] [001-27] [001-29]', async () => {
    const come = await home({ golden: 's07' })
    const context = come()
    await compare(context, {})
    const page = flat(context.stdout())
    expect(page).toContain('confié à des stagiaires : il faut une personne expérimentée')
    expect(page).toContain('tout repose sur une personne')
    expect(page).toContain('prestataire sans interlocuteur chez vous')
    // 7 h of the plan × 24 € × 2
    expect(page).toContain('Chaque changement coûte 7 h de formation, soit 168,00 € ; 2 par an : 336,00 €')
    expect(page).toContain('la connaissance de la maison, des clients et des concurrents part avec la personne')
    expect(await json(come, (c) => compare(c, {}))).toMatchObject({
      changes_per_year: 2,
      flags: ['external_without_referent', 'single_person', 'interns_only'],
      mode: 'doublette',
      advised: 'pair',
    })
    const none = await json(come, (c) => compare(c, { changes: '0' }))
    const some = await json(come, (c) => compare(c, { changes: '2', trainingHours: '35' }))
    const year = (found: Record<string, unknown>): number =>
      (found['options'] as Record<string, number>[])[0]?.['per_year'] ?? Number.NaN
    expect(year(some) - year(none)).toBe(2 * 35 * 2400)
  })

  it.each([
    ['s02', 'internal', 'inside'],
    ['s06', 'doublette', 'pair'],
    ['s11', 'doublette', 'pair'],
  ])('advises %s: %s [003-02] [003-27] [004-36]', async (golden, mode, advised) => {
    expect(await json(await home({ golden }), (c) => compare(c, {}))).toMatchObject({ mode, advised })
  })

  it('follows the grid of a person over the ticks of the interview, once its four questions are answered', async () => {
    const come = await home({ golden: 's06' })
    await assess(come(), 'Sam', { set: ['interested=yes', 'time=yes'] })
    expect(await json(come, (c) => compare(c, {}))).toMatchObject({ mode: 'doublette', assessed_person: null })
    await assess(come(), 'Sam', { set: ['trained=yes'] })
    expect(await json(come, (c) => compare(c, {}))).toMatchObject({
      mode: 'internal',
      assessed_person: 'Sam',
      advised: 'inside',
    })
  })

  it('does not hold one person who cannot against another who can', async () => {
    const come = await home({ golden: 's02' })
    await assess(come(), 'Luc', { set: ['interested=no', 'time=no', 'trained=no', 'training_budget=no'] })
    expect(await json(come, (c) => compare(c, {}))).toMatchObject({ mode: 'internal', assessed_person: null })
  })

  it('takes the quote that was chosen over the budget, with what it buys from others and once', async () => {
    const come = await home()
    const done = { answer: ['skills=yes', 'support=yes', 'wish=yes', 'reasons=yes'], secondPrice: '450', storyTold: 'hier' }
    const line = ['fee:Animation:480', 'third_party:Photos:300:once', 'ads:Facebook:50']
    await addQuote(come(), 'Studio A', { line, hours: '10', backup: 'Sam', ...done })
    await addQuote(come(), 'Agence B', { line: ['fee:Forfait:600'], backup: 'none' })
    expect(await json(come, (c) => compare(c, {}))).toMatchObject({ external_source: 'budget', quote_id: null })
    await compareQuotes(come(), { choose: '1' })
    const found = await json(come, (c) => compare(c, {}))
    expect(found).toMatchObject({ external_source: 'quote', quote_id: 1 })
    const [inside, pair, outside] = found['options'] as Record<string, unknown>[]
    expect(inside).toMatchObject({ fee_per_month: 0, once: 0, per_month: 27_760 })
    expect(pair).toMatchObject({ fee_per_month: 45_000, ads_per_month: 5_000, once: 30_000, time_per_month: 3_760 })
    expect(outside).toMatchObject({ fee_per_month: 49_425, fee_prorated: true, outside_minutes: 659 })
    const context = come()
    await compare(context, {})
    expect(flat(context.stdout())).toContain(
      'honoraires au prorata, au prix horaire de ce qui est proposé (10 h pour 450,00 €)',
    )
    // a price typed to try it out stands for both
    expect(await json(come, (c) => compare(c, { external: '700 €' }))).toMatchObject({
      external_source: 'typed',
      quote_id: null,
    })
  })

  it('reads the hours that a budget buys from the rate of the consultant', async () => {
    const come = await home()
    await set(come(), 'consultant.hourly_rate', '50')
    const { options, notes } = await json(come, (c) => compare(c, {}))
    const [, pair, outside] = options as Record<string, unknown>[]
    // 200 € at 50 € are 4 h: the pair buys just these, all of it would be 659 minutes
    expect(pair).toMatchObject({ outside_minutes: 240, fee_per_month: 20_000, fee_prorated: false })
    expect(outside).toMatchObject({ outside_minutes: 659, fee_per_month: Math.round((20_000 * 659) / 240), fee_prorated: true })
    expect((notes as { code: string }[]).map(({ code }) => code)).not.toContain('hours_not_offered')
    // that rate is in euros: it buys no hours with francs
    const swiss = await home({ client: { currency: 'CHF' } })
    await set(swiss(), 'consultant.hourly_rate', '50')
    const francs = await json(swiss, (c) => compare(c, {}))
    expect((francs['options'] as unknown[])[2]).toMatchObject({
      fee_per_month: null,
      fee_per_month_reason: 'budget_is_no_price',
    })
  })

  it('never mixes currencies: a quote in another one is not counted, and it is said', async () => {
    const come = await home()
    const done = { answer: ['skills=yes', 'support=yes', 'wish=yes', 'reasons=yes'], secondPrice: '450', storyTold: 'hier' }
    await addQuote(come(), 'Studio A', { line: ['fee:Animation:450'], currency: 'CHF', backup: 'Sam', ...done })
    await addQuote(come(), 'Agence B', { line: ['fee:Forfait:600'], backup: 'none' })
    await compareQuotes(come(), { choose: '1' })
    const context = come()
    await compare(context, {})
    expect(flat(context.stdout())).toContain('Le devis retenu est en CHF : ses montants ne se mêlent pas aux vôtres')
    const { options } = await json(come, (c) => compare(c, {}))
    expect((options as Record<string, unknown>[])[2]).toMatchObject({
      fee_per_month: null,
      fee_per_month_reason: 'other_currency',
      per_month: null,
      per_year: null,
    })
  })

  it('says what is not known instead of counting nothing', async () => {
    const come = await home({ answers: { external_budget: 0 }, client: { hourly_rate: null } })
    const context = come()
    await compare(context, {})
    const page = flat(context.stdout())
    expect(page).toContain("le coût d'une heure chez vous n'est pas connu")
    expect(page).toContain('ni devis retenu ni budget extérieur')
    expect(page).toMatch(/sur 12 mois non connu non connu non connu/)
  })

  it('says when the rate of an hour is an estimate, and whose hours the consultant’s are', async () => {
    const come = await home({ client: { hourly_rate_estimated: true }, answers: { strategist: 'consultant' } })
    const context = come()
    await compare(context, {})
    expect(flat(context.stdout())).toContain("L'heure chez vous est comptée à 24,00 €, une estimation par métier")
    expect(flat(context.stdout())).toContain('Le consultant pilote : ses heures sont comptées ici au tarif interne')
  })

  it.each([
    ['changes', { changes: '1,5' }, 'bad_changes'],
    ['changes', { changes: '53' }, 'bad_changes'],
    ['hours', { trainingHours: 'long' }, 'bad_hours'],
    ['hours', { trainingHours: '1001' }, 'bad_hours'],
    ['an amount', { external: 'much' }, 'bad_amount'],
    ['an amount', { external: '-5' }, 'amount_negative'],
  ] as const)('refuses %s that are none: %j', async (_, flags, code) => {
    const come = await home()
    for (const lang of ['fr', 'en'] as const) {
      await expect(compare(come({ lang }), flags)).rejects.toMatchObject({ kind: 'usage', code })
    }
  })

  it('needs a strategy', async () => {
    const context = testContext({ now })
    await addBakery(context)
    await expect(compare(context, {})).rejects.toMatchObject({ kind: 'not_found', code: 'no_strategy' })
  })

  it('tells how to choose outside help [003-15] [003-16] [003-17] [003-18] [003-19]', async () => {
    const come = await home()
    const context = come()
    await compare(context, {})
    const page = flat(context.stdout())
    for (const advice of [
      'Deux devis au moins',
      'Méfiez-vous de qui dit tout connaître',
      'Ne confiez pas tout à une seule personne',
      "Un spécialiste de votre métier n'est pas nécessaire",
      'Regardez les propres comptes du prestataire',
      'Appelez au moins deux de ses clients',
    ])
      expect(page).toContain(advice)
  })
})

describe.each(['fr', 'en'] as const)('the screens (%s)', (lang) => {
  it('fit 80 columns, with the right typography', async () => {
    for (const given of [
      { golden: 's01' },
      { golden: 's07', client: { hourly_rate_estimated: true } },
      { answers: { external_budget: 0 } },
    ]) {
      const come = await home(given)
      await (await come().store()).team.add(bakery.slug, member, now.toISOString())
      const runs: readonly Run[] = [
        (c) =>
          assess(c, 'Sam', {
            set: ['time=yes', `tools=yes:${'une longue preuve '.repeat(8)}`, 'passionate=yes:https://blog.example/sam'],
          }),
        (c) => show(c, undefined),
        (c) => show(c, 'Sam'),
        (c) => compare(c, {}),
        (c) => compare(c, { changes: '2', trainingHours: '21', external: '12 345,67' }),
      ]
      for (const run of runs) {
        const context = come({ lang })
        await run(context)
        const page = context.stdout()
        expect(page).not.toMatch(/\{\w+\}|undefined|\bnull\b|NaN|`/)
        expect(page.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([])
        if (lang === 'fr') expect(typographyFaults(page, [bakery.name])).toEqual([])
      }
    }
  })
})

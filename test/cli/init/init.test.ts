import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { addClient } from '../../../src/clients/add-client.ts'
import { init, type InitOptions } from '../../../src/cli/init/init.ts'
import { showStrategy } from '../../../src/cli/strategy/show.ts'
import { Failure } from '../../../src/failure.ts'
import { unknownValue, type Answers } from '../../../src/strategy/answers.ts'
import { readGoldens } from '../../golden/read-goldens.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'
import { scriptedAsk, type Step } from '../../support/scripted-ask.ts'

const plainOptions: InitOptions = {
  quick: false,
  answers: null,
  resume: null,
  complete: false,
  form: null,
  export_answers: null,
  allow_unknown_keys: false,
}
/** All of it is right. */
const saved: Step = { at: 'Tout est juste', enter: true }
const run = (context: TestContext, options: Partial<InitOptions> = {}) => init(context, { ...plainOptions, ...options })
const sample = fileURLToPath(new URL('../../fixtures/boulangerie.answers.json', import.meta.url))
const [golden] = readGoldens<{ expected: unknown }>('strategy', 's01')
const now = new Date('2026-11-23T10:00:00Z')
const make = (more: TestContextOptions = {}) => testContext({ now, ...more })

async function failure(action: Promise<unknown>): Promise<Failure> {
  try {
    await action
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('it did not fail')
}

const quickSteps: readonly Step[] = [
  { at: "nom de l'entreprise", type: 'Chez Test', refused: ['<', 'première question'] },
  { at: 'Combien êtes-vous', type: '3' },
  { at: 'secteur', pick: 'Producteur, vin, agroalimentaire' },
  { at: 'domaines réglementés', tick: ['Alcool'] },
  { at: 'Où sont les clients', pick: 'local' },
  { at: 'Vos clients viennent-ils', pick: 'yes' },
  { at: 'objectifs', pick: 'sales' },
  { at: 'numéro 2', pick: 'loyalty' },
  { at: 'numéro 3', enter: true },
  { at: 'Sur 100 clients', type: '40', refused: ['12,5', 'Il faut un pourcentage entier'] },
  { at: 'Quel âge', tick: ['35-49', '50-64'] },
  { at: 'Que savez-vous produire', tick: ['photo', 'writing_short'] },
  { at: 'Quels comptes', tick: ['facebook', 'viadeo'] },
  { at: 'Facebook · Une publication depuis 30 jours', pick: 'Oui' },
  { at: 'Viadeo · Une publication depuis 30 jours', pick: 'Non' },
  { at: "combien d'heures", type: '12,5', refused: ['12,3', 'par pas de 0,5'] },
  { at: "qui pourrait s'en occuper", tick: ['interested', 'time'] },
  { at: 'budget de formation', pick: 'no' },
  { at: 'Quel budget par mois', type: '200 €', refused: ['beaucoup', "n'est pas un montant"] },
  saved,
]

describe('smm init --quick on a terminal', () => {
  it('asks 14 questions of a wine grower and writes client and strategy', async () => {
    const ask = scriptedAsk(quickSteps)
    const context = make({ lang: 'fr', ask })
    await run(context, { quick: true })
    expect(ask.left()).toEqual([])
    const store = await context.store()
    expect(await store.clients.get('chez-test')).toMatchObject({
      name: 'Chez Test',
      lang: 'fr',
      approval: 'client_each',
      currency: 'EUR',
    })
    const strategy = await store.strategies.get('chez-test')
    expect(strategy).toMatchObject({ version: 1, mode: 'quick', status: 'draft' })
    expect(strategy?.input).toMatchObject({
      minutes_per_month: 750,
      external_budget_cents: 20_000,
      regulated: ['alcohol'],
      objectives: ['sales', 'loyalty'],
      accounts: [
        { network: 'facebook', status: 'active' },
        { network: 'viadeo', status: 'dormant' },
      ],
      internal_candidate: { interested: true, time: true, trained: false, training_budget: false },
    })
    expect(await store.interviews.listOpen()).toEqual([])
    const said = context.stderr()
    expect(said).toContain('A · Le client')
    expect(said).toContain('Métier réglementé')
    expect(said).toContain('Viadeo a fermé')
    expect(context.stdout()).toContain('Chez Test')
    for (const screen of [ask.screen.join('\n'), said, context.stdout()]) expect(typographyFaults(screen)).toEqual([])
  })

  it('does not answer by Enter what decides the advice', async () => {
    for (const at of ['domaines réglementés', 'Que savez-vous produire', "qui pourrait s'en occuper", 'Quel âge']) {
      const index = quickSteps.findIndex((step) => step.at === at)
      const steps = [...quickSteps.slice(0, index), { at, enter: true as const }]
      await expect(run(make({ lang: 'fr', ask: scriptedAsk(steps) }), { quick: true })).rejects.toThrow(
        'Choisissez au moins une réponse',
      )
    }
  })

  it('keeps what was said when it is stopped, and goes on with --resume', async () => {
    const first = make({ lang: 'fr', ask: scriptedAsk([...quickSteps.slice(0, 9), { at: 'Sur 100', stop: true }]) })
    const stopped = await failure(run(first, { quick: true }))
    expect([stopped.kind, stopped.hint]).toEqual(['interrupted', 'Pour reprendre\u00A0: smm init --resume'])
    expect(stopped.message).toContain('7 réponses gardées')
    const ask = scriptedAsk(quickSteps.slice(9))
    const second = make({ lang: 'fr', ask, folder: first.folder })
    await run(second, { resume: true })
    expect(ask.left()).toEqual([])
    expect(second.stderr()).toContain('7 réponses déjà données')
    expect((await (await second.store()).strategies.get('chez-test'))?.version).toBe(1)
  })

  it('asks which session when several are open', async () => {
    const stop: Step = { at: 'Combien êtes-vous', stop: true }
    const context = make({
      lang: 'fr',
      ask: scriptedAsk([{ at: 'nom', type: 'Chez Un' }, stop, { at: 'nom', type: 'Chez Deux' }, stop]),
    })
    await failure(run(context, { quick: true }))
    const again = await failure(run(context, { quick: true }))
    expect(again.hint).toContain('--resume 2')
    const ask = scriptedAsk([{ at: 'Quelle séance', pick: 1 }, stop])
    await failure(run(make({ lang: 'fr', ask, folder: context.folder }), { resume: true }))
    expect(ask.screen.join()).toContain('Chez Un')
    const none = await failure(run(make({ lang: 'fr', ask: scriptedAsk([]), folder: context.folder }), { resume: '9' }))
    expect([none.kind, none.code]).toEqual(['not_found', 'no_open_session'])
    expect(none.hint).toContain('Chez Deux')
  })

  it('says so when there is nothing to resume', async () => {
    expect((await failure(run(make({ ask: scriptedAsk([]) }), { resume: true }))).code).toBe('no_open_session')
  })
})

describe('training for whoever would do it', () => {
  const index = quickSteps.findIndex(({ at }) => at === "qui pourrait s'en occuper")
  const answerTo = async (ticks: readonly string[], more: readonly Step[]): Promise<unknown> => {
    const steps = [
      ...quickSteps.slice(0, index),
      { at: "qui pourrait s'en occuper", tick: ticks },
      ...more,
      ...quickSteps.slice(index + 2),
    ]
    const ask = scriptedAsk(steps)
    const context = make({ lang: 'fr', ask })
    await run(context, { quick: true })
    expect(ask.left()).toEqual([])
    return (await (await context.store()).strategies.get('chez-test'))?.answers['internal_candidate']?.value
  }

  it('is asked about only where nobody is trained [004-35]', async () => {
    expect(await answerTo(['interested', 'trained'], [])).toEqual(['interested', 'trained'])
    expect(await answerTo(['interested'], [{ at: 'Un budget de formation existe-t-il', pick: 'yes' }])).toEqual([
      'interested',
      'training_budget',
    ])
    expect(await answerTo(['Rien de tout cela'], [])).toEqual([])
  })
})

describe('the way back', () => {
  it('goes one prompt at a time within a question, then to the question before, and keeps what was typed', async () => {
    const ask = scriptedAsk([
      ...quickSteps.slice(0, 13),
      { at: 'Facebook · Une publication depuis 30 jours', pick: 'Oui' },
      { at: 'Viadeo · Une publication', back: true },
      { at: 'Facebook · Une publication', enter: true },
      { at: 'Viadeo · Une publication', back: true },
      { at: 'Facebook · Une publication', back: true },
      { at: 'Quels comptes', enter: true },
      { at: 'Facebook · Une publication', pick: 'Non' },
      { at: 'Viadeo · Une publication', back: true },
      { at: 'Facebook · Une publication', back: true },
      { at: 'Quels comptes', back: true },
      { at: 'Que savez-vous produire', enter: true },
      { at: 'Quels comptes', tick: ['facebook'] },
      { at: 'Facebook · Une publication', pick: 'Oui' },
      ...quickSteps.slice(15),
    ])
    const context = make({ lang: 'fr', ask })
    await run(context, { quick: true })
    expect(ask.left()).toEqual([])
    const strategy = await (await context.store()).strategies.get('chez-test')
    expect(strategy?.answers['accounts']?.value).toEqual([{ network: 'facebook', status: 'active' }])
    expect(strategy?.answers['abilities']?.value).toEqual(['photo', 'writing_short'])
  })

  it('leads from the first prompt of a ranking back to its first, then out', async () => {
    const ask = scriptedAsk([
      ...quickSteps.slice(0, 6),
      { at: 'objectifs', pick: 'sales' },
      { at: 'numéro 2', pick: 'loyalty' },
      { at: 'numéro 3', back: true },
      { at: 'numéro 2', back: true },
      { at: 'objectifs', pick: 'leads' },
      { at: 'numéro 2', enter: true },
      ...quickSteps.slice(9),
    ])
    const context = make({ lang: 'fr', ask })
    await run(context, { quick: true })
    expect(ask.left()).toEqual([])
    expect((await (await context.store()).strategies.get('chez-test'))?.answers['objectives']?.value).toEqual(['leads'])
  })
})

describe('the review', () => {
  it('shows every answer in words, takes a number, and asks again what hangs on it', async () => {
    const ask = scriptedAsk([
      ...quickSteps.slice(0, -1),
      { at: 'Tout est juste', type: '3', refused: ['15', 'Tapez un numéro de 1 à 14'] },
      { at: 'Quel est votre secteur', pick: 'Santé' },
      { at: 'domaines réglementés', tick: ['Allégations de santé'] },
      saved,
    ])
    const context = make({ lang: 'fr', ask })
    await run(context, { quick: true })
    expect(ask.left()).toEqual([])
    const said = context.stderr().replace(/[\u00A0\u202F]/g, ' ')
    for (const line of [
      '  1. Entreprise                Chez Test',
      '  3. Secteur                   Producteur, vin, agroalimentaire',
      '  3. Secteur                   Santé',
      '  7. Objectifs                 Vendre plus ; Garder mes clients, animer une',
      ' 11. Comptes                   Facebook (actif) · Viadeo (endormi)',
      ' 14. Aide extérieure par mois  200,00 €',
    ]) {
      expect(said).toContain(line)
    }
    expect(said.split('\n').every((line) => line.length <= 80)).toBe(true)
    expect(typographyFaults(context.stderr())).toEqual([])
    expect((await (await context.store()).strategies.get('chez-test'))?.input).toMatchObject({
      sector: 'health',
      regulated: ['health_claims'],
    })
  })
})

describe('smm init --complete', () => {
  const quickly = async (): Promise<TestContext> => {
    const context = make({ lang: 'fr', ask: scriptedAsk(quickSteps) })
    await run(context, { quick: true })
    return context
  }
  const later = (context: TestContext, steps: readonly Step[], more: TestContextOptions = {}) => {
    const ask = scriptedAsk(steps)
    return { ask, context: make({ lang: 'fr', ask, folder: context.folder, ...more }) }
  }

  it('says what the essentials left out, asks that and nothing else, and can be left and resumed', async () => {
    const first = await quickly()
    const { ask, context } = later(first, [
      { at: 'Pays', enter: true },
      { at: 'Ville', type: 'Mulhouse' },
      { at: 'Région', enter: true },
      { at: 'Dans quelles langues', enter: true },
      { at: 'adresse de votre site', stop: true },
    ])
    const stopped = await failure(run(context, { complete: true }))
    expect([stopped.kind, stopped.hint]).toEqual(['interrupted', 'Pour reprendre\u00A0: smm init --resume'])
    expect(ask.left()).toEqual([])
    expect(context.stderr()).toContain('Chez Test')
    expect(context.stderr()).toMatch(/\d+ questions restent depuis la version 1/)
    const { ask: on, context: again } = later(first, [{ at: 'adresse de votre site', stop: true }])
    await failure(run(again, { resume: true }))
    expect(on.left()).toEqual([])
  })

  it('asks the desk at once where only that is left, and says when nothing is', async () => {
    const first = make({ lang: 'fr' })
    await run(first, { answers: sample })
    const { version } = (await (await first.store()).strategies.get('boulangerie-de-l-ill')) ?? {}
    const { context } = later(first, [{ at: 'Décrivez un à trois clients types', stop: true }])
    await failure(run(context, { complete: true }))
    expect(context.stderr()).toContain(`depuis la version ${version}`)

    // all is said but two for the desk
    const store = await first.store()
    const strategy = await store.strategies.get('boulangerie-de-l-ill')
    const answers = Object.fromEntries(
      Object.entries(strategy?.answers ?? {}).map(([id, answer]) => [
        id,
        ['content_stock', 'rights_and_dpa'].includes(id)
          ? { value: null, state: 'skipped' as const }
          : { ...answer, state: answer.state === 'unknown' ? answer.state : ('answered' as const) },
      ]),
    )
    await store.strategies.add({ ...(strategy as NonNullable<typeof strategy>), answers }, now.toISOString())
    const { ask, context: desk } = later(first, [
      { at: 'réutilisables', enter: true },
      { at: 'par écrit', tick: ['dpa_signed'] },
      saved,
    ])
    await run(desk, { complete: true })
    expect(ask.left()).toEqual([])
    const { ask: none, context: done } = later(first, [])
    await run(done, { complete: true })
    expect(none.left()).toEqual([])
    expect(done.stdout()).toContain('Rien à compléter')
    const json = make({ lang: 'fr', folder: first.folder, options: { json: true, input: true }, ask: scriptedAsk([]) })
    await run(json, { complete: true })
    expect(JSON.parse(json.stdout())).toEqual({ client: 'boulangerie-de-l-ill', version: 3, left: 0 })
  })

  it('needs a client, a strategy and a terminal', async () => {
    const none = await failure(run(make({ ask: scriptedAsk([]) }), { complete: true }))
    expect([none.kind, none.code]).toEqual(['not_found', 'no_client'])
    const context = make({ ask: scriptedAsk([]) })
    await addClient(context, { name: 'Chez Test' })
    const bare = await failure(run(context, { complete: true }))
    expect([bare.kind, bare.code]).toEqual(['not_found', 'no_strategy'])
    const closed = await failure(run(make({ lang: 'fr' }), { complete: true }))
    expect([closed.code, closed.hint]).toEqual(['answers_needed', expect.stringContaining('--answers') as unknown])
  })
})

describe('smm init --form', () => {
  it.each(['form.html', 'form.pdf', 'form.yaml', 'FORM.YML'])(
    'writes %s for its owner alone, and not over another',
    async (name) => {
      const context = make({ lang: 'fr' })
      const file = join(context.folder, name)
      await run(context, { form: file, quick: true })
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(context.stdout()).toContain(name)
      const again = await failure(run(context, { form: file }))
      expect([again.kind, again.code]).toEqual(['usage', 'file_exists'])
      await run(make({ lang: 'fr', folder: context.folder, options: { yes: true } }), { form: file })
    },
  )

  it('writes nothing on a dry run', async () => {
    const context = make({ options: { dry_run: true } })
    const file = join(context.folder, 'form.html')
    await run(context, { form: file })
    expect(existsSync(file)).toBe(false)
  })

  it('is in one language: as asked, else that of the client whose answers it holds', async () => {
    const first = make({ lang: 'fr' })
    await run(first, { answers: sample })
    const of = async (more: TestContextOptions): Promise<string> => {
      const context = make({
        folder: first.folder,
        ...more,
        options: { yes: true, client: 'boulangerie-de-l-ill', ...more.options },
      })
      const file = join(context.folder, 'form.yaml')
      await run(context, { form: file })
      return readFileSync(file, 'utf8')
    }
    const ours = await of({ lang: 'en' })
    expect(ours).toContain('language: fr')
    expect(ours).toContain("client_name: Boulangerie de l'Ill")
    expect(ours).toContain('external_budget: 200 €')
    expect(await of({ lang: 'en', options: { lang: 'en' } })).toContain('language: en')
    const both = await failure(run(make({ options: { lang: 'both' } }), { form: 'form.yaml' }))
    expect([both.kind, both.code]).toEqual(['usage', 'one_language'])
  })

  it('refuses a form it does not know', async () => {
    const refused = await failure(run(make({ lang: 'fr' }), { form: 'form.docx' }))
    expect([refused.kind, refused.code]).toEqual(['usage', 'unknown_format'])
    expect(refused.message).toContain('form.docx')
  })

  it('tells a script what it wrote', async () => {
    const context = make({ options: { json: true } })
    const file = join(context.folder, 'form.yaml')
    await run(context, { form: file, quick: true })
    expect(JSON.parse(context.stdout())).toEqual({ client: null, mode: 'quick', language: 'en', format: 'yaml', file })
  })
})

describe('smm init on a terminal, all of it', () => {
  const steps: readonly Step[] = [
    { at: "company's name", type: 'Mill & Co' },
    { at: 'How many people', type: '12' },
    { at: 'line of business', pick: 'restaurant_hotel' },
    { at: 'Country', type: 'Ireland', refused: ['Utopia', 'a two-letter country code'] },
    { at: 'Town', type: 'Kilkenny' },
    { at: 'In which languages', tick: ['en'] },
    { at: 'Where are the customers', pick: 'local' },
    { at: 'Do customers come', pick: 'yes' },
    { at: 'website', type: 'example.org' },
    { at: 'your objectives', pick: 'local_visits' },
    { at: 'number 2', pick: 'loyalty' },
    { at: 'number 3', enter: true },
    { at: 'gain by following', type: 'Fresh bread' },
    { at: 'Bring people to my place · Indicator', enter: true },
    { at: 'Today', type: '80' },
    { at: 'To reach', type: '120' },
    { at: 'By', type: '31/05/2027', refused: ['31/05/2029', 'at most 24 months'] },
    { at: 'Keep my customers, run a community · Indicator', pick: 'ugc_month' },
    { at: 'Today', type: '?' },
    { at: 'To reach', type: '' },
    { at: 'take stock', pick: '3' },
    { at: 'Keep 3 months', pick: 'no' },
    { at: 'take stock', pick: '6' },
    { at: 'holds you back', tick: ['no_time'] },
    { at: 'Of 100 customers', type: '5' },
    { at: 'How old', tick: ['25-34'] },
    { at: 'typical customers', type: 'Parents' },
    { at: 'typical customers', type: '' },
    { at: 'strengths', type: 'Sourdough' },
    { at: 'strengths', type: '' },
    { at: 'story', pick: 'skip' },
    { at: 'Topics to cover', type: 'Bread' },
    { at: 'Topics to cover', type: '' },
    { at: 'Topics to avoid', type: '' },
    { at: 'busy seasons', type: 'Christmas' },
    { at: 'busy seasons', type: '' },
    { at: 'In what tone', enter: true },
    { at: 'In French', enter: true },
    { at: 'What can you produce', tick: ['photo', 'writing_short'] },
    { at: 'missing content', pick: 'no' },
    { at: 'Which accounts', tick: ['facebook'] },
    { at: 'Facebook · A post', pick: 'Yes' },
    { at: 'networks you refuse', enter: true },
    { at: 'wave of criticism', enter: true },
    { at: 'First name', type: 'Ann' },
    { at: 'Role', enter: true },
    { at: 'Department', enter: true },
    { at: 'Time per week', type: '1h50', refused: ['1h75', 'a duration'] },
    { at: 'Days at work', enter: true },
    { at: 'Trained', pick: 'no' },
    { at: 'volunteer', pick: 'yes' },
    { at: 'At ease', pick: 'yes' },
    { at: 'An intern', pick: 'no' },
    { at: 'Add a person', enter: true },
    { at: 'how many hours', enter: true },
    { at: 'take care of it', tick: ['interested', 'time', 'trained'] },
    { at: 'backs the project', pick: 'Someone else' },
    { at: 'First name', type: 'The owner' },
    { at: 'loyal customers', type: '2' },
    { at: 'expect an answer', enter: true },
    { at: 'outside help', type: '200' },
    { at: "outside helper's contact", pick: 'Ann' },
    { at: 'Advertising', type: '50' },
    { at: 'Tools', enter: true },
    { at: 'Photo, video', enter: true },
    { at: 'hour of work', enter: true },
    { at: 'what is left', type: '62.5' },
    { at: 'Average amount', type: '12.50' },
    { at: 'Purchases a year', type: '40' },
    { at: 'For how many years', type: '' },
    { at: 'Who approves', pick: 'client_sensitive' },
    { at: 'goes wrong', pick: 'add' },
    { at: 'Function', type: 'owner' },
    { at: 'Name', type: 'Ann' },
    { at: 'Telephone', type: '+353 1 000 0000' },
    { at: 'E-mail', type: '' },
    { at: 'Reachable', type: '' },
    { at: 'absence', type: '' },
    { at: 'Add a contact', enter: true },
    { at: 'to complete at the desk', pick: 'now' },
    { at: 'regulated fields', tick: ['none'] },
    { at: 'should be watched', pick: 'add' },
    { at: 'Name', type: 'The other baker' },
    { at: 'Address', type: '' },
    { at: 'It is', pick: 'competitor' },
    { at: 'Add an item', enter: true },
    { at: 'reusable', type: '30' },
    { at: 'Facebook · Address', type: '' },
    { at: 'Facebook · Number of followers', type: '640' },
    { at: 'Facebook · How many people have access', type: '?' },
    { at: 'Google', pick: 'ok' },
    { at: 'Map', pick: 'outdated' },
    { at: 'Reviews', pick: 'I do not know' },
    { at: 'LinkedIn', pick: 'nothing' },
    { at: 'Facebook', pick: 'ok' },
    { at: 'Elsewhere', pick: 'I do not know' },
    { at: 'find you today', tick: ['word_of_mouth', 'google'] },
    { at: 'What have you done', enter: true },
    { at: 'Who leads', enter: true },
    { at: 'Currency', enter: true },
    { at: 'recover VAT', enter: true },
    { at: 'comes from social', tick: ['promo_codes', 'crm'] },
    { at: 'raise an alert', enter: true },
    { at: 'in writing', enter: true },
    { at: 'Day of the month', enter: true },
    { at: 'Language', enter: true },
    { at: 'Recipients', type: 'ann@example.org' },
    { at: 'Recipients', type: '' },
    { at: 'Name', type: 'Ann' },
    { at: 'E-mail', type: 'no', refused: ['no', 'an e-mail address'] },
  ]

  it('takes every answer of the full questionnaire', async () => {
    const last: readonly Step[] = [
      { at: 'E-mail', type: 'ann@example.org', refused: ['no', 'an e-mail address'] },
      { at: 'Telephone', type: '' },
      { at: 'Is all of it right', enter: true },
    ]
    const ask = scriptedAsk([...steps.slice(0, -1), ...last])
    const context = make({ lang: 'en', ask })
    await run(context)
    expect(ask.left()).toEqual([])
    const store = await context.store()
    expect(await store.clients.get('mill-co')).toMatchObject({
      name: 'Mill & Co',
      country: 'IE',
      city: 'Kilkenny',
      time_zone: 'Europe/Dublin',
      currency: 'EUR',
      lang: 'en',
      website: 'https://example.org',
      approval: 'client_sensitive',
      default_margin_bp: 6250,
      hourly_rate: 2560,
      tracking: { utm: null, promo_code: '2026-11', declared: null, assisted: '2026-11' },
    })
    const strategy = await store.strategies.get('mill-co')
    const answers: Answers = strategy?.answers ?? {}
    expect(Object.keys(answers)).toHaveLength(49)
    expect(answers['objective_targets']?.value).toEqual([
      { objective: 'local_visits', kpi: 'gbp_directions', baseline: 80, target: 120, date: '2027-05-31' },
      { objective: 'loyalty', kpi: 'ugc_month', baseline: { unknown: true }, target: { unknown: true } },
    ])
    expect(answers['hours_per_month']?.value).toBe(8)
    expect(answers['deal_economics']?.value).toEqual({ order_value: 1250, orders_per_year: 40, years: { unknown: true } })
    expect(answers['accounts']?.value).toEqual([
      { network: 'facebook', status: 'active', followers: 640, admins: unknownValue },
    ])
    expect(answers['brand_story']?.state).toBe('unknown')
    expect(answers['reporting']?.value).toEqual({
      day: 5,
      languages: ['en'],
      recipients: ['ann@example.org'],
      contact: { name: 'Ann', email: 'ann@example.org' },
    })
    expect(strategy?.input).toMatchObject({
      sponsor: true,
      internal_referent: true,
      strategist: true,
      coverage: 'seven_days',
      maturity: 'beginner',
    })
  })

  it('keeps the answers of before with one Enter each, and writes version 2', async () => {
    const first = make({ lang: 'fr' })
    await run(first, { answers: sample })
    const ask = { ...scriptedAsk([]) }
    const screen: string[] = []
    // someone who only presses Enter
    ask.text = async (question, options = {}) => {
      screen.push(question)
      const value = options.default ?? ''
      expect({ question, verdict: options.validate?.(value) ?? true }).toEqual({ question, verdict: true })
      return value
    }
    ask.select = async (question, choices, fallback) => {
      screen.push(question)
      const found = choices.find((choice) => choice.value === fallback) ?? choices[0]
      if (!found) throw new Error(question)
      return found.value
    }
    ask.checkbox = async (question, choices, checked = [], more = {}) => {
      screen.push(question)
      const ticked = [...checked]
      if (more.validate?.(ticked) !== true && more.validate) return [choices.at(-1)?.value as never]
      return ticked
    }
    ask.confirm = async (_, fallback) => fallback
    const second = make({ lang: 'fr', ask, folder: first.folder, options: { client: 'boulangerie-de-l-ill', input: true } })
    await run(second)
    const { strategies } = await second.store()
    const [one, two] = await strategies.list('boulangerie-de-l-ill')
    expect(two?.version).toBe(2)
    expect(two?.input).toEqual(one?.input)
    expect(second.stderr()).toContain('stratégie version 1')
  })
})

describe('smm init --answers', () => {
  it('asks nothing and writes the client and version 1', async () => {
    const context = make({ lang: 'fr' })
    await run(context, { answers: sample })
    const { clients, strategies } = await context.store()
    expect(await clients.get('boulangerie-de-l-ill')).toMatchObject({
      name: "Boulangerie de l'Ill",
      city: 'Colmar',
      hourly_rate: 2400,
    })
    expect(await strategies.get('boulangerie-de-l-ill')).toMatchObject({ version: 1, mode: 'full', result: golden?.expected })
    expect(context.stderr()).toContain(
      'Compris\u00A0: aide extérieure\u00A0: 200,00\u00A0€ par mois\u202F; heure interne\u00A0: 24,00\u00A0€.',
    )
    expect(typographyFaults(context.stderr() + context.stdout(), ["Boulangerie de l'Ill"])).toEqual([])
  })

  it('prints the published JSON and nothing else on stdout', async () => {
    const context = make({ options: { json: true } })
    await run(context, { answers: sample })
    const printed = JSON.parse(context.stdout()) as Record<string, unknown>
    expect(Object.keys(printed)).toEqual(['client', 'version', 'status', 'answers', 'result'])
    expect(printed).toMatchObject({ client: 'boulangerie-de-l-ill', version: 1, status: 'draft', result: golden?.expected })
    expect(printed['answers']).toMatchObject({ objectives: ['local_visits', 'loyalty'], website: null, past_incident: 'none' })
  })

  it('writes nothing with --dry-run', async () => {
    const context = make({ lang: 'fr', options: { dry_run: true } })
    await run(context, { answers: sample })
    expect(context.stdout()).toContain('Facebook d’abord')
    expect(context.stderr()).toContain('rien n’a été enregistré')
    expect(await (await context.store()).clients.list()).toEqual([])
  })

  it('writes nothing when the file has a fault', async () => {
    const context = make()
    const file = join(context.folder, 'bad.yaml')
    writeFileSync(file, 'answers: {client_name: x, objectives: [fame], hours_per_month: 3}')
    expect((await failure(run(context, { answers: file }))).code).toBe('answers_invalid')
    expect(await (await context.store()).clients.list()).toEqual([])
  })

  it.each([
    ['nowhere.yaml', 'answers_not_found'],
    ['.', 'answers_not_readable'],
    ['picture.yaml', 'answers_not_readable'],
    ['huge.yaml', 'answers_not_readable'],
  ])('refuses %s', async (name, code) => {
    const context = make()
    writeFileSync(join(context.folder, 'picture.yaml'), Buffer.from([0x89, 0x50, 0xff, 0xfe]))
    writeFileSync(join(context.folder, 'huge.yaml'), ' '.repeat(1_000_001))
    const found = await failure(run(context, { answers: name }))
    expect([found.kind, found.code]).toEqual(['usage', code])
  })

  it('writes the next version for a client of the same name, with only what changed', async () => {
    const context = make({ lang: 'fr' })
    await run(context, { answers: sample })
    const file = join(context.folder, 'more.yaml')
    writeFileSync(file, "answers: {client_name: BOULANGERIE DE L'ILL, hours_per_month: 40}")
    await run(context, { answers: file })
    const { strategies, clients } = await context.store()
    const last = await strategies.get('boulangerie-de-l-ill')
    expect(last).toMatchObject({ version: 2, mode: 'full' })
    expect(last?.input).toMatchObject({ minutes_per_month: 2400, ambassadors: 2 })
    expect(await clients.list()).toHaveLength(1)
    expect(context.stderr()).toContain('réponses reprises de la version 1')
  })

  it('leaves alone what was edited in the profile since', async () => {
    const context = make()
    await run(context, { answers: sample })
    const { clients } = await context.store()
    await clients.update(
      'boulangerie-de-l-ill',
      {
        name: 'Le Four de l’Ill',
        hourly_rate: 3000,
        tracking: { utm: '2026-01', promo_code: null, declared: null, assisted: null },
      },
      now.toISOString(),
    )
    const file = join(context.folder, 'more.yaml')
    writeFileSync(file, 'answers: {hours_per_month: 40}')
    await run(make({ folder: context.folder, options: { client: 'boulangerie-de-l-ill' } }), { answers: file })
    expect(await clients.get('boulangerie-de-l-ill')).toMatchObject({
      name: 'Le Four de l’Ill',
      hourly_rate: 3000,
      tracking: { utm: '2026-01' },
    })
  })

  it('never puts the answers of one client on another', async () => {
    const context = make()
    await run(context, { answers: sample })
    const file = join(context.folder, 'other.yaml')
    writeFileSync(file, 'answers: {client_name: Domaine Test, objectives: [sales], hours_per_month: 3}')
    const found = await failure(
      run(make({ folder: context.folder, options: { client: 'boulangerie-de-l-ill' } }), { answers: file }),
    )
    expect(found.code).toBe('name_mismatch')
    // a choice made elsewhere does not count
    await run(make({ folder: context.folder, env: { SMM_CLIENT: 'boulangerie-de-l-ill' } }), { answers: file })
    expect((await (await context.store()).clients.list()).map((client) => client.slug)).toEqual([
      'boulangerie-de-l-ill',
      'domaine-test',
    ])
    const unknown = await failure(run(make({ folder: context.folder, options: { client: 'nobody' } }), { answers: file }))
    expect([unknown.kind, unknown.code]).toEqual(['not_found', 'client_not_found'])
  })

  it('gives a second slug to another firm that reads the same', async () => {
    const context = make()
    for (const [i, name] of ['L Ill', "L'Ill"].entries()) {
      const file = join(context.folder, `${i}.yaml`)
      writeFileSync(file, `answers: {client_name: "${name}", objectives: [sales], hours_per_month: 3}`)
      await run(context, { answers: file })
    }
    expect((await (await context.store()).clients.list()).map((client) => client.slug).toSorted()).toEqual(['l-ill', 'l-ill-2'])
  })

  it('says what it assumed', async () => {
    const context = make({ lang: 'fr' })
    const file = join(context.folder, 'short.yaml')
    writeFileSync(
      file,
      'mode: quick\nanswers: {client_name: Domaine Test, sector: food_producer, objectives: [sales], hours_per_month: 12}',
    )
    await run(context, { answers: file })
    expect(context.stderr()).toContain('Supposé, à confirmer')
    expect(context.stderr()).toContain('Règles du métier supposées (alcool)')
    expect(await (await context.store()).clients.get('domaine-test')).toMatchObject({ approval: 'client_each' })
    const page = make({ lang: 'fr', folder: context.folder })
    await showStrategy(page, undefined)
    expect(page.stdout()).toMatch(/Règles du métier supposées \(alcool\)\s: à confirmer/)
  })

  it('plans nothing of a network that nobody can run', async () => {
    const context = make({ lang: 'fr' })
    const file = join(context.folder, 'alone.yaml')
    writeFileSync(
      file,
      'mode: quick\nanswers: {client_name: Atelier Test, sector: crafts_construction, geo_scope: local, has_premises: true, objectives: [sales], abilities: [photo, writing_short], hours_per_month: 30, internal_candidate: [], external_budget: 0}',
    )
    await run(context, { answers: file })
    const page = make({ lang: 'fr', folder: context.folder })
    await showStrategy(page, undefined)
    for (const said of [context.stdout(), page.stdout()]) {
      expect(said).toContain('Facebook conviendra')
      expect(said).not.toContain('Possible à un rythme')
      expect(said).not.toContain('Répondre et écouter')
    }
    expect(context.stderr()).not.toContain('smm account add')
  })

  it('without a terminal and without a file names the flag', async () => {
    const found = await failure(run(make()))
    expect([found.kind, found.code]).toEqual(['usage', 'answers_needed'])
    expect(found.hint).toContain('--answers')
  })
})

describe('smm init --export-answers', () => {
  it.each(['answers.yaml', 'answers.json'])('gives back what was answered: %s', async (name) => {
    const context = make({ lang: 'fr', options: { client: 'boulangerie-de-l-ill' } })
    await run(make({ folder: context.folder }), { answers: sample })
    await run(context, { export_answers: name })
    const elsewhere = make({ lang: 'fr' })
    mkdirSync(elsewhere.folder, { recursive: true })
    copyFileSync(join(context.folder, name), join(elsewhere.folder, name))
    await run(elsewhere, { answers: name })
    const [a, b] = [await context.store(), await elsewhere.store()]
    const [one, two] = [await a.strategies.get('boulangerie-de-l-ill'), await b.strategies.get('boulangerie-de-l-ill')]
    expect(two?.answers).toEqual(one?.answers)
    expect(two?.input).toEqual(one?.input)
    expect(await b.clients.get('boulangerie-de-l-ill')).toEqual(await a.clients.get('boulangerie-de-l-ill'))
  })

  it('does not write over a file unless told to', async () => {
    const context = make({ lang: 'fr' })
    await run(context, { answers: sample })
    const file = join(context.folder, 'mine.yaml')
    writeFileSync(file, 'mine')
    expect((await failure(run(context, { export_answers: 'mine.yaml' }))).code).toBe('file_exists')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    await run(make({ folder: context.folder, options: { yes: true } }), { export_answers: 'mine.yaml' })
    expect(readFileSync(file, 'utf8')).toContain('client_name')
    await run(make({ folder: context.folder, options: { dry_run: true } }), { export_answers: 'new.yaml' })
    expect(existsSync(join(context.folder, 'new.yaml'))).toBe(false)
  })

  it('says that there is nothing to export', async () => {
    const context = make()
    const { clients } = await context.store()
    await run(context, { answers: sample })
    await clients.add({ ...(await clients.get('boulangerie-de-l-ill')), slug: 'new' } as never, now.toISOString())
    const found = await failure(run(make({ folder: context.folder, options: { client: 'new' } }), { export_answers: '-' }))
    expect([found.kind, found.code]).toEqual(['not_found', 'no_strategy'])
  })
})

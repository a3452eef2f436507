import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typographyFaults } from '../support/french.ts'
import { home } from '../support/program.ts'
import { Terminal } from '../support/terminal.ts'

const down = '\u001B[B'
const enter = '\r'
const space = ' '

describe('the quick questionnaire in a pseudo-terminal', () => {
  it('is answered in French with the arrows, killed midway, resumed, and ends in a strategy', async () => {
    const at = home('fr')
    const first = new Terminal(at, ['init', '--quick'])
    await first.answer("nom de l'entreprise", 'Chez Test', enter)
    await first.answer('Combien êtes-vous', '4', enter)
    await first.answer('Quel est votre secteur', down, down, down, enter)
    await first.answer('Où sont les clients', enter)
    await first.answer('Vos clients viennent-ils', enter)
    await first.answer('Quels sont vos objectifs', down, enter)
    await first.answer('Puis, en numéro 2')
    first.kill()
    await first.ended()
    expect((await at.run(['client', 'list', '--json'])).stdout.trim()).toBe('[]')

    const second = new Terminal(at, ['init', '--resume'])
    await second.sees('Séance 1 reprise : 5 réponses déjà données.')
    await second.answer('Quels sont vos objectifs', down, down, down, down, enter)
    await second.answer('Puis, en numéro 2', enter)
    await second.answer('Sur 100 clients', '5', enter)
    await second.answer('Quel âge ont surtout', down, space, down, space, enter)
    // back to the question before, which proposes what was said
    await second.answer('Que savez-vous produire', '<')
    await second.answer('Quel âge ont surtout', enter)
    await second.answer('Que savez-vous produire', space, down, down, space, enter)
    await second.answer('Quels comptes existent', space, enter)
    await second.answer('Une publication depuis 30 jours', enter)
    await second.answer("combien d'heures par mois", '14', enter)
    await second.answer("qui pourrait s'en occuper", space, down, space, down, space, enter)
    await second.answer('Quel budget par mois', '0', enter)
    await second.sees('Vos réponses')
    await second.answer('Tout est juste', enter)
    await second.sees('Stratégie version 1 enregistrée')
    expect(second.tooWide).toEqual([])
    expect(await second.ended()).toBe(0)
    expect(typographyFaults(second.screen)).toEqual([])

    const shown = await at.run(['strategy', 'show', '--json'])
    expect(shown.code).toBe(0)
    expect(JSON.parse(shown.stdout)).toMatchObject({
      client: 'chez-test',
      version: 1,
      answers: {
        client_name: 'Chez Test',
        headcount: 4,
        sector: 'tourism',
        objectives: ['local_visits'],
        b2b_share: 5,
        age_bands: ['25-34', '35-49'],
        abilities: ['writing_short', 'photo'],
        accounts: [{ network: 'facebook', status: 'active' }],
        hours_per_month: 14,
        internal_candidate: ['interested', 'time', 'trained'],
        external_budget: 0,
      },
      result: { phase1: { network: 'facebook' } },
    })
    const page = await at.run(['strategy', 'show'])
    expect(page.stdout).toContain('Facebook')
    expect(typographyFaults(page.stdout)).toEqual([])
  })

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('is left with %s: exit 130, the answers kept, no stack trace', async (_, key) => {
    const at = home('en')
    const terminal = new Terminal(at, ['init', '--quick'])
    await terminal.answer("company's name", 'Mill & Co', enter)
    await terminal.sees('How many people')
    terminal.press(key)
    expect(await terminal.ended()).toBe(130)
    expect(terminal.screen).toContain('1 answer kept.')
    expect(terminal.screen).toContain('smm init --resume')
    expect(terminal.screen).not.toMatch(/\n\s+at /)
  })
})

describe('the whole questionnaire in a pseudo-terminal', () => {
  const times = (key: string, count: number): string[] => Array<string>(count).fill(key)
  const back = '<'

  it('is answered in French: owner first, back within a question, desk, an answer corrected [003-10] [004-19] [004-51]', async () => {
    const at = home('fr')
    const t = new Terminal(at, ['init'])
    await t.sees('33 questions.')
    await t.sees('Puis 11 questions à compléter au bureau')
    await t.answer("1/33 Quel est le nom de l'entreprise", 'Domaine du Test', enter)
    await t.answer('2/33 Combien êtes-vous', 'beaucoup', enter)
    await t.answer('Il faut un nombre entier', ...times('\u007F', 8), '12', enter)
    await t.answer('Quel est votre secteur', ...times(down, 13), enter)
    await t.answer('Pays', enter)
    await t.answer('Ville', 'Strasbourg', enter)
    // one step back, and one more, within the question
    await t.answer('Région avec ses propres jours fériés', back)
    await t.answer('Retour à la question précédente')
    await t.answer('Ville', back, enter)
    await t.answer('Pays', enter)
    await t.answer('Ville', 'Colmar', enter)
    await t.answer('> Haut-Rhin', enter)
    await t.answer('Dans quelles langues', enter)
    await t.answer('Où sont les clients', enter)
    await t.answer('Vos clients viennent-ils', enter)
    await t.answer('adresse de votre site', 'example.org', enter)
    await t.sees('B · Les objectifs')
    await t.answer('Quels sont vos objectifs', down, enter)
    await t.answer('Puis, en numéro 2', ...times(down, 6), enter)
    await t.answer('Puis, en numéro 3', enter)
    await t.answer('Que gagneront vos clients', 'Du vin', enter)
    await t.answer('Vendre plus · Indicateur', enter)
    await t.answer("Aujourd'hui", '10', enter)
    await t.answer('À atteindre', '10', enter)
    await t.answer("D'ici le", enter)
    await t.answer('Garder mes clients, animer une communauté · Indicateur', enter)
    await t.answer("Aujourd'hui", '?', enter)
    await t.answer('À atteindre', '?', enter)
    // the whole is refused, its parts are asked again
    await t.answer('la valeur à atteindre doit différer')
    await t.answer('Vendre plus · Indicateur', enter)
    await t.answer("Aujourd'hui", '10', enter)
    await t.answer('À atteindre', '20', enter)
    await t.answer("D'ici le", enter)
    await t.answer('Indicateur', enter)
    await t.answer("Aujourd'hui", '?', enter)
    await t.answer('À atteindre', '?', enter)
    await t.answer('ferons-nous le bilan', '\u001B[A', enter)
    await t.answer('Garder 3 mois', back)
    await t.answer('ferons-nous le bilan', down, enter)
    await t.answer('vous freine ou vous inquiète', enter)
    await t.answer('Choisissez au moins une réponse', space, enter)
    await t.answer('Sur 100 clients', '40', enter)
    await t.answer('Quel âge ont surtout', space, enter)
    await t.answer('clients types', 'Amateurs de vin', enter)
    await t.answer('clients types', enter)
    await t.answer('points forts', 'Bio', enter)
    await t.answer('points forts', enter)
    await t.answer('Votre histoire', enter)
    await t.answer('Votre texte', 'Depuis 1890.', enter)
    await t.answer('Sujets à aborder', 'Vendanges', enter)
    await t.answer('Sujets à aborder', enter)
    await t.answer('Sujets à éviter', enter)
    await t.answer('temps forts et vos fermetures', enter)
    await t.answer('Sur quel ton parlez-vous', enter)
    await t.answer('Vos clients, vous les', enter)
    await t.answer('Que savez-vous produire', space, down, down, space, enter)
    await t.answer('faire produire ce qui manque', down, enter)
    await t.answer('Quels comptes existent', space, enter)
    await t.answer('Une publication depuis 30 jours', enter)
    await t.answer('réseaux que vous refusez', enter)
    await t.answer('vague de critiques', '?')
    await t.sees('Je ne sais pas')
    await t.answer('Prénom ou fonction', 'Zoé', enter)
    await t.answer('Rôle', enter)
    await t.answer('Service', enter)
    await t.answer('Temps par semaine', '1h75', enter)
    await t.answer('une durée de 0 à', ...times('\u007F', 4), enter)
    await t.answer('Jours de présence', enter)
    await t.answer('Déjà suivi une formation', down, enter)
    await t.answer('Volontaire', enter)
    await t.answer("À l'aise à l'écrit", enter)
    await t.answer('En stage ou en alternance', down, enter)
    await t.answer('Ajouter une personne', enter)
    // 300 minutes a week, as usual: 21.5 hours a month
    await t.answer("combien d'heures par mois", enter)
    await t.answer("qui pourrait s'en occuper", space, down, space, enter)
    await t.answer('Un budget de formation existe-t-il', down, enter)
    await t.answer('Qui, à la direction, soutient', enter)
    await t.answer('Combien de clients fidèles', '2', enter)
    await t.answer('Quels jours vos clients attendent', enter)
    await t.answer('Quel budget par mois', '200', enter)
    await t.answer("l'interlocuteur du prestataire", enter)
    await t.answer('Publicité', enter)
    await t.answer('Outils et abonnements', enter)
    await t.answer('Photo, vidéo', enter)
    await t.answer('Que coûte une heure', enter)
    await t.answer('que vous reste-t-il', '?', enter)
    await t.answer("Montant moyen d'une vente", '60', enter)
    await t.answer('Achats par an', enter)
    await t.answer("Pendant combien d'années", enter)
    await t.answer('Qui valide avant publication', enter)
    await t.answer('Si quelque chose tourne mal', enter)
    await t.answer('Il reste 12 questions, à compléter au bureau', enter)
    await t.sees('À compléter au bureau')
    await t.answer('1/12 Votre activité touche-t-elle', down, space, enter)
    await t.sees('Métier réglementé')
    await t.answer('concurrents, partenaires', enter)
    await t.answer('réutilisables', '30', enter)
    await t.answer('Facebook · Adresse du compte', enter)
    await t.answer("Facebook · Nombre d'abonnés", '640', enter)
    await t.answer('Facebook · Combien de personnes', '?', enter)
    await t.answer('5/12 Google', enter)
    for (const place of ['Plan et fiche Google', 'Avis', 'LinkedIn', 'Facebook', 'Ailleurs'])
      await t.answer(`· ${place}`, enter)
    await t.answer('vous trouvent-ils', space, enter)
    await t.answer("Qu'avez-vous déjà fait sur les réseaux", enter)
    await t.answer('Qui pilote la stratégie', enter)
    await t.answer('Devise', enter)
    await t.answer('Récupérez-vous la TVA', enter)
    await t.answer("qu'une vente vient des réseaux", enter)
    await t.answer('Quels mots doivent déclencher', enter)
    await t.answer("Qu'avez-vous déjà par écrit", enter)
    await t.answer('Jour du mois', enter)
    await t.answer('Langue', enter)
    await t.answer('Destinataires', enter)
    await t.answer('Nom', enter)
    await t.answer('E-mail', enter)
    await t.answer('Téléphone', enter)

    // all of it, to be read; the number of an answer asks it again, and what depends on it
    await t.sees('Vos réponses')
    await t.sees('France · Colmar · Haut-Rhin · Europe/Paris')
    await t.sees('Objectifs')
    await t.answer('Tout est juste', '99', enter)
    await t.answer('Tapez un numéro de 1 à', ...times('\u007F', 2), '9', enter)
    await t.answer('Quels sont vos objectifs', down, enter)
    await t.answer('Puis, en numéro 2', '\u001B[A'.repeat(12), enter)
    await t.answer('À quoi verrez-vous')
    await t.answer('Indicateur', enter)
    await t.answer("Aujourd'hui", '3', enter)
    await t.answer('À atteindre', '?', enter)
    await t.answer('Que vaut pour vous une vente')
    await t.answer("Montant moyen d'une vente", enter)
    await t.answer('Sur 10 demandes', '4', enter)
    await t.sees('Vos réponses')
    await t.answer('Tout est juste', enter)
    await t.sees('Stratégie version 1 enregistrée')
    expect(await t.ended()).toBe(0)
    expect(t.tooWide).toEqual([])
    // what was typed: « ? » for « I do not know »
    expect(typographyFaults(t.screen.replaceAll(/ \?(?=[·✓\d]|$)/gm, ''))).toEqual([])

    const { stdout } = await at.run(['strategy', 'show', '--json'])
    const { answers } = JSON.parse(stdout) as { answers: Record<string, unknown> }
    expect(answers).toMatchObject({
      headcount: 12,
      location: { country: 'FR', city: 'Colmar', region: '68', timezone: 'Europe/Paris' },
      website: 'https://example.org',
      horizon_months: 6,
      concerns: ['have_website'],
      brand_story: 'Depuis 1890.',
      past_incident: { unknown: true },
      topics: { ok: ['Vendanges'] },
      accounts: [{ network: 'facebook', status: 'active', followers: 640, admins: { unknown: true } }],
      people: [{ alias: 'Zoé', role: 'director', minutes_per_week: 300, trained: false, motivated: true, intern: false }],
      hours_per_month: 21.5,
      internal_referent: 'Zoé',
      regulated: ['alcohol'],
      external_budget: 20_000,
      margin: { unknown: true },
      objectives: ['leads'],
      objective_targets: [{ objective: 'leads', baseline: 3, target: { unknown: true } }],
      deal_economics: { order_value: 6000, close_rate: 4 },
      tracking: ['none'],
    })
  })

  it('is made in English of the essentials, then completed for the owner, then at the desk, through kills [003-05]', async () => {
    const at = home('en')
    const first = new Terminal(at, ['init', '--quick'])
    await first.answer("company's name", 'Mill Test', enter)
    await first.answer('How many people', '3', enter)
    await first.answer('line of business', down, down, down, enter)
    await first.answer('Where are the customers', enter)
    await first.answer('Do customers come', enter)
    await first.answer('your objectives', enter)
    await first.answer('number 2', enter)
    await first.answer('Of 100 customers', '101', enter)
    await first.answer('It takes a whole percentage', ...times('\u007F', 3), '5', enter)
    await first.answer('How old', down, space, enter)
    await first.answer('What can you produce', space, enter)
    await first.answer('Which accounts', enter)
    await first.answer('how many hours', '0', enter)
    await first.answer('take care of it', space, down, space, down, space, enter)
    await first.answer('outside help', '0', enter)
    // left at the review: resumed there
    await first.sees('Is all of it right')
    first.kill()
    await first.ended()
    const again = new Terminal(at, ['init', '--resume'])
    await again.sees('Session 1 resumed: 13 answers already given.')
    await again.sees('Your answers')
    await again.answer('Is all of it right', '11', enter)
    await again.answer('how many hours', '14', enter)
    await again.answer('Is all of it right', enter)
    await again.sees('smm init --complete')
    expect(await again.ended()).toBe(0)

    const whole = new Terminal(at, ['init', '--complete'])
    await whole.sees('Mill Test')
    await whole.sees('questions are left from version 1')
    // nothing of what was said is asked again
    await whole.answer('Country', 'Ireland', enter)
    await whole.answer('Town', enter)
    await whole.answer('In which languages', enter)
    await whole.answer('website', enter)
    await whole.sees('gain by following')
    whole.kill()
    await whole.ended()
    const resumed = new Terminal(at, ['init', '--resume'])
    await resumed.answer('gain by following', 'Bread', enter)
    await resumed.answer('Get known · Indicator', enter)
    await resumed.answer('Today', enter)
    await resumed.answer('To reach', enter)
    for (const question of ['take stock', 'holds you back'])
      await resumed.answer(question, question === 'take stock' ? '' : space, enter)
    await resumed.answer('typical customers', enter)
    await resumed.answer('strengths', enter)
    await resumed.answer('Your story', down, down, enter)
    await resumed.answer('Topics to cover', enter)
    await resumed.answer('Topics to avoid', enter)
    await resumed.answer('busy seasons', enter)
    await resumed.answer('In what tone', enter)
    await resumed.answer('In French', enter)
    await resumed.answer('missing content', enter)
    await resumed.answer('networks you refuse', enter)
    await resumed.answer('wave of criticism', enter)
    await resumed.answer('First name', enter)
    await resumed.answer('Role', enter)
    await resumed.answer('Department', enter)
    await resumed.answer('Time per week', enter)
    await resumed.answer('Days at work', enter)
    await resumed.answer('Trained', enter)
    await resumed.answer('volunteer', enter)
    await resumed.answer('At ease', enter)
    await resumed.answer('An intern', enter)
    await resumed.answer('Add a person', enter)
    await resumed.answer('loyal customers', enter)
    await resumed.answer('expect an answer', enter)
    await resumed.answer('Advertising', enter)
    await resumed.answer('Tools', enter)
    await resumed.answer('Photo, video', enter)
    await resumed.answer('hour of work', enter)
    await resumed.answer('what is left', enter)
    await resumed.answer('Who approves', enter)
    await resumed.answer('goes wrong', enter)
    // the desk: later; on second thoughts now; no, later
    await resumed.answer('to complete at the desk', down, enter)
    await resumed.answer('Is all of it right', back, enter)
    await resumed.answer('to complete at the desk', enter)
    await resumed.answer('regulated fields', back)
    await resumed.answer('goes wrong', enter)
    await resumed.answer('regulated fields')
    resumed.press('\u0003')
    expect(await resumed.ended()).toBe(130)

    const later = new Terminal(at, ['init', '--resume'])
    await later.answer('to complete at the desk', down, enter)
    await later.sees('To complete at the desk:')
    await later.answer('Is all of it right', enter)
    await later.sees('Strategy version 2 saved')
    expect(await later.ended()).toBe(0)

    const desk = new Terminal(at, ['init', '--complete'])
    await desk.sees('questions are left from version 2')
    await desk.answer('1/11 Does your business touch', space, enter)
    await desk.answer('Which competitors', enter)
    await desk.answer('reusable', enter)
    await desk.answer('4/11 Google', enter)
    for (const place of ['Map and Google', 'Reviews', 'LinkedIn', 'Facebook', 'Elsewhere'])
      await desk.answer(`· ${place}`, enter)
    await desk.answer('find you today', enter)
    await desk.answer('What have you done', enter)
    await desk.answer('Who leads', enter)
    await desk.answer('Currency', enter)
    await desk.answer('recover VAT', enter)
    await desk.answer('comes from social', space, enter)
    await desk.answer('raise an alert', enter)
    await desk.answer('in writing', enter)
    await desk.answer('Day of the month', enter)
    await desk.answer('Language', enter)
    await desk.answer('Recipients', enter)
    await desk.answer('Name', enter)
    await desk.answer('E-mail', enter)
    await desk.answer('Telephone', enter)
    await desk.answer('Is all of it right', enter)
    await desk.sees('Strategy version 3 saved')
    expect(await desk.ended()).toBe(0)
    for (const terminal of [first, again, whole, resumed, later, desk]) expect(terminal.tooWide).toEqual([])

    const nothing = new Terminal(at, ['init', '--complete'])
    await nothing.sees('Nothing to complete')
    expect(await nothing.ended()).toBe(0)
    const { stdout } = await at.run(['strategy', 'show', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      version: 3,
      answers: { hours_per_month: 14, location: { country: 'IE' }, customer_benefit: 'Bread', tracking: ['utm_analytics'] },
    })
  })
})

describe('questions with numbers to type', () => {
  it.each([
    ['by setting', { SMM_PROMPTS: 'numbers' }],
    ['where the cursor cannot move', { TERM: 'dumb' }],
  ])('are plain lines, read from top to bottom (%s)', async (_, env) => {
    const at = home('fr')
    const t = new Terminal(at, ['init', '--quick'], env)
    await t.answer("1/13 Quel est le nom de l'entreprise", 'Atelier du Test\r')
    await t.answer('Réponse (Entrée : 1', '\r')
    await t.answer('5. Artisanat, bâtiment')
    await t.answer('Numéro', '99\r')
    await t.answer('Refusé : Tapez un numéro de 1 à 17.', '5\r')
    await t.answer('1. Dans ma ville', '<\r')
    await t.answer('Numéro (Entrée : 5, Artisanat, bâtiment', '\r')
    await t.answer('1. Dans ma ville', '1\r')
    await t.answer('1. Oui', '1\r')
    await t.answer('2. Vendre plus', '2\r')
    await t.answer("1. C'est tout", '\r')
    await t.answer('Sur 100 clients', 'x\r')
    await t.answer('Refusé : Il faut un pourcentage', '20\r')
    await t.answer('Numéros, séparés par des espaces', '?\r')
    await t.answer('6. Vidéos longues', '1, 3, 8\r')
    await t.answer('exclut les autres réponses', '1 3\r')
    await t.answer('1. Facebook', '\r')
    await t.answer("combien d'heures", '12\r')
    await t.answer("s'en occuper", '1 2 3\r')
    await t.answer('Quel budget', '0\r')
    await t.answer('Tout est juste', '\r')
    await t.sees('Stratégie version 1 enregistrée')
    expect(await t.ended()).toBe(0)
    expect(typographyFaults(t.screen.replaceAll(/ \?$/gm, ''))).toEqual([])
    const { answers } = JSON.parse((await at.run(['strategy', 'show', '--json'])).stdout) as { answers: unknown }
    expect(answers).toMatchObject({
      sector: 'crafts_construction',
      objectives: ['sales'],
      age_bands: { unknown: true },
      abilities: ['writing_short', 'photo'],
      accounts: [],
      internal_candidate: ['interested', 'time', 'trained'],
    })
  })

  it('are left with Ctrl-C, the answers kept', async () => {
    const at = home('en')
    const t = new Terminal(at, ['init', '--quick'], { SMM_PROMPTS: 'numbers' })
    await t.answer("company's name", 'Mill & Co\r')
    await t.sees('How many people')
    t.press('\u0003')
    expect(await t.ended()).toBe(130)
    expect(t.screen).toContain('1 answer kept.')
  })
})

describe('smm init without a terminal', () => {
  it('names the flag', async () => {
    const { code, stderr, stdout } = await home('fr').run(['init'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--answers')
  })

  it('runs the examples of its help; those that ask say what they need', async () => {
    const at = home()
    const { stdout } = await at.run(['init', '--help'])
    const examples = [...stdout.matchAll(/^ {2}smm (init.*)$/gm)].map(([, line = '']) => line)
    writeFileSync(join(at.folder, 'answers.yaml'), 'answers: {client_name: Bakery, objectives: [sales], hours_per_month: 12}\n')
    const asking = ['init --quick', 'init --resume', 'init -c bakery --complete']
    expect(examples.toSorted()).toEqual(expect.arrayContaining(asking))
    for (const line of examples) {
      const { code, stderr } = await at.run([...line.split(' '), ...(line.includes('--export-answers') ? ['-y'] : [])])
      expect([line, code]).toEqual([line, asking.includes(line) ? 2 : 0])
      if (code === 2) expect(stderr).toContain('--answers')
    }
  })

  it('reads answers on stdin', async () => {
    const input = 'mode: quick\nanswers: {client_name: Chez Test, objectives: [sales], hours_per_month: 12}\n'
    const { code, stdout } = await home().run(['init', '--answers', '-', '--json'], { input })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ client: 'chez-test', version: 1 })
  })

  it('refuses flags that exclude each other', async () => {
    expect((await home().run(['init', '--resume', '--answers', 'x.yaml'])).code).toBe(2)
  })

  it('tells every fault of a file, as JSON too', async () => {
    const input = 'answers: {client_name: "", objectives: [fame], hours_per_month: many, colour: red}\n'
    const { code, stderr, stdout } = await home().run(['init', '--answers', '-', '--json'], { input })
    expect([code, stdout]).toEqual([2, ''])
    const { error } = JSON.parse(stderr) as { error: { code: string; details: string[] } }
    expect(error.code).toBe('answers_invalid')
    expect(error.details).toHaveLength(4)
  })
})

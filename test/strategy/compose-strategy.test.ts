import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/documents/document.ts'
import { toHtml, toMarkdown, toTerminal } from '../../src/documents/index.ts'
import { choiceText } from '../../src/i18n/questionnaire.ts'
import { say } from '../../src/i18n/text.ts'
import { render } from '../../src/io/paint.ts'
import { sanitise } from '../../src/io/sanitise.ts'
import { displayWidth } from '../../src/io/table.ts'
import { composeStrategy, type StrategyFacts } from '../../src/strategy/compose-strategy.ts'
import { documentFlags } from '../../src/strategy/explanations.ts'
import { typographyFaults } from '../support/french.ts'
import { anyAnswers } from './any-answers.ts'
import { answersOf, factsFrom, factsOf, goldenFacts, goldens, nobody, plain, sectionText, textsIn } from './strategy-sample.ts'

const langs = ['fr', 'en'] as const
const compose = (facts: StrategyFacts, lang: 'fr' | 'en', one_page = false): Document =>
  composeStrategy(facts, lang, nobody, { one_page })

/** What must hold of the document of any strategy. */
function faultsOf(document: Document): string[] {
  return document.sections.flatMap(({ title, blocks }) => {
    const texts = textsIn(blocks)
    const faults: string[] = []
    if (blocks.length === 0) faults.push(`${title}: empty`)
    if (title === '' || texts.some((text) => /\bundefined\b|\bNaN\b|\[object|\{[a-z_]{2,}\}/.test(text))) {
      faults.push(`${title}: ${texts.find((text) => /\bundefined\b|\bNaN\b|\[object|\{[a-z_]{2,}\}/.test(text)) ?? ''}`)
    }
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'table') {
        if (block.rows.length === 0) faults.push(`${title}: a table without rows`)
        if (block.rows.some((row) => row.length !== block.head.length)) faults.push(`${title}: a row of another length`)
      }
      if (block.kind === 'list' && (block.items.length === 0 || block.items.some((item) => item.trim() === '')))
        faults.push(`${title}: an empty list`)
      if ((block.kind === 'paragraph' || block.kind === 'note') && block.text.trim() === '') faults.push(`${title}: empty text`)
      if (block.kind === 'heading' && [undefined, 'heading'].includes(blocks[index + 1]?.kind))
        faults.push(`${title}: nothing under ${block.text}`)
    }
    return faults
  })
}

const longest = (texts: readonly string[]): number =>
  Math.max(...texts.flatMap((text) => text.split(/(?<=[.!?])\s/)).map((sentence) => sentence.split(/\s+/).length))

describe.each(goldens.map(({ id }) => id))('the strategy of %s', (id) => {
  it.each(langs)('is whole in %s', (lang) => {
    const document = compose(goldenFacts(id), lang)
    expect(faultsOf(document)).toEqual([])
    expect(document.sections.map(({ number }) => number)).toEqual([
      null,
      ...Array.from({ length: document.sections.length - 1 }, (_, index) => index + 1),
    ])
    const ids = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : [])),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has French spaces and apostrophes wherever smm speaks', () => {
    const text = textsIn(compose(goldenFacts(id), 'fr').sections.flatMap(({ blocks }) => blocks)).join('\n')
    expect(typographyFaults(text)).toEqual([])
  })

  it.each(langs)('says on page 1 what one keeps, in short sentences (%s)', (lang) => {
    const document = compose(goldenFacts(id), lang)
    const [first] = document.sections
    expect(first?.ends_page).toBe(true)
    const [banner, facts, tiles, , decisions] = first?.blocks ?? []
    expect(banner?.kind).toBe('banner')
    expect(facts).toMatchObject({ kind: 'facts' })
    if (facts?.kind === 'facts') expect(facts.facts).toHaveLength(3)
    if (tiles?.kind === 'tiles') expect(tiles.tiles).toHaveLength(3)
    expect(tiles).toMatchObject({ kind: 'tiles' })
    if (decisions?.kind === 'list') expect(decisions.items).toHaveLength(3)
    expect(decisions).toMatchObject({ kind: 'list', ordered: true })
    expect(longest(textsIn(first?.blocks ?? []))).toBeLessThanOrEqual(40)
  })

  it.each(langs)('fits 80 columns on a terminal (%s)', (lang) => {
    for (const line of toTerminal(compose(goldenFacts(id), lang), 80)) {
      expect(displayWidth(render(line, null, sanitise))).toBeLessThanOrEqual(80)
    }
  })

  it('has people in it, whoever they are [000-01] [002-22]', () => {
    const text = sectionText(compose(goldenFacts(id), 'fr'), 'Qui fait quoi')
    expect(text).toContain('confiez la parole à une personne expérimentée')
    expect(text).toContain('il ne remplace personne')
    expect(sectionText(compose(goldenFacts(id), 'en'), 'Who does what')).toContain('let someone experienced speak')
  })

  it('has the three means in words, and promises no return [001-39]', () => {
    const document = compose(goldenFacts(id), 'fr')
    const tiles = document.sections
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'tiles' ? block.tiles : [])))
      .slice(3)
    expect(tiles.map(({ label }) => label)).toEqual(['Argent', 'Temps', 'Compétences'])
    for (const { value, detail } of tiles) {
      expect(plain(value)).toMatch(/^(Vert : suffisant|Orange : juste|Rouge : insuffisant)$/)
      expect(detail).not.toBe('')
    }
    const whole = plain(textsIn(document.sections.flatMap(({ blocks }) => blocks)).join('\n'))
    expect(whole).toContain("Aucun retour n'est promis ici")
    expect(whole).not.toMatch(/ROI (de|:)|rapportera|garanti|retour (de|sur investissement) [\d:]/i)
  })

  it('says what the ninety days cost, or that it cannot yet [000-07]', () => {
    const priced = sectionText(compose(goldenFacts(id), 'fr'), 'Ce que cela coûte')
    expect(priced).toMatch(/Total\n[\d ,]+ €\n[\d ,]+ €/)
    expect(priced).toContain('Plafond de dépenses par mois')
    const unpriced = sectionText(compose(goldenFacts(id, { client: { hourly_rate: null } }), 'fr'), 'Ce que cela coûte')
    expect(unpriced).toContain('à chiffrer')
    expect(unpriced).toContain('Total, sans votre temps')
  })

  it('says what happens if things go wrong [001-23]', () => {
    const text = sectionText(compose(goldenFacts(id), 'fr'), 'Si ça tourne mal')
    for (const part of ['Vert', 'Orange', 'Rouge', 'Toutes suspendues aussitôt', 'Qui parle']) expect(text).toContain(part)
  })

  it('dates what it publishes, and says what is old [004-13]', () => {
    const text = sectionText(compose(goldenFacts(id), 'fr'), 'Méthode et sources')
    expect(text).toContain('mars 2025')
    expect(text).toContain("Les chiffres d'audience ont plus de 18 mois")
  })
})

describe('the bakery', () => {
  const said = answersOf({
    customer_benefit: 'Savoir chaque matin ce qui sort du four.',
    objective_targets: [
      { objective: 'local_visits', kpi: 'gbp_directions', baseline: 80, target: 120, date: '2027-05-31' },
      { objective: 'loyalty', kpi: 'ugc_month', baseline: { unknown: true }, target: { unknown: true } },
    ],
    horizon_months: 6,
    strategist: 'consultant',
    sponsor: 'gérante',
    people: [
      { alias: 'gérante', department: 'direction', minutes_per_week: 110, days: ['mon'], trained: false, motivated: true },
      { alias: 'vendeuse 1', department: 'vente', minutes_per_week: 56, days: ['sat'], trained: false, motivated: true },
    ],
    brand_story: 'Depuis 1954.\nTrois générations.',
    topics: { ok: ['le pain'], never: ['la politique'], key_dates: ['marché de Noël'] },
    strengths: ['pain au levain'],
  })
  const facts = goldenFacts('s01', { answers: said })

  it('keeps page 1 when nothing else is read', () => {
    const page = compose(facts, 'fr', true)
    expect(page.cover).toBe(false)
    expect(page.sections).toHaveLength(1)
    const text = plain(textsIn(page.sections[0]?.blocks ?? []).join('\n'))
    for (const part of [
      "Facebook d'abord",
      'Faire venir des clients chez vous et garder vos clients.',
      'Il sert vos objectifs, il touche les particuliers',
      'Chez vous, après une formation : gérante et vendeuse 1. Le consultant pilote.',
      'Temps par mois\n11 h 31\nSur les 12 h que vous avez : 1 publication avec photo et 1 lien partagé par semaine.',
      'Coût par mois\n408 €\n208 € de temps de travail et 200 € de dépenses.',
      'Bilan\n30 mai 2027\nAprès 6 mois.',
      'Valider cette stratégie avant le 14 décembre 2026.',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('is a draft until somebody approves it, and then says who did', () => {
    expect(compose(facts, 'fr').draft).toBe('à valider')
    const approved = compose(goldenFacts('s01', { answers: said, status: 'approved' }), 'fr')
    expect(approved.draft).toBeNull()
    expect(plain(approved.foot[0] ?? '')).toBe('Validée le 27 novembre 2026 par Mme Klein.')
    expect(textsIn(approved.sections[0]?.blocks ?? []).join('\n')).not.toContain('Valider cette stratégie')
    const inSpite = goldenFacts('s07', { status: 'approved' })
    const because = { ...inSpite, strategy: { ...inSpite.strategy, approval_reason: 'Le stagiaire est embauché en mars.' } }
    expect(plain(compose(because, 'fr').foot[1] ?? '')).toContain('« Le stagiaire est embauché en mars. »')
  })

  it('reads what its customers gain at the head of it [002-05]', () => {
    const text = sectionText(compose(facts, 'fr'), "Vos objectifs, et ce qu'y gagnent vos clients")
    expect(text).toContain('« Savoir chaque matin ce qui sort du four. »')
    const without = sectionText(compose(goldenFacts('s01'), 'en'), 'Your objectives, and what your customers gain')
    expect(without).toContain('Still to be said: what will your customers gain')
  })

  it('reads its hours as days too [003-08]', () => {
    const text = sectionText(compose(facts, 'fr'), "Le temps qu'il faut, celui que vous avez")
    expect(text).toContain("32 h par mois, c'est environ 4,6 jours de 7 h.")
    expect(text).toContain('Forbes de 2013')
    expect(sectionText(compose(facts, 'en'), 'The time it takes, the time you have')).toContain('about 4.6 days of 7 h')
  })

  it('has its own target, and none where nothing is measured yet', () => {
    const text = sectionText(compose(facts, 'fr'), 'À quoi se verra la réussite')
    expect(text).toContain('80\n120\n31 mai 2027')
    expect(text).toContain('non mesuré\naprès 30 jours de mesure')
    expect(text).toContain('Pas de cible chiffrée avant 30 jours de mesure')
  })

  it('has its story told to whoever writes for it [004-51]', () => {
    const text = sectionText(compose(facts, 'fr'), 'Votre maison en quelques mots')
    expect(text).toContain('Depuis 1954.\nTrois générations.')
    for (const part of ['pain au levain', 'le pain', 'la politique', 'marché de Noël']) expect(text).toContain(part)
  })

  it('knows that it invests first and judges later [000-08] [001-28]', () => {
    const text = sectionText(compose(facts, 'fr'), 'Ce que cela coûte')
    expect(text).toContain("Jours 1 à 90 : phase d'investissement")
    expect(text).toContain("comme pour le référencement d'un site")
  })

  it('decides at the end of a pilot: go on, adjust, stop [003-22]', () => {
    const text = sectionText(compose(facts, 'fr'), 'Les 90 premiers jours')
    expect(text).toContain('Décision : continuer, ajuster, arrêter')
    for (const part of ['Continuer si', 'Ajuster si', 'Arrêter si']) expect(text).toContain(part)
  })

  it('has today’s team in it rather than the answers’', () => {
    const member = {
      id: 1,
      client: 'ill',
      alias: 'apprenti',
      roles: ['contributor' as const],
      job: null,
      department: 'four',
      minutes_per_week: 60,
      days: ['mon' as const],
      trained: true,
      knows_rules: null,
      motivated: true,
      at_ease: null,
      intern: true,
      years_in_company: null,
      email: null,
      topics: [],
      added_at: '2026-11-24T00:00:00Z',
    }
    const text = sectionText(compose(goldenFacts('s01', { answers: said, team: [member] }), 'fr'), 'Qui fait quoi')
    expect(text).toContain('Apprenti\nfour\n1 h\nen stage ou en alternance')
    expect(text).not.toContain('vendeuse 1')
  })

  it('is as wide as its paper: the three text forms hold the same sentences', () => {
    const document = compose(facts, 'fr')
    const sentence = 'Argent, temps, compétences'
    expect(toMarkdown(document)).toContain(sentence)
    expect(toHtml([document], { color: null, logo: null })).toContain(sentence)
    expect(toTerminal(document, 80).join('\n')).toContain(sentence)
  })
})

describe('who cannot run a network', () => {
  it('is told to keep the listing, never to open an account [001-02]', () => {
    const text = plain(textsIn(compose(goldenFacts('s04'), 'fr').sections[0]?.blocks ?? []).join('\n'))
    expect(text).toContain("Pas de réseau pour l'instant")
    expect(text).toContain('Trouver 7 h 31 de plus par mois pour Facebook')
    expect(text).toContain('Votre temps de travail. Rien à payer de plus.')
    const costs = sectionText(compose(goldenFacts('s04'), 'fr'), 'Ce que cela coûte')
    expect(costs).not.toContain("phase d'investissement")
  })

  it('sees nothing planned of a network that nobody runs', () => {
    const { input } = goldenFacts('s02').strategy
    const nobodyInside = { interested: false, time: false, trained: false, training_budget: false }
    const forLater = factsOf({ input: { ...input, internal_candidate: nobodyInside, external_budget_cents: 0 } })
    const document = compose(forLater, 'fr')
    const page = plain(textsIn(document.sections[0]?.blocks ?? []).join('\n'))
    expect(page).toContain("LinkedIn conviendra le jour où quelqu'un pourra l'animer")
    expect(page).toContain("Coût par mois\n0 €\nRien à payer pour l'instant. Hors honoraires du consultant.")
    expect(sectionText(document, "Le temps qu'il faut, celui que vous avez")).not.toMatch(/^LinkedIn$/m)
    expect(sectionText(document, 'À quoi se verra la réussite')).not.toContain('Rythme tenu')
    expect(sectionText(document, 'Les 90 premiers jours')).not.toContain('Arrêter si')
  })

  it('is not told that a tool is enough [000-03]', () => {
    const text = sectionText(compose(goldenFacts('s07'), 'fr'), 'Qui fait quoi')
    expect(text).toContain('Bloquant. Tout repose sur une personne')
    expect(text).toContain('Bloquant. Confié à des stagiaires')
  })

  it('is warned when a provider would write without knowing the house [003-24] [003-25]', () => {
    const document = compose(goldenFacts('s07'), 'fr')
    expect(sectionText(document, 'Ce qui reste à préciser')).toContain("Votre histoire n'est pas encore écrite")
    expect(sectionText(document, 'Qui fait quoi')).toContain('Bloquant. Prestataire sans interlocuteur chez vous : nommez-le')
    const told = goldenFacts('s07', { answers: answersOf({ brand_story: 'Fondée en 1980.', internal_referent: 'Léa' }) })
    expect(sectionText(compose(told, 'fr'), 'Ce qui reste à préciser')).not.toContain('histoire')
  })

  it('sees duties that pile up [001-20] [003-09]', () => {
    const { input, result } = goldenFacts('s02').strategy
    const people = [
      { alias: 'a', minutes_per_week: 5 },
      { alias: 'b', minutes_per_week: 5 },
    ]
    const flags = documentFlags({ lang: 'en', input, result, answers: {} }, people)
    expect(flags).toHaveLength(2)
    expect(flags[0]).toMatch(/^a: \d+ min planned for 5 declared$/)
    expect(documentFlags({ lang: 'en', input, result, answers: {} }, [{ alias: 'a', minutes_per_week: 2400 }])).toEqual([])
  })

  it('hears that leading and answering are two roles from ten people on [002-08]', () => {
    const { input, result } = goldenFacts('s07').strategy
    const alone = [{ alias: 'a', minutes_per_week: 2400 }]
    const flags = (headcount: number, strategist: string): string[] =>
      documentFlags({ lang: 'fr', input: { ...input, headcount }, result, answers: {} }, alone, strategist)
    expect(flags(60, 'a').map(plain)).toEqual(['stratégie et animation par la même personne : à séparer'])
    expect(flags(9, 'a')).toEqual([])
    expect(flags(60, 'consultant')).toEqual([])
  })
})

describe('doubts are answered', () => {
  const concerns = [
    'have_website',
    'no_means',
    'no_return',
    'image_risk',
    'no_time',
    'no_ideas',
    'legal_risk',
    'tried_before',
  ] as const

  it('every doubt there is', () => {
    expect(Object.keys(choiceText.concerns).toSorted()).toEqual([...concerns, 'none'].toSorted())
  })

  it.each(concerns)('%s, in French and English [001-01]', (concern) => {
    for (const lang of langs) {
      const facts = goldenFacts('s01', { answers: answersOf({ concerns: [concern] }) })
      const title = lang === 'fr' ? 'Vos questions, nos réponses' : 'Your questions, our answers'
      const [asked = '', answer = ''] = sectionText(compose(facts, lang), title).split('\n')
      expect(asked).toContain(plain(say(lang, choiceText.concerns[concern])))
      expect(answer.split(/\s+/).length).toBeGreaterThan(35)
      expect(answer.split(/\s+/).length).toBeLessThan(90)
    }
  })

  it('no doubt, no section', () => {
    const titles = (answers: Record<string, unknown>): string[] =>
      compose(goldenFacts('s01', { answers: answersOf(answers) }), 'en').sections.map(({ title }) => title)
    expect(titles({ concerns: ['none'] })).not.toContain('Your questions, our answers')
    expect(titles({})).not.toContain('Your questions, our answers')
  })

  it('who has a website sees the visits counted [001-01]', () => {
    const facts = goldenFacts('s01', { answers: answersOf({ concerns: ['have_website'] }) })
    expect(sectionText(compose(facts, 'fr'), 'À quoi se verra la réussite')).toContain(
      'À suivre aussi : visites du site venues des réseaux',
    )
  })
})

describe('any answers', () => {
  it('make a whole document with a reason for each advice, in both languages', () => {
    fc.assert(
      fc.property(anyAnswers(), ({ answers, currency }) => {
        const facts = factsFrom(answers, { currency })
        for (const lang of langs) {
          const document = compose(facts, lang)
          expect(faultsOf(document)).toEqual([])
          const [, page] = document.sections[0]?.blocks ?? []
          if (page?.kind !== 'facts') throw new Error('page 1 has no facts')
          for (const [label, value] of page.facts) expect([label, value].includes('')).toBe(false)
          // the second line says why this network, or why none
          expect(String(page.facts[1]?.[1]).length).toBeGreaterThan(20)
          const { existing_accounts, staffing } = facts.strategy.result
          const people = document.sections.find(({ title }) => ['Qui fait quoi', 'Who does what'].includes(title))
          const flags = people?.blocks.findLast((block) => block.kind === 'list')
          if (staffing.flags.length > 0) {
            expect(flags?.kind === 'list' ? flags.items.length : 0).toBeGreaterThanOrEqual(staffing.flags.length)
          }
          const networks = textsIn(document.sections[3]?.blocks ?? [])
          expect(networks.length).toBeGreaterThan(existing_accounts.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are never altered: what a client typed is shown as it was', () => {
    const typed = "l'Ill & <b> `x` {name} « y »"
    const facts = goldenFacts('s01', {
      answers: answersOf({ brand_story: typed, strengths: [typed], customer_benefit: typed }),
    })
    const text = textsIn(compose(facts, 'fr').sections.flatMap(({ blocks }) => blocks))
    expect(text.filter((one) => one.includes(typed)).length).toBe(3)
  })
})

describe('another country, another currency', () => {
  it('is told that the rules are those of France', () => {
    const facts = factsOf({ input: goldenFacts('s02').strategy.input, client: { country: 'CH', currency: 'CHF' } })
    const document = compose(facts, 'fr')
    expect(sectionText(document, 'Les règles à respecter')).toContain('vérifiez celles de votre pays')
    expect(sectionText(document, 'Ce que cela coûte')).not.toContain('€')
  })
})

import { describe, expect, it } from 'vitest'
import { say } from '../../src/i18n/text.ts'
import { answered } from '../../src/strategy/answers.ts'
import {
  alternatives,
  answerBehind,
  cadenceText,
  criteriaOf,
  distanceSentences,
  excludedSentences,
  feasibilitySentence,
  flagSentences,
  headline,
  isForLater,
  laterSentence,
  nextLevel,
  notCounted,
  placeOf,
  pointsText,
  reasonSentences,
  staffingSentence,
  timeParts,
  timeSentence,
  unknownSentences,
  yardstick,
  type Explained,
} from '../../src/strategy/explanations.ts'
import { runStrategy, type StrategyInput, type StrategyResult } from '../../src/strategy/strategy.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { typographyFaults } from '../support/french.ts'

interface Golden {
  id: string
  answers: StrategyInput
  expected: StrategyResult
}
const goldens = readGoldens<Golden>('strategy')
const golden = (id: string): Golden => {
  const found = goldens.find((one) => one.id.startsWith(id))
  if (!found) throw new Error(id)
  return found
}
const explained = (id: string, lang: 'fr' | 'en' = 'fr'): Explained => {
  const { answers: input, expected: result } = golden(id)
  return { lang, input, result, answers: {} }
}
/** Our fixed spaces as plain ones, to read the tests. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/’/g, "'")

function everySentence(of: Explained): string[] {
  const { positive, negative } = reasonSentences(of)
  return [
    headline(of),
    feasibilitySentence(of),
    ...positive,
    ...negative,
    ...alternatives(of),
    ...excludedSentences(of),
    ...unknownSentences(of),
    notCounted(of),
    yardstick(of),
    timeSentence(of),
    nextLevel(of) ?? '',
    staffingSentence(of),
    ...flagSentences(of),
    laterSentence(of),
    ...timeParts(of).map((part) => part.name),
  ]
}

describe('the bakery', () => {
  it('is told what, why and how much', () => {
    const of = explained('s01')
    expect(plain(headline(of))).toBe("Facebook d'abord, pendant 90 jours, avec une fiche d'établissement à jour.")
    expect(reasonSentences(of).positive.map(plain)).toEqual([
      'Facebook gagne 8,7 points : vos objectifs (faire venir des clients chez vous et garder vos clients).',
      'Facebook gagne 5,0 points : professionnels ou particuliers (5 professionnels sur 100 clients).',
      "Facebook gagne 3,3 points : l'âge de vos clients (de 25 à 64 ans).",
    ])
    expect(plain(feasibilitySentence(of))).toBe(
      'Possible à un rythme allégé : 1 publication avec photo et 1 lien partagé par semaine. Les résultats viendront plus lentement.',
    )
    expect(plain(yardstick(of))).toBe(
      'Repère : 32 h par mois et par réseau (chiffre publié pour une entreprise de taille moyenne). Vous en avez 12 h.',
    )
    expect(plain(timeSentence(of))).toBe('Vous avez 12 h par mois, soit environ 1,7 jour de 7 h.')
    expect(plain(notCounted(of))).toContain("WhatsApp Business, Snapchat, sites d'avis (Tripadvisor, TheFork, Booking)")
    expect(flagSentences(of).map(plain)).toContain('pas de relais : lundi, mardi et samedi')
  })

  it('in English too', () => {
    const of = explained('s01', 'en')
    expect(reasonSentences(of).positive[0]).toContain('Facebook gains 8.7 points: your objectives')
    expect(feasibilitySentence(of)).toBe(
      'Possible at a lighter rhythm: 1 post with a photo and 1 shared link a week. Results will come more slowly.',
    )
  })

  it('sees where its time goes', () => {
    const parts = timeParts(explained('s01'))
    expect(parts.map((part) => part.minutes)).toEqual([471, 130, 90, 29])
    expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(720)
  })
})

describe('the plumber with four hours', () => {
  it('is told to wait, and what is missing', () => {
    const of = explained('s04')
    expect(plain(headline(of))).toBe(
      "Pas de réseau pour l'instant : mieux vaut une fiche d'établissement à jour et une veille que des comptes vides.",
    )
    expect(alternatives(of).map(plain)[0]).toBe('Facebook conviendrait, mais il manque 7 h 31 par mois.')
    expect(flagSentences(of).map(plain)).toContain('pas de relais : du lundi au vendredi')
    expect(reasonSentences(of)).toEqual({ positive: [], negative: [] })
    expect(nextLevel(of)).toBeNull()
  })

  it('without premises hears of a website, not of a listing', () => {
    const { answers } = golden('s04')
    const input = { ...answers, has_premises: false, minutes_per_month: 60 }
    const of: Explained = { lang: 'fr', input, result: runStrategy(input), answers: {} }
    expect(plain(headline(of))).toBe(
      "Pas de réseau pour l'instant : mieux vaut un site à jour et une veille que des comptes vides.",
    )
    expect(plain(staffingSentence(of))).toContain('Veille seulement')
  })
})

describe('what would change the advice', () => {
  it('says how near the next network is', () => {
    const sentences = alternatives(explained('s09')).map(plain)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatch(/^TikTok est presque à égalité \(4,5 points\) : votre préférence peut trancher\.$/)
  })

  it('says what is not known and which question would settle it', () => {
    expect(unknownSentences(explained('s09')).map(plain)).toEqual([
      'Pas encore connu : ce que vous savez produire. Compté comme neutre ; répondre à « Que savez-vous produire vous-mêmes, même au téléphone ? » précisera le conseil.',
      "Pas encore connu : l'âge de vos clients. Compté comme neutre ; répondre à « Quel âge ont surtout les clients que vous visez ? » précisera le conseil.",
    ])
  })

  it('rules TikTok out for a wine grower, and says why', () => {
    expect(excludedSentences(explained('s13')).map(plain).join('\n')).toContain('votre secteur y est limité')
  })

  it('says what more time would give', () => {
    expect(plain(nextLevel(explained('s01')) ?? '')).toBe(
      'Avec 7 h 59 de plus par mois, Facebook passerait en présence légère.',
    )
  })
})

describe('a network that was asked about', () => {
  it('is held against the one chosen, and against the time only where there is not enough', () => {
    const of = explained('s01')
    expect(distanceSentences(of, 'blog').map(plain)).toEqual([
      expect.stringMatching(/^Le blog a \d+,\d points de moins que Facebook\.$/),
    ])
    expect(distanceSentences(of, 'facebook')).toEqual([])
    expect(distanceSentences(of, 'tiktok')).toEqual([])
    const short = { ...of, result: { ...of.result, feasibility: { ...of.result.feasibility, available_for_networks: 30 } } }
    expect(distanceSentences(short, 'blog').map(plain).at(-1)).toMatch(/^Il faudrait .* pour le blog .* il en reste 30 min/)
  })
})

describe('a firm where nobody can run it', () => {
  it('hears that the network will suit later', () => {
    const { answers } = golden('s01')
    const input: StrategyInput = {
      ...answers,
      external_budget_cents: 0,
      internal_candidate: { interested: false, time: false, trained: false, training_budget: false },
    }
    const of: Explained = { lang: 'fr', input, result: runStrategy(input), answers: {} }
    expect(of.result.staffing.mode).toBe('listen_only')
    expect(plain(headline(of))).toBe(
      "Facebook conviendra le jour où quelqu'un pourra l'animer ; d'ici là, fiche d'établissement et veille.",
    )
    // nothing is planned of it
    expect(isForLater(of.result)).toBe(true)
    expect(plain(laterSentence(of))).toContain('Nouveau point au bout de 90 jours')
    expect(plain(say('fr', placeOf(of, 'facebook')))).toBe("le jour où quelqu'un pourra l'animer")
  })
})

describe('flags that only the document sees', () => {
  const people = (minutes: number) =>
    answered([{ alias: 'Léa', department: 'x', minutes_per_week: minutes, days: ['mon'], trained: true, motivated: true }])
  it('tell of someone who cannot hold it all', () => {
    const of = explained('s01')
    expect(flagSentences({ ...of, answers: { people: people(20) } }).map(plain)).toContain(
      'Léa : 35 min prévues pour 20 déclarées',
    )
    expect(flagSentences({ ...of, answers: { people: people(35) } }).join()).not.toContain('Léa')
  })
  it('tell of a strategist alone with the community in a larger firm', () => {
    const of = explained('s07')
    const merged = 'stratégie et animation par la même personne : à séparer'
    expect(flagSentences({ ...of, answers: { people: people(500), strategist: answered('Léa') } }).map(plain)).toContain(merged)
    expect(
      flagSentences({ ...of, answers: { people: people(500), strategist: answered('consultant') } }).map(plain),
    ).not.toContain(merged)
  })
})

describe('words', () => {
  it.each([
    [
      { image_post: 13, link_share: 13 },
      '1 publication avec photo et 1 lien partagé par semaine',
      '1 post with a photo and 1 shared link a week',
    ],
    [{ article: 3 }, '1 article par mois', '1 article a month'],
    [
      { long_video: 6, short_video: 13 },
      '1 vidéo courte par semaine, 2 vidéos longues par mois',
      '1 short video a week, 2 long videos a month',
    ],
  ])('of a cadence %j', (cadence, fr, en) => {
    expect(cadenceText('fr', cadence)).toBe(fr)
    expect(cadenceText('en', cadence)).toBe(en)
  })

  it.each([
    [870, '8,7'],
    [495, '5,0'],
    [50, '0,5'],
    [4, '0,0'],
    [1500, '15,0'],
  ])('of %i points: %s', (points, fr) => {
    expect(pointsText('fr', points)).toBe(fr)
  })

  it('are singular up to two in French', () => {
    const of = explained('s01')
    const reasons = { positive: [], negative: [{ criterion: 'geo' as const, sub: 20, weight: 5, points: -150 }] }
    expect(plain(reasonSentences({ ...of, result: { ...of.result, reasons } }).negative[0] ?? '')).toMatch(
      /^Facebook perd 1,5 point :/,
    )
  })

  it.each([
    [['15-24'], 'de 15 à 24 ans'],
    [['35-49', '50-64', '65+'], '35 ans et plus'],
    [['15-24', '50-64'], 'de 15 à 24 ans et de 50 à 64 ans'],
  ] as const)('of ages %j', (bands, text) => {
    const of = explained('s01')
    expect(plain(answerBehind({ ...of, input: { ...of.input, age_bands: [...bands] } }, 'age', 'facebook'))).toBe(text)
  })
})

describe.each(goldens.map((one) => [one.id] as const))('%s', (id) => {
  it.each(['fr', 'en'] as const)('is told without a hole in %s', (lang) => {
    const sentences = everySentence(explained(id, lang))
    for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|\b[a-z]+_[a-z_]+\b/)
    if (lang === 'fr') expect(typographyFaults(sentences.join('\n'))).toEqual([])
  })

  it('has points that add up to its score', () => {
    const of = explained(id)
    for (const network of ['facebook', 'linkedin', 'gbp'] as const) {
      const total = criteriaOf(of, network).reduce((sum, one) => sum + one.points, 0)
      expect(5000 + total).toBe(of.result.scores[network].raw)
    }
  })
})

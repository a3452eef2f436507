import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { toneOf } from '../../src/community/tone.ts'
import { accuracyOf, measured } from '../../src/community/tone/measured.ts'
import type { ToneCorrection } from '../../src/store/inbox.ts'
import { textKey } from '../../src/store/text-key.ts'
import { labelled, measure } from '../support/tone-measure.ts'

const tone = async (text: string, lang: string | null = 'fr', corrections: readonly ToneCorrection[] = []) =>
  (await toneOf(text, { lang, corrections }))?.tone ?? null
const score = async (text: string, lang: string | null = 'fr') => (await toneOf(text, { lang, corrections: [] }))?.score ?? 0

describe('French', () => {
  test.each([
    ['un régal', 'positive'],
    ['Je recommande', 'positive'],
    ['Accueil au top, tout est nickel', 'positive'],
    ['jamais déçu', 'positive'],
    ['Jamais déçue en dix ans', 'positive'],
    ['rien à redire', 'positive'],
    ["Ce n'est pas mauvais", 'positive'],
    ['N’hésitez pas !', 'positive'],
    ['pas mal', 'positive'],
    ['Trop bon !', 'positive'],
    ['aucun souci, merci', 'positive'],
    ['à fuir', 'negative'],
    ['franchement déçue', 'negative'],
    ['FRANCHEMENT DECU', 'negative'],
    ['pas terrible', 'negative'],
    ["n'est pas bon", 'negative'],
    ['Ce n’est vraiment pas bon', 'negative'],
    ['Je ne recommande pas', 'negative'],
    ['je recommande pas', 'negative'],
    ['plus jamais', 'negative'],
    ['On ne remettra plus les pieds ici, service nul', 'negative'],
    ["trois heures d'attente", 'negative'],
    ['toujours pas de remboursement', 'negative'],
    ['bon mais trop cher', 'negative'],
    ['Trop cher mais quel régal', 'positive'],
    ['Merci pour les trois bouteilles cassées', 'negative'],
  ])('« %s » is %s', async (text, expected) => {
    expect(await tone(text)).toBe(expected)
  })

  test.each(['Bonjour', 'Vous êtes ouverts dimanche ?', 'Nous étions quatre.', '', '   ', '12 rue des Carmes'])(
    'nothing is said of « %s »',
    async (text) => {
      expect(await tone(text)).toBeNull()
    },
  )

  it('reads the same without accents, with either apostrophe, in capitals', async () => {
    for (const text of ["C'était délicieux, j'ai adoré", 'Déçue, accueil désagréable et pain brûlé']) {
      const expected = await score(text)
      expect(await score(text.replaceAll("'", '’'))).toBe(expected)
      expect(await score(text.normalize('NFD'))).toBe(expected)
      expect(await score(text.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(expected)
      expect(await score(text.toUpperCase())).toBe(expected)
    }
  })

  it('weighs more what is said louder', async () => {
    const plain = await score('bon')
    expect(await score('très bon')).toBeGreaterThan(plain)
    expect(await score('bon !!!')).toBeGreaterThan(plain)
    expect(await score('booooon')).toBeGreaterThan(plain)
    expect(await score('le pain est BON')).toBeGreaterThan(plain)
    expect(await score('assez bon')).toBeLessThan(plain)
    expect(await score('très mauvais')).toBeLessThan(await score('mauvais'))
  })

  it('turns only what the negation reaches: not over a full stop, a comma or a « mais »', async () => {
    expect(await tone('Pas le temps. Excellent !')).toBe('positive')
    expect(await tone('Pas de table libre, excellent accueil')).toBe('positive')
    expect(await tone("Je n'ai pas réservé mais c'était excellent")).toBe('positive')
    // « ne … que » and « pas seulement » are no negation, « plus » without « ne » is more
    expect(await tone("Ce n'est que du bonheur")).toBe('positive')
    expect(await tone('Pas seulement bon : excellent')).toBe('positive')
    expect(await tone('plus agréable')).toBe('positive')
    expect(await tone("n'est plus agréable")).toBe('negative')
  })

  it('takes a question for what it is', async () => {
    expect(await tone('Est-ce que le pain est bon ?')).toBe('neutral')
  })
})

describe('English', () => {
  test.each([
    ['not good', 'negative'],
    ["This isn't good", 'negative'],
    ["I can't recommend them", 'negative'],
    ['never again', 'negative'],
    ['Good but far too expensive', 'negative'],
    ['without a doubt the worst fries', 'negative'],
    ['not bad at all', 'positive'],
    ['No complaints', 'positive'],
    ['Never disappointed', 'positive'],
    ["Can't fault it", 'positive'],
    ["I can't wait to come back", 'positive'],
    ['Expensive but really worth it', 'positive'],
    ['not only good but cheap', 'positive'],
  ])('“%s” is %s', async (text, expected) => {
    expect(await tone(text, 'en')).toBe(expected)
  })
})

it('tries French, then English, where the language is not known', async () => {
  expect(await tone('Nul', null)).toBe('negative')
  expect(await tone('Great', null)).toBe('positive')
  expect(await tone('Schrecklich', null)).toBeNull()
})

it('goes by pictures alone in a language without a lexicon', async () => {
  expect(await tone('Sehr lecker 😍', 'de')).toBe('positive')
  expect(await tone('Nie wieder 😡', 'de')).toBe('negative')
  expect(await tone('Nie wieder', 'de')).toBeNull()
  expect(await tone('👍🏽', null)).toBe('positive')
  expect(await tone('bof :(', 'fr')).toBe('negative')
})

it('takes a language with its region for the language', async () => {
  expect(await tone('un régal', 'fr-FR')).toBe('positive')
})

it('does not read links, handles and addresses', async () => {
  expect(await tone('https://exemple.fr/excellent @excellent excellent@exemple.fr', 'fr')).toBeNull()
})

it('says what it weighed, as it stands in the text', async () => {
  expect(await toneOf("Trois heures d'attente, jamais déçu.", { lang: 'fr', corrections: [] })).toMatchObject({
    words: ['attente', 'jamais déçu'],
  })
})

describe('stars', () => {
  const rated = async (text: string, rating: number | null) =>
    (await toneOf(text, { lang: 'fr', corrections: [], rating }))?.tone ?? null

  test.each([
    [1, 'negative'],
    [2, 'negative'],
    [3, null],
    [4, 'positive'],
    [5, 'positive'],
    [null, null],
  ])('%s alone: %s', async (rating, expected) => {
    expect(await rated('', rating)).toBe(expected)
    expect(await rated('Première visite samedi.', rating)).toBe(expected)
  })

  it('settle what irony leaves open, and no clear word', async () => {
    expect(await rated('Super, quel sens du commerce', 1)).toBe('negative')
    expect(await rated('Excellent, un régal, accueil au top', 2)).toBe('positive')
  })
})

describe('corrections', () => {
  const text = 'Leur éclair est une bombe'

  it('of one text win over everything, however it is typed', async () => {
    const corrections: ToneCorrection[] = [{ kind: 'text', pattern: textKey(text), tone: 'positive' }]
    expect(await tone(`  ${text.toUpperCase()} `, 'fr', corrections)).toBe('positive')
    expect(await tone(`${text} pourrie`, 'fr', corrections)).toBe('negative')
  })

  it('of a word teach it, with its forms and its negation', async () => {
    const corrections: ToneCorrection[] = [{ kind: 'word', pattern: 'bombe', tone: 'positive' }]
    expect(await tone(text)).toBeNull()
    expect(await tone(text, 'fr', corrections)).toBe('positive')
    expect(await tone('Des bombes, ces éclairs', 'fr', corrections)).toBe('positive')
    expect(await tone("Ce n'est pas une bombe", 'fr', corrections)).toBe('negative')
  })

  it('of a word win over the lexicon, in any language', async () => {
    const corrections: ToneCorrection[] = [
      { kind: 'word', pattern: 'mortel', tone: 'positive' },
      { kind: 'word', pattern: 'cher', tone: 'neutral' },
      { kind: 'word', pattern: 'lecker', tone: 'positive' },
      { kind: 'word', pattern: 'à tomber par terre', tone: 'positive' },
    ]
    expect(await tone('mortel !', 'fr', corrections)).toBe('positive')
    expect(await tone('cher', 'fr')).toBe('negative')
    expect(await tone('cher', 'fr', corrections)).toBeNull()
    expect(await tone('Sehr lecker', 'de', corrections)).toBe('positive')
    expect(await tone('Un flan à tomber par terre', 'fr', corrections)).toBe('positive')
    // one client's corrections are nobody else's
    expect(await tone('cher', 'fr', [])).toBe('negative')
  })
})

describe('the labelled messages', () => {
  test.each(['fr', 'en'] as const)('%s: enough of them, of all kinds, halves alike', (lang) => {
    const all = labelled(lang)
    expect(all.length).toBeGreaterThanOrEqual(150)
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
    const kinds = ['praise', 'complaint', 'question', 'remark', 'irony']
    expect(kinds.filter((kind) => all.filter((one) => one.kind === kind).length < 7)).toEqual([])
    const half = (name: string) => all.filter((one) => one.half === name).length
    expect(Math.abs(half('tuning') - half('held_out'))).toBeLessThanOrEqual(2)
  })

  test.each(['fr', 'en'] as const)('%s: the figures that are told are those of the half held out', async (lang) => {
    expect(await measure(labelled(lang).filter(({ half }) => half === 'held_out'))).toEqual(measured[lang])
  })

  test.each(['fr', 'en'] as const)('%s: at least nine of ten are right, and nine of ten negative ones are found', (lang) => {
    const { right_bp, negative_precision_bp, negative_recall_bp } = accuracyOf(measured[lang])
    expect(right_bp).toBeGreaterThanOrEqual(9000)
    expect(negative_precision_bp).toBeGreaterThanOrEqual(9000)
    expect(negative_recall_bp).toBeGreaterThanOrEqual(9000)
  })
})

describe('whatever comes', () => {
  const hostile = ['\u0301', 'a', '@', '👍', '?', 'a ', "'", ':(', 'http://', '1.', '\u202E', '<', 'ne pas ', 'déçu ', '\uD83D']

  it('a megabyte of anything is soon done with', async () => {
    await tone('warm up')
    const before = process.cpuUsage()
    for (const one of hostile) {
      for (const lang of ['fr', 'en', null]) await toneOf(one.repeat(1_000_000 / one.length), { lang, corrections: [] })
    }
    expect(process.cpuUsage(before).user / 1000 / hostile.length).toBeLessThan(300)
  })

  it('gives a score within bounds, the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('fr', 'en', 'de', null),
        async (text, lang) => {
          const found = await toneOf(text, { lang, corrections: [] })
          expect(await toneOf(text, { lang, corrections: [] })).toEqual(found)
          expect(Math.abs(found?.score ?? 0)).toBeLessThan(1)
        },
      ),
    )
  })

  it('ten thousand messages take well under two seconds', async () => {
    const text =
      "Bonjour, je suis très déçue par votre service, trois heures d'attente et personne ne répond au téléphone. Je demande le remboursement de ma commande, merci de me répondre rapidement, bien à vous."
    await tone(text)
    const before = process.cpuUsage()
    for (let n = 0; n < 10_000; n += 1) await toneOf(`${text} ${n}`, { lang: 'fr', corrections: [] })
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000)
  })
})

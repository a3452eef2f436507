import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasWord, inLanguage, matcher, wordsOf, type Words } from '../../src/community/query.ts'

const query = (given: Partial<Words>): Words => ({ any_words: [], all_words: [], none_words: [], ...given })
const finds = (given: Partial<Words>, text: string): boolean => matcher(query(given))(text)

describe('the words of a text', () => {
  it.each([
    ['L’atelier d’été', ' l atelier d ete '],
    ["l'Œuvre au noir", ' l oeuvre au noir '],
    ['STRASSE und Straße', ' strasse und strasse '],
    ['Saint-Jean (Colmar), n° 3 !', ' saint jean colmar n o 3 '.replace(' o ', ' ')],
    ['#Colmar @boulangerie', ' colmar boulangerie '],
    ['E\u0301te\u0301', ' ete '],
    ['İstanbul', ' istanbul '],
    ['🎉 — …', ' '],
    ['', ' '],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toBe(words)
  })
})

describe('a query', () => {
  it.each<[string, Partial<Words>, string, boolean]>([
    ['a word', { any_words: ['atelier'] }, 'Venez à l’Atelier !', true],
    ['no part of a word', { any_words: ['pain'] }, 'Des copains', false],
    ['no plural', { any_words: ['pain'] }, 'Des pains', false],
    ['an exact phrase', { any_words: ['boulangerie du pont'] }, 'La BOULANGERIE du Pont, enfin', true],
    ['a phrase in its order', { any_words: ['boulangerie du pont'] }, 'du pont, la boulangerie', false],
    ['a phrase across a line', { any_words: ['boulangerie du pont'] }, 'boulangerie\ndu pont', true],
    ['one of several', { any_words: ['levain', 'farine'] }, 'de la farine', true],
    ['all of them', { all_words: ['levain', 'farine'] }, 'du levain', false],
    ['any, and all', { any_words: ['pont'], all_words: ['colmar'] }, 'Le pont de Colmar', true],
    ['any, but not all', { any_words: ['pont'], all_words: ['colmar'] }, 'Le pont de Rouen', false],
    ['none', { any_words: ['pont'], none_words: ['musée'] }, 'Le pont du MUSEE', false],
    ['nothing to find', { none_words: ['musée'] }, 'Le pont', false],
    ['signs alone', { any_words: ['!!!'] }, '!!!', false],
  ])('%s', (_what, given, text, found) => {
    expect(finds(given, text)).toBe(found)
  })

  const letters = fc.stringMatching(/^[a-zéèçœ]{1,8}$/)
  const phrase = fc.array(letters, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
  const sentence = fc.array(fc.oneof(letters, fc.constantFrom('l’', '-', '!', '🎉', '\n', '…')), { maxLength: 20 })

  it('finds a phrase wherever it stands whole, whatever its case and its accents', () => {
    fc.assert(
      fc.property(sentence, phrase, sentence, (before, words, after) => {
        const text = [...before, words.toUpperCase().normalize('NFD'), ...after].join(' ')
        expect(finds({ any_words: [words] }, text)).toBe(true)
      }),
    )
  })

  it('finds nothing that a word left out stands in, and no more with more words to have', () => {
    fc.assert(
      fc.property(sentence, phrase, phrase, (words, one, other) => {
        const text = words.join(' ')
        if (finds({ any_words: [one], none_words: [other] }, text)) expect(finds({ any_words: [other] }, text)).toBe(false)
        if (finds({ any_words: [one], all_words: [other] }, text)) {
          expect(finds({ any_words: [one] }, text)).toBe(true)
          expect(finds({ all_words: [one, other] }, text)).toBe(true)
        }
        expect(finds({ any_words: [one, other] }, text)).toBe(
          finds({ any_words: [one] }, text) || finds({ any_words: [other] }, text),
        )
      }),
    )
  })

  it('never fails, whatever stands in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, words) => {
        expect(finds({ any_words: [words] }, text)).toBe(hasWord(words) && wordsOf(text).includes(wordsOf(words)))
      }),
    )
  })
})

it.each<[string | null, string | null, boolean]>([
  [null, 'de', true],
  ['fr', 'fr', true],
  ['fr', 'fr-CA', true],
  ['fr', 'en', false],
  ['fr', null, true],
])('a query in %s keeps what is in %s: %s', (wanted, lang, kept) => {
  expect(inLanguage(wanted, lang)).toBe(kept)
})

import { expect, test } from 'vitest'
import { plainText, textKey } from '../../src/store/text-key.ts'

const same: readonly (readonly [why: string, a: string, b: string])[] = [
  ['case', 'Pain aux Figues', 'pain aux figues'],
  ['white space', 'Pain\u00A0aux\n\n figues ', 'Pain aux figues'],
  ['composed and decomposed', 'Sésame grillé', 'Se\u0301same grille\u0301'],
  ['apostrophes', 'L’Ill', "L'Ill"],
  ['campaign parameters', 'À lire : https://ill.example/a?utm_source=x&utm_campaign=b', 'À lire : https://ill.example/a'],
  ['campaign parameters between others', 'https://ill.example/?a=1&utm_medium=m&b=2#top', 'https://ill.example/?a=1&b=2#top'],
]
const different: readonly (readonly [why: string, a: string, b: string])[] = [
  ['words', 'Pain aux figues', 'Pain aux noix'],
  ['accents', 'Pêche', 'Péché'],
  ['other parameters', 'https://ill.example/?id=1', 'https://ill.example/?id=2'],
  ['addresses', 'https://ill.example/a', 'https://ill.example/b'],
  ['punctuation', 'Ouvert demain ?', 'Ouvert demain !'],
]

test.each(same)('the same whatever the %s', (_, a, b) => expect(textKey(a)).toBe(textKey(b)))
test.each(different)('not the same: %s', (_, a, b) => expect(textKey(a)).not.toBe(textKey(b)))
test('is short, and plain is what is compared', () => {
  expect(textKey('a')).toMatch(/^[0-9a-f]{32}$/)
  expect(plainText(' Voir  HTTPS://Ill.example/?utm_id=3 ')).toBe('voir https://ill.example/')
})

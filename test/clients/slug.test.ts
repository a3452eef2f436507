import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlug, slugOf } from '../../src/clients/slug.ts'
import { isSlug } from '../../src/store/slug.ts'

test.each([
  ["Boulangerie de l'Ill", 'boulangerie-de-l-ill'],
  ['Cœur & Æther', 'coeur-aether'],
  ['Straße 12', 'strasse-12'],
  ['  École  ÉTÉ  ', 'ecole-ete'],
  ['東京', 'client'],
  ['-- !', 'client'],
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test('gives the next number when the slug is taken', () => {
  expect(freeSlug('Duval', new Set(['duval']))).toBe('duval-2')
  expect(freeSlug('Duval', new Set(['duval', 'duval-2']))).toBe('duval-3')
})

test('is always a slug that a person may type, and a free one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const first = freeSlug(name, new Set())
      const second = freeSlug(name, new Set([first]))
      expect(isSlug(first)).toBe(true)
      expect(isSlug(second)).toBe(true)
      expect(second).not.toBe(first)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areAlike } from '../../src/posts/alike.ts'

const cases: [boolean, string, string][] = [
  [true, 'Le pain au levain sort du four à 7 h, venez !', 'Le pain au levain sort du four à 8 h : venez'],
  [true, 'Nos brioches vous attendent ce matin', 'Ce matin, nos BRIOCHES vous attendent…'],
  [true, 'Réservez votre bûche https://example.org/a', 'Reservez votre buche https://example.org/b?utm_source=x'],
  [true, 'Bon dimanche', 'bon dimanche'],
  [false, 'Bon dimanche', 'bon dimanche !'],
  [false, 'Le 24', 'Le 25'],
  [true, 'Un bon dimanche', 'un bon dimanche !'],
  [false, 'Bon dimanche', 'Bon lundi'],
  [false, 'Le pain au levain sort du four', 'La brioche au beurre sort du four'],
  [false, 'Nos horaires de Noël : ouverts le 24', 'Notre recette du pain d’épices, pas à pas'],
  [false, '', ''],
  [false, '🎄', '☀️'],
  [true, '🎄', '🎄'],
  [false, 'https://example.org/a', 'https://example.org/b'],
]

describe('near-identical texts', () => {
  it.each(cases)('%s: %s | %s', (expected, one, other) => {
    expect(areAlike(one, other)).toBe(expected)
    expect(areAlike(other, one)).toBe(expected)
  })

  it('a text with words is like itself, whatever stands in it, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(areAlike(a, b)).toBe(areAlike(b, a))
        expect(areAlike(`pain ${a}`, `pain ${a}`)).toBe(true)
      }),
    )
  })
})

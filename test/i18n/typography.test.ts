import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say, texts } from '../../src/i18n/text.ts'
import { typography } from '../../src/i18n/typography.ts'

describe('typography', () => {
  it.each([
    ['Qui publie ?', 'Qui publie\u202F?'],
    ['Attention !', 'Attention\u202F!'],
    ['lundi ; mardi', 'lundi\u202F; mardi'],
    ['Objectif : 12,3 % de 100 €', 'Objectif\u00A0: 12,3\u00A0% de 100\u00A0€'],
    ['« Bonjour »', '«\u00A0Bonjour\u00A0»'],
    ["l'heure d'été", 'l’heure d’été'],
    ['1 234 567 visites', '1\u202F234\u202F567 visites'],
    ['le 3 2026', 'le 3 2026'],
    ['sous 24 h, en 30 min', 'sous 24\u00A0h, en 30\u00A0min'],
    ['les 3 hommes, 5 minutes', 'les 3 hommes, 5 minutes'],
    ['tapez `smm queue add "l\'ami" : fin ?` puis Entrée !', 'tapez smm queue add "l\'ami" : fin ? puis Entrée\u202F!'],
    ['à 18:30 ou 9h30', 'à 18:30 ou 9h30'],
    ['voir https://exemple.fr/a?b=c', 'voir https://exemple.fr/a?b=c'],
  ])('sets %j', (typed, printed) => {
    expect(typography('fr', typed)).toBe(printed)
  })

  it('leaves English alone but for the protecting backticks', () => {
    expect(typography('en', "It's 5 % : `smm help`!")).toBe("It's 5 % : smm help!")
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(
        fc.string().map((s) => s.replaceAll('`', '')),
        (s) => {
          expect(typography('fr', typography('fr', s))).toBe(typography('fr', s))
        },
      ),
    )
  })
})

describe('say', () => {
  const t = texts({
    added: {
      fr: { one: '{count} publication ajoutée : {text}', other: '{count} publications ajoutées : {text}' },
      en: { one: '{count} post added: {text}', other: '{count} posts added: {text}' },
    },
  })

  it('chooses the plural of each language: French 0 and 1 are singular', () => {
    const of = (lang: 'fr' | 'en', count: number): string => say(lang, t.added, { count, text: '' })
    expect([of('fr', 0), of('fr', 1), of('fr', 2)]).toEqual([
      '0 publication ajoutée\u00A0: ',
      '1 publication ajoutée\u00A0: ',
      '2 publications ajoutées\u00A0: ',
    ])
    expect([of('en', 0), of('en', 1), of('en', 2)]).toEqual(['0 posts added: ', '1 post added: ', '2 posts added: '])
  })

  it('never alters a value', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(say('fr', t.added, { count: 2, text }).endsWith(text)).toBe(true)
      }),
    )
  })
})

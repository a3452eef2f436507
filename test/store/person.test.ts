import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded, given, matcher } from '../../src/store/person.ts'

describe('what is given', () => {
  it.each([
    ['@lea', 'handle'],
    ['lea.bsky.social', 'handle'],
    ['@lea@social.example', 'handle'],
    ['Léa Martin', 'name'],
    ['lea@mail.example', 'mail'],
    ['+33 6 12 34 56 78', 'phone'],
    ['https://social.example/@lea', 'url'],
  ])('%s is a %s', (typed, kind) => {
    expect(given(typed).kind).toBe(kind)
  })
})

describe('where somebody is named', () => {
  it.each([
    ['@lea', 'merci @LÉA !', true],
    ['lea', 'merci @lea.', true],
    ['@rose', 'une rose pour Rose Muller', false],
    ['@rose', 'sur https://x.example/rose/status/1', true],
    ['lea', 'leatherwork', false],
    ['lea', 'banalea', false],
    ['lea', 'lea2', false],
    ['lea', 'lea_m', false],
    ['lea', 'lea.example.org', false],
    ['lea', 'a-lea', false],
    ['lea', 'lea@mail.example', false],
    ['@lea@social.example', 'cc @lea@social.example', true],
    ['lea', 'https://x.example/lea/status/1', true],
    ['Léa Martin', 'de lea  MARTIN, hier', true],
    ['Léa Martin', 'de Léa Martinez', false],
    ['lea@mail.example', 'écrire à Lea@Mail.example.', true],
    ['lea@mail.example', 'xlea@mail.example', false],
    ['06 12 34 56 78', 'tél. +33 6.12.34.56.78', true],
    ['+33612345678', '06 12 34 56 78', true],
    ['0612345678', '1061234567899', false],
    ['https://social.example/@lea', 'sur social.example/@lea', true],
    ['https://social.example/@lea', 'sur social.example/@leah', false],
    ['zoé', 'zo\u200Bé', true],
  ])('%s in “%s”: %s', (typed, text, named) => {
    expect(matcher([given(typed)]).exact(text)).toBe(named)
  })

  it.each([
    ['lea', '@Léa', true],
    ['@lea', 'https://social.example/@lea', true],
    ['@lea', 'https://social.example/profile/lea?x=1', true],
    ['@lea', 'https://social.example/lea/photos', false],
    ['lea', 'Léa Martin', false],
    ['Léa  Martin', 'lea martin', true],
    ['06 12 34 56 78', '+33612345678', true],
  ])('%s is all of “%s”: %s', (typed, text, is) => {
    expect(matcher([given(typed)]).whole(text)).toBe(is)
  })

  it('takes away each mention and nothing else', () => {
    const word = fc.stringMatching(/^[a-zàéñ]{1,6}$/)
    const text = fc.array(fc.oneof(word, fc.constant('@Zoé_42'), fc.constant('ﬁn'), fc.constant('\n')), { maxLength: 12 })
    fc.assert(
      fc.property(text, (words) => {
        const all = matcher([given('zoe_42')])
        const said = words.join(' ')
        const without = all.without(said, '[…]')
        expect(without).toBe(said.replaceAll('@Zoé_42', '[…]'))
        expect(folded(without)).not.toContain('zoe_42')
      }),
    )
  })

  it('by a name that is also a word: only where it is marked as one', () => {
    expect(matcher([given('@rose')]).without('une rose de @Rose, merci à Rose Muller', '…')).toBe(
      'une rose de …, merci à Rose Muller',
    )
    expect(matcher([given('@rose')]).whole('Rose')).toBe(true)
  })

  it('takes overlapping finds together', () => {
    const both = matcher([given('Léa Martin'), given('martin')])
    expect(both.without('de Léa Martin, Martin', '…')).toBe('de …, …')
  })
})

describe('whatever is typed', () => {
  it('never throws, finds itself, and takes away nothing else', () => {
    const sane = fc
      .string({ unit: 'binary', minLength: 3, maxLength: 30 })
      .filter((text) => folded(text).trim().replace(/^@/, '').length >= 3)
    fc.assert(
      fc.property(sane, fc.string({ unit: 'binary', maxLength: 60 }), (typed, text) => {
        const who = matcher([given(typed)])
        const without = who.without(text, '…')
        if (!who.exact(text)) expect(without).toBe(text)
        expect(who.exact('il fait beau')).toBe(folded(typed).includes('il fait beau'))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['(a+)+$', '[x', 'a.*b', '\\d\\d\\d', '^^^', '$$$x', 'zoe|lea'])('takes %s for words, not for a pattern', (typed) => {
    const who = matcher([given(typed)])
    expect(who.exact('aaaaaaaaaaaaaaaaaaaaaaaa 123 zoe')).toBe(false)
    expect(who.whole(typed)).toBe(true)
  })
})

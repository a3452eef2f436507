import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { approvalNeed } from '../../src/posts/approval.ts'
import { contentHash, postHash } from '../../src/posts/content-hash.ts'
import { readIds } from '../../src/posts/post-ids.ts'
import { tagsOf, typedText, words } from '../../src/posts/post-input.ts'
import { recordKey } from '../../src/posts/record-key.ts'
import { dayInstant } from '../../src/posts/day-instant.ts'
import { shortDateTime } from '../../src/i18n/format.ts'
import { relative } from '../../src/i18n/relative.ts'
import { shortLocal } from '../../src/i18n/short-local.ts'
import type { Content } from '../../src/networks/contract.ts'

describe('approval', () => {
  test.each([
    ['none', 'A scandal', 'scheduled', null],
    ['consultant', 'A scandal', 'scheduled', 'consultant'],
    ['client_each', 'Fig bread', 'awaiting_approval', null],
    ['client_sensitive', 'Fig bread', 'scheduled', 'consultant'],
    ['client_sensitive', 'Un rappel de produits', 'awaiting_approval', null],
    ['client_sensitive', 'RAPPELS !', 'awaiting_approval', null],
    ['client_sensitive', 'Victime de harcelement', 'awaiting_approval', null],
    ['client_sensitive', 'rappelez-nous', 'scheduled', 'consultant'],
    ['client_sensitive', 'Grand jeu-concours de Noël', 'awaiting_approval', null],
    ['client_sensitive', 'Our Christmas giveaway', 'awaiting_approval', null],
    ['client_sensitive', 'Collaboration commerciale avec le moulin', 'awaiting_approval', null],
    ['client_sensitive', 'Rendez-vous à Paris', 'scheduled', 'consultant'],
    ['client_sensitive', 'Prix du levain', 'awaiting_approval', null],
  ] as const)('%s: %s', (policy, text, state, by) => {
    const need = approvalNeed(policy, [text], ['Levain'])
    expect([need.state, need.approval?.by ?? null]).toEqual([state, by])
  })
})

describe('numbers of posts', () => {
  test.each([
    [['12'], ['12-12']],
    [
      ['12', '14-18'],
      ['12-12', '14-18'],
    ],
    [['12,14-18'], ['12-12', '14-18']],
    [['3–5'], ['3-5']],
    [['0'], ['0!']],
    [['5-3'], ['5-3!']],
    [['#12'], ['#12!']],
    [['12x'], ['12x!']],
    [['-4'], ['-4!']],
    [['99999999999999999999'], ['99999999999999999999!']],
  ])('%j', (typed, expected) => {
    expect(readIds(typed).map((id) => ('first' in id ? `${id.first}-${id.last}` : `${id.word}!`))).toEqual(expected)
  })

  test('no word breaks them', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[-\d,–]{1,20}$/))
    const sound = fc.property(typed, (word) =>
      readIds([word]).every(
        (id) => !('first' in id) || (Number.isSafeInteger(id.first) && id.last >= id.first && id.first > 0),
      ),
    )
    expect(() => fc.assert(sound)).not.toThrow()
  })
})

describe('record keys', () => {
  test('13 signs, each greater than the last, within one microsecond too', () => {
    const now = new Date('2026-11-23T09:00:00Z')
    const keys = Array.from({ length: 5000 }, () => recordKey(now))
    expect(keys.every((key) => /^[234567abcdefghij][2-7a-z]{12}$/.test(key))).toBe(true)
    expect(keys.toSorted()).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('hashes', () => {
  const media = {
    path: '/home/a/media/x.png',
    file_name: 'x.png',
    sha256: 'ab',
    mime: 'image/png',
    bytes: 1,
    width: 1,
    height: 1,
    alt: 'bread',
    no_alt: false,
  }
  const content: Content = { title: 'T', text: 'Fig bread', link: null, media: [media], tags: ['figs'], lang: 'fr' }

  test('the same content in another order or another folder is the same', () => {
    const turned = Object.fromEntries(Object.entries(content).toReversed()) as unknown as Content
    expect(contentHash({ ...turned, media: [{ ...media, path: '/elsewhere/x.png' }] })).toBe(contentHash(content))
  })

  test.each<[string, Partial<Content>]>([
    ['text', { text: 'Fig bread!' }],
    ['title', { title: null }],
    ['link', { link: 'https://example.com' }],
    ['tags', { tags: [] }],
    ['alt', { media: [{ ...media, alt: 'a loaf' }] }],
    ['picture', { media: [{ ...media, sha256: 'cd' }] }],
  ])('another %s is another content', (_, change) => {
    expect(contentHash({ ...content, ...change })).not.toBe(contentHash(content))
  })

  test('what a client approves includes where it goes, in any order', () => {
    const post = { title: null, text: 'a', text_for: {}, thread: false, first_comment: null, link: null, media: [], tags: [] }
    const one = { network: 'x', name: 'a' }
    const two = { network: 'folder', name: 'b' }
    expect(postHash(post, [one, two])).toBe(postHash(post, [two, one]))
    expect(postHash(post, [one])).not.toBe(postHash(post, [one, two]))
  })
})

describe('what is typed', () => {
  test('lists', () => {
    expect(words(['a, b;c', ' d '])).toEqual(['a', 'b', 'c', 'd'])
    expect(tagsOf(['#pain, figues', 'pain'])).toEqual(['pain', 'figues'])
  })
  test('texts keep their lines and lose what follows the last word', () => {
    expect(typedText('a\r\n\r\nb \r\n')).toBe('a\n\nb')
  })
})

describe('times as they are shown', () => {
  test('short wall times are those of the formatter', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }),
        (instant) => {
          const local = instant.toISOString().slice(0, 16)
          for (const lang of ['fr', 'en'] as const) expect(shortLocal(lang, local)).toBe(shortDateTime(lang, instant, 'UTC'))
        },
      ),
    )
  })

  test.each([
    [0, 'maintenant', 'now'],
    [5, 'dans 5 minutes', 'in 5 minutes'],
    [-90, 'il y a 90 minutes', '90 minutes ago'],
    [180, 'dans 3 heures', 'in 3 hours'],
    [60 * 24 * 8 + 30, 'dans 8 jours', 'in 8 days'],
    [60 * 24 * 100, 'dans 3 mois', 'in 3 months'],
  ])('%i minutes', (minutes, fr, en) => {
    const from = new Date('2026-11-23T09:00:00Z')
    const to = new Date(from.getTime() + minutes * 60_000)
    expect([relative('fr', from, to), relative('en', from, to)]).toEqual([fr, en])
  })

  test('a day begins at its own midnight', () => {
    expect(dayInstant('2026-12-01', 0, 'Europe/Paris')).toBe('2026-11-30T23:00:00.000Z')
    expect(dayInstant('2026-03-28', 1, 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z')
    expect(dayInstant('2026-02-30', 0, 'Europe/Paris')).toBe(null)
    expect(dayInstant('tomorrow', 0, 'Europe/Paris')).toBe(null)
  })
})

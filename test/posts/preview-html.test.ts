import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkIds } from '../../src/networks/ids.ts'
import { network } from '../../src/networks/registry.ts'
import { cropOf, folded, foldsAt } from '../../src/posts/folds.ts'
import { previewCss, previewHtml } from '../../src/posts/preview-html.ts'
import { previewPage } from '../../src/posts/preview-page.ts'
import { previewPost, type Preview } from '../../src/posts/preview-post.ts'
import { harmlessStrings, hostileStrings } from '../support/hostile-strings.ts'
import { allElements, parseXml } from '../support/xml.ts'
import { bakery, file, png, queued } from './support.ts'

describe('where a feed folds', () => {
  it.each([
    ['abc', { characters: 3, lines: null }, null],
    ['abcd', { characters: 3, lines: null }, 3],
    ['a👩‍🍳b', { characters: 2, lines: null }, 1],
    ['été', { characters: 2, lines: null }, 2],
    ['a\nb\nc\nd', { characters: 99, lines: 3 }, 5],
    ['a\nb\nc\n \n', { characters: 99, lines: 3 }, null],
    ['abcd', null, null],
  ])('%j with %j: %s', (text, fold, at) => {
    expect(foldsAt(text, fold)).toBe(at)
  })

  it('never loses a character, nor cuts one that is seen as one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.nat(30),
        fc.option(fc.integer({ min: 1, max: 4 })),
        (text, characters, lines) => {
          const at = foldsAt(text, { characters, lines })
          const { seen, hidden } = folded(text, at)
          if (at !== null) expect([...seen].length).toBe(at)
          expect((seen + hidden).trim()).toBe(text.trim())
        },
      ),
    )
  })

  it('is told of every network with its source and day, and believed, for no network promises it', async () => {
    for (const id of networkIds) {
      const facts = (await (await network(id)).rules()).facts({})
      for (const { rule, source } of facts.filter((one) => one.rule === 'fold' || one.rule === 'crop'))
        expect([id, rule, source?.believed, source?.url.startsWith('https:'), source?.checked_on]).toEqual([
          id,
          rule,
          true,
          true,
          '2026-11-27',
        ])
    }
    const at = async (id: (typeof networkIds)[number]) => (await (await network(id)).rules()).feed({}).fold?.characters ?? null
    expect([await at('instagram'), await at('linkedin'), await at('facebook'), await at('x'), await at('mastodon')]).toEqual([
      125,
      210,
      477,
      null,
      null,
    ])
    expect((await (await network('x')).rules()).feed({ max_weighted_length: 25_000 }).fold?.characters).toBe(280)
  })

  it.each([
    [1000, 1000, { min: 0.5, max: null }, null],
    [400, 1000, { min: 0.5, max: null }, 0.5],
    [4000, 1000, { min: 0.5, max: null }, null],
    [1000, 1000, { min: 1.33, max: 1.33 }, 1.33],
    [4000, 1000, { min: 1.33, max: 1.33 }, 1.33],
    [0, 0, { min: 1, max: 1 }, null],
  ])('a picture of %i × %i with %j is cropped to %s', (width, height, crop, to) => {
    expect(cropOf({ width, height }, crop)).toBe(to)
  })
})

const one: Preview = {
  network: 'mastodon',
  seen_on: 'mastodon',
  name: 'Mastodon',
  account: 'four',
  part: 0,
  kind: null,
  by_hand: false,
  title: null,
  title_folds_at: null,
  text: 'Bonjour',
  folds_at: null,
  link: null,
  card: null,
  length: { used: 7, max: 500, unit: 'caractères' },
  media: [],
  issues: [],
}
const given = { lang: 'fr', scheduled_at: '2026-12-01T08:00:00.000Z', time_zone: 'Europe/Paris', pictures: new Map() } as const

describe('a preview as HTML', () => {
  it('has the class of each network in its style sheet', () => {
    for (const id of networkIds.filter((each) => !['folder', 'manual'].includes(each)))
      expect(previewCss).toContain(`.pv-${id} {`)
  })

  it.each([...hostileStrings, ...harmlessStrings, '<script>alert(1)</script>', '" onload="x'])(
    'is whole, and without a command of its own, whatever is written: %j',
    async (text) => {
      const medium = {
        file_name: text,
        sha256: 'a',
        mime: 'image/png',
        bytes: 1,
        width: 9,
        height: 9,
        alt: text,
        no_alt: false,
        cropped_to: 2,
      }
      const html = previewHtml(
        [
          {
            ...one,
            account: text,
            title: text,
            text,
            folds_at: 2,
            name: text,
            seen_on: text,
            link: text,
            card: { kind: 'card', site: text, title: text },
          },
          { ...one, account: text, part: 1, kind: 'comment', text, media: [medium, { ...medium, sha256: 'b' }] },
        ],
        {
          ...given,
          pictures: new Map([
            ['a', `data:image/png;base64,AAAA"><script>`],
            ['b', 'data:image/png;base64,AAAA'],
          ]),
        },
      )
      const elements = allElements(parseXml(`<root>${html}</root>`)).slice(1)
      const names = new Set(elements.map(({ name }) => name))
      expect([...names].filter((name) => !/^(?:figure|figcaption|div|span|p|b|svg|image|img)$/.test(name))).toEqual([])
      const attributes = elements.flatMap(({ attributes: own }) => Object.entries(own))
      const known = /^(?:class|aria-hidden|aria-label|role|alt|src|href|viewBox|width|height|preserveAspectRatio)$/
      expect(attributes.filter(([name]) => !known.test(name))).toEqual([])
      for (const [name, value] of attributes)
        if (name === 'src' || name === 'href') expect(value).toBe('data:image/png;base64,AAAA')
    },
  )

  it('as a page asks nothing of anybody, with the pictures inside', async () => {
    const shop = await bakery({ lang: 'fr' })
    file(shop.context, 'pain.png', png(640, 480))
    const media = [{ file: 'pain.png', folder: shop.context.folder, alt: 'Un pain', no_alt: false }]
    const post = await queued(shop, {
      text: 'Le <b>pain</b>',
      media,
      to: ['mastodon', 'blog'],
      link: 'https://exemple.fr/pain',
    })
    const page = await previewPage(shop.context, [{ post, previews: await previewPost(shop.context, post) }])
    expect(() => parseXml(page.replace('<!DOCTYPE html>', ''))).not.toThrow()
    expect(page).toContain("default-src 'none'")
    expect(page.match(/<figure/g)).toHaveLength(2)
    expect(page).toContain('<img src="data:image/jpeg;base64,')
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/)
  })
})

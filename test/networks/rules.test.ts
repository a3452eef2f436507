import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../../src/i18n/text.ts'
import type { Content, Issue, Limits, Rules } from '../../src/networks/contract.ts'
import { networkIds, type NetworkId } from '../../src/networks/ids.ts'
import { findHashtags, findLinks, findMentions, firstSentence, graphemes } from '../../src/networks/measure.ts'
import { network } from '../../src/networks/registry.ts'
import { content, medium } from './support.ts'

const photo = medium()
const film = medium({ mime: 'video/mp4', file_name: 'film.mp4' })
const rulesOf = async (id: NetworkId): Promise<Rules> => (await network(id)).rules()
const codes = (issues: readonly Issue[]): string[] => issues.map(({ level, code }) => `${level} ${code}`)

/** A post that every network takes as it is, or with what it needs. */
const plain: Record<NetworkId, Partial<Content>> = {
  folder: { title: 'Titre' },
  manual: {},
  mastodon: {},
  bluesky: {},
  x: {},
  facebook: {},
  instagram: { media: [photo] },
  threads: {},
  linkedin: {},
  youtube: { title: 'Titre', media: [medium({ mime: 'video/mp4', file_name: 'film.mp4' })] },
  pinterest: { media: [photo] },
  tumblr: {},
  wordpress: { title: 'Titre' },
  ghost: { title: 'Titre' },
  gbp: {},
  tiktok: { media: [film] },
  telegram: {},
  discord: {},
}

/** What an account must be set to for that. */
const settings: Partial<Record<NetworkId, Limits>> = { tiktok: { direct_post: true } }

test.each([...networkIds])('%s takes a plain post without a word', async (id) => {
  expect((await rulesOf(id)).check(content(plain[id]), settings[id] ?? {})).toEqual([])
})

test.each([...networkIds])('%s: an empty post is refused', async (id) => {
  expect(codes((await rulesOf(id)).check(content({ text: ' ' }), {}))).toContain('error text_empty')
})

test.each([...networkIds])('%s never cuts a text', async (id) => {
  const text = `${'Une très longue histoire. '.repeat(4000)}fin`
  expect((await rulesOf(id)).compose(content({ ...plain[id], text }), {})).toContain(text)
})

const longest: [NetworkId, string, number, Partial<Content>?][] = [
  ['mastodon', 'é', 500],
  ['mastodon', '👨‍👩‍👧', 500],
  ['bluesky', 'é', 300],
  ['bluesky', '👍🏽', 300],
  ['x', 'é', 280],
  ['x', '👨‍👩‍👧', 140],
  ['x', '日', 140],
  ['facebook', 'é', 63_206],
  ['instagram', '🎉', 2200],
  ['threads', 'é', 500],
  ['threads', '🎉', 125],
  ['linkedin', 'é', 3000],
  ['youtube', 'é', 2500],
  ['pinterest', 'é', 800],
  ['tumblr', 'é', 4096],
  ['gbp', 'é', 1500],
  ['tiktok', 'é', 2200],
  ['tiktok', '🎉', 1100],
  ['telegram', '🎉', 2048],
  ['telegram', 'é', 1024, { media: [photo] }],
  ['discord', 'é', 2000],
]

test.each(longest)('%s takes %s × %i and no more', async (id, sign, most, given = {}) => {
  const rules = await rulesOf(id)
  const over = (count: number) =>
    codes(rules.check(content({ ...plain[id], ...given, text: sign.repeat(count) }), {})).filter((code) =>
      code.includes('text_too'),
    )
  expect(over(most)).toEqual([])
  expect(over(most + 1)).toEqual(['error text_too_long'])
})

test('bluesky counts bytes too: a family of four is one character and 25 bytes', async () => {
  const rules = await rulesOf('bluesky')
  const text = '👨‍👩‍👧‍👦'.repeat(121)
  expect(codes(rules.check(content({ text }), {}))).toEqual(['error text_too_many_bytes'])
})

test('a tumblr paragraph is a block of its own', async () => {
  const rules = await rulesOf('tumblr')
  const text = `${'a'.repeat(4096)}\n\n${'b'.repeat(4096)}`
  expect(rules.check(content({ text }), {})).toEqual([])
})

describe('limits of the account come first', () => {
  test.each([
    ['mastodon', { max_characters: 5000 }, { text: 'é'.repeat(4000) }, []],
    ['mastodon', { max_characters: 100 }, { text: 'é'.repeat(101) }, ['error text_too_long']],
    [
      'mastodon',
      { characters_reserved_per_url: 10, max_characters: 12 },
      { text: 'a https://exemple.fr/une/longue/adresse' },
      [],
    ],
    ['mastodon', { max_media_attachments: 1 }, { media: [photo, photo] }, ['error too_many_images']],
    ['mastodon', { image_types: 'image/png' }, { media: [photo] }, ['error media_type']],
    ['mastodon', { image_size_limit: 1000 }, { media: [photo] }, ['error image_too_heavy']],
    ['mastodon', { image_matrix_limit: 1000 }, { media: [photo] }, ['error image_too_many_pixels']],
    ['mastodon', { description_limit: 3 }, { media: [photo] }, ['error alt_too_long']],
    ['mastodon', { max_characters: 0 }, { text: 'Bonjour' }, []],
    ['x', { max_weighted_length: 4000 }, { text: 'é'.repeat(4000) }, []],
  ] as [NetworkId, Limits, Partial<Content>, string[]][])('%s %o', async (id, limits, given, expected) => {
    expect(codes((await rulesOf(id)).check(content(given), limits))).toEqual(expected)
  })
})

test('mastodon counts an address as 23 and a remote mention without its server', async () => {
  const rules = await rulesOf('mastodon')
  expect(rules.length('https://exemple.fr/a', {}).used).toBe(23)
  expect(
    rules.length(`@ami@ailleurs.example https://exemple.fr/${'a'.repeat(100)} https://exemple.fr/${'a'.repeat(100)}`, {}).used,
  ).toBe(52)
})

describe('what each network says of images', () => {
  const heavy = (bytes: number, mime = 'image/jpeg') => medium({ bytes, mime })
  const many = (count: number) => ({ media: Array.from({ length: count }, () => photo) })
  test.each([
    ['mastodon', many(5), ['error too_many_images']],
    ['bluesky', many(5), ['error too_many_images']],
    ['bluesky', { media: [heavy(2_000_001)] }, ['error image_too_heavy']],
    ['bluesky', { media: [heavy(1_000_001)] }, ['notice image_heavy_for_some']],
    ['x', many(5), ['error too_many_images']],
    ['x', { media: [heavy(5 * 1024 * 1024 + 1)] }, ['error image_too_heavy']],
    ['x', { media: [heavy(15 * 1024 * 1024, 'image/gif')] }, []],
    ['x', { media: [heavy(1000, 'image/gif'), photo] }, ['error gif_alone']],
    ['x', { media: [medium({ mime: 'video/mp4', width: 1080, height: 1920 })] }, []],
    ['x', { media: [medium({ mime: 'video/webm' })] }, ['error media_type']],
    ['facebook', { media: [heavy(4_000_001)] }, ['error image_too_heavy']],
    ['instagram', { media: [] }, ['error media_required']],
    ['instagram', many(11), ['error too_many_images']],
    ['instagram', { media: [medium({ mime: 'image/png' })] }, ['warning media_type_risky']],
    ['instagram', { media: [medium({ mime: 'image/webp' })] }, ['error media_type']],
    ['instagram', { media: [medium({ width: 1080, height: 1350 })] }, []],
    ['instagram', { media: [medium({ width: 1080, height: 566 })] }, []],
    ['instagram', { media: [medium({ width: 1080, height: 1920 })] }, ['error image_ratio']],
    ['instagram', { media: [medium({ width: 300, height: 300 })] }, ['error image_too_small']],
    ['threads', { media: [medium({ mime: 'image/gif' })] }, ['error media_type']],
    ['linkedin', { media: [medium({ width: 7000, height: 6000 })] }, ['error image_too_many_pixels']],
    ['youtube', { media: [photo] }, ['error video_required', 'error media_type']],
    ['pinterest', { media: [] }, ['error media_required']],
    ['pinterest', many(6), ['error too_many_images']],
    ['tiktok', { media: [photo] }, ['error video_required', 'error media_type']],
    ['tiktok', { media: [film, film] }, ['error too_many_images', 'error too_many_videos']],
    ['gbp', { media: [heavy(9_000)] }, ['error image_too_light']],
    ['gbp', { media: [medium({ width: 200, height: 300 })] }, ['error image_too_small']],
    ['telegram', many(11), ['error too_many_images']],
    ['discord', { media: [heavy(10 * 1024 * 1024 + 1)] }, ['error image_too_heavy']],
  ] as [NetworkId, Partial<Content>, string[]][])('%s %#', async (id, given, expected) => {
    const issues = (await rulesOf(id)).check(content({ ...plain[id], ...given }), settings[id] ?? {})
    expect(codes(issues)).toEqual(expected)
  })

  test.each([
    ['mastodon', true],
    ['bluesky', true],
    ['x', true],
    ['facebook', true],
    ['instagram', true],
    ['threads', true],
    ['linkedin', true],
    ['pinterest', true],
    ['tumblr', true],
    ['wordpress', true],
    ['ghost', true],
    ['folder', true],
    ['discord', true],
    ['manual', true],
    ['gbp', false],
    ['tiktok', false],
    ['telegram', false],
  ] as [NetworkId, boolean][])('%s asks for an alternative text: %s', async (id, asks) => {
    const rules = await rulesOf(id)
    const missing = (given: Partial<Content['media'][number]>) =>
      codes(rules.check(content({ ...plain[id], media: [medium(given)] }), {})).includes('warning alt_missing')
    expect(missing({ alt: null })).toBe(asks)
    expect(missing({ alt: ' ' })).toBe(asks)
    expect(missing({ alt: null, no_alt: true })).toBe(false)
    expect(missing({ alt: 'La vitrine' })).toBe(false)
  })

  test.each([
    ['mastodon', 1500],
    ['x', 1000],
    ['pinterest', 500],
    ['tumblr', 4096],
  ] as [NetworkId, number][])('%s: an alternative text has %i characters at most', async (id, most) => {
    const rules = await rulesOf(id)
    const check = (length: number) =>
      codes(rules.check(content({ ...plain[id], media: [medium({ alt: 'é'.repeat(length) })] }), {}))
    expect(check(most)).toEqual([])
    expect(check(most + 1)).toEqual(['error alt_too_long'])
  })
})

describe('links, hashtags, titles', () => {
  const link = 'https://exemple.fr/a'
  test.each([
    ['instagram', { link }, ['warning link_not_clickable']],
    ['tiktok', { text: link }, ['warning link_not_clickable']],
    ['mastodon', { link }, []],
    ['bluesky', { link }, ['notice card_without_preview']],
    ['bluesky', { link, media: [photo] }, []],
    ['threads', { text: Array(6).fill(link).join(' ') }, ['error too_many_links']],
    ['threads', { text: '#un #deux' }, ['notice many_hashtags']],
    ['instagram', { text: Array.from({ length: 31 }, (_, i) => `#tag${i}`).join(' ') }, ['error too_many_hashtags']],
    ['instagram', { text: Array.from({ length: 21 }, (_, i) => `@ami${i}`).join(' ') }, ['error too_many_mentions']],
    ['pinterest', { link: `https://exemple.fr/${'a'.repeat(2040)}` }, ['error link_too_long']],
    ['pinterest', { title: 'a'.repeat(101) }, ['error title_too_long']],
    ['youtube', { title: null }, ['error title_missing']],
    ['youtube', { title: 'a'.repeat(101) }, ['error title_too_long']],
    ['youtube', { text: 'a < b' }, ['error characters_not_allowed']],
    ['mastodon', { title: 'Titre' }, ['notice title_unused']],
    ['bluesky', { title: 'Titre' }, ['notice title_unused']],
    ['bluesky', { title: 'Titre', link }, ['notice card_without_preview']],
    ['bluesky', { tags: Array(9).fill('a') }, ['error too_many_tags']],
    ['bluesky', { tags: ['a'.repeat(65)] }, ['error too_many_tags']],
    ['wordpress', { title: null }, ['notice title_derived']],
    ['gbp', { text: 'Appelez le 03 88 00 00 00' }, ['warning phone_number']],
    ['gbp', { text: 'Depuis 1998, 12 pains' }, []],
    ['x', { text: 'C’est la fin.Il pleut' }, ['warning accidental_link']],
    ['x', { text: 'Voir exemple.fr' }, []],
  ] as [NetworkId, Partial<Content>, string[]][])('%s %#', async (id, given, expected) => {
    expect(codes((await rulesOf(id)).check(content({ ...plain[id], ...given }), settings[id] ?? {}))).toEqual(expected)
  })

  test.each([
    ['mastodon', 'Bonjour\n\nhttps://exemple.fr/a'],
    ['x', 'Bonjour\n\nhttps://exemple.fr/a'],
    ['instagram', 'Bonjour\n\nhttps://exemple.fr/a'],
    ['bluesky', 'Bonjour'],
    ['linkedin', 'Bonjour'],
    ['pinterest', 'Bonjour'],
    ['gbp', 'Bonjour'],
  ] as [NetworkId, string][])('%s composes %j', async (id, expected) => {
    const rules = await rulesOf(id)
    expect(rules.compose(content({ link }), {})).toBe(expected)
    const inside = `Voir ${link}`
    expect(rules.compose(content({ text: inside, link }), {})).toBe(inside)
  })

  test('a card cannot stand beside images: the link goes into the text', async () => {
    expect((await rulesOf('bluesky')).compose(content({ link, media: [photo] }), {})).toBe(`Bonjour\n\n${link}`)
  })
})

describe('manual', () => {
  test('has the rules of the network it stands for, or none at all [004-16]', async () => {
    const rules = await rulesOf('manual')
    const text = 'é'.repeat(600)
    expect(rules.check(content({ text }), { for_network: 'other' })).toEqual([])
    expect(codes(rules.check(content({ text }), { for_network: 'threads' }))).toEqual(['error text_too_long'])
    expect(codes(rules.check(content(), { for_network: 'instagram' }))).toEqual(['error media_required'])
    expect(rules.length(text, { for_network: 'x' })).toMatchObject({ used: 600, max: 280 })
    expect(rules.length(text, { for_network: 'manual' }).max).toBe(null)
  })

  test('puts the link where a person can paste it', async () => {
    const rules = await rulesOf('manual')
    const what = content({ link: 'https://exemple.fr' })
    expect(rules.compose(what, { for_network: 'facebook' })).toBe('Bonjour\n\nhttps://exemple.fr')
    expect(rules.compose(what, { for_network: 'gbp' })).toBe('Bonjour')
    expect(rules.compose(what, {})).toBe('Bonjour\n\nhttps://exemple.fr')
  })
})

test('every issue is a whole sentence in both languages', async () => {
  const hostile = content({
    text: `${'é'.repeat(70_000)} fin.Il #a #b ${'@ami '.repeat(30)} < 03 88 00 00 00`,
    title: 'T'.repeat(3000),
    link: `https://exemple.fr/${'a'.repeat(3000)}`,
    tags: Array(20).fill('a'),
    media: [
      medium({ alt: null }),
      medium({ mime: 'image/gif', alt: 'a'.repeat(20_000) }),
      medium({ mime: 'application/pdf' }),
      medium({ bytes: 1e9, width: 100, height: 100_000 }),
      ...Array.from({ length: 60 }, () => photo),
    ],
  })
  const seen = new Set<string>()
  for (const id of networkIds) {
    for (const { code, message, values } of (await rulesOf(id)).check(hostile, {})) {
      seen.add(code)
      for (const lang of ['fr', 'en'] as const) {
        const sentence = (say as (lang: 'fr' | 'en', text: unknown, values: unknown) => string)(lang, message, values)
        expect(sentence, `${id} ${code}`).not.toMatch(/\{\w+\}/)
      }
    }
  }
  expect(seen.size).toBeGreaterThan(12)
})

describe('measuring', () => {
  test('graphemes are those of the segmenter', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      '\r\n',
      '\n',
      '\r',
      '👨‍👩‍👧',
      '🇫🇷',
      ' ',
      '\u0301',
      '\u200D',
      '\t',
      '\u00AD',
      '日',
    )
    const segmenter = new Intl.Segmenter('fr')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        expect(graphemes(text)).toBe([...segmenter.segment(text)].length)
      }),
    )
  })

  test.each([
    ['Voir https://exemple.fr/a.', ['https://exemple.fr/a']],
    ['(https://exemple.fr/a(b)) et https://exemple.fr/c).', ['https://exemple.fr/a(b)', 'https://exemple.fr/c']],
    ['« https://exemple.fr/été » !', ['https://exemple.fr/été']],
    ['https:// http://', []],
    ['exemple.fr', []],
  ])('links of %s', (text, urls) => {
    expect(findLinks(text).map(({ url }) => url)).toEqual(urls)
  })

  test('hashtags and mentions', () => {
    expect(findHashtags('#Été #2026 a#b (#oui) #pain_bio').map(({ tag }) => tag)).toEqual(['Été', 'oui', 'pain_bio'])
    expect(findMentions('@ami a@b.fr (@amie.exemple.fr.)').map(({ name }) => name)).toEqual(['ami', 'amie.exemple.fr'])
  })

  test.each([
    ['Ouvert dimanche ! Venez.', 'Ouvert dimanche !'],
    ['Le pain est prêt.\nSuite', 'Le pain est prêt'],
    ['Version 1.5 prête', 'Version 1.5 prête'],
    ['', ''],
    ['mot '.repeat(50), `${'mot '.repeat(24).trim()}…`],
  ])('first sentence of %j', (text, expected) => {
    expect(firstSentence(text)).toBe(expected)
  })
})

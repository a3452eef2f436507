import { describe, expect, it } from 'vitest'
import { sayIssue } from '../../src/posts/prepare-post.ts'
import { bakery, file, png, queued } from './support.ts'

const codes = ['first_sentence_folds', 'one_block', 'picture_lies', 'video_lies', 'video_subtitles']

async function remarks(
  accounts: readonly string[],
  text: string,
  size: readonly [number, number] | null,
  lang: 'fr' | 'en' = 'en',
) {
  const shop = await bakery({ lang, accounts: accounts.map((id) => ['manual', id, id] as const) })
  if (size !== null) file(shop.context, 'pain.png', png(...size))
  const media = size === null ? null : [{ file: 'pain.png', folder: shop.context.folder, alt: 'Un pain', no_alt: false }]
  const post = await queued(shop, { text, media, to: [...accounts] })
  return post.deliveries
    .flatMap(({ account, issues }) => issues.map((issue) => ({ account, issue })))
    .filter(({ issue }) => codes.includes(issue.code))
    .map(({ account, issue }) => [account, issue.level, issue.code, sayIssue({ lang }, issue)])
}

const sentence = (length: number): string => `${'mot '.repeat(length / 4).trim()}.`

describe('posts are read on telephones', () => {
  it.each([
    ['a first sentence that ends before the fold', ['linkedin'], `${sentence(100)} ${sentence(200)}`, null, []],
    ['one that goes on behind it', ['linkedin', 'mastodon'], sentence(300), null, ['linkedin first_sentence_folds']],
    ['a block that fills the screen', ['linkedin'], `Court.\n${sentence(600)}`, null, ['linkedin one_block']],
    ['the same with lines of its own', ['linkedin'], `Court.\n${sentence(300)}\n${sentence(300)}`, null, []],
    [
      'a wide picture where they are read upright',
      ['instagram', 'facebook'],
      'Bonjour',
      [1200, 800],
      ['instagram picture_lies'],
    ],
    ['a square one', ['instagram'], 'Bonjour', [900, 900], []],
  ] as const)('%s [004-03]', async (_, accounts, text, size, found) => {
    const said = await remarks(accounts, text, size)
    expect(said.map(([account, , code]) => `${account} ${code}`)).toEqual(found)
    expect(said.every(([, level]) => level === 'notice')).toBe(true)
  })

  it('an article on a blog is no post of a feed [004-03]', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: sentence(900), to: ['blog'] })
    expect(
      post.deliveries.flatMap(({ issues }) => issues.map(({ code }) => code)).filter((code) => codes.includes(code)),
    ).toEqual([])
  })

  it('says so in words [004-03]', async () => {
    const [fr] = await remarks(['linkedin'], sentence(300), null, 'fr')
    expect(fr?.[3]?.replace(/[\u00A0\u202F]/g, ' ')).toMatch(
      /^Sur un téléphone, LinkedIn replie le texte après environ 210 caractères : la première phrase en a 300\./,
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import { readPost, readPostFile, writePost } from '../../src/posts/front-matter.ts'
import { nothingSaid } from '../../src/posts/post-input.ts'
import { testContext } from '../support/context.ts'
import { file } from './support.ts'

const given = { file: 'post.md', folder: '/posts', lang: 'en' } as const

describe('notes in a file', () => {
  test.each([
    ['above the text', '---\ntitle: a\n---\n\n<!--\nnote\n-->\n\nText\n', 'Text'],
    ['below it and between', 'One\n<!-- x -->\nTwo\n\n<!--\ny\n-->', 'One\nTwo'],
    ['of Windows', '---\r\ntitle: a\r\n---\r\n\r\n<!--\r\nnote\r\n-->\r\n\r\nText\r\n', 'Text'],
    ['nothing else', '<!-- x -->\n', ''],
    ['inside a line it is text', 'a <!-- x --> b', 'a <!-- x --> b'],
    ['the cut of an article stays', 'One\n\n<!--more-->\n\nTwo', 'One\n\n<!--more-->\n\nTwo'],
    ['code stays', '```html\n<!-- x -->\n```\n<!-- y -->\nEnd', '```html\n<!-- x -->\n```\nEnd'],
  ])('%s', async (_, document, text) => {
    const context = testContext()
    expect((await readPostFile(context, file(context, 'post.md', document))).text).toBe(text)
  })

  test('one that is not closed is refused by its line: it would be published', async () => {
    const context = testContext()
    const path = file(context, 'post.md', '---\ntitle: a\n---\n\n<!-- a -->\nText\n<!--\nnote\n')
    const failure: unknown = await readPostFile(context, path).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'post_file_unreadable', details: [expect.stringContaining('line 7')] })
  })

  test('in an editor they are words like the others', async () => {
    expect((await readPost('<!-- x -->\nText', given)).text).toBe('<!-- x -->\nText')
  })
})

describe('a post as a file', () => {
  test('anchors that repeat each other for ever are a fault of the file', async () => {
    const lines = [...'bcdefghi'].map((name, n) => `${name}: &${name} [${`*${'abcdefgh'[n]},`.repeat(9)}]`)
    const document = ['---', 'a: &a [x,x,x,x,x,x,x,x,x]', ...lines, '---', 'Text'].join('\n')
    await expect(readPost(document, given)).rejects.toMatchObject({ kind: 'usage', code: 'post_file_unreadable' })
  })

  test('without front matter the whole of it is the text', async () => {
    expect(await readPost('# Figs\n\nFig bread\n---\nand more\n', given)).toEqual({
      ...nothingSaid,
      text: '# Figs\n\nFig bread\n---\nand more',
    })
    expect(await readPost('\uFEFF\r\nFig bread\r\n'.replace('\uFEFF', ''), given)).toMatchObject({ text: 'Fig bread' })
  })

  test('every column of an import', async () => {
    const document = `---
title: 2026-12-01
link: https://example.com/figs
media: [figs.jpg, loaf.png]
alt: "Figs; A loaf"
tags: "#bread, figs"
pillar: craft
campaign: no
to: facebook; blog
scheduled_local: 2026-12-01 09:30
text_mastodon: |
  Short
  text
status: draft
---

Fig **bread**

---

is back
`
    expect(await readPost(document, given)).toEqual({
      legal: null,
      author: null,
      thread: null,
      tag_links: null,
      first_comment: null,
      text: 'Fig **bread**\n\n---\n\nis back',
      title: '2026-12-01',
      link: 'https://example.com/figs',
      media: [
        { file: 'figs.jpg', folder: '/posts', alt: 'Figs', no_alt: false },
        { file: 'loaf.png', folder: '/posts', alt: 'A loaf', no_alt: false },
      ],
      alts: null,
      no_alt: false,
      fit: null,
      text_for: { mastodon: 'Short\ntext' },
      tags: ['bread', 'figs'],
      pillar: 'craft',
      campaign: 'no',
      to: ['facebook', 'blog'],
      at: '2026-12-01 09:30',
      draft: true,
      external_id: null,
      client: null,
      from_post: null,
    })
  })

  test.each([
    ['unknown fields', '---\nscheduled: x\nTitle: y\n---\n', 2],
    ['two texts', '---\ntext: a\n---\nb', 1],
    ['two times', '---\nscheduled_at: 2026-12-01T09:30:00Z\nscheduled_local: 2026-12-01 09:30\n---\nb', 1],
    ['a list where one value is meant', '---\ntitle: [a, b]\n---\nb', 1],
    ['an object', '---\nto: {a: b}\n---\nb', 1],
    ['more descriptions than files', '---\nmedia: a.png\nalt: a; b\n---\nb', 1],
    ['a status of its own', '---\nstatus: sent\n---\nb', 1],
    ['no lines of fields', '---\njust words\n---\nb', 1],
    ['broken YAML', '---\ntitle: "a\n---\nb', 1],
    ['the same field twice', '---\ntitle: a\ntitle: b\n---\nb', 1],
    ['all of them at once', '---\nfoo: 1\ntitle: [a]\nstatus: x\n---\nb', 3],
  ])('refused: %s', async (_, document, problems) => {
    for (const lang of ['fr', 'en'] as const) {
      const failure: unknown = await readPost(document, { ...given, lang }).catch((error: unknown) => error)
      expect(failure).toMatchObject({ kind: 'usage', code: 'post_file_unreadable' })
      expect((failure as Failure).details).toHaveLength(problems)
    }
  })

  test('a missing file and one that is no text', async () => {
    const context = testContext()
    await expect(readPostFile(context, '/nowhere/post.md')).rejects.toMatchObject({
      kind: 'usage',
      code: 'post_file_unreadable',
    })
    const picture = file(context, 'post.md', Buffer.from([0x89, 0x50, 0xff, 0xfe]))
    await expect(readPostFile(context, picture)).rejects.toMatchObject({ code: 'post_file_unreadable' })
    await expect(readPostFile(context, file(context, 'nul.md', 'a\0b'))).rejects.toMatchObject({ code: 'post_file_unreadable' })
  })

  test('the words of any post come back from the editor as they were', async () => {
    const word = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\0\r\uFEFF]/g, '').trim())
    const line = word.map((text) => text.replace(/\s+/g, ' ').trim())
    await fc.assert(
      fc.asyncProperty(
        fc.record({ title: line, text: word, pillar: line, own: word }),
        async ({ title, text, pillar, own }) => {
          const post = {
            title: title || null,
            text,
            link: null,
            thread: false,
            first_comment: null,
            tags: ['bread'],
            pillar: pillar || null,
            campaign: null,
            text_for: { mastodon: own },
          }
          const read = await readPost(await writePost(post), given)
          expect(read.text).toBe(text.trim())
          expect([read.title, read.pillar]).toEqual([title, pillar])
          expect(read.text_for).toEqual({ mastodon: own.trim() })
          expect(read.tags).toEqual(['bread'])
        },
      ),
      { numRuns: 200 },
    )
  })
})

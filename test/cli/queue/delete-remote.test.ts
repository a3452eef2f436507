import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as cancel } from '../../../src/cli/queue/cancel.ts'
import { run as deleteRemote } from '../../../src/cli/queue/delete-remote.ts'
import { run as list } from '../../../src/cli/queue/list.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { publishDue } from '../../../src/delivery/index.ts'
import type { Lang } from '../../../src/i18n/text.ts'
import { bakery, queued } from '../../posts/support.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

const langs = ['fr', 'en'] as const

interface Out {
  readonly blog: string
  context(given?: TestContextOptions): TestContext
}

/** A blog with so many pages that are out. */
async function out(pages = 1): Promise<Out> {
  const shop = await bakery({ accounts: [['folder', 'blog']], now: new Date() })
  const store = await shop.context.store()
  const blog = join(shop.context.folder, 'blog')
  mkdirSync(blog, { recursive: true })
  for (let n = 1; n <= pages; n++) await queued(shop, { text: `Page ${n}`, to: ['blog'] }, { at: 'now' })
  expect(await publishDue(shop.context)).toMatchObject({ published: pages })
  expect(await store.posts.list({ status: ['published'] })).toHaveLength(pages)
  return {
    blog,
    context: (given = {}) => testContext({ folder: shop.context.folder, now: shop.context.now, ...given }),
  }
}

const left = (blog: string): string[] => readdirSync(blog).filter((name) => name.endsWith('.md'))
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ')

describe('smm queue delete-remote', () => {
  it.each(langs)('%s: asks, naming what is online, and takes nothing away without a yes', async (lang) => {
    const { blog, context } = await out()
    const at = lang === 'fr' ? 'Retirer 1 envoi de son réseau' : 'Take 1 delivery away from its network'
    const no = scriptedAsk([{ at, enter: true }])
    const kept = context({ lang, ask: no })
    await expect(deleteRemote(kept, ['1'], {})).rejects.toMatchObject({ kind: 'usage', code: 'not_confirmed' })
    expect(kept.stderr()).toMatch(/blog · file:\/\//u)
    expect(left(blog)).toHaveLength(1)
    const yes = scriptedAsk([{ at, pick: 'yes' }])
    const done = context({ lang, ask: yes })
    await deleteRemote(done, ['1'], {})
    expect(plain(done.stdout())).toContain(
      lang === 'fr' ? 'retirée du réseau (file://' : 'taken away from the network (file://',
    )
    expect(left(blog)).toEqual([])
  })

  it('without a terminal it needs --yes; a dry run needs nothing, and changes nothing', async () => {
    const { blog, context } = await out()
    await expect(deleteRemote(context(), ['1'], {})).rejects.toMatchObject({ kind: 'usage', code: 'confirmation_needed' })
    const dry = context({ options: { dry_run: true } })
    await deleteRemote(dry, ['1'], {})
    expect(dry.stdout()).toMatch(/would be taken away from the network \(file:\/\//u)
    expect(left(blog)).toHaveLength(1)
    const sure = context({ options: { yes: true } })
    await deleteRemote(sure, ['1'], { account: 'blog' })
    expect(left(blog)).toEqual([])
    expect(existsSync(join(blog, 'feed.xml'))).toBe(true)
  })

  it('again: says that it is done, asks nothing, and is no failure', async () => {
    const { context } = await out()
    await deleteRemote(context({ options: { yes: true } }), ['1'], {})
    const again = context()
    await deleteRemote(again, ['1'], {})
    expect(again.stdout()).toContain('taken away already')
  })

  it('several: what was never out does not keep the others from it', async () => {
    const { blog, context } = await out(3)
    await deleteRemote(context({ options: { yes: true } }), ['1'], {})
    const more = context({ options: { yes: true } })
    await deleteRemote(more, ['1-3'], {})
    expect(left(blog)).toEqual([])
    expect(
      more
        .stdout()
        .split('\n')
        .filter((line) => line.includes('taken away from the network')),
    ).toHaveLength(2)
    await expect(deleteRemote(context({ options: { yes: true } }), ['1', '99'], {})).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  it('in JSON: the post with `deleted_at`, null while it is online', async () => {
    const { context } = await out()
    const before = context({ options: { json: true } })
    await list(before, { all: true })
    expect(JSON.parse(before.stdout())).toMatchObject([{ deliveries: [{ status: 'published', deleted_at: null }] }])
    const json = context({ options: { yes: true, json: true } })
    await deleteRemote(json, ['1'], {})
    const view = JSON.parse(json.stdout()) as { status: string; deliveries: { status: string; deleted_at: string }[] }
    expect(view).toMatchObject({ status: 'published', deliveries: [{ status: 'published' }] })
    expect(Date.parse(view.deliveries[0]?.deleted_at ?? '')).not.toBeNaN()
  })

  it.each([
    ['fr', 'retirée du réseau', 'publiée'],
    ['en', 'taken away', 'published'],
  ] as const satisfies readonly (readonly [Lang, string, string])[])(
    '%s: list and show say so, in place of the word for what is online',
    async (lang, word, online) => {
      const { context } = await out(2)
      await deleteRemote(context({ options: { yes: true } }), ['1'], {})
      const listed = context({ lang })
      await list(listed, { all: true })
      const rows = listed.stdout().split('\n')
      expect(rows.find((row) => row.includes('Page 1'))).toContain(word)
      expect(rows.find((row) => row.includes('Page 2'))).toContain(online)
      const shown = context({ lang, columns: 200 })
      await show(shown, '1')
      expect(shown.stdout().split('\n')[0]).toContain(word)
      expect(shown.stdout()).toMatch(new RegExp(`blog \\(Blog \\(Markdown\\)\\) · ${word} · `, 'u'))
      const other = context({ lang, columns: 200 })
      await show(other, '2')
      expect(other.stdout()).not.toContain(word)
    },
  )

  it.each(langs)('%s: what stays out after a cancellation can be taken away, until it is', async (lang) => {
    const shop = await bakery({ now: new Date(), lang })
    await queued(shop, { text: 'Le pain', title: 'Le pain', to: ['blog', 'facebook'] }, { at: 'now' })
    await publishDue(shop.context)
    const context = testContext({ folder: shop.context.folder, lang })
    await cancel(context, ['1'])
    expect(plain(context.stderr())).toContain('`smm queue delete-remote 1`'.replaceAll('`', ''))
    await deleteRemote(testContext({ folder: shop.context.folder, options: { yes: true } }), ['1'], {})
    const store = await shop.context.store()
    expect((await store.posts.get(1))?.deliveries.map((one) => [one.status, one.deleted_at !== null])).toEqual([
      ['published', true],
      ['cancelled', false],
    ])
  })
})

import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { usualRule } from '../../src/clients/link-rule.ts'
import { markDone } from '../../src/delivery/mark-done.ts'
import { addSeries, planSeries } from '../../src/posts/add-series.ts'
import { chooseTime } from '../../src/posts/choose-time.ts'
import { editPost, prepareEdit } from '../../src/posts/edit-post.ts'
import { readPost, writePost } from '../../src/posts/front-matter.ts'
import { movePost } from '../../src/posts/move-post.ts'
import { nothingSaid, type PostInput } from '../../src/posts/post-input.ts'
import { preparePost } from '../../src/posts/prepare-post.ts'
import { previewPost } from '../../src/posts/preview-post.ts'
import { taggedLinks } from '../../src/posts/tag-content.ts'
import { viewPost } from '../../src/posts/view-post.ts'
import type { Client, ClientChange } from '../../src/store/clients.ts'
import type { Post } from '../../src/store/posts.ts'
import { bakery, monday, queued, type Bakery } from './support.ts'

const site = 'https://boulangerie.example'

async function shopWithSite(change: ClientChange = {}, given: Parameters<typeof bakery>[0] = {}): Promise<Bakery> {
  const shop = await bakery(given)
  const store = await shop.context.store()
  const client = await store.clients.update('ill', { website: `${site}/`, ...change }, monday.toISOString())
  return { ...shop, client }
}

async function edited({ context }: Bakery, client: Client, post: Post, change: Partial<PostInput>): Promise<Post> {
  return editPost(context, post.id, await prepareEdit(context, client, post, { ...nothingSaid, ...change }, false))
}

const links = (post: Post): (string | null)[] => post.deliveries.map((one) => one.content.link)
const marks = (network: string, campaign = '2026-11'): string =>
  `?utm_source=${network}&utm_medium=social&utm_campaign=${campaign}`

describe('the links of a post', () => {
  it('get the marks of each network unless the post or the client says no; what was typed is kept [004-12]', async () => {
    const shop = await shopWithSite()
    const post = await queued(shop, { text: `Figues ${site}/figues`, link: `${site}/pains#levain`, to: ['all'] })
    expect([post.text, post.link, post.tag_links]).toEqual([`Figues ${site}/figues`, `${site}/pains#levain`, true])
    expect(post.deliveries.map((one) => [one.account, one.content.text, one.content.link])).toEqual([
      // pages of the own site among each other are no campaign
      ['blog', `Figues ${site}/figues`, `${site}/pains#levain`],
      ['facebook', `Figues ${site}/figues${marks('facebook')}`, `${site}/pains${marks('facebook')}#levain`],
      ['mastodon', `Figues ${site}/figues${marks('mastodon')}`, `${site}/pains${marks('mastodon')}#levain`],
    ])

    const typed = await queued(shop, { text: 'Sans suivi', link: `${site}/pains`, to: ['all'], tag_links: false })
    expect(links(typed)).toEqual([`${site}/pains`, `${site}/pains`, `${site}/pains`])
    const off = await shopWithSite({ link_rule: { ...usualRule, on: false } })
    expect(links(await queued(off, { text: 'Éteint', link: `${site}/pains`, to: ['mastodon'] }))).toEqual([`${site}/pains`])
    const elsewhere = await queued(shop, { text: 'Ailleurs', link: 'https://autre.example/', to: ['all'] })
    expect(new Set(links(elsewhere))).toEqual(new Set(['https://autre.example/']))
    const homeless = await bakery()
    expect(links(await queued(homeless, { text: 'Sans site', link: `${site}/`, to: ['mastodon'] }))).toEqual([`${site}/`])
  })

  it('are named after the campaign, and by the rule of the client', async () => {
    const link_rule = { ...usualRule, campaign: '{month}-{campaign}', content: '{pillar}' }
    const shop = await shopWithSite({ link_rule })
    const post = await queued(shop, { text: 'Noël', link: `${site}/`, to: ['mastodon'], campaign: 'Noël', pillar: 'expertise' })
    expect(links(post)).toEqual([`${site}/${marks('mastodon', '2026-11-noel')}&utm_content=expertise`])
  })

  it('are those of the text that one network has of its own, of each part and of the first comment', async () => {
    const shop = await shopWithSite(
      {},
      {
        accounts: [
          ['mastodon', 'mastodon'],
          ['manual', 'facebook', 'facebook'],
        ],
      },
    )
    const post = await queued(shop, {
      text: `Un ${site}/1\n---\nDeux ${site}/2`,
      thread: true,
      first_comment: `Voir ${site}/3`,
      text_for: { facebook: `Trois ${site}/4` },
      to: ['all'],
    })
    expect(post.deliveries.map((one) => [one.account, one.content.text])).toEqual([
      ['facebook', `Trois ${site}/4${marks('facebook')}`],
      ['facebook', `Voir ${site}/3${marks('facebook')}`],
      ['mastodon', `Un ${site}/1${marks('mastodon')}`],
      ['mastodon', `Deux ${site}/2${marks('mastodon')}`],
      ['mastodon', `Voir ${site}/3${marks('mastodon')}`],
    ])
  })

  it('are shown: in the preview, to scripts, and once for each account', async () => {
    const shop = await shopWithSite()
    const post = await queued(shop, { text: `Figues ${site}/`, link: `${site}/`, to: ['facebook', 'mastodon'] })
    expect(taggedLinks(post)).toEqual([
      { account: 'facebook', url: `${site}/${marks('facebook')}` },
      { account: 'mastodon', url: `${site}/${marks('mastodon')}` },
    ])
    for (const one of await previewPost(shop.context, post)) expect(one.text).toContain(`${site}/${marks(one.account)}`)
    expect(viewPost(post, 'fr')).toMatchObject({
      link: `${site}/`,
      tag_links: true,
      deliveries: [{ link: `${site}/${marks('facebook')}` }, { link: `${site}/${marks('mastodon')}` }],
    })
    const own = await queued(shop, { text: 'Typed', link: `${site}/?utm_source=a&utm_campaign=b`, to: ['mastodon'] })
    expect(taggedLinks(own)).toEqual([])
  })

  it('count with their marks: what would fit without is said', async () => {
    const shop = await shopWithSite({}, { accounts: [['manual', 'threads', 'threads']] })
    const text = `${'a'.repeat(460)} ${site}/`
    const refused = queued(shop, { text, to: ['threads'] })
    await expect(refused).rejects.toMatchObject({ code: 'post_refused', hint: expect.stringContaining('--no-tag') as string })
    await expect(queued(shop, { text, to: ['threads'], tag_links: false })).resolves.toMatchObject({ status: 'scheduled' })
    const longer = queued(shop, { text: 'a'.repeat(501), to: ['threads'] })
    await expect(longer).rejects.toMatchObject({ hint: expect.not.stringContaining('--no-tag') as string })
  })

  it('make no other text of it: the twin is found under another campaign', async () => {
    const shop = await shopWithSite()
    await queued(shop, { text: `Figues ${site}`, to: ['mastodon'], campaign: 'Automne' })
    const twin = queued(shop, { text: `Figues ${site}`, to: ['mastodon'], campaign: 'Hiver' }, { at: '2026-11-29 09:00' })
    await expect(twin).rejects.toMatchObject({ code: 'duplicate_post' })
  })

  it('are approved as they were typed, and their campaign is no sensitive word', async () => {
    const shop = await shopWithSite({ approval: 'client_sensitive' })
    const post = await queued(shop, { text: `Figues ${site}/`, to: ['mastodon'], campaign: 'promotion' })
    expect(post.status).toBe('scheduled')
    const each = await shopWithSite({ approval: 'client_each' })
    const asked = await queued(each, { text: 'Figues', link: `${site}/`, to: ['mastodon'] })
    const store = await each.context.store()
    const approved = await store.posts.approve(asked.id, { by: 'Mme Klein', via: 'phone' }, monday.toISOString())
    const client = await store.clients.update('ill', { link_rule: { ...usualRule, source: 'toot' } }, monday.toISOString())
    const after = await edited(each, client, approved, {})
    expect([after.status, links(after)]).toEqual(['scheduled', [`${site}/${marks('toot')}`]])
  })
})

describe('a changed post', () => {
  it('is tagged from what was typed, never twice', async () => {
    const shop = await shopWithSite()
    const post = await queued(shop, { text: 'Figues', link: `${site}/`, to: ['mastodon'], campaign: 'Automne' })
    const other = await edited(shop, shop.client, post, { campaign: 'Hiver' })
    expect(links(other)).toEqual([`${site}/${marks('mastodon', 'hiver')}`])
    const plain = await edited(shop, shop.client, other, { tag_links: false })
    expect([links(plain), plain.tag_links]).toEqual([[`${site}/`], false])
    expect(links(await edited(shop, shop.client, plain, { text: 'Encore' }))).toEqual([`${site}/`])
    expect(links(await edited(shop, shop.client, plain, { tag_links: true, campaign: '' }))).toEqual([
      `${site}/${marks('mastodon')}`,
    ])
  })

  it('takes the month in which it leaves', async () => {
    const shop = await shopWithSite()
    const draft = await queued(shop, { text: 'Figues', link: `${site}/`, to: ['mastodon'], draft: true }, { at: null })
    expect(links(draft)).toEqual([`${site}/${marks('mastodon')}`])
    const due = await chooseTime(shop.context, '2026-12-01 00:30', shop.client.time_zone)
    const moved = await movePost(shop.context, shop.client, draft, due)
    expect([moved.status, moved.scheduled_at, links(moved)]).toEqual([
      'scheduled',
      '2026-11-30T23:30:00.000Z',
      [`${site}/${marks('mastodon', '2026-12')}`],
    ])
    const later = await chooseTime(shop.context, '2026-12-09 09:00', shop.client.time_zone)
    expect(links(await movePost(shop.context, shop.client, moved, later))).toEqual(links(moved))
  })

  it('leaves alone what is out, whatever the campaign is now', async () => {
    const shop = await shopWithSite()
    const post = await queued(shop, { text: 'Figues', link: `${site}/`, to: ['facebook', 'mastodon'] })
    const [out] = post.deliveries
    const db = new Database(shop.context.places.database)
    db.prepare(`UPDATE deliveries SET state = 'to_post' WHERE id = ?`).run(out?.id)
    db.close()
    const there = await markDone(shop.context, post.id, 'https://www.facebook.com/1')
    expect(there.deliveries[0]?.status).toBe('published')
    const after = await edited(shop, shop.client, there, { campaign: 'Hiver' })
    expect(links(after)).toEqual([`${site}/${marks('facebook')}`, `${site}/${marks('mastodon', 'hiver')}`])
    await expect(edited(shop, shop.client, there, { link: `${site}/autre` })).rejects.toMatchObject({ code: 'part_is_out' })
  })

  it('stays the same file', async () => {
    const shop = await shopWithSite()
    const post = await queued(shop, { text: 'Figues', link: `${site}/`, to: ['mastodon'], tag_links: false })
    const document = await writePost(post)
    expect(document).toContain('tag_links: false')
    const given = { file: 'post.md', folder: shop.context.folder, lang: 'fr' as const }
    expect(await readPost(document, given)).toMatchObject({ tag_links: false, link: `${site}/` })
    expect(await readPost('---\ntag_links: oui\n---\nFigues', given)).toMatchObject({ tag_links: true })
    await expect(readPost('---\ntag_links: parfois\n---\nFigues', given)).rejects.toMatchObject({
      details: [expect.stringContaining('tag_links')],
    })
    expect(await writePost({ ...post, tag_links: true })).not.toContain('tag_links')
  })
})

describe('a series', () => {
  it('tags each of its posts for its own month, and remembers that it does not', async () => {
    const shop = await shopWithSite()
    const make = async (input: Partial<PostInput>): Promise<readonly Post[]> => {
      const planned = await planSeries(
        shop.context,
        shop.client,
        { ...nothingSaid, to: ['mastodon'], link: `${site}/`, ...input },
        {
          due: await chooseTime(shop.context, 'jeudi 9h', 'Europe/Paris'),
          repeat: 'weekly',
          until: null,
          pool_id: null,
          allow_duplicate: true,
        },
      )
      return (await addSeries(shop.context, planned)).posts
    }
    const posts = await make({ text: 'Marché' })
    expect(posts.map(links)).toEqual(posts.map((post) => [`${site}/${marks('mastodon', post.scheduled_local?.slice(0, 7))}`]))
    expect(new Set(posts.flatMap(links)).size).toBeGreaterThan(1)
    const untagged = await make({ text: 'Sans suivi', tag_links: false })
    expect(untagged.every((post) => !post.tag_links && post.deliveries[0]?.content.link === `${site}/`)).toBe(true)
    expect(untagged.length).toBeGreaterThan(2)
  })
})

describe('the plan of a post', () => {
  it('writes nothing and shows the same', async () => {
    const shop = await shopWithSite()
    const input = { ...nothingSaid, text: 'Figues', link: `${site}/`, to: ['mastodon'] }
    const { post } = await preparePost(shop.context, shop.client, input, null, { allow_duplicate: false, draft: true })
    expect(post.link).toBe(`${site}/`)
    expect(post.deliveries[0]?.content.link).toBe(`${site}/${marks('mastodon')}`)
  })
})

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { chooseTime } from '../../src/posts/choose-time.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import { editPost, prepareEdit } from '../../src/posts/edit-post.ts'
import { movePost } from '../../src/posts/move-post.ts'
import { nothingSaid, type PostInput } from '../../src/posts/post-input.ts'
import type { Delivery, DeliveryState } from '../../src/store/deliveries.ts'
import { stateWords, statusOrder } from '../../src/store/delivery-status.ts'
import type { Post } from '../../src/store/posts.ts'
import { bakery, file, monday, png, queued, storedPosts, type Bakery } from './support.ts'

const at = monday.toISOString()

async function edited({ context, client }: Bakery, post: Post, change: Partial<PostInput>): Promise<Post> {
  return editPost(context, post.id, await prepareEdit(context, client, post, { ...nothingSaid, ...change }, false))
}

/** Puts deliveries into a state that only the machine reaches, with what the table asks for beside it. */
function force({ context }: Pick<Bakery, 'context'>, id: number, change: Record<string, unknown>): void {
  const db = new Database(context.places.database)
  // the schema lets nothing be sent that was not claimed
  if (change['state'] === 'sending')
    db.prepare(`UPDATE deliveries SET state = 'claimed', was = state, owner = 'run' WHERE id = ?`).run(id)
  const columns = Object.keys(change).map((column) => `${column} = @${column}`)
  db.prepare(`UPDATE deliveries SET ${columns.join(', ')} WHERE id = @id`).run({ ...change, id })
  db.close()
}

function first(post: Post): Delivery {
  const [delivery] = post.deliveries
  if (!delivery) throw new Error('no delivery')
  return delivery
}

describe('queueing', () => {
  test('one post, one delivery per account, each frozen', async () => {
    const shop = await bakery()
    file(shop.context, 'pain.png', png(640, 480))
    const post = await queued(shop, {
      text: 'Le pain aux figues est de retour',
      to: ['all'],
      text_for: { mastodon: 'Figues !' },
      tags: ['pain'],
      media: [{ file: 'pain.png', folder: shop.context.folder, alt: 'Un pain', no_alt: false }],
    })
    expect(post).toMatchObject({
      status: 'scheduled',
      scheduled_at: '2026-11-24T08:00:00.000Z',
      scheduled_local: '2026-11-24T09:00',
      time_zone: 'Europe/Paris',
      typed_at: 'demain 9h',
    })
    expect(post.deliveries.map((one) => [one.account, one.content.text, one.due_at, one.record_created_at])).toEqual([
      ['blog', 'Le pain aux figues est de retour', post.scheduled_at, post.scheduled_at],
      ['facebook', 'Le pain aux figues est de retour', post.scheduled_at, post.scheduled_at],
      ['mastodon', 'Figues !', post.scheduled_at, post.scheduled_at],
    ])
    for (const one of post.deliveries) {
      expect(one.content_hash).toBe(contentHash(one.content))
      expect(one.content.media[0]?.path).toBe(join(shop.context.places.media, `${one.content.media[0]?.sha256}.png`))
    }
    expect(new Set(post.deliveries.flatMap((one) => [one.idempotency_key, one.record_key])).size).toBe(6)
    expect(readdirSync(shop.context.places.media)).toHaveLength(1)
  })

  test.each([
    ['none', 'scheduled', null],
    ['consultant', 'scheduled', 'consultant'],
    ['client_each', 'awaiting_approval', null],
  ] as const)('approval %s', async (approval, status, by) => {
    const post = await queued(await bakery({ approval }), { text: 'Figues', to: ['blog'] })
    expect([post.status, post.approved_by]).toEqual([status, by])
    expect(post.approved_hash).toBe(by === null ? null : post.content_hash)
  })

  test('without a time, or as a draft, nothing is due', async () => {
    const shop = await bakery()
    expect(await queued(shop, { text: 'Un', to: ['blog'] }, { at: null })).toMatchObject({
      status: 'draft',
      scheduled_at: null,
    })
    const draft = await queued(shop, { text: 'Deux', to: ['blog'], draft: true })
    expect(draft.status).toBe('draft')
    expect(await (await shop.context.store()).deliveries.hasWork('2030-01-01T00:00:00.000Z')).toBe(false)
  })

  test('what a network refuses is refused for all, with every reason, and nothing is stored', async () => {
    const shop = await bakery({
      accounts: [
        ['mastodon', 'mastodon'],
        ['x', 'x'],
        ['folder', 'blog'],
      ],
    })
    const refused = queued(shop, { text: 'x'.repeat(600), to: ['all'] })
    await expect(refused).rejects.toMatchObject({
      kind: 'usage',
      code: 'post_refused',
      details: [expect.stringContaining('mastodon'), expect.stringContaining('x')],
    })
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('--text-for mastodon') as string })
    expect(await storedPosts(shop.context)).toEqual([])
    const rescued = await queued(shop, { text: 'x'.repeat(600), text_for: { mastodon: 'court', x: 'court' }, to: ['all'] })
    expect(rescued.deliveries).toHaveLength(3)
  })

  test('what X bills is known', async () => {
    const shop = await bakery({ accounts: [['x', 'x']] })
    expect(first(await queued(shop, { text: 'Figues' }))).toMatchObject({ price_micros: 15_000, price_currency: 'USD' })
    expect(first(await queued(shop, { text: 'Noix', link: 'https://example.com/n' }))).toMatchObject({ price_micros: 200_000 })
  })

  test('an account by hand costs nothing and follows the rules of the network it stands for', async () => {
    const shop = await bakery({ accounts: [['manual', 'nous', 'x']] })
    expect(first(await queued(shop, { text: 'Figues' })).price_micros).toBe(null)
    await expect(queued(shop, { text: 'y'.repeat(281) })).rejects.toMatchObject({ code: 'post_refused' })
  })

  test('the same text to the same account within thirty days, unless it is meant', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: 'Figues', to: ['blog'] })
    const again = { text: 'Figues', to: ['blog', 'mastodon'] }
    await expect(queued(shop, again, { at: '15 décembre 9h' })).rejects.toMatchObject({ kind: 'usage', code: 'duplicate_post' })
    expect(await storedPosts(shop.context)).toHaveLength(1)
    await queued(shop, { text: 'Figues', to: ['mastodon'] })
    await queued(shop, again, { at: '15 mars 9h' })
    await queued(shop, again, { at: '15 décembre 9h', allow_duplicate: true })
    const store = await shop.context.store()
    const other = await queued(shop, { text: 'Noix', to: ['blog'] })
    await store.posts.cancel(other.id, at)
    await queued(shop, { text: 'Noix', to: ['blog'] })
    expect(post.id).toBe(1)
  })

  test.each([
    ['nimporte quoi', 'bad_link'],
    ['javascript:alert(1)', 'bad_link'],
    ['https://exa mple.fr', 'bad_link'],
  ])('link %s', async (link, code) => {
    await expect(queued(await bakery(), { text: 'a', to: ['blog'], link })).rejects.toMatchObject({ kind: 'usage', code })
  })
})

describe('changing', () => {
  test('an edit freezes anew and voids the approval of another content', async () => {
    const shop = await bakery({ approval: 'client_each' })
    const store = await shop.context.store()
    const post = await queued(shop, { text: 'Figues', to: ['blog', 'mastodon'] })
    const approved = await store.posts.approve(post.id, { by: 'Mme Klein', via: 'phone' }, at)
    expect(approved).toMatchObject({
      status: 'scheduled',
      approved_by: 'Mme Klein',
      approved_via: 'phone',
      approved_hash: post.content_hash,
    })
    const same = await edited(shop, approved, { pillar: 'Conseils' })
    expect(same).toMatchObject({ status: 'scheduled', pillar: 'expertise', approved_by: 'Mme Klein' })
    const other = await edited(shop, same, { text: 'Noix' })
    expect(other).toMatchObject({ status: 'awaiting_approval', approved_by: null, approved_hash: null })
    expect(other.deliveries.map((one) => one.id)).toEqual(post.deliveries.map((one) => one.id))
    for (const [index, one] of other.deliveries.entries()) {
      expect(one.content_hash).toBe(contentHash(one.content))
      expect(one.idempotency_key).not.toBe(post.deliveries[index]?.idempotency_key)
    }
  })

  test('accounts taken off are cancelled, and can come back', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: 'Figues', to: ['blog', 'mastodon'] })
    const less = await edited(shop, post, { to: ['blog'] })
    expect(less.deliveries.map((one) => [one.account, one.status])).toEqual([
      ['blog', 'scheduled'],
      ['mastodon', 'cancelled'],
    ])
    expect(less.status).toBe('scheduled')
    const more = await edited(shop, less, { to: ['blog', 'mastodon'] })
    expect(more.deliveries.map((one) => one.status)).toEqual(['scheduled', 'cancelled', 'scheduled'])
  })

  test('nothing changes once one delivery has begun', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: 'Figues', to: ['blog', 'mastodon'] })
    force(shop, first(post).id, { state: 'sending', owner: 'run', intent_at: at, first_intent_at: at })
    await expect(edited(shop, post, { text: 'Noix' })).rejects.toMatchObject({ code: 'post_already_leaving' })
    expect((await storedPosts(shop.context))[0]?.text).toBe('Figues')
  })

  test('held back stays held back, but not past an approval it needs', async () => {
    const shop = await bakery()
    const post = await queued(shop, { text: 'Figues', to: ['blog'] })
    force(shop, first(post).id, { state: 'held' })
    const still = await edited(shop, { ...post, status: 'held' }, { text: 'Noix' })
    expect(still.status).toBe('held')
    await (await shop.context.store()).clients.update('ill', { approval: 'client_each' }, at)
    const client = await (await shop.context.store()).clients.get('ill')
    const strict = await edited({ ...shop, client: client ?? shop.client }, still, { text: 'Olives' })
    expect(strict.status).toBe('awaiting_approval')
  })

  test('an empty word takes off what stood there', async () => {
    const shop = await bakery()
    const post = await queued(shop, {
      text: 'Figues',
      to: ['blog'],
      title: 'T',
      link: 'https://example.com',
      text_for: { folder: 'autre' },
    })
    expect(await edited(shop, post, { title: '', link: '', text_for: { folder: '' } })).toMatchObject({
      title: null,
      link: null,
      text_for: {},
      text: 'Figues',
    })
  })

  test('moving gives drafts and what was missed their place, and leaves the hold', async () => {
    const shop = await bakery()
    const { context, client } = shop
    const due = await chooseTime(context, 'vendredi 18h', 'Europe/Paris')
    const draft = await queued(shop, { text: 'Un', to: ['blog'] }, { at: null })
    expect(await movePost(context, client, draft, due)).toMatchObject({
      status: 'scheduled',
      scheduled_local: '2026-11-27T18:00',
    })
    const post = await queued(shop, { text: 'Deux', to: ['all'] })
    const [a, b, c] = post.deliveries
    force(shop, a?.id ?? 0, { state: 'missed', reason_code: 'too_late' })
    force(shop, b?.id ?? 0, { state: 'held' })
    force(shop, c?.id ?? 0, { state: 'to_post', notified_at: at })
    const moved = await movePost(context, client, post, due)
    expect(moved.deliveries.map((one) => [one.status, one.due_at, one.notified_at, one.reason_code])).toEqual([
      ['scheduled', due.scheduled_at, null, null],
      ['held', due.scheduled_at, null, null],
      ['scheduled', due.scheduled_at, null, null],
    ])
    expect(first(moved).record_created_at).toBe(due.scheduled_at)
  })

  test('what was sent back stays a draft until it is changed', async () => {
    const shop = await bakery({ approval: 'client_each' })
    const store = await shop.context.store()
    const post = await queued(shop, { text: 'Figues', to: ['blog'] })
    const rejected = await store.posts.reject(post.id, 'une autre photo', 'Mme Klein', at)
    expect(rejected).toMatchObject({ status: 'draft', rejected_reason: 'une autre photo' })
    const due = await chooseTime(shop.context, 'vendredi 18h', 'Europe/Paris')
    expect((await movePost(shop.context, shop.client, rejected, due)).status).toBe('draft')
    expect(await edited(shop, { ...rejected, scheduled_at: due.scheduled_at }, { text: 'Noix' })).toMatchObject({
      status: 'awaiting_approval',
      rejected_reason: null,
    })
  })

  test('a post without a time cannot be approved; one that has gone cannot be cancelled, moved or sent back', async () => {
    const shop = await bakery()
    const { posts } = await shop.context.store()
    const draft = await queued(shop, { text: 'Un', to: ['blog'] }, { at: null })
    await expect(posts.approve(draft.id, { by: 'x', via: 'phone' }, at)).rejects.toMatchObject({
      kind: 'usage',
      code: 'post_without_time',
    })
    const gone = await queued(shop, { text: 'Deux', to: ['blog'] })
    force(shop, first(gone).id, { state: 'sent', remote_id: '1' })
    const when = { scheduled_at: at, scheduled_local: '2026-11-23T10:00', time_zone: 'Europe/Paris', typed_at: null }
    for (const refused of [
      posts.cancel(gone.id, at),
      posts.reject(gone.id, 'x', null, at),
      posts.approve(gone.id, { by: 'x', via: 'phone' }, at),
      posts.move(gone.id, when, 'scheduled', at),
    ]) {
      await expect(refused).rejects.toMatchObject({ kind: 'usage', code: 'post_already_gone' })
    }
    await expect(posts.cancel(99, at)).rejects.toMatchObject({ kind: 'not_found', code: 'post_not_found' })
  })

  test('every change leaves a line in the audit and in the journal', async () => {
    const shop = await bakery({ approval: 'client_each' })
    const store = await shop.context.store()
    const post = await queued(shop, { text: 'Figues', to: ['blog'] })
    await store.posts.approve(post.id, { by: 'Mme Klein', via: 'phone' }, at)
    await store.posts.cancel(post.id, at)
    const audit = await store.audit.list({ target: `post ${post.id}` })
    expect(audit.map((line) => line.action)).toEqual(['post.cancel', 'post.approve', 'post.add'])
    expect(audit[1]?.detail).toMatchObject({ by: 'Mme Klein', via: 'phone', content_hash: post.content_hash })
    const journal = await store.deliveries.journal(first(post).id)
    expect(journal.map((line) => [line.transition, line.from, line.to])).toEqual([
      ['approve', 'awaiting_approval', 'scheduled'],
      ['cancel', 'scheduled', 'cancelled'],
    ])
  })
})

describe('lists', () => {
  const states = Object.keys(stateWords) as DeliveryState[]

  test('the status that SQL filters by is the one that is shown, for every state', async () => {
    const shop = await bakery({
      accounts: [
        ['folder', 'blog'],
        ['mastodon', 'mastodon'],
      ],
    })
    const { posts } = await shop.context.store()
    const beside: Partial<Record<DeliveryState, Record<string, unknown>>> = {
      sending: { owner: 'run', intent_at: at },
      claimed: { owner: 'r', was: 'unknown' },
      following: { part: 1 },
      sent: { remote_id: '1' },
      needs_human: { question: '{"code":"x","message":{"fr":"","en":""},"commands":[]}' },
    }
    for (const [index, state] of states.entries()) {
      const post = await queued(shop, { text: `Post ${index}`, to: ['all'] })
      force(shop, first(post).id, { state, ...beside[state] })
    }
    const retried = await queued(shop, { text: 'again', to: ['blog'] })
    force(shop, first(retried).id, { attempt: 1, next_at: at })
    const claimedAgain = await queued(shop, { text: 'again and claimed', to: ['blog'] })
    force(shop, first(claimedAgain).id, { state: 'claimed', was: 'scheduled', owner: 'r', attempt: 1, next_at: at })
    const all = await posts.list({ all: true })
    expect(all).toHaveLength(states.length + 2)
    for (const status of statusOrder) {
      const expected = all.filter((post) => post.status === status).map((post) => post.id)
      expect((await posts.list({ status: [status] })).map((post) => post.id)).toEqual(expected)
    }
    expect((await posts.lines({ all: true })).map((line) => [line.id, line.status])).toEqual(
      all.map((post) => [post.id, post.status]),
    )
    expect(new Set(all.map((post) => post.status)).size).toBeGreaterThan(7)
    expect(all.find((post) => post.id === claimedAgain.id)?.status).toBe('retrying')
  })

  test('what is to come and needs a person, in the order of time, drafts last', async () => {
    const shop = await bakery()
    const { posts } = await shop.context.store()
    const draft = await queued(shop, { text: 'Brouillon', to: ['blog'] }, { at: null })
    const late = await queued(shop, { text: 'Tard', to: ['blog'] }, { at: '1er décembre 9h' })
    const early = await queued(shop, { text: 'Tôt', to: ['blog', 'mastodon'] })
    const gone = await queued(shop, { text: 'Annulée', to: ['blog'] })
    await posts.cancel(gone.id, at)
    const ids = async (filter: Parameters<typeof posts.list>[0]): Promise<number[]> => {
      const lines = (await posts.lines(filter)).map((line) => line.id)
      expect((await posts.list(filter)).map((post) => post.id)).toEqual(lines)
      return lines
    }
    expect(await ids({ client: 'ill' })).toEqual([early.id, late.id, draft.id])
    expect(await ids({ client: 'ill', all: true })).toEqual([early.id, gone.id, late.id, draft.id])
    expect(await ids({ client: 'other' })).toEqual([])
    expect(await ids({ limit: 1 })).toEqual([early.id])
    expect(await ids({ from: '2026-11-25T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z' })).toEqual([late.id])
    expect((await posts.lines({}))[0]).toEqual({
      id: early.id,
      series_id: null,
      answers_message: null,
      taken_away: false,
      status: 'scheduled',
      scheduled_local: '2026-11-24T09:00',
      head: 'Tôt',
      accounts: ['blog', 'mastodon'],
    })
  })

  test('the whole folder can be moved: files are found beside the database', async () => {
    const shop = await bakery()
    file(shop.context, 'pain.png', png(10, 10))
    await queued(shop, {
      text: 'Figues',
      to: ['blog'],
      media: [{ file: 'pain.png', folder: shop.context.folder, alt: null, no_alt: true }],
    })
    const db = new Database(shop.context.places.database, { readonly: true })
    expect(JSON.stringify(db.prepare('SELECT media FROM posts').all())).not.toContain(shop.context.folder)
    expect(JSON.stringify(db.prepare('SELECT content FROM deliveries').all())).not.toContain(shop.context.folder)
    db.close()
  })
})

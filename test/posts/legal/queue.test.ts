import { describe, expect, it } from 'vitest'
import { approvalNeed } from '../../../src/posts/approval.ts'
import { editPost, prepareEdit } from '../../../src/posts/edit-post.ts'
import { readPost } from '../../../src/posts/front-matter.ts'
import { endedToday, refuseUnlawful } from '../../../src/posts/legal/check-stored.ts'
import { nothingSaidOfLaw, type SaidLegal } from '../../../src/posts/legal/said.ts'
import { movePost } from '../../../src/posts/move-post.ts'
import { chooseTime } from '../../../src/posts/choose-time.ts'
import { nothingSaid } from '../../../src/posts/post-input.ts'
import { addRight, editRight } from '../../../src/posts/rights/keep-right.ts'
import type { SaidRight } from '../../../src/posts/rights/read-said.ts'
import { endingRights, usesOf } from '../../../src/posts/rights/used-rights.ts'
import { bakery, file, monday, png, queued, type Bakery } from '../support.ts'

const silent: SaidRight = {
  purpose: null,
  networks: null,
  from: null,
  until: null,
  minor: false,
  guardian: null,
  document: null,
  media: null,
  contract: null,
  note: null,
}
const noValue = { fee: null, gift: null, date: null, currency: null, note: null }
const law = (said: Partial<SaidLegal>): SaidLegal => ({ ...nothingSaidOfLaw, ...said })
const named = (path: string) => [{ file: path, folder: '/', alt: 'The oven', no_alt: false }]

async function release(of: Bakery, said: Partial<SaidRight> = {}, name = 'Camille') {
  return addRight(of.context, of.client, { kind: 'release', name, said: { ...silent, ...said }, value: noValue })
}

describe('what a post declares', () => {
  it('is kept with it, changed by an edit, and the next post with the same file knows [004-06]', async () => {
    const of = await bakery()
    const photo = file(of.context, 'oven.png', png(600, 400))
    const { id } = await release(of, { until: '2026-12-31' })
    const post = await queued(of, {
      text: 'Notre four',
      to: ['mastodon'],
      media: named(photo),
      legal: law({ people: [String(id)], ai: 'none' }),
    })
    expect(post.legal).toEqual({ ai: 'none' })
    const store = await of.context.store()
    const [facts] = await store.rights.facts('ill', [post.media[0]?.sha256 ?? ''])
    expect(facts).toMatchObject({ people_visible: true, releases: [id], ai: 'none', file_name: 'oven.png' })
    expect([...(await usesOf(of.context, of.client))]).toEqual([[id, [post.id]]])

    // the same picture after the agreement has ended, and not a word said of it
    const late = queued(of, { text: 'Encore lui', to: ['mastodon'], media: named(photo) }, { at: '2027-01-15 09:00' })
    await expect(late).rejects.toMatchObject({ code: 'post_refused', kind: 'usage' })

    const edited = await prepareEdit(
      of.context,
      of.client,
      post,
      { ...nothingSaid, legal: law({ ai: '', disclosure: 'employee' }) },
      false,
    )
    expect((await editPost(of.context, post.id, edited)).legal).toEqual({ disclosure: 'employee' })
    expect((await store.posts.get(post.id))?.content_hash).toBe(post.content_hash)
  })

  it("of a customer's picture is refused until its permission is noted [004-06]", async () => {
    const of = await bakery()
    const photo = file(of.context, 'loaf.png', png(600, 400, 7))
    const input = { text: 'Merci !', to: ['mastodon'], media: named(photo) }
    await expect(queued(of, { ...input, legal: law({ licence: ['customer'] }) })).rejects.toMatchObject({
      code: 'post_refused',
      details: [expect.stringContaining('loaf.png')],
    })
    const { id } = await addRight(of.context, of.client, {
      kind: 'licence',
      name: 'Julie',
      said: { ...silent, purpose: 'her photo of our loaf' },
      value: noValue,
    })
    const post = await queued(of, { ...input, legal: law({ licence: [String(id)] }) })
    expect(post.status).toBe('scheduled')
  })

  it.each<[string, Partial<SaidLegal>, string]>([
    ['an unknown word', { disclosure: 'paid' }, 'bad_declaration'],
    ['a partner that is not there', { partner: '99' }, 'right_not_found'],
    ['no number', { partner: '1; drop' }, 'right_not_found'],
    ['an ambassador nobody knows', { ambassador: 'Zoé' }, 'ambassador_not_found'],
    ['more people than files', { people: ['none'] }, 'more_facts'],
    [
      'a contest that is none',
      { contest: { rules_url: 'javascript:alert(1)', prizes: 'bread', colour: 'red' } },
      'bad_contest',
    ],
    ['a list for a contest', { contest: [] }, 'bad_contest'],
  ])('refuses %s', async (_, said, code) => {
    const of = await bakery()
    await expect(queued(of, { text: 'Pain', to: ['mastodon'], legal: law(said) })).rejects.toMatchObject({ code })
  })

  it('is read from front matter', async () => {
    const document = `---
disclosure: gift
partner: 3
ai: assisted
people: none; 4,5
licence: own; 7
contest:
  rules_url: https://example.com/rules
  ends: 2026-12-15
  prizes:
    - what: a basket
      value: 80 €
---

Cadeau.
`
    const { legal } = await readPost(document, { file: 'post.md', folder: '/', lang: 'en' })
    expect(legal).toEqual({
      disclosure: 'gift',
      partner: '3',
      ambassador: null,
      ai: 'assisted',
      people: ['none', '4,5'],
      licence: ['own', '7'],
      contest: {
        rules_url: 'https://example.com/rules',
        ends: '2026-12-15',
        prizes: [{ what: 'a basket', value: '80 €' }],
      },
    })
  })

  it('of a partner makes the mention a must', async () => {
    const of = await bakery()
    const { id } = await addRight(of.context, of.client, {
      kind: 'partner',
      name: 'Blog',
      said: silent,
      value: { ...noValue, fee: '850' },
    })
    const input = { to: ['mastodon'], legal: law({ partner: String(id) }) }
    await expect(queued(of, { ...input, text: 'Merci au blog' })).rejects.toMatchObject({ code: 'post_refused' })
    const post = await queued(of, { ...input, text: 'Publicité. Merci au blog' })
    // 850 € in a year: a contract will soon be needed
    expect(post.deliveries[0]?.issues.map(({ code, level }) => [code, level])).toEqual([['partner_contract', 'warning']])
  })

  it('does not make a regulated word of two lists', () => {
    expect(approvalNeed('client_sensitive', ['Grand jeu-concours'], []).sensitive).toEqual(['concours', 'jeu-concours'])
  })
})

describe('an agreement that ends', () => {
  it('keeps a post from moving behind it, from being approved, and from leaving', async () => {
    const now = monday
    const of = await bakery({ now: () => now })
    const { context, client } = of
    const photo = file(context, 'oven.png', png(600, 400))
    const { id } = await release(of, { until: '2026-12-10', media: [photo] })
    const post = await queued(of, { text: 'Notre four', to: ['mastodon'], media: named(photo) }, { at: '2026-12-05 09:00' })
    expect(post.deliveries[0]?.issues.map(({ code, level }) => [code, level])).toEqual([['image_release', 'warning']])
    expect(await endingRights(context, client)).toMatchObject([{ right: { id }, ended: false, posts: [post.id] }])

    const due = await chooseTime(context, '2026-12-20 09:00', client.time_zone)
    await expect(movePost(context, client, post, due)).rejects.toMatchObject({ code: 'post_refused' })
    const sooner = await chooseTime(context, '2026-12-08 09:00', client.time_zone)
    const moved = await movePost(context, client, post, sooner)
    const [delivery] = moved.deliveries
    if (delivery === undefined) throw new Error('no delivery')
    expect(await endedToday(context, delivery)).toBeNull()

    // withdrawn by the person shown
    const store = await context.store()
    await store.rights.remove(id, now.toISOString())
    await expect(refuseUnlawful(context, client, moved)).rejects.toMatchObject({ code: 'post_refused' })
    expect(await endedToday(context, delivery)).toMatchObject({
      reason_code: 'image_release',
      reason: expect.stringContaining('Camille'),
    })
    expect(await endingRights(context, client)).toMatchObject([{ right: { id }, ended: true, posts: [post.id] }])
  })

  it('that is extended lets it go again', async () => {
    let now = monday
    const of = await bakery({ now: () => now })
    const photo = file(of.context, 'oven.png', png(600, 400))
    const { id } = await release(of, { until: '2026-12-10', media: [photo] })
    const post = await queued(of, { text: 'Notre four', to: ['mastodon'], media: named(photo) }, { at: '2026-12-05 09:00' })
    const [delivery] = post.deliveries
    if (delivery === undefined) throw new Error('no delivery')
    now = new Date('2026-12-11T08:00:00Z')
    expect(await endedToday(of.context, delivery)).toMatchObject({ reason_code: 'image_release' })
    await editRight(of.context, of.client, String(id), { ...silent, until: '2027-12-10' })
    expect(await endedToday(of.context, delivery)).toBeNull()
  })
})

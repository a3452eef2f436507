import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { applyAnswers } from '../../../src/posts/packs/apply-answers.ts'
import { answerDay, reminderDay } from '../../../src/posts/packs/answer-days.ts'
import { choosePosts, keepPack, planPack } from '../../../src/posts/packs/make-pack.ts'
import { withPosts } from '../../../src/posts/packs/pack-state.ts'
import { planAnswers, type PlannedAnswers } from '../../../src/posts/packs/plan-answers.ts'
import { chooseTime } from '../../../src/posts/choose-time.ts'
import { editPost } from '../../../src/posts/edit-post.ts'
import { nothingSaid } from '../../../src/posts/post-input.ts'
import { preparePost } from '../../../src/posts/prepare-post.ts'
import { readMailFile } from '../../../src/posts/packs/mail-file.ts'
import type { Pack } from '../../../src/store/approvals.ts'
import type { Post } from '../../../src/store/posts.ts'
import { bakery, file as file_, monday, png, queued, type Bakery } from '../support.ts'

const everything = { ids: [], from: null, to: null, drafts: false }

interface World extends Bakery {
  readonly posts: readonly Post[]
  readonly pack: Pack
}

/** Three posts that wait, in a pack. */
async function world(): Promise<World> {
  const shop = await bakery({ approval: 'client_each', lang: 'fr' })
  const posts = [
    await queued(shop, { text: 'un', to: ['blog'] }, { at: '2026-12-01 09:00' }),
    await queued(shop, { text: 'deux', to: ['blog', 'facebook'] }, { at: '2026-12-02 09:00' }),
    await queued(shop, { text: 'trois', to: ['facebook'] }, { at: '2026-12-03 09:00' }),
  ]
  return { ...shop, posts, pack: await packed(shop) }
}

async function packed(shop: Bakery, ids: readonly string[] = []): Promise<Pack> {
  const posts = await choosePosts(shop.context, shop.client, { ...everything, ids })
  return keepPack(shop.context, await planPack(shop.context, shop.client, posts, null))
}

/** As the page of the pack saves it. */
function file(
  pack: Pack,
  answers: readonly { post: number; hash?: string; answer: string; comment?: string | null }[],
): string {
  const hashes = new Map(pack.posts.map((one) => [one.post_id, one.content_hash]))
  return JSON.stringify({
    format: 'smm-approval-answer',
    version: 1,
    pack: pack.code,
    by: 'Mme Klein',
    answered_at: '2026-11-24T09:00:00.000Z',
    answers: answers.map((one) => ({ comment: null, hash: hashes.get(one.post) ?? '0'.repeat(64), ...one })),
  })
}

async function planned(it_: Bakery, text: string, code: string | null = null): Promise<PlannedAnswers> {
  return planAnswers(it_.context, it_.client, Buffer.from(text), code)
}

function outcomes({ answers }: PlannedAnswers): string {
  return answers.map(({ post_id, outcome }) => `${post_id} ${outcome}`).join(', ')
}

async function applied(it_: Bakery, text: string): Promise<PlannedAnswers> {
  const plan = await planned(it_, text)
  const all = await applyAnswers(it_.context, it_.client, plan.answers, { by: plan.by ?? 'Claire', via: plan.via })
  expect(all.filter(({ failure }) => failure !== null)).toEqual([])
  return plan
}

describe('a pack', () => {
  it('holds what waits for approval, asks for an answer before it is due, and is the same until something changes', async () => {
    const shop = await world()
    const { context, client, posts, pack } = shop
    expect(pack).toMatchObject({ client: 'ill', answer_by: '2026-11-30', remind_at: '2026-11-30T08:00:00.000Z', sent_to: [] })
    expect(pack.code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{6}$/)
    expect(pack.posts.map(({ post_id, content_hash }) => [post_id, content_hash])).toEqual(
      posts.map((one) => [one.id, one.content_hash]),
    )
    expect((await packed(shop)).code).toBe(pack.code)
    await queued(shop, { text: 'quatre', to: ['blog'] }, { at: '2026-12-04 09:00' })
    const next = await packed(shop)
    expect(next.code).not.toBe(pack.code)
    expect(next.posts).toHaveLength(4)
    const { audit } = await context.store()
    expect((await audit.list({ client: client.slug })).filter(({ action }) => action === 'approval.pack')).toHaveLength(2)
  })

  it('takes drafts when asked, and nothing that is out, of another client, or without a time', async () => {
    const shop = await bakery({ approval: 'client_each', lang: 'fr' })
    const refusal = (ids: readonly string[]): Promise<string> =>
      choosePosts(shop.context, shop.client, { ...everything, ids }).then(
        () => '',
        (error: { code: string }) => error.code,
      )
    expect(await refusal([])).toBe('nothing_to_approve')
    const draft = await queued(shop, { text: 'a', to: ['blog'], draft: true }, { at: '2026-12-01 09:00' })
    const untimed = await queued(shop, { text: 'b', to: ['blog'] }, { at: null })
    const gone = await queued(shop, { text: 'c', to: ['blog'] }, { at: '2026-12-01 10:00' })
    await (await shop.context.store()).posts.cancel(gone.id, shop.context.now().toISOString())
    expect(await refusal([])).toBe('nothing_to_approve')
    const chosen = await choosePosts(shop.context, shop.client, { ...everything, drafts: true })
    expect(chosen.map(({ id }) => id)).toEqual([draft.id])
    expect(await refusal([String(gone.id)])).toBe('not_to_approve')
    expect(await refusal([String(untimed.id)])).toBe('post_without_time')
    expect(await refusal(['99'])).toBe('post_not_found')
    expect(await refusal([String(draft.id)])).toBe('')
  })

  const free = (day: string): boolean => day === '2026-12-25'
  it.each([
    // Monday 30 November before a post of Tuesday; Friday before one of Monday; Thursday before Christmas and its weekend
    ['2026-12-01', '2026-11-23', '2026-11-30', '2026-11-30'],
    ['2026-12-07', '2026-11-23', '2026-12-04', '2026-12-02'],
    ['2026-12-28', '2026-11-23', '2026-12-24', '2026-12-22'],
    ['2026-11-26', '2026-11-23', '2026-11-25', '2026-11-24'],
    ['2026-11-24', '2026-11-23', '2026-11-23', null],
    ['2026-11-23', '2026-11-23', '2026-11-23', null],
    ['2026-11-20', '2026-11-23', '2026-11-23', null],
  ])('of a first post on %s, made on %s, is answered by %s and reminded of on %s', (first, today, by, remind) => {
    const day = answerDay(first, today, free)
    expect([day, reminderDay(day, today, free)]).toEqual([by, remind])
  })
})

describe('an answer', () => {
  it('is bound to what was read, even if it changes at the very moment of the approval', async () => {
    const { context, posts } = await world()
    const store = await context.store()
    const approval = { by: 'Mme Klein', via: 'file', content_hash: '0'.repeat(64) } as const
    await expect(store.posts.approve(1, approval, monday.toISOString())).rejects.toMatchObject({ code: 'post_changed' })
    expect(await store.posts.get(1)).toMatchObject({ status: 'awaiting_approval', approved_hash: null })
    const { content_hash = '' } = posts[0] ?? {}
    await store.posts.approve(1, { ...approval, content_hash }, monday.toISOString())
    expect(await store.posts.get(1)).toMatchObject({ status: 'scheduled', approved_hash: content_hash })
  })

  it('from the page approves what it was shown and sends back the rest, once', async () => {
    const shop = await world()
    const { context, pack } = shop
    const answer = file(pack, [
      { post: 1, answer: 'approved' },
      { post: 2, answer: 'to_correct', comment: ' une autre photo ' },
      { post: 3, answer: 'refused' },
    ])
    const plan = await applied(shop, answer)
    expect(plan).toMatchObject({ exact: true, via: 'file', by: 'Mme Klein', silent: [], rest: [] })
    expect(outcomes(plan)).toBe('1 approve, 2 reject, 3 reject')
    const { posts, approvals, audit } = await context.store()
    expect(await posts.get(1)).toMatchObject({ status: 'scheduled', approved_by: 'Mme Klein', approved_via: 'file' })
    expect(await posts.get(2)).toMatchObject({ status: 'draft', rejected_reason: 'une autre photo' })
    expect(await posts.get(3)).toMatchObject({ status: 'draft', rejected_reason: 'refusée par le client, sans précision' })
    expect((await approvals.byCode(pack.code))?.posts.map((one) => [one.answer, one.comment, one.answered_by])).toEqual([
      ['approved', null, 'Mme Klein'],
      ['to_correct', 'une autre photo', 'Mme Klein'],
      ['refused', null, 'Mme Klein'],
    ])
    const told = (await audit.list()).length
    expect(outcomes(await applied(shop, answer))).toBe('1 same, 2 same, 3 same')
    expect((await audit.list()).length).toBe(told)
  })

  it('to a post that was changed since counts for nothing, whatever it says', async () => {
    const shop = await world()
    const { context, pack, posts } = shop
    const store = await context.store()
    const [first] = posts
    const due = await chooseTime(context, '2026-12-01 09:00', shop.client.time_zone)
    const said = { ...nothingSaid, text: 'autre chose', to: ['blog'] }
    const how = { allow_duplicate: false, draft: false, except_post: 1 }
    await editPost(context, 1, await preparePost(context, shop.client, said, due, how))
    for (const text of [
      file(pack, [{ post: 1, answer: 'approved' }]),
      file(pack, [{ post: 1, answer: 'refused' }]),
      'ok 1',
      'tout ok',
      `1/${first?.content_hash.slice(0, 6)} : d'accord`,
    ]) {
      const plan = await planned(shop, text)
      expect([text, plan.answers.find(({ post_id }) => post_id === 1)?.outcome]).toEqual([text, 'changed'])
      await applyAnswers(context, shop.client, plan.answers.slice(0, 1), { by: 'x', via: 'mail' })
    }
    expect(await store.posts.get(1)).toMatchObject({ status: 'awaiting_approval', approved_at: null, rejected_reason: null })
    const read = await withPosts((await store.approvals.byCode(pack.code)) as Pack, store.posts)
    expect(read.posts.map(({ state }) => state)).toEqual(['void', 'waiting', 'waiting'])
    // what it is now, shown again, can be approved
    await packed(shop)
    expect(outcomes(await applied(shop, 'ok 1'))).toBe('1 approve')
  })

  it('with the hash of something else does not count either', async () => {
    const shop = await world()
    for (const text of [
      file(shop.pack, [{ post: 1, answer: 'approved', hash: 'a'.repeat(64) }]),
      `Dossier ${shop.pack.code}\n1/aaaaaa : d'accord`,
    ])
      expect(outcomes(await planned(shop, text))).toBe('1 changed')
    const hash = shop.posts[0]?.content_hash ?? ''
    expect(outcomes(await planned(shop, `1/${hash.slice(0, 6)} : d'accord`))).toBe('1 approve')
    expect(outcomes(await planned(shop, `1/${hash} : d'accord`))).toBe('1 approve')
  })

  it('reads a message with the stamp of a messenger, and refuses what only looks like an answer file', async () => {
    const shop = await world()
    expect(outcomes(await planned(shop, '[18:02, 28/11/2026] Mme Klein: ok 1, non 2'))).toBe('1 approve, 2 reject')
    for (const text of ['{"ok": 1}', '[{"post": 1}]', ' [ "ok 1" ]', '[]'])
      await expect(planned(shop, text)).rejects.toMatchObject({ code: 'answer_unreadable' })
  })

  it('names posts that are out, cancelled, in no pack, or answered twice', async () => {
    const shop = await world()
    const store = await shop.context.store()
    await queued(shop, { text: 'quatre', to: ['blog'] }, { at: '2026-12-04 09:00' })
    await store.posts.cancel(3, shop.context.now().toISOString())
    expect(outcomes(await planned(shop, 'ok 1 3 4 99'))).toBe('1 approve, 3 gone, 4 unknown_post, 99 unknown_post')
    expect(outcomes(await planned(shop, 'ok 1, non 1'))).toBe('1 contradictory')
    const twice = file(shop.pack, [
      { post: 1, answer: 'approved' },
      { post: 1, answer: 'refused' },
    ])
    expect(outcomes(await planned(shop, twice))).toBe('1 contradictory')
  })

  it('that is another than before says so', async () => {
    const shop = await world()
    await applied(shop, 'ok 1')
    expect((await planned(shop, 'non 1 : trop tard')).answers[0]).toMatchObject({ outcome: 'reject', before: 'approved' })
    await applied(shop, 'non 1 : trop tard')
    expect((await planned(shop, 'ok 1')).answers[0]).toMatchObject({ outcome: 'approve', before: 'to_correct' })
  })

  it('to all of them needs to be known to be about one pack', async () => {
    const shop = await world()
    await queued(shop, { text: 'quatre', to: ['blog'] }, { at: '2026-12-04 09:00' })
    const next = await packed(shop, ['4'])
    await expect(planned(shop, 'tout ok')).rejects.toMatchObject({
      code: 'which_pack',
      hint: expect.stringContaining('--pack') as string,
    })
    expect(outcomes(await planned(shop, 'tout ok', next.code))).toBe('4 approve')
    expect(outcomes(await planned(shop, `tout ok\n\ndossier ${shop.pack.code}`))).toBe('1 approve, 2 approve, 3 approve')
    expect(await planned(shop, 'ok 1 4')).toMatchObject({ silent: [2, 3] })
  })

  it.each([
    ['{"a": 1}', 'answer_unreadable'],
    ['[]', 'answer_unreadable'],
    ['{"format":"smm-approval-answer","version":2}', 'answer_unreadable'],
    ['ok 1\0', 'answer_too_large'],
    ['ok 1 '.repeat(50_000), 'answer_too_large'],
    ['dossier BBBBBB\nok 1', 'unknown_pack'],
  ])('that is none is refused: %j', async (text, code) => {
    const shop = await world()
    await expect(planned(shop, text)).rejects.toMatchObject({ code })
  })

  it.each([{ hash: 'abc' }, { hash: '' }, { answer: 'maybe' }, { post: '1' }, { post: 1.5 }, { comment: 'x'.repeat(6000) }])(
    'that is forged is refused: %j',
    async (wrong) => {
      const shop = await world()
      const forged = file(shop.pack, [{ post: 1, answer: 'approved', ...wrong } as never])
      await expect(planned(shop, forged)).rejects.toMatchObject({ code: 'answer_unreadable' })
    },
  )

  it('to the pack of another client is not taken for this one', async () => {
    const shop = await world()
    const store = await shop.context.store()
    const other = await store.clients.add({ ...shop.client, slug: 'autre', name: 'Autre' }, shop.context.now().toISOString())
    const answer = file(shop.pack, [{ post: 1, answer: 'approved' }])
    await expect(planAnswers(shop.context, other, Buffer.from(answer), null)).rejects.toMatchObject({
      code: 'other_clients_pack',
      hint: expect.stringContaining('-c ill') as string,
    })
    await expect(planAnswers(shop.context, other, Buffer.from('ok 1'), null)).rejects.toMatchObject({ code: 'no_pack' })
  })

  it('approves nothing that the law forbids, and says why', async () => {
    const shop = await world()
    const { context } = shop
    const picture = file_(context, 'four.png', png(40, 40))
    const media = [{ file: picture, folder: context.folder, alt: 'le four', no_alt: false }]
    const post = await queued(shop, { text: 'Le four', to: ['blog'], media }, { at: '2026-12-05 09:00' })
    await packed(shop)
    const store = await context.store()
    const client = await store.clients.update('ill', { legal_rules: { image_release: 'strict' } }, context.now().toISOString())
    const plan = await planned(shop, `ok 1 ${post.id}`)
    const all = await applyAnswers(context, client, plan.answers, { by: 'Claire', via: 'mail' })
    expect(all.map(({ planned: { post_id }, failure }) => [post_id, failure?.code ?? null])).toEqual([
      [1, null],
      [post.id, 'post_refused'],
    ])
    expect((await store.posts.get(post.id))?.status).toBe('awaiting_approval')
    expect((await store.posts.get(1))?.status).toBe('scheduled')
  })
})

describe('a saved mail', () => {
  const require = createRequire(import.meta.url)
  const Composer = require('nodemailer/lib/mail-composer') as new (mail: object) => { compile(): { build(): Promise<Buffer> } }
  const built = (mail: object): Promise<Buffer> =>
    new Composer({ from: { name: 'Hélène Klein', address: 'klein@example.com' }, to: 'a@example.org', ...mail })
      .compile()
      .build()

  it.each([
    ['plain', { text: 'OK 1, « non » 2 : été' }],
    ['base64', { text: 'OK 1, « non » 2 : été', encoding: 'base64' }],
    ['in two forms', { text: 'OK 1, « non » 2 : été', html: '<p>nothing</p>' }],
    [
      'with a picture',
      { text: 'OK 1, « non » 2 : été', attachments: [{ filename: 'a.png', content: Buffer.from([137, 80]) }] },
    ],
  ])('is read: %s', async (_, mail) => {
    const read = readMailFile(await built({ subject: 'D’accord', ...mail }))
    expect(read).toMatchObject({ from: 'Hélène Klein', subject: 'D’accord', files: [] })
    expect(read?.text.trim()).toBe('OK 1, « non » 2 : été')
  })

  it('without a plain text is read without what it quotes', async () => {
    const html = '<style>p{}</style><p>OK&nbsp;1<br>non 2&nbsp;: l&#39;image</p><div class="gmail_quote">OK 3</div>'
    expect(
      readMailFile(await built({ html }))
        ?.text.replace(/\u00A0/g, ' ')
        .trim(),
    ).toBe("OK 1\nnon 2 : l'image")
  })

  it('hands over the answer file that came with it', async () => {
    const shop = await world()
    const content = file(shop.pack, [{ post: 1, answer: 'approved' }])
    const mail = await built({ text: 'Voici', attachments: [{ filename: 'smm-reponse.json', content }] })
    const plan = await planAnswers(shop.context, shop.client, mail, null)
    expect(plan).toMatchObject({ exact: true, via: 'file' })
    expect(outcomes(plan)).toBe('1 approve')
  })

  it('answers by its subject where the link wrote it there and the text was lost', async () => {
    const shop = await world()
    const ref = `1/${shop.posts[0]?.content_hash.slice(0, 6)}`
    const plan = async (subject: string): Promise<string> =>
      outcomes(await planAnswers(shop.context, shop.client, await built({ subject, text: '\n' }), null))
    expect(await plan(`Publication ${ref} : d’accord`)).toBe('1 approve')
    expect(await plan(`Re: Publication ${ref} : d’accord`)).toBe('')
    expect(await plan('ok 1')).toBe('')
    const said = await planAnswers(shop.context, shop.client, await built({ subject: 'x', text: 'ok 1' }), null)
    expect(said).toMatchObject({ via: 'mail', by: 'Hélène Klein' })
  })

  it('with words in its head that no code stands for is read as well', () => {
    const mail = 'From: Hélène <a@example.org>\nSubject: Publication 1/aaaaaa : d’accord\n\nok\n'
    expect(readMailFile(Buffer.from(mail))).toMatchObject({ from: 'Hélène', subject: 'Publication 1/aaaaaa : d’accord' })
  })

  it.each(['ok 12', 'De : Claire\nok 12', 'a: b\n\nok', '{"from": 1}', ''])('is not seen in %j', (text) => {
    expect(readMailFile(Buffer.from(text))).toBeNull()
  })
})

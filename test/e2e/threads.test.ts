import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startBlueskyPds, type BlueskyPds } from '../servers/bluesky-pds.ts'
import type { Fault, Faults } from '../servers/loopback.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startX } from '../servers/x.ts'
import { publishing, type Publishing } from '../support/publishing.ts'

const text = 'Un\n---\nDeux\n---\nTrois'
const thread = ['queue', 'add', '-', '--thread', '--first-comment', 'La recette', '--at', 'now', '--yes']

interface Told {
  readonly deliveries: readonly { part: number; kind: string | null; status: string; url: string | null }[]
}

async function connected(network: string, endpoint: string, secrets: Readonly<Record<string, string>>): Promise<Publishing> {
  const home = await publishing()
  const added = await home.run(['account', 'add', network, '--endpoint', endpoint, '--secrets', '-'], {
    input: JSON.stringify(secrets),
  })
  expect(added).toMatchObject({ code: 0 })
  return home
}

/** The `nth` publication from now on meets this fault. */
function faultAt(faults: Faults, nth: number, fault: Fault): void {
  let count = 0
  faults.drawn((subject) => {
    if (subject === 'publish') count += 1
    return subject === 'publish' && count === nth ? fault : null
  })
}

async function json(home: Publishing, ...words: string[]): Promise<Told> {
  return JSON.parse(await home.must(...words, '--json')) as Told
}

describe('a thread with a first comment', () => {
  it('on Mastodon: chained, published in one pass, told of part by part', async () => {
    const server = await startMastodon()
    onTestFinished(() => server.close())
    const home = await connected('mastodon', server.url, { access_token: server.token })
    const added = await home.run(thread, { input: text })
    expect(added).toMatchObject({ code: 0 })
    expect(added.stdout).toContain('mastodon (3 parts, first comment)')
    const ran = await home.run(['publish'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout.split('\n').map((line) => line.split('  ')[2])).toEqual([
      'mastodon',
      'mastodon, part 2',
      'mastodon, part 3',
      'mastodon, first comment',
      undefined,
    ])
    const [one, two, three, comment] = server.posts()
    expect([one, two, three, comment].map((post) => [post?.text, post?.in_reply_to_id])).toEqual([
      ['Un', null],
      ['Deux', one?.id],
      ['Trois', two?.id],
      ['La recette', one?.id],
    ])
    expect((await json(home, 'queue', 'show', '1')).deliveries.map(({ part, kind, status }) => [part, kind, status])).toEqual([
      [0, null, 'published'],
      [1, 'part', 'published'],
      [2, 'part', 'published'],
      [3, 'comment', 'published'],
    ])
  })

  it('on Mastodon: an answer that is lost in the middle neither doubles nor loses a part', async () => {
    for (const flavour of ['mastodon', 'snac'] as const) {
      const server = await startMastodon({ flavour })
      onTestFinished(() => server.close())
      const home = await connected('mastodon', server.url, { access_token: server.token })
      await home.run(thread, { input: text })
      faultAt(server.faults, 2, { kind: 'reset_after' })
      await home.run(['publish'])
      for (let pass = 0; pass < 20 && server.posts().length < 4; pass++) await home.run(['publish'])
      expect(server.posts().map((post) => post.text)).toEqual(['Un', 'Deux', 'Trois', 'La recette'])
      expect(server.posts().map((post) => server.posts().findIndex((one) => one.id === post.in_reply_to_id))).toEqual([
        -1, 0, 1, 0,
      ])
    }
  })

  it('on X: costs its parts, waits for a part that is not visible yet, and a refused tail leaves the head out', async () => {
    const server = await startX()
    onTestFinished(() => server.close())
    const home = await connected('x', server.url, { ...server.secrets })
    const planned = JSON.parse((await home.run([...thread, '--dry-run', '--json'], { input: text })).stdout) as {
      price: unknown
    }
    expect(planned.price).toEqual({ micros: 60_000, currency: 'USD' })
    await home.run(thread, { input: text })
    server.hideParents(1)
    await home.run(['publish'])
    expect((await json(home, 'queue', 'show', '1')).deliveries.map((one) => one.status)).toEqual([
      'published',
      'retrying',
      'scheduled',
      'scheduled',
    ])
    const detail = 'You are not permitted to perform this action.'
    faultAt(server.faults, 2, { kind: 'answer', status: 403, body: { detail } })
    await home.run(['publish'])
    const after = await json(home, 'queue', 'show', '1')
    expect(after.deliveries.map((one) => one.status)).toEqual(['published', 'published', 'failed', 'scheduled'])
    const cancelled = await home.run(['queue', 'cancel', '1', '--yes'])
    expect(cancelled.stderr).toContain(`Out already, and stays out: x (${after.deliveries[0]?.url ?? '?'})`)
    await home.run(['publish'])
    expect(server.posts().map((post) => post.text)).toEqual(['Un', 'Deux'])
  })

  it('is refused where there is no place for it, with the account and what to do', async () => {
    const home = await publishing()
    await home.must('account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook')
    const blog = `${home.folder}/blog`
    await home.must('account', 'add', 'folder', '--path', blog)
    const refused = await home.run([...thread, '--to', 'all'], { input: text })
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('folder')
    expect(refused.stderr).not.toContain('facebook')
    expect(refused.stderr).toContain('--text-for folder=')
    expect(await home.run([...thread, '--to', 'facebook'], { input: text })).toMatchObject({ code: 0 })
    const told = await home.run(['publish'])
    expect(told.stdout.match(/queue done/g)).toHaveLength(1)
    for (const words of ['Un', 'Deux', 'Trois', 'La recette']) expect(told.stdout).toContain(words)
    await home.must('queue', 'done', '1', '--url', 'https://www.facebook.com/klein/posts/1')
    expect((await json(home, 'queue', 'show', '1')).deliveries.every((one) => one.status === 'published')).toBe(true)
  })
})

describe('a thread on Bluesky', () => {
  let pds: BlueskyPds
  beforeAll(async () => {
    pds = await startBlueskyPds()
  }, 300_000)
  afterAll(() => pds.close())

  it('is chained by address and hash on a real server, however often a pass is killed', async () => {
    const account = await pds.account('boulangerie')
    const home = await connected('bluesky', pds.url, { identifier: account.handle, app_password: account.app_password })
    expect(await home.run(thread, { input: text })).toMatchObject({ code: 0 })
    for (const delay of [700, 900, 1100, 1300]) {
      const child = home.start('publish')
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
    }
    for (let pass = 0; pass < 20; pass++) {
      await home.run(['publish'])
      if ((await home.deliveries()).every((one) => one.state === 'sent')) break
    }
    const records = (await pds.posts(account.did)).toReversed()
    const refs = records.map(({ uri, cid }) => ({ uri, cid }))
    expect(records.map(({ value }) => [value['text'], value['reply']])).toEqual([
      ['Un', undefined],
      ['Deux', { root: refs[0], parent: refs[0] }],
      ['Trois', { root: refs[0], parent: refs[1] }],
      ['La recette', { root: refs[0], parent: refs[0] }],
    ])
    expect((await home.deliveries()).map((one) => one.state)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })
})

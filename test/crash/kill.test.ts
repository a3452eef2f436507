import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fault } from '../servers/loopback.ts'
import { startMastodon, type FakeMastodon, type MastodonOptions } from '../servers/mastodon.ts'
import { blogOf, exitOf, pages, publishing, texts, until, type Publishing } from '../support/publishing.ts'

async function withMastodon(
  flavour: NonNullable<MastodonOptions['flavour']>,
): Promise<{ home: Publishing; server: FakeMastodon }> {
  const home = await publishing()
  const server = await startMastodon({ flavour })
  onTestFinished(() => server.close())
  await home.must('account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', secretsFile(home, server.token))
  return { home, server }
}

function secretsFile(home: Publishing, access_token: string): string {
  const path = `${home.folder}/secrets.json`
  writeFileSync(path, JSON.stringify({ access_token }), { mode: 0o600 })
  return path
}

/** Passes until everything is published, as cron makes them. */
async function passUntilDone(home: Publishing, passes = 8): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    await home.run(['publish'])
    if ((await home.deliveries()).every((one) => one.status === 'published')) return
    await pause(1100)
  }
}

describe('kill -9', () => {
  it('at any moment of a pass that writes pages: every page once, none lost', async () => {
    const home = await publishing()
    const blog = blogOf(home)
    await home.must('account', 'add', 'folder', '--path', blog)
    await home.queue(texts(40))
    let kills = 0
    let seed = 7
    for (let round = 0; round < 14; round++) {
      const child = home.start()
      seed = (seed * 16_807) % 2_147_483_647
      // from before the first claim to well into the pass
      await pause(120 + (seed % 260))
      if (child.exitCode === null && child.kill('SIGKILL')) kills += 1
      await exitOf(child)
    }
    expect(kills).toBeGreaterThan(5)
    await passUntilDone(home)
    expect(pages(blog)).toEqual(texts(40))
    expect(new Set((await home.deliveries()).map((one) => one.status))).toEqual(new Set(['published']))
  })

  const moments: readonly (readonly [string, Fault | null])[] = [
    ['while the post is on its way and not yet applied', { kind: 'silent_before' }],
    ['when the post was applied and not yet answered', { kind: 'silent_after' }],
    ['when the answer has just been given', null],
  ]
  describe.each(['mastodon', 'snac'] as const)('a pass that posts to %s', (flavour) => {
    it.each(moments)('%s: one post in the end', async (_, fault) => {
      const { home, server } = await withMastodon(flavour)
      await home.queue(['text-0', 'text-1'])
      if (fault !== null) server.faults.next('publish', fault)
      const child = home.start()
      await until(() => server.requests().some((one) => one.subject === 'publish'))
      child.kill('SIGKILL')
      await exitOf(child)
      await passUntilDone(home)
      expect(
        server
          .posts()
          .map((post) => post.text)
          .toSorted(),
      ).toEqual(['text-0', 'text-1'])
      expect((await home.deliveries()).map((one) => one.status)).toEqual(['published', 'published'])
    })
  })
})

describe('a server that fails in the middle of the call', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['cuts the line before', { kind: 'reset_before' }],
    ['cuts the line after', { kind: 'reset_after' }],
    ['answers half', { kind: 'truncated' }],
    ['answers 500', { kind: 'answer', status: 500, body: { error: 'oops' } }],
    ['answers 504 for what it did', { kind: 'answer_after', status: 504, body: '<html>Gateway Time-out</html>' }],
    ['answers 429', { kind: 'answer', status: 429, headers: { 'retry-after': '1' }, body: { error: 'Too many requests' } }],
  ]
  it.each(['mastodon', 'snac'] as const)(`in ${faults.length} ways: one post each in the end, on %s`, async (flavour) => {
    const { home, server } = await withMastodon(flavour)
    const all = texts(faults.length)
    await home.queue(all)
    for (const [, fault] of faults) server.faults.next('publish', fault)
    await home.run(['publish'])
    expect(server.requests().filter((one) => one.subject === 'publish')).toHaveLength(faults.length)
    await passUntilDone(home)
    expect(
      server
        .posts()
        .map((post) => post.text)
        .toSorted(),
    ).toEqual(all)
    expect((await home.deliveries()).map((one) => one.status)).toEqual(all.map(() => 'published'))
  })

  it('refuses the token: nothing is lost, the account is held, exit 4', async () => {
    const { home, server } = await withMastodon('mastodon')
    await home.queue(['text-0'])
    server.faults.next('publish', { kind: 'answer', status: 401, body: { error: 'The access token was revoked' } })
    const ran = await home.run(['publish', '--json'])
    expect(ran.code).toBe(4)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      due: 1,
      held: 1,
      deliveries: [{ status: 'held', error: { code: 'credential_refused' } }],
    })
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(server.token)
  })
})

describe('several passes at once', () => {
  it('8 processes, 100 posts due: each page once, no database error', async () => {
    const home = await publishing()
    const blog = blogOf(home)
    await home.must('account', 'add', 'folder', '--path', blog)
    await home.queue(texts(100))
    const ran = await Promise.all(Array.from({ length: 8 }, () => home.run(['publish', '--json'])))
    expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array.from({ length: 8 }, () => ({ code: 0, stderr: '' })),
    )
    const published = ran.reduce((sum, one) => sum + (JSON.parse(one.stdout) as { published: number }).published, 0)
    expect(pages(blog)).toEqual(texts(100))
    expect((await home.deliveries()).filter((one) => one.status !== 'published')).toEqual([])
    // each pass counts what it did itself
    expect(published).toBe(100)
  })

  it('is stopped by SIGTERM between two posts, and the next pass goes on', async () => {
    const home = await publishing()
    const blog = blogOf(home)
    await home.must('account', 'add', 'folder', '--path', blog)
    await home.queue(texts(60))
    const child = home.start()
    await until(() => pages(blog).length > 3)
    child.kill('SIGTERM')
    expect(await exitOf(child)).toBe(130)
    const states = (await home.deliveries()).map((one) => one.state)
    expect(states.filter((state) => state === 'sending' || state === 'claimed' || state === 'unknown')).toEqual([])
    expect(states).toContain('scheduled')
    await passUntilDone(home)
    expect(pages(blog)).toEqual(texts(60))
  })

  it.each(['publish', 'schedule'])(
    '%s does not wait for a server that hangs when it is told to stop; nothing is lost',
    async (verb) => {
      const { home, server } = await withMastodon('mastodon')
      await home.queue(['text-0', 'text-1'])
      server.faults.next('publish', { kind: 'silent_after' })
      const child = home.start(verb)
      await until(() => server.requests().some((one) => one.subject === 'publish'))
      const told = performance.now()
      child.kill('SIGTERM')
      expect(await exitOf(child)).toBe(130)
      // a request may take thirty seconds; whoever stops a machine does not give them
      expect(performance.now() - told).toBeLessThan(20_000)
      expect((await home.deliveries()).map((one) => one.state)).toEqual(['sending', 'scheduled'])
      await passUntilDone(home)
      expect(
        server
          .posts()
          .map((post) => post.text)
          .toSorted(),
      ).toEqual(['text-0', 'text-1'])
    },
  )
})

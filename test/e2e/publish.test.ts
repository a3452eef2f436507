import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { home, smm } from '../support/program.ts'
import { blogOf, exitOf, pages, publishing, until, type Publishing } from '../support/publishing.ts'

async function withBlog(): Promise<{ home: Publishing; blog: string }> {
  const it = await publishing()
  const blog = blogOf(it)
  await it.must('account', 'add', 'folder', '--path', blog)
  return { home: it, blog }
}

describe('smm publish', () => {
  it('publishes what is due, one line a delivery, then says nothing to cron and touches no file but the one of its passes', async () => {
    const { home: it, blog } = await withBlog()
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    const first = await it.run(['publish'])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/^1 {2}klein {2}folder {2}published {2}file:\/\/\S+\n$/)
    expect(pages(blog)).toEqual(['text-1'])
    const runs = join(it.env['SMM_HOME'] ?? '', 'runs')
    const before = statSync(join(runs, 'last-pass')).mtimeMs
    expect(await it.run(['publish'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(statSync(join(runs, 'last-pass')).mtimeMs).toBeGreaterThan(before)
    expect(readdirSync(runs).toSorted()).toEqual(['last-pass', 'passes.json'])
  })

  it('in an empty home does nothing, well', async () => {
    const it = home()
    expect(await it.run(['publish'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('shows with --dry-run what would go out, and changes nothing [004-30]', async () => {
    const { home: it, blog } = await withBlog()
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    const ran = await it.run(['publish', '--dry-run'])
    expect(ran.stdout).toContain('would be sent')
    expect(ran.stdout).toContain('text-1')
    expect(pages(blog)).toEqual([])
    expect(JSON.parse((await it.run(['publish', '--dry-run', '--json'])).stdout)).toMatchObject([
      { would: 'send', text: 'text-1' },
    ])
    expect((await it.deliveries()).map((one) => one.status)).toEqual(['scheduled'])
  })

  it('gives the report that scripts rely on', async () => {
    const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
    const { home: it } = await withBlog()
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    const report = JSON.parse((await it.run(['publish', '--json'])).stdout) as Record<string, unknown>
    expect(report).toEqual({
      started_at: expect.stringMatching(instant) as string,
      finished_at: expect.stringMatching(instant) as string,
      due: 1,
      published: 1,
      retrying: 0,
      failed: 0,
      unknown: 0,
      held: 0,
      to_post: 0,
      missed: 0,
      skipped: 0,
      deliveries: [
        {
          id: 1,
          post_id: 1,
          network: 'folder',
          account: 'folder',
          part: 0,
          kind: null,
          status: 'published',
          url: expect.stringContaining('file://') as string,
          error: null,
        },
      ],
    })
    expect(JSON.parse((await it.run(['publish', '--json'])).stdout)).toMatchObject({ due: 0, deliveries: [] })
  })

  it('hands a post for a manual account over to a person, once, and takes the address back', async () => {
    const it = await publishing()
    await it.must('account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook')
    await it.must('queue', 'add', 'Le pain aux figues est de retour', '--at', 'now')
    const ran = await it.run(['publish', '--lang', 'fr'])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('à publier à la main')
    expect(ran.stdout).toContain('Le pain aux figues est de retour')
    expect(ran.stdout).toContain('smm queue done 1 --url <url>')
    expect(await it.run(['publish'])).toEqual({ code: 0, stdout: '', stderr: '' })
    await it.must('queue', 'done', '1', '--url', 'https://www.facebook.com/klein/posts/1')
    expect((await it.deliveries()).map((one) => one.status)).toEqual(['published'])
  })

  it('narrows to one client with -c, and knows when there is no such client', async () => {
    const { home: it } = await withBlog()
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    expect((await it.run(['publish', '-c', 'nobody'])).code).toBe(5)
    expect((await it.run(['publish', '-c', 'klein', '--json'])).code).toBe(0)
    expect((await it.deliveries()).map((one) => one.status)).toEqual(['published'])
  })

  it('holds what its key cannot open, without losing it, and says which key (exit 4)', async () => {
    const it = await publishing()
    await it.run(['account', 'add', 'mastodon', '--endpoint', 'https://mastodon.example', '--no-check', '--secrets', '-'], {
      input: '{"access_token":"canary"}',
    })
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    const ran = await it.run(['publish'], { env: { SMM_KEY: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' } })
    expect(ran.code).toBe(4)
    expect((await it.deliveries()).map((one) => one.status)).toEqual(['scheduled'])
  })
})

describe('smm queue resolve, retry, hold, resume', () => {
  it('say what is missing or in the way, with the next command', async () => {
    const { home: it } = await withBlog()
    await it.must('queue', 'add', 'text-1', '--at', 'tomorrow 9am')
    expect(await it.run(['queue', 'resolve', '1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--published <url>') as string,
    })
    expect(await it.run(['queue', 'resolve', '1', '--drop', '--not-published'])).toMatchObject({ code: 2 })
    expect(await it.run(['queue', 'resolve', '1', '--drop'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('scheduled') as string,
    })
    expect(await it.run(['queue', 'retry', '1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('smm queue show 1') as string,
    })
    expect(await it.run(['queue', 'retry', '99'])).toMatchObject({ code: 5 })
    expect((await it.must('queue', 'hold', '1')).trim()).toBe('Post 1, folder: held.')
    expect((await it.must('queue', 'resume', '1')).trim()).toBe('Post 1, folder: scheduled again.')
  })
})

describe('smm schedule', () => {
  it('makes one pass with --once', async () => {
    const { home: it, blog } = await withBlog()
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    expect((await it.run(['schedule', '--once'])).code).toBe(0)
    expect(pages(blog)).toEqual(['text-1'])
  })

  it('alone publishes what is due, tells the next instant, publishes then, and ends at Ctrl-C', async () => {
    const { home: it, blog } = await withBlog()
    const begun = performance.now()
    await it.must('queue', 'add', 'text-1', '--at', 'now')
    // the first pass must be over by then, however long a start takes
    const ahead = Math.max(4000, 5 * (performance.now() - begun))
    await it.must('queue', 'add', 'text-2', '--at', new Date(Date.now() + ahead).toISOString())
    const child = spawn(process.execPath, [smm, 'schedule'], { env: it.env, stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    await until(() => out.includes('Next due: '))
    expect(pages(blog)).toContain('text-1')
    await until(() => out.includes('No post is scheduled.'))
    expect(pages(blog)).toEqual(['text-1', 'text-2'])
    child.kill('SIGINT')
    expect(await exitOf(child)).toBe(130)
  })

  it('shows what it would install and where it stands', async () => {
    const it = await publishing()
    const ran = await it.run(['schedule', 'install', '--systemd', '--dry-run'])
    expect(ran.stdout).toContain('OnCalendar=')
    expect(existsSync(join(it.folder, 'config', 'systemd'))).toBe(false)
    expect(JSON.parse(await it.must('schedule', 'status', '--json'))).toMatchObject({
      installed: [],
      last_pass_at: null,
      next_due_at: null,
    })
    expect((await it.run(['schedule', 'nonsense'])).code).toBe(2)
  })
})

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startWordpress } from '../servers/wordpress.ts'
import { blogOf, publishing } from '../support/publishing.ts'

describe('smm queue delete-remote, the built program', () => {
  it('takes an article off its WordPress and its blog, says so, and is content to be asked again', async () => {
    const site = await startWordpress()
    onTestFinished(() => site.close())
    const it_ = await publishing()
    const secrets = join(it_.folder, 'secrets.json')
    writeFileSync(secrets, JSON.stringify(site.secrets), { mode: 0o600 })
    await it_.must('account', 'add', 'wordpress', '--endpoint', site.url, '--secrets', secrets)
    const blog = blogOf(it_)
    await it_.must('account', 'add', 'folder', '--name', 'blog', '--path', blog)
    await it_.must('queue', 'add', 'Le pain est prêt', '--to', 'all', '--at', 'now')
    await it_.must('publish')
    expect(site.posts().map((post) => post.status)).toEqual(['publish'])

    const unsure = await it_.run(['queue', 'delete-remote', '1', '--lang', 'en'])
    expect(unsure.code).toBe(2)
    expect(unsure.stderr).toContain('--yes')
    expect(site.posts().map((post) => post.status)).toEqual(['publish'])

    // the site is away: the blog is done, the rest can be tried again
    site.faults.always('session', { kind: 'reset_before' })
    const half = await it_.run(['queue', 'delete-remote', '1', '--yes', '--lang', 'en'])
    expect(half.code).toBe(3)
    expect(half.stdout).toContain('blog: taken away from the network')
    expect(half.stderr).toContain('smm queue delete-remote 1')
    expect(readdirSync(blog).filter((name) => name.endsWith('.md'))).toEqual([])

    site.faults.clear()
    const whole = await it_.run(['queue', 'delete-remote', '1', '--yes', '--lang', 'fr'])
    expect(whole.code).toBe(0)
    expect(whole.stdout.replace(/[\u00A0\u202F]/gu, ' ')).toContain('Publication 1, wordpress : retirée du réseau')
    expect(site.posts().map((post) => post.status)).toEqual(['trash'])
    const again = await it_.run(['queue', 'delete-remote', '1', '--json'])
    expect(again.code).toBe(0)
    const view = JSON.parse(again.stdout) as { deliveries: { deleted_at: string | null }[] }
    expect(view.deliveries.map((one) => one.deleted_at === null)).toEqual([false, false])
    expect(await it_.must('queue', 'list', '--all', '--lang', 'fr')).toContain('retirée du réseau')
    expect(await it_.must('audit', '--post', '1', '--lang', 'fr')).toContain('retirée du réseau')
    // a pass brings nothing back
    await it_.must('publish')
    expect(site.posts().map((post) => post.status)).toEqual(['trash'])
    expect((await it_.run(['queue', 'delete-remote', '77', '--yes'])).code).toBe(5)
  })
})

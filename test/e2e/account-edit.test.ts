import { expect, it } from 'vitest'
import { startMastodon } from '../servers/mastodon.ts'
import { publishing } from '../support/publishing.ts'

it('an account whose token was revoked is given another one: what waited is published, once', async () => {
  const server = await startMastodon()
  try {
    const home = await publishing()
    const secrets = (access_token: string): string => JSON.stringify({ access_token })
    const add = ['account', 'add', 'mastodon', '--endpoint', server.url, '--secrets', '-']
    expect((await home.run(add, { input: secrets(server.token) })).code).toBe(0)
    const stale = ['account', 'edit', 'mastodon', '--secrets', '-', '--no-check']
    expect((await home.run(stale, { input: secrets('revoked') })).code).toBe(0)
    await home.must('queue', 'add', 'Le pain aux figues est de retour', '--at', 'now')
    const pass = await home.run(['publish'])
    expect(pass.stdout + pass.stderr).toContain('smm account edit mastodon --secrets <file> -c klein')
    expect((await home.deliveries()).map((one) => one.status)).toEqual(['held'])

    const checked = await home.run(['account', 'check'])
    expect(checked.code).toBe(4)
    expect(checked.stderr).toContain('smm account edit mastodon --secrets <file> -c klein')

    const edited = await home.run(['account', 'edit', 'mastodon', '--secrets', '-'], { input: secrets(server.token) })
    expect(edited).toMatchObject({ code: 0 })
    expect(edited.stdout + edited.stderr).not.toContain(server.token)
    await home.must('publish')
    await home.must('publish')
    expect((await home.deliveries()).map((one) => one.status)).toEqual(['published'])
    expect(server.posts()).toHaveLength(1)
    expect(await home.must('audit')).toContain('mastodon')
  } finally {
    await server.close()
  }
})

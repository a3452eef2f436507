import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/cli/account/check.ts'
import { add } from '../../src/cli/account/add.ts'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { klein } from '../support/delivery-world.ts'

const now = new Date('2026-11-23T08:00:00.000Z')

describe('account check', () => {
  let server: FakeMastodon
  beforeEach(async () => {
    server = await startMastodon({ scopes: ['read:accounts', 'write:statuses'] })
  })
  afterEach(() => server.close())

  async function checked(options: TestContextOptions = {}): Promise<{ context: TestContext; code: number }> {
    const context = testContext({ now, ...options })
    const store = await context.store()
    await store.clients.add(klein, now.toISOString())
    const file = join(context.folder, 's.json')
    writeFileSync(file, JSON.stringify({ access_token: server.token }))
    await add(testContext({ now, folder: context.folder }), 'mastodon', { endpoint: server.url, secrets: file, check: true })
    return { context, code: await check(context, null, false) }
  }

  it.each([
    [
      'fr',
      ["pas d'images", 'pas de vidéos', 'pas de lecture des commentaires et messages', 'pas de chiffres des publications'],
    ],
    ['en', ['no images', 'no videos', 'no reading of comments and messages', 'no figures of posts']],
  ] as const)('%s: says what is open, and what will not work without the rest', async (lang, words) => {
    const { context, code } = await checked({ lang, columns: 200 })
    expect(code).toBe(0)
    const said = context
      .stdout()
      .replaceAll('’', "'")
      .replace(/[\u00A0\u202F]/g, ' ')
    expect(said).toContain('read:accounts, write:statuses')
    expect(said).toContain('write:media')
    for (const word of words) expect(said).toContain(word)
    expect(said).not.toContain(lang === 'fr' ? 'pas de publication' : 'no posts')
  })

  it('--json has rights and the end', async () => {
    const { context } = await checked({ options: { json: true } })
    const [account] = JSON.parse(context.stdout()) as [
      { rights: { missing: { scope: string }[] }; credential_expires_at: null },
    ]
    expect(account.rights.missing.map((one) => one.scope)).toEqual(['write:media', 'read:statuses', 'read:notifications'])
    expect(account).toMatchObject({ finding: 'good', credential_expires_at: null })
  })

  it('an end that is near is said with what to do', async () => {
    const { context } = await checked()
    const { accounts } = await context.store()
    const [account] = await accounts.list()
    await accounts.update(account?.id ?? 0, { credential_expires_at: '2026-11-26T09:00:00.000Z' })
    const { tellAccess } = await import('../../src/cli/account/tell-access.ts')
    const later = await accounts.get(account?.id ?? 0)
    if (later) tellAccess(context, later)
    expect(context.stdout()).toContain('3 days left')
    expect(context.stderr()).toContain('smm account edit mastodon -c klein')
  })
})

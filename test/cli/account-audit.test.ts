import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditAccount, auditItems } from '../../src/clients/audit-accounts.ts'
import { add } from '../../src/cli/account/add.ts'
import { audit } from '../../src/cli/account/audit.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { klein } from '../support/delivery-world.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const good = { admins: '2', twoFactor: 'yes', owner: 'client', recovery: 'oui', complete: 'yes' }

/** A client that posts by hand, as another command finds it each time. */
async function home(given: TestContextOptions = {}): Promise<(options?: TestContextOptions) => TestContext> {
  const first = testContext({ now, ...given })
  await (await first.store()).clients.add(klein, now.toISOString())
  for (const network of ['facebook', 'instagram'])
    await add(testContext({ now, folder: first.folder }), 'manual', { for: network, name: network })
  return (options = {}) => testContext({ now, ...given, folder: first.folder, ...options })
}

const said = (context: TestContext): string =>
  context
    .stdout()
    .replaceAll('’', "'")
    .replace(/[\u00A0\u202F]/g, ' ')

describe('account audit', () => {
  it('asks nothing of a blog of files, named or not, which is nobody’s account', async () => {
    const command = await home({ lang: 'en' })
    const blogs = command({ options: { yes: true } })
    await add(blogs, 'folder', { name: 'blog', path: join(blogs.folder, 'blog') })
    const all = command({ options: { json: true } })
    await audit(all, null, {})
    expect((JSON.parse(all.stdout()) as { account: string }[]).map(({ account }) => account)).toEqual(['facebook', 'instagram'])
    const named = command({ lang: 'en' })
    expect(await audit(named, 'blog', {})).toBe(0)
    expect([named.stdout(), named.stderr()]).toEqual(['', expect.stringContaining('No account to look at.')])
    await expect(audit(command({ lang: 'en' }), 'blog', good)).rejects.toMatchObject({ message: 'No account to look at.' })
  })

  it('asks of each account for its profile, owner, second factor and administrators, and keeps what was found [001-30]', async () => {
    const command = await home({ columns: 200 })
    const before = command({ lang: 'en' })
    expect(await audit(before, null, {})).toBe(0)
    for (const words of ['administrators: not known', 'second factor: not known', 'whose account it is', 'profile: not known'])
      expect(said(before).split(words)).toHaveLength(3)
    expect(said(before)).toContain('facebook: not looked at in the last year')
    const typed = 'smm account audit facebook --admins 2 --two-factor yes --owner client --recovery yes --complete yes -c klein'
    expect(before.stderr()).toContain(typed)

    expect(await audit(command(), 'facebook', good)).toBe(0)
    const after = command({ lang: 'fr' })
    expect(await audit(after, 'facebook', {})).toBe(0)
    expect(said(after)).toContain('facebook : 100 % (regardé le 23 novembre 2026)')
    const json = command({ options: { json: true } })
    await audit(json, null, {})
    expect(JSON.parse(json.stdout())).toMatchObject([
      { account: 'facebook', score: 100, looked_on: '2026-11-23' },
      { account: 'instagram', score: null, looked_on: null },
    ])
    const trail = await (await json.store()).audit.list({ client: 'klein' })
    expect(JSON.stringify(trail)).toContain('audit_admins')
  })

  it('fails where an account depends on one person, and says why [004-42]', async () => {
    const command = await home({ columns: 200 })
    const noted = command({ lang: 'fr' })
    expect(await audit(noted, 'facebook', { ...good, admins: '1' })).toBe(1)
    expect(said(noted)).toContain('administrateurs : 1. Il en faut deux : sinon le compte est perdu avec la personne')
    expect(said(noted)).toContain('facebook : 80 %')
    expect(await audit(command(), null, {})).toBe(1)
    expect(await audit(command(), 'facebook', { admins: '3' })).toBe(0)
  })

  it.each([
    ['twoFactor', 'no', 'one stolen password'],
    ['owner', 'other', 'handed over'],
    ['recovery', 'non', 'does not come back'],
    ['complete', 'no', 'not complete'],
  ])('fails for --%s %s', async (flag, value, words) => {
    const command = await home({ columns: 200, lang: 'en' })
    const context = command()
    expect(await audit(context, 'instagram', { [flag]: value })).toBe(1)
    expect(said(context)).toContain(words)
  })

  it('refuses what is no answer, and an answer for nobody; keeps nothing with --dry-run', async () => {
    const command = await home()
    for (const answer of [{ admins: 'two' }, { admins: '-1' }, { owner: 'me' }, { complete: 'maybe' }, { twoFactor: '' }])
      await expect(audit(command(), 'facebook', answer)).rejects.toMatchObject({ code: 'bad_answer', kind: 'usage' })
    await expect(audit(command(), null, good)).rejects.toMatchObject({ code: 'which_account' })
    await expect(audit(command(), 'gone', good)).rejects.toMatchObject({ code: 'account_not_found' })
    expect(await audit(command({ options: { dry_run: true } }), 'facebook', { admins: '1' })).toBe(1)
    expect(await audit(command(), null, {})).toBe(0)
  })

  it('does not count what was seen more than a year ago, nor a blog in files; counts whether smm gets in', async () => {
    const command = await home()
    await audit(command(), 'facebook', good)
    const context = command()
    const account = await (await context.store()).accounts.find('klein', 'facebook')
    if (account === null) throw new Error('no account')
    expect(auditAccount(account, '2027-11-23').score).toBe(100)
    const old = auditAccount(account, '2027-11-24')
    expect(old).toMatchObject({ score: null, looked_on: '2026-11-23' })
    expect(old.findings.map(({ item }) => item)).toEqual(auditItems)
    const own = { ...account, network: 'mastodon' as const, for_network: null }
    for (const [status, state, score] of [
      ['ready', 'good', 100],
      ['unchecked', 'unknown', 83],
      ['blocked', 'bad', 83],
    ] as const) {
      const audited = auditAccount({ ...own, status }, '2027-01-01')
      expect(audited.findings.at(-1)).toEqual({ item: 'access', state, count: null })
      expect(audited.score).toBe(score)
    }
    await add(command(), 'folder', { path: 'blog', name: 'blog' })
    const json = command({ options: { json: true } })
    await audit(json, null, {})
    expect((JSON.parse(json.stdout()) as { account: string }[]).map((one) => one.account)).toEqual(['facebook', 'instagram'])
  })

  it('prints a command in which the name of an account runs nothing', async () => {
    const command = await home({ columns: 200, lang: 'en' })
    // no such name is taken by `account add`: it came with a database that others made
    const context = command()
    const { accounts } = await context.store()
    const [first] = await accounts.list('klein')
    await accounts.update(first?.id ?? 0, { name: '$(touch x)' })
    await audit(context, '$(touch x)', {})
    expect(context.stderr()).toContain("smm account audit '$(touch x)' --admins 2")
  })
})

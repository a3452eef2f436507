import { describe, expect, it } from 'vitest'
import { status } from '../../src/cli/status/status.ts'
import { daysLeft, knownOf, nextReminder } from '../../src/clients/known-of.ts'
import { noticeText, subjectOf } from '../../src/delivery/notify.ts'
import type { AccountIdentity } from '../../src/networks/contract.ts'
import { examine } from '../../src/overview/examine.ts'
import type { Account } from '../../src/store/accounts.ts'
import { nothingToPublish } from '../../src/delivery/nothing-to-publish.ts'
import { world, type World } from '../support/delivery-world.ts'

const dayMs = 24 * 3600_000
const day = 24 * 60

const found = (expires_at: string | null): AccountIdentity => ({
  remote_id: 'me',
  remote_name: '@klein',
  url: null,
  settings: {},
  expires_at,
})

/** An account whose credentials end so many days from now. */
async function ending(home: World, days: number): Promise<Account> {
  const { account } = await home.account('fake', { idempotency: 'readback' }, { network: 'mastodon' })
  const { accounts } = await home.process().store()
  return learn(home, account, new Date(home.now().getTime() + days * dayMs).toISOString(), accounts)
}

async function learn(
  home: World,
  account: Account,
  end: string | null,
  given?: Awaited<ReturnType<ReturnType<World['process']>['store']>>['accounts'],
) {
  const accounts = given ?? (await home.process().store()).accounts
  return accounts.update(account.id, knownOf((await accounts.get(account.id)) ?? account, found(end), home.now()))
}

describe('the end of credentials that nothing renews', () => {
  it('is told 14, 7 and 2 days before, each once, however many passes come by', async () => {
    const home = await world()
    await ending(home, 20)
    const told: [number, string][] = []
    for (let hour = 0; hour < 21 * 24; hour += 6) {
      for (const notice of (await home.pass()).notices) told.push([Math.round((20 - hour / 24) * 10) / 10, notice.kind])
      home.advance(6 * 60)
    }
    expect(told).toEqual([
      [14, 'ends'],
      [7, 'ends'],
      [2, 'ends'],
    ])
  })

  it('also when nothing else is to do, from the cron line on', async () => {
    const home = await world()
    await ending(home, 20)
    await home.pass()
    const { env } = home.process()
    expect(nothingToPublish(['--quiet'], env, home.now())).toBe(true)
    home.advance(6 * day)
    expect(nothingToPublish(['--quiet'], env, home.now())).toBe(false)
    expect((await home.pass()).notices).toHaveLength(1)
    expect(nothingToPublish(['--quiet'], env, home.now())).toBe(true)
  })

  it('is told at once where it is near already, then on the days that are left', async () => {
    const home = await world()
    await ending(home, 5)
    expect((await home.pass()).notices).toHaveLength(1)
    expect((await home.pass()).notices).toEqual([])
    home.advance(3 * day)
    expect((await home.pass()).notices).toHaveLength(1)
    home.advance(3 * day)
    expect((await home.pass()).notices).toEqual([])
  })

  it('signing in again, or an end that is gone, ends the reminders; some hours more or less do not begin them anew', async () => {
    const home = await world()
    const account = await ending(home, 14)
    expect((await home.pass()).notices).toHaveLength(1)
    await learn(home, account, new Date(home.now().getTime() + 13.7 * dayMs).toISOString())
    expect((await home.pass()).notices).toEqual([])
    await learn(home, account, new Date(home.now().getTime() + 60 * dayMs).toISOString())
    home.advance(8 * day)
    expect((await home.pass()).notices).toEqual([])
    home.advance(38 * day)
    expect((await home.pass()).notices).toHaveLength(1)
    await learn(home, account, null)
    home.advance(10 * day)
    expect((await home.pass()).notices).toEqual([])
  })

  it('three passes at once tell once', async () => {
    const home = await world()
    await ending(home, 14)
    const reports = await Promise.all([home.pass(), home.pass(), home.pass()])
    expect(reports.flatMap((one) => one.notices)).toHaveLength(1)
  })

  it('a channel that does not take it is tried again later', async () => {
    const home = await world({ 'notify.webhook': 'http://127.0.0.1:9/' })
    await ending(home, 14)
    expect((await home.pass()).warnings.map((one) => one.code)).toContain('not_notified')
    expect((await home.pass()).notices).toEqual([])
    home.advance(11)
    expect((await home.pass()).notices).toHaveLength(1)
  })

  it('only of the client that was asked for, and not of a single post', async () => {
    const home = await world()
    const { account } = await home.account('other', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    // a post of another account: a pass that sends asks the network again
    await ending(home, 5)
    expect((await home.pass({ only_post: post.post_id })).notices).toEqual([])
    expect((await home.pass({ client: 'nobody' })).notices).toEqual([])
    expect((await home.pass({ client: account.client })).notices).toHaveLength(1)
  })

  it.each([
    ['fr', /expire|valable jusqu/, /Accès bientôt terminé/, 'encore 5'],
    ['en', /access until/, /Access ends soon/, '5 days left'],
  ] as const)('%s: notice, status and doctor say when, and what to type', async (lang, words, subject, left) => {
    const home = await world()
    const account = await ending(home, 5)
    const command = `smm account edit ${account.name} -c ${account.client}`
    const context = home.process({ lang })
    const { notices } = await home.passIn(context)
    const [notice] = notices
    if (!notice) throw new Error('nothing was told')
    const text = noticeText(context, notice)
    expect(text).toMatch(words)
    expect(text).toContain(command)
    expect(subjectOf(context, notice)).toMatch(subject)
    await status(context)
    expect(context.stdout().replace(/[\u00A0\u202F]/g, ' ')).toContain(left)
    expect(context.stdout()).toContain(command)
    const finding = (await examine(context)).findings.find((one) => one.code === 'account_ends')
    expect(finding).toMatchObject({ level: 'warning', area: 'accounts', mend: command })
    home.advance(6 * day)
    const after = (await examine(home.process({ lang }))).findings.find((one) => one.code === 'account_ends')
    expect(after).toMatchObject({ level: 'error' })
  })
})

describe('the days', () => {
  const now = new Date('2026-11-23T08:00:00.000Z')
  it.each([
    [30, 16],
    [14, 7],
    [13, 6],
    [7, 5],
    [3, 1],
    [2, null],
    [0, null],
    [-3, null],
  ])('%s days before: the next is %s days from now', (days, next) => {
    const end = new Date(now.getTime() + days * dayMs).toISOString()
    const expected = next === null ? null : new Date(now.getTime() + next * dayMs).toISOString()
    expect(nextReminder(end, now)).toBe(expected)
    expect(daysLeft(end, now)).toBe(Math.max(0, days))
  })
})

import { describe, expect, it } from 'vitest'
import { run as holdVerb } from '../../src/cli/queue/hold.ts'
import { run as resumeVerb } from '../../src/cli/queue/resume.ts'
import { hold, holdScope, liftHold, resume } from '../../src/delivery/hold.ts'
import { retry } from '../../src/delivery/retry.ts'
import { scriptedAsk } from '../support/scripted-ask.ts'
import { world, type World } from '../support/delivery-world.ts'

const everything = { client: null, account_id: null }
const klein = { client: 'klein', account_id: null }

async function shop() {
  const home = await world()
  const one = await home.account('fake', { idempotency: 'readback' })
  const two = await home.account('other', { idempotency: 'readback' })
  return { home, one, two }
}

async function states(home: World, ids: readonly number[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await home.delivery(id)).state))
}

describe('holding back an account, a client, everything', () => {
  it.each([
    ['everything', everything, ['held', 'held']],
    ['the client', klein, ['held', 'held']],
    ['one account', 'first', ['held', 'sent']],
  ] as const)('%s: nothing of it goes out', async (_, scope, expected) => {
    const { home, one, two } = await shop()
    const ids = [(await home.post(one.account, 'a')).id, (await home.post(two.account, 'b')).id]
    const meant = scope === 'first' ? { client: 'klein', account_id: one.account.id } : scope
    const { held, under_way } = await holdScope(home.process(), meant, 'a complaint')
    expect({ held, under_way }).toEqual({ held: expected.filter((state) => state === 'held').length, under_way: [] })
    await home.pass()
    expect(await states(home, ids)).toEqual(expected)
    expect(one.fake.posts).toHaveLength(0)
  })

  it('what is queued, moved, retried or freed under a hold is held too', async () => {
    const { home, one, two } = await shop()
    two.fake.faults.push('refused')
    const refused = await home.post(two.account, 'refused')
    await home.pass()
    await holdScope(home.process(), klein, null)
    const later = await home.post(one.account, 'later')
    await retry(home.process(), { post_id: refused.post_id, account: null })
    expect(await states(home, [later.id, refused.id])).toEqual(['held', 'held'])
    expect((await home.delivery(later.id)).reason_code).toBe('on_hold')
    await home.pass()
    expect([one.fake.posts.length, two.fake.posts.length]).toEqual([0, 0])
  })

  it('what is under way is finished and listed: found, it is published; proven absent, it is held', async () => {
    const { home, one, two } = await shop()
    one.fake.faults.push('timeout_after')
    two.fake.faults.push('timeout_before')
    const out = await home.post(one.account, 'out')
    const absent = await home.post(two.account, 'absent')
    await home.pass()
    expect(await states(home, [out.id, absent.id])).toEqual(['unknown', 'unknown'])
    const { under_way } = await holdScope(home.process(), everything, null)
    expect(new Set(under_way.map((one_) => one_.id))).toEqual(new Set([out.id, absent.id]))
    for (let turn = 0; turn < 4; turn++) {
      home.advance(15)
      await home.pass()
    }
    expect(await states(home, [out.id, absent.id])).toEqual(['sent', 'held'])
    expect(two.fake.posts).toHaveLength(0)
    expect(await home.journal(absent.id)).toContain('T25')
  })

  it('a key that could be repeated is looked up instead while it is on hold', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'key' })
    fake.faults.push('timeout_before')
    const post = await home.post(account, 'a')
    await home.pass()
    await holdScope(home.process(), klein, null)
    for (let turn = 0; turn < 6; turn++) {
      home.advance(15)
      await home.pass()
    }
    expect(fake.posts).toHaveLength(0)
    expect(['held', 'unknown']).toContain((await home.delivery(post.id)).state)
  })

  it('one post is not resumed while something above it is held', async () => {
    const { home, one } = await shop()
    const post = await home.post(one.account, 'a')
    await holdScope(home.process(), klein, null)
    await expect(resume(home.process(), { post_id: post.post_id, account: null })).rejects.toMatchObject({
      code: 'on_hold',
      hint: 'First: smm queue resume --all -c klein',
    })
    const held = await liftHold(home.process(), klein)
    expect(held.map((one_) => one_.id)).toEqual([post.id])
    // lifting alone sends nothing
    await home.pass()
    expect(await states(home, [post.id])).toEqual(['held'])
    await resume(home.process(), { post_id: post.post_id, account: null })
    await home.pass()
    expect(one.fake.posts).toHaveLength(1)
  })

  it('two holds: the wider one still holds when the narrower is lifted', async () => {
    const { home, one } = await shop()
    await holdScope(home.process(), everything, null)
    await holdScope(home.process(), klein, null)
    await liftHold(home.process(), klein)
    const post = await home.post(one.account, 'a')
    expect(await states(home, [post.id])).toEqual(['held'])
  })

  it('a hold of nothing cannot be lifted; a second hold changes nothing; a dry run neither', async () => {
    const { home, one } = await shop()
    await expect(liftHold(home.process(), klein)).rejects.toMatchObject({ kind: 'usage', code: 'not_on_hold' })
    const post = await home.post(one.account, 'a')
    const dry = home.process({ options: { dry_run: true } })
    expect((await holdScope(dry, klein, null)).held).toBe(1)
    expect(await states(home, [post.id])).toEqual(['scheduled'])
    await holdScope(home.process(), klein, 'first')
    await holdScope(home.process(), klein, 'second')
    const holds = await (await home.process().store()).holds.list()
    expect(holds.map((one_) => one_.reason)).toEqual(['first'])
  })

  it('another client is left alone', async () => {
    const { home, one } = await shop()
    const post = await home.post(one.account, 'a')
    await holdScope(home.process(), { client: 'somebody-else', account_id: null }, null).catch(() => null)
    await home.pass()
    expect(await states(home, [post.id])).toEqual(['sent'])
  })
})

describe('resuming goes post by post', () => {
  async function held(lang: 'fr' | 'en', answers: readonly string[]) {
    const { home, one } = await shop()
    const late = await home.post(one.account, 'En retard')
    const early = await home.post(one.account, 'Plus tard', { due_at: new Date(home.now().getTime() + 3600_000).toISOString() })
    await holdScope(home.process(), klein, null)
    home.advance(5)
    const steps = answers.map((pick) => ({ at: '', pick }))
    const context = home.process({ lang, ...(answers.length > 0 ? { ask: scriptedAsk(steps) } : {}) })
    return { home, one, late, early, context }
  }

  it.each(['fr', 'en'] as const)('%s: each is shown, and leaves, stays or is cancelled', async (lang) => {
    const { home, one, late, early, context } = await held(lang, ['now', 'keep'])
    await resumeVerb(context, [], { all: true })
    const text = context.stdout()
    expect(text).toContain('En retard')
    expect(text).toContain('Plus tard')
    expect(text).not.toMatch(/\{\w+\}|undefined/)
    await home.pass()
    expect(await states(home, [late.id, early.id])).toEqual(['sent', 'held'])
    expect(one.fake.posts.map((post) => post.text)).toEqual(['En retard'])
  })

  it('cancelled is cancelled', async () => {
    const { home, late, early, context } = await held('fr', ['cancel', 'leave'])
    await resumeVerb(context, [], { all: true })
    expect(await states(home, [late.id, early.id])).toEqual(['cancelled', 'scheduled'])
  })

  it('without a terminal it is refused before anything is lifted, unless -y says all', async () => {
    const { home, late, early, context } = await held('en', [])
    await expect(resumeVerb(context, [], { all: true })).rejects.toMatchObject({ kind: 'usage', code: 'look_needed' })
    expect(await (await context.store()).holds.list()).toHaveLength(1)
    await resumeVerb(home.process({ options: { yes: true, input: false } }), [], { all: true })
    expect(await states(home, [late.id, early.id])).toEqual(['scheduled', 'scheduled'])
  })

  it('what another hold keeps back stays, with the command; the rest is resumed', async () => {
    const { home, one, two } = await shop()
    const kept = await home.post(one.account, 'a')
    const freed = await home.post(two.account, 'b')
    await holdScope(home.process(), { client: 'klein', account_id: one.account.id }, null)
    await holdScope(home.process(), klein, null)
    for (const dry_run of [true, false]) {
      const context = home.process({ options: { yes: true, input: false, dry_run } })
      await resumeVerb(context, [], { all: true })
      expect(context.stdout()).not.toContain(`Post ${kept.post_id},`)
      expect(context.stdout()).toContain(
        `Post ${freed.post_id}, ${two.account.name}: ${dry_run ? 'would be ' : ''}scheduled again`,
      )
      expect(context.stderr()).toContain(`smm queue resume --account ${one.account.name} -c klein`)
      expect(await states(home, [kept.id, freed.id])).toEqual(['held', dry_run ? 'held' : 'scheduled'])
    }
  })

  it('what a person held on its own is not freed with the rest by --yes', async () => {
    const { home, one } = await shop()
    const [own, other] = [await home.post(one.account, 'wrong picture'), await home.post(one.account, 'b')]
    await hold(home.process(), { post_id: own.post_id, account: null })
    await holdScope(home.process(), klein, null)
    const context = home.process({ options: { yes: true, input: false } })
    await resumeVerb(context, [], { all: true })
    expect(await states(home, [own.id, other.id])).toEqual(['held', 'scheduled'])
    expect(context.stderr()).toContain(`smm queue resume ${own.post_id}`)
  })

  it('over all clients, each look names the client', async () => {
    const { home, one } = await shop()
    await home.post(one.account, 'a')
    await holdScope(home.process(), everything, null)
    const context = home.process({ ask: scriptedAsk([{ at: '', pick: 'keep' }]) })
    await resumeVerb(context, [], { allClients: true })
    expect(context.stdout()).toContain('Boulangerie Klein')
  })

  it.each(['fr', 'en'] as const)('%s: a dry run says what would be', async (lang) => {
    const { home, one } = await shop()
    const post = await home.post(one.account, 'a')
    const dry = () => home.process({ lang, options: { dry_run: true } })
    const said = async (verb: typeof holdVerb, ids: string[], flags: object): Promise<string> => {
      const context = dry()
      await verb(context, ids, flags as never)
      return context.stdout()
    }
    const would = lang === 'fr' ? /serai/ : /would/
    expect(await said(holdVerb, [String(post.post_id)], {})).toMatch(would)
    expect(await said(holdVerb, [], { all: true })).toMatch(would)
    await hold(home.process(), { post_id: post.post_id, account: null })
    expect(await said(resumeVerb, [String(post.post_id)], {})).toMatch(would)
    expect(await states(home, [post.id])).toEqual(['held'])
  })

  it.each([
    [{}, 'no_scope', 'usage'],
    [{ all: true, allClients: true }, 'one_scope', 'usage'],
    [{ account: 'nobody' }, 'account_not_found', 'not_found'],
  ] as const)('hold %o: told what is missing', async (flags, code, kind) => {
    const { home } = await shop()
    await expect(holdVerb(home.process(), [], flags)).rejects.toMatchObject({ code, kind })
  })

  it('numbers still mean posts', async () => {
    const { home, one } = await shop()
    const post = await home.post(one.account, 'a')
    await hold(home.process(), { post_id: post.post_id, account: null })
    expect(await (await home.process().store()).holds.list()).toEqual([])
    expect(await states(home, [post.id])).toEqual(['held'])
  })
})

import { describe, expect, it } from 'vitest'
import { audit } from '../../../src/cli/audit/audit.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { hold, holdScope, liftHold, resume } from '../../../src/delivery/hold.ts'
import { world } from '../../support/delivery-world.ts'

describe('smm audit, to read', () => {
  it.each([
    ['fr', ['suspension : tous les clients', 'suspension : tout le client', 'suspension : le compte fake']],
    ['en', ['held: all clients', 'held: the whole client', 'held: the account fake']],
  ] as const)('%s: what was held is named, and no code is shown', async (lang, expected) => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    const scopes = [
      { client: null, account_id: null },
      { client: 'klein', account_id: null },
      { client: 'klein', account_id: account.id },
    ]
    for (const scope of scopes) await holdScope(home.process(), scope, null)
    for (const scope of scopes) await liftHold(home.process(), scope)
    await resume(home.process(), { post_id: post.post_id, account: null })
    await home.pass()

    const all = home.process({ lang })
    await audit(all, {})
    const text = all
      .stdout()
      .replaceAll(/[\u00A0\u202F]/g, ' ')
      .replaceAll(/\s+/g, ' ')
    for (const line of expected) expect(text).toContain(line)
    expect(text).not.toMatch(/everything|on_hold|account \d/)

    const story = home.process({ lang })
    await audit(story, { post: String(post.post_id) })
    const one = home.process({ lang })
    await show(one, String(post.post_id))
    for (const page of [story, one]) expect(page.stdout()).not.toMatch(/\((T|P)\d+\w?\)|undefined|\{\w+\}/)
    // for programs the name of each step stays
    const json = home.process({ options: { json: true } })
    await audit(json, { post: String(post.post_id) })
    expect((JSON.parse(json.stdout()) as { action: string }[]).map((line) => line.action)).toContain('delivery.P7')
  })

  it('queue show tells each state once', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    await hold(home.process(), { post_id: post.post_id, account: null })
    await resume(home.process(), { post_id: post.post_id, account: null })
    await home.pass()
    const context = home.process({ lang: 'en' })
    await show(context, String(post.post_id))
    const steps = context
      .stdout()
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => line.trim().split('  ')[1])
    expect(steps).toEqual(['on hold', 'scheduled', 'being sent', 'published'])
  })
})

import { expect, it } from 'vitest'
import { run as approve } from '../../../src/cli/queue/approve.ts'
import { run as resolve } from '../../../src/cli/queue/resolve.ts'
import { run as retry } from '../../../src/cli/queue/retry.ts'
import { world } from '../../support/delivery-world.ts'

it.each(['fr', 'en'] as const)('%s: an approval that came by phone has somebody who gave it', async (lang) => {
  const home = await world()
  const { account } = await home.account('fake', { idempotency: 'readback' }, { network: 'mastodon' })
  const post = await home.post(account, 'a')
  const context = home.process({ lang })
  await expect(approve(context, [String(post.post_id)], { via: 'phone' })).rejects.toMatchObject({
    kind: 'usage',
    code: 'by_needed',
    hint: expect.stringContaining('--by "Mme Klein"') as string,
  })
  await approve(context, [String(post.post_id)], { by: 'Mme Klein', via: 'phone' })
  expect((await (await context.store()).posts.get(post.post_id))?.approved_by).toBe('Mme Klein')
})

it.each([
  ['fr', 'répondez d’abord avec smm queue resolve'],
  ['en', 'answer first with smm queue resolve'],
] as const)('%s: what may be out is answered for before it is sent again, and the client is named', async (lang, hint) => {
  const home = await world()
  const { account, fake } = await home.account('fake', { idempotency: 'blind' })
  fake.faults.push('timeout_after')
  const post = await home.post(account, 'a')
  await home.pass()
  const id = String(post.post_id)
  const failure: unknown = await retry(home.process({ lang }), [id], {}).catch((error: unknown) => error)
  expect((failure as { hint: string }).hint.replaceAll('`', '')).toContain(`${hint} ${id}`)

  const dry = home.process({ lang, options: { dry_run: true } })
  await resolve(dry, id, { drop: true })
  expect(dry.stdout()).toMatch(lang === 'fr' ? /serait annulée/ : /would be cancelled/)
  expect(dry.stderr()).toContain('Boulangerie Klein')
  expect((await home.delivery(post.id)).status).toBe('unknown')
})

it.each([
  ['fr', 'reste suspendue'],
  ['en', 'stays held'],
] as const)('%s: what is tried again under a hold is said to stay held', async (lang, words) => {
  const home = await world()
  const { account, fake } = await home.account('fake', { idempotency: 'readback' })
  fake.faults.push('refused')
  const post = await home.post(account, 'a')
  await home.pass()
  expect((await home.delivery(post.id)).state).toBe('rejected')
  const context = home.process({ lang })
  const { holds } = await context.store()
  await holds.begin({ client: 'klein', account_id: null }, null, home.now().toISOString())
  await retry(context, [String(post.post_id)], {})
  expect(context.stdout()).toContain(words)
})

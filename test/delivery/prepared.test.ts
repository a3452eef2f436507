import { describe, expect, it } from 'vitest'
import { retry } from '../../src/delivery/retry.ts'
import { newPost, world } from '../support/delivery-world.ts'

describe('what was prepared on the other side, an image or a draft', () => {
  it('is prepared anew when the post has changed since: the words of before never leave', async () => {
    const home = await world()
    const { account, fake } = await home.account('wordpress', { idempotency: 'handle', steps: ['draft'] })
    const { id, post_id } = await home.post(account, 'le texte de samedi')
    expect(await home.killedAt('before_intent')).toBe(true)
    const store = await home.process().store()
    expect(await store.deliveries.steps(id)).toMatchObject([{ step: 'draft', status: 'done' }])
    // the pass that sees that its owner is dead gives it back
    const changed = newPost(account, 'le texte de dimanche', new Date(home.now().getTime() + 3600_000).toISOString())
    await home.pass({ client: 'nobody' })
    await store.posts.replace(post_id, changed, home.now().toISOString())
    expect(await store.deliveries.steps(id)).toEqual([])
    home.advance(61)
    await home.pass()
    expect(fake.posts.map(({ text }) => text)).toEqual(['le texte de dimanche'])
  })

  it('is prepared anew when a refused post is tried again: the draft may be what was wrong', async () => {
    const home = await world()
    const { account, fake } = await home.account('wordpress', { idempotency: 'handle', steps: ['draft'] })
    const { id, post_id } = await home.post(account, 'le texte')
    fake.faults.push('refused')
    await home.pass()
    const store = await home.process().store()
    expect((await home.delivery(id)).status).toBe('failed')
    expect(await store.deliveries.steps(id)).toHaveLength(1)
    await retry(home.process(), { post_id, account: null })
    expect(await store.deliveries.steps(id)).toEqual([])
    await home.pass()
    expect(fake.posts).toHaveLength(1)
  })
})

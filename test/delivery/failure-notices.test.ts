import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { world } from '../support/delivery-world.ts'

const day = 24 * 60

/** A webhook that answers with `status` and keeps what it was told. */
async function webhook(): Promise<{
  url: string
  told: { kind: string; message: string }[]
  answer: (status: number) => void
}> {
  const told: { kind: string; message: string }[] = []
  let status = 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (status === 200) told.push(JSON.parse(Buffer.concat(chunks).toString()) as { kind: string; message: string })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    told,
    answer: (code) => {
      status = code
    },
  }
}

describe('what failed is told once for each cause', () => {
  it('an outage of a day: one notice for all that was missed on an account, however many passes come by', async () => {
    const hook = await webhook()
    const home = await world({ 'notify.webhook': hook.url })
    const { account } = await home.account('fake', { idempotency: 'readback' })
    const other = await home.account('other', { idempotency: 'readback' })
    for (const text of ['a', 'b', 'c']) await home.post(account, text)
    await home.post(other.account, 'd')
    home.advance(day)
    // a clock that leapt is in doubt for ten minutes
    for (let pass = 0; pass < 5; pass++) {
      await home.pass()
      home.advance(5)
    }
    expect(hook.told.map((one) => one.kind)).toEqual(['missed', 'missed'])
    expect(hook.told.map((one) => one.message).join()).toContain('3 posts did not leave on fake')
  })

  it('a refusal: one notice, with the reason of the network', async () => {
    const hook = await webhook()
    const home = await world({ 'notify.webhook': hook.url })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('refused', 'refused')
    for (const text of ['a', 'b']) await home.post(account, text)
    const { notices } = await home.pass()
    await home.pass()
    expect(notices).toMatchObject([{ kind: 'failed', sent_by: ['webhook'] }])
    expect(hook.told).toHaveLength(1)
    expect(hook.told[0]?.message).toContain('too rude')
  })

  it('a channel that is down is tried again, and told once', async () => {
    const hook = await webhook()
    const home = await world({ 'notify.webhook': hook.url })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('refused')
    hook.answer(503)
    await home.post(account, 'a')
    expect((await home.pass()).warnings.map((one) => one.code)).toEqual(['not_notified'])
    hook.answer(200)
    await home.pass()
    expect(hook.told).toEqual([])
    home.advance(11)
    await home.pass()
    home.advance(11)
    await home.pass()
    expect(hook.told.map((one) => one.kind)).toEqual(['failed'])
  })

  it('what was told and is sent again is told again when it fails again', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('refused', 'refused')
    const post = await home.post(account, 'a')
    expect((await home.pass()).notices).toHaveLength(1)
    const { retry } = await import('../../src/delivery/retry.ts')
    await retry(home.process(), { post_id: post.post_id, account: null })
    expect((await home.pass()).notices).toHaveLength(1)
    expect((await home.delivery(post.id)).next_at).toBeNull()
  })
})

it('a blocked account is told with its client: several clients may have one of that name', async () => {
  const home = await world()
  const { account, fake } = await home.account('fake', { idempotency: 'readback' })
  fake.faults.push('unauthorized')
  await home.post(account, 'a')
  const { notices } = await home.pass()
  expect(notices).toMatchObject([{ kind: 'blocked', message: expect.stringContaining('klein') as string }])
})

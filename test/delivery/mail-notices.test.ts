import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { world, type World } from '../support/delivery-world.ts'

interface Post {
  readonly url: string
  /** Whom each mail was for. */
  readonly mails: (readonly string[])[]
  /** Answers to recipients by what is in their address: `421 try later`. */
  readonly refuse: Map<string, { code: number; message: string }>
}

async function mailServer(): Promise<Post> {
  const mails: (readonly string[])[] = []
  const refuse: Post['refuse'] = new Map()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const [, no] = [...refuse].find(([part]) => address.includes(part)) ?? []
      done(no === undefined ? null : Object.assign(new Error(no.message), { responseCode: no.code }))
    },
    onData: (stream, { envelope }, done) => {
      stream.resume()
      stream.on('end', () => {
        mails.push(envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails, refuse }
}

async function failedPost(post: Post, to = 'anna@example.com, paul@example.com'): Promise<World> {
  const home = await world({ 'notify.smtp': post.url, 'notify.to': to })
  const { account, fake } = await home.account('fake', { idempotency: 'readback' })
  fake.faults.push('refused')
  await home.post(account, 'a')
  return home
}

async function passes(home: World, count: number): Promise<void> {
  for (let pass = 0; pass < count; pass++) {
    home.advance(11)
    await home.pass()
  }
}

describe('a notice by mail', () => {
  it.each([
    [452, '4.2.2 the box is full'],
    [550, '5.1.1 no such person'],
  ])('that the server refuses with %i is a warning, and is sent again later, once', async (code, message) => {
    const post = await mailServer()
    post.refuse.set('@', { code, message })
    const home = await failedPost(post)
    const { warnings } = await home.pass()
    expect(warnings).toMatchObject([{ code: 'not_notified' }])
    expect(JSON.stringify(warnings)).toContain(message)
    post.refuse.clear()
    await passes(home, 3)
    expect(post.mails).toEqual([['anna@example.com', 'paul@example.com']])
  })

  it('that one of two people cannot get has told the other one', async () => {
    const post = await mailServer()
    post.refuse.set('paul', { code: 550, message: '5.1.1 no such person' })
    const home = await failedPost(post)
    expect((await home.pass()).notices).toMatchObject([{ kind: 'failed', sent_by: ['mail'] }])
    await passes(home, 2)
    expect(post.mails).toEqual([['anna@example.com']])
  })

  it('to a server that is not there is a warning, and what was due leaves all the same', async () => {
    const home = await failedPost({ url: 'smtp://127.0.0.1:9', mails: [], refuse: new Map() })
    const other = await home.account('other', { idempotency: 'readback' })
    const due = await home.post(other.account, 'b')
    const { warnings } = await home.pass()
    expect(warnings.map((one) => one.code)).toEqual(['not_notified'])
    expect((await home.delivery(due.id)).status).toBe('published')
  })
})

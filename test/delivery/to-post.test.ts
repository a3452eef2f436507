import { createServer, type Server } from 'node:http'
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { previewPass } from '../../src/delivery/preview-pass.ts'
import type { Media } from '../../src/networks/contract.ts'
import { world, type World } from '../support/delivery-world.ts'

async function manual(home: World, name = 'facebook') {
  return (await home.account(name, { idempotency: 'person' }, { network: 'manual', for_network: 'facebook' })).account
}

async function startWebhook(status = 204): Promise<{ url: string; bodies: Record<string, unknown>[] }> {
  const bodies: Record<string, unknown>[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies }
}

async function startMail(): Promise<{ url: string; mails: ParsedMail[] }> {
  const mails: ParsedMail[] = []
  const receive = async (stream: Readable): Promise<void> => {
    mails.push(await simpleParser(stream))
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void receive(stream).finally(done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails }
}

describe('what a person posts by hand', () => {
  it('is not asked of them while it is held back, and is once it is not', async () => {
    const home = await world()
    await home.post(await manual(home), 'Bonjour')
    const { url } = await startWebhook(500)
    const config = await home.process().config()
    await config.set('notify.webhook', url)
    expect((await home.pass()).notices).toMatchObject([{ kind: 'to_post', sent_by: [] }])
    const { holds } = await home.process().store()
    const all = { client: 'klein', account_id: null }
    await holds.begin(all, 'alerte', home.now().toISOString())
    home.advance(10)
    expect((await home.pass()).notices).toEqual([])
    await holds.lift(all, home.now().toISOString())
    home.advance(10)
    expect((await home.pass()).notices).toMatchObject([{ kind: 'to_post' }])
  })

  it('is told once at the due instant, and waits however long it takes', async () => {
    const home = await world()
    const post = await home.post(await manual(home), 'Bonjour')
    expect((await previewPass(home.process())).map((one) => one.would)).toEqual(['to_post'])
    const report = await home.pass()
    expect(report).toMatchObject({ due: 1, to_post: 1 })
    expect(report.notices).toMatchObject([
      { kind: 'to_post', text: 'Bonjour', commands: [`smm queue done ${post.post_id} --url <url>`], sent_by: [] },
    ])
    home.advance(60 * 24 * 3)
    expect(await home.pass()).toMatchObject({ due: 0, notices: [] })
    expect(await home.delivery(post.id)).toMatchObject({ status: 'to_post' })
  })

  it('is told at most twice when a pass dies while telling, and not at once', async () => {
    const home = await world()
    const { url, bodies } = await startWebhook()
    await (await home.process().config()).set('notify.webhook', url)
    await home.post(await manual(home), 'Bonjour')
    expect(await home.killedAt('notified')).toBe(true)
    expect(bodies).toHaveLength(1)
    await home.pass()
    expect(bodies).toHaveLength(1)
    home.advance(11)
    await home.pass()
    home.advance(60)
    await home.pass()
    expect(bodies).toHaveLength(2)
  })

  it('is told by one of several passes at once', async () => {
    const home = await world()
    const { url, bodies } = await startWebhook()
    await (await home.process().config()).set('notify.webhook', url)
    await home.post(await manual(home), 'Bonjour')
    await Promise.all(Array.from({ length: 6 }, () => home.pass()))
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toMatchObject({ kind: 'to_post', client: 'klein', account: 'facebook', text: 'Bonjour' })
  })

  it('is told again ten minutes later when the webhook refuses, and the pass says so', async () => {
    const home = await world()
    const { url, bodies } = await startWebhook(500)
    await (await home.process().config()).set('notify.webhook', url)
    await home.post(await manual(home), 'Bonjour')
    expect((await home.pass()).warnings.map((warning) => warning.code)).toEqual(['not_notified'])
    home.advance(5)
    await home.pass()
    expect(bodies).toHaveLength(1)
    home.advance(6)
    await home.pass()
    expect(bodies).toHaveLength(2)
  })

  it('comes by mail with its text and its image, to be posted from a telephone', async () => {
    const home = await world()
    const { url, mails } = await startMail()
    const config = await home.process().config()
    await config.set('notify.smtp', url)
    await config.set('notify.to', 'anna@example.com')
    const folder = home.process().places.media
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'pain.png')
    writeFileSync(path, 'pixels')
    const sha256 = createHash('sha256').update('pixels').digest('hex')
    const media: Media[] = [
      { path, file_name: 'pain.png', sha256, mime: 'image/png', bytes: 6, width: 1, height: 1, alt: 'Un pain', no_alt: false },
    ]
    await home.post(await manual(home), 'Le pain aux figues est de retour', { media })
    const report = await home.pass()
    expect(report.notices[0]?.sent_by).toEqual(['mail'])
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toContain('facebook')
    expect(mails[0]?.text).toContain('Le pain aux figues est de retour')
    expect(mails[0]?.text).toContain('smm queue done 1 --url <url>')
    expect(mails[0]?.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['pain.png', 'pixels'],
    ])
    rmSync(path)
    await home.post(await manual(home, 'other'), 'Sans son image', { media })
    expect((await home.pass()).notices[0]?.sent_by).toEqual(['mail'])
    expect(mails[1]?.text).toContain('pain.png')
  })
})

import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Failure } from '../src/failure.ts'
import { sendMail } from '../src/mail.ts'
import { liveSecrets } from '../src/secrets/live.ts'
import { mailServer, type MailServer } from './support/mail-server.ts'
import { testContext, type TestContext } from './support/context.ts'

const letter = {
  to: ['claire@example.com', 'paul@example.com'],
  subject: 'Œufs & crème : « été »',
  text: 'Bonjour,\n.\nune ligne',
  attachments: [{ file_name: 'été.html', mime: 'text/html', bytes: Buffer.from('<p>é</p>') }],
}

async function contextFor(url: string, more: Record<string, string> = {}): Promise<TestContext> {
  return testContext({
    lang: 'fr',
    env: { SMM_NOTIFY_SMTP: url, SMM_CONSULTANT_EMAIL: 'anna@example.com', SMM_CONSULTANT_NAME: 'Anna', ...more },
  })
}

async function failure(url: string): Promise<Failure> {
  const thrown: unknown = await sendMail(await contextFor(url), letter).catch((error: unknown) => error)
  if (thrown instanceof Failure) return thrown
  throw new Error(`no failure: ${JSON.stringify(thrown)}`)
}

describe('a mail', () => {
  it('arrives whole, from the consultant, for each recipient', async () => {
    const server = await mailServer()
    expect(await sendMail(await contextFor(server.url), letter)).toEqual({ accepted: letter.to, refused: [] })
    expect(server.mails).toHaveLength(1)
    const [{ mail, to } = { mail: undefined, to: [] }] = server.mails
    expect(to).toEqual(letter.to)
    expect(mail?.from?.value).toEqual([{ address: 'anna@example.com', name: 'Anna' }])
    expect(mail?.subject).toBe(letter.subject)
    expect(mail?.text?.trimEnd()).toBe(letter.text)
    expect(mail?.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([['été.html', '<p>é</p>']])
  })

  it('has no other header and no other recipient than those it was given', async () => {
    const server = await mailServer()
    const subject = 'Juin\r\nBcc: evil@example.com\r\n\r\n<b>x</b>'
    const one = { file_name: 'a"\r\nX-Evil: 1\r\n.html', mime: 'text/html', bytes: Buffer.from('x') }
    const name = 'Anna\r\nBcc: evil@example.com'
    const context = await contextFor(server.url, { SMM_CONSULTANT_NAME: name })
    await sendMail(context, { ...letter, to: ['claire@example.com'], subject, attachments: [one] })
    const [{ mail, to } = { mail: undefined, to: [] }] = server.mails
    expect(to).toEqual(['claire@example.com'])
    expect(mail?.bcc).toBeUndefined()
    expect(mail?.subject).toMatch(/^Juin Bcc: evil@example\.com +<b>x<\/b>$/)
    expect(mail?.attachments[0]?.headers.has('x-evil')).toBe(false)
    await sendMail(context, { ...letter, to: ['claire@example.com, evil@example.com'] }).catch(() => null)
    await sendMail(context, { ...letter, to: ['claire@example.com\r\nRCPT TO:<evil@example.com>'] }).catch(() => null)
    expect(server.mails.flatMap((arrived) => arrived.to)).not.toContain('evil@example.com')
  })

  it('hands no password to a server on the net without an encrypted connection', async () => {
    const server = await mailServer({ user: 'anna', pass: 'smtp-canary-password' })
    const thrown = await failure(server.url.replace('127.0.0.1', '0.0.0.0'))
    expect(thrown).toMatchObject({ kind: 'failed', code: 'mail_not_encrypted' })
    expect(server.mails).toEqual([])
    expect(liveSecrets()).toContain('smtp-canary-password')
    expect(await sendMail(await contextFor(server.url), letter)).toMatchObject({ refused: [] })
  })

  it('names those who were refused, and reaches the others', async () => {
    const server = await mailServer()
    server.refuse.set('paul', { code: 550, message: '5.1.1 no such person' })
    const { accepted, refused } = await sendMail(await contextFor(server.url), letter)
    expect(accepted).toEqual(['claire@example.com'])
    expect(refused).toMatchObject([{ address: 'paul@example.com' }])
    expect(refused[0]?.reason).toContain('no such person')
  })

  const answers: readonly (readonly [string, (server: MailServer) => void, string, string])[] = [
    ['4xx for all', (s) => s.refuse.set('@', { code: 451, message: '4.3.0 later' }), 'busy', 'mail_later'],
    ['5xx for all', (s) => s.refuse.set('@', { code: 550, message: '5.1.1 nobody' }), 'failed', 'mail_refused'],
    ['4xx after the message', (s) => (s.after = { code: 452, message: '4.2.2 full' }), 'busy', 'mail_later'],
    ['5xx after the message', (s) => (s.after = { code: 554, message: '5.7.1 spam' }), 'failed', 'mail_refused'],
    ['silence after the message', (s) => (s.after = 'hang_up'), 'unknown_outcome', 'mail_unknown'],
    ['silence after it was kept', (s) => (s.after = 'keep_and_hang_up'), 'unknown_outcome', 'mail_unknown'],
  ]
  it.each(answers)('that is answered with %s', async (_, arrange, kind, code) => {
    const server = await mailServer()
    arrange(server)
    expect(await failure(server.url)).toMatchObject({ kind, code })
  })

  it('with a wrong password is a matter of credentials, and the password is not told', async () => {
    const server = await mailServer({ user: 'anna', pass: 'right' })
    const failed = await failure(server.url.replace('right', 'wrong-password'))
    expect(failed).toMatchObject({ kind: 'credential', code: 'mail_login_refused' })
    expect(failed.message + String(failed.hint)).not.toContain('wrong-password')
    // nobody signed in at all
    expect(await failure(server.url.replace('anna:right@', ''))).toMatchObject({ kind: 'credential' })
  })

  it('to a server that is not there, or hangs up before anything was said, did not leave', async () => {
    expect(await failure('smtp://127.0.0.1:9')).toMatchObject({ kind: 'busy', code: 'mail_later' })
    const rude = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', () => resolve()))
    onTestFinished(() => void rude.close())
    const { port } = rude.address() as AddressInfo
    expect(await failure(`smtp://127.0.0.1:${port}`)).toMatchObject({ kind: 'busy', code: 'mail_later' })
  })

  it('wants a server and a sender', async () => {
    const bare = testContext({ lang: 'fr' })
    await expect(sendMail(bare, letter)).rejects.toMatchObject({ kind: 'usage', code: 'no_mail_server' })
    const nameless = testContext({ lang: 'fr', env: { SMM_NOTIFY_SMTP: 'smtp://127.0.0.1:9' } })
    await expect(sendMail(nameless, letter)).rejects.toMatchObject({ kind: 'usage', code: 'no_sender' })
  })
})

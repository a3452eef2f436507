import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Arrived {
  readonly to: readonly string[]
  readonly mail: ParsedMail
}

export interface MailServer {
  /** For `notify.smtp`. */
  readonly url: string
  readonly mails: Arrived[]
  /** Answers to recipients by what is in their address. */
  readonly refuse: Map<string, { code: number; message: string }>
  /** What happens once the whole message is there. */
  after: 'accept' | 'hang_up' | 'keep_and_hang_up' | { code: number; message: string }
  /** Milliseconds between the message and the answer. */
  delay: number
}

/** A mail server on loopback. With `login`, only that name and password may send. */
export async function mailServer(login?: { user: string; pass: string }): Promise<MailServer> {
  const state: MailServer = { url: '', mails: [], refuse: new Map(), after: 'accept', delay: 0 }
  const sockets = new Set<{ destroy(): void }>()
  const server = new SMTPServer({
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      const right = username === login?.user && password === login?.pass
      done(right ? null : Object.assign(new Error('5.7.8 bad credentials'), { responseCode: 535 }), { user: username })
    },
    onRcptTo: ({ address }, _session, done) => {
      const [, no] = [...state.refuse].find(([part]) => address.includes(part)) ?? []
      done(no === undefined ? null : Object.assign(new Error(no.message), { responseCode: no.code }))
    },
    onData: (stream, { envelope }, done) => {
      void (async () => {
        const mail = await simpleParser(stream)
        const to = envelope.rcptTo.map(({ address }) => address)
        const { after, delay } = state
        if (after === 'accept' || after === 'keep_and_hang_up') state.mails.push({ to, mail })
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
        if (after === 'accept') done()
        else if (typeof after === 'object') done(Object.assign(new Error(after.message), { responseCode: after.code }))
        else for (const socket of sockets) socket.destroy()
      })()
    },
  })
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const { port } = server.server.address() as AddressInfo
  const who = login === undefined ? '' : `${login.user}:${login.pass}@`
  return Object.assign(state, { url: `smtp://${who}127.0.0.1:${port}` })
}

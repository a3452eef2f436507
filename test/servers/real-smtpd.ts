import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { simpleParser, type ParsedMail } from 'mailparser'

export interface Smtpd {
  /** For `notify.smtp`. */
  readonly url: string
  /** What has been delivered to the box, once there are so many. */
  mails(count: number): Promise<readonly ParsedMail[]>
  close(): Promise<void>
}

/**
 * Debian's OpenSMTPD on loopback: takes what is for anyone at `example.com`, refuses all other recipients, and delivers into a maildir.
 * It wants root, for it gives up its rights itself.
 */
export async function startSmtpd(): Promise<Smtpd> {
  const needs = 'OpenSMTPD comes from: apt-get install -y --no-install-recommends opensmtpd'
  if (process.getuid?.() !== 0) throw new Error(`OpenSMTPD must be started by root. ${needs}`)
  const folder = await mkdtemp(join(tmpdir(), 'smm-smtpd-'))
  const box = join(folder, 'box')
  await chmod(folder, 0o755)
  await mkdir(box)
  const [nobody, nogroup] = [65_534, 65_534]
  await chown(box, nobody, nogroup)
  const port = await freePort()
  const file = join(folder, 'smtpd.conf')
  await writeFile(file, config(box, port))
  const child = spawn('smtpd', ['-d', '-f', file], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  const close = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const mails: Smtpd['mails'] = async (count) => {
    const deadline = performance.now() + 20_000
    for (;;) {
      const names = await readdir(join(box, 'new')).catch(() => [])
      if (names.length >= count) {
        return Promise.all(names.map(async (name) => simpleParser(await readFile(join(box, 'new', name)))))
      }
      if (performance.now() > deadline) throw new Error(`${names.length} of ${count} mails have arrived:\n${said}`)
      await pause(50)
    }
  }
  for (let tries = 0; tries < 200 && child.pid !== undefined && child.exitCode === null; tries++) {
    if (await answers(port)) return { url: `smtp://127.0.0.1:${port}`, mails, close }
    await pause(25)
  }
  await close()
  throw new Error(`OpenSMTPD does not start. ${needs}\n${said}`)
}

function config(box: string, port: number): string {
  return `table anyone { "@" = "nobody" }
listen on 127.0.0.1 port ${port}
action "keep" maildir "${box}" virtual <anyone>
match from any for domain "example.com" action "keep"
`
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

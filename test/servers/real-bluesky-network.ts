import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { installBlueskyNetwork } from './install-bluesky-network.mjs'

const run = promisify(execFile)

export interface BlueskyPerson {
  readonly did: string
  readonly handle: string
  readonly app_password: string
  /** Makes a record in this person's repository: a like, a repost, a follow, a post. */
  record(collection: string, value: Record<string, unknown>): Promise<{ readonly uri: string; readonly cid: string }>
}

export interface BlueskyNetwork {
  readonly url: string
  person(name: string): Promise<BlueskyPerson>
  /** Until the app view has read all that was written. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** A whole Bluesky network with an app view that counts and notifies, over a PostgreSQL and a Redis of its own, all on loopback. */
export async function startBlueskyNetwork(): Promise<BlueskyNetwork> {
  const { folder: installed, node } = await installBlueskyNetwork()
  const folder = await mkdtemp(join(tmpdir(), 'smm-bluesky-network-'))
  await chmod(folder, 0o755)
  const children: ChildProcess[] = []

  async function close(): Promise<void> {
    for (const child of children.toReversed()) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue
      const gone = new Promise((resolve) => child.once('exit', resolve))
      process.kill(-child.pid, 'SIGKILL')
      await gone
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  function start(command: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const path = { PATH: process.env['PATH'], LANG: 'C.UTF-8', TMPDIR: folder }
    const child = spawn(command, words, {
      cwd: folder,
      detached: true,
      env: { ...path, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    children.push(child)
    return child
  }

  async function postgres(): Promise<string> {
    const bin = postgresBin()
    const port = await freePort()
    const data = join(folder, 'postgres')
    await mkdir(data)
    // it refuses to run as root
    const asPostgres = process.getuid?.() === 0
    const user = asPostgres ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : []
    if (asPostgres) {
      const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']).toString())
      await chown(data, id('-u'), id('-g'))
    }
    const init = [...user, join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'smm', '--no-sync']
    await run(init[0] ?? '', init.slice(1), { cwd: folder })
    const settings = ['-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off']
    const serve = [...user, join(bin, 'postgres'), '-D', data, ...settings]
    start(serve[0] ?? '', serve.slice(1))
    for (let tries = 0; tries < 200; tries++) {
      const up = await run(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).then(
        () => true,
        () => false,
      )
      if (up) return `postgresql://smm@127.0.0.1:${port}/postgres`
      await pause(50)
    }
    throw new Error('PostgreSQL does not answer')
  }

  async function redis(): Promise<string> {
    const port = await freePort()
    const child = start('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder])
    const failed = new Promise<never>((_, reject) => {
      child.once('error', () =>
        reject(new Error('redis-server is not there: apt-get install -y --no-install-recommends redis-server')),
      )
    })
    const ready = new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Ready to accept') && resolve())
    })
    await Promise.race([ready, failed])
    return `127.0.0.1:${port}`
  }

  try {
    const env = { DB_POSTGRES_URL: await postgres(), REDIS_HOST: await redis(), LOG_ENABLED: '0' }
    const child = start(node, [join(installed, 'server.mjs')], env)
    let complaints = ''
    child.stderr?.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4000)))
    const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]()
    const said = async (what: string): Promise<Record<string, unknown>> => {
      for (;;) {
        const { value, done } = await lines.next()
        if (done === true) throw new Error(`the network ended:\n${complaints}`)
        if (value.includes(`"${what}":true`)) return JSON.parse(value) as Record<string, unknown>
      }
    }
    const url = String((await said('ready'))['url'])

    const xrpc = async (nsid: string, json: unknown, token?: string): Promise<Record<string, string>> => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
      const answer = await fetch(`${url}/xrpc/${nsid}`, { method: 'POST', headers, body: JSON.stringify(json) })
      if (!answer.ok) throw new Error(`${nsid}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Record<string, string>
    }
    return {
      url,
      async person(name) {
        const handle = `${name}.test`
        const made = await xrpc('com.atproto.server.createAccount', {
          handle,
          email: `${name}@example.com`,
          password: 'secret-pass',
        })
        const { did = '', accessJwt = '' } = made
        const { password = '' } = await xrpc('com.atproto.server.createAppPassword', { name: 'smm' }, accessJwt)
        return {
          did,
          handle,
          app_password: password,
          async record(collection, value) {
            const record = { $type: collection, createdAt: new Date().toISOString(), ...value }
            const { uri = '', cid = '' } = await xrpc(
              'com.atproto.repo.createRecord',
              { repo: did, collection, record },
              accessJwt,
            )
            return { uri, cid }
          },
        }
      },
      async settled() {
        child.stdin?.write('\n')
        await said('processed')
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function postgresBin(): string {
  const home = '/usr/lib/postgresql'
  const [newest] = (existsSync(home) ? readdirSync(home) : []).toSorted((a, b) => Number(b) - Number(a))
  if (newest === undefined) throw new Error('PostgreSQL is not there: apt-get install -y --no-install-recommends postgresql')
  return join(home, newest, 'bin')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { installBlueskyPds } from './install-bluesky-pds.mjs'

export interface BlueskyAccount {
  readonly did: string
  readonly handle: string
  readonly app_password: string
  /** The access token of the account's own password, for what a person does by hand. */
  readonly token: string
}

export interface BlueskyPds {
  readonly url: string
  account(name: string): Promise<BlueskyAccount>
  /** Every post record of an account, newest first. */
  posts(did: string): Promise<{ uri: string; cid: string; value: Record<string, unknown> }[]>
  /** The account's repository revision: it changes with every commit. */
  revision(did: string): Promise<string>
  xrpc(
    nsid: string,
    request?: { token?: string; json?: unknown; query?: Record<string, string> },
  ): Promise<{ status: number; json: Record<string, unknown> }>
  /** Ends the PDS as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port; nothing when it runs. */
  start(): Promise<void>
  close(): Promise<void>
}

/** A real Bluesky PDS with its PLC directory, installed when it is missing, each in a process of its own. */
export async function startBlueskyPds(): Promise<BlueskyPds> {
  const installed = await installBlueskyPds()
  const folder = await mkdtemp(join(tmpdir(), 'smm-pds-'))
  const [pdsPort, plcPort] = [await freePort(), await freePort()]
  const secrets = { PDS_JWT_SECRET: randomBytes(16).toString('hex'), PDS_ROTATION_KEY: randomBytes(32).toString('hex') }

  const begin = async (role: 'plc' | 'pds'): Promise<Running> => {
    const child = spawn(process.execPath, ['server.mjs'], {
      cwd: installed,
      env: {
        PATH: process.env['PATH'],
        ROLE: role,
        PDS_PORT: String(pdsPort),
        PLC_PORT: String(plcPort),
        PDS_DIR: folder,
        LOG_ENABLED: '0',
        TMPDIR: folder,
        ...secrets,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let complaints = ''
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.includes('"ready":true')) resolve()
      })
      void gone.then(() => reject(new Error(`the ${role} ended before it answered:\n${complaints}`)))
    })
    return { child, gone }
  }
  const plc = await begin('plc')
  let pds: Running | null = await begin('pds')
  const url = `http://localhost:${pdsPort}`

  const xrpc: BlueskyPds['xrpc'] = async (nsid, { token, json, query } = {}) => {
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`
    const headers: Record<string, string> = {}
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    if (json !== undefined) headers['content-type'] = 'application/json'
    const response = await fetch(`${url}/xrpc/${nsid}${search}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    return { status: response.status, json: (await response.json().catch(() => ({}))) as Record<string, unknown> }
  }

  return {
    url,
    xrpc,
    async account(name) {
      const handle = `${name}.test`
      const made = await xrpc('com.atproto.server.createAccount', {
        json: { handle, email: `${name}@example.com`, password: 'the-account-password' },
      })
      if (made.status !== 200) throw new Error(`createAccount: ${JSON.stringify(made.json)}`)
      const token = String(made.json['accessJwt'])
      const password = await xrpc('com.atproto.server.createAppPassword', { token, json: { name: 'smm' } })
      return { did: String(made.json['did']), handle, app_password: String(password.json['password']), token }
    },
    async posts(did) {
      type Page = { records: Awaited<ReturnType<BlueskyPds['posts']>>; cursor?: string }
      const all: Page['records'] = []
      let cursor: string | undefined
      do {
        const query = { repo: did, collection: 'app.bsky.feed.post', limit: '100', ...(cursor === undefined ? {} : { cursor }) }
        const page = (await xrpc('com.atproto.repo.listRecords', { query })).json as unknown as Page
        all.push(...page.records)
        cursor = page.cursor
      } while (cursor !== undefined)
      return all
    },
    async revision(did) {
      return String((await xrpc('com.atproto.sync.getLatestCommit', { query: { did } })).json['rev'])
    },
    async kill() {
      pds?.child.kill('SIGKILL')
      await pds?.gone
      pds = null
    },
    async start() {
      pds ??= await begin('pds')
    },
    async close() {
      for (const one of [pds, plc]) {
        if (one === null) continue
        one.child.kill('SIGTERM')
        const stubborn = setTimeout(() => one.child.kill('SIGKILL'), 5000)
        await one.gone
        clearTimeout(stubborn)
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Running {
  readonly child: ChildProcess
  readonly gone: Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

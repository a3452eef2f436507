import { spawn } from 'node:child_process'
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
  close(): Promise<void>
}

/** A real Bluesky PDS with its PLC directory, installed when it is missing, in a process and a folder of its own. */
export async function startBlueskyPds(): Promise<BlueskyPds> {
  const installed = await installBlueskyPds()
  const folder = await mkdtemp(join(tmpdir(), 'smm-pds-'))
  const [pdsPort, plcPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: installed,
    env: {
      PATH: process.env['PATH'],
      PDS_PORT: String(pdsPort),
      PLC_PORT: String(plcPort),
      PDS_DIR: folder,
      LOG_ENABLED: '0',
      TMPDIR: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve((JSON.parse(line) as { url: string }).url)
    })
    void gone.then(() => reject(new Error(`the PDS ended before it answered:\n${complaints}`)))
  })

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
      const { json } = await xrpc('com.atproto.repo.listRecords', {
        query: { repo: did, collection: 'app.bsky.feed.post', limit: '100' },
      })
      return json['records'] as Awaited<ReturnType<BlueskyPds['posts']>>
    },
    async revision(did) {
      return String((await xrpc('com.atproto.sync.getLatestCommit', { query: { did } })).json['rev'])
    },
    async close() {
      child.kill('SIGTERM')
      const stubborn = setTimeout(() => child.kill('SIGKILL'), 5000)
      await gone
      clearTimeout(stubborn)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

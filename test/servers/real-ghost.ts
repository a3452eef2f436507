import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { openSync, closeSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { authorization } from '../../src/networks/ghost/token.ts'
import { installGhost } from './install-ghost.mjs'

export interface RealPost {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly status: string
  readonly html: string
  readonly feature_image: string | null
  readonly feature_image_alt: string | null
  readonly url: string
  readonly tags: readonly { readonly name: string; readonly slug: string }[]
  readonly email: unknown
  readonly newsletter: unknown
}

export interface RealGhost {
  /** The address of the site, without a slash at its end. */
  readonly url: string
  readonly admin_key: string
  readonly content_key: string
  /** Every post, drafts as well, oldest first. */
  posts(): Promise<readonly RealPost[]>
  /** Any request of the Admin API with the key. */
  admin(method: string, path: string, json?: unknown): Promise<{ status: number; json: Record<string, unknown> }>
  /** As a power cut: the process group is killed, the database stays as it is. */
  kill(): Promise<void>
  /** On the same port, with the same database. */
  start(): Promise<void>
  close(): Promise<void>
}

const owner = { name: 'Claire', email: 'claire@example.com', password: 'Une-phrase-longue-42' }

/** A real Ghost with an owner and an integration, installed when it is missing, in a process and a folder of its own. */
export async function startRealGhost({ folder = '' }: { folder?: string } = {}): Promise<RealGhost> {
  const installed = await installGhost()
  const place = await mkdtemp(join(tmpdir(), 'smm-ghost-run-'))
  const log = join(place, 'ghost.log')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const url = origin + folder
  const api = `${url}/ghost/api/admin`
  await mkdir(join(place, 'tmp'))
  await mkdir(join(place, 'content/data'), { recursive: true })
  await cp(join(installed.ghost, 'content/themes'), join(place, 'content/themes'), { recursive: true, dereference: true })

  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    const output = openSync(log, 'a')
    const running = spawn(installed.node, ['index.js'], {
      cwd: installed.ghost,
      // a group of its own: what it starts ends with it
      detached: true,
      env: {
        PATH: process.env['PATH'],
        TMPDIR: join(place, 'tmp'),
        NODE_ENV: 'development',
        url,
        server__port: String(port),
        server__host: '127.0.0.1',
        paths__contentPath: join(place, 'content'),
        database__client: 'better-sqlite3',
        database__connection__filename: join(place, 'content/data/ghost.db'),
        database__useNullAsDefault: 'true',
        mail__transport: 'stub',
        privacy__useUpdateCheck: 'false',
        privacy__useGravatar: 'false',
        security__staffDeviceVerification: 'false',
      },
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    child = running
    const deadline = performance.now() + 180_000
    for (;;) {
      const answer = await fetch(`${api}/site/`).catch(() => null)
      if (answer?.status === 200) return
      if (running.exitCode !== null || running.signalCode !== null || performance.now() > deadline) {
        throw new Error(`Ghost did not come up:\n${(await readFile(log, 'utf8')).slice(-4000)}`)
      }
      await pause(100)
    }
  }

  async function kill(): Promise<void> {
    const running = child
    child = null
    if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    process.kill(-running.pid, 'SIGKILL')
    await gone
  }

  async function close(): Promise<void> {
    await kill()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  }

  /** As the pages of the administration do it. */
  async function byHand(method: string, path: string, json: unknown, cookie = ''): Promise<Response> {
    const answer = await fetch(api + path, {
      method,
      headers: { origin, 'content-type': 'application/json', ...(cookie && { cookie }) },
      body: JSON.stringify(json),
    })
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  async function integration(tries = 5): Promise<Response> {
    const session = await byHand('POST', '/session/', { username: owner.email, password: owner.password })
    const cookie = session.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    try {
      return await byHand('POST', '/integrations/?include=api_keys', { integrations: [{ name: 'smm' }] }, cookie)
    } catch (error) {
      // a session that has just been opened was seen not to be known yet, on a busy machine
      if (tries === 1) throw error
      await pause(500)
      return integration(tries - 1)
    }
  }

  async function keys(): Promise<{ admin_key: string; content_key: string }> {
    await byHand('POST', '/authentication/setup/', { setup: [{ ...owner, blogTitle: 'Le journal de la boulangerie' }] })
    const made = await integration()
    const { integrations } = (await made.json()) as {
      integrations: { api_keys: { id: string; type: string; secret: string }[] }[]
    }
    const of = (type: string) => integrations[0]?.api_keys.find((one) => one.type === type)
    const [admin, content] = [of('admin'), of('content')]
    if (!admin || !content) throw new Error('the integration has no keys')
    const admin_key = admin.secret.includes(':') ? admin.secret : `${admin.id}:${admin.secret}`
    return { admin_key, content_key: content.secret }
  }

  try {
    await start()
    const { admin_key, content_key } = await keys()
    const admin: RealGhost['admin'] = async (method, path, json) => {
      const answer = await fetch(api + path, {
        method,
        headers: {
          authorization: authorization(admin_key, new Date()),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      })
      const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>
      return { status: answer.status, json: body }
    }
    return {
      url,
      admin_key,
      content_key,
      admin,
      async posts() {
        // the welcome page of a new site is no article of ours
        const query = new URLSearchParams({
          limit: '100',
          formats: 'html',
          include: 'tags,email,newsletter',
          order: 'created_at asc',
        })
        const { json } = await admin('GET', `/posts/?${query.toString()}`)
        return (json['posts'] as RealPost[]).filter((post) => post.slug !== 'coming-soon')
      },
      kill,
      start,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

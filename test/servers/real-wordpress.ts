import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { installWordpress } from './install-wordpress.mjs'

const run = promisify(execFile)
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

type User = 'admin' | 'redac' | 'essai'

/** A post as an administrator reads it through the REST API. */
export interface RealPost {
  readonly id: number
  readonly status: string
  readonly slug: string
  readonly link: string
  readonly featured_media: number
  readonly tags: readonly number[]
  readonly title: { readonly raw: string; readonly rendered: string }
  readonly content: { readonly raw: string; readonly rendered: string }
}

export interface RealWordpress {
  readonly url: string
  secrets(user: User): { username: string; application_password: string }
  /** Every post whatever its state but the bin, newest first. */
  posts(): Promise<readonly RealPost[]>
  media(): Promise<readonly { readonly id: number; readonly slug: string; readonly alt_text: string }[]>
  /** Any call as the administrator. */
  rest(method: string, route: string, json?: unknown): Promise<{ status: number; json: unknown }>
  /** Ends the server as a power cut would. */
  kill(): Promise<void>
  /** Starts it again; nothing when it runs. */
  start(): Promise<void>
  close(): Promise<void>
}

/**
 * A real WordPress under PHP's own web server, on loopback, in a folder and a process group of its own: on SQLite or, with
 * SMM_WORDPRESS=mariadb, over a MariaDB of its own, as nearly every site has it.
 */
export async function startRealWordpress(): Promise<RealWordpress> {
  const installed = await installWordpress()
  const folder = await mkdtemp(join(tmpdir(), 'smm-wordpress-'))
  const site = join(folder, 'site')
  await cp(join(installed, 'site'), site, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const database = process.env['SMM_WORDPRESS'] === 'mariadb' ? await startMariadb(folder) : null
  if (database !== null)
    for (const name of ['db.php', 'database']) await rm(join(site, 'wp-content', name), { recursive: true, force: true })
  await writeFile(join(site, 'wp-config.php'), config(url, database?.socket ?? null))
  const made = await run('php', [beside('wordpress-site.php'), site, url])
  const passwords = JSON.parse(made.stdout.trim().split('\n').at(-1) ?? '{}') as Record<User, string>
  const secrets = (user: User) => ({ username: user, application_password: passwords[user] })

  let child: ChildProcess | null = null
  let gone: Promise<void> = Promise.resolve()
  let complaints = ''

  const running = (): boolean => child?.pid !== undefined && child.exitCode === null && child.signalCode === null

  async function start(): Promise<void> {
    if (running()) return
    const limits = ['-d', 'upload_max_filesize=64M', '-d', 'post_max_size=64M']
    const started = spawn('php', [...limits, '-S', `127.0.0.1:${port}`, '-t', site, beside('wordpress-router.php')], {
      // its workers outlive it unless they go as a group
      detached: true,
      env: { PATH: process.env['PATH'], PHP_CLI_SERVER_WORKERS: '4', TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child = started
    complaints = ''
    started.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4000)))
    gone = new Promise((resolve) => started.once('exit', () => resolve()))
    for (let tries = 0; tries < 200; tries++) {
      const answered = await fetch(`${url}/wp-json/?_fields=name`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (answered) return
      if (started.exitCode !== null) break
      await pause(100)
    }
    throw new Error(`WordPress does not answer:\n${complaints}`)
  }

  async function kill(): Promise<void> {
    if (child?.pid !== undefined && running()) process.kill(-child.pid, 'SIGKILL')
    await gone
  }

  const rest: RealWordpress['rest'] = async (method, route, json) => {
    const { username, application_password } = secrets('admin')
    const login = Buffer.from(`${username}:${application_password}`).toString('base64')
    const answer = await fetch(`${url}/wp-json/wp/v2${route}`, {
      method,
      headers: { authorization: `Basic ${login}`, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    return { status: answer.status, json: await answer.json() }
  }

  async function all<T>(route: string): Promise<T[]> {
    const found: T[] = []
    for (let page = 1; ; page++) {
      const { status, json } = await rest('GET', `${route}&context=edit&per_page=100&page=${page}`)
      if (status !== 200) throw new Error(`${route}: ${JSON.stringify(json)}`)
      found.push(...(json as T[]))
      if ((json as T[]).length < 100) return found
    }
  }

  await start()
  return {
    url,
    secrets,
    posts: () => all<RealPost>('/posts?status=any'),
    media: () => all('/media?_fields=id,slug,alt_text'),
    rest,
    kill,
    start,
    async close() {
      await kill()
      await database?.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** A server that is reached by a socket in `folder` only, with an empty database `wp`. */
async function startMariadb(folder: string): Promise<{ socket: string; close(): Promise<void> }> {
  const [data, socket] = [join(folder, 'mariadb'), join(folder, 'mariadb.sock')]
  const user = `--user=${userInfo().username}`
  const quiet = ['--auth-root-authentication-method=normal', '--skip-test-db']
  await run('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, user, ...quiet]).catch((error: unknown) => {
    const install = 'apt-get install -y --no-install-recommends php-mysql mariadb-server-core mariadb-client-core'
    throw new Error(`MariaDB cannot be set up; it comes from: ${install}`, { cause: error })
  })
  const words = [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
    user,
    '--performance-schema=off',
  ]
  const server = spawn('mariadbd', words, { detached: true, stdio: 'ignore' })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const sql = async (text: string): Promise<void> => {
    await run('mariadb', ['--no-defaults', '-uroot', '-S', socket, '-e', text])
  }
  for (let tries = 0; ; tries++) {
    try {
      await sql('CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4')
      break
    } catch (error) {
      if (tries === 150) throw error
      await pause(100)
    }
  }
  return {
    socket,
    async close() {
      if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL')
      await gone
    },
  }
}

/** `socket` null: SQLite. */
function config(url: string, socket: string | null): string {
  const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`])
  const constants: Record<string, string | boolean> = {
    DB_NAME: 'wp',
    DB_USER: socket === null ? '' : 'root',
    DB_PASSWORD: '',
    DB_HOST: socket === null ? '' : `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    ...Object.fromEntries(keys.map((name) => [name, `test-${name}`])),
    // application passwords without https
    WP_ENVIRONMENT_TYPE: 'local',
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    WP_AUTO_UPDATE_CORE: false,
    WP_HOME: url,
    WP_SITEURL: url,
    FS_METHOD: 'direct',
  }
  const lines = Object.entries(constants).map(([name, value]) => `define('${name}', ${JSON.stringify(value)});`)
  return `<?php
${lines.join('\n')}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

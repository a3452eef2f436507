// Networks on loopback behind TLS, in a process of their own: each request is answered after a time that is given, as far away servers do.
// Mastodon and Bluesky answer plainly, since clients that are compared with smm send less than the strict servers of the tests ask for;
// the others are those strict servers. Started by `startNetworks`.
import { fork } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { Agent, request as requestHttp } from 'node:http'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(import.meta.url)
const pem = (/** @type {string} */ name) => fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url))
/** Whom to trust: for NODE_EXTRA_CA_CERTS. Node 20 then reads all certificates at its start instead of at the first connection. */
export const certificate = pem('cert')

/**
 * What one network saw since it was last asked.
 * @typedef {object} Seen
 * @property {number} requests
 * @property {number} posts visible ones
 * @property {number} connections
 * @property {number} open at most at the same time
 * @property {number} trips one after the other: the longest chain of requests that each began after the answer to another
 *
 * @typedef {object} Networks
 * @property {Record<string, { url: string, secrets: Record<string, string> }>} places by network
 * @property {() => Promise<Record<string, Seen>>} seen and begins anew
 * @property {() => void} close
 */

/**
 * @param {{ folder: string, latency: number, strict?: boolean, plain?: number }} given `plain`: how many Mastodon and Bluesky servers
 * of each; `strict`: the four others too
 * @returns {Promise<Networks>}
 */
export async function startNetworks(given) {
  const child = fork(here, [JSON.stringify(given)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const next = () =>
    new Promise((resolve, reject) => {
      const ended = (/** @type {number | null} */ code) => reject(new Error(`the servers ended: ${code}`))
      child.once('exit', ended)
      child.once('message', (told) => {
        child.off('exit', ended)
        resolve(told)
      })
    })
  const places = await next()
  return {
    places,
    seen: () => {
      child.send('seen')
      return next()
    },
    close: () => child.kill(),
  }
}

/** @typedef {(request: { method: string, path: string, headers: import('node:http').IncomingHttpHeaders, body: Buffer }) => Answer | Promise<Answer>} Answering */
/** @typedef {{ status: number, body: string | Buffer, headers?: Record<string, string> }} Answer */

let number = 0

/** @param {unknown} body @returns {Answer} */
const ok = (body) => ({ status: 200, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const missing = { status: 404, body: '{"error":"Record not found"}', headers: { 'content-type': 'application/json' } }

/** @param {string} name @returns {Answering} */
function mastodon(name) {
  return ({ method, path }) => {
    const account = { id: name, acct: name, username: name, url: `https://localhost/@${name}` }
    if (path === '/api/v1/accounts/verify_credentials') return ok(account)
    if (path === '/api/v2/instance')
      return ok({ version: '4.5.3', source_url: 'https://github.com/mastodon/mastodon', configuration: {} })
    if (path === '/api/v1/apps/verify_credentials') return ok({ name: 'smm', scopes: ['read', 'write'] })
    if (method !== 'POST' || path !== '/api/v1/statuses') return missing
    const id = String(++number)
    return ok({
      id,
      uri: `https://localhost/${id}`,
      url: `https://localhost/@${name}/${id}`,
      created_at: new Date().toISOString(),
      account,
    })
  }
}

/** @param {string} name @returns {Answering} */
function bluesky(name) {
  const did = `did:plc:${name}`
  return ({ path, body }) => {
    if (path.startsWith('/xrpc/com.atproto.server.createSession'))
      return ok({ did, handle: `${name}.test`, accessJwt: 'a.b.c', refreshJwt: 'd.e.f' })
    if (!/^\/xrpc\/com\.atproto\.repo\.(?:put|create)Record/.test(path)) return missing
    const { rkey = `3k${++number}` } = JSON.parse(body.toString())
    return ok({ uri: `at://${did}/app.bsky.feed.post/${rkey}`, cid: 'bafyreib' })
  }
}

/** Hands on to a server of the tests. @param {string} target @returns {Answering} */
function through(target) {
  const agent = new Agent({ keepAlive: true })
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const { host: _host, connection: _connection, ...rest } = headers
      requestHttp(target + path, { method, headers: rest, agent }, async (response) => {
        const chunks = []
        for await (const chunk of response) chunks.push(chunk)
        const { connection: _its, 'transfer-encoding': _encoding, ...told } = response.headers
        const kept = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]))
        resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks), headers: kept })
      })
        .on('error', reject)
        .end(body)
    })
}

/**
 * A TLS server that answers after `latency` ms.
 * @param {Answering} answering @param {number} latency @param {(method: string, path: string) => boolean} isPost
 */
async function serve(answering, latency, isPost) {
  /** @type {Seen} */
  let seen = { requests: 0, posts: 0, connections: 0, open: 0, trips: 0 }
  let open = 0
  const server = createServer({ key: readFileSync(pem('key')), cert: readFileSync(certificate) }, async (request, response) => {
    const now = seen
    const trip = now.trips + 1
    now.requests += 1
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = 'GET', url: path = '/', headers } = request
    const began = performance.now()
    const answer = await answering({ method, path, headers, body: Buffer.concat(chunks) })
    setTimeout(
      () => {
        now.trips = Math.max(now.trips, trip)
        if (isPost(method, path) && answer.status < 300) now.posts += 1
        response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
        response.end(answer.body)
      },
      latency - (performance.now() - began),
    )
  })
  server.on('secureConnection', (socket) => {
    seen.connections += 1
    seen.open = Math.max(seen.open, ++open)
    socket.on('close', () => (open -= 1))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `https://localhost:${port}`,
    take() {
      const taken = seen
      seen = { requests: 0, posts: 0, connections: 0, open, trips: 0 }
      return taken
    },
  }
}

/** @param {string} folder */
async function strictServers(folder) {
  const { build } = await import('rolldown')
  const source = (/** @type {string} */ name) => fileURLToPath(new URL(`../servers/${name}.ts`, import.meta.url))
  const names = ['telegram', 'discord', 'threads', 'facebook']
  const dir = join(folder, 'servers')
  mkdirSync(dir, { recursive: true })
  await build({
    input: Object.fromEntries(names.map((name) => [name, source(name)])),
    platform: 'node',
    logLevel: 'silent',
    external: [/^[^./]/],
    output: { dir, format: 'esm', entryFileNames: '[name].mjs' },
  })
  const load = (/** @type {string} */ name) => import(pathToFileURL(join(dir, `${name}.mjs`)).href)
  const telegram = await (await load('telegram')).startTelegram()
  const discord = await (await load('discord')).startDiscord()
  const threads = await (await load('threads')).startThreads({ processing_polls: 0 })
  const facebook = await (await load('facebook')).startFacebook()
  return [
    {
      name: 'telegram',
      target: telegram.url,
      secrets: { bot_token: telegram.token, chat_id: '@boulangerie_test' },
      post: /\/send/,
    },
    { name: 'discord', target: discord.url, secrets: { webhook_url: discord.webhook_url }, post: /\/webhooks\// },
    { name: 'threads', target: threads.url, secrets: { access_token: threads.token }, post: /threads_publish/ },
    {
      name: 'facebook',
      target: facebook.url,
      secrets: { access_token: facebook.token, page_id: facebook.page_id },
      post: /\/\d+_\d+$/,
    },
  ]
}

async function main() {
  /** @type {{ folder: string, latency: number, strict?: boolean, plain?: number }} */
  const { folder, latency, strict = false, plain = 1 } = JSON.parse(process.argv[2] ?? '{}')
  /** @type {Networks['places']} */
  const places = {}
  /** @type {Record<string, () => Seen>} */
  const takes = {}
  const add = async (
    /** @type {string} */ name,
    /** @type {Answering} */ answering,
    /** @type {RegExp} */ post,
    /** @type {Record<string, string>} */ secrets,
  ) => {
    const { url, take } = await serve(answering, latency, (method, path) => method === 'POST' && post.test(path))
    takes[name] = take
    // Discord's is an address of its own
    const own = Object.entries(secrets).map(([key, value]) => [key, value.replace(/^http:\/\/[^/]+/, url)])
    places[name] = { url, secrets: Object.fromEntries(own) }
  }
  for (let i = 1; i <= plain; i++) {
    await add(`mastodon-${i}`, mastodon(`compte${i}`), /statuses$/, { access_token: `token-of-mastodon-${i}` })
    const bsky = { identifier: `compte${i}.test`, app_password: 'aaaa-bbbb-cccc-dddd' }
    await add(`bluesky-${i}`, bluesky(`compte${i}`), /repo\.(?:put|create)Record/, bsky)
  }
  for (const { name, target, post, secrets } of strict ? await strictServers(folder) : [])
    await add(name, through(target), post, secrets)
  process.on('message', () => process.send?.(Object.fromEntries(Object.entries(takes).map(([name, take]) => [name, take()]))))
  process.on('disconnect', () => process.exit())
  process.send?.(places)
}

if (process.argv[1] === here) await main()

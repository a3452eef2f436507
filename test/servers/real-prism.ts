import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { installPrism } from './install-prism.mjs'
import { startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

export interface Prism {
  /** What an account's `--endpoint` is set to. */
  readonly url: string
  /** `POST /v5/pins`, without queries, in their order. */
  calls(): readonly string[]
  /** What the description does not allow in the requests since it was last asked: Prism's own words, and names that it does not know. */
  violations(): readonly string[]
  /** The answer to the next request whose `calls()` line fits: `code=429`, `example=ready`. */
  next(call: RegExp, prefer: string): void
  /** Forgets answers that were asked for and not used, and violations. */
  clear(): void
  close(): Promise<void>
}

/**
 * Prism answers and judges by `test/real/specs/<id>.yaml`, in a process of its own; requests go through a loopback server that asks for
 * particular answers and writes down what was refused.
 */
export async function startPrism(id: string): Promise<Prism> {
  const file = fileURLToPath(new URL(`../real/specs/${id}.yaml`, import.meta.url))
  const paths = pathsOf(await readFile(file, 'utf8'))
  const port = await freePort()
  const child = spawn(process.execPath, [await installPrism(), 'mock', '--errors', '-p', String(port), file], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-8000)))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const deadline = performance.now() + 120_000
  while (!said.includes('Prism is listening')) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`Prism does not start with ${file}:\n${said}`)
    await pause(50)
  }

  const wanted: { call: RegExp; prefer: string }[] = []
  const violations: string[] = []
  const nameOf = ({ method, path }: Received): string => `${method} ${path.split('?')[0] ?? ''}`

  const proxy: Loopback = await startLoopback({
    subject: () => 'read',
    async answer(received): Promise<Answer> {
      const call = nameOf(received)
      const asked = wanted.findIndex((one) => one.call.test(call))
      const [one] = asked < 0 ? [] : wanted.splice(asked, 1)
      for (const name of undeclared(paths, received)) violations.push(`${call}: ${name} is not in the description`)
      const { host: _host, connection: _connection, 'transfer-encoding': _encoding, ...headers } = received.headers
      const answer = await send(port, {
        ...received,
        headers: { ...headers, ...(one === undefined ? {} : { prefer: one.prefer }) },
      })
      const forced = one?.prefer.startsWith('code=') === true
      const judged = answer.headers['sl-violations']
      const refusedByPrism = answer.body.includes('stoplight.io/prism/errors')
      if (judged !== undefined) violations.push(`${call}: ${judged}`)
      if (refusedByPrism || (answer.status >= 400 && !forced)) violations.push(`${call}: ${answer.status} ${answer.body}`)
      // the address of an upload at the network's own host
      const { location } = answer.headers
      if (location === undefined) return answer
      const { pathname, search } = new URL(location)
      return { ...answer, headers: { ...answer.headers, location: `${proxy.url}${pathname}${search}` } }
    },
  })
  return {
    url: proxy.url,
    calls: () => proxy.requests().map(nameOf),
    violations: () => violations.splice(0),
    next: (call, prefer) => void wanted.push({ call, prefer }),
    clear: () => {
      wanted.length = 0
      violations.length = 0
    },
    async close() {
      await proxy.close()
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      await gone
    },
  }
}

async function send(
  port: number,
  { method, path, headers, body }: Received,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const call = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { ...headers, 'content-length': String(body.length) },
  })
  call.end(body)
  const [answer] = (await once(call, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const dropped = /^(access-control-.*|connection|content-length|transfer-encoding|keep-alive)$/
  const kept = Object.entries(answer.headers).filter(([name]) => !dropped.test(name))
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks).toString(),
  }
}

interface Operation {
  readonly parameters?: readonly Described[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: { readonly properties?: object } }>> }
}

/** A parameter, or where it is described. */
interface Described {
  readonly $ref?: string
  readonly name?: string
  readonly in?: string
}

interface Path {
  readonly fits: RegExp
  /** How much of it is fixed: `/me` wins over `/{id}`. */
  readonly fixed: number
  readonly shared: readonly Described[]
  readonly operations: Readonly<Record<string, Operation>>
  readonly named: Readonly<Record<string, Described>>
}

function pathsOf(yaml: string): readonly Path[] {
  const { paths, components = {} } = parse(yaml) as {
    paths: Record<string, Record<string, unknown>>
    components?: { parameters?: Record<string, Described> }
  }
  return Object.entries(paths).map(([path, { parameters = [], ...operations }]) => ({
    fits: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    fixed: path.replace(/\{[^}]+\}/g, '').length,
    shared: parameters as readonly Described[],
    operations: operations as Record<string, Operation>,
    named: components.parameters ?? {},
  }))
}

/** Names in a query or a form that the description does not have: Prism lets them pass. */
function undeclared(paths: readonly Path[], { method, path, headers, body }: Received): string[] {
  const url = new URL(path, 'http://127.0.0.1')
  const [best] = paths.filter(({ fits }) => fits.test(url.pathname)).toSorted((a, b) => b.fixed - a.fixed)
  const operation = best?.operations[method.toLowerCase()]
  // Prism itself says that there is no such path
  if (best === undefined || operation === undefined) return []
  const known = [...best.shared, ...(operation.parameters ?? [])].map((one) =>
    one.$ref === undefined ? one : best.named[one.$ref.split('/').at(-1) ?? ''],
  )
  const queries = new Set(known.filter((one) => one?.in === 'query').map((one) => one?.name))
  const foreign = [...new Set(url.searchParams.keys())]
    .filter((name) => !queries.has(name))
    .map((name) => `the parameter ${name}`)
  const type = headers['content-type']?.split(';')[0] ?? ''
  const fields = operation.requestBody?.content?.[type]?.schema?.properties
  if (fields === undefined || type === 'application/json') return foreign
  const sent =
    type === 'multipart/form-data'
      ? [...body.toString('latin1').matchAll(/content-disposition: form-data; name="([^"]+)"/gi)].map(([, name]) => name ?? '')
      : [...new URLSearchParams(body.toString()).keys()]
  return [...foreign, ...sent.filter((name) => !Object.hasOwn(fields, name)).map((name) => `the field ${name}`)]
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

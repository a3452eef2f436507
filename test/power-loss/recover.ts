import { execFile } from 'node:child_process'
import http from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import type { Recording } from './recording.ts'

/**
 * The machine is on again: passes of the program as cron makes them, on the image that stands at `recording.base`, against a
 * server that remembers what had reached it when the power went. Gives what is wrong in the end. `applied`: whether the server
 * took the call that was on its way.
 */
export async function recover(recording: Recording, program: string, point: number, applied: boolean): Promise<string[]> {
  reboot(recording)
  const { port, flavour } = recording.server
  const server = await startMastodon({ port, flavour })
  try {
    await replay(recording, server, point, applied)
    const before = deliveries(recording)
    for (let pass = 0; pass < 6; pass++) {
      await publish(recording, program)
      if (deliveries(recording).every((one) => one.state === 'sent')) break
      // longer than what it waits for
      await pause(1100)
    }
    return differences(recording, server, before.length)
  } finally {
    await server.close()
  }
}

interface Row {
  readonly state: string
  readonly network: string
  readonly text: string
  readonly idempotency_key: string
  readonly record_key: string
}

function open(recording: Recording): Database.Database {
  return new Database(join(recording.base, 'smm', 'smm.db'))
}

function deliveries(recording: Recording): Row[] {
  const db = open(recording)
  try {
    return db
      .prepare(
        `SELECT d.state, d.network, d.idempotency_key, d.record_key, p.text FROM deliveries d JOIN posts p ON p.id = d.post_id`,
      )
      .all() as Row[]
  } finally {
    db.close()
  }
}

/** A machine that lost power has started again since: its locks are gone and it says so. */
function reboot(recording: Recording): void {
  const db = open(recording)
  db.prepare("UPDATE runs SET boot_id = 'before the power cut'").run()
  db.close()
}

async function replay(recording: Recording, server: FakeMastodon, point: number, applied: boolean): Promise<void> {
  let count = 0
  for (const event of recording.events.slice(0, point + 1)) {
    if (event.kind === 'sent' && event.data.subarray(0, 5).toString('latin1') === 'POST ') count += 1
  }
  const sent = new Set(deliveries(recording).flatMap((one) => (one.state === 'sent' ? [one.idempotency_key] : [])))
  for (const [index, request] of recording.requests.slice(0, count).entries()) {
    const key = request.headers['idempotency-key']
    const onItsWay = index === count - 1 && key !== undefined && !sent.has(key)
    if (onItsWay && !applied) continue
    const { 'content-length': _, connection: __, host: ___, 'transfer-encoding': ____, ...headers } = request.headers
    const status = await post(`${server.url}${request.path}`, headers, request.body)
    if (status >= 300) throw new Error(`the test could not repeat ${request.path}: ${status}`)
  }
}

/** On a connection of its own: the servers of one test follow each other on one port. */
function post(url: string, headers: Record<string, string>, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = http.request(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    call.on('error', reject).end(body)
  })
}

function publish(recording: Recording, program: string): Promise<void> {
  return new Promise((resolve) => {
    // what it says and how it ends is not what counts here
    execFile(process.execPath, [program, 'publish'], { env: recording.env, cwd: recording.base }, () => resolve())
  })
}

function differences(recording: Recording, server: FakeMastodon, known: number): string[] {
  const after = deliveries(recording)
  const faults: string[] = []
  if (after.length !== known) faults.push(`${known} deliveries became ${after.length}`)
  for (const one of after) if (one.state !== 'sent') faults.push(`${one.text} on ${one.network} is ${one.state}`)
  const expected = after.flatMap((one) => (one.network === 'mastodon' ? [one.text] : []))
  compare(
    faults,
    'mastodon',
    expected,
    server.posts().map((post) => post.text),
  )
  const blog = join(recording.base, 'blog')
  const pages = readdirSync(blog).flatMap((name) => {
    if (!name.endsWith('.md')) return []
    return [/^smm_key: (\S+)$/m.exec(readFileSync(join(blog, name), 'utf8'))?.[1] ?? `unreadable ${name}`]
  })
  compare(
    faults,
    'folder',
    after.flatMap((one) => (one.network === 'folder' ? [one.record_key] : [])),
    pages,
  )
  return faults
}

function compare(faults: string[], network: string, expected: readonly string[], found: readonly string[]): void {
  const count = (list: readonly string[], what: string): number => list.filter((one) => one === what).length
  for (const what of new Set([...expected, ...found])) {
    const [wanted, there] = [count(expected, what), count(found, what)]
    if (there < wanted) faults.push(`lost on ${network}: ${what}`)
    if (there > wanted) faults.push(`twice on ${network}: ${what} (${there} instead of ${wanted})`)
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { tid } from '../../src/networks/bluesky/tid.ts'
import type { Access, Connection, Content, Identity, Media, Published } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { createHttp } from '../../src/networks/http.ts'
import { send } from '../../src/networks/send.ts'

/** A plain picture; `shade` makes its bytes differ. */
export function png(width = 32, height = 32, shade = 0x5a): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3), shade)
  for (let row = 0; row < height; row++) rows[row * (1 + width * 3)] = 0
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(named.length + 8)
    out.writeUInt32BE(data.length)
    named.copy(out, 4)
    out.writeUInt32BE(typeof crc32 === 'function' ? crc32(named) : checksum(named), named.length + 4)
    return out
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** `zlib.crc32` came with Node 22.2. */
function checksum(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

let folder: string | undefined

/** A folder of this run, removed by the operating system. */
export function scratch(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'smm-networks-'))
  return mkdtempSync(join(folder, 'case-'))
}

export function picture(
  alt: string | null,
  given: { file_name?: string; shade?: number; width?: number; height?: number } = {},
): Media {
  const { file_name = 'vitrine.png', width = 32, height = 32 } = given
  const bytes = png(width, height, given.shade)
  const path = join(scratch(), file_name)
  writeFileSync(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path, file_name, sha256, mime: 'image/png', bytes: bytes.length, width, height, alt, no_alt: false }
}

/** A box of an MP4 file. */
function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** An MP4 file as its headers describe it: the pictures in it are noise. */
export function mp4(given: { bytes?: number; width?: number; height?: number; seconds?: number; shade?: number } = {}): Buffer {
  const { bytes = 300_000, width = 1080, height = 1920, seconds = 12, shade = 0x21 } = given
  const mvhd = Buffer.alloc(100)
  mvhd.writeUInt32BE(1000, 12)
  mvhd.writeUInt32BE(seconds * 1000, 16)
  const tkhd = Buffer.alloc(84)
  tkhd.writeUInt32BE(width * 65_536, 76)
  tkhd.writeUInt32BE(height * 65_536, 80)
  const brand = Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1')
  const head = Buffer.concat([box('ftyp', brand), box('moov', box('mvhd', mvhd), box('trak', box('tkhd', tkhd)))])
  return Buffer.concat([head, box('mdat', Buffer.alloc(Math.max(0, bytes - head.length - 8), shade))])
}

export function video(given: Parameters<typeof mp4>[0] & { file_name?: string } = {}): Media {
  const { file_name = 'fournil.mp4', width = 1080, height = 1920, seconds = 12 } = given
  const bytes = mp4(given)
  const path = join(scratch(), file_name)
  writeFileSync(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts = { mime: 'video/mp4', bytes: bytes.length, width, height, duration_ms: seconds * 1000 }
  return { path, file_name, sha256, ...facts, alt: null, no_alt: true }
}

/** Media that exist as data only, for rules. */
export function medium(given: Partial<Media> = {}): Media {
  return {
    path: '/nowhere/vitrine.jpg',
    file_name: 'vitrine.jpg',
    sha256: '0'.repeat(64),
    mime: 'image/jpeg',
    bytes: 200_000,
    width: 1080,
    height: 1080,
    alt: 'La vitrine',
    no_alt: false,
    ...given,
  }
}

export function content(given: Partial<Content> = {}): Content {
  return { title: null, text: 'Bonjour', link: null, media: [], tags: [], lang: 'fr', ...given }
}

let made = 0

export function identity(at = new Date(), replies_to: Identity['replies_to'] = null): Identity {
  made += 1
  return {
    delivery_id: made,
    idempotency_key: randomUUID(),
    record_key: tid(at.getTime() * 1000 + made, made % 1024),
    replies_to,
    created_at: at.toISOString(),
  }
}

export interface Bench extends Access {
  /** The `--verbose` lines so far. */
  readonly lines: string[]
}

/** What a connection gets from the core, with a session in memory and a real HTTP module. */
export function access(given: Partial<Omit<Access, 'http'>> & { timeout_ms?: number } = {}): Bench {
  const lines: string[] = []
  const { timeout_ms, session = memorySession(), exclusively = oneAtATime(), ...rest } = given
  const secrets = rest.secrets ?? {}
  const http = createHttp({
    fetch: send,
    // what stands in for the servers of a network is on this machine
    base: rest.endpoint ?? 'http://127.0.0.1',
    verbose: (line) => lines.push(line),
    secrets: () => Object.values(secrets),
    ...(timeout_ms === undefined ? {} : { timeout_ms }),
  })
  return {
    endpoint: null,
    path: null,
    settings: {},
    now: () => new Date(),
    ...rest,
    secrets,
    http,
    session,
    exclusively,
    lines,
  }
}

/** One piece of work after the other, as the lock of an account gives it. */
export function oneAtATime(): Access['exclusively'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}

export function memorySession(): Access['session'] {
  let kept: Record<string, string> | null = null
  return {
    get: async () => kept,
    set: async (value) => {
      kept = value
    },
  }
}

/** All the steps and the visible call, as the core runs them. */
export async function deliver(connection: Connection, what: Content, who: Identity): Promise<Published> {
  return connection.publish(what, who, await stageAll(connection, what, who))
}

export async function stageAll(connection: Connection, what: Content, who: Identity): Promise<Record<string, string>> {
  const handles: Record<string, string> = {}
  for (const step of connection.steps(what)) handles[step] = await connection.stage(step, what, who, handles)
  return handles
}

/** The failure a promise ends with; anything else thrown, and success, fail the test. */
export async function failureOf(promise: Promise<unknown>): Promise<NetworkFailure> {
  try {
    const value = await promise
    throw new Error(`expected a failure, got ${JSON.stringify(value)}`)
  } catch (error) {
    if (error instanceof NetworkFailure) return error
    throw error
  }
}

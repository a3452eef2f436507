import { randomBytes } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Http, HttpResponse, Media } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { createHttp } from '../networks/http.ts'
import { readMedia } from '../networks/media.ts'

/** A folder whose files are at a public address, by whatever way they come there. */
export interface PublicFolder {
  readonly folder: string
  /** Without a slash at its end. */
  readonly base_url: string
}

/** Readable for whoever serves it, whatever guards smm's own files. */
const MODE = 0o644

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
}

/**
 * Copies a file there under the name of its hash, and gives its address once it answers there with the same size and type. Throws
 * `NetworkFailure`: refused `media_missing`, `media_changed`; not_sent `media_folder_missing`, `media_not_public`.
 */
export async function putInFolder(context: Context, place: PublicFolder, media: Media): Promise<string> {
  const name = `${media.sha256}.${endings[media.mime] ?? 'bin'}`
  await copy(place.folder, name, media)
  const address = `${place.base_url}/${name}`
  const http = createHttp({
    fetch: context.fetch,
    base: place.base_url,
    secrets: () => [],
    now: () => context.now(),
    verbose: (line) => context.io.detail(line),
  })
  await check(http, address, media)
  return address
}

/** Whole or not at all: what serves the folder may take a file the moment it is there. */
async function copy(folder: string, name: string, media: Media): Promise<void> {
  const target = join(folder, name)
  const there = await stat(target).catch(() => null)
  if (there?.isFile() === true && there.size === media.bytes) return
  const draft = join(folder, `.smm-${randomBytes(8).toString('hex')}.tmp`)
  const bytes = await readMedia(media)
  try {
    await writeFile(draft, bytes, { flag: 'wx', mode: MODE })
    await rename(draft, target)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new NetworkFailure('not_sent', 'media_folder_missing', `${folder}: ${code}`, { cause: error })
  } finally {
    await rm(draft, { force: true })
  }
}

async function check(http: Http, address: string, media: Media): Promise<void> {
  const wrong = (what: string, status?: number): NetworkFailure =>
    new NetworkFailure('not_sent', 'media_not_public', `${address}: ${what}`, status === undefined ? {} : { status })
  let answer: HttpResponse
  try {
    answer = await http({ method: 'HEAD', url: address, headers: { accept: '*/*' } })
    // some servers know no HEAD: the first byte tells as much
    if (answer.status === 405 || answer.status === 501)
      answer = await http({ url: address, headers: { accept: '*/*', range: 'bytes=0-0' }, accept: [200, 206] })
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    throw wrong(error.message, error.status)
  }
  if (answer.status !== 200 && answer.status !== 206) throw wrong(`HTTP ${answer.status}`, answer.status)
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const range = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1]
  const size = Number(range ?? answer.headers.get('content-length') ?? Number.NaN)
  if (type !== media.mime) throw wrong(`${type === '' ? 'no type' : type}, not ${media.mime}`)
  if (size !== media.bytes) throw wrong(`${Number.isNaN(size) ? 'no size' : `${size} bytes`}, not ${media.bytes}`)
}

import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { postText } from '../i18n/posts.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { say } from '../i18n/text.ts'
import type { Media } from '../networks/contract.ts'
import { makePrivateFolder, syncFolder } from '../private-files.ts'
import { mediaType, type MediaType } from './media-type.ts'

/** A file that a person named, with the description that goes with it. */
export interface NamedMedia {
  /** As typed; relative to `folder`. */
  readonly file: string
  readonly folder: string
  readonly alt: string | null
  readonly no_alt: boolean
  /** What it is called, where the file has another name by now. */
  readonly name?: string
}

/** What was found in it, and where it was found. `media.path` is where its copy belongs. */
export interface FoundMedia {
  /** A file, or what was made of one. */
  readonly from: string | Uint8Array
  readonly media: Media
}

/** No network takes more. */
const maxBytes = 1_000_000_000
/** Where the size of an image stands even behind long metadata. */
const headBytes = 64_000_000

/** Reads the files and writes nothing. Throws one `Failure` (usage, `media_refused`) that lists everything wrong with any of them. */
export async function findMedia(context: Context, named: readonly NamedMedia[]): Promise<FoundMedia[]> {
  const found: FoundMedia[] = []
  const wrong: string[] = []
  for (const one of named) {
    const seen = await look(context, one)
    if (typeof seen === 'string') wrong.push(seen)
    else found.push(seen)
  }
  if (wrong.length === 0) return found
  const { lang } = context
  const [first = ''] = wrong
  throw new Failure(
    'usage',
    'media_refused',
    wrong.length === 1 ? first : say(lang, postText.media_refused, { count: wrong.length }),
    {
      details: wrong.length === 1 ? [] : wrong,
      hint: say(lang, postText.media_refused_hint),
    },
  )
}

async function look(context: Context, named: NamedMedia): Promise<FoundMedia | string> {
  const { lang, places } = context
  const { file } = named
  if (file === '' || file.includes('\0')) return say(lang, postText.media_missing, { file: file.replaceAll('\0', '\\0') })
  const from = resolve(named.folder, file)
  let handle: FileHandle
  try {
    // a pipe without a writer would wait for ever
    if (!(await stat(from)).isFile()) return say(lang, postText.media_no_file, { file })
    handle = await open(from, constants.O_RDONLY)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    return missing
      ? say(lang, postText.media_missing, { file })
      : say(lang, postText.media_unreadable, { file, code: code ?? '' })
  }
  try {
    const { size } = await handle.stat()
    if (size === 0) return say(lang, postText.media_empty, { file })
    if (size > maxBytes) return say(lang, postText.media_too_large, { file })
    const start = Buffer.alloc(256)
    const { bytesRead } = await handle.read(start, 0, start.length, 0)
    const type = mediaType(start.subarray(0, bytesRead))
    if (!type) return say(lang, postText.media_unknown, { file })
    if (!type.usable) return say(lang, postText.media_unusable, { file, type: type.extension.toUpperCase() })
    const pixels = await pixelSize(handle, size, type)
    if (!pixels) return say(lang, postText.media_damaged, { file, type: type.extension.toUpperCase() })
    const sha256 = await hashOf(from)
    const { alt, no_alt } = named
    return {
      from,
      media: {
        path: join(places.media, `${sha256}.${type.extension}`),
        file_name: named.name ?? basename(from),
        sha256,
        mime: type.mime,
        bytes: size,
        ...pixels,
        alt,
        no_alt,
      },
    }
  } finally {
    await handle.close()
  }
}

async function pixelSize(
  handle: FileHandle,
  size: number,
  type: MediaType,
): Promise<{ width: number; height: number; duration_ms?: number | null } | null> {
  if (type.mime.startsWith('video/')) {
    const { videoFacts } = await import('./video-facts.ts')
    return videoFacts(handle, size)
  }
  const head = Buffer.alloc(Math.min(size, headBytes))
  await handle.read(head, 0, head.length, 0)
  const { imageSize } = await import('image-size')
  try {
    const { width, height, orientation = 1 } = imageSize(head)
    if (!(width > 0 && height > 0)) return null
    // 5 to 8 lie on their side: a person and a network see them upright
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

/**
 * SHA-256 of a file (hex), read piece by piece: a film does not fit into memory. Throws what the file system says, and for what never
 * ends: a pipe, a device, more than is ever kept.
 */
export async function hashOf(path: string): Promise<string> {
  const there = await stat(path)
  if (!there.isFile() || there.size > maxBytes) throw Object.assign(new Error(path), { code: 'EFBIG' })
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * Copies what was found into the home folder, named by its content, mode 0600. Twice the same file is one copy; a copy is there
 * whole or not at all, and on the disk before a post names it. Throws `Failure` usage `media_changed` when the file is not what was looked at any more.
 */
export async function keepMedia(context: Context, found: readonly FoundMedia[]): Promise<void> {
  makePrivateFolder(context.places.media)
  for (const { from, media } of found) {
    if (await isKept(media)) continue
    const part = join(context.places.media, `.${randomUUID()}.part`)
    try {
      if ((await copy(from, part)) !== media.sha256) {
        throw new Failure('usage', 'media_changed', say(context.lang, postText.media_changed, { file: media.file_name }), {
          hint: say(context.lang, storedPostText.again),
        })
      }
      await rename(part, media.path)
    } finally {
      await rm(part, { force: true })
    }
  }
  // whether it is new or not: another process may have put it there a moment ago
  syncFolder(context.places.media)
}

async function isKept(media: Media): Promise<boolean> {
  try {
    const { size } = await stat(media.path)
    return size === media.bytes && (await hashOf(media.path)) === media.sha256
  } catch {
    return false
  }
}

/** Copies, waits until it is on the disk, and gives the hash of what was copied. */
async function copy(from: string | Uint8Array, to: string): Promise<string> {
  const hash = createHash('sha256')
  const target = await open(to, 'wx', 0o600)
  try {
    for await (const chunk of typeof from === 'string' ? createReadStream(from) : [from]) {
      hash.update(chunk as Buffer)
      await target.writeFile(chunk as Buffer)
    }
    await target.sync()
  } finally {
    await target.close()
  }
  await chmod(to, 0o600)
  return hash.digest('hex')
}

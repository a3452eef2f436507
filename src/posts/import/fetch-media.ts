import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { say } from '../../i18n/text.ts'
import type { NamedMedia } from '../media.ts'
import type { PostInput } from '../post-input.ts'

/** Of one file: what a network takes of pictures, and of a short film. */
const largest = 64 * 1024 * 1024
const timeout_ms = 60_000

export interface FetchedMedia {
  /** The same post with every picture that has an address as a file. Throws `Failure` usage `media_refused`. */
  withFiles(input: PostInput): Promise<PostInput>
  /** How many stood for what was not fetched. */
  readonly left: () => number
  /** Takes the files away again: what became a post has its own copy by then. */
  close(): Promise<void>
}

export function isAddress(file: string): boolean {
  return /^https?:\/\//i.test(file)
}

/**
 * Pictures that a row names by their address. They are fetched from public machines alone, each address once, when the row is read: what
 * stands there may be another picture on the day the post leaves. A dry run asks no server: a usual picture stands in for them.
 */
export function fetchedMedia(context: Context): FetchedMedia {
  const files = new Map<string, Promise<string>>()
  let folder: Promise<string> | null = null
  let left = 0
  const place = async (): Promise<string> => join(await (folder ??= mkdtemp(join(tmpdir(), 'smm-import-'))), randomUUID())

  const fetched = async (url: string): Promise<string> => {
    const path = await place()
    if (context.options.dry_run) {
      left += 1
      await writeFile(path, usualPicture, { mode: 0o600 })
      return path
    }
    const { fetchPublic } = await import('../../networks/public-fetch.ts')
    const allow_hosts = (await context.config()).get('listen.allow_hosts')
    const { status, bytes } = await fetchPublic(context, url, { max_bytes: largest, timeout_ms, allow_hosts })
    if (status !== 200)
      throw new Failure('usage', 'media_refused', say(context.lang, importTableText.no_picture, { url, status }))
    await writeFile(path, bytes, { mode: 0o600 })
    return path
  }
  const fileOf = async (named: NamedMedia): Promise<NamedMedia> => {
    if (!isAddress(named.file)) return named
    const known = files.get(named.file) ?? fetched(named.file)
    files.set(named.file, known)
    try {
      return { ...named, file: await known, name: nameOf(named.file) }
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'interrupted') throw error
      // of one row, whatever kept it from coming: the others are told too
      const host = URL.canParse(named.file) ? new URL(named.file).host : named.file
      const message =
        error.kind === 'busy' ? say(context.lang, importTableText.no_server, { host, code: error.code }) : error.message
      throw new Failure('usage', 'media_refused', message, { cause: error })
    }
  }
  return {
    withFiles: async (input) => {
      if (input.media === null || !input.media.some(({ file }) => isAddress(file))) return input
      const media: NamedMedia[] = []
      for (const named of input.media) media.push(await fileOf(named))
      return { ...input, media }
    },
    left: () => left,
    close: async () => {
      if (folder !== null) await rm(await folder, { recursive: true, force: true })
    },
  }
}

/** The last part of the address. */
function nameOf(url: string): string {
  const last = URL.canParse(url) ? basename(new URL(url).pathname) : ''
  try {
    return decodeURIComponent(last).replace(/[/\\\p{Cc}]/gu, '_') || 'picture'
  } catch {
    return last
  }
}

/** The head of a JPEG of 1080 × 1080: all that is looked at of a picture before it leaves. */
const usualPicture = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000' +
    'ffc00011080438043803012200021101031101' +
    'ffda000c03010002110311003f00' +
    'ffd9',
  'hex',
)

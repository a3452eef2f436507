import { stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { crisisText } from '../i18n/crisis.ts'
import { say } from '../i18n/text.ts'
import { hashOf, keepMedia } from '../posts/media.ts'

const largest = 25 * 1024 * 1024

export interface Attachment {
  /** Relative to the home folder, named by its content: it is in each backup, and the same file is kept once. */
  readonly attachment: string
  readonly attachment_sha256: string
}

/** A capture that proves something, copied where only its owner reads it. Throws `Failure` usage. */
export async function keepAttachment(context: Context, typed: string): Promise<Attachment> {
  const { cwd, lang, options, places } = context
  const from = resolve(cwd, typed)
  const known = await stat(from).catch(() => null)
  if (known?.isFile() !== true) throw unreadable(context, typed)
  if (known.size > largest) {
    throw new Failure('usage', 'file_too_large', say(lang, crisisText.file_too_large, { path: typed }))
  }
  const sha256 = await hashOf(from).catch(() => {
    throw unreadable(context, typed)
  })
  const ending = /^\.[a-z0-9]{1,8}$/.exec(extname(from).toLowerCase())?.[0] ?? ''
  const name = `${sha256}${ending}`
  const media = { path: join(places.media, name), file_name: basename(from), bytes: known.size, sha256 }
  if (!options.dry_run) {
    await keepMedia(context, [
      { from, media: { ...media, mime: 'application/octet-stream', alt: null, no_alt: true, width: 0, height: 0 } },
    ])
  }
  return { attachment: `media/${name}`, attachment_sha256: sha256 }
}

function unreadable({ lang }: Context, path: string): Failure {
  return new Failure('usage', 'file_unreadable', say(lang, crisisText.file_unreadable, { path }))
}

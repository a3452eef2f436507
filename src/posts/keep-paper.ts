import { stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { rightsText } from '../i18n/rights.ts'
import { say } from '../i18n/text.ts'
import { hashOf, keepMedia } from './media.ts'

const largest = 25 * 1024 * 1024

export interface Paper {
  /** Relative to the home folder; named by its content, in each backup, and the same file is kept once. */
  readonly path: string
  readonly sha256: string
}

/** A signed paper, or a capture that proves something, copied where only its owner reads it; with `dry_run` only looked at. Throws `Failure` usage `paper_unreadable`. */
export async function keepPaper(context: Context, typed: string): Promise<Paper> {
  const { cwd, lang, options, places } = context
  const from = resolve(cwd, typed)
  const refused = (message: string): Failure => new Failure('usage', 'paper_unreadable', message)
  const unreadable = (code: string): Failure => refused(say(lang, rightsText.paper_unreadable, { file: typed, code }))
  const known = await stat(from).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? '')
  })
  // a pipe would be waited for forever
  if (!known.isFile()) throw unreadable('EISDIR')
  if (known.size === 0) throw refused(say(lang, rightsText.paper_empty, { file: typed }))
  if (known.size > largest) throw refused(say(lang, rightsText.paper_too_large, { file: typed }))
  const sha256 = await hashOf(from).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? '')
  })
  const ending = /^\.[a-z0-9]{1,8}$/.exec(extname(from).toLowerCase())?.[0] ?? ''
  const name = `${sha256}${ending}`
  const file = { path: join(places.media, name), file_name: basename(from), bytes: known.size, sha256 }
  const media = { ...file, mime: 'application/octet-stream', alt: null, no_alt: true, width: 0, height: 0 }
  if (!options.dry_run) await keepMedia(context, [{ from, media }])
  return { path: `media/${name}`, sha256 }
}

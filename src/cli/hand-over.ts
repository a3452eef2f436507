import { randomBytes } from 'node:crypto'
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Context } from '../context.ts'
import type { Author } from '../documents/author.ts'
import type { Document } from '../documents/document.ts'
import type { Look } from '../documents/look.ts'
import { largestLogo, readLogo } from '../documents/read-logo.ts'
import { diskHint } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { handOverText } from '../i18n/hand-over.ts'
import { say } from '../i18n/text.ts'
import { refuseOthersLink } from '../private-files.ts'

/** What the verbs that hand documents over have in common: whose they are, how they look, how they reach a file. */
export type DocumentFormat = 'md' | 'html' | 'pdf' | 'docx'

/** Documents in two languages follow each other in one file. `given`: how they looked when they were sent. */
export async function inFormat(
  context: Context,
  documents: readonly Document[],
  format: DocumentFormat,
  given?: Look,
): Promise<string | Uint8Array> {
  if (format === 'md') return documents.map((await import('../documents/to-markdown.ts')).toMarkdown).join('\n')
  const look = given ?? (await lookOf(context))
  switch (format) {
    case 'html':
      return (await import('../documents/to-html.ts')).toHtml(documents, look)
    case 'pdf':
      return (await import('../documents/to-pdf.ts')).toPdf(documents, look, context.lang)
    case 'docx':
      return (await import('../documents/to-docx.ts')).toDocx(documents, look)
  }
}

export async function authorOf(context: Context): Promise<Author> {
  const config = await context.config()
  return {
    name: config.get('consultant.name'),
    company: config.get('consultant.company'),
    email: config.get('consultant.email'),
    phone: config.get('consultant.phone'),
  }
}

export async function lookOf(context: Context): Promise<Look> {
  const config = await context.config()
  const path = config.get('consultant.logo')
  const logo = path === null ? null : await readLogo(path, context.cwd)
  if (path !== null && logo === null) {
    context.io.note(say(context.lang, handOverText.logo_unusable, { path, limit: largestLogo / 1024 }))
  }
  return { color: config.get('consultant.color'), logo }
}

/** The document itself on stdout. Throws `Failure` usage `two_formats` with `--json`, which wants one JSON document there. */
export function printDocument({ io, lang, options }: Context, content: string | Uint8Array): void {
  if (options.json)
    throw new Failure('usage', 'two_formats', say(lang, handOverText.two_formats), {
      hint: say(lang, handOverText.two_formats_hint),
    })
  io.raw(content)
}

/** Where the document went, or would go: `words` for a person. */
export function tellFile({ io, options }: Context, file: string, words: string): void {
  if (options.json) io.json({ file, dry_run: options.dry_run })
  else io.note(words)
}

/** Throws `Failure` usage `no_folder`. */
export async function checkFolder({ lang }: Context, file: string): Promise<void> {
  const folder = dirname(file)
  const known = await stat(folder).catch(() => null)
  if (known?.isDirectory()) return
  throw new Failure('usage', 'no_folder', say(lang, handOverText.no_folder, { folder }), {
    hint: say(lang, handOverText.no_folder_hint, { folder }),
  })
}

/**
 * Whole or not at all: an earlier file is only replaced by a finished one. A device or a pipe is written to and never replaced, and a
 * link leads to its file, unless somebody else put it there. What comes piece by piece is written so. Throws `Failure`: failed
 * `cannot_write`; usage `own_file`, where what smm itself keeps would be gone.
 */
export async function replaceFile(
  { lang, places }: Context,
  file: string,
  content: string | Uint8Array | AsyncIterable<string>,
  mode = 0o666,
): Promise<void> {
  refuseOthersLink(file)
  const target = await realpath(file).catch(() => file)
  if (await isOwn(places, target))
    throw new Failure('usage', 'own_file', say(lang, handOverText.own_file, { path: file }), {
      hint: say(lang, handOverText.cannot_write_hint),
    })
  // a name that nobody can guess: in a folder of several people a link could stand there
  const draft = resolve(dirname(target), `.${basename(target).slice(0, 60)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const there = await stat(target).catch(() => null)
    if (there !== null && !there.isFile() && !there.isDirectory()) return await writeFile(target, content)
    await writeFile(draft, content, { flag: 'wx', mode })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => null)
    // of what makes the pieces, not of the file
    if (error instanceof Failure) throw error
    const code = (error as { code?: string }).code ?? ''
    throw new Failure('failed', 'cannot_write', say(lang, handOverText.cannot_write, { path: file, code }), {
      hint: diskHint(error, lang) ?? say(lang, handOverText.cannot_write_hint),
      cause: error,
    })
  }
}

/** The database, locks and marks, the kept media, the copies, the settings and the key. */
async function isOwn({ home, config }: Context['places'], target: string): Promise<boolean> {
  const folder = await realpath(dirname(target)).catch(() => dirname(target))
  const below = async (root: string): Promise<string> =>
    relative(await realpath(root).catch(() => root), join(folder, basename(target)))
  const isIn = (path: string): boolean => path !== '' && !isAbsolute(path) && path.split(sep)[0] !== '..'
  if (isIn(await below(config))) return true
  const inHome = await below(home)
  return isIn(inHome) && (/^(?:runs|media|backups)$/.test(inHome.split(sep)[0] ?? '') || basename(target).startsWith('smm.db'))
}

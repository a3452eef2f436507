import { readdir, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { archiveText } from '../i18n/archive.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { closedNetwork, closedNetworks } from '../networks/closed.ts'
import { isNetworkId } from '../networks/ids.ts'
import type { ArchiveEntry } from '../store/archive.ts'
import type { Client } from '../store/clients.ts'
import { readAtMost } from '../read-at-most.ts'

/** One post is some kilobytes; what is larger is no post. */
const maxBytes = 20_000_000
const maxFiles = 200_000

export interface ImportedArchive {
  readonly network: string
  readonly found: number
  /** Those that were not there yet. */
  readonly added: number
  /** Files and lines that are neither a post nor a contact. */
  readonly left_out: readonly string[]
}

/**
 * Keeps what a client still has of a closed network: a folder of a Google+ stream (or one file of it), a CSV of contacts. Read only, without
 * figures; imported twice is there once. With `dry_run` nothing is kept. Throws `Failure`: not_found `archive_not_found`, usage
 * `archive_unreadable`, `archive_zip`, `archive_open_network`, `network_not_found`.
 */
export async function importArchive(
  context: Context,
  client: Client,
  given: { path: string; network: string | null },
): Promise<ImportedArchive> {
  const { lang, options } = context
  const closed = given.network === null ? null : closedOne(context, given.network)
  const path = resolve(context.cwd, given.path)
  const there = await stat(path).catch(() => null)
  if (there === null) {
    throw new Failure('not_found', 'archive_not_found', say(lang, archiveText.not_found, { path: given.path }))
  }
  if (/\.(zip|tgz|tar|gz)$/i.test(path)) {
    throw new Failure('usage', 'archive_zip', say(lang, archiveText.zip), { hint: say(lang, archiveText.zip_hint) })
  }
  const files = there.isDirectory() ? await filesBelow(path) : [path]
  const entries = new Map<string, ArchiveEntry>()
  const left_out: string[] = []
  for (const file of files) {
    const read = await readOne(file, closed)
    if (read === null) left_out.push(file.slice(there.isDirectory() ? path.length + 1 : 0))
    else {
      left_out.push(...read.lines.map((line) => say(lang, archiveText.line, { line })))
      for (const entry of read.entries) entries.set(`${entry.kind} ${entry.external_id}`, { ...entry, client: client.slug })
    }
  }
  const all = [...entries.values()]
  const [first] = all
  if (first === undefined) {
    throw new Failure('usage', 'archive_unreadable', say(lang, archiveText.unreadable, { path: given.path }), {
      hint: say(lang, archiveText.unreadable_hint),
    })
  }
  const store = await context.store()
  const added = options.dry_run
    ? all.length - (await store.archive.known(all))
    : await store.archive.add(all, context.now().toISOString())
  return { network: first.network, found: all.length, added, left_out }
}

function closedOne(context: Context, typed: string): string {
  const { lang } = context
  const closed = closedNetwork(typed)
  if (closed) return closed.id
  const open = isNetworkId(typed.trim().toLowerCase())
  const names = list(
    lang,
    closedNetworks.map(({ id }) => id),
  )
  throw open
    ? new Failure('usage', 'archive_open_network', say(lang, archiveText.open_network, { name: typed }))
    : new Failure('not_found', 'network_not_found', say(lang, archiveText.unknown_network, { name: typed, names }))
}

/** JSON and CSV files below a folder; links are not followed. Beside each picture Takeout puts a table about it: no contacts in there. */
async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(json|csv)$/i.test(entry.name) || /\.metadata\.csv$/i.test(entry.name)) continue
    found.push(join(entry.parentPath, entry.name))
    if (found.length >= maxFiles) break
  }
  return found.toSorted()
}

interface ReadFile {
  readonly entries: readonly Omit<ArchiveEntry, 'client'>[]
  readonly lines: readonly number[]
}

/** Null: neither a post nor contacts. */
async function readOne(file: string, network: string | null): Promise<ReadFile | null> {
  let text: string
  try {
    text = (await readAtMost(file, maxBytes)).toString()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EFBIG') return null
    throw error
  }
  if (extname(file).toLowerCase() === '.json') {
    const { takeoutPost } = await import('./archive/takeout.ts')
    const post = takeoutPost(parse(text))
    return post === null || (network !== null && network !== post.network) ? null : { entries: [post], lines: [] }
  }
  const { contactsOf } = await import('./archive/contacts.ts')
  const contacts = contactsOf(text, network ?? 'viadeo')
  return contacts === null ? null : { entries: contacts.entries, lines: contacts.unusable }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

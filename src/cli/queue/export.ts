import { existsSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { exportText } from '../../i18n/export-queue.ts'
import { say } from '../../i18n/text.ts'
import { columnsOf, fieldsOf, type ExportedPost } from '../../posts/export/post-fields.ts'
import { exportFormats, type ExportFormat } from '../../posts/import/formats.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { text, type Flags } from './flag-values.ts'
import { filterOf } from './list.ts'

/** To a file as a whole, or to stdout as it is. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const output = text(flags, 'output')
  const place = output === null || output === '-' ? null : resolve(context.cwd, output)
  const format = formatOf(context, flags, place)
  const clients = await clientsOf(context, flags)
  const keys = await keysOf(context, clients, flags)
  const several = flags['allClients'] === true
  const wanted: Wanted = { clients, several, keys }
  if (place === null) {
    if (format === 'md') throw noFolder(context)
    if (options.json || format === 'json') return printJson(context, wanted)
    for await (const piece of contentOf(context, wanted, format)) io.raw(piece)
    return
  }

  if (format === 'md') await writeFolder(context, place, wanted)
  else {
    const { checkFolder, replaceFile } = await import('../hand-over.ts')
    await checkFolder(context, place)
    if (!options.dry_run) await replaceFile(context, place, contentOf(context, wanted, format))
  }
  const count = keys.flat().length
  if (options.json) return io.json({ path: place, format, posts: count, dry_run: options.dry_run })
  io.note(say(lang, options.dry_run ? exportText.would_write : exportText.written, { count, path: place }))
  const timeless = keys.flat().filter((post) => post.scheduled_at === null).length
  if (format === 'ics' && timeless > 0) io.note(say(lang, exportText.timeless, { count: timeless }))
}

/** What goes out: read page by page, however much it is. */
interface Wanted {
  readonly clients: readonly Client[]
  readonly several: boolean
  /** Of each client. */
  readonly keys: readonly (readonly Key[])[]
}

type Key = Pick<Post, 'id' | 'scheduled_at'>

/** So many posts are held at a time. */
const page = 50

async function* postsOf(context: Context, { keys }: Wanted): AsyncGenerator<Post[]> {
  const { posts } = await context.store()
  for (const those of keys)
    for (let at = 0; at < those.length; at += page) yield posts.some(those.slice(at, at + page).map(({ id }) => id))
}

/** `--format`, else the name of the file, else a table. */
function formatOf({ lang, options }: Context, flags: Flags, place: string | null): ExportFormat {
  const said = text(flags, 'format') as ExportFormat | null
  if (said !== null) return said
  if (place === null) return options.json ? 'json' : 'csv'
  const ending = extname(place).slice(1).toLowerCase()
  const found = exportFormats.find((one) => one === (ending === 'htm' ? 'html' : ending))
  if (found !== undefined && found !== 'md') return found
  throw new Failure('usage', 'bad_output', say(lang, exportText.bad_output, { name: basename(place) }), {
    hint: say(lang, exportText.bad_output_hint),
  })
}

async function clientsOf(context: Context, flags: Flags): Promise<readonly Client[]> {
  if (flags['allClients'] !== true) return [await chooseClient(context, { writes: false })]
  const all = await (await context.store()).clients.list()
  return all.filter((client) => client.archived_at === null)
}

async function keysOf(context: Context, clients: readonly Client[], flags: Flags): Promise<Key[][]> {
  const { posts, series } = await context.store()
  // what comes back is there before it is looked at; only loaded when a series is due for more posts
  if (!context.options.dry_run && (await series.due(context.now().toISOString())).length > 0)
    await (await import('../../posts/extend-series.ts')).extendDueSeries(context)
  const found: Key[][] = []
  for (const client of clients)
    found.push(await posts.keys({ ...(await filterOf(context, client.time_zone, flags)), client: client.slug }))
  return found
}

async function recordOf(context: Context, { clients, several }: Wanted): Promise<(post: Post) => ExportedPost> {
  const { ambassadors } = await context.store()
  const aliases = new Map<number, string>()
  for (const { slug } of clients) for (const { id, alias } of await ambassadors.list(slug)) aliases.set(id, alias)
  return (post) => fieldsOf(post, { aliases, several_clients: several })
}

async function* recordsOf(context: Context, wanted: Wanted): AsyncGenerator<ExportedPost[]> {
  const record = await recordOf(context, wanted)
  for await (const posts of postsOf(context, wanted)) yield posts.map(record)
}

async function printJson(context: Context, wanted: Wanted): Promise<void> {
  const { io, options } = context
  if (options.jsonl) for await (const records of recordsOf(context, wanted)) io.json(records)
  else {
    const { queueJson } = await import('../../posts/export/to-file.ts')
    for await (const piece of queueJson(recordsOf(context, wanted))) io.raw(piece)
  }
}

async function* contentOf(context: Context, wanted: Wanted, format: Exclude<ExportFormat, 'md'>): AsyncGenerator<string> {
  const { clients, several } = wanted
  const [first] = clients
  const langs = first === undefined ? [context.lang] : documentLangs(context, first)
  const [lang = context.lang] = langs
  const { queueCsv, queueIcs, queueJson } = await import('../../posts/export/to-file.ts')
  switch (format) {
    case 'csv': {
      const header = await columnsOf(recordsOf(context, wanted), several)
      yield* queueCsv(recordsOf(context, wanted), header, context.lang)
      return
    }
    case 'json':
      yield* queueJson(recordsOf(context, wanted))
      return
    case 'ics':
      yield* queueIcs(clients, postsOf(context, wanted), lang, context.now())
      return
    case 'html': {
      const posts: Post[] = []
      for await (const some of postsOf(context, wanted)) posts.push(...some)
      yield (await import('../../posts/export/queue-html.ts')).queueHtml(context, clients, posts, langs)
    }
  }
}

/** One file a post; none that is there already is written over. */
async function writeFolder(context: Context, place: string, wanted: Wanted): Promise<void> {
  const { lang, options } = context
  const { queueMarkdown } = await import('../../posts/export/to-file.ts')
  const { createPrivateFile } = await import('../../private-files.ts')
  const there: string[] = []
  for await (const posts of postsOf(context, wanted))
    for (const name of posts.map(nameOf)) if (existsSync(join(place, name))) there.push(name)
  if (there.length > 0) {
    const named = there.slice(0, 3).join(', ')
    throw new Failure('usage', 'files_there', say(lang, exportText.there, { count: there.length, files: named }), {
      hint: say(lang, exportText.there_hint),
    })
  }
  if (options.dry_run) return
  const record = await recordOf(context, wanted)
  for await (const posts of postsOf(context, wanted))
    for (const post of posts) createPrivateFile(join(place, nameOf(post)), queueMarkdown(record(post)))
}

function nameOf({ scheduled_local, client, id }: Post): string {
  const day = scheduled_local === null ? '' : `${scheduled_local.slice(0, 10)}-`
  return `${day}${client}-${id}.md`
}

function noFolder({ lang }: Context): Failure {
  return new Failure('usage', 'md_folder', say(lang, exportText.md_folder), { hint: say(lang, exportText.md_folder_hint) })
}

import { existsSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { exportText } from '../../i18n/export-queue.ts'
import { say } from '../../i18n/text.ts'
import { fieldsOf, type ExportedPost } from '../../posts/export/post-fields.ts'
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
  const posts = await postsOf(context, clients, flags)
  const several = flags['allClients'] === true
  if (place === null) {
    if (format === 'md') throw noFolder(context)
    if (options.json || format === 'json') return io.json(await recordsOf(context, clients, posts, several))
    return io.raw(await contentOf(context, clients, posts, format, several))
  }

  if (format === 'md') await writeFolder(context, place, clients, posts, several)
  else {
    const { checkFolder, replaceFile } = await import('../hand-over.ts')
    await checkFolder(context, place)
    if (!options.dry_run) await replaceFile(context, place, await contentOf(context, clients, posts, format, several))
  }
  if (options.json) return io.json({ path: place, format, posts: posts.length, dry_run: options.dry_run })
  const count = posts.length
  io.note(say(lang, options.dry_run ? exportText.would_write : exportText.written, { count, path: place }))
  const timeless = posts.filter((post) => post.scheduled_at === null).length
  if (format === 'ics' && timeless > 0) io.note(say(lang, exportText.timeless, { count: timeless }))
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

async function postsOf(context: Context, clients: readonly Client[], flags: Flags): Promise<Post[]> {
  const { posts, series } = await context.store()
  // what comes back is there before it is looked at; only loaded when a series is due for more posts
  if (!context.options.dry_run && (await series.due(context.now().toISOString())).length > 0)
    await (await import('../../posts/extend-series.ts')).extendDueSeries(context)
  const found: Post[] = []
  for (const client of clients)
    for (const post of await posts.list({ ...(await filterOf(context, client.time_zone, flags)), client: client.slug }))
      found.push(post)
  return found
}

async function recordsOf(
  context: Context,
  clients: readonly Client[],
  posts: readonly Post[],
  several_clients: boolean,
): Promise<ExportedPost[]> {
  const aliases = new Map<number, string>()
  const { ambassadors } = await context.store()
  if (posts.some(({ legal }) => legal.ambassador !== undefined))
    for (const { slug } of clients) for (const { id, alias } of await ambassadors.list(slug)) aliases.set(id, alias)
  return posts.map((post) => fieldsOf(post, { aliases, several_clients }))
}

async function contentOf(
  context: Context,
  clients: readonly Client[],
  posts: readonly Post[],
  format: Exclude<ExportFormat, 'md'>,
  several: boolean,
): Promise<string> {
  const [first] = clients
  const langs = first === undefined ? [context.lang] : documentLangs(context, first)
  const [lang = context.lang] = langs
  switch (format) {
    case 'csv':
      return (await import('../../posts/export/to-file.ts')).queueCsv(
        await recordsOf(context, clients, posts, several),
        several,
        context.lang,
      )
    case 'json':
      return `${JSON.stringify(await recordsOf(context, clients, posts, several), null, 2)}\n`
    case 'ics':
      return (await import('../../posts/export/to-file.ts')).queueIcs(clients, posts, lang, context.now())
    case 'html':
      return (await import('../../posts/export/queue-html.ts')).queueHtml(context, clients, posts, langs)
  }
}

/** One file a post; none that is there already is written over. */
async function writeFolder(
  context: Context,
  place: string,
  clients: readonly Client[],
  posts: readonly Post[],
  several: boolean,
): Promise<void> {
  const { lang, options } = context
  const { queueMarkdown } = await import('../../posts/export/to-file.ts')
  const { createPrivateFile } = await import('../../private-files.ts')
  const records = await recordsOf(context, clients, posts, several)
  const files = posts.flatMap((post, index) => {
    const record = records[index]
    return record === undefined ? [] : [{ path: join(place, nameOf(post)), content: queueMarkdown(record) }]
  })
  const there = files.filter(({ path }) => existsSync(path)).map(({ path }) => basename(path))
  if (there.length > 0) {
    const named = there.slice(0, 3).join(', ')
    throw new Failure('usage', 'files_there', say(lang, exportText.there, { count: there.length, files: named }), {
      hint: say(lang, exportText.there_hint),
    })
  }
  if (!options.dry_run) for (const { path, content } of files) createPrivateFile(path, content)
}

function nameOf({ scheduled_local, client, id }: Post): string {
  const day = scheduled_local === null ? '' : `${scheduled_local.slice(0, 10)}-`
  return `${day}${client}-${id}.md`
}

function noFolder({ lang }: Context): Failure {
  return new Failure('usage', 'md_folder', say(lang, exportText.md_folder), { hint: say(lang, exportText.md_folder_hint) })
}

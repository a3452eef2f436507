import { chooseClient } from '../../clients/choose-client.ts'
import { importArchive } from '../../clients/import-archive.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { archiveText } from '../../i18n/archive.ts'
import { date } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { closedNetwork } from '../../networks/closed.ts'

export async function run(context: Context, path: string | null, flags: Record<string, unknown>): Promise<void> {
  const { io, lang, options } = context
  const network = typeof flags['network'] === 'string' ? flags['network'] : null
  if (flags['list'] === true) return list(context, network)
  if (path === null) {
    throw new Failure('usage', 'archive_path', say(lang, archiveText.path_needed), { hint: say(lang, archiveText.path_hint) })
  }
  const client = await chooseClient(context, { writes: true })
  const done = await importArchive(context, client, { path, network })
  if (options.json) return io.json({ client: client.slug, ...done, dry_run: options.dry_run })
  const values = { network: closedNetwork(done.network)?.name ?? done.network, found: done.found, count: done.added }
  io.print(say(lang, options.dry_run ? archiveText.would_keep : archiveText.kept, values))
  for (const one of done.left_out.slice(0, 10)) io.note(say(lang, archiveText.left_out, { what: one }))
  if (done.left_out.length > 10) io.note(say(lang, archiveText.more, { count: done.left_out.length - 10 }))
  if (!options.dry_run) io.note(say(lang, archiveText.see))
}

async function list(context: Context, network: string | null): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const id = network === null ? undefined : (closedNetwork(network)?.id ?? network)
  const entries = await (await context.store()).archive.list(client.slug, id)
  if (options.json) return io.json(entries)
  if (entries.length === 0) return io.print(say(lang, archiveText.empty))
  const rows = entries.map(({ at, network: of, text }) => [
    at === null ? say(lang, archiveText.no_date) : date(lang, at),
    closedNetwork(of)?.name ?? of,
    text.replace(/\s+/g, ' '),
  ])
  const head = [archiveText.col_date, archiveText.col_network, archiveText.col_text].map((one) => ({ title: say(lang, one) }))
  for (const line of table(head, rows, io.columns)) io.print(line)
}

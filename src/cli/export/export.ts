import { exportAll } from '../../backup/export-all.ts'
import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { allText } from '../../i18n/export.ts'
import { bytes, number } from '../../i18n/format.ts'
import { privacyText } from '../../i18n/privacy.ts'
import { say } from '../../i18n/text.ts'
import { withSpinner } from '../../io/spinner.ts'
import { tableWords } from './table-words.ts'

export async function run(context: Context, flags: Record<string, unknown>): Promise<void> {
  const { io, lang, options } = context
  const client = options.client === null ? null : await findClient(context, options.client)
  const out = typeof flags['output'] === 'string' ? flags['output'] : null
  const done = await withSpinner(context, say(lang, allText.about_export), (show) =>
    exportAll(context, { out, client: client?.slug ?? null }, (table, rows) =>
      show(say(lang, allText.writing, { what: tableWords(lang, table), count: number(lang, rows) })),
    ),
  )
  if (options.json) return io.json({ dry_run: options.dry_run, ...done })
  if (client !== null) io.print(client.name)
  io.print(say(lang, options.dry_run ? allText.would_export : allText.exported, { path: done.path }))
  const rows = Object.values(done.tables).reduce((total, count) => total + count, 0)
  const words = [say(lang, privacyText.rows, { count: rows }), say(lang, privacyText.files, { count: done.files })]
  io.print([...words, ...(options.dry_run ? [] : [bytes(lang, done.bytes)])].join(' · '))
  const secret = done.signed_in.length + done.connected.length
  io.note(secret === 0 ? say(lang, allText.none_secret) : say(lang, allText.no_secrets, { count: secret }))
  io.note(say(lang, allText.personal))
  if (client === null) io.note(say(lang, allText.settings_apart))
}

import { importAll } from '../../backup/import-all.ts'
import { editCommand } from '../../clients/say-access.ts'
import type { Context } from '../../context.ts'
import { backupText } from '../../i18n/backup.ts'
import { allText } from '../../i18n/export.ts'
import { number, shortDateTime } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { withSpinner } from '../../io/spinner.ts'
import { tableWords } from '../export/table-words.ts'

export async function run(context: Context, path: string): Promise<void> {
  const { io, lang, options } = context
  const done = await withSpinner(context, say(lang, allText.about_import), (show) =>
    importAll(context, path, (table, rows) =>
      show(say(lang, allText.writing, { what: tableWords(lang, table), count: number(lang, rows) })),
    ),
  )
  if (options.json) return io.json({ dry_run: options.dry_run, ...done })
  io.print(say(lang, options.dry_run ? allText.would_import : allText.imported, { path }))
  const when = shortDateTime(lang, new Date(done.made_at), Intl.DateTimeFormat().resolvedOptions().timeZone)
  io.print(say(lang, allText.made, { when, version: done.made_by }))
  io.print(
    [
      say(lang, backupText.clients, { count: done.clients }),
      `${say(lang, backupText.posts, { count: done.posts })} (${say(lang, backupText.to_come, { count: done.to_come })})`,
      say(lang, backupText.files, { count: done.files }),
    ].join(' · '),
  )
  if (options.dry_run) return
  const { signed_in, connected, may_be_out } = done
  if (may_be_out > 0) io.print(say(lang, allText.may_be_out, { count: may_be_out }))
  if (signed_in.length > 0) {
    io.print(say(lang, allText.sign_in))
    for (const { client, account } of signed_in) {
      // names of a file that others may have written are no part of a command unless they can be nothing else
      const plain = [client, account].every((one) => /^\w[\w.-]*$/.test(one))
      io.print(`  ${plain ? editCommand(lang, { name: account, client }) : `${client} · ${account}`}`)
    }
  }
  if (connected.length > 0) {
    io.print(say(lang, allText.connect))
    for (const { client, tool, site } of connected) io.print(`  ${client} · ${tool} · ${site}`)
  }
  if (done.to_come > 0) io.note(say(lang, allText.one_publishes))
}

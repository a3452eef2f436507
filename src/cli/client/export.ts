import { exportClient } from '../../clients/export-client.ts'
import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { bytes } from '../../i18n/format.ts'
import { exportText, privacyText } from '../../i18n/privacy.ts'
import { say } from '../../i18n/text.ts'
import { withSpinner } from '../../io/spinner.ts'

export async function run(context: Context, slug: string, flags: Record<string, unknown>): Promise<void> {
  const { io, lang, options } = context
  const client = await findClient(context, slug)
  const out = typeof flags['output'] === 'string' ? flags['output'] : null
  const done = await withSpinner(context, say(lang, exportText.about), () => exportClient(context, client, out))
  if (options.json) return io.json({ client: client.slug, dry_run: options.dry_run, ...done })
  io.print(say(lang, options.dry_run ? exportText.would : exportText.done, { path: done.path }))
  const rows = Object.values(done.tables).reduce((sum, count) => sum + count, 0)
  io.print(
    say(lang, exportText.contents, {
      rows: say(lang, privacyText.rows, { count: rows }),
      files: say(lang, privacyText.files, { count: done.files }),
      size: bytes(lang, done.bytes),
    }),
  )
  io.note(say(lang, exportText.personal))
}

import { eraseClient } from '../../clients/erase-client.ts'
import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { date, list } from '../../i18n/format.ts'
import { privacyText } from '../../i18n/privacy.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import { tellCopies } from '../privacy/purge.ts'

export async function run(context: Context, slug: string, flags: Record<string, unknown>): Promise<void> {
  const { io, lang, options } = context
  const client = await findClient(context, slug)
  const confirm = typeof flags['confirm'] === 'string' ? flags['confirm'] : null
  if (!options.dry_run) await confirmed(context, client, confirm)
  const done = await eraseClient(context, client)
  if (options.json) return io.json({ client: client.slug, dry_run: options.dry_run, ...done })
  const { files = 0, ...tables } = done.counts
  const rows = say(lang, privacyText.rows, { count: Object.values(tables).reduce((sum, count) => sum + count, 0) })
  const what = list(lang, [rows, ...(files === 0 ? [] : [say(lang, privacyText.files, { count: files })])])
  const said = options.dry_run ? privacyText.would_erase_client : privacyText.client_erased
  io.print(say(lang, said, { name: client.name, rows: what }))
  if (done.kept !== null) {
    const { numbers, until } = done.kept
    io.print(say(lang, privacyText.offers_kept, { numbers: list(lang, numbers), until: date(lang, until), slug: client.slug }))
  }
  if (options.dry_run) return io.note(say(lang, queueText.dry_run))
  if (!done.shredded) io.complain(say(lang, privacyText.not_shredded))
  await tellCopies(context)
}

/** The slug, typed again: one letter beside the wanted client is another client. */
async function confirmed(context: Context, { slug, name }: Client, confirm: string | null): Promise<void> {
  const { lang, options } = context
  if (confirm === slug && options.yes) return
  if (!options.input || options.yes || confirm !== null) {
    throw new Failure('usage', 'confirmation_needed', say(lang, privacyText.erase_needs, { name, slug }), {
      hint: say(lang, privacyText.erase_needs_hint, { slug }),
    })
  }
  const is = (text: string): boolean => text.trim() === slug
  const typed = await (
    await context.ask()
  ).text(say(lang, privacyText.type_slug, { name, slug }), {
    validate: (text) => is(text) || say(lang, privacyText.slug_differs, { slug }),
  })
  if (!is(typed)) throw new Failure('usage', 'not_confirmed', say(lang, privacyText.slug_differs, { slug }))
}

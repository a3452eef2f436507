import { archiveClient } from '../../clients/archive-client.ts'
import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { clientText } from '../../i18n/clients.ts'
import { say } from '../../i18n/text.ts'

export async function archive(context: Context, slug: string, undo: boolean): Promise<void> {
  const { io, lang } = context
  const client = await archiveClient(context, await findClient(context, slug), { undo })
  if (context.options.json) return io.json(client)
  const { dry_run } = context.options
  const [done, would] = undo
    ? [clientText.unarchived, clientText.would_unarchive]
    : [clientText.archived_now, clientText.would_archive]
  io.print(say(lang, dry_run ? would : done, { name: client.name }))
}

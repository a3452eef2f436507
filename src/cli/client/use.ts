import { findClient } from '../../clients/find-client.ts'
import { useClient } from '../../clients/use-client.ts'
import type { Context } from '../../context.ts'
import { clientText } from '../../i18n/clients.ts'
import { say } from '../../i18n/text.ts'

export async function use(context: Context, slug: string): Promise<void> {
  const { io, lang } = context
  const client = await findClient(context, slug)
  await useClient(context, client)
  if (context.options.json) return io.json(client)
  io.print(say(lang, context.options.dry_run ? clientText.would_use : clientText.used, { name: client.name }))
}

import { addClient } from '../../clients/add-client.ts'
import type { Context } from '../../context.ts'
import { clientText } from '../../i18n/clients.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { profileFacts } from './show.ts'
import { typedProfile } from './typed.ts'

export async function add(context: Context, name: string, options: Record<string, unknown>): Promise<void> {
  const { io, lang } = context
  const slug = typeof options['slug'] === 'string' ? { slug: options['slug'] } : {}
  const client = await addClient(context, { ...typedProfile(options, context.options), ...slug, name })
  if (context.options.json) return io.json(client)
  const said = context.options.dry_run ? clientText.would_add : clientText.added
  io.print(say(lang, said, { name: client.name, slug: client.slug }))
  for (const line of facts(profileFacts(lang, client, []), io.columns)) io.print(line)
  if (context.options.dry_run) return
  io.note(say(lang, clientText.next_account, { slug: client.slug }))
}

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { linkText } from '../../i18n/links.ts'
import { say } from '../../i18n/text.ts'

export async function run(context: Context, word: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const { links } = await context.store()
  const link = (await links.list(client.slug)).find((one) => String(one.id) === word.trim())
  if (link === undefined) {
    throw new Failure('not_found', 'link_not_found', say(lang, linkText.not_found, { id: word }), {
      hint: say(lang, linkText.not_found_hint),
    })
  }
  const { id } = link
  if (!options.dry_run) await links.remove(id, context.now().toISOString())
  if (options.json) return io.json(link)
  io.print(say(lang, options.dry_run ? linkText.would_remove : linkText.removed, { id }))
}

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { linkText } from '../../i18n/links.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { buildLink } from '../../results/build-link.ts'
import { textFlag, type Flags } from '../entries.ts'

/** The address alone on stdout: `smm link build … | pbcopy`. */
export async function run(context: Context, url: string | null, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const said = (name: string): string | null => textFlag(flags, name) ?? null
  const { link, own } = await buildLink(context, client, {
    url,
    network: said('network'),
    campaign: said('campaign'),
    content: said('content'),
    medium: said('medium'),
    code: said('code'),
    ambassador: said('ambassador'),
  })
  if (options.json) return io.json({ ...link, id: options.dry_run ? null : link.id, own_site: own, dry_run: options.dry_run })
  io.print(link.tagged_url)
  if (!own) io.note(say(lang, linkText.other_site))
  if (options.dry_run) return io.note(say(lang, queueText.dry_run))
  const { id, promo_code } = link
  io.note(promo_code === null ? say(lang, linkText.built, { id }) : say(lang, linkText.built_code, { id, code: promo_code }))
}

import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { moderationText } from '../../i18n/moderation.ts'
import { queueText } from '../../i18n/queue.ts'
import { templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { findTemplate } from '../../posts/find-templates.ts'
import type { Flags } from '../queue/flag-values.ts'
import { fillTemplate } from './fill.ts'

/** Prints the text; with `--queue` it becomes a post, a draft as long as it has no time. */
export async function run(context: Context, name: string, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const timed = flags['at'] !== undefined || flags['slot'] !== undefined
  if (flags['queue'] === true) {
    const { run: add } = await import('../queue/add.ts')
    return add(context, undefined, { ...flags, template: name, draft: !timed })
  }
  if (timed || flags['to'] !== undefined)
    throw new Failure('usage', 'only_queue', say(lang, templateText.only_queue), { hint: say(lang, queueText.one_of_them) })
  const client = await chooseClient(context, { writes: false })
  const [document_lang = client.lang] = documentLangs(context, client)
  const template = await findTemplate(context, client.slug, name, document_lang)
  const wanted = flags['format'] !== undefined || flags['output'] !== undefined
  if (wanted && template.kind !== 'document')
    throw new Failure('usage', 'no_document', say(lang, moderationText.document_only, { name: template.name }))
  const text = await fillTemplate(context, client, template, flags)
  if (wanted) return (await import('./hand-over-text.ts')).handOverText(context, client, template.lang, text, flags)
  if (options.json) io.json({ name: template.name, kind: template.kind, lang: template.lang, pillar: template.pillar, text })
  else {
    io.print(text)
    if (template.note !== null) io.note(say(lang, templateText.note, { note: template.note }))
    if (template.kind === 'reply') io.note(say(lang, templateText.reply_hint, { name: template.name }))
    else if (template.kind !== 'document') io.note(say(lang, templateText.use_hint, { name: template.name }))
  }
  return 0
}

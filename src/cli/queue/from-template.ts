import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { documentLangs } from '../../clients/choose-client.ts'
import { queueText } from '../../i18n/queue.ts'
import { templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { findTemplate } from '../../posts/find-templates.ts'
import type { PostInput } from '../../posts/post-input.ts'
import type { Client } from '../../store/clients.ts'
import { fillTemplate } from '../template/fill.ts'
import { text, type Flags } from './flag-values.ts'

/** `--template`: its text filled in, and its pillar where none is named. */
export async function fromTemplate(context: Context, client: Client, said: PostInput, flags: Flags): Promise<PostInput> {
  const { lang } = context
  if (said.text !== null || flags['fromFile'] !== undefined || flags['fromPost'] !== undefined) {
    throw new Failure('usage', 'template_and_text', say(lang, templateText.template_and_text), {
      hint: say(lang, queueText.one_of_them),
    })
  }
  const [document_lang = client.lang] = documentLangs(context, client)
  const template = await findTemplate(context, client.slug, text(flags, 'template') ?? '', document_lang)
  if (template.kind === 'document')
    throw new Failure('usage', 'template_is_document', say(lang, templateText.document, { name: template.name }))
  if (template.kind === 'reply')
    throw new Failure('usage', 'template_is_reply', say(lang, templateText.is_reply, { name: template.name }), {
      hint: say(lang, templateText.is_reply_hint, { name: template.name }),
    })
  const filled = await fillTemplate(context, client, template, flags)
  return { ...said, text: filled, pillar: said.pillar ?? template.pillar }
}

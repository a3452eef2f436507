import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { sectorLabel } from '../../i18n/labels.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { templateKindLabel, templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import { findTemplate } from '../../posts/find-templates.ts'
import { knownOfClient } from '../../posts/known-values.ts'
import { nameOfVariable, render, setWords, valueIn, variablesOf } from '../../posts/template.ts'

export async function run(context: Context, name: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const [document_lang = client.lang] = documentLangs(context, client)
  const template = await findTemplate(context, client.slug, name, document_lang)
  const { values, address } = await knownOfClient(context, client)
  const variables = variablesOf(template.text).map(({ id, required }) => ({
    name: nameOfVariable(id, template.lang),
    id,
    required,
    value: valueIn(values, id),
  }))
  if (options.json) return io.json({ ...template, variables })
  const names = (which: (one: (typeof variables)[number]) => boolean): string =>
    variables
      .filter(which)
      .map((one) => (one.value === null ? one.name : `${one.name} (${one.value})`))
      .join(', ')
  io.print(paint('bold', template.name))
  const known: readonly (readonly [string, string])[] = [
    [say(lang, templateText.label_kind), say(lang, templateKindLabel[template.kind])],
    [say(lang, templateText.label_pillar), template.pillar === null ? '' : pillarName(lang, template.pillar)],
    [say(lang, templateText.label_sector), template.sector === null ? '' : say(lang, sectorLabel[template.sector])],
    [say(lang, templateText.label_network), template.network ?? ''],
    [say(lang, templateText.label_required), names((one) => one.required && one.value === null)],
    [say(lang, templateText.label_optional), names((one) => !one.required && one.value === null)],
    [say(lang, templateText.label_known), names((one) => one.value !== null)],
  ]
  for (const line of facts(
    known.filter(([, value]) => value !== ''),
    io.columns,
  ))
    io.print(line)
  io.print()
  // a part that may go is shown whole, so that one sees what it would say
  const shown = render({ ...template, text: template.text.replace(/\[\[|\]\]/g, '') }, values, address).text
  for (const line of wrapText(shown, Math.min(io.columns, 100) - 2)) io.print(line === '' ? '' : `  ${line}`)
  io.print()
  if (template.note !== null) io.note(say(lang, templateText.note, { note: template.note }))
  const missing = variables.filter((one) => one.required && one.value === null).map((one) => one.id)
  io.note(say(lang, templateText.fill_hint, { name: template.name, sets: setWords(template, missing) }))
}

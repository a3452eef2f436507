import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { sectorLabel } from '../../i18n/labels.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { templateKindHeading, templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { occasions, ownFolder, ownTemplates, starters } from '../../posts/find-templates.ts'
import { knownOfClient } from '../../posts/known-values.ts'
import { render, type TextTemplate } from '../../posts/template.ts'
import { needPillar } from '../../strategy/need-pillar.ts'
import { sectorIds, type Sector } from '../../strategy/weights.ts'
import { text, type Flags } from '../queue/flag-values.ts'

/** Occasions, answers, alerts and one's own; the starters of the client's trade when a pillar, a trade or their kind is asked for. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const [document_lang = client.lang] = documentLangs(context, client)
  const { values, address, sector: own_sector } = await knownOfClient(context, client)
  const said = text(flags, 'sector')
  const sector = said === null ? (own_sector ?? 'other') : needSector(context, said)
  const word = text(flags, 'pillar')
  const pillar = word === null ? null : needPillar(context, word)
  const kind = text(flags, 'kind')
  const own = await ownTemplates(context, client.slug, document_lang)
  for (const problem of own.problems) io.note(problem)
  const whole = [...own.templates, ...(await occasions(document_lang))]
  const small = await starters(document_lang, sector)
  const withStarters = pillar !== null || said !== null || kind === 'starter' || options.json
  const found = [...(said === null ? whole : []), ...(withStarters ? small : [])].filter(
    (one) => (pillar === null || one.pillar === pillar) && (kind === null || one.kind === kind),
  )
  if (options.json) return io.json(found)
  if (found.length === 0) {
    io.note(say(lang, templateText.none))
    return io.note(say(lang, templateText.none_hint, { folder: ownFolder(context) }))
  }
  for (const group of ['own', 'campaign', 'reply', 'crisis', 'document'] as const) {
    const those = found.filter((one) => one.kind === group)
    if (those.length === 0) continue
    io.print(paint('bold', say(lang, templateKindHeading[group])))
    io.print(lines(context, those, values, address).join('\n'))
    io.print()
  }
  const those = found.filter((one) => one.kind === 'starter')
  if (those.length > 0)
    io.print(paint('bold', say(lang, templateText.heading_starters, { sector: say(lang, sectorLabel[sector]) })))
  for (const one of those) {
    io.print(one.name)
    wrapText(render(one, values, address).text, Math.min(io.columns, 100) - 2).forEach((line) => io.print(`  ${line}`))
  }
  if (those.length > 0) io.print()
  io.note(say(lang, templateText.list_hint, { name: found[0]?.name ?? '' }))
  if (!withStarters) io.note(say(lang, templateText.list_pillar, { pillar: small[0]?.pillar ?? '' }))
}

function lines(
  { io, lang }: Context,
  templates: readonly TextTemplate[],
  values: Parameters<typeof render>[1],
  address: Parameters<typeof render>[2],
): string[] {
  const head = [
    { title: say(lang, templateText.col_name) },
    { title: say(lang, templateText.col_pillar) },
    { title: say(lang, templateText.col_text), flexible: true },
  ]
  const rows = templates.map((one) => [
    one.name,
    one.pillar === null ? '' : pillarName(lang, one.pillar),
    render(one, values, address).text.replace(/\s*\n\s*/g, ' '),
  ])
  return table(head, rows, io.columns)
}

function needSector({ lang }: Context, word: string): Sector {
  const plain = word.trim().toLowerCase().replaceAll('-', '_')
  const found = sectorIds.find((id) => id === plain)
  if (found) return found
  throw new Failure('usage', 'unknown_sector', say(lang, templateText.bad_sector, { value: word }), {
    hint: say(lang, templateText.bad_sector_hint, { names: sectorIds.join(', ') }),
  })
}

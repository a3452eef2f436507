import { resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { ambassadorText, profileLabel } from '../../i18n/ambassadors.ts'
import { list, shortDate } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { writeAmbassadorKits } from '../../posts/write-ambassador-kits.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { tall } from '../strategy/page.ts'
import { ambassadorJson } from './tell.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const all = await (await context.store()).ambassadors.list(client.slug)
  const folder = text(flags, 'kit')
  const kits = folder === null ? null : await writeAmbassadorKits(context, client, resolve(context.cwd, folder))
  if (options.json) {
    return io.json(
      all.map((one) => ({ ...ambassadorJson(client, one), kit: kits?.files.find(({ id }) => id === one.id)?.path ?? null })),
    )
  }
  if (kits !== null) {
    const said = options.dry_run ? ambassadorText.kit_would_write : ambassadorText.kit_written
    io.print(say(lang, said, { count: kits.files.length, folder: folder ?? '' }))
    for (const { path } of kits.files) io.print(`  ${path}`)
    if (kits.left_out.length > 0) io.note(say(lang, ambassadorText.kit_left_out, { aliases: list(lang, kits.left_out) }))
    if (options.dry_run) io.note(say(lang, queueText.dry_run))
    return
  }
  if (all.length === 0) {
    io.note(say(lang, ambassadorText.none, { name: client.name }))
    return io.note(say(lang, ambassadorText.none_hint))
  }
  const head = [
    { title: say(lang, ambassadorText.col_name) },
    { title: say(lang, ambassadorText.label_profile) },
    { title: say(lang, ambassadorText.label_topic), flexible: true },
    { title: say(lang, ambassadorText.label_consent) },
    { title: say(lang, ambassadorText.label_code) },
  ]
  const rows = all.map((one) => [
    one.alias,
    say(lang, profileLabel[one.profile]),
    one.topic,
    one.consent_at === null ? say(lang, ambassadorText.consent_none) : shortDate(lang, one.consent_at),
    one.code,
  ])
  for (const line of tall(head, rows, io.columns)) io.print(line)
  io.note(say(lang, ambassadorText.apart))
}

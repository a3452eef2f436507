import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date } from '../../i18n/format.ts'
import { levelLabel } from '../../i18n/labels.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { networkName } from '../../strategy/explanations.ts'
import { findStrategy, withTypes } from '../../strategy/find-strategy.ts'

/** The versions, the newest first, with what each advised. */
export async function showHistory(context: Context): Promise<void> {
  const { io, options } = context
  const client = await chooseClient(context, { writes: false })
  await findStrategy(context, client)
  const versions = (await (await context.store()).strategies.list(client.slug)).map(withTypes).toReversed()
  if (options.json) {
    io.json(
      versions.map(({ version, status, mode, created_at, approved_at, result }) => ({
        version,
        status,
        mode,
        created_at,
        approved_at,
        network: result.phase1?.network ?? null,
      })),
    )
    return
  }
  for (const lang of documentLangs(context, client)) {
    const rows = versions.map(({ version, status, mode, created_at, result: { phase1 } }) => [
      String(version),
      date(lang, created_at),
      say(lang, status === 'approved' ? strategyText.approved : strategyText.draft),
      say(lang, mode === 'quick' ? strategyText.quick : strategyText.full),
      phase1
        ? `${networkName(lang, phase1.network)}, ${say(lang, levelLabel[phase1.level])}`
        : say(lang, strategyText.no_network),
    ])
    const heads = [
      { title: say(lang, strategyText.column_version), align: 'right' as const },
      { title: say(lang, strategyText.column_date) },
      { title: say(lang, strategyText.column_status) },
      { title: say(lang, strategyText.column_questionnaire) },
      { title: say(lang, strategyText.column_advice), flexible: true },
    ]
    for (const line of table(heads, rows, io.columns)) io.print(line)
  }
}

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { seriesText } from '../../i18n/series.ts'
import { say } from '../../i18n/text.ts'
import { findPool } from '../../posts/add-to-pool.ts'
import { text, type Flags } from '../queue/flag-values.ts'

export async function run(context: Context, name: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const pool = await findPool(context, client, name)
  const typed = (text(flags, 'coolDown') ?? '').trim()
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  if (days < 1 || days > 3650) throw new Failure('usage', 'bad_days', say(lang, seriesText.bad_days, { value: typed }))
  const after = options.dry_run
    ? { ...pool, cool_down_days: days }
    : await (await context.store()).pools.change(pool.id, { cool_down_days: days }, context.now().toISOString())
  if (options.json) return io.json({ id: pool.id, client: client.slug, name: pool.name, cool_down_days: after.cool_down_days })
  io.print(
    say(lang, options.dry_run ? seriesText.pool_would_change : seriesText.pool_changed, { name: pool.name, count: days }),
  )
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}

import type { Context } from '../../context.ts'
import { toldName } from '../../delivery/run-schedule.ts'

/** `schedule run` with words that `at-once.ts` knows comes here only for its looks. */
export async function run(context: Context, options: Readonly<Record<string, unknown>>): Promise<number> {
  if (options['once'] === true || context.options.dry_run) return (await import('../publish/publish.ts')).run(context)
  const told = context.env[toldName]
  if (told !== undefined) return (await import('./look.ts')).look(context, told)
  return (await import('./stay.ts')).stay(process.argv.slice(2), context.places)
}

import type { Command } from 'commander'
import { exitCodes } from '../../failure.ts'
import type { Lang } from '../../i18n/text.ts'
import type { Io } from '../../io/io.ts'
import { complete, type Completion } from './complete.ts'

/** What the scripts of `smm completion` ask: one word a line, what it is behind a tab, and what else may stand there last. Never fails. */
export async function answer(
  typed: readonly string[],
  given: { readonly lang: Lang; readonly env: NodeJS.ProcessEnv; readonly program: Command },
  io: Io,
): Promise<number> {
  const { candidates, kind } = await complete(typed, given).catch((): Completion => ({ candidates: [], kind: 'none' }))
  const lines = candidates.map(([value, about]) => (about === '' ? value : `${value}\t${about}`))
  io.raw(`${[...lines, `:${kind}`].join('\n')}\n`)
  return exitCodes.done
}

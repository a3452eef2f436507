import type { Command } from 'commander'
import { calcText } from '../../i18n/calc.ts'
import { noun, verb, type Cli } from '../command.ts'

export const engines = ['strategy', 'roi', 'roo', 'kpi', 'crisis'] as const
export type Engine = (typeof engines)[number]

export function register(cli: Cli, program: Command): void {
  const calc = noun(cli, program, 'calc', calcText.about)
  for (const engine of engines) {
    verb(
      cli,
      calc,
      {
        name: engine,
        about: calcText[engine],
        arguments: [['[file]', calcText.file]],
        options: [['--what-if <key=value...>', calcText.what_if]],
        examples: [
          `calc ${engine} input.json`,
          ...(engine === 'strategy' ? ['calc strategy --what-if minutes_per_month=1920'] : []),
          ...(engine === 'roi' ? ['calc roi --what-if margin=65% --what-if ads=+100', 'calc roi --what-if months=+6'] : []),
        ],
      },
      async (context, [file], options) =>
        (await import('./run.ts')).runCalc(context, engine, file, (options['whatIf'] as string[] | undefined) ?? []),
    )
  }
}

import type { Command } from 'commander'
import { calcText } from '../../i18n/calc.ts'
import { noun, verb, type Cli } from '../command.ts'

export const engines = ['strategy', 'roi', 'roo', 'kpi', 'crisis'] as const
export type Engine = (typeof engines)[number]

export function register(cli: Cli, program: Command): void {
  const calc = noun(cli, program, 'calc', calcText.about)
  const common = <E extends Engine>(engine: E) =>
    ({
      name: engine,
      about: calcText[engine],
      arguments: [['[file]', calcText.file]],
      options: [['--what-if <key=value...>', calcText.what_if]],
    }) as const
  verb(
    cli,
    calc,
    {
      ...common('strategy'),
      examples: ['calc strategy input.json', 'calc strategy --what-if minutes_per_month=1920'],
    },
    async (context, [file], options) => {
      const changes = changesOf(options)
      const stored = file === undefined && changes.length > 0
      if (stored) return (await import('./what-if.ts')).showWhatIf(context, changes)
      return (await import('./run.ts')).runCalc(context, 'strategy', file, changes)
    },
  )
  verb(
    cli,
    calc,
    {
      ...common('roi'),
      examples: ['calc roi input.json', 'calc roi --what-if margin=65% --what-if ads=+100', 'calc roi --what-if months=+6'],
    },
    async (context, [file], options) => {
      const changes = changesOf(options)
      const stored = file === undefined && changes.length > 0
      if (stored) return (await import('./what-if-roi.ts')).showRoiWhatIf(context, changes)
      return (await import('./run.ts')).runCalc(context, 'roi', file, changes)
    },
  )
  for (const engine of ['roo', 'kpi', 'crisis'] as const) {
    verb(cli, calc, { ...common(engine), examples: [`calc ${engine} input.json`] }, async (context, [file], options) =>
      (await import('./run.ts')).runCalc(context, engine, file, changesOf(options)),
    )
  }
}

function changesOf(options: Readonly<Record<string, unknown>>): readonly string[] {
  return (options['whatIf'] as string[] | undefined) ?? []
}

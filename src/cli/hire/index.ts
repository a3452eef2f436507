import type { Command } from 'commander'
import { hireText } from '../../i18n/hires.ts'
import { importText } from '../../i18n/import-entries.ts'
import { resultsText } from '../../i18n/results.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const hire = noun(cli, program, 'hire', hireText.noun)
  verb(
    cli,
    hire,
    {
      name: 'add',
      about: hireText.about_add,
      options: [
        ['--count <n>', hireText.opt_count],
        ['--cost <amount>', hireText.opt_cost],
        ['--date <day>', resultsText.option_date],
        ['--note <text>', hireText.opt_note],
      ],
      examples: ['hire add --cost 3200', 'hire add --count 2 --date hier'],
    },
    async (context, _args, options) => (await import('./add.ts')).run(context, options),
  )
  verb(
    cli,
    hire,
    {
      name: 'list',
      about: hireText.about_list,
      options: [['--month <month>', resultsText.option_month]],
      examples: ['hire list'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    hire,
    {
      name: 'remove',
      arguments: [['<id...>', importText.argument_ids]],
      about: importText.about_remove,
      examples: ['hire remove 1'],
    },
    async (context, ids) => (await import('./remove.ts')).run(context, ids),
  )
}

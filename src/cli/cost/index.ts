import { Option, type Command } from 'commander'
import { importText } from '../../i18n/import-entries.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { costKinds } from '../../results/roi.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const cost = noun(cli, program, 'cost', resultsText.noun_cost)
  verb(
    cli,
    cost,
    {
      name: 'add',
      arguments: [['<amount...>', resultsText.argument_amount]],
      about: resultsText.about_cost_add,
      options: [
        new Option('--kind <kind>', say(cli.lang, resultsText.option_kind)).choices(costKinds),
        ['--date <day>', resultsText.option_date],
        ['--vat <percent>', resultsText.option_vat],
        ['--months <count>', resultsText.option_months],
        ['--currency <code>', resultsText.option_currency],
        ['--note <text>', importText.opt_note],
      ],
      examples: ['cost add 200 --kind external', 'cost add 119 --kind tools --months 12 --vat 20 --date 2026-10-01'],
    },
    async (context, args, options) => (await import('./add.ts')).run(context, args, options),
  )
  verb(
    cli,
    cost,
    {
      name: 'list',
      about: resultsText.about_cost_list,
      options: [['--month <month>', resultsText.option_month]],
      examples: ['cost list'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    cost,
    {
      name: 'import',
      arguments: [['<file>', importText.argument_file]],
      about: importText.about_cost,
      examples: ['cost import costs.csv'],
    },
    async (context, [file = '']) => (await import('./import.ts')).run(context, file),
  )
  verb(
    cli,
    cost,
    {
      name: 'remove',
      arguments: [['<id...>', importText.argument_ids]],
      about: importText.about_remove,
      examples: ['cost remove 1'],
    },
    async (context, ids) => (await import('./remove.ts')).run(context, ids),
  )
}

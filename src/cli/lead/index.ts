import { Option, type Command } from 'commander'
import { leadStatusLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const lead = noun(cli, program, 'lead', resultsText.noun_lead)
  verb(
    cli,
    lead,
    {
      name: 'add',
      about: resultsText.about_lead_add,
      options: [
        ['--id <id>', resultsText.option_lead_id],
        ['--date <day>', resultsText.option_date],
        new Option('--status <status>', say(cli.lang, resultsText.option_status)).choices(Object.keys(leadStatusLabel)),
        ['--close-rate <percent>', resultsText.option_close_rate],
        ['--average-margin <amount>', resultsText.option_average_margin],
      ],
      examples: ['lead add --id D-31 --close-rate 30 --average-margin 200', 'lead add --id D-31 --status won'],
    },
    async (context, _args, options) => (await import('./add.ts')).run(context, options),
  )
  verb(
    cli,
    lead,
    {
      name: 'list',
      about: resultsText.about_lead_list,
      options: [['--month <month>', resultsText.option_month]],
      examples: ['lead list'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
}

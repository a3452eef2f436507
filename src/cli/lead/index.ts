import { Option, type Command } from 'commander'
import { hireText } from '../../i18n/hires.ts'
import { importText } from '../../i18n/import-entries.ts'
import { leadStatusLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { evidenceKinds } from '../../results/roi.ts'
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
        ['--note <text>', hireText.opt_note],
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
  verb(
    cli,
    lead,
    {
      name: 'won',
      arguments: [['<id>', hireText.argument_lead]],
      about: hireText.about_won,
      options: [
        ['--amount <amount>', hireText.opt_amount],
        new Option('--evidence <evidence>', say(cli.lang, hireText.opt_evidence)).choices(evidenceKinds),
        ['--margin <percent>', resultsText.option_margin],
        ['--date <day>', resultsText.option_date],
      ],
      examples: ['lead won D-31 --amount 850'],
    },
    async (context, [id = ''], options) => (await import('./won.ts')).run(context, id, options),
  )
  verb(
    cli,
    lead,
    {
      name: 'lost',
      arguments: [['<id>', hireText.argument_lead]],
      about: hireText.about_lost,
      examples: ['lead lost D-31'],
    },
    async (context, [id = '']) => (await import('./lost.ts')).run(context, id),
  )
  verb(
    cli,
    lead,
    {
      name: 'import',
      arguments: [['<file>', importText.argument_file]],
      about: importText.about_lead,
      examples: ['lead import leads.csv'],
    },
    async (context, [file = '']) => (await import('./import.ts')).run(context, file),
  )
  verb(
    cli,
    lead,
    {
      name: 'remove',
      arguments: [['<id...>', importText.argument_ids]],
      about: importText.about_remove,
      examples: ['lead remove D-31'],
    },
    async (context, ids) => (await import('./remove.ts')).run(context, ids),
  )
}

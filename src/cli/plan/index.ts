import { Option, type Command } from 'commander'
import { planText } from '../../i18n/plan.ts'
import { recalibrateText } from '../../i18n/recalibrate.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const plan = noun(cli, program, 'plan', planText.noun_about)
  const { lang } = cli
  verb(
    cli,
    plan,
    {
      name: 'show',
      about: planText.show_about,
      options: [
        ['--all', planText.opt_all],
        new Option('--week', say(lang, planText.opt_week)).conflicts('month'),
        new Option('--month [month]', say(lang, planText.opt_month)),
        new Option('--start <day>', say(lang, planText.opt_start)).conflicts(['week', 'month']),
      ],
      examples: ['plan show', 'plan show --week', 'plan show --start 2026-12-07'],
    },
    async (context, _args, options) => (await import('./show.ts')).run(context, options),
  )
  verb(
    cli,
    plan,
    {
      name: 'done',
      about: planText.done_about,
      arguments: [['<task...>', planText.arg_tasks]],
      options: [
        ['--date <day>', planText.opt_date],
        ['--by <name>', planText.opt_by],
        ['--minutes <duration>', planText.opt_minutes],
        ['--note <text>', planText.opt_note],
        new Option('--undo', say(lang, planText.opt_undo)).conflicts(['by', 'minutes', 'note']),
      ],
      examples: ['plan done T01', 'plan done T05 T06 --by gérante --minutes 1h30', 'plan done T05 --undo'],
    },
    async (context, tasks, options) => (await import('./done.ts')).run(context, tasks, options),
  )
  verb(
    cli,
    plan,
    {
      name: 'export',
      about: planText.export_about,
      options: [
        ['--ics', planText.opt_ics],
        new Option('--csv', say(lang, planText.opt_csv)).conflicts('ics'),
        ['-o, --output <file>', planText.opt_output],
      ],
      examples: ['plan export --ics -o plan.ics', 'plan export --csv -o plan.csv'],
    },
    async (context, _args, options) => (await import('./export.ts')).run(context, options),
  )
  verb(
    cli,
    plan,
    { name: 'recalibrate', about: recalibrateText.about, examples: ['plan recalibrate --dry-run'] },
    async (context) => (await import('./recalibrate.ts')).run(context),
  ).addHelpText('after', `\n${say(lang, recalibrateText.how)}`)
}

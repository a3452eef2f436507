import { Option, type Command } from 'commander'
import { activityLabel } from '../../i18n/labels.ts'
import { importText } from '../../i18n/import-entries.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { timerText } from '../../i18n/timer.ts'
import { networkIds } from '../../networks/ids.ts'
import { dateOrders } from '../../results/exports/read-date.ts'
import { noun, verb, type Cli, type VerbSpec } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const time = noun(cli, program, 'time', resultsText.noun_time)
  const forWhat = [
    ['--role <role>', resultsText.option_role],
    new Option('--network <network>', say(cli.lang, resultsText.option_network)).choices(networkIds),
    new Option('--activity <activity>', say(cli.lang, resultsText.option_activity)).choices(Object.keys(activityLabel)),
    ['--note <text>', timerText.opt_note],
  ] as const satisfies NonNullable<VerbSpec['options']>
  verb(
    cli,
    time,
    {
      name: 'start',
      about: timerText.about_start,
      options: [...forWhat, ['--switch', timerText.opt_switch]],
      examples: [
        'time start --role consultant --activity production --network facebook',
        'time start --role consultant --switch',
      ],
    },
    async (context, _args, options) => (await import('./start.ts')).run(context, options),
  )
  verb(
    cli,
    time,
    {
      name: 'stop',
      about: timerText.about_stop,
      options: [
        ['--minutes <duration>', timerText.opt_minutes],
        ['--note <text>', timerText.opt_note],
        ['--discard', timerText.opt_discard],
      ],
      examples: ['time stop', 'time stop --minutes 1h30'],
    },
    async (context, _args, options) => (await import('./stop.ts')).run(context, options),
  )
  verb(
    cli,
    time,
    {
      name: 'add',
      arguments: [['<duration...>', resultsText.argument_duration]],
      about: resultsText.about_time_add,
      options: [
        ['--date <day>', resultsText.option_date],
        ...forWhat,
        ['--rate <amount>', resultsText.option_rate],
        ['--estimated', resultsText.option_estimated],
      ],
      examples: ['time add 1h30 --role consultant', 'time add 45 --role gérante --rate 24 --activity production --date hier'],
    },
    async (context, args, options) => (await import('./add.ts')).run(context, args, options),
  )
  verb(
    cli,
    time,
    {
      name: 'list',
      about: resultsText.about_time_list,
      options: [['--month <month>', resultsText.option_month]],
      examples: ['time list', 'time list --month current'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    time,
    {
      name: 'import',
      arguments: [['<file>', importText.argument_file]],
      about: importText.about_time,
      options: [
        ['--role <role>', importText.opt_role],
        repeatable('--project <name>', say(cli.lang, importText.opt_project)),
        new Option('--dates <order>', say(cli.lang, importText.opt_date_order)).choices(dateOrders),
      ],
      examples: ['time import toggl.csv --role consultant'],
    },
    async (context, [file = ''], options) => (await import('./import.ts')).run(context, file, options),
  )
  verb(
    cli,
    time,
    {
      name: 'remove',
      arguments: [['<id...>', importText.argument_ids]],
      about: importText.about_remove,
      examples: ['time remove 1'],
    },
    async (context, ids) => (await import('./remove.ts')).run(context, ids),
  )
}

import { Option, type Command } from 'commander'
import { activityLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { networkIds } from '../../networks/ids.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const time = noun(cli, program, 'time', resultsText.noun_time)
  verb(
    cli,
    time,
    {
      name: 'add',
      arguments: [['<duration...>', resultsText.argument_duration]],
      about: resultsText.about_time_add,
      options: [
        ['--date <day>', resultsText.option_date],
        ['--role <role>', resultsText.option_role],
        new Option('--network <network>', say(cli.lang, resultsText.option_network)).choices(networkIds),
        new Option('--activity <activity>', say(cli.lang, resultsText.option_activity)).choices(Object.keys(activityLabel)),
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
}

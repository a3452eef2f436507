import { Option, type Command } from 'commander'
import { kpiText } from '../../i18n/kpi.ts'
import { say } from '../../i18n/text.ts'
import { readersNetworks } from '../../networks/readers-network.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const kpi = noun(cli, program, 'kpi', kpiText.noun)
  verb(
    cli,
    kpi,
    {
      name: 'show',
      about: kpiText.about_show,
      options: [
        ['--month <month>', kpiText.option_month],
        ['--kpi <id...>', kpiText.option_kpi],
        ['--months <count>', kpiText.option_months],
        ['--all', kpiText.option_all],
      ],
      examples: ['kpi show', 'kpi show --month 2026-10', 'kpi show --kpi ctr follower_net --months 6', 'kpi show --json'],
    },
    async (context, _args, options) => (await import('./show.ts')).run(context, options),
  )
  verb(
    cli,
    kpi,
    {
      name: 'times',
      about: kpiText.about_times,
      options: [
        new Option('--network <network>', say(cli.lang, kpiText.option_network)).choices(readersNetworks),
        ['--month <month>', kpiText.option_times_month],
      ],
      examples: ['kpi times', 'kpi times --network facebook', 'kpi times --json'],
    },
    async (context, _args, options) => (await import('./times.ts')).run(context, options),
  )
}

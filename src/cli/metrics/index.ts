import type { Command } from 'commander'
import { metricsText } from '../../i18n/metrics.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const metrics = noun(cli, program, 'metrics', metricsText.noun)
  verb(
    cli,
    metrics,
    {
      name: 'pull',
      about: metricsText.about_pull,
      options: [
        ['--account <name>', metricsText.option_account],
        ['--network <network>', metricsText.option_network],
        ['--max-cost <amount>', metricsText.option_max_cost],
        ['--again', metricsText.option_again],
        ['--all-clients', metricsText.option_all_clients],
      ],
      examples: ['metrics pull', 'metrics pull --dry-run', 'metrics pull --all-clients --max-cost 0.50'],
    },
    async (context, _args, options) => (await import('./pull.ts')).run(context, options),
  )
  verb(
    cli,
    metrics,
    {
      name: 'show',
      about: metricsText.about_show,
      options: [
        ['--account <name>', metricsText.option_account],
        ['--month <month>', metricsText.option_month],
        ['--post <id>', metricsText.option_post],
      ],
      examples: ['metrics show', 'metrics show --month 2026-10 --json'],
    },
    async (context, _args, options) => (await import('./show.ts')).run(context, options),
  )
}

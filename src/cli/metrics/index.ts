import { Option, type Command } from 'commander'
import { figuresText } from '../../i18n/figures.ts'
import { importMetricsText } from '../../i18n/import-metrics.ts'
import { metricsText } from '../../i18n/metrics.ts'
import { say } from '../../i18n/text.ts'
import { dateOrders, formatIds } from '../../results/exports/format-ids.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

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
      name: 'add',
      about: figuresText.about,
      options: [
        ['--month <month>', figuresText.option_month],
        repeatable('--set <figure=value>', say(cli.lang, figuresText.option_set)),
        ['--network <network>', figuresText.option_network],
        ['--account <name>', figuresText.option_account],
        ['--by <role>', figuresText.option_by],
      ],
      examples: ['metrics add --month 2026-10 --set followers=862 --network facebook', 'metrics add --set rating=4.6'],
    },
    async (context, _args, options) => (await import('./add.ts')).run(context, options),
  )
  verb(
    cli,
    metrics,
    {
      name: 'import',
      arguments: [['<files...>', importMetricsText.argument_files]],
      about: importMetricsText.about,
      options: [
        ['--network <network>', importMetricsText.option_network],
        ['--account <name>', importMetricsText.option_account],
        new Option('--format <format>', say(cli.lang, importMetricsText.option_format)).choices(formatIds),
        ['--month <month>', importMetricsText.option_month],
        new Option('--dates <order>', say(cli.lang, importMetricsText.option_dates)).choices(dateOrders),
        repeatable('--goal <path>', say(cli.lang, importMetricsText.option_goal)),
      ],
      examples: ['metrics import facebook.csv --dry-run', 'metrics import ga4.csv report.json --goal /merci'],
    },
    async (context, files, options) => (await import('./import.ts')).run(context, files, options),
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

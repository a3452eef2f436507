import { Option, type Command } from 'commander'
import { importText } from '../../i18n/import-entries.ts'
import { kpiText } from '../../i18n/kpi.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { dateOrders } from '../../results/exports/read-date.ts'
import { evidenceKinds } from '../../results/roi.ts'
import { readersNetworks } from '../../networks/readers-network.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const sale = noun(cli, program, 'sale', resultsText.noun_sale)
  verb(
    cli,
    sale,
    {
      name: 'add',
      arguments: [['<amount...>', resultsText.argument_amount]],
      about: resultsText.about_sale_add,
      options: [
        new Option('--evidence <evidence>', say(cli.lang, resultsText.option_evidence)).choices(evidenceKinds),
        ['--count <n>', resultsText.option_count],
        ['--refund-of <id>', resultsText.option_refund_of],
        ['--id <id>', resultsText.option_sale_id],
        ['--date <day>', resultsText.option_date],
        ['--margin <percent>', resultsText.option_margin],
        new Option('--network <network>', say(cli.lang, kpiText.option_sale_network)).choices(readersNetworks),
        ['--currency <code>', resultsText.option_currency],
        ['--note <text>', importText.opt_note],
      ],
      examples: [
        'sale add 184,50 --evidence promo_code --count 12 --network facebook',
        'sale add 120 --evidence declared --id F-2026-118 --margin 60',
        'sale add 20 --refund-of F-2026-118',
      ],
    },
    async (context, args, options) => (await import('./add.ts')).run(context, args, options),
  )
  verb(
    cli,
    sale,
    {
      name: 'list',
      about: resultsText.about_sale_list,
      options: [['--month <month>', resultsText.option_month]],
      examples: ['sale list'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    sale,
    {
      name: 'import',
      arguments: [['<file>', importText.argument_file]],
      about: importText.about_sale,
      options: [
        ['--vat <percent>', importText.opt_vat],
        new Option('--dates <order>', say(cli.lang, importText.opt_date_order)).choices(dateOrders),
      ],
      examples: ['sale import orders.csv'],
    },
    async (context, [file = ''], options) => (await import('./import.ts')).run(context, file, options),
  )
  verb(
    cli,
    sale,
    {
      name: 'remove',
      arguments: [['<id...>', importText.argument_ids]],
      about: importText.about_remove,
      examples: ['sale remove F-2026-118'],
    },
    async (context, ids) => (await import('./remove.ts')).run(context, ids),
  )
}

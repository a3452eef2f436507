import { Option, type Command } from 'commander'
import { handOverText } from '../../i18n/hand-over.ts'
import { proposalText } from '../../i18n/proposal.ts'
import { say } from '../../i18n/text.ts'
import { proposalVias } from '../../proposals/proposal.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

const id = ['<id>', proposalText.argument_id] as const

export function register(cli: Cli, program: Command): void {
  const { lang } = cli
  const proposal = noun(cli, program, 'proposal', proposalText.about)
  verb(
    cli,
    proposal,
    {
      name: 'add',
      about: proposalText.about_add,
      options: [
        repeatable('--line <line>', say(lang, proposalText.option_line)),
        ['--from-file <file>', proposalText.option_from_file],
        ['--no-plan', proposalText.option_no_plan],
        ['--rate <amount>', proposalText.option_rate],
        ['--months <count>', proposalText.option_months],
        ['--start <day>', proposalText.option_start],
        ['--discount <percent>', proposalText.option_discount],
        ['--deposit <percent>', proposalText.option_deposit],
        ['--valid-days <days>', proposalText.option_valid],
        ['--payment-days <days>', proposalText.option_payment],
        ['--vat <percent|exempt>', proposalText.option_vat],
      ],
      examples: [
        'proposal add --rate 60',
        'proposal add --rate 60 --line "Animation Facebook=12h" --line "Reportage photo=350 €:once" --months 6 --deposit 30',
      ],
    },
    async (context, _args, options) => (await import('./add.ts')).run(context, options),
  )
  verb(
    cli,
    proposal,
    { name: 'list', about: proposalText.about_list, examples: ['proposal list', 'proposal list --json'] },
    async (context) => (await import('./list.ts')).run(context),
  )
  verb(
    cli,
    proposal,
    {
      name: 'show',
      arguments: [id],
      about: proposalText.about_show,
      options: [
        new Option('--format <format>', say(lang, proposalText.option_format)).choices([
          'terminal',
          'md',
          'html',
          'pdf',
          'json',
        ]),
        ['-o, --output <file>', handOverText.option_output],
      ],
      examples: ['proposal show 1', 'proposal show 1 --format pdf -o devis.pdf'],
    },
    async (context, [typed = ''], options) => (await import('./show.ts')).run(context, typed, options),
  )
  verb(
    cli,
    proposal,
    {
      name: 'send',
      arguments: [id],
      about: proposalText.about_send,
      options: [
        ['-o, --output <path>', proposalText.option_send_output],
        ['--mail', proposalText.option_mail],
        ['--to <address>', proposalText.option_to],
        ['--mark-sent', proposalText.option_mark_sent],
        ['--after <number>', proposalText.option_after],
      ],
      examples: ['proposal send 1', 'proposal send 2 --mark-sent --dry-run'],
    },
    async (context, [typed = ''], options) => (await import('./send.ts')).run(context, typed, options),
  )
  verb(
    cli,
    proposal,
    {
      name: 'accept',
      arguments: [id],
      about: proposalText.about_accept,
      options: [
        ['--by <name>', proposalText.option_by],
        new Option('--via <way>', say(lang, proposalText.option_via)).choices(proposalVias),
        ['--date <day>', proposalText.option_date],
      ],
      examples: ['proposal accept 1 --by "la gérante" --via signature'],
    },
    async (context, [typed = ''], options) => (await import('./decide.ts')).accept(context, typed, options),
  )
  verb(
    cli,
    proposal,
    {
      name: 'export',
      arguments: [id],
      about: proposalText.about_export,
      options: [
        new Option('--format <format>', say(lang, proposalText.option_format)).choices(['csv', 'json']),
        ['--month <month>', proposalText.option_month],
        ['-o, --output <file>', handOverText.option_output],
      ],
      examples: ['proposal export 1 --format csv', 'proposal export 1 --json'],
    },
    async (context, [typed = ''], options) => (await import('./export.ts')).run(context, typed, options),
  )
  verb(
    cli,
    proposal,
    {
      name: 'refuse',
      arguments: [id],
      about: proposalText.about_refuse,
      options: [
        ['--reason <text>', proposalText.option_reason],
        ['--by <name>', proposalText.option_by_refused],
        ['--date <day>', proposalText.option_date],
      ],
      examples: ['proposal refuse 3 --reason "budget reporté"'],
    },
    async (context, [typed = ''], options) => (await import('./decide.ts')).refuse(context, typed, options),
  )
  verb(
    cli,
    proposal,
    {
      name: 'cancel',
      arguments: [id],
      about: proposalText.about_cancel,
      options: [['--reason <text>', proposalText.option_reason]],
      examples: ['proposal cancel 2 --reason "remplacé" --yes'],
    },
    async (context, [typed = ''], options) => (await import('./decide.ts')).cancel(context, typed, options),
  )
}

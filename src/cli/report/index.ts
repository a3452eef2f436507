import { Option, type Command } from 'commander'
import { reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { kindText } from '../../i18n/report-kinds.ts'
import { sentReportText } from '../../i18n/sent-report.ts'
import { say } from '../../i18n/text.ts'
import { verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const { lang } = cli
  // `send` and `list` have a month, a kind and a format of their own: those of `report` must not take them
  const alone = cli.words[1] !== 'send' && cli.words[1] !== 'list'
  const report = verb(
    cli,
    program,
    {
      name: 'report',
      about: reportText.about,
      options: alone
        ? [
            ['--month <month>', reportText.option_month],
            new Option('--format <format>', say(cli.lang, reportText.option_format)).choices([
              'terminal',
              'md',
              'html',
              'pdf',
              'csv',
              'json',
            ]),
            ['-o, --output <file>', reportDocumentText.option_output],
            ['--draft', reportText.option_draft],
            new Option('--kind <kind>', say(lang, kindText.option_kind)).choices([
              'client',
              'sponsor',
              'internal',
              'margin',
              'case-study',
            ]),
            ['--version <n>', sentReportText.option_version],
            ['--all-clients', kindText.option_all],
          ]
        : [],
      examples: [
        'report',
        'report --month 2026-10 --format html -o rapport.html',
        'report --month 2026-10 -o rapport.pdf',
        'report --month 2026-10 --format csv -o tableaux',
        'report --month current --json',
        'report --kind sponsor -o direction.pdf',
        'report --all-clients',
      ],
    },
    async (context, _args, options) => (await import('./run.ts')).run(context, options),
  )
  verb(
    cli,
    report,
    {
      name: 'send',
      about: sentReportText.send_about,
      options: [
        ['--month <month>', reportText.option_month],
        repeatable('--to <mail>', say(lang, sentReportText.opt_to)),
        new Option('--format <format>', say(lang, sentReportText.opt_format)).choices(['html', 'pdf', 'both']),
        ['--kind <kind>', sentReportText.opt_kind],
        ['--message <text>', sentReportText.opt_message],
        new Option('--mark-sent', say(lang, sentReportText.opt_mark_sent)).conflicts(['format', 'message', 'again']),
        ['--again', sentReportText.opt_again],
      ],
      examples: ['report send --to contact@example.com --dry-run', 'report send --mark-sent'],
    },
    async (context, _args, options) => (await import('./send.ts')).run(context, options),
  )
  verb(
    cli,
    report,
    {
      name: 'list',
      about: sentReportText.list_about,
      options: [['--month <month>', reportText.option_month]],
      examples: ['report list', 'report list --json'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
}

import { Option, type Command } from 'commander'
import { reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say } from '../../i18n/text.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'report',
      about: reportText.about,
      options: [
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
      ],
      examples: [
        'report',
        'report --month 2026-10 --format html -o rapport.html',
        'report --month 2026-10 -o rapport.pdf',
        'report --month 2026-10 --format csv -o tableaux',
        'report --month current --json',
      ],
    },
    async (context, _args, options) => (await import('./run.ts')).run(context, options),
  )
}

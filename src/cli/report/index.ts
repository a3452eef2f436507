import { Option, type Command } from 'commander'
import { handOverText } from '../../i18n/hand-over.ts'
import { reportText } from '../../i18n/report.ts'
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
        new Option('--format <format>', say(cli.lang, reportText.option_format)).choices(['terminal', 'md', 'html', 'json']),
        ['-o, --output <file>', handOverText.option_output],
        ['--draft', reportText.option_draft],
      ],
      examples: ['report', 'report --month 2026-10 --format html -o rapport.html', 'report --month current --json'],
    },
    async (context, _args, options) => (await import('./run.ts')).run(context, options),
  )
}

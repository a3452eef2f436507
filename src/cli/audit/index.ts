import type { Command } from 'commander'
import { auditText } from '../../i18n/audit.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'audit',
      about: auditText.about,
      options: [
        ['--post <id>', auditText.post],
        ['--from <day>', auditText.from],
        ['--since <day>', auditText.from],
        ['--to-date <day>', auditText.to_date],
        ['--limit <count>', auditText.limit],
      ],
      examples: ['audit', 'audit --post 1', 'audit --from 2026-11-01 --limit 200 --json'],
    },
    async (context, _args, options) => (await import('./audit.ts')).audit(context, options),
  )
}

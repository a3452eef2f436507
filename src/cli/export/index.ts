import type { Command } from 'commander'
import { allText } from '../../i18n/export.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'export',
      about: allText.about_export,
      options: [['-o, --output <path>', allText.out]],
      examples: ['export', 'export -o everything/', 'export -o everything.zip --dry-run'],
    },
    async (context, _args, options) => (await import('./export.ts')).run(context, options),
  )
}

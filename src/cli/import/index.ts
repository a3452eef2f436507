import type { Command } from 'commander'
import { allText } from '../../i18n/export.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'import',
      arguments: [['<export>', allText.which]],
      about: allText.about_import,
      examples: ['import everything.zip --home other', 'import everything/ --home other --dry-run'],
    },
    async (context, [path = '']) => (await import('./import.ts')).run(context, path),
  )
}

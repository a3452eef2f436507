import type { Command } from 'commander'
import { schemaText } from '../../i18n/schema.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'schema',
      arguments: [['[command...]', schemaText.command]],
      about: schemaText.about,
      options: [['--all', schemaText.option_all]],
      examples: ['schema', 'schema queue list', 'schema error', 'schema --all'],
    },
    async (context, words, options) => (await import('./run.ts')).run(context, words, options['all'] === true),
  )
}

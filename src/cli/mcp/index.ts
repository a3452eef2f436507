import type { Command } from 'commander'
import { mcpText } from '../../i18n/mcp.ts'
import { verb, type Cli } from '../command.ts'
import { text } from '../queue/flag-values.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'mcp',
      about: mcpText.about,
      options: [
        ['--allow-write <clients>', mcpText.option_allow_write],
        ['--with-names', mcpText.option_with_names],
      ],
      examples: ['mcp', 'mcp -c bakery', 'mcp -c bakery --allow-write bakery'],
    },
    async (context, _, options) => {
      const allow_write = (text(options, 'allowWrite') ?? '').split(/[\s,;]+/).filter((slug) => slug !== '')
      return (await import('./serve.ts')).serve(context, { allow_write, with_names: options['withNames'] === true })
    },
  )
}

import type { Command } from 'commander'
import { statusText } from '../../i18n/status.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    { name: 'status', about: statusText.about, examples: ['status', 'status -c boulangerie-de-l-ill', 'status --json'] },
    async (context) => (await import('./status.ts')).status(context),
  )
}

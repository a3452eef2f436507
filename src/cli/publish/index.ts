import type { Command } from 'commander'
import { deliveryText } from '../../i18n/delivery.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    { name: 'publish', about: deliveryText.about_publish, examples: ['publish', 'publish --dry-run', 'publish --json'] },
    async (context) => (await import('./publish.ts')).run(context),
  )
}

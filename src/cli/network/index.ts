import type { Command } from 'commander'
import { networkText } from '../../i18n/accounts.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const network = noun(cli, program, 'network', networkText.noun_about)
  verb(
    cli,
    network,
    { name: 'list', about: networkText.list_about, examples: ['network list', 'network list --json'] },
    async (context) => (await import('./list.ts')).listNetworks(context),
  )
  verb(
    cli,
    network,
    {
      name: 'show',
      about: networkText.show_about,
      arguments: [['<network>', networkText.arg_network]],
      examples: ['network show mastodon', 'network show x --json'],
    },
    async (context, [name = '']) => (await import('./show.ts')).show(context, name),
  )
}

import type { Command } from 'commander'
import { strategyCommandText } from '../../i18n/init.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const strategy = noun(cli, program, 'strategy', strategyCommandText.about)
  verb(
    cli,
    strategy,
    {
      name: 'show',
      about: strategyCommandText.show,
      options: [['--version <n>', strategyCommandText.option_version]],
      examples: ['strategy show', 'strategy show --version 1 --json'],
    },
    async (context, _, options) => {
      const { showStrategy } = await import('./show.ts')
      await showStrategy(context, text(options['version']))
    },
  )
  verb(
    cli,
    strategy,
    {
      name: 'explain',
      about: strategyCommandText.explain,
      options: [
        ['--network <network>', strategyCommandText.option_network],
        ['--version <n>', strategyCommandText.option_version],
      ],
      examples: ['strategy explain', 'strategy explain --network linkedin'],
    },
    async (context, _, options) => {
      const { explainStrategy } = await import('./explain.ts')
      await explainStrategy(context, text(options['network']), text(options['version']))
    },
  )
  verb(
    cli,
    strategy,
    { name: 'history', about: strategyCommandText.history, examples: ['strategy history'] },
    async (context) => {
      const { showHistory } = await import('./history.ts')
      await showHistory(context)
    },
  )
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

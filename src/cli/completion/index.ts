import type { Command } from 'commander'
import { completionText } from '../../i18n/completion.ts'
import { noun, verb, type Cli } from '../command.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

export function register(cli: Cli, program: Command): void {
  const completion = noun(cli, program, 'completion', completionText.about)
  for (const shell of shells) {
    verb(
      cli,
      completion,
      { name: shell, about: completionText[shell], examples: [`completion ${shell}`] },
      async ({ io, lang }) => (await import('./script.ts')).printScript({ io, lang }, shell),
    )
  }
}

import type { Command } from 'commander'
import { demoText } from '../../i18n/demo.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  verb(cli, program, { name: 'demo', about: demoText.about, examples: ['demo', 'demo --lang fr'] }, async (context) =>
    (await import('./run.ts')).runDemo(context),
  )
}

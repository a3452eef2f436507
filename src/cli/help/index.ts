import type { Command } from 'commander'
import { Failure } from '../../failure.ts'
import { helpText } from '../../i18n/help.ts'
import { say } from '../../i18n/text.ts'
import { verb, type Cli } from '../command.ts'
import { commandNames } from '../nouns.ts'

export function register(cli: Cli, program: Command): void {
  verb(
    cli,
    program,
    {
      name: 'help',
      about: helpText.about,
      arguments: [['[topic...]', helpText.topic]],
      examples: ['help all', 'help exit-codes', 'help delivery', 'help agents', 'help queue add'],
    },
    async (context, topic) => {
      const { io, lang } = context
      const [word] = topic
      const pages = await import('./pages.ts')
      if (word === undefined) return (await import('../help.ts')).rootHelp(cli, io)
      if (word === 'all') return pages.allCommands(cli, io)
      if (word === 'exit-codes') return pages.exitCodeTable(context)
      if (word === 'agents') return (await import('./agents-page.ts')).agentsPage(context)
      if (word === 'delivery') return (await import('./delivery-page.ts')).deliveryPage(context)
      if (commandNames.includes(word)) {
        const { runProgram } = await import('../program.ts')
        return runProgram([...topic, '--help', '--lang', lang])
      }
      throw new Failure('not_found', 'unknown_topic', say(lang, helpText.unknown_topic, { word }), {
        hint: say(lang, helpText.topics_hint),
      })
    },
  )
}

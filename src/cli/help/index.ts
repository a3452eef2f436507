import type { Command } from 'commander'
import { Failure } from '../../failure.ts'
import { globalText } from '../../i18n/global.ts'
import { helpText } from '../../i18n/help.ts'
import { say } from '../../i18n/text.ts'
import { nearest } from '../../nearest.ts'
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
      examples: ['help all', 'help topics', 'help exit-codes', 'help dates', 'help queue add'],
    },
    async (context, words) => {
      const { io, lang } = context
      const [word] = words
      if (word === undefined) return (await import('../help.ts')).rootHelp(cli, io)
      const { topicNames, topics } = await import('./topics.ts')
      const topic = Object.hasOwn(topics, word) ? topics[word] : undefined
      if (topic !== undefined) return topic.show(context)
      if (commandNames.includes(word)) {
        const { runProgram } = await import('../program.ts')
        return runProgram([...words, '--help', '--lang', lang])
      }
      const { commandMeant } = await import('../synonyms.ts')
      const near = nearest(word, [...topicNames, ...commandNames]) ?? commandMeant(word)
      throw new Failure('not_found', 'unknown_topic', say(lang, helpText.unknown_topic, { word }), {
        hint:
          near === null
            ? say(lang, helpText.topics_hint, { topics: topicNames.join(', ') })
            : say(lang, globalText.did_you_mean, { word: `smm help ${near}` }),
      })
    },
  )
}

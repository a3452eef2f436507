import { Option, type Command } from 'commander'
import { queueText } from '../../i18n/queue.ts'
import { say, type Text } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

/** The queue with the verb of every day alone: the words of the others, of which there are many, are not loaded for it. */
export function register(cli: Cli, program: Command): void {
  listVerb(cli, noun(cli, program, 'queue', queueText.about))
}

/** A flag that may be given several times; its values in their order. */
export function repeatable(cli: Cli, flags: string, about: Text): Option {
  return new Option(flags, say(cli.lang, about)).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ])
}

export function listVerb(cli: Cli, queue: Command): void {
  verb(
    cli,
    queue,
    {
      name: 'list',
      about: queueText.list,
      options: [
        ['--all', queueText.all],
        repeatable(cli, '--status <status>', queueText.status),
        ['--from <day>', queueText.from],
        ['--to-date <day>', queueText.to_date],
        ['--limit <count>', queueText.limit],
      ],
      examples: ['queue list', 'queue list --all --limit 20', 'queue list --status awaiting_approval'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
}

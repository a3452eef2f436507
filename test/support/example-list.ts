import { Command } from 'commander'
import { specOf, type Cli } from '../../src/cli/command.ts'
import { addEveryCommand } from '../../src/cli/nouns.ts'

export interface Example {
  /** As printed, without the leading `smm `. */
  readonly words: string
  readonly noun: string
  /** The noun again for a command without verbs (`smm status`). */
  readonly verb: string
}

/** The whole command tree, as `smm help all` builds it. */
export async function commandTree(lang: 'fr' | 'en' = 'en'): Promise<Command> {
  const cli: Cli = { lang, words: [], run: () => Promise.reject(new Error('nothing runs here')) }
  const program = new Command('smm')
  await addEveryCommand(cli, program)
  return program
}

/** Every example of every verb, from what the commands are made of and not from their printed help. */
export async function exampleList(): Promise<readonly Example[]> {
  const program = await commandTree()
  return program.commands.flatMap((noun) =>
    [noun, ...noun.commands].flatMap((command) =>
      (specOf(command)?.examples ?? []).map((words) => ({ words, noun: noun.name(), verb: command.name() })),
    ),
  )
}

import { specOf } from '../../src/cli/command.ts'
import { commandsOf, commandTree } from '../../src/cli/command-tree.ts'

export interface Example {
  /** As printed, without the leading `smm `. */
  readonly words: string
  readonly noun: string
  /** The noun again for a command without verbs (`smm status`). */
  readonly verb: string
}

/** Every example of every verb, from what the commands are made of and not from their printed help. */
export async function exampleList(): Promise<readonly Example[]> {
  const program = await commandTree('en')
  return commandsOf(program).flatMap(({ command, path }) =>
    (specOf(command)?.examples ?? []).map((words) => ({ words, noun: path.split(' ')[0] ?? '', verb: command.name() })),
  )
}

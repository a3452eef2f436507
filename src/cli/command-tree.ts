import { Command } from 'commander'
import type { Lang } from '../i18n/text.ts'
import { specOf } from './command.ts'
import { addEveryCommand } from './nouns.ts'

/** Every command of the program, to be read: none of them runs. */
export async function commandTree(lang: Lang): Promise<Command> {
  const program = new Command('smm')
  await addEveryCommand({ lang, words: [], run: () => Promise.reject(new Error('nothing runs here')) }, program)
  return program
}

/** Every command that does something by itself, with the words that lead to it (`queue add`). */
export function commandsOf(command: Command, before = ''): { readonly command: Command; readonly path: string }[] {
  return command.commands.flatMap((one) => {
    const path = `${before} ${one.name()}`.trim()
    return [...(specOf(one) === null ? [] : [{ command: one, path }]), ...commandsOf(one, path)]
  })
}

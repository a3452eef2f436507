import { Option, type Command } from 'commander'
import type { Context } from '../context.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { globalText } from '../i18n/global.ts'

/** What an action gives back: nothing (exit 0) or an exit code. */
export type Outcome = number | void

/**
 * What `cli/` files are given to build their commands with. `run` wraps an action: it makes the context from the parsed flags,
 * calls, and keeps the exit code. Verb files are imported inside the action, never at the top.
 */
export interface Cli {
  readonly lang: Lang
  /** The words of the command line without flags and the values of global ones. */
  readonly words: readonly string[]
  run(command: Command, action: (context: Context) => Promise<Outcome>): Promise<void>
}

export interface VerbSpec {
  readonly name: string
  readonly arguments?: readonly (readonly [name: string, about: Text])[]
  readonly about: Text
  /** `[flags, about]`, or a ready `Option` for choices, defaults and parsers. */
  readonly options?: readonly (readonly [flags: string, about: Text] | Option)[]
  /** Run as printed by a test. Without the leading `smm `. */
  readonly examples: readonly string[]
  readonly aliases?: readonly string[]
}

const specs = new WeakMap<Command, VerbSpec>()

/** What a command of the tree was made from: its examples are nowhere else. Null for a noun that only holds verbs. */
export function specOf(command: Command): VerbSpec | null {
  return specs.get(command) ?? null
}

/** `smm queue add`: what is typed for it. */
export function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`
}

/**
 * Adds one verb to a noun (or a command to the root). The child is made from the configured parent, so that it inherits
 * `exitOverride`, the output and the words of the help.
 */
export function verb(
  cli: Cli,
  parent: Command,
  spec: VerbSpec,
  action: (context: Context, args: string[], options: Record<string, unknown>) => Promise<Outcome>,
): Command {
  const command = parent.command(spec.name).description(say(cli.lang, spec.about))
  specs.set(command, spec)
  if (isAnother(cli, parent, spec)) return command
  for (const [name, about] of spec.arguments ?? []) command.argument(name, say(cli.lang, about))
  for (const option of spec.options ?? []) {
    if (option instanceof Option) command.addOption(option)
    else command.option(option[0], say(cli.lang, option[1]))
  }
  for (const alias of spec.aliases ?? []) command.alias(alias)
  examples(cli, command, spec.examples)
  command.action(async (...received: unknown[]) => {
    const self = received.pop() as Command
    const options = received.pop() as Record<string, unknown>
    const args = received.flat().filter((value): value is string => typeof value === 'string')
    await cli.run(self, (context) => action(context, args, options))
  })
  return command
}

/** A verb of the noun beside the one that was typed: its name is enough, for suggestions. */
function isAnother({ words }: Cli, parent: Command, { name, aliases = [] }: VerbSpec): boolean {
  const typed = words[1]
  return parent.parent !== null && typed !== undefined && typed !== name && !aliases.includes(typed)
}

/** A noun: a command that only holds verbs. */
export function noun(cli: Cli, parent: Command, name: string, about: Text): Command {
  return parent.command(name).description(say(cli.lang, about)).helpCommand(false)
}

function examples(cli: Cli, command: Command, lines: readonly string[]): void {
  if (lines.length === 0) return
  const list = lines.map((line) => `  smm ${line}`).join('\n')
  command.addHelpText('before', `${say(cli.lang, globalText.examples)}\n${list}\n`)
}

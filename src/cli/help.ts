import type { Command, Help, Option } from 'commander'
import { globalText } from '../i18n/global.ts'
import { say, type Text } from '../i18n/text.ts'
import type { Io } from '../io/io.ts'
import { paint } from '../io/paint.ts'
import type { Cli } from './command.ts'

const daily: readonly (readonly [Text, readonly string[]])[] = [
  [globalText.today, ['status', 'queue', 'calendar', 'publish', 'time']],
  [globalText.each_month, ['report', 'sale', 'cost']],
  [globalText.new_client, ['init', 'strategy', 'account', 'proposal']],
]

/** Bare `smm`: the day first, then where the rest is, and what every command understands. */
export function rootHelp(cli: Cli, io: Io): void {
  const { lang } = cli
  io.print(say(lang, globalText.about))
  io.print()
  for (const [title, names] of daily) {
    io.print(`${paint('bold', say(lang, title).padEnd(16))}${names.map((name) => `smm ${name}`).join(' · ')}`)
  }
  io.print()
  io.print(say(lang, globalText.first_steps))
  io.print(say(lang, globalText.more_commands))
  io.print(say(lang, globalText.more_help))
}

/** commander's help with our words, the examples first and the global options at the end, folded to one line each. */
export function configureHelp(cli: Cli, program: Command): void {
  const { lang } = cli
  program.configureHelp({
    showGlobalOptions: true,
    styleTitle: (title) => title,
    formatHelp: (command, help) => formatHelp(cli, command, help),
    optionDescription: (option) => {
      const more: string[] = []
      if (option.argChoices) more.push(say(lang, globalText.choices_are, { values: option.argChoices.join(', ') }))
      if (option.defaultValue !== undefined && typeof option.defaultValue !== 'boolean') {
        more.push(say(lang, globalText.default_is, { value: option.defaultValueDescription ?? String(option.defaultValue) }))
      }
      return more.length > 0 ? `${option.description} (${more.join(' ; ')})` : option.description
    },
  })
}

function formatHelp({ lang }: Cli, command: Command, help: Help): string {
  const width = help.padWidth(command, help)
  const columns = Math.max(60, process.stdout.columns ?? 80)
  const item = (term: string, about: string): string => {
    const start = `  ${term.padEnd(width)}  `
    return start + wrap(about, columns - start.length).join(`\n${' '.repeat(start.length)}`)
  }
  const section = (title: string, items: readonly string[]): string[] => (items.length > 0 ? ['', title, ...items] : [])
  const lines = [
    `${say(lang, globalText.usage)} ${help.commandUsage(command)}`,
    '',
    ...wrap(help.commandDescription(command), columns),
    ...section(
      say(lang, globalText.arguments),
      help.visibleArguments(command).map((a) => item(help.argumentTerm(a), help.argumentDescription(a))),
    ),
    ...section(
      say(lang, globalText.commands),
      help.visibleCommands(command).map((c) => item(help.subcommandTerm(c), help.subcommandDescription(c))),
    ),
    ...section(
      say(lang, globalText.options),
      (command.parent ? help.visibleOptions(command) : []).map((o) => item(help.optionTerm(o), help.optionDescription(o))),
    ),
    ...section(
      say(lang, globalText.global_options),
      (command.parent ? globalOptions(command, help) : help.visibleOptions(command)).map((o) =>
        item(help.optionTerm(o), help.optionDescription(o)),
      ),
    ),
    '',
  ]
  return lines.join('\n')
}

/** Those of the program itself: what a noun takes for its bare form is none of its verbs'. */
function globalOptions(command: Command, help: Help): Option[] {
  let root = command
  while (root.parent !== null) root = root.parent
  return help.visibleGlobalOptions(command).filter((option) => root.options.includes(option))
}

/** Breaks at plain spaces only: the French fixed spaces hold. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

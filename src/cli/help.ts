import { existsSync } from 'node:fs'
import type { Command, Help, Option } from 'commander'
import { globalText } from '../i18n/global.ts'
import { say, type Text } from '../i18n/text.ts'
import type { Io } from '../io/io.ts'
import { paint } from '../io/paint.ts'
import { pad } from '../io/table.ts'
import { wrapText } from '../io/wrap.ts'
import type { Cli } from './command.ts'

const daily: readonly (readonly [Text, readonly string[]])[] = [
  [globalText.today, ['status', 'queue', 'calendar', 'inbox', 'time']],
  [globalText.each_month, ['report', 'metrics', 'sale', 'cost']],
  [globalText.new_client, ['init', 'strategy', 'account', 'proposal']],
]

/** The help of the program: the day first, then where the rest is. */
export function rootHelp(cli: Cli, io: Io): void {
  const { lang } = cli
  begin(cli, io)
  for (const [title, names] of daily) {
    io.print(`${paint('bold', say(lang, title).padEnd(16))}${names.map((name) => `smm ${name}`).join(' · ')}`)
  }
  io.print()
  io.print(say(lang, globalText.first_steps))
  whereTheRestIs(cli, io)
}

/** Bare `smm`: what to do next, by how far one has come; with clients and accounts, the day. */
export async function startPage(cli: Cli, io: Io, database: string): Promise<void> {
  const stage = existsSync(database) ? await stageIn(database) : 'nothing'
  if (stage !== 'nothing' && stage !== 'client') return rootHelp(cli, io)
  const { startText } = await import('../i18n/start.ts')
  const { lang } = cli
  begin(cli, io)
  const { title, steps } = startText[stage]
  io.print(paint('bold', say(lang, title)))
  for (const [command, about] of steps) io.print(`  ${command.padEnd(34)} ${say(lang, about)}`)
  io.print()
  whereTheRestIs(cli, io)
}

async function stageIn(database: string): Promise<'nothing' | 'client' | 'account' | null> {
  const { begun, peek } = await import('../store/sqlite/peek.ts')
  return peek(database, begun)
}

function begin({ lang }: Cli, io: Io): void {
  for (const line of wrapText(say(lang, globalText.about), io.columns)) io.print(line)
  io.print()
}

function whereTheRestIs({ lang }: Cli, io: Io): void {
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

/** Beside narrower columns than this, a description stands under what it describes. */
const narrowest = 24

function formatHelp({ lang }: Cli, command: Command, help: Help): string {
  const width = help.padWidth(command, help)
  const columns = process.stdout.columns || 80
  const beside = columns - width - 4 >= narrowest
  const item = (term: string, about: string): string => {
    const indent = beside ? width + 4 : 6
    const lines = wrapText(about, columns - indent)
    const below = ' '.repeat(indent)
    return beside
      ? `  ${pad(term, width)}  ${lines.join(`\n${below}`)}`
      : [`  ${term}`, ...lines.map((line) => below + line)].join('\n')
  }
  const section = (title: string, items: readonly string[]): string[] => (items.length > 0 ? ['', title, ...items] : [])
  const lines = [
    ...wrapText(`${say(lang, globalText.usage)} ${help.commandUsage(command)}`, columns),
    '',
    ...wrapText(help.commandDescription(command), columns),
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

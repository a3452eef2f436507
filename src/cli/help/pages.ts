import type { Context } from '../../context.ts'
import { exitCodes, type FailureKind } from '../../failure.ts'
import { globalText } from '../../i18n/global.ts'
import { exitCodeText, helpText } from '../../i18n/help.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { commandTree } from '../command-tree.ts'

/** The three families; a test holds them against the commands that exist. */
export const families: readonly (readonly [Text, readonly string[]])[] = [
  [
    globalText.manage,
    [
      'init',
      'client',
      'strategy',
      'plan',
      'team',
      'ambassador',
      'staffing',
      'quote',
      'proposal',
      'network',
      'account',
      'queue',
      'approval',
      'calendar',
      'rights',
      'pool',
      'idea',
      'inbox',
      'listen',
      'crisis',
      'template',
      'publish',
      'schedule',
      'status',
    ],
  ],
  [
    globalText.control,
    [
      'doctor',
      'backup',
      'restore',
      'export',
      'import',
      'audit',
      'privacy',
      'config',
      'completion',
      'mcp',
      'schema',
      'help',
      'demo',
    ],
  ],
  [globalText.analyse, ['metrics', 'kpi', 'link', 'time', 'cost', 'lead', 'sale', 'hire', 'report', 'calc']],
]

/** For scripts, in the order of the families. */
const familyIds = ['manage', 'control', 'analyse'] as const

const indent = 17

export async function allCommands({ io, lang, options }: Context): Promise<void> {
  const known = new Map((await commandTree(lang)).commands.map((command) => [command.name(), command]))
  const all = families.flatMap(([, names], at) =>
    names.flatMap((name) => {
      const command = known.get(name)
      if (command === undefined) return []
      const verbs = command.commands.map((child) => child.name())
      return [{ family: familyIds[at] ?? 'manage', command: name, about: command.description(), verbs }]
    }),
  )
  if (options.json) return io.json(all)
  for (const [at, [title]] of families.entries()) {
    io.print(paint('bold', say(lang, title)))
    for (const { command, about, verbs } of all.filter((one) => one.family === familyIds[at])) {
      const [first = '', ...rest] = wrapText(about, io.columns - indent)
      io.print(`  ${`smm ${command}`.padEnd(indent - 2)}${first}`)
      for (const line of rest) io.print(' '.repeat(indent) + line)
      for (const line of verbs.length === 0 ? [] : wrapText(verbs.join(' '), io.columns - indent))
        io.print(' '.repeat(indent) + paint('dim', line))
    }
    io.print()
  }
}

export function exitCodeRows(lang: Lang): { code: number; name: FailureKind | 'done'; meaning: string }[] {
  const kinds = Object.keys(exitCodes) as (FailureKind | 'done')[]
  return kinds
    .map((kind) => ({ code: exitCodes[kind], name: kind, meaning: say(lang, exitCodeText[kind]) }))
    .toSorted((a, b) => a.code - b.code)
}

export function exitCodeTable({ io, lang, options }: Context): void {
  const rows = exitCodeRows(lang)
  if (options.json) return io.json(rows)
  const head = [{ title: say(lang, helpText.code), align: 'right' as const }, { title: say(lang, helpText.meaning) }]
  for (const line of table(
    head,
    rows.map((row) => [String(row.code), row.meaning]),
    io.columns,
  ))
    io.print(line)
  io.print()
  for (const line of wrapText(say(lang, helpText.several), io.columns)) io.print(line)
}

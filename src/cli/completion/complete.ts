import { existsSync } from 'node:fs'
import type { Argument, Command, Option } from 'commander'
import type { Lang } from '../../i18n/text.ts'
import { findPlaces } from '../../places.ts'
import { addCommand, addEveryCommand, commandNames } from '../nouns.ts'
import type { Cli } from '../command.ts'
import { isShown, label, unquoted } from './line.ts'
import { argumentKind, fixedValues, optionKind, type Kind } from './kinds.ts'

/** What may stand where the cursor is: words with a few words on each, and whether a name of a file may too. */
export interface Completion {
  readonly candidates: readonly (readonly [value: string, about: string])[]
  readonly kind: 'none' | 'files' | 'folders'
}

interface Given {
  readonly lang: Lang
  readonly env: NodeJS.ProcessEnv
  /** The program without its commands: its options. */
  readonly program: Command
}

const nothing: Completion = { candidates: [], kind: 'none' }

/**
 * The words that may follow: `typed` are those after `smm`, the last one as far as it goes. Nothing is written, migrated or waited for;
 * where the data cannot be read, there is less to offer.
 */
export async function complete(typed: readonly string[], given: Given): Promise<Completion> {
  const words = typed.map(unquoted)
  const current = words.at(-1) ?? ''
  const [name, verb] = readLine(words.slice(0, -1), given.program.options).positions
  const reached = name === undefined ? given.program : await build(name, verb, given)
  if (reached === null) return nothing
  const [noun, command] = reached === given.program ? [reached, reached] : deepest(reached, verb)
  const options = [...command.options, ...(command === given.program ? [] : given.program.options)]

  const line = readLine(words.slice(0, -1), options)

  const pending = line.after_end ? undefined : optionOf(words.at(-2) ?? '', options)
  if (pending !== undefined && takesValue(pending))
    return filtered(await valuesOf(optionKind(pending), current, line, given), current)
  const [, flag = '', part = ''] = /^(--[a-z][\w-]*)=(.*)$/s.exec(current) ?? []
  const inlined = line.after_end ? undefined : optionOf(flag, options)
  if (inlined !== undefined && takesValue(inlined)) {
    const { candidates, kind } = filtered(await valuesOf(optionKind(inlined), part, line, given), part)
    return { candidates: candidates.map(([value, about]) => [`${flag}=${value}`, about]), kind }
  }
  if (current.startsWith('-') && !line.after_end)
    return filtered({ candidates: flagsOf(command, options), kind: 'none' }, current)
  if (name === undefined) return filtered({ candidates: await commandsOf(given), kind: 'none' }, current)
  if (command.commands.length > 0) {
    return filtered({ candidates: command.commands.map((child) => [child.name(), child.description()]), kind: 'none' }, current)
  }
  const place = line.positions.length - (command === noun ? 1 : 2)
  const argument = argumentAt(command.registeredArguments, place)
  if (argument === undefined) return nothing
  const kind = argumentKind({ noun: noun.name(), verb: command.name(), argument: argument.name(), typed: line.positions })
  return filtered(await valuesOf(kind, current, line, given), current)
}

interface Line {
  /** Words that are no flag and no value of one. */
  readonly positions: readonly string[]
  readonly flags: ReadonlyMap<string, string>
  /** Behind `--` nothing is a flag. */
  readonly after_end: boolean
}

/** By the flags that are known: those of the program before the command is, then those of the verb too. */
function readLine(words: readonly string[], options: readonly Option[]): Line {
  const positions: string[] = []
  const flags = new Map<string, string>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return { positions: [...positions, ...words.slice(at + 1)], flags, after_end: true }
    const [, long = word, inline] = /^(--[a-z][\w-]*)=(.*)$/s.exec(word) ?? []
    const option = optionOf(long, options)
    if (option !== undefined && takesValue(option)) flags.set(option.attributeName(), inline ?? words[++at] ?? '')
    else if (!word.startsWith('-')) positions.push(word)
  }
  return { positions, flags, after_end: false }
}

/** The noun with its verbs; only the verb that was typed is whole. */
async function build(name: string, verb: string | undefined, { lang, program }: Given): Promise<Command | null> {
  if (!commandNames.includes(name)) return null
  const cli: Cli = { lang, words: verb === undefined ? [name] : [name, verb], run: () => Promise.resolve() }
  await addCommand(name, cli, program)
  return program.commands.find((command) => command.name() === name) ?? null
}

function deepest(noun: Command, verb: string | undefined): readonly [noun: Command, command: Command] {
  const found = noun.commands.find((child) => child.name() === verb || (verb !== undefined && child.aliases().includes(verb)))
  return [noun, found ?? noun]
}

async function commandsOf({ lang, program }: Given): Promise<(readonly [string, string])[]> {
  // a second word that no verb has: descriptions are all that is needed
  await addEveryCommand({ lang, words: ['', ''], run: () => Promise.resolve() }, program)
  return program.commands.map((command) => [command.name(), command.description()] as const)
}

const takesValue = (option: Option): boolean => option.required || option.optional

function optionOf(flag: string, options: readonly Option[]): Option | undefined {
  return options.find(({ long, short }) => flag !== '' && (long === flag || short === flag))
}

function flagsOf(command: Command, options: readonly Option[]): (readonly [string, string])[] {
  const listed = options.flatMap(({ long, description, hidden }) =>
    long === undefined || long === null || hidden ? [] : [[long, description] as const],
  )
  return command.parent === null ? [...listed, ['--version', '']] : listed
}

function argumentAt(known: readonly Argument[], place: number): Argument | undefined {
  const last = known.at(-1)
  return known[place] ?? (last?.variadic === true ? last : undefined)
}

/** Those that begin as what was typed; a name that a line cannot hold is no candidate. */
function filtered({ candidates, kind }: Completion, current: string): Completion {
  return {
    candidates: candidates
      .filter(([value]) => value.startsWith(current) && isShown(value))
      .map(([value, about]) => [value, label(about)]),
    kind,
  }
}

async function valuesOf(kind: Kind, current: string, { flags, positions }: Line, { lang, env }: Given): Promise<Completion> {
  if (kind.is === 'files' || kind.is === 'folders') return { candidates: [], kind: kind.is }
  if (kind.is === 'none') return nothing
  // several values in one word, between commas: the last one is being typed, the others are there
  const typed = kind.several === true ? current.slice(0, current.lastIndexOf(',') + 1) : ''
  const found = new Map(
    [...(await storedValues(kind, flags, env)), ...(await fixedValues(kind, { lang, env, positions }))].toReversed(),
  )
  const before = new Set(typed.split(','))
  return {
    candidates: [...found]
      .toReversed()
      .filter(([value]) => !before.has(value))
      .map(([value, about]) => [typed + value, about]),
    kind: 'none',
  }
}

async function storedValues(
  kind: Kind,
  flags: ReadonlyMap<string, string>,
  env: NodeJS.ProcessEnv,
): Promise<readonly (readonly [string, string])[]> {
  const { stored } = kind
  if (stored === undefined) return []
  const { database } = findPlaces(env, { home: flags.get('home') ?? null, profile: flags.get('profile') ?? null })
  if (!existsSync(database)) return []
  const { candidatesOf, chosenClient, peek } = await import('../../store/sqlite/peek.ts')
  const named = flags.get('client') ?? (env['SMM_CLIENT'] || null)
  return peek(database, (db) => candidatesOf(db, stored, named ?? chosenClient(db))) ?? []
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Argument, Command, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { circumstancesOf } from '../support/circumstances.ts'
import { commandTree } from '../../src/cli/command-tree.ts'
import { exampleList } from '../support/example-list.ts'
import { typographyFaults } from '../support/french.ts'
import { preparedHome } from '../support/prepared-home.ts'
import { runMany } from '../support/run-many.ts'
import { shellWords } from '../support/shell-words.ts'

interface Wrong {
  readonly what: string
  readonly words: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Exit codes that fit. */
  readonly codes: readonly number[]
}

const timeout = 600_000
const home = await preparedHome()
const examples = await exampleList()
const program = await commandTree('en')

interface Verb {
  readonly command: Command
  readonly path: readonly string[]
  /** The first example, without its noun and verb. */
  readonly given: readonly string[]
}

const verbs: readonly Verb[] = program.commands.flatMap((noun) =>
  [noun, ...noun.commands].flatMap((command): Verb[] => {
    const example = examples.find((one) => one.noun === noun.name() && one.verb === command.name())
    if (example === undefined || circumstancesOf(example.words).input !== undefined) return []
    const path = command === noun ? [noun.name()] : [noun.name(), command.name()]
    const words = shellWords(example.words)
    return words === null || path.some((word, i) => words[i] !== word)
      ? []
      : [{ command, path, given: words.slice(path.length) }]
  }),
)

/** A verb's own flags with what they take: those given already are taken out, so that the wrong one counts. */
function withFlag({ path, given }: Verb, flag: string, value?: string): string[] {
  const at = given.indexOf(flag)
  const rest = at < 0 ? given : [...given.slice(0, at), ...given.slice(at + (given[at + 1]?.startsWith('-') === false ? 2 : 1))]
  return [...path, ...rest, flag, ...(value === undefined ? [] : [value])]
}

const takes = (thing: Option, ...names: readonly string[]): boolean => names.some((name) => thing.flags.includes(`<${name}>`))
const isId = (argument: Argument | undefined): boolean => argument?.name() === 'id'

function wrongOf(verb: Verb): Wrong[] {
  const { command, path, given } = verb
  const options = command.options.filter((option) => option.long !== undefined && !option.hidden)
  const required = command.registeredArguments.filter((argument) => argument.required)
  const positional = given.findIndex((word) => !word.startsWith('-'))
  const found: Wrong[] = [
    { what: 'an unknown flag', words: [...path, ...given, '--nope'], codes: [2] },
    ...(required.length > 0 ? [{ what: 'a missing argument', words: path, codes: [2] }] : []),
  ]
  const last = command.registeredArguments.at(-1)
  if (last?.variadic !== true && command.commands.length === 0)
    found.push({
      what: 'too many words',
      words: [...path, ...Array.from({ length: command.registeredArguments.length + 1 }, () => 'word')],
      codes: [2],
    })
  if (isId(command.registeredArguments[0]) && positional === 0)
    for (const id of ['999999', 'abc', '0', '1.5'])
      found.push({ what: `the id ${id}`, words: [...path, id, ...given.slice(1)], codes: [5] })
  for (const option of options) {
    const flag = option.long ?? ''
    if (option.argChoices !== undefined) found.push({ what: `${flag} nope`, words: withFlag(verb, flag, 'nope'), codes: [2] })
    if (option.required && !option.variadic)
      found.push({ what: `${flag} without its value`, words: withFlag(verb, flag), codes: [2] })
    if (takes(option, 'day', 'date', 'when', 'month', 'yyyy-mm', 'week'))
      found.push({ what: `${flag} someday`, words: withFlag(verb, flag, 'someday'), codes: [2] })
    if (takes(option, 'file') && !['--output', '--export-answers', '--form'].includes(flag)) {
      found.push({ what: `${flag} of no file`, words: withFlag(verb, flag, 'none.xyz'), codes: [2, 5] })
      found.push({ what: `${flag} of a folder`, words: withFlag(verb, flag, 'a-folder'), codes: [2, 5] })
    }
  }
  if (command.registeredArguments[0]?.name() === 'file') {
    found.push({ what: 'no such file', words: [...path, 'none.xyz', ...given.slice(1)], codes: [2, 5] })
    found.push({ what: 'a folder', words: [...path, 'a-folder', ...given.slice(1)], codes: [2] })
  }
  return found
}

/** Not ours: what the client is called, and what is to be typed. */
const typed = ['none.xyz', "Boulangerie de l'Ill", "aujourd'hui"]

/** What every error must be. */
function faultsOf(run: { code: number; stdout: string; stderr: string }, codes: readonly number[], json: boolean): string[] {
  const faults: string[] = []
  if (!codes.includes(run.code)) faults.push(`ended with ${run.code}: ${(run.stderr || run.stdout).slice(0, 200)}`)
  if (/^ {4}at /m.test(run.stderr)) faults.push(`a stack trace: ${run.stderr.slice(0, 300)}`)
  if (run.code === 0) return faults
  // a finding is what was asked for, and no error
  if (run.code === 1 && run.stdout !== '') return faults
  if (json) {
    try {
      const { error } = JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '') as { error: Record<string, unknown> }
      if (error['code'] === 'bug') faults.push(`a bug: ${run.stderr}`)
      if (typeof error['message'] !== 'string' || error['message'] === '') faults.push('no message')
      if (typeof error['hint'] !== 'string' || error['hint'] === '') faults.push(`no hint: ${run.stderr.trim()}`)
    } catch {
      faults.push(`no JSON error: ${run.stderr.slice(0, 300)}`)
    }
  } else {
    if (!/^✗ \S/m.test(run.stderr)) faults.push(`no ✗: ${run.stderr.slice(0, 200)}`)
    for (const line of typographyFaults(run.stderr, typed)) faults.push(`typography: ${line}`)
  }
  return faults
}

/** A home of a test lies in its copy. */
const placed = (env: Readonly<Record<string, string>>, folder: string): Record<string, string> =>
  env['SMM_HOME'] === undefined ? env : { ...env, SMM_HOME: join(folder, env['SMM_HOME']) }

async function check(wrongs: readonly Wrong[]): Promise<string[]> {
  const [french, english] = [home.copy('fr'), home.copy('en')]
  for (const copy of [french, english]) {
    mkdirSync(join(copy.folder, 'a-folder'))
    writeFileSync(join(copy.folder, 'a-file'), '')
  }
  const jobs = wrongs.flatMap(({ words, env: also = {} }) => [
    { words, env: { ...french.env, ...placed(also, french.folder) }, cwd: french.folder },
    { words: [...words, '--json'], env: { ...english.env, ...placed(also, english.folder) }, cwd: english.folder },
  ])
  const runs = await runMany(jobs)
  return wrongs.flatMap(({ what, words, codes }, i) =>
    [false, true].flatMap((json) => {
      const run = runs[2 * i + (json ? 1 : 0)]
      return run === undefined ? [] : faultsOf(run, codes, json).map((fault) => `smm ${words.join(' ')} (${what}): ${fault}`)
    }),
  )
}

it('each command refuses what is wrong with its words, says why and what to type', { timeout }, async () => {
  expect(await check(verbs.flatMap(wrongOf))).toEqual([])
})

describe('each command where it cannot work', () => {
  const all = (what: string, codes: readonly number[]): Wrong[] =>
    verbs
      .filter(({ path }) => !elsewhere.has(path[0] ?? ''))
      .map(({ path, given }) => ({ what, words: [...path, ...given], codes }))

  it.each<[string, Record<string, string>, readonly number[]]>([
    ['a home without a client', { SMM_HOME: 'empty', SMM_CLIENT: '' }, [0, 1, 2, 4, 5, 75]],
    ['several clients and none chosen', { SMM_CLIENT: '' }, [0, 1, 2, 4, 5, 75]],
    ['a client that there is not', { SMM_CLIENT: 'nobody' }, [0, 1, 2, 4, 5, 75]],
    ['a home that is a file', { SMM_HOME: 'a-file' }, [0, 1, 2, 4, 5, 75]],
  ])('%s', { timeout }, async (what, also, codes) => {
    expect(await check(all(what, codes).map((wrong) => ({ ...wrong, env: also })))).toEqual([])
  })
})

/** Programs of their own, or a service. */
const elsewhere = new Set(['demo', 'mcp'])

import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { circumstancesOf } from '../support/circumstances.ts'
import { exampleList, type Example } from '../support/example-list.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { runInTerminal, type Shown } from '../support/run-in-terminal.ts'
import type { Ran } from '../support/program.ts'

// The first example of each command, in each way in which one meets it.
const home = await preparedHome()
const all = await exampleList()
const only = process.env['ONLY']
const first = all.filter(
  ({ noun, verb, words }, i) =>
    all.findIndex((one) => one.noun === noun && one.verb === verb) === i &&
    (only === undefined || new RegExp(only).test(words)),
)

/** What is wrong, one line each; every command is looked at. */
async function faultsOf(look: (example: Example) => Promise<readonly string[]>): Promise<string[]> {
  const faults: string[] = []
  const left = [...first]
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        const { words } = one
        const found = await look(one).catch((error: unknown) => [String(error)])
        faults.push(...found.map((fault) => `smm ${words}: ${fault}`))
      }
    }),
  )
  return faults.toSorted()
}

const exitOf = ({ words }: Example): number => circumstancesOf(words).exit?.code ?? 0

/* oxlint-disable no-control-regex -- terminal codes */
const codes = /\u001B/
/** What our palette writes, and what a prompt or a spinner moves. */
const colours = /\u001B\[(?:0|1|2|4|22|24|31|32|33|36|39)m/g
const anyColour = /\u001B\[[0-9;]*m/g
/* oxlint-enable no-control-regex */
const drawings = /[\u2500-\u25FF✓✗▣●□↗↘]/u

async function inTerminal(
  copy: PreparedCopy,
  example: Example,
  more: string,
  env: Record<string, string> = {},
): Promise<Shown> {
  const { before = [], files = {}, env: also = {} } = circumstancesOf(example.words)
  for (const [name, content] of Object.entries(files)) writeFileSync(`${copy.folder}/${name}`, content)
  for (const line of before) await copy.shell(`smm ${line}`, { env: also })
  return runInTerminal(`smm ${example.words} ${more}`, {
    cwd: copy.folder,
    env: { ...copy.env, NO_COLOR: '', ...also, ...env },
  })
}

const piped = new Map<string, Ran>()

it('in a pipe, in both languages: no terminal codes, no spinner, the same exit code', { timeout: 900_000 }, async () => {
  const faults = await faultsOf(async (example) => {
    const faulty: string[] = []
    for (const lang of ['fr', 'en'] as const) {
      const ran = await home.copy(lang).example(example)
      piped.set(`${lang} ${example.words}`, ran)
      if (ran.code !== exitOf(example)) faulty.push(`${lang}: ended with ${ran.code}: ${ran.stderr.slice(0, 300)}`)
      if (codes.test(ran.stdout + ran.stderr)) faulty.push(`${lang}: terminal codes`)
      if (/ {4}at .*:\d+:\d+/.test(ran.stderr)) faulty.push(`${lang}: a stack trace`)
    }
    return faulty
  })
  expect(faults).toEqual([])
})

it('with --json: one document alone on stdout, the same in both languages but for words', { timeout: 900_000 }, async () => {
  const faults = await faultsOf(async (example) => {
    const faulty: string[] = []
    const shapes: string[] = []
    for (const lang of ['fr', 'en'] as const) {
      const copy = home.copy(lang)
      const ran = await copy.example(example, '--json')
      const want = exitOf(example)
      if (ran.code !== want) faulty.push(`${lang}: ended with ${ran.code}: ${ran.stderr.slice(0, 300)}`)
      const error = want !== 0 && ran.stdout === ''
      try {
        shapes.push(shapeOf(JSON.parse(error ? (ran.stderr.split('\n').at(-2) ?? '') : ran.stdout), copy))
      } catch {
        faulty.push(`${lang}: no document: ${JSON.stringify(ran.stdout.slice(0, 200))} ${ran.stderr.slice(0, 200)}`)
      }
    }
    if (shapes.length === 2 && shapes[0] !== shapes[1]) faulty.push(`differs: ${difference(shapes)}`)
    return faulty
  })
  expect(faults).toEqual([])
})

it(
  'in a terminal of 80 columns: no line is wider, colours are ours, nothing is asked that is not to be',
  { timeout: 900_000 },
  async () => {
    const faults = await faultsOf(async (example) => {
      if (circumstancesOf(example.words).input !== undefined || endless.has(example.words)) return []
      const shown = await inTerminal(home.copy('fr'), example, '')
      const faulty: string[] = []
      const asks = asking.has(example.words)
      if (!asks && shown.code !== exitOf(example)) faulty.push(`ended with ${shown.code}: ${shown.screen.slice(-300)}`)
      if (!asks && shown.asked !== null) faulty.push(`asks: ${shown.asked}`)
      if (asks && shown.asked === null) faulty.push('does not ask')
      for (const line of shown.too_wide) faulty.push(`too wide: ${line}`)
      const foreign = shown.bytes.replace(colours, '').match(anyColour)
      if (!asks && foreign !== null) faulty.push(`colours: ${JSON.stringify([...new Set(foreign)])}`)
      return faulty
    })
    expect(faults).toEqual([])
  },
)

it('with --plain in a terminal: no drawings, no codes, no cursor that moves', { timeout: 900_000 }, async () => {
  const faults = await faultsOf(async (example) => {
    if (circumstancesOf(example.words).input !== undefined || endless.has(example.words)) return []
    const shown = await inTerminal(home.copy('en'), example, '--plain --no-input', { NO_COLOR: '' })
    const faulty: string[] = []
    if (shown.asked !== null) faulty.push(`hangs: ${shown.asked}`)
    if (codes.test(shown.bytes)) faulty.push(`codes: ${JSON.stringify(/\u001B.{0,20}/.exec(shown.bytes)?.[0])}`)
    for (const line of shown.screen.split('\n')) if (drawings.test(line)) faulty.push(`drawn: ${line}`)
    return faulty
  })
  expect(faults).toEqual([])
})

/** Served in the foreground until they are stopped. */
const endless = new Set(['mcp'])
/** What a person is asked on a terminal: all else goes on by itself. */
const asking = new Set(['config consultant', 'init --quick'])

/** Values of code as they are, words and what is made by chance as such. */
function shapeOf(value: unknown, { env }: PreparedCopy): string {
  return JSON.stringify(
    value,
    (_, inner: unknown) => {
      if (typeof inner !== 'string') return inner
      const text = inner.replaceAll(env['HOME'] ?? '', '~')
      if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.test(text)) return '<instant>'
      return /\s|[^\u0020-\u007E]/.test(text) ? '<words>' : text
    },
    1,
  )
}

function difference([a = '', b = '']: readonly string[]): string {
  const [left, right] = [a.split('\n'), b.split('\n')]
  const at = left.findIndex((line, i) => line !== right[i])
  return `${left.slice(Math.max(0, at - 1), at + 2).join(' ')} / ${right.slice(Math.max(0, at - 1), at + 2).join(' ')}`
}

import { readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Text } from '../../src/i18n/text.ts'
import { typography } from '../../src/i18n/typography.ts'
import { circumstancesOf } from '../support/circumstances.ts'
import { exampleList, type Example } from '../support/example-list.ts'
import { preparedHome } from '../support/prepared-home.ts'
import type { Ran } from '../support/program.ts'
import { runExamples } from '../support/run-examples.ts'
import { runInTerminal, type Shown } from '../support/run-in-terminal.ts'

// The first example of each command, in each way in which one meets it.
const home = await preparedHome()
const all = await exampleList()
const only = process.env['ONLY']
const first = all.filter(
  ({ noun, verb, words }, i) =>
    all.findIndex((one) => one.noun === noun && one.verb === verb) === i &&
    (only === undefined || new RegExp(only).test(words)),
)
const timeout = 900_000

/** Served in the foreground until they are stopped. */
const endless = new Set(['mcp'])
/** What a person is asked on a terminal: all else goes on by itself. */
const asking = new Set([
  'account edit linkedin --sign-in',
  'config consultant',
  'crisis drill "A customer fell ill" --to me@example.org',
  'cost import costs.csv',
  'inbox reply 1 "Yes, from 7 every day. Camille"',
  'init --quick',
  'lead import leads.csv',
  'pool remove recipes 1',
  'proposal add --rate 60',
  'proposal send 1',
  'queue cancel 1',
  'sale import orders.csv',
  'time import toggl.csv --role consultant',
])
/** Prints something else whatever the flags: a script, a protocol, a document that was asked for. */
const noDocument = new Set(['completion bash', 'completion zsh', 'completion fish', 'mcp', 'proposal export 1 --format csv'])
/** Fields that hold a word or a sentence for a person: one word is one in each language. */
const humanWords = /\.(?:holidays\.\d+|unit|message|mend|name|about|family|title|source_name|why|label)$/
/** What time and chance give, and the language itself. */
const ofThisRun = /\.(?:minutes_left|bytes|code|lang|value|sha256|hash)$/
/** Written for the client, who is French, or what the home holds. */
const inFrench = new Set(['report', 'strategy', 'ambassador', 'proposal', 'approval', 'template'])

const exitOf = ({ words }: Example): number => circumstancesOf(words).exit?.code ?? 0

function faultsOf({ words }: Example, faults: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(faults).flatMap(([fault, there]) => (there ? [`smm ${words}: ${fault}`] : []))
}

/* oxlint-disable no-control-regex -- terminal codes */
const codes = /\u001B/
/** What our palette writes. */
const colours = /\u001B\[(?:0|1|2|4|22|24|31|32|33|36|39)m/g
const anyColour = /\u001B\[[0-9;]*m/g
/* oxlint-enable no-control-regex */
const drawings = /[\u2500-\u25FF✓✗▣↗↘]/u

describe.each(['fr', 'en'] as const)('in a pipe: %s', (lang) => {
  it('no terminal codes, no stack, the exit code that is due, no sentence of the other language', { timeout }, async () => {
    const runs = await runExamples(home, first, lang, '')
    const foreign = await sentencesOf(lang === 'fr' ? 'en' : 'fr', lang)
    const faults = first.flatMap((example, i) => {
      const { code, stdout, stderr } = runs[i]?.ran ?? { code: -1, stdout: '', stderr: '' }
      const found = foreign.filter((sentence) => `${stdout}${stderr}`.includes(sentence))
      return faultsOf(example, {
        [`ended with ${code}: ${stderr.slice(0, 300)}`]: code !== exitOf(example),
        'terminal codes': codes.test(stdout + stderr),
        [`a stack: ${stderr}`]: /^ {4}at /m.test(stderr),
        [`says ${JSON.stringify(found)}`]:
          found.some((sentence) => !example.words.includes(sentence)) && !(lang === 'en' && inFrench.has(example.noun)),
      })
    })
    expect(faults).toEqual([])
  })
})

it('with --json: one document alone on stdout, the same in both languages but for words', { timeout }, async () => {
  const [french, english] = [await runExamples(home, first, 'fr', '--json'), await runExamples(home, first, 'en', '--json')]
  const faults = first.flatMap((example, i) => {
    const [one, other] = [french[i], english[i]]
    if (one === undefined || other === undefined || noDocument.has(example.words)) return []
    const [left, right] = [documentOf(one.ran), documentOf(other.ran)]
    return faultsOf(example, {
      [`ended with ${one.ran.code}, ${other.ran.code}: ${other.ran.stderr.slice(0, 200)}`]:
        one.ran.code !== other.ran.code || other.ran.code !== exitOf(example),
      [`no document: ${other.ran.stdout.slice(0, 200)} ${other.ran.stderr.slice(0, 200)}`]:
        left === undefined || right === undefined,
      [`differs: ${difference(left, right, '').join(', ')}`]: difference(left, right, '').length > 0,
    })
  })
  expect(faults).toEqual([])
})

describe('in a terminal of 80 columns', () => {
  it('no line is wider, the colours are ours, nothing waits that is not to', { timeout }, async () => {
    const faults = await inTerminals('fr', '', (example, shown) => {
      const asks = asking.has(example.words)
      // addresses and commands are copied whole, documents are what they are
      const wide = noDocument.has(example.words) ? [] : shown.too_wide.filter((line) => !/^\s*(?:\S+$|(?:\$ )?smm )/.test(line))
      const foreign = shown.bytes.replace(colours, '').match(anyColour)
      return {
        [`ended with ${shown.code}: ${shown.screen.slice(-300)}`]: !asks && shown.code !== exitOf(example),
        [`waits: ${shown.asked}`]: !asks && shown.asked !== null,
        'does not ask': asks && shown.asked === null,
        [`too wide: ${wide.join('\n')}`]: wide.length > 0,
        [`colours: ${JSON.stringify([...new Set(foreign)])}`]: !asks && foreign !== null,
      }
    })
    expect(faults).toEqual([])
  })

  it('with --plain no drawings, no codes, no cursor that moves', { timeout }, async () => {
    const faults = await inTerminals('en', '--plain --no-input', (_, shown) => {
      const drawn = shown.screen.split('\n').filter((line) => drawings.test(line))
      return {
        [`waits: ${shown.asked}`]: shown.asked !== null,
        [`codes: ${JSON.stringify(shown.bytes.slice(shown.bytes.search(codes)).slice(0, 30))}`]: codes.test(shown.bytes),
        [`drawn: ${drawn.join('\n')}`]: drawn.length > 0,
      }
    })
    expect(faults).toEqual([])
  })
})

/** Each in a terminal of its own; what is to be given on stdin has no place there. */
async function inTerminals(
  lang: 'fr' | 'en',
  more: string,
  look: (example: Example, shown: Shown) => Readonly<Record<string, boolean>>,
): Promise<string[]> {
  const left = first.filter(({ words }) => circumstancesOf(words).input === undefined && !endless.has(words))
  const faults: string[] = []
  const lookAtNext = async (): Promise<void> => {
    for (let example = left.shift(); example !== undefined; example = left.shift()) {
      const copy = home.copy(lang)
      const { before = [], files = {}, env = {} } = circumstancesOf(example.words)
      for (const [name, content] of Object.entries(files)) writeFileSync(join(copy.folder, name), content)
      for (const line of before) await copy.shell(`smm ${line}`, { env })
      const given = { cwd: copy.folder, env: { ...copy.env, ...env, NO_COLOR: '' } }
      faults.push(...faultsOf(example, look(example, await runInTerminal(`smm ${example.words} ${more}`, given))))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lookAtNext))
  return faults.toSorted()
}

/** What stands on stdout, or of a failure on stderr; undefined: no JSON. */
function documentOf({ code, stdout, stderr }: Ran): unknown {
  try {
    return JSON.parse(code !== 0 && stdout === '' ? (stderr.trim().split('\n').at(-1) ?? '') : stdout)
  } catch {
    return undefined
  }
}

/** Where two documents differ in more than words, or in what each run has of its own. */
function difference(one: unknown, other: unknown, at: string): string[] {
  if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return keys.flatMap((key) => difference((one as never)[key], (other as never)[key], `${at}.${key}`))
  }
  if (one === other || ofThisRun.test(at)) return []
  const areWords = [one, other].some((value) => typeof value === 'string' && /\s|[^\u0020-\u007E]/.test(value))
  const areText = typeof one === 'string' && typeof other === 'string'
  if (
    areText &&
    (areWords ||
      humanWords.test(at) ||
      [one, other].every((value) => /\d{4}-\d\d-\d\dT|^(?:file:\/\/)?\/tmp\/|:[\da-f-]{36}$/.test(value)))
  )
    return []
  return [`${at} ${JSON.stringify(one)} / ${JSON.stringify(other)}`]
}

/** Pieces of our sentences in a language, as they are printed, that the other one has not. */
async function sentencesOf(lang: 'fr' | 'en', other: 'fr' | 'en'): Promise<string[]> {
  const pieces = { fr: new Set<string>(), en: new Set<string>() }
  for (const name of readdirSync(new URL('../../src/i18n/', import.meta.url))) {
    const module = (await import(`../../src/i18n/${name.slice(0, -'.ts'.length)}.ts`)) as Record<string, unknown>
    for (const text of textsIn(Object.values(module)))
      for (const one of ['fr', 'en'] as const) for (const piece of piecesOf(one, text)) pieces[one].add(piece)
  }
  return [...pieces[lang]].filter((piece) => !pieces[other].has(piece))
}

function piecesOf(lang: 'fr' | 'en', text: Text): string[] {
  const sentence = text[lang]
  const forms = typeof sentence === 'string' ? [sentence] : [sentence.one, sentence.other]
  return forms
    .filter((form) => typeof form === 'string')
    .flatMap((form) => typography(lang, form).split(/\{\w+\}|\n/))
    .map((piece) => piece.trim())
    .filter((piece) => /(?:\p{L}{2,}\s+){3}/u.test(piece))
}

function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return []
  if ('fr' in value && 'en' in value) return [value as Text]
  return Object.values(value).flatMap(textsIn)
}

/** What is said of a person, as flags and files give it: `time=yes`, `passionate=yes:https://…`, a file of the same in YAML or JSON. */
import * as v from 'valibot'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { staffingText } from '../i18n/staffing.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { AssessedItem, GridAnswer } from '../store/assessments.ts'
import { choice, fields, parseInput, text } from '../validation.ts'
import { gridItems, proofNeeded, type Grid, type GridItem } from './grid.ts'

export const longestProof = 500

const words: Readonly<Record<string, GridAnswer>> = {
  yes: 'yes',
  oui: 'yes',
  true: 'yes',
  no: 'no',
  non: 'no',
  false: 'no',
  unknown: 'unknown',
  inconnu: 'unknown',
  null: 'unknown',
  '?': 'unknown',
}

const item = fields({
  answer: choice(['yes', 'no', 'unknown']),
  proof: v.nullable(text(longestProof)),
})

/** The items of the grid and nothing else: what people studied has no place in it. */
export const gridSchema = fields(
  Object.fromEntries(gridItems.map((id) => [id, v.exactOptional(item)])) as Record<
    GridItem,
    v.ExactOptionalSchema<typeof item, undefined>
  >,
)

/** `--set <item>=<answer>[:<proof>]`, each of them. Throws `Failure` usage: `grid_invalid`, with every fault listed. */
export function readSettings(settings: readonly string[], lang: Lang): Grid {
  const said = settings.map((setting): [string, unknown] => {
    const [, id = setting, rest = ''] = /^([^=]*)=(.*)$/s.exec(setting) ?? []
    const [, answer = rest, proof] = /^([^:]*):(.*)$/s.exec(rest) ?? []
    return [id.trim(), { answer: answer.trim(), proof: proof ?? null }]
  })
  return check(Object.fromEntries(said), '--set', lang)
}

/** The text of a file. Throws `Failure` usage: `grid_not_readable`, `grid_invalid` with every fault listed. */
export async function readGridFile(source: string, file: string, lang: Lang): Promise<Grid> {
  const { parse } = await import('yaml')
  let value: unknown
  try {
    value = parse(source.replace(/^\uFEFF/, ''), { maxAliasCount: 100, logLevel: 'error' })
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : String(error)
    throw new Failure('usage', 'grid_not_readable', say(lang, staffingText.not_readable, { file, why }))
  }
  return check(value, file, lang)
}

function check(value: unknown, source: string, lang: Lang): Grid {
  const isGrid = typeof value === 'object' && value !== null && !Array.isArray(value)
  const entries = isGrid ? Object.entries(value).map(([id, said]) => [id, itemOf(said)]) : null
  const parsed = parseInput(gridSchema, entries === null ? value : Object.fromEntries(entries), lang)
  const issues = parsed.ok ? addressIssues(parsed.input, lang) : parsed.issues
  if (parsed.ok && issues.length === 0) return parsed.input
  throw new Failure('usage', 'grid_invalid', say(lang, staffingText.invalid, { count: issues.length, source }), {
    details: issues.map(({ path, message }) => (path === '' ? message : say(lang, staffingText.issue, { path, message }))),
    hint: say(lang, staffingText.items_are, { items: list(lang, gridItems) }),
  })
}

/** In full, from the short ways of saying it; what cannot be read stays as it is, for the schema to refuse. */
function itemOf(said: unknown): unknown {
  const full = typeof said === 'object' && said !== null && !Array.isArray(said) ? said : { answer: said }
  const { answer, proof, ...more } = full as Record<string, unknown>
  const word = typeof answer === 'string' || typeof answer === 'boolean' || answer === null ? `${answer}`.toLowerCase() : null
  return {
    answer: word !== null && Object.hasOwn(words, word) ? words[word] : answer,
    proof: typeof proof === 'string' ? proof.trim() || null : (proof ?? null),
    ...more,
  }
}

function addressIssues(grid: Grid, lang: Lang): { path: string; message: string }[] {
  return (Object.entries(grid) as [GridItem, AssessedItem][]).flatMap(([id, { proof }]) =>
    proof === null || isProof(id, proof) ? [] : [{ path: id, message: say(lang, staffingText.address_wanted) }],
  )
}

/** Where an address is wanted, one must stand: others go and look. */
export function isProof(id: GridItem, proof: string): boolean {
  return proofNeeded(id) !== 'address' || /^https?:\/\/[^\s/]+\.[^\s]{2,}$/i.test(proof)
}

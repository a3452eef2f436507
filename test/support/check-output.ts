import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { default as formats } from 'ajv-formats'
import { readPublished, type Schema } from '../../src/cli/schema/published.ts'

const published = readPublished()
const known = new Map<string, ValidateFunction>()

/**
 * What is wrong with a document that a command printed, against its published schema; nothing: all is well. `words`: the command line
 * without `smm`, or `['error']` for what stands on stderr. Fields that the schema does not name, which users must let pass, are
 * wrong here: program and schema agree exactly.
 */
export function checkOutput(words: readonly string[], value: unknown): string[] {
  const name = nameOf(words)
  if (name === null) return [`no schema is published for smm ${words.join(' ')}`]
  const check = checkOf(name, words.includes('--jsonl'))
  if (check(value)) return strangeInstants(value, '')
  const wrong = (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${name} ${instancePath || '/'}: ${message ?? ''} ${JSON.stringify(params)}`,
  )
  return [...new Set(wrong)]
}

/** The published name of a command line: its verb, or its noun where the noun is one. */
export function nameOf(words: readonly string[]): string | null {
  const plain = words.filter((word) => !word.startsWith('-'))
  const [noun = '', verb = ''] = plain
  if (noun === 'error') return noun
  return [`${noun} ${verb}`, noun, `${noun} run`].find((name) => Object.hasOwn(published.commands, name)) ?? null
}

function checkOf(name: string, line: boolean): ValidateFunction {
  const key = line ? `${name} --jsonl` : name
  const before = known.get(key)
  if (before !== undefined) return before
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  formats.default(ajv)
  const made = ajv.compile(closed({ ...schemaFor(name, line), $defs: published.$defs }) as Schema)
  known.set(key, made)
  return made
}

function schemaFor(name: string, line: boolean): Schema {
  if (name === 'error') return published.error
  const { json, line: own } = published.commands[name] ?? { json: {} }
  if (!line) return json
  // an array is a line an item, anything else one line
  const alternatives = (json['anyOf'] as Schema[] | undefined) ?? [json]
  const items = alternatives.map((one) => (one['type'] === 'array' ? (one['items'] as Schema) : one))
  return { anyOf: [...items, ...(own === undefined ? [] : [own])] }
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  const isObject = inside['type'] === 'object' || (Array.isArray(inside['type']) && inside['type'].includes('object'))
  return isObject && !('additionalProperties' in inside) ? { ...inside, additionalProperties: false } : inside
}

/** Instants are UTC with `Z`, whatever they are called. */
function strangeInstants(value: unknown, path: string): string[] {
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:?\d\d$/.test(value)
      ? [`${path}: ${value} does not end in Z`]
      : []
  }
  if (typeof value !== 'object' || value === null) return []
  // a term is what a person may type
  return Object.entries(value).flatMap(([key, held]) => (key === 'term' ? [] : strangeInstants(held, `${path}/${key}`)))
}

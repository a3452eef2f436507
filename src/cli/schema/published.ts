import { readFileSync } from 'node:fs'
import { template } from '../../templates.ts'
import { findVersion } from '../../version.ts'

/** A JSON Schema (draft 2020-12), as plain data. */
export interface Schema {
  readonly [keyword: string]: unknown
}

/** What is made of the types of the sources before a release: `test/schema`. Names of `$defs` are of all of them. */
export interface Published {
  /** By the words of the command. `line`: what stands on a line with `--jsonl`, where it is no item of the list. */
  readonly commands: Readonly<Record<string, { readonly json: Schema; readonly line?: Schema }>>
  /** What stands on stderr when a command with `--json` fails. */
  readonly error: Schema
  readonly $defs: Readonly<Record<string, Schema>>
}

export function readPublished(): Published {
  return JSON.parse(readFileSync(template('schema/output.json'), 'utf8')) as Published
}

const draft = 'https://json-schema.org/draft/2020-12/schema'

/** The same for all versions that keep what they promise: fields come, and go only with another major version. */
export function idOf(words: string): string {
  const [major = '0'] = findVersion().split('.')
  return `urn:smm:schema:${words.replaceAll(' ', '-')}:${major}`
}

/** One command's, with the types that it refers to. Null: it prints no JSON. */
export function schemaOf(published: Published, words: string): Schema | null {
  if (words === 'error') {
    return document(published, words, 'What a command with --json says on stderr when it fails', published.error)
  }
  if (!Object.hasOwn(published.commands, words)) return null
  const { json, line } = published.commands[words] ?? { json: {} }
  const title = `What smm ${words} --json prints`
  return document(
    published,
    words,
    title,
    json,
    line === undefined ? {} : { line: { title: 'One line with --jsonl', ...line } },
  )
}

/** Every command's under `$defs`, by its words with `-` between them. */
export function allSchemas(published: Published): Schema {
  const each = Object.entries(published.commands).flatMap(([words, { json, line }]): [string, Schema][] => {
    const name = words.replaceAll(' ', '-')
    return [[name, json], ...(line === undefined ? [] : [[`${name}-line`, line] as [string, Schema]])]
  })
  return {
    $schema: draft,
    $id: idOf('all'),
    title: 'What the commands of smm print with --json',
    $defs: open({ ...Object.fromEntries(each), error: published.error, ...published.$defs }),
  }
}

function document(
  published: Published,
  words: string,
  title: string,
  schema: Schema,
  own: Record<string, Schema> = {},
): Schema {
  const used = new Set<string>()
  const needs = [schema, ...Object.values(own)]
  for (let next = needs.pop(); next !== undefined; next = needs.pop()) {
    for (const name of refsIn(next)) {
      if (used.has(name)) continue
      used.add(name)
      needs.push(published.$defs[name] ?? {})
    }
  }
  const defs = Object.entries(published.$defs).filter(([name]) => used.has(name))
  const $defs = { ...own, ...Object.fromEntries(defs) }
  const whole = { title, ...schema, ...(Object.keys($defs).length > 0 ? { $defs } : {}) }
  return { $schema: draft, $id: idOf(words), ...(open(whole) as Schema) }
}

function refsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(refsIn)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.slice('#/$defs/'.length)] : refsIn(value),
  )
}

/** Fields may come without a major version: who reads must let them pass. */
function open(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(open)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, open(value)]))
  const isObject = inside['type'] === 'object' || (Array.isArray(inside['type']) && inside['type'].includes('object'))
  return isObject && !('additionalProperties' in inside) ? { ...inside, additionalProperties: true } : inside
}

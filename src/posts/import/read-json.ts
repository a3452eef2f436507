import { importTableText } from '../../i18n/import-table.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { kindOfColumn, unknownColumn } from './columns.ts'
import { oneByOne, type RawRow } from './row.ts'
import { tableTime } from './table-time.ts'

/** Deeper than any entry: what reads it afterwards goes into each level. */
const deepest = 20

interface Entry {
  readonly line: number
  readonly text: string
}

/** The entries of an array, or those of JSON Lines; each that is none has its problem. */
export function readJson(text: string, lang: Lang): Iterable<RawRow> {
  return oneByOne(entriesOf(text), ({ line, text: entry }) => rawOf(line, entry, lang))
}

function rawOf(line: number, entry: string, lang: Lang): RawRow {
  const refused = (message: string): RawRow => ({ line, fields: new Map(), text: '', problems: [{ message }] })
  let value: unknown
  try {
    value = JSON.parse(entry)
  } catch {
    return refused(say(lang, importTableText.no_json))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused(say(lang, importTableText.no_object))
  if (depthOf(entry) > deepest) return refused(say(lang, importTableText.too_deep))
  const fields = new Map<string, unknown>()
  const problems: { field: string; message: string }[] = []
  for (const [name, one] of Object.entries(value)) {
    const kind = kindOfColumn(name)
    if (kind === null) problems.push({ field: name.slice(0, 60), message: unknownColumn(lang, name) })
    else if (kind === 'field' && one !== null && one !== '') fields.set(name, wordsOf(one))
  }
  const said = fields.get('text')
  if (typeof said === 'string') fields.delete('text')
  if (fields.has('scheduled_local')) fields.delete('scheduled_at')
  const local = fields.get('scheduled_local')
  if (typeof local === 'string') fields.set('scheduled_local', tableTime(local, 'dmy'))
  const is_out = new Map<string, unknown>(Object.entries(value)).get('published_at') != null
  return { line, fields, text: typeof said === 'string' ? said : '', is_out, problems }
}

/** Numbers and answers as the words that a table would have. */
function wordsOf(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? value.map(wordsOf) : value
}

/**
 * Where each entry begins and ends, by its brackets alone: what is wrong with one says nothing of the others, and a person finds it by its
 * line.
 */
function entriesOf(text: string): Entry[] {
  const entries: Entry[] = []
  const array = /^\s*\[/.exec(text)
  let at = array === null ? 0 : array[0].length
  let line = 1 + lineEnds(text, 0, at)
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (sign === ',' || sign.trim() === '') {
      if (sign === '\n') line += 1
      at += 1
      continue
    }
    if (array !== null && sign === ']' && /^\s*$/.test(text.slice(at + 1, at + 100))) break
    const end = endOf(text, at, array === null)
    entries.push({ line, text: text.slice(at, end) })
    line += lineEnds(text, at, end)
    at = end
  }
  return entries
}

/** Behind the value that begins here: its last bracket, or where a word ends. */
function endOf(text: string, from: number, lines: boolean): number {
  let depth = 0
  let within = false
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    // of JSON Lines one that is broken does not take the next one with it
    if (lines && sign === '\n' && text[at + 1] === '{') return at
    if (within) {
      if (sign === '\\') at += 1
      else if (sign === '"') within = false
      else if (sign === '\n') return at
    } else if (sign === '"') within = true
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') {
      depth -= 1
      if (depth === 0) return at + 1
      if (depth < 0) return Math.max(at, from + 1)
    } else if (depth === 0 && at > from && (sign === ',' || sign === '\n')) return at
  }
  return text.length
}

function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (const [sign] of text.replace(/"(?:[^"\\]|\\.)*"/gs, '').matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1
    most = Math.max(most, depth)
  }
  return most
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

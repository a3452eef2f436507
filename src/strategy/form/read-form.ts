/** What stands in a filled form, brought to what an answers file holds. The checks are those of any answers file. */
import { unknownValue } from '../answers.ts'
import { codeName } from '../answer-words.ts'
import { readTyped } from '../check-answer.ts'
import { questions, type Field, type Shape } from '../questionnaire.ts'
import { elsewhereWord, nobodyWord, unknownWord } from './form.ts'

/** Keys that are no question stay as they are, to be complained about. */
export function readForm(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const answers: Record<string, unknown> = { ...given }
  for (const { id, shape } of questions) {
    if (!Object.hasOwn(given, id)) continue
    const value = read(shape, given[id], id)
    if (value === undefined) delete answers[id]
    else answers[id] = value
  }
  return answers
}

const unknownWords = new Set([unknownWord, 'inconnu', 'unknown', 'je ne sais pas', 'i do not know'])
/** By kind, what stands for an empty answer. */
const emptyWords: Readonly<Record<string, ReadonlySet<string>>> = {
  person: new Set([nobodyWord, 'personne']),
  region: new Set([elsewhereWord, 'ailleurs']),
}

/** Undefined where nothing was written. */
function read(shape: Shape, value: unknown, path: string): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (isRecord(value) && String(value['unknown']) === 'true') return unknownValue
  const typed = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  if (typeof typed === 'string' && typed.trim() === '') return undefined
  if (typeof typed === 'string' && unknownWords.has(typed.trim().toLowerCase())) return unknownValue
  switch (shape.kind) {
    case 'group':
      return isRecord(typed) ? readFields(shape.fields, typed, path) : typed
    case 'repeat': {
      if (!Array.isArray(typed)) return typed
      const items = typed.map((item: unknown) => (isRecord(item) ? readFields(shape.fields, item, path) : item))
      const written = items.filter((item) => item !== undefined && item !== null && item !== '')
      // the empty lines of a form are no answer; an empty list is one
      return written.length === 0 && typed.length > 0 ? undefined : written
    }
    case 'choices':
      return itemsOf(typed, /[,;\n]/)?.map((item) => codeOf(shape.of, item, path)) ?? typed
    case 'lines':
      return itemsOf(typed, /\n/) ?? typed
    case 'emails':
      return itemsOf(typed, /[,;\s]/) ?? typed
    case 'choice':
      return typeof typed === 'string' ? codeOf(shape.of, typed, path) : typed
    case 'person':
    case 'region':
      return typeof typed === 'string' && emptyWords[shape.kind]?.has(typed.trim().toLowerCase()) === true ? '' : typed
    default:
      return typeof typed === 'string' ? readTyped(shape, typed) : typed
  }
}

function readFields(fields: readonly Field[], given: Record<string, unknown>, path: string): unknown {
  const value: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(given)) {
    const field = fields.find((one) => one.id === key)
    const found = field === undefined ? item : read(field.shape, item, `${path}.${key}`)
    if (found !== undefined) value[key] = found
  }
  return Object.keys(value).length === 0 ? undefined : value
}

/** A list, or a text that holds one; null for anything else. Empty lines are none. */
function itemsOf(value: unknown, between: RegExp): string[] | null {
  const items = typeof value === 'string' ? value.split(between) : Array.isArray(value) ? value.map(String) : null
  return items === null ? null : items.map((item) => item.trim()).filter((item) => item !== '')
}

/** The choice meant by its code or by its words, in either language; what was typed where none is. */
function codeOf(of: readonly (string | number)[], typed: string, path: string): string | number {
  const wanted = plain(typed)
  const found = of.find(
    (code) =>
      String(code) === typed.trim() || (['fr', 'en'] as const).some((lang) => plain(codeName(lang, path, code)) === wanted),
  )
  return found ?? typed.trim()
}

function plain(text: string): string {
  return text
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/’/g, "'")
    .trim()
    .toLowerCase()
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

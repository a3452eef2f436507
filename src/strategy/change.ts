/** One place of an input and what to put there, as one types it beside a command. */
import { Failure } from '../failure.ts'
import { calcText } from '../i18n/calc.ts'
import { say, type Lang } from '../i18n/text.ts'

export interface Change {
  readonly path: readonly string[]
  readonly value: unknown
}

/** `minutes_per_month=1920`, `internal_candidate.trained=true`, `objectives=["sales"]`; what is no JSON is a text. */
export function readChange({ lang }: { readonly lang: Lang }, text: string): Change {
  const at = text.indexOf('=')
  if (at < 1) throw new Failure('usage', 'bad_what_if', say(lang, calcText.bad_what_if, { text }))
  const raw = text.slice(at + 1)
  let value: unknown = raw
  try {
    value = JSON.parse(raw)
  } catch {
    // a plain word stays a text
  }
  return { path: text.slice(0, at).split('.'), value }
}

/** A copy of `input` with one place set. Own keys only: `__proto__` is a key like any other. */
export function put(input: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(input) && /^\d+$/.test(key)) {
    const copy: unknown[] = [...(input as unknown[])]
    // behind the last one at most: a far place would make a list of all those before it
    const at = Math.min(Number(key), copy.length)
    copy[at] = put(copy[at], rest, value)
    return copy
  }
  const record = typeof input === 'object' && input !== null ? Object.entries(input) : []
  const entries = new Map<string, unknown>(record)
  entries.set(key, put(entries.get(key), rest, value))
  return Object.fromEntries(entries)
}

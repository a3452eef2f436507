import type { Io } from './io.ts'

/** With `--jsonl` a list is one item a line, and everything else one line. */
export function byLine(io: Io): Io {
  const json = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) io.jsonLine(item)
    else io.jsonLine(value)
  }
  return { ...io, json }
}

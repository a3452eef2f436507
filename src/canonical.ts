import { createHash } from 'node:crypto'

/** JSON with the names of every object in order and no spaces: the same data is the same text (RFC 8785, for plain JSON values). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, one]) => one !== undefined)
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export function sealOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

import { hash } from 'node:crypto'

/** JSON with the names of every object in order and no spaces: the same data is the same text (RFC 8785, for plain JSON values). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let fields = ''
  for (const name of Object.keys(value).toSorted()) {
    const one = (value as Readonly<Record<string, unknown>>)[name]
    if (one !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${canonical(one)}`
  }
  return `{${fields}}`
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export function sealOf(value: unknown): string {
  return hash('sha256', canonical(value))
}

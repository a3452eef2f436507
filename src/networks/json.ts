/** A field of somebody else's JSON as text; empty when it is none. */
export function textField(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Flags as commander gives them, read one by one. */
export type Flags = Readonly<Record<string, unknown>>

export function text(flags: Flags, name: string): string | null {
  const value = flags[name]
  return typeof value === 'string' ? value : null
}

export function texts(flags: Flags, name: string): string[] | null {
  const value = flags[name]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : null
}

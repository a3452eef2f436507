/** What the searches of all networks read alike. */

/** A number that can be counted with; null for what is none. */
export function countField(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** `fr` of `fr-CA`; null for what names no language (`und`, `qme`: X writes so of posts without words). */
export function langField(value: unknown): string | null {
  const [, lang] = /^([a-z]{2})(?:-|_|$)/i.exec(typeof value === 'string' ? value : '') ?? []
  return lang === undefined ? null : lang.toLowerCase()
}

export const longestSlug = 40

/** What the short name of a client may be: it stands in commands to type and in names of files. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= longestSlug
}

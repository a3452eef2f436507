/** A word as it is typed in a command. */
export function quoted(word: string): string {
  return /^[\p{L}\p{N}._@-]+$/u.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`
}

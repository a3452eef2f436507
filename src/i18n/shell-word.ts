/** A word for `/bin/sh`, as one types it: in single quotes only where the shell would make something else of it. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{M}\p{N}_@%+=:,./…-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}

/** Small pieces that every noun's file uses to turn rows into records and back. */

/** What smm wrote is JSON: what is not was damaged since. Throws `SQLITE_CORRUPT_ROW`, told as what SQLite itself finds damaged. */
export function parseJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T
  } catch (error) {
    throw Object.assign(new Error('a row is damaged', { cause: error }), { code: 'SQLITE_CORRUPT_ROW' })
  }
}

export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0
}

/** `SET a = @a, b = @b` for the keys present, in the order of `columns`. */
export function assignments(change: object, columns: readonly string[]): string {
  return columns
    .filter((column) => column in change)
    .map((column) => `${column} = @${column}`)
    .join(', ')
}

export const goneCode = 'SMM_GONE'

/** Another process took it away in the meantime: the group's guard tells it as a `Failure` busy `changed_meanwhile`. */
export function gone(what: string): Error {
  return Object.assign(new Error(`${what} is gone`), { code: goneCode })
}

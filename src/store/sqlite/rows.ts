/** Small pieces that every noun's file uses to turn rows into records and back. */

export function parseJson<T>(text: string): T {
  return JSON.parse(text) as T
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

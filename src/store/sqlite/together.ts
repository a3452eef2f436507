import type { Db } from './open.ts'

interface Waiting {
  readonly work: () => unknown
  readonly done: (value: never) => void
  readonly failed: (error: unknown) => void
}

/**
 * Writes what is asked for in the same turn of the event loop in one transaction: eight answers that came together wait for the disk
 * once, not eight times. Each work is whole or nothing, whatever becomes of the others; its promise is settled once it is on the disk.
 */
export function together(db: Db): <T>(work: () => T) => Promise<T> {
  let waiting: Waiting[] = []

  const write = (): void => {
    const group = waiting
    waiting = []
    const settled: (() => void)[] = []
    try {
      db.transaction(() => {
        for (const { work, done, failed } of group) {
          try {
            const value = db.transaction(work)() as never
            settled.push(() => done(value))
          } catch (error) {
            // a full disk may end the whole transaction
            if (!db.inTransaction) throw error
            settled.push(() => failed(error))
          }
        }
      }).immediate()
    } catch (error) {
      for (const { failed } of group) failed(error)
      return
    }
    for (const settle of settled) settle()
  }

  return (work) =>
    new Promise((done, failed) => {
      if (waiting.push({ work, done, failed }) === 1) setImmediate(write)
    })
}

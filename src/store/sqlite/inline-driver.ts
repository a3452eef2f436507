import type Database from 'better-sqlite3'

/** The driver's own JavaScript and the version it is of. */
interface InlineDriver {
  readonly version: string
  readonly Driver: typeof Database
}

/** Null in the source: the bundle has the driver here (`rolldown.config.ts`), whose dozen small files cost a start 5 ms. */
export const inlineDriver: InlineDriver | null = null

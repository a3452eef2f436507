import type { Erasure, PrivacyStore } from '../privacy.ts'
import { dumpClient, dumpedTables, eraseClient, erasedFiles, leaving } from './erase-client.ts'
import { addNameFunction, erasePerson, findPerson } from './erase-person.ts'
import { due, forget, retain } from './forget.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

export function privacyStore(db: Db): PrivacyStore {
  addNameFunction(db)
  return {
    codes: async () => {
      const schema = db.prepare('SELECT group_concat(sql) FROM sqlite_schema').pluck().get() as string
      return new Set([...schema.matchAll(/'([a-z_]+)'/g)].map(([, word = '']) => word))
    },
    find: async (people, client) => findPerson(db, people, client),
    erase: async (people, options, at) => erasePerson(db, people, options, at),
    due: async (at) => due(db, at),
    retain: async (months) => retain(db, months),
    forget: async (limit, hash, at, client) => forget(db, limit, hash, at, client),
    erasures: async () => {
      const rows = db.prepare('SELECT id, at, client, subject_hash, cause, counts FROM erasures ORDER BY id').all()
      return (rows as (Omit<Erasure, 'counts'> & { counts: string })[]).map((row) => ({
        ...row,
        counts: parseJson<Erasure['counts']>(row.counts),
      }))
    },
    files: async () => erasedFiles(db),
    fileGone: async (path) => {
      db.prepare('DELETE FROM erased_files WHERE path = ?').run(path)
    },
    shred: async (what) => {
      try {
        if (what === 'all') db.exec('VACUUM')
        const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
        return state?.busy === 0
      } catch (error) {
        const { code = '' } = error as { code?: string }
        if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return false
        throw error
      }
    },
    dump: async (client, each) => dumpClient(db, client, each),
    tables: async () => {
      const { of_clients, others } = dumpedTables(db)
      return { of_clients: of_clients.map(({ name }) => name), others }
    },
    leaving: async (client) => leaving(db, client),
    eraseClient: async (client, options, at) => eraseClient(db, client, options, at),
  }
}

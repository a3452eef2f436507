import type { ArchiveCount, ArchiveEntry, ArchiveStore, StoredArchiveEntry } from '../archive.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'

export function archiveStore(db: Db): ArchiveStore {
  const columns = 'id, client, network, kind, external_id, at, text, url, imported_at'
  return {
    add: async (entries, at) =>
      db
        .transaction(() => {
          const insert = db.prepare(
            `INSERT INTO archive_entries (client, network, kind, external_id, at, text, url, imported_at)
             VALUES (@client, @network, @kind, @external_id, @at, @text, @url, @imported_at)
             ON CONFLICT (client, network, kind, external_id) DO NOTHING`,
          )
          let added = 0
          for (const entry of entries) added += insert.run({ ...entry, imported_at: at }).changes
          const [first] = entries
          if (first !== undefined && added > 0) {
            const { client, network } = first
            writeAudit(db, { at, client, action: 'archive.import', target: network, detail: { added, of: entries.length } })
          }
          return added
        })
        .immediate(),

    known: async (entries) => {
      const find = db.prepare(
        `SELECT 1 FROM archive_entries
         WHERE client = @client AND network = @network AND kind = @kind AND external_id = @external_id`,
      )
      return entries.filter(({ client, network, kind, external_id }: ArchiveEntry) =>
        find.get({ client, network, kind, external_id }),
      ).length
    },

    list: async (client, network) =>
      db
        .prepare(
          `SELECT ${columns} FROM archive_entries WHERE client = @client AND (@network IS NULL OR network = @network)
           ORDER BY at IS NULL, at DESC, id`,
        )
        .all({ client, network: network ?? null }) as StoredArchiveEntry[],

    counts: async (client) =>
      db
        .prepare(
          `SELECT network, kind, count(*) AS count, min(at) AS "from", max(at) AS "to" FROM archive_entries WHERE client = ?
           GROUP BY network, kind ORDER BY network, kind`,
        )
        .all(client) as ArchiveCount[],
  }
}

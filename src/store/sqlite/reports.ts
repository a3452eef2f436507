import type { NewReport, ReportKey, ReportSending, ReportStore, SentReport } from '../reports.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

type Row<T extends { sent_to: readonly string[] }> = Omit<T, 'sent_to'> & { sent_to: string }

const select = 'SELECT id, client, month, kind, version, data, sha256, changes, sent_at, sent_to, sent_via FROM reports'
const selectSending = 'SELECT client, month, kind, version, data, sha256, changes, sent_to, started_at FROM report_sendings'
const byKey = 'client = @client AND month = @month AND kind = @kind'

export function reportStore(db: Db): ReportStore {
  const fromRow = <T extends { sent_to: readonly string[] }>(row: Row<T>): T =>
    ({ ...row, sent_to: parseJson<string[]>(row.sent_to) }) as unknown as T
  const keyOf = ({ client, month, kind }: ReportKey): ReportKey => ({ client, month, kind })
  const nameOf = ({ month, kind }: ReportKey, version: number): string =>
    `report ${month}${kind === 'client' ? '' : ` ${kind}`} v${version}`

  const last = (key: ReportKey): SentReport | null => {
    const row = db.prepare(`${select} WHERE ${byKey} ORDER BY version DESC LIMIT 1`).get(keyOf(key))
    return row === undefined ? null : fromRow(row as Row<SentReport>)
  }
  const sending = (key: ReportKey): ReportSending | null => {
    const row = db.prepare(`${selectSending} WHERE ${byKey}`).get(keyOf(key))
    return row === undefined ? null : fromRow(row as Row<ReportSending>)
  }
  /** Two processes may have read the same last version: the second one is told. */
  const expectLast = (key: ReportKey, after: number): void => {
    if ((last(key)?.version ?? 0) !== after) throw gone(nameOf(key, after))
  }
  const insert = (
    report: NewReport & { readonly version: number },
    given: { at: string; to: readonly string[]; via: SentReport['sent_via'] },
    action: string,
  ): SentReport => {
    const { client, month, kind, version, data, sha256, changes } = report
    const sent = { sent_at: given.at, sent_to: JSON.stringify(given.to), sent_via: given.via }
    db.prepare(
      `INSERT INTO reports (client, month, kind, version, data, sha256, changes, sent_at, sent_to, sent_via)
       VALUES (@client, @month, @kind, @version, @data, @sha256, @changes, @sent_at, @sent_to, @sent_via)`,
    ).run({ client, month, kind, version, data, sha256, changes, ...sent })
    writeAudit(db, {
      at: given.at,
      client,
      action,
      target: nameOf(report, version),
      to: { sha256, sent_to: given.to, sent_via: given.via },
    })
    const made = last(report)
    if (made === null) throw gone(nameOf(report, version))
    return made
  }

  return {
    add: async (report, { after, ...given }) =>
      db
        .transaction(() => {
          expectLast(report, after)
          return insert({ ...report, version: after + 1 }, given, 'report.mark_sent')
        })
        .immediate(),

    list: async (client, month) => {
      const rows = db
        .prepare(
          `${select} WHERE client = @client AND (@month IS NULL OR month = @month) ORDER BY month DESC, kind, version DESC`,
        )
        .all({ client, month: month ?? null })
      return (rows as Row<SentReport>[]).map((row) => fromRow(row))
    },

    get: async (key, version) => {
      const row = db.prepare(`${select} WHERE ${byKey} AND version = @version`).get({ ...keyOf(key), version })
      return row === undefined ? null : fromRow(row as Row<SentReport>)
    },

    last: async (key) => last(key),
    sending: async (key) => sending(key),

    sendings: async (client) =>
      (db.prepare(`${selectSending} WHERE client = ? ORDER BY month DESC, kind`).all(client) as Row<ReportSending>[]).map(
        (row) => fromRow(row),
      ),

    begin: async (report, { after, at, to }) =>
      db
        .transaction(() => {
          expectLast(report, after)
          if (sending(report) !== null) throw gone(nameOf(report, after + 1))
          const { data, sha256, changes } = report
          db.prepare(
            `INSERT INTO report_sendings (client, month, kind, version, data, sha256, changes, sent_to, started_at)
             VALUES (@client, @month, @kind, @version, @data, @sha256, @changes, @sent_to, @at)`,
          ).run({ ...keyOf(report), version: after + 1, data, sha256, changes, sent_to: JSON.stringify(to), at })
          const begun = sending(report)
          if (begun === null) throw gone(nameOf(report, after + 1))
          return begun
        })
        .immediate(),

    finish: async (key, given) =>
      db
        .transaction(() => {
          const begun = sending(key)
          if (begun === null) throw gone(nameOf(key, 0))
          expectLast(key, begun.version - 1)
          const sent = insert(begun, given, given.via === 'mail' ? 'report.send' : 'report.mark_sent')
          db.prepare(`DELETE FROM report_sendings WHERE ${byKey}`).run(keyOf(key))
          return sent
        })
        .immediate(),

    abandon: async (key) => void db.prepare(`DELETE FROM report_sendings WHERE ${byKey}`).run(keyOf(key)),

    sentAgain: async (key, version, { at, to }) =>
      db
        .transaction(() => {
          const row = db.prepare(`${select} WHERE ${byKey} AND version = @version`).get({ ...keyOf(key), version })
          if (row === undefined) throw gone(nameOf(key, version))
          const before = fromRow(row as Row<SentReport>)
          const sent_to = [...new Set([...before.sent_to, ...to])]
          db.prepare('UPDATE reports SET sent_to = ? WHERE id = ?').run(JSON.stringify(sent_to), before.id)
          writeAudit(db, {
            at,
            client: key.client,
            action: 'report.send',
            target: nameOf(key, version),
            to: { sha256: before.sha256, sent_to: to, sent_via: 'mail' },
          })
          return { ...before, sent_to }
        })
        .immediate(),
  }
}

import type { LastNumber, Proposal, ProposalContent, ProposalStatus, ProposalStore } from '../proposals.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

type Row = Omit<Proposal, 'content'> & { readonly content: string }

const select = `SELECT id, client, status, content, created_at, number, sent_at, sent_to, sha256, decided_at, decided_by, decided_via,
  cancelled_at, reason FROM proposals`

export function proposalStore(db: Db): ProposalStore {
  const get = (id: number): Proposal | null => {
    const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined
    return row === undefined ? null : fromRow(row)
  }
  /** As it must still be for what is about to happen to it. */
  const mustBe = (id: number, fits: (proposal: Proposal) => boolean): Proposal => {
    const found = get(id)
    if (found === null || !fits(found)) throw gone(`proposal ${id}`)
    return found
  }
  const hasStatus =
    (...wanted: ProposalStatus[]) =>
    ({ status }: Proposal): boolean =>
      wanted.includes(status)
  const changed = (before: Proposal, action: string, at: string): Proposal => {
    const after = mustBe(before.id, () => true)
    const what = differences(before, after, ['number', 'status', 'reason']) ?? {}
    const target = `proposal ${after.number ?? after.id}`
    writeAudit(db, { at, client: after.client, action, target, ...what })
    return after
  }
  const lastNumber = (year: number): LastNumber | null => {
    const row = db
      .prepare(
        `SELECT sequence, json_extract(content, '$.dated') AS dated FROM proposals WHERE year = ? ORDER BY sequence DESC LIMIT 1`,
      )
      .get(year) as LastNumber | undefined
    return row ?? null
  }

  return {
    list: async (client) => (db.prepare(`${select} WHERE client = ? ORDER BY id`).all(client) as Row[]).map(fromRow),
    get: async (id) => get(id),
    lastNumber: async (year) => lastNumber(year),

    add: async (client, content, at) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = db
            .prepare(`INSERT INTO proposals (client, status, content, created_at) VALUES (?, 'draft', ?, ?)`)
            .run(client, JSON.stringify(content), at)
          const made = mustBe(Number(lastInsertRowid), () => true)
          writeAudit(db, { at, client, action: 'proposal.add', target: `proposal ${made.id}` })
          return made
        })
        .immediate(),

    giveNumber: async (id, { content, after, seal }, at) =>
      db
        .transaction(() => {
          const before = mustBe(id, ({ status, number }) => status === 'draft' && number === null)
          const year = Number(content.dated.slice(0, 4))
          const last = lastNumber(year)
          // numbers go with the days: around midnight the earlier day may come second
          if (last !== null && last.dated > content.dated) throw gone(`proposal ${id}: a later day has a number`)
          const sequence = Math.max(last?.sequence ?? 0, after ?? 0) + 1
          const number = `D-${year}-${String(sequence).padStart(4, '0')}`
          db.prepare('UPDATE proposals SET content = ?, number = ?, year = ?, sequence = ?, sha256 = ? WHERE id = ?').run(
            JSON.stringify(content),
            number,
            year,
            sequence,
            seal(number),
            id,
          )
          return changed(before, 'proposal.number', at)
        })
        .immediate(),

    markSent: async (id, sent_to, at) =>
      db
        .transaction(() => {
          const before = mustBe(id, ({ status, number }) => status === 'draft' && number !== null)
          db.prepare(`UPDATE proposals SET status = 'sent', sent_at = ?, sent_to = ? WHERE id = ?`).run(at, sent_to, id)
          return changed(before, 'proposal.send', at)
        })
        .immediate(),

    decide: async (id, { status, day, by, via, reason }, at) =>
      db
        .transaction(() => {
          const before = mustBe(id, hasStatus('sent'))
          db.prepare(
            'UPDATE proposals SET status = ?, decided_at = ?, decided_by = ?, decided_via = ?, reason = ? WHERE id = ?',
          ).run(status, day, by, via, reason, id)
          return changed(before, status === 'accepted' ? 'proposal.accept' : 'proposal.refuse', at)
        })
        .immediate(),

    cancel: async (id, reason, at) =>
      db
        .transaction(() => {
          const before = mustBe(id, hasStatus('draft', 'sent', 'accepted'))
          db.prepare(`UPDATE proposals SET status = 'cancelled', cancelled_at = ?, reason = ? WHERE id = ?`).run(at, reason, id)
          return changed(before, 'proposal.cancel', at)
        })
        .immediate(),
  }
}

function fromRow(row: Row): Proposal {
  return { ...row, content: parseJson<ProposalContent>(row.content) }
}

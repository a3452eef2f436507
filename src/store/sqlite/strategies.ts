import type { Strategy, StrategyStore } from '../strategies.ts'
import { writeAudit } from './audit.ts'
import type { ClientWriter } from './clients.ts'
import { endInterview } from './interviews.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'
import type { TeamWriter } from './team.ts'

type Row = Omit<Strategy, 'answers' | 'input' | 'result'> & { answers: string; input: string; result: string }

const columns = [
  'client',
  'version',
  'status',
  'mode',
  'schema',
  'lang',
  'answers',
  'input',
  'result',
  'weights_version',
  'created_at',
  'approved_at',
  'approved_by',
  'approval_reason',
] as const

function fromRow(row: Row): Strategy {
  return {
    ...row,
    answers: parseJson<Strategy['answers']>(row.answers),
    input: parseJson(row.input),
    result: parseJson(row.result),
  }
}

export function strategyStore(db: Db, clients: ClientWriter, teams: TeamWriter): StrategyStore {
  const all = columns.join(', ')
  const get = (client: string, version: number | null): Strategy | null => {
    const row = db
      .prepare(
        `SELECT ${all} FROM strategies WHERE client = @client AND (@version IS NULL OR version = @version)
         ORDER BY version DESC LIMIT 1`,
      )
      .get({ client, version }) as Row | undefined
    return row ? fromRow(row) : null
  }
  // two that end one interview at once would make two clients of it
  const isOpen = (interview: number): boolean =>
    db.prepare('SELECT status FROM interviews WHERE id = ?').pluck().get(interview) === 'open'
  return {
    add: async (strategy, at, { client, client_change, team, interview } = {}) =>
      db
        .transaction((): Strategy => {
          if (interview !== undefined && !isOpen(interview)) throw gone(`interview ${interview}`)
          if (client !== undefined) clients.add(client, at)
          if (client_change !== undefined) clients.update(strategy.client, client_change, at)
          if (team !== undefined) teams.replace(strategy.client, team, at)
          const { next } = db
            .prepare('SELECT coalesce(max(version), 0) + 1 AS next FROM strategies WHERE client = ?')
            .get(strategy.client) as { next: number }
          const added: Strategy = {
            ...strategy,
            version: next,
            status: 'draft',
            created_at: at,
            approved_at: null,
            approved_by: null,
            approval_reason: null,
          }
          db.prepare(`INSERT INTO strategies (${all}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`).run({
            ...added,
            answers: JSON.stringify(added.answers),
            input: JSON.stringify(added.input),
            result: JSON.stringify(added.result),
          })
          if (interview !== undefined) endInterview(db, { id: interview, status: 'done', client: strategy.client, at })
          writeAudit(db, {
            at,
            client: strategy.client,
            action: 'strategy.add',
            target: `strategy ${next}`,
            from: next === 1 ? null : { version: next - 1 },
            to: { version: next, status: added.status, mode: strategy.mode, weights_version: strategy.weights_version },
          })
          return added
        })
        .immediate(),
    get: async (client, version) => get(client, version ?? null),
    list: async (client) => {
      const rows = db.prepare(`SELECT ${all} FROM strategies WHERE client = ? ORDER BY version`).all(client) as Row[]
      return rows.map(fromRow)
    },
    approve: async (client, version, by, reason, at) =>
      db
        .transaction((): Strategy | null => {
          const { changes } = db
            .prepare(
              `UPDATE strategies SET status = 'approved', approved_at = @at, approved_by = @by, approval_reason = @reason
               WHERE client = @client AND version = @version AND status = 'draft'`,
            )
            .run({ client, version, by, reason, at })
          if (changes === 0) return null
          writeAudit(db, {
            at,
            client,
            action: 'strategy.approve',
            target: `strategy ${version}`,
            from: { status: 'draft' },
            to: { status: 'approved', approved_by: by, approval_reason: reason },
          })
          return get(client, version)
        })
        .immediate(),
  }
}

import type {
  Applied,
  Application,
  CrisisEvaluation,
  CrisisState,
  CrisisStore,
  Incident,
  IncidentAlert,
  IncidentFacts,
  IncidentLine,
  NewIncident,
  NewIncidentAlert,
  NewIncidentLine,
} from '../crisis.ts'
import type { MessageLevel } from '../inbox.ts'
import { sameAlias } from '../team.ts'
import { differences, writeAudit } from './audit.ts'
import { beginHold, liftHold } from './holds.ts'
import { insertIdea } from './ideas.ts'
import type { Db } from './open.ts'
import { assignments, flag, gone, parseJson } from './rows.ts'

const facts = [
  'topic',
  'severity',
  'amplifier',
  'data_breach',
  'account_compromised',
  'legal_threat',
  'press_inquiry',
  'responsibility',
  'spokesperson',
  'raised_to',
  'settled_at',
] as const
const flags = ['data_breach', 'account_compromised', 'legal_threat', 'press_inquiry'] as const
/** The trail of changes never tells what an incident is about. */
const audited = facts.filter((one) => one !== 'topic')

type Flags = (typeof flags)[number] | 'drill'
type IncidentRow = Omit<Incident, Flags> & Record<Flags, number>
type EvaluationRow = Omit<CrisisEvaluation, 'input' | 'result'> & { input: string; result: string }

const incidentColumns = [
  'id',
  'client',
  'drill',
  'level',
  'highest',
  ...facts,
  'opened_at',
  'opened_by',
  'closed_at',
  'closed_by',
  'outcome',
  'lesson',
].join(', ')
const lineColumns = 'id, at, level, crisis_index, action, done_by, target, note, attachment, attachment_sha256'
const alertColumns = [
  'id',
  'incident_id',
  'level',
  'who',
  'name',
  'email',
  'phone',
  'stand_in',
  'stand_in_for',
  'planned_at',
  'tell_at',
  'told_at',
  'told_by',
  'problem',
  'acknowledged_at',
  'acknowledged_by',
]
const evaluationColumns = 'id, at, cause, input, result, incident_id'
/** Evaluations of calm days: 60 days of them. */
const keptMs = 60 * 86_400_000
const levels: readonly MessageLevel[] = ['green', 'amber', 'red']

export function crisisStore(db: Db): CrisisStore {
  const state = (client: string): CrisisState | null => {
    const row = db
      .prepare('SELECT client, level, consecutive_lower, watch, since, evaluated_at FROM crisis_states WHERE client = ?')
      .get(client) as (Omit<CrisisState, 'watch'> & { watch: number }) | undefined
    return row === undefined ? null : { ...row, watch: row.watch === 1 }
  }
  const incident = (id: number): Incident | null => {
    const row = db.prepare(`SELECT ${incidentColumns} FROM incidents WHERE id = ?`).get(id) as IncidentRow | undefined
    return row === undefined ? null : incidentFromRow(row)
  }
  const needed = (id: number): Incident => {
    const found = incident(id)
    if (found === null) throw gone(`incident ${id}`)
    return found
  }
  const openOf = (client: string, drill: boolean): Incident | null => {
    const row = db
      .prepare(
        `SELECT ${incidentColumns} FROM incidents WHERE client = ? AND drill = ? AND closed_at IS NULL ORDER BY id DESC LIMIT 1`,
      )
      .get(client, flag(drill)) as IncidentRow | undefined
    return row === undefined ? null : incidentFromRow(row)
  }
  const alerts = (incident_id: number): IncidentAlert[] =>
    db
      .prepare(`SELECT ${alertColumns.join(', ')} FROM incident_alerts WHERE incident_id = ? ORDER BY id`)
      .all(incident_id) as IncidentAlert[]

  const openIncident = (client: string, given: NewIncident, drill: boolean, level: MessageLevel, at: string): Incident => {
    const row = { ...given, ...flagged(given), client, drill: flag(drill), level, at }
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO incidents (client, drill, level, highest, ${facts.join(', ')}, opened_at, opened_by)
         VALUES (@client, @drill, @level, @level, ${facts.map((one) => `@${one}`).join(', ')}, @at, @opened_by)`,
      )
      .run(row)
    const opened = needed(Number(lastInsertRowid))
    const { topic: _, opened_by: by, ...known } = given
    writeAudit(db, {
      at,
      client,
      action: drill ? 'crisis.drill' : 'crisis.open',
      target: `incident ${opened.id}`,
      to: known,
      detail: { by },
    })
    return opened
  }
  const changeIncident = (id: number, change: Partial<IncidentFacts>, level: MessageLevel, at: string): Incident => {
    const before = needed(id)
    const highest = levels.indexOf(level) > levels.indexOf(before.highest) ? level : before.highest
    const set = ['level = @level', 'highest = @highest', assignments(change, facts)].filter((one) => one !== '')
    db.prepare(`UPDATE incidents SET ${set.join(', ')} WHERE id = @id`).run({
      ...change,
      ...flagged(change),
      level,
      highest,
      id,
    })
    const after = needed(id)
    const changed = differences(before, after, audited)
    if (changed !== null)
      writeAudit(db, { at, client: before.client, action: 'crisis.edit', target: `incident ${id}`, ...changed })
    return after
  }
  const write = (incident_id: number, line: NewIncidentLine, at: string, level: MessageLevel, index: number | null): number =>
    Number(
      db
        .prepare(
          `INSERT INTO incident_log (incident_id, at, level, crisis_index, action, done_by, target, note, attachment, attachment_sha256)
           VALUES (@incident_id, @at, @level, @index, @action, @done_by, @target, @note, @attachment, @attachment_sha256)`,
        )
        .run({
          done_by: null,
          target: null,
          note: null,
          attachment: null,
          attachment_sha256: null,
          ...line,
          incident_id,
          at,
          level,
          index,
        }).lastInsertRowid,
    )
  const plan = (incident_id: number, alert: NewIncidentAlert, planned_at: string): void => {
    const insert = db.prepare(
      `INSERT INTO incident_alerts (incident_id, level, who, name, email, phone, stand_in, stand_in_for, planned_at, tell_at, problem)
       VALUES (@incident_id, @level, @who, @name, @email, @phone, @stand_in, @stand_in_for, @planned_at, @tell_at, @problem)`,
    )
    const { stand_in_alert = null, problem = null, ...row } = alert
    const id = Number(insert.run({ ...row, incident_id, stand_in_for: null, planned_at, problem }).lastInsertRowid)
    if (stand_in_alert === null) return
    const { level } = alert
    const own = { incident_id, level, who: 'stand_in', stand_in: null, stand_in_for: id, planned_at, problem: null }
    insert.run({ ...stand_in_alert, ...own })
  }
  /** Nobody is told any more of a level that is over, nor of what `anew` tells anew; whoever stands in for the silent still is. */
  const endAlerts = (incident_id: number, level: MessageLevel, anew: boolean): void => {
    db.prepare(
      `UPDATE incident_alerts SET tell_at = NULL
       WHERE incident_id = @incident_id AND tell_at IS NOT NULL AND (level <> @level OR (@anew = 1 AND stand_in_for IS NULL))`,
    ).run({ incident_id, level, anew: flag(anew) })
  }
  /** What the level holds back from now on: all, what would jar, nothing. What was held stays held until a person looks at it. */
  const hold = (
    client: string,
    level: MessageLevel,
    reason: string | null,
    at: string,
  ): Pick<Applied, 'held' | 'under_way'> => {
    const scope = { client, account_id: null }
    for (const other of ['amber', 'red'] as const) if (other !== level) liftHold(db, { ...scope, level: other }, at)
    if (level === 'green') return { held: 0, under_way: [] }
    const { held, under_way } = beginHold(db, { ...scope, level }, reason, at)
    return { held, under_way: level === 'red' ? under_way : [] }
  }

  const apply = (client: string, application: Application, at: string): Applied | null => {
    const { cause, input, result, previous, next, index, log } = application
    const before = state(client) ?? { level: 'green', consecutive_lower: 0, since: at }
    if (before.level !== previous.level || before.consecutive_lower !== previous.consecutive_lower) return null
    if (!sameFacts(openOf(client, false), application.open)) return null
    const since = before.level === next.level ? before.since : at
    db.prepare(
      `INSERT INTO crisis_states (client, level, consecutive_lower, watch, since, evaluated_at)
       VALUES (@client, @level, @consecutive_lower, @watch, @since, @at)
       ON CONFLICT (client) DO UPDATE SET level = excluded.level, consecutive_lower = excluded.consecutive_lower,
         watch = excluded.watch, since = excluded.since, evaluated_at = excluded.evaluated_at`,
    ).run({ client, ...next, watch: flag(next.watch), since, at })
    const wanted = application.incident
    const about =
      wanted === null
        ? null
        : 'id' in wanted
          ? changeIncident(wanted.id, wanted.change, next.level, at)
          : openIncident(client, wanted, false, next.level, at)
    db.prepare(
      `INSERT INTO crisis_evaluations (client, at, cause, input, result, incident_id) VALUES (@client, @at, @cause, @input, @result, @incident_id)`,
    ).run({ client, at, cause, input: JSON.stringify(input), result: JSON.stringify(result), incident_id: about?.id ?? null })
    // what was looked at in vain is not kept for ever
    db.prepare('DELETE FROM crisis_evaluations WHERE client = ? AND incident_id IS NULL AND at < ?').run(
      client,
      new Date(Date.parse(at) - keptMs).toISOString(),
    )
    if (about !== null) {
      for (const line of log) write(about.id, line, at, next.level, index)
      endAlerts(about.id, next.level, application.alerts.length > 0)
      for (const alert of application.alerts) plan(about.id, alert, at)
      const mark = db.prepare('UPDATE inbox_messages SET incident_id = ? WHERE id = ? AND client = ?')
      for (const message of application.messages) mark.run(about.id, message, client)
    }
    const changed = before.level !== next.level
    if (changed) {
      const [from, to] = [{ level: before.level }, { level: next.level }]
      writeAudit(db, { at, client, action: 'crisis.level', target: 'client', from, to, detail: { cause, index } })
    }
    const holds = changed ? hold(client, next.level, application.hold_reason, at) : { held: 0, under_way: [] }
    if (about !== null && holds.held + holds.under_way.length > 0) {
      const posts = [...new Set(holds.under_way.map((one) => one.post_id))]
      const note = posts.length === 0 ? null : posts.join(' ')
      write(about.id, { action: 'held', target: String(holds.held), note }, at, next.level, index)
    }
    const after = state(client)
    if (after === null) throw gone(`state of ${client}`)
    return { state: after, incident: about, ...holds }
  }

  return {
    state: async (client) => state(client),
    apply: async (client, application, at) => db.transaction(() => apply(client, application, at)).immediate(),

    evaluations: async (client, limit) => {
      const rows = db
        .prepare(`SELECT ${evaluationColumns} FROM crisis_evaluations WHERE client = ? ORDER BY at DESC, id DESC LIMIT ?`)
        .all(client, limit) as EvaluationRow[]
      return rows.map(evaluationFromRow)
    },
    highest: async (client, from, to) =>
      db
        .prepare(`SELECT max(json_extract(result, '$.index')) FROM crisis_evaluations WHERE client = ? AND at >= ? AND at < ?`)
        .pluck()
        .get(client, from, to) as number | null,

    evaluationsOf: async (incident_id) => {
      const rows = db
        .prepare(`SELECT ${evaluationColumns} FROM crisis_evaluations WHERE incident_id = ? ORDER BY at, id`)
        .all(incident_id) as EvaluationRow[]
      return rows.map(evaluationFromRow)
    },

    reach: async (client, after, until, followers) => {
      const mentions = `client = @client AND at > @after AND at <= @until AND brand = 1 AND close_reason IS NOT 'spam'`
      const found = db
        .prepare(
          `SELECT coalesce(max(author_followers >= @followers), 0) AS large,
             coalesce(max(official = 1 OR network = 'press'), 0) AS official
           FROM inbox_messages WHERE ${mentions} AND tone IS NOT 'positive'`,
        )
        .get({ client, after, until, followers }) as { large: number; official: number }
      const words = db
        .prepare(
          `SELECT w.value AS word, count(*) AS count FROM inbox_messages, json_each(sensitive) w
           WHERE ${mentions} AND sensitive <> '[]' GROUP BY w.value ORDER BY count DESC, word LIMIT 10`,
        )
        .all({ client, after, until }) as { word: string; count: number }[]
      return { large: found.large === 1, official: found.official === 1, words }
    },

    incident: async (id) => incident(id),
    open: async (client, drill = false) => openOf(client, drill),
    incidents: async (client) => {
      const rows = db
        .prepare(`SELECT ${incidentColumns} FROM incidents WHERE client = ? ORDER BY opened_at DESC, id DESC`)
        .all(client) as IncidentRow[]
      return rows.map(incidentFromRow)
    },
    log: async (incident_id) =>
      db
        .prepare(`SELECT ${lineColumns} FROM incident_log WHERE incident_id = ? ORDER BY at, id`)
        .all(incident_id) as IncidentLine[],
    write: async (incident_id, line, at) =>
      db
        .transaction(() => {
          const about = needed(incident_id)
          const id = write(incident_id, line, at, about.level, null)
          const { action, done_by = null } = line
          const detail = { action, by: done_by }
          writeAudit(db, { at, client: about.client, action: 'crisis.log', target: `incident ${incident_id}`, detail })
          return db.prepare(`SELECT ${lineColumns} FROM incident_log WHERE id = ?`).get(id) as IncidentLine
        })
        .immediate(),

    beginDrill: async (client, given, alert, at) =>
      db
        .transaction(() => {
          const opened = openIncident(client, given, true, 'red', at)
          write(opened.id, { action: 'opened', done_by: given.opened_by }, at, 'red', null)
          plan(opened.id, alert, at)
          return opened
        })
        .immediate(),

    close: async (id, { by, outcome, lesson }, at) =>
      db
        .transaction(() => {
          const before = needed(id)
          if (before.closed_at !== null) return null
          db.prepare(
            `UPDATE incidents SET closed_at = @at, closed_by = @by, outcome = @outcome, lesson = @lesson WHERE id = @id`,
          ).run({ id, at, by, outcome, lesson })
          db.prepare('UPDATE incident_alerts SET tell_at = NULL WHERE incident_id = ? AND tell_at IS NOT NULL').run(id)
          write(id, { action: 'closed', done_by: by, note: outcome }, at, before.level, null)
          const { client } = before
          // what was learned is kept where the next posts are thought of
          if (lesson !== null && !before.drill) {
            insertIdea(db, { client, kind: 'lesson', text: lesson, pillar: null, network: null, said_by: by }, at)
          }
          writeAudit(db, { at, client, action: 'crisis.close', target: `incident ${id}`, detail: { by } })
          return needed(id)
        })
        .immediate(),

    alerts: async (incident_id) => alerts(incident_id),
    alertsDue: async (now, client) =>
      db
        .prepare(
          `SELECT ${alertColumns.map((one) => `a.${one}`).join(', ')}, i.client FROM incident_alerts a JOIN incidents i ON i.id = a.incident_id
           WHERE a.tell_at IS NOT NULL AND a.tell_at <= @now AND i.closed_at IS NULL ${client === undefined ? '' : 'AND i.client = @client'}
           ORDER BY a.id`,
        )
        .all({ now, ...(client !== undefined && { client }) }) as (IncidentAlert & { client: string })[],
    takeAlert: async (id, now, again_at) =>
      db
        .prepare('UPDATE incident_alerts SET tell_at = @again_at WHERE id = @id AND tell_at IS NOT NULL AND tell_at <= @now')
        .run({ id, now, again_at }).changes === 1,
    alertTold: async (id, by, at) => {
      db.transaction(() => {
        db.prepare(
          'UPDATE incident_alerts SET told_at = @at, told_by = @by, tell_at = NULL, problem = NULL WHERE id = @id AND told_at IS NULL',
        ).run({ id, by, at })
        const told = db.prepare('SELECT incident_id, level, name FROM incident_alerts WHERE id = ?').get(id) as
          | Pick<IncidentAlert, 'incident_id' | 'level' | 'name'>
          | undefined
        if (told !== undefined) write(told.incident_id, { action: 'told', target: told.name, note: by }, at, told.level, null)
      }).immediate()
    },
    alertFailed: async (id, problem, for_good) => {
      const again = for_good ? ', tell_at = NULL' : ''
      db.prepare(`UPDATE incident_alerts SET problem = ?${again} WHERE id = ?`).run(problem, id)
    },
    acknowledge: async (incident_id, name, at) =>
      db
        .transaction(() => {
          const all = alerts(incident_id)
          const same = (one: IncidentAlert): boolean => sameAlias(one.name, name)
          const own = all.filter((one) => same(one) && one.acknowledged_at === null)
          const standsFor = new Set(own.flatMap((one) => one.stand_in_for ?? []))
          const known = all.filter((one) => one.acknowledged_at === null && (same(one) || standsFor.has(one.id)))
          const set = db.prepare(
            'UPDATE incident_alerts SET acknowledged_at = @at, acknowledged_by = @name, tell_at = NULL WHERE id = @id',
          )
          for (const { id } of known) {
            set.run({ id, at, name })
            // who stands in need not be told any more
            db.prepare('UPDATE incident_alerts SET tell_at = NULL WHERE stand_in_for = ? AND told_at IS NULL').run(id)
          }
          const about = needed(incident_id)
          if (known.length > 0) write(incident_id, { action: 'acknowledged', done_by: name }, at, about.level, null)
          return alerts(incident_id).filter((one) => known.some(({ id }) => id === one.id))
        })
        .immediate(),

    statements: async (client, since) =>
      db
        .prepare(
          `SELECT min(d.published_at) AS at FROM deliveries d JOIN posts p ON p.id = d.post_id
           WHERE d.client = @client AND p.statement = 1 AND d.part = 0 AND d.published_at >= @since
           GROUP BY p.id ORDER BY at`,
        )
        .pluck()
        .all({ client, since }) as string[],
  }
}

/** What a person reported in the meantime must not be written over with what was known before. */
function sameFacts(now: Incident | null, then: Application['open']): boolean {
  if (now === null || then === null) return now === then
  return now.id === then.id && facts.every((one) => now[one] === then[one])
}

function flagged(given: Partial<IncidentFacts>): Record<string, number> {
  return Object.fromEntries(flags.filter((one) => given[one] !== undefined).map((one) => [one, flag(given[one] === true)]))
}

function incidentFromRow(row: IncidentRow): Incident {
  return {
    ...row,
    drill: row.drill === 1,
    data_breach: row.data_breach === 1,
    account_compromised: row.account_compromised === 1,
    legal_threat: row.legal_threat === 1,
    press_inquiry: row.press_inquiry === 1,
  }
}

function evaluationFromRow(row: EvaluationRow): CrisisEvaluation {
  return {
    ...row,
    input: parseJson<CrisisEvaluation['input']>(row.input),
    result: parseJson<CrisisEvaluation['result']>(row.result),
  }
}

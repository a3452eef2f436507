import type {
  MediaFacts,
  NamedFile,
  NewPartnerValue,
  NewRight,
  PartnerValue,
  Right,
  RightChange,
  RightsStore,
} from '../rights.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { assignments, flag, gone, parseJson } from './rows.ts'

const fields = [
  'kind',
  'name',
  'purpose',
  'networks',
  'minor',
  'guardian',
  'from_day',
  'until_day',
  'document',
  'document_sha256',
  'contract_on',
  'note',
] as const satisfies readonly (keyof NewRight)[]
/** What the trail of changes may tell: it is never erased, and names nobody. */
const told = ['kind', 'networks', 'minor', 'from_day', 'until_day', 'document_sha256', 'contract_on'] as const

type Row = Omit<Right, 'networks' | 'minor' | 'values'> & { networks: string; minor: number }
type FactsRow = Omit<MediaFacts, 'people_visible' | 'releases'> & { people_visible: number | null; releases: string }

function toRow(right: RightChange & { kind?: NewRight['kind'] }): Record<string, unknown> {
  const row: Record<string, unknown> = { ...right }
  if (right.networks !== undefined) row['networks'] = JSON.stringify(right.networks)
  if (right.minor !== undefined) row['minor'] = flag(right.minor)
  return row
}

/** What a post says of its files is written in its own transaction. */
export function writeFacts(db: Db, client: string, facts: readonly MediaFacts[], at: string): void {
  const write = db.prepare(
    `INSERT INTO media_facts (client, sha256, file_name, people_visible, releases, licence_id, origin, ai, said_at)
     VALUES (@client, @sha256, @file_name, @people_visible, @releases, @licence_id, @origin, @ai, @at)
     ON CONFLICT (client, sha256) DO UPDATE SET file_name = @file_name, people_visible = @people_visible, releases = @releases,
       licence_id = @licence_id, origin = @origin, ai = @ai, said_at = @at`,
  )
  for (const one of facts)
    write.run({
      ...one,
      client,
      people_visible: one.people_visible === null ? null : flag(one.people_visible),
      releases: JSON.stringify(one.releases),
      at,
    })
}

export function rightsStore(db: Db): RightsStore {
  const columns = `id, client, ${fields.join(', ')}, added_at, removed_at`
  const target = (id: number): string => `right ${id}`
  const whole = (rows: readonly Row[]): Right[] => {
    const values = db
      .prepare(
        `SELECT id, right_id, date, kind, amount, currency, note FROM partner_values
         WHERE removed_at IS NULL AND right_id IN (SELECT value FROM json_each(?)) ORDER BY date, id`,
      )
      .all(JSON.stringify(rows.map(({ id }) => id))) as (PartnerValue & { right_id: number })[]
    return rows.map((row) => ({
      ...row,
      networks: parseJson<string[]>(row.networks),
      minor: row.minor === 1,
      values: values.filter(({ right_id }) => right_id === row.id).map(valueFromRow),
    }))
  }
  const get = (id: number): Right | null => {
    const row = db.prepare(`SELECT ${columns} FROM rights WHERE id = ?`).get(id) as Row | undefined
    return row === undefined ? null : (whole([row])[0] ?? null)
  }
  const standing = (id: number): Right => {
    const right = get(id)
    if (right === null || right.removed_at !== null) throw gone(target(id))
    return right
  }
  const factsOf = (client: string, sha256s: readonly string[]): MediaFacts[] => {
    const rows = db
      .prepare(
        `SELECT sha256, file_name, people_visible, releases, licence_id, origin, ai FROM media_facts
         WHERE client = ? AND sha256 IN (SELECT value FROM json_each(?))`,
      )
      .all(client, JSON.stringify(sha256s)) as FactsRow[]
    return rows.map((row) => ({
      ...row,
      people_visible: row.people_visible === null ? null : row.people_visible === 1,
      releases: parseJson<number[]>(row.releases),
    }))
  }
  const insertValues = (right_id: number, values: readonly NewPartnerValue[], at: string): void => {
    const insert = db.prepare(
      `INSERT INTO partner_values (right_id, date, kind, amount, currency, note, added_at)
       VALUES (@right_id, @date, @kind, @amount, @currency, @note, @at)`,
    )
    for (const value of values) insert.run({ ...value, right_id, at })
  }
  /** A release shows its person, a licence is somebody else's work: what else was known of the file stays. */
  const link = ({ id, client, kind }: Right, files: readonly NamedFile[], at: string): void => {
    if (kind === 'partner' || files.length === 0) return
    const known = new Map(
      factsOf(
        client,
        files.map(({ sha256 }) => sha256),
      ).map((one) => [one.sha256, one]),
    )
    const facts = files.map(({ sha256, file_name }): MediaFacts => {
      const before = known.get(sha256) ?? { ...unknownFile, sha256, file_name }
      return kind === 'release'
        ? { ...before, people_visible: true, releases: [...new Set([...before.releases, id])] }
        : { ...before, licence_id: id, origin: before.origin === 'customer' ? 'customer' : 'third_party' }
    })
    writeFacts(db, client, facts, at)
  }

  return {
    add: async (client, right, values, files, at) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO rights (client, ${fields.join(', ')}, added_at)
               VALUES (@client, ${fields.map((field) => `@${field}`).join(', ')}, @at)`,
            )
            .run({ ...toRow(right), client, at })
          const id = Number(lastInsertRowid)
          insertValues(id, values, at)
          const added = standing(id)
          link(added, files, at)
          const to = differences({}, added, told)?.to ?? {}
          writeAudit(db, { at, client, action: 'right.add', target: target(id), to, detail: { files: files.length } })
          return added
        })
        .immediate(),

    get: async (id) => get(id),

    list: async (client, { removed = false } = {}) =>
      whole(
        db
          .prepare(`SELECT ${columns} FROM rights WHERE client = ? AND (? OR removed_at IS NULL) ORDER BY id`)
          .all(client, flag(removed)) as Row[],
      ),

    change: async (id, change, files, at) =>
      db
        .transaction(() => {
          const before = standing(id)
          const set = assignments(change, fields)
          if (set !== '') db.prepare(`UPDATE rights SET ${set} WHERE id = @id`).run({ ...toRow(change), id })
          const after = standing(id)
          link(after, files, at)
          if (differences(before, after, fields) === null && files.length === 0) return before
          const said = differences(before, after, told) ?? { from: {}, to: {} }
          const detail = { files: files.length }
          writeAudit(db, { at, client: before.client, action: 'right.edit', target: target(id), detail, ...said })
          return after
        })
        .immediate(),

    remove: async (id, at) =>
      db
        .transaction(() => {
          const { client, kind } = standing(id)
          db.prepare('UPDATE rights SET removed_at = ? WHERE id = ?').run(at, id)
          writeAudit(db, { at, client, action: 'right.remove', target: target(id), detail: { kind } })
        })
        .immediate(),

    addValues: async (id, values, at) =>
      db
        .transaction(() => {
          const { client } = standing(id)
          insertValues(id, values, at)
          const detail = { values: values.map(({ date, kind, amount, currency }) => ({ date, kind, amount, currency })) }
          writeAudit(db, { at, client, action: 'right.value', target: target(id), detail })
          return standing(id)
        })
        .immediate(),

    facts: async (client, sha256s) => factsOf(client, sha256s),

    keepFacts: async (client, facts, at) => db.transaction(() => writeFacts(db, client, facts, at)).immediate(),
  }
}

function valueFromRow({ id, date, kind, amount, currency, note }: PartnerValue): PartnerValue {
  return { id, date, kind, amount, currency, note }
}

const unknownFile = { people_visible: null, releases: [], licence_id: null, origin: null, ai: null } as const

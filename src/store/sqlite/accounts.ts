import { Failure } from '../../failure.ts'
import { accountText } from '../../i18n/accounts.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Account, AccountStore } from '../accounts.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { assignments, parseJson } from './rows.ts'

type Row = Omit<Account, 'settings' | 'rights'> & { settings: string; rights: string | null }

const columns = [
  'id',
  'client',
  'network',
  'name',
  'endpoint',
  'path',
  'for_network',
  'remote_id',
  'remote_name',
  'url',
  'settings',
  'status',
  'status_reason',
  'checked_at',
  'credential_expires_at',
  'expiry_tell_at',
  'rights',
  'failures',
  'rests_until',
  'created_at',
  'removed_at',
] as const

const changeable = [
  'name',
  'endpoint',
  'path',
  'remote_id',
  'remote_name',
  'url',
  'settings',
  'status',
  'status_reason',
  'checked_at',
  'credential_expires_at',
  'expiry_tell_at',
  'rights',
  'failures',
  'rests_until',
] as const

const telling = changeable.filter((column) => column !== 'checked_at' && column !== 'expiry_tell_at')

/** Deliveries that will never ask for the account again. */
const over = "('sent', 'rejected', 'missed', 'cancelled')"

export function accountStore(db: Db, lang: Lang, clock: () => Date): AccountStore {
  const select = `SELECT ${columns.join(', ')} FROM accounts`
  const fromRow = (row: Row): Account => ({
    ...row,
    settings: parseJson<Account['settings']>(row.settings),
    rights: row.rights === null ? null : parseJson<NonNullable<Account['rights']>>(row.rights),
  })
  const get = (id: number): Account | null => {
    const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined
    return row ? fromRow(row) : null
  }
  const mustGet = (id: number): Account => {
    const account = get(id)
    if (!account) throw new Failure('not_found', 'account_not_found', say(lang, accountText.no_number, { id }))
    return account
  }
  const find = (client: string, name: string): Account | null => {
    const row = db.prepare(`${select} WHERE client = ? AND name = ? AND removed_at IS NULL`).get(client, name) as
      | Row
      | undefined
    return row ? fromRow(row) : null
  }
  const refuseUsed = ({ id, name }: Account, which: string): void => {
    const waiting = db
      .prepare(`SELECT post_id FROM deliveries WHERE account_id = ? AND state NOT IN ${over} ${which} ORDER BY post_id`)
      .pluck()
      .all(id) as number[]
    if (waiting.length === 0) return
    const posts = [...new Set(waiting)].join(' ')
    throw new Failure('usage', 'account_in_use', say(lang, accountText.in_use, { name, posts, count: waiting.length }), {
      hint: say(lang, accountText.in_use_hint, { posts }),
    })
  }
  const rename = ({ id, client, name: before }: Account, name: string): void => {
    if (find(client, name)) {
      throw new Failure('usage', 'account_exists', say(lang, accountText.exists, { name }), {
        hint: say(lang, accountText.exists_hint),
      })
    }
    const asked = db
      .prepare(`SELECT post_id FROM deliveries WHERE account_id = ? AND state = 'needs_human' ORDER BY post_id`)
      .pluck()
      .get(id) as number | undefined
    // a question holds the commands that answer it, with the name in them
    if (asked !== undefined) {
      throw new Failure('usage', 'account_in_question', say(lang, accountText.in_question, { name: before, id: asked }), {
        hint: say(lang, accountText.in_question_hint, { id: asked }),
      })
    }
    db.prepare('UPDATE deliveries SET account = ? WHERE account_id = ?').run(name, id)
  }
  /** The same blog in another place: what waits for it goes there. */
  const lead = (account: Account, remote_id: string): void => {
    refuseUsed(account, 'AND (first_intent_at IS NOT NULL OR unknown_since IS NOT NULL)')
    db.prepare(
      `UPDATE deliveries SET expected_remote_id = ?
       WHERE account_id = ? AND first_intent_at IS NULL AND state NOT IN ('claimed', 'sent', 'cancelled', 'to_post')`,
    ).run(remote_id, account.id)
  }
  return {
    add: async (account, at) =>
      db
        .transaction(() => {
          const { client, name, network } = account
          if (find(client, name)) {
            throw new Failure('usage', 'account_exists', say(lang, accountText.exists, { name }), {
              hint: say(lang, accountText.exists_hint),
            })
          }
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO accounts (client, network, name, endpoint, path, for_network, settings, status, created_at)
               VALUES (@client, @network, @name, @endpoint, @path, @for_network, '{}', 'unchecked', @at)`,
            )
            .run({ ...account, at })
          const added = mustGet(Number(lastInsertRowid))
          const { endpoint, path, for_network, status } = added
          writeAudit(db, {
            at,
            client,
            action: 'account.add',
            target: `account ${name}`,
            to: { network, endpoint, path, for_network, status },
          })
          return added
        })
        .immediate(),
    get: async (id) => get(id),
    find: async (client, name) => find(client, name),
    list: async (client) => {
      const there = `${select} WHERE removed_at IS NULL`
      const order = 'ORDER BY client, network, name'
      const rows =
        client === undefined
          ? db.prepare(`${there} ${order}`).all()
          : db.prepare(`${there} AND client = ? ${order}`).all(client)
      return (rows as Row[]).map(fromRow)
    },
    history: async (client) =>
      (db.prepare(`${select} WHERE client = ? ORDER BY network, name, id`).all(client) as Row[]).map(fromRow),
    toTell: async (now) => {
      const rows = db
        .prepare(
          `${select} WHERE expiry_tell_at <= ? AND removed_at IS NULL
             AND client IN (SELECT slug FROM clients WHERE archived_at IS NULL) ORDER BY credential_expires_at, id`,
        )
        .all(now) as Row[]
      return rows.map(fromRow)
    },
    update: async (id, change) =>
      db
        .transaction(() => {
          const before = mustGet(id)
          if (change.name !== undefined && change.name !== before.name) rename(before, change.name)
          const { remote_id } = change
          if (before.remote_id !== null && remote_id != null && remote_id !== before.remote_id) lead(before, remote_id)
          const { settings, rights } = change
          const row = {
            ...change,
            ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
            ...(rights === undefined ? {} : { rights: rights === null ? null : JSON.stringify(rights) }),
          }
          const set = assignments(row, changeable)
          if (set !== '') db.prepare(`UPDATE accounts SET ${set} WHERE id = @id`).run({ ...row, id })
          const after = mustGet(id)
          // that it was looked at once more is no change
          const changed = differences(before, after, telling)
          if (changed !== null) {
            const { client, name } = after
            const at = clock().toISOString()
            writeAudit(db, { at, client, action: 'account.edit', target: `account ${name}`, ...changed })
          }
          return after
        })
        .immediate(),
    checkUnused: async (id) => refuseUsed(mustGet(id), ''),
    remove: async (id, at) => {
      db.transaction(() => {
        const account = mustGet(id)
        const { client, name, network, removed_at } = account
        if (removed_at !== null) return
        refuseUsed(account, '')
        db.prepare('DELETE FROM secrets WHERE account_id = ?').run(id)
        db.prepare('UPDATE accounts SET removed_at = ? WHERE id = ?').run(at, id)
        writeAudit(db, { at, client, action: 'account.remove', target: `account ${name}`, from: { network } })
      }).immediate()
    },
  }
}

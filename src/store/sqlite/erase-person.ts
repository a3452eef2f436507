import { createHash } from 'node:crypto'
import type { Content } from '../../networks/contract.ts'
import { given, matcher, type Given, type Matcher } from '../person.ts'
import type { Erased, ErasedRows, Held, StillUsed } from '../privacy.ts'
import { readTables, type TableFacts } from './client-tables.ts'
import { emptyReplies, erasedId, erasedName, erasing, gap, keepContent, keepErasure, keyed, saltOf } from './erasing.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { forgetChanges } from './record-changes.ts'
import { parseJson } from './rows.ts'

type Row = Record<string, string | number | null>
type Cell = string | number | null

const firstIds = 20
/** An id that a network gave. What people type of themselves (an address, a name) may be somebody else's: the firm's own site. */
const surelyAnId = /^(?:did:[\w:.%-]+|\d{9,}|(?=.*\d)[\w-]{12,})$/

/** A word of a text that is JSON may stand right after a line end written as `\n`. */
const unescaped = (text: string): string =>
  text.includes('\\') ? text.replace(/\\[nrt]/g, ' ').replaceAll(String.raw`\"`, '"') : text

/** The SQL function `smm_names(people, text)`: may this row name one of them? */
export function addNameFunction(db: Db): void {
  let known: { people: string; who: Matcher } | null = null
  db.function('smm_names', (people: unknown, text: unknown) => {
    if (typeof people !== 'string' || typeof text !== 'string') return 0
    if (known?.people !== people) known = { people, who: matcher(parseJson<Given[]>(people)) }
    return known.who.within(unescaped(text)) ? 1 : 0
  })
}

/** A person as this database knows them: their own messages, and what else names them beside what was given. */
interface Person {
  readonly who: Matcher
  readonly people: readonly Given[]
  readonly messages: ReadonlySet<number>
}

function identify(db: Db, people: readonly Given[], client: string | null): Person {
  const asked = matcher(people)
  const candidates = db
    .prepare(
      `SELECT id, network, author, author_id, author_name, author_url FROM inbox_messages
       WHERE (@client IS NULL OR client = @client)
         AND smm_names(@people, coalesce(author_id, '') || char(10) || coalesce(author_name, '') || char(10) || coalesce(author_url, ''))`,
    )
    .all({ client, people: JSON.stringify(people) }) as ({ id: number; network: string } & Record<AuthorField, string | null>)[]
  const own = candidates.filter((one) => authorFields.some((field) => one[field] !== null && asked.whole(one[field])))
  const messages = new Set(own.map(({ id }) => id))
  const more = new Set<string>()
  const same = db.prepare(
    `SELECT id, author_id FROM inbox_messages
     WHERE (@client IS NULL OR client = @client) AND network = @network AND author = @author`,
  )
  const known = new Set<string>()
  for (const { network, author, author_id } of own) {
    if (author_id !== null && surelyAnId.test(author_id)) more.add(author_id)
    if (author === null || known.has(`${network}\n${author}`)) continue
    known.add(`${network}\n${author}`)
    for (const one of same.all({ client, network, author }) as ({ id: number } & Record<AuthorField, string | null>)[]) {
      messages.add(one.id)
      if (one.author_id !== null && surelyAnId.test(one.author_id)) more.add(one.author_id)
    }
  }
  const all = [...people, ...[...more].map(given)]
  return { who: matcher(all), people: all, messages }
}

const authorFields = ['author', 'author_id', 'author_name', 'author_url'] as const
type AuthorField = (typeof authorFields)[number]

/** Rows that may name a person, in every table that has words. */
function* candidates(
  db: Db,
  person: Person,
  client: string | null,
  only_read = false,
): Generator<{ table: TableFacts; row: Row }> {
  const people = JSON.stringify(person.people)
  for (const table of readTables(db)) {
    if (table.words.length === 0) continue
    const owner = table.owner ?? 'NULL'
    const words = table.words.map((word) => `coalesce(t.${word}, '')`).join(' || char(10) || ')
    const since = table.since === null ? 'NULL' : `t.${table.since}`
    const named = db.prepare(
      `SELECT ${table.key.map((one, i) => `t.${one} AS key_${i}`).join(', ')}, ${owner} AS whose, ${since} AS since,
           ${table.words.map((word) => `t.${word} AS word_${word}`).join(', ')}
         FROM ${table.name} t
         WHERE (@client IS NULL OR ${owner} = @client) AND smm_names(@people, ${words})`,
    )
    const found = new Set<Cell | undefined>()
    // what is only read need not be in memory as a whole
    const rows = only_read ? named.iterate({ client, people }) : named.all({ client, people })
    for (const row of rows as Iterable<Row>) {
      if (table.name === 'inbox_messages') found.add(row['key_0'])
      yield { table, row }
    }
    if (table.name !== 'inbox_messages') continue
    const rest = [...person.messages].filter((id) => !found.has(id))
    for (const row of db
      .prepare(
        `SELECT id AS key_0, client AS whose, at AS since FROM inbox_messages WHERE id IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(rest)) as Row[])
      yield { table, row }
  }
}

const keyOf = (table: TableFacts, row: Row): Cell[] => table.key.map((_, i) => row[`key_${i}`] ?? null)

export function findPerson(db: Db, people: readonly Given[], client: string | null): Held[] {
  const person = identify(db, people, client)
  const held = new Map<string, { -readonly [K in keyof Held]: Held[K] } & { ids: number[] }>()
  for (const { table, row } of candidates(db, person, client, true)) {
    const exact = isNamed(table, row, person)
    const key = keyOf(table, row)
    const whose = row['whose'] as string | null
    const since = row['since'] as string | null
    const id = key.length === 1 || table.key.at(-1) === 'version' ? key.at(-1) : null
    const slot = JSON.stringify([whose, table.name, exact])
    const known = held.get(slot) ?? { client: whose, table: table.name, count: 0, exact, since: null, until: null, ids: [] }
    held.set(slot, {
      ...known,
      count: known.count + 1,
      since: since !== null && (known.since === null || since < known.since) ? since : known.since,
      until: since !== null && (known.until === null || since > known.until) ? since : known.until,
      ids: known.ids.length < firstIds && typeof id === 'number' ? [...known.ids, id] : known.ids,
    })
  }
  return [...held.values()].toSorted(
    (a, b) =>
      Number(b.exact) - Number(a.exact) || (a.client ?? '').localeCompare(b.client ?? '') || a.table.localeCompare(b.table),
  )
}

function isNamed(table: TableFacts, row: Row, person: Person): boolean {
  if (table.name === 'inbox_messages' && person.messages.has(Number(row['key_0']))) return true
  return table.words.some((word) => {
    const value = row[`word_${word}`]
    if (typeof value !== 'string') return false
    if (!/^\s*[[{]/.test(value)) return person.who.exact(value) || person.who.whole(value)
    return without(value, word, person.who, () => gap) !== value
  })
}

/** Columns that hold an id of a network or of a file: what is in them is known again, or nothing. */
const ids = new Set(
  'remote_id server post_remote_id answers thread expected_remote_id handle external_id remote_post author_id lead_id'.split(
    ' ',
  ),
)

/** The value without the person; `name` gives what stands for a value that is the person's name and nothing else. */
function without(value: string, column: string, who: Matcher, name: (whole: string) => string, id = name): string {
  if (/^\s*[[{]/.test(value)) {
    try {
      const parsed = parseJson<unknown>(value)
      const cleaned = inside(parsed, who, name)
      return JSON.stringify(cleaned) === JSON.stringify(parsed) ? value : JSON.stringify(cleaned)
    } catch {
      // a text that only begins like that
    }
  }
  if (who.whole(value)) return name(value)
  if (!who.exact(value)) return value
  return ids.has(column) ? id(value) : who.without(value, gap)
}

function inside(value: unknown, who: Matcher, name: (whole: string) => string): unknown {
  if (typeof value === 'string') return who.whole(value) ? name(value) : who.without(value, gap)
  if (Array.isArray(value)) return value.map((one) => inside(one, who, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [who.whole(key) ? name(key) : who.without(key, gap), inside(one, who, name)]),
  )
}

/** Rows that are this person, by the columns that say who: what else they hold goes too. */
const people: Readonly<Record<string, { by: readonly string[]; empty: Readonly<Record<string, Cell>>; file?: string }>> = {
  ambassadors: { by: ['alias'], empty: { topic: '', consent_via: null, benefit: null, disclosure: null } },
  team_members: { by: ['alias', 'email'], empty: { email: null, job: null, department: null } },
  rights: {
    by: ['name', 'guardian'],
    empty: { guardian: null, purpose: null, note: null, document: null, document_sha256: null },
    file: 'document',
  },
  incident_alerts: { by: ['name', 'email', 'phone'], empty: { email: null, phone: null, stand_in: null } },
  leads: { by: ['lead_id'], empty: { note: null } },
  assessments: { by: ['person'], empty: { items: '{}' } },
  archive_entries: { by: ['text', 'url', 'external_id'], empty: { text: '', url: null } },
}

export interface EraseOptions {
  readonly client: string | null
  readonly dry_run: boolean
  readonly hash: (content: Content) => string
}

const undone = new Error('nothing is kept of a look ahead')

export function erasePerson(db: Db, asked: readonly Given[], options: EraseOptions, at: string): Erased {
  const { client, dry_run } = options
  let erased: Erased | null = null
  try {
    erasing(db, () => {
      const person = identify(db, asked, client)
      const still_used = stillUsed(db, person, client)
      const kept = keptByLaw(db, person, client)
      const rows = still_used.length > 0 ? [] : eraseRows(db, asked, person, options, at)
      erased = { rows, kept, still_used }
      if (dry_run || still_used.length > 0) throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  }
  return erased ?? { rows: [], kept: [], still_used: [] }
}

function eraseRows(db: Db, asked: readonly Given[], person: Person, options: EraseOptions, at: string): ErasedRows[] {
  const { client, hash } = options
  const salt = saltOf(db)
  const counts = new Map<string, { client: string | null; table: string; keys: Set<string> }>()
  const counted = (table: string, whose: string | null, key: readonly Cell[]): void => {
    const slot = JSON.stringify([whose, table])
    const known = counts.get(slot) ?? { client: whose, table, keys: new Set<string>() }
    known.keys.add(JSON.stringify(key))
    counts.set(slot, known)
  }
  // what could be taken back to words that are erased here
  forgetChanges(db, client, JSON.stringify(person.people))
  const own = [...person.messages]
  for (const whose of ownersOf(db, own)) counted('inbox_messages', whose.client, [whose.id])
  emptyCaptures(db, own)
  for (const reply of emptyReplies(db, own, hash)) counted('posts', reply.client, [reply.id])
  // before the names are gone by which they are found
  for (const { table, row } of candidates(db, person, client)) {
    if (table.name === 'proposals' && isKept(db, row)) continue
    const change = changeOf(db, table, row, person, salt, at)
    if (change === null) continue
    counted(table.name, row['whose'] as string | null, keyOf(table, row))
    write(db, table, row, change, hash)
  }
  eraseThreads(db, asked, own, salt)
  eraseMessages(db, own, salt, at)
  const rows = [...counts.values()].map(({ keys, ...rest }) => ({ ...rest, count: keys.size }))
  const total: Record<string, number> = {}
  for (const { table, count } of rows) total[table] = (total[table] ?? 0) + count
  const subject_hash = keyed(salt, asked.map(({ value }) => value).join('\n'))
  const id = keepErasure(db, { at, client, subject_hash, cause: 'request', counts: total })
  writeAudit(db, { at, client, action: 'privacy.purge', target: `erasure ${id}`, detail: { rows: total } })
  return rows
}

function ownersOf(db: Db, messages: readonly number[]): { id: number; client: string }[] {
  return db
    .prepare('SELECT id, client FROM inbox_messages WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(messages)) as { id: number; client: string }[]
}

function changeOf(db: Db, table: TableFacts, row: Row, { who }: Person, salt: string, at: string): Record<string, Cell> | null {
  const change: Record<string, Cell> = {}
  for (const word of table.words) {
    const value = row[`word_${word}`]
    if (typeof value !== 'string') continue
    const name = (whole: string): string => (ids.has(word) ? erasedId(salt, whole) : erasedName(salt, whole))
    const cleaned = without(value, word, who, name, (whole) => erasedId(salt, whole))
    // from where it was read: without it everything is read again, and known
    if (cleaned !== value) change[word] = word === 'cursor' ? null : cleaned
  }
  if (Object.keys(change).length === 0) return null
  const is = people[table.name]
  const named = is?.by.some((column) => {
    const value = row[`word_${column}`]
    return typeof value === 'string' && (who.whole(value) || (table.name === 'archive_entries' && who.exact(value)))
  })
  if (is !== undefined && named) {
    const file = is.file === undefined ? null : row[`word_${is.file}`]
    if (typeof file === 'string') forgetFile(db, file)
    for (const [column, empty] of Object.entries(is.empty))
      if (!is.by.includes(column) || empty === null || empty === '') change[column] = empty
    if (table.columns.includes('removed_at')) change['removed_at'] = at
  }
  return change
}

function write(db: Db, table: TableFacts, row: Row, change: Record<string, Cell>, hash: (content: Content) => string): void {
  const key = keyOf(table, row)
  const where = table.key.map((one, i) => `${one} = @key_${i}`).join(' AND ')
  const keys = Object.fromEntries(key.map((value, i) => [`key_${i}`, value]))
  const inKey = Object.keys(change).some((column) => table.key.includes(column))
  if (inKey) {
    // a word that somebody corrected, a setting: it means nothing under another name
    db.prepare(`DELETE FROM ${table.name} WHERE ${where}`).run(keys)
    return
  }
  const { removed_at, ...rest } = change
  const set = Object.keys(rest).map((column) => `${column} = @${column}`)
  if (removed_at !== undefined) set.push('removed_at = coalesce(removed_at, @removed_at)')
  db.prepare(`UPDATE ${table.name} SET ${set.join(', ')} WHERE ${where}`).run({
    ...rest,
    ...keys,
    ...(removed_at === undefined ? {} : { removed_at }),
  })
  if (table.name === 'deliveries' && typeof change['content'] === 'string')
    keepContent(db, Number(key[0]), parseJson<Content>(change['content']), hash)
  if (table.name === 'reports' || table.name === 'report_sendings') sealAgain(db, table.name, where, keys)
}

/** As `report/freeze.ts` seals it. */
function sealAgain(db: Db, table: string, where: string, keys: Record<string, Cell>): void {
  const { data, changes } = db.prepare(`SELECT data, changes FROM ${table} WHERE ${where}`).get(keys) as Record<string, string>
  const sha256 = createHash('sha256').update(`${data}\n${changes}`).digest('hex')
  db.prepare(`UPDATE ${table} SET sha256 = @sha256 WHERE ${where}`).run({ ...keys, sha256 })
}

/** Where their conversations are, people call them by the first half of the handle: `@lea` for `@lea@social.example`. */
function eraseThreads(db: Db, asked: readonly Given[], own: readonly number[], salt: string): void {
  const threads = threadsOf(db, own)
  const short = asked.filter(({ kind, value }) => kind === 'handle' && /^@?[^@]+@/.test(value))
  if (short.length > 0) {
    const who = matcher(
      short.map(({ value }) => ({ kind: 'handle', value: `@${value.replace(/^@/, '').split('@')[0] ?? ''}` })),
    )
    const texts = db.prepare('SELECT id, text FROM inbox_messages WHERE client = @client AND thread = @thread')
    for (const thread of threads) {
      for (const { id, text } of texts.all(thread) as { id: number; text: string }[]) {
        const cleaned = who.without(text, gap)
        if (cleaned !== text) db.prepare('UPDATE inbox_messages SET text = ? WHERE id = ?').run(cleaned, id)
      }
    }
  }
  hideThreads(db, threads, salt)
}

/** What a conversation is called after, an id of whoever began it, says no more who that was. */
export function hideThreads(db: Db, threads: readonly { client: string; thread: string }[], salt: string): void {
  const rename = db.prepare('UPDATE inbox_messages SET thread = @hidden WHERE client = @client AND thread = @thread')
  for (const { client, thread } of threads) {
    if (/^(?:erased|typed):/.test(thread)) continue
    rename.run({ client, thread, hidden: erasedId(salt, thread) })
  }
}

export function threadsOf(db: Db, messages: readonly number[]): { client: string; thread: string }[] {
  return db
    .prepare('SELECT DISTINCT client, thread FROM inbox_messages WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(messages)) as { client: string; thread: string }[]
}

/** What counts stays; who wrote it and what goes. Nobody can be answered any more: it waits for nothing, and still counts as not answered. */
export function eraseMessages(db: Db, messages: readonly number[], salt: string, at: string): void {
  const read = db.prepare('SELECT remote_id, answers FROM inbox_messages WHERE id = ?')
  const empty = db.prepare(
    `UPDATE inbox_messages SET author_id = NULL, author_name = NULL, author_url = NULL, author_followers = NULL, author = NULL,
       text = '', title = NULL, url = NULL, note = NULL, remote_id = @remote_id, answers = @answers, can_reply = 0, forgotten_at = @at,
       closed_at = CASE WHEN needs_answer = 1 AND status IN ('new', 'open') THEN @at ELSE closed_at END,
       close_reason = CASE WHEN needs_answer = 1 AND status IN ('new', 'open') THEN 'done' ELSE close_reason END,
       status = CASE WHEN needs_answer = 1 AND status IN ('new', 'open') THEN 'closed' ELSE status END
     WHERE id = @id`,
  )
  const hidden = (id: string | null): string | null => (id === null ? null : erasedId(salt, id))
  for (const id of messages) {
    const { remote_id, answers } = read.get(id) as { remote_id: string | null; answers: string | null }
    empty.run({ id, at, remote_id: hidden(remote_id), answers: hidden(answers) })
  }
}

/** Pictures of what they wrote, and what was noted of it. */
export function emptyCaptures(db: Db, messages: readonly number[]): void {
  const entries = db
    .prepare('SELECT id, capture FROM moderation_log WHERE message_id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(messages)) as { id: number; capture: string | null }[]
  for (const { id, capture } of entries) {
    if (capture !== null) forgetFile(db, capture)
    db.prepare('UPDATE moderation_log SET note = NULL, capture = NULL, capture_sha256 = NULL WHERE id = ?').run(id)
  }
}

export function forgetFile(db: Db, path: string): void {
  db.prepare('INSERT OR IGNORE INTO erased_files (path) VALUES (?)').run(path)
}

function isKept(db: Db, row: Row): boolean {
  return db.prepare('SELECT number FROM proposals WHERE id = ?').pluck().get(row['key_0']) !== null
}

function keptByLaw(db: Db, { who }: Person, client: string | null): Erased['kept'] {
  const numbered = db
    .prepare(
      `SELECT client, number, content, coalesce(sent_to, '') || ' ' || coalesce(decided_by, '') || ' ' || coalesce(reason, '') AS rest
       FROM proposals WHERE number IS NOT NULL AND (@client IS NULL OR client = @client) ORDER BY number`,
    )
    .all({ client }) as { client: string; number: string; content: string; rest: string }[]
  return numbered
    .filter(({ content, rest }) => who.exact(rest) || without(content, 'content', who, () => gap) !== content)
    .map((one) => ({ client: one.client, number: one.number }))
}

/** What still leaves or is in force would go out, or be shown, with a gap in it: a person changes it first. */
const inUse: readonly { readonly what: StillUsed['what']; readonly sql: string }[] = [
  {
    what: 'post',
    sql: `SELECT DISTINCT p.client, p.id, p.text || ' ' || p.text_for || ' ' || coalesce(p.title, '') || ' ' || coalesce(p.first_comment, '')
        || ' ' || coalesce(p.link, '') || ' ' || p.media AS words, p.answers_message AS message
      FROM deliveries d JOIN posts p ON p.id = d.post_id WHERE d.state NOT IN ('sent', 'cancelled')`,
  },
  {
    what: 'series',
    sql: `SELECT client, id, coalesce(template, '') AS words, NULL AS message FROM series WHERE state = 'active'`,
  },
  {
    what: 'pool',
    sql: `SELECT p.client, e.id, e.template || ' ' || e.variants AS words, NULL AS message
      FROM pool_entries e JOIN pools p ON p.id = e.pool_id WHERE e.removed_at IS NULL AND p.removed_at IS NULL`,
  },
  {
    what: 'strategy',
    sql: `SELECT s.client, s.version AS id, s.answers || ' ' || s.input || ' ' || s.result AS words, NULL AS message FROM strategies s
      WHERE s.version = (SELECT max(version) FROM strategies WHERE client = s.client)
        OR s.version = (SELECT max(version) FROM strategies WHERE client = s.client AND status = 'approved')`,
  },
  {
    what: 'client',
    sql: `SELECT slug AS client, slug AS id, name || ' ' || coalesce(website, '') || ' ' || coalesce(address, '') || ' ' || rates AS words,
      NULL AS message FROM clients`,
  },
  {
    what: 'query',
    sql: `SELECT client, id, name || ' ' || coalesce(competitor, '') || ' ' || any_words || ' ' || all_words || ' ' || none_words AS words,
      NULL AS message FROM listen_queries WHERE removed_at IS NULL`,
  },
]

function stillUsed(db: Db, { who, messages }: Person, client: string | null): StillUsed[] {
  return inUse.flatMap(({ what, sql }) => {
    const rows = db.prepare(`SELECT * FROM (${sql}) WHERE @client IS NULL OR client = @client`).all({ client }) as {
      client: string
      id: number | string
      words: string
      message: number | null
    }[]
    return rows
      .filter(({ words, message }) => (message !== null && messages.has(message)) || who.exact(unescaped(words)))
      .map((row) => ({ client: row.client, what, id: row.id }))
  })
}

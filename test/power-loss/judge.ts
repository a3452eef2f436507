import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { fingerprint } from '../../src/secrets/seal.ts'
import type { Fact } from './recording.ts'

/** What is wrong with an image although its owner was told otherwise. Empty: nothing was lost. */
export function judge(image: string, facts: readonly Fact[]): string[] {
  const faults: string[] = []
  const file = join(image, 'smm', 'smm.db')
  if (!existsSync(file)) {
    for (const fact of facts) if (fact.kind !== 'setting') faults.push(`${fact.kind} lost with the whole database`)
    return [...faults, ...settings(image, facts)]
  }
  let db: Database.Database | undefined
  try {
    db = new Database(file)
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') faults.push(`corrupt: ${String(integrity)}`)
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) faults.push('corrupt: rows that belong to nothing')
    faults.push(...settings(image, facts), ...rows(db, image, facts))
  } catch (error) {
    faults.push(`unreadable: ${String(error)}`)
  } finally {
    db?.close()
  }
  return faults
}

function settings(image: string, facts: readonly Fact[]): string[] {
  const asked = facts.flatMap((fact) => (fact.kind === 'setting' ? [fact.words] : []))
  if (asked.length === 0) return []
  const file = join(image, 'config', 'smm', 'config.yaml')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return asked.flatMap((words) => (text.includes(words) ? [] : [`setting lost: ${words}`]))
}

interface Row {
  readonly id: number
  readonly state: string
  readonly network: string
  readonly idempotency_key: string
  readonly record_key: string
}

function rows(db: Database.Database, image: string, facts: readonly Fact[]): string[] {
  if ((db.pragma('user_version', { simple: true }) as number) === 0) {
    return facts.flatMap((fact) => (fact.kind === 'setting' ? [] : [`${fact.kind} lost: the database is empty`]))
  }
  const faults: string[] = []
  const posts = new Map(
    (db.prepare('SELECT id, text, media FROM posts').all() as { id: number; text: string; media: string }[]).map((row) => [
      row.id,
      row,
    ]),
  )
  const deliveries = db.prepare('SELECT id, state, network, idempotency_key, record_key FROM deliveries').all() as Row[]
  const byId = new Map(deliveries.map((row) => [row.id, row]))
  const byKey = new Map(deliveries.flatMap((row) => [[row.idempotency_key, row] as const, [row.record_key, row] as const]))
  const intended = new Set(
    db.prepare("SELECT delivery_id FROM delivery_journal WHERE transition IN ('T3', 'T11')").pluck().all() as number[],
  )
  const accounts = new Set(db.prepare('SELECT name FROM accounts').pluck().all() as string[])

  for (const fact of facts) {
    switch (fact.kind) {
      case 'post': {
        const row = posts.get(fact.id)
        if (row?.text !== fact.text) faults.push(`post lost: ${fact.text}`)
        else if (fact.media.some((sha256) => !row.media.includes(sha256))) faults.push(`post changed: ${fact.text}`)
        break
      }
      case 'published':
        if (byId.get(fact.delivery)?.state !== 'sent') faults.push(`published lost: delivery ${fact.delivery}`)
        break
      case 'visible': {
        const row = byKey.get(fact.key)
        if (!row || !intended.has(row.id)) faults.push(`intent lost: ${fact.key}`)
        break
      }
      case 'account':
        if (!accounts.has(fact.name)) faults.push(`account lost: ${fact.name}`)
        break
      case 'setting':
        break
    }
  }

  // what a row relies on was on the disk before the row
  for (const { text, media } of posts.values()) {
    for (const { path, sha256 } of JSON.parse(media) as { path: string; sha256: string }[]) {
      const copy = join(image, 'smm', 'media', path)
      if (!existsSync(copy)) faults.push(`image of a post lost: ${text}`)
      else if (createHash('sha256').update(readFileSync(copy)).digest('hex') !== sha256)
        faults.push(`image of a post damaged: ${text}`)
    }
  }
  const blog = join(image, 'blog')
  const pages = existsSync(blog)
    ? readdirSync(blog).flatMap((name) => (name.endsWith('.md') ? [readFileSync(join(blog, name), 'utf8')] : []))
    : []
  for (const row of deliveries) {
    if (
      row.state === 'sent' &&
      row.network === 'folder' &&
      !pages.some((page) => page.includes(`smm_key: ${row.record_key}\n`))
    )
      faults.push(`page of a published delivery lost: ${row.id}`)
  }
  if (db.prepare('SELECT count(*) FROM secrets').pluck().get() !== 0) {
    const key = join(image, 'config', 'smm', 'key')
    const mark = db.prepare("SELECT value FROM settings WHERE key = 'secrets_key'").pluck().get()
    if (!existsSync(key)) faults.push('key lost: nothing sealed can be opened')
    else if (fingerprint(Buffer.from(readFileSync(key, 'utf8'), 'base64')) !== mark) faults.push('key damaged')
  }
  return faults
}

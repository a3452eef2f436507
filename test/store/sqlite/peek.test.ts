import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { addClient } from '../../../src/clients/add-client.ts'
import { begun, candidatesOf, chosenClient, peek, type CandidateKind } from '../../../src/store/sqlite/peek.ts'
import { testContext, type TestContext } from '../../support/context.ts'

async function withClient(): Promise<TestContext> {
  const context = testContext()
  await addClient(context, { name: 'Fournil' })
  return context
}

const kinds: readonly CandidateKind[] = ['client', 'account', 'recipient', 'post', 'message', 'pool', 'query', 'member']

describe('a look at the database', () => {
  it('knows how far one has come', async () => {
    const context = testContext()
    await context.store()
    const { database } = context.places
    expect(peek(database, begun)).toBe('nothing')
    await addClient(context, { name: 'Fournil' })
    expect(peek(database, begun)).toBe('client')
    expect(peek(database, chosenClient)).toBe('fournil')
    expect(peek(database, (db) => candidatesOf(db, 'client', null))).toEqual([['fournil', 'Fournil']])
    await addClient(context, { name: 'Garage' })
    expect(peek(database, chosenClient)).toBeNull()
    for (const kind of kinds)
      expect([kind, peek(database, (db) => candidatesOf(db, kind, 'fournil').length)]).toEqual([
        kind,
        kind === 'client' ? 2 : 0,
      ])
  })

  it('makes no file, and writes nothing', async () => {
    const none = testContext().places.database
    expect(peek(none, begun)).toBeNull()
    expect(existsSync(none)).toBe(false)
    const context = await withClient()
    const { database } = context.places
    await context.close()
    const before = readFileSync(database)
    expect(peek(database, (db) => db.prepare("DELETE FROM clients WHERE slug = 'fournil'").run())).toBeNull()
    expect(peek(database, begun)).toBe('client')
    expect(readFileSync(database).equals(before)).toBe(true)
  })

  it('has no answer about another version, a lock or damage, and neither waits nor changes a byte', async () => {
    const context = await withClient()
    const { database } = context.places
    await context.close()
    const db = new Database(database)
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; UPDATE clients SET name = name; COMMIT')
    const started = performance.now()
    expect(peek(database, begun)).toBeNull()
    expect(performance.now() - started).toBeLessThan(1000)
    db.pragma('user_version = 3')
    db.close()
    const old = readFileSync(database)
    expect(peek(database, begun)).toBeNull()
    expect(readFileSync(database).equals(old)).toBe(true)
    writeFileSync(database, 'no database at all')
    expect(peek(database, begun)).toBeNull()
    expect(readFileSync(database, 'utf8')).toBe('no database at all')
  })
})

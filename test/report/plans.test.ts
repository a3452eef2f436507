import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildReport } from '../../src/report/build-report.ts'
import { readKpis } from '../../src/report/read-kpis.ts'
import { readTimes } from '../../src/results/read-times.ts'
import { testContext } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, now } from './sample.ts'

interface Ran {
  readonly sql: string
  readonly given: readonly unknown[]
}

afterEach(() => {
  vi.restoreAllMocks()
})

/** Each statement that a connection runs from now on, with what was bound to it. */
function traced(): Ran[] {
  const ran: Ran[] = []
  const { prepare } = Database.prototype
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql: string) {
    const statement = prepare.call(this, sql)
    for (const name of ['all', 'get', 'run'] as const) {
      const own = statement[name].bind(statement) as (...given: unknown[]) => unknown
      statement[name] = ((...given: unknown[]) => {
        ran.push({ sql, given })
        return own(...given)
      }) as never
    }
    return statement
  })
  return ran
}

function planOf(db: Database.Database, { sql, given }: Ran): string[] {
  return (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...given) as { detail: string }[]).map(({ detail }) => detail)
}

/** What is read from its first row to its last: never a table that grows with the work. */
function scans(plan: readonly string[]): string[] {
  return plan.filter((detail) => /^SCAN (?!json_each|\(subquery|m VIRTUAL)|AUTOMATIC/.test(detail))
}

describe('what a month reads from the database', () => {
  it.each([
    ['the report', buildReport],
    ['the indicators', readKpis],
    ['the best times', readTimes],
  ] as const)('%s: searched by an index, never scanned', async (_, read) => {
    const ran = traced()
    const context = testContext({ now: () => now })
    const client = await addBakery(context)
    await addStrategy(context)
    await addEntries(context)
    ran.length = 0
    if (read === buildReport) await buildReport(context, client, '2026-11', false)
    else if (read === readKpis) await readKpis(context, client, '2026-11', 12)
    else await readTimes(context, client, '2026-11')
    vi.restoreAllMocks()
    const db = new Database(context.places.database)
    const plans = ran.map((one) => ({ sql: one.sql.replace(/\s+/g, ' '), scans: scans(planOf(db, one)) }))
    db.close()
    expect(plans.length).toBeGreaterThan(3)
    expect(plans.filter((one) => one.scans.length > 0)).toEqual([])
    const figures = ran.filter(({ sql }) => sql.includes('metric_snapshots'))
    expect(new Set(figures.map(({ sql }) => sql)).size).toBeGreaterThan(1)
  })
})

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importWorld } from '../results/import-world.ts'
import { needs } from './chromium.ts'

beforeAll(() => needs('goaccess', '--version', 'goaccess'))

const line = (ip: string, day: number, request: string, status = 200): string =>
  `${ip} - - [${String(day).padStart(2, '0')}/Oct/2026:10:00:00 +0200] "GET ${request} HTTP/1.1" ${status} 1234 "https://l.facebook.com/" "Mozilla/5.0 (X11; Linux x86_64) Firefox/130"`

/** A log as a host keeps it: two visitors by Facebook, one of them twice, one by Instagram who orders, and others. */
const log = [
  line('192.0.2.1', 1, '/?utm_source=facebook&utm_medium=social&utm_campaign=2026-10'),
  line('192.0.2.1', 1, '/?utm_source=facebook&utm_medium=social&utm_campaign=2026-10'),
  line('192.0.2.2', 2, '/?utm_source=facebook&utm_medium=social&utm_campaign=2026-10'),
  line('192.0.2.3', 3, '/horaires?utm_source=instagram&utm_medium=social&utm_campaign=no%C3%ABl'),
  line('192.0.2.3', 3, '/merci?utm_source=instagram&utm_medium=social&utm_campaign=no%C3%ABl'),
  line('192.0.2.4', 4, '/merci'),
  line('192.0.2.5', 31, '/'),
  line('192.0.2.6', 5, '/gone?utm_source=x', 404),
]

describe('GoAccess', () => {
  it('makes a report of a log that smm reads back: visitors by the marks of links, thanks as conversions', async () => {
    const world = await importWorld()
    const path = join(world.context.folder, 'access.log')
    const report = join(world.context.folder, 'report.json')
    writeFileSync(path, `${log.join('\n')}\n`)
    execFileSync('goaccess', [path, '--log-format=COMBINED', '--no-progress', '-o', report], { stdio: 'ignore' })
    const plan = await world.read(report, { goals: ['merci'] })
    expect(plan).toMatchObject({ format: 'goaccess', from_day: '2026-10-01', to_day: '2026-10-31', problems: [] })
    expect(plan.remarks).toEqual([{ code: 'unmarked_goals', count: 1 }])
    const stored = await (await world.context.store()).visits.list(world.client.slug, '2026-10-01', '2026-10-31')
    const rows = stored.map((one) =>
      [one.utm_source, one.utm_medium, one.utm_campaign, one.sessions, one.conversions].join(' '),
    )
    expect(rows.toSorted()).toEqual(['facebook social 2026-10 2 0', 'instagram social noël 1 1'])
    // the same log again says nothing new
    expect(await world.read(report, { goals: ['merci'] })).toMatchObject({ added: 0, known: 2 })
  })
})

import { describe, expect, it } from 'vitest'
import { indicatorBlocks } from '../../src/report/document/indicators.ts'
import { buildReport } from '../../src/report/build-report.ts'
import type { Report } from '../../src/report/report.ts'
import { readKpis } from '../../src/report/read-kpis.ts'
import type { NewSnapshot } from '../../src/store/metrics.ts'
import { testContext } from '../support/context.ts'
import { addBakery, bakery, now } from './sample.ts'

/** Views of Facebook: all of October, and of November the days up to one. */
function views(days: number): NewSnapshot[] {
  const day = (from_day: string, to_day: string, value: number): NewSnapshot => ({
    client: bakery.slug,
    network: 'facebook',
    account_id: null,
    delivery_id: null,
    remote_post: null,
    metric: 'views',
    value,
    reason: null,
    from_day,
    to_day,
    captured_at: `${to_day}T20:00:00.000Z`,
    age_hours: null,
    source: 'import',
    source_name: 'page.csv',
  })
  const of = (index: number): string => `2026-11-${String(index + 1).padStart(2, '0')}`
  return [day('2026-10-01', '2026-10-31', 900), ...Array.from({ length: days }, (_, index) => day(of(index), of(index), 10))]
}

async function november(at: Date, days: number) {
  const context = testContext({ now: () => at })
  const client = await addBakery(context)
  await (await context.store()).metrics.add(views(days), at.toISOString())
  const report = await buildReport(context, client, '2026-11', false)
  const line = (await readKpis(context, client, '2026-11', 2)).find(({ kpi }) => kpi === 'views_month')
  return { report, line, row: report.sections.indicators.find(({ kpi }) => kpi === 'views_month') }
}

const rowsOf = (report: Report): string[] =>
  indicatorBlocks(report, 'en')
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .map((row) => row.map((cell) => (typeof cell === 'string' ? cell : 'text' in cell ? cell.text : '')).join(' | '))

describe('this month beside the last', () => {
  it('has an arrow once the month is over', async () => {
    const { report, line, row } = await november(now, 30)
    expect(line).toMatchObject({ value: 300, previous: 900, trend: 'down', previous_at_least: false })
    expect(row).toMatchObject({ trend: 'down' })
    expect(rowsOf(report).find((text) => text.startsWith('Views'))).toContain('↘')
  })

  it('has none while the month lasts: a part of a month is less than a month', async () => {
    const { report, line, row } = await november(new Date('2026-11-11T09:00:00Z'), 10)
    expect(line).toMatchObject({ value: 100, at_least: false, trend: null })
    expect(row).toMatchObject({ value: 100, trend: null })
    expect(rowsOf(report).find((text) => text.startsWith('Views'))).not.toContain('↘')
  })

  it('has none where a figure is known in part, whatever the two numbers are', async () => {
    const { report, row } = await november(now, 25)
    expect(row).toMatchObject({ value: 250, at_least: true, trend: null })
    const text = rowsOf(report).find((one) => one.startsWith('Views')) ?? ''
    expect(text).toContain('at least 250')
    expect(text).not.toMatch(/[↗↘]/)
  })

  it('says of the month before, too, that it is at least so much', async () => {
    const at = new Date('2027-01-04T09:00:00Z')
    const context = testContext({ now: () => at })
    const client = await addBakery(context)
    const [, ...some] = views(25)
    const december = { ...some[0], from_day: '2026-12-01', to_day: '2026-12-31', value: 700 } as NewSnapshot
    await (await context.store()).metrics.add([...some, december], at.toISOString())
    // an entry of November, so that there is a month before
    const entry = { client: bakery.slug, date: '2026-11-03', minutes: 30, role: 'vendeuse', rate_per_hour: 2_000 }
    await (await context.store()).money.addTime({ ...entry, network: null, activity: null, estimated: false }, at.toISOString())
    const report = await buildReport(context, client, '2026-12', false)
    const row = report.sections.indicators.find(({ kpi }) => kpi === 'views_month')
    expect(row).toMatchObject({ value: 700, previous: 250, previous_at_least: true, trend: null })
    expect(rowsOf(report).find((text) => text.startsWith('Views'))).toContain('at least 250')
  })
})

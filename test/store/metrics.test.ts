import { describe, expect, it } from 'vitest'
import type { NewSnapshot } from '../../src/store/metrics.ts'
import type { NewVisits } from '../../src/store/visits.ts'
import { addBakery } from '../report/sample.ts'
import { testContext } from '../support/context.ts'

const at = '2026-12-01T08:00:00.000Z'
const figure = (more: Partial<NewSnapshot> = {}): NewSnapshot => ({
  client: 'boulangerie',
  network: 'facebook',
  account_id: null,
  delivery_id: null,
  remote_post: null,
  metric: 'followers',
  value: 640,
  reason: null,
  from_day: null,
  to_day: null,
  captured_at: at,
  age_hours: null,
  source: 'import',
  source_name: 'page.csv: followers',
  ...more,
})

describe('snapshots', () => {
  it('are kept beside each other, and never changed', async () => {
    const context = testContext()
    await addBakery(context)
    const { metrics } = await context.store()
    expect(await metrics.add([figure(), figure({ value: 641, captured_at: '2026-12-02T08:00:00.000Z' })], at)).toBe(2)
    const all = await metrics.ofAccounts('boulangerie', '2026-11-01', '2026-12-31')
    expect(all.map(({ value }) => value)).toEqual([640, 641])
  })

  it('are all there or none: a row that breaks a rule takes the others with it', async () => {
    const context = testContext()
    await addBakery(context)
    const { metrics } = await context.store()
    await expect(metrics.add([figure(), figure({ value: null })], at)).rejects.toThrow(/CHECK constraint/)
    expect(await metrics.ofAccounts('boulangerie', '2026-01-01', '2026-12-31')).toEqual([])
  })

  it('are found by the days they cover, counters by the day they were read', async () => {
    const context = testContext()
    await addBakery(context)
    const { metrics } = await context.store()
    const november = { metric: 'views', from_day: '2026-11-01', to_day: '2026-11-30' }
    await metrics.add(
      [figure(), figure(november), figure({ ...november, metric: 'reach', from_day: '2026-10-01', to_day: '2026-10-31' })],
      at,
    )
    const found = async (from: string, to: string, names?: string[]) =>
      (await metrics.ofAccounts('boulangerie', from, to, names)).map(({ metric }) => metric).toSorted()
    expect(await found('2026-11-05', '2026-11-06')).toEqual(['views'])
    expect(await found('2026-12-01', '2026-12-01')).toEqual(['followers'])
    expect(await found('2026-10-31', '2026-12-01')).toEqual(['followers', 'reach', 'views'])
    expect(await found('2026-10-31', '2026-12-01', ['reach'])).toEqual(['reach'])
    expect(await metrics.ofOtherPosts('boulangerie', '2026-01-01', '2026-12-31')).toEqual([])
    expect(await found('2026-12-01', '9999-12-31')).toEqual(['followers'])
  })

  it('are written down in the trail of changes', async () => {
    const context = testContext()
    await addBakery(context)
    const store = await context.store()
    await store.metrics.add([figure()], at)
    const [entry] = await store.audit.list({ client: 'boulangerie' })
    expect(entry).toMatchObject({ action: 'metrics.add', detail: { count: 1, sources: ['import'] } })
  })
})

describe('visits', () => {
  const row = (more: Partial<NewVisits> = {}): NewVisits => ({
    client: 'boulangerie',
    from_day: '2026-11-01',
    to_day: '2026-11-30',
    utm_source: 'facebook',
    utm_medium: 'social',
    utm_campaign: 'noel',
    utm_content: null,
    sessions: 10,
    conversions: 1,
    tool: 'matomo',
    captured_at: at,
    source_name: 'site 3',
    ...more,
  })

  it('of the same days and marks: the newest counts, the same twice is kept once', async () => {
    const context = testContext()
    await addBakery(context)
    const { visits } = await context.store()
    expect(await visits.add([row(), row({ utm_campaign: null })], at)).toBe(2)
    expect(await visits.add([row({ captured_at: '2026-12-02T00:00:00.000Z' })], at)).toBe(0)
    expect(await visits.add([row({ sessions: 12, captured_at: '2026-12-02T00:00:00.000Z' })], at)).toBe(1)
    const list = await visits.list('boulangerie', '2026-11-15', '2026-11-15')
    expect(list.map(({ utm_campaign, sessions }) => [utm_campaign, sessions])).toEqual([
      [null, 10],
      ['noel', 12],
    ])
    expect(await visits.list('boulangerie', '2026-12-01', '2026-12-31')).toEqual([])
  })
})

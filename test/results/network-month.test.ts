import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOfMonth, figureOfMonth, networkMonth } from '../../src/results/network-month.ts'
import { siteMonth, socialVisits, visitsOf } from '../../src/results/site-visits.ts'
import type { CountedAccount, MonthView } from '../../src/results/month-view.ts'
import type { Snapshot } from '../../src/store/metrics.ts'
import type { Visits } from '../../src/store/visits.ts'

const now = new Date('2026-12-03T09:00:00Z')
let id = 0

function snapshot(metric: string, value: number | null, more: Partial<Snapshot> = {}): Snapshot {
  return {
    id: ++id,
    client: 'boulangerie',
    network: 'facebook',
    account_id: 1,
    delivery_id: null,
    remote_post: null,
    metric,
    value,
    reason: value === null ? 'not_given' : null,
    from_day: null,
    to_day: null,
    captured_at: '2026-11-30T20:00:00.000Z',
    age_hours: null,
    source: 'api',
    source_name: metric,
    ...more,
  }
}
const view = (at: Date, time_zone = 'UTC', accounts: readonly CountedAccount[] = []): MonthView => ({
  now: at,
  time_zone,
  accounts,
})
const days = (from: string, to = from): Partial<Snapshot> => ({ from_day: from, to_day: to })
const november = days('2026-11-01', '2026-11-30')
const of = (list: readonly Snapshot[], metric: 'followers' | 'views' | 'reach', at = now) =>
  figureOfMonth(list, metric, '2026-11', 'facebook', view(at))

describe('a counter', () => {
  it('is the reading nearest to the end of the month, at most three days away', () => {
    const list = [
      snapshot('followers', 640, { captured_at: '2026-11-28T22:00:00.000Z' }),
      snapshot('followers', 648, { captured_at: '2026-12-01T01:00:00.000Z' }),
      snapshot('followers', 655, { captured_at: '2026-12-03T08:00:00.000Z' }),
    ]
    expect(of(list, 'followers')).toMatchObject({ value: 648, reason: null, source: 'api' })
    expect(of(list.slice(0, 1), 'followers')).toMatchObject({ value: 640 })
    const far = snapshot('followers', 600, { captured_at: '2026-11-15T00:00:00.000Z' })
    expect(of([far], 'followers')).toMatchObject({ value: null, reason: 'no_reading_at_month_end' })
  })

  it.each([
    // midnight at the end of November: 11:00Z of the same day, 04:00Z of the next
    ['Pacific/Auckland', '2026-11-30T11:00:00.000Z', '2026-12-01T01:00:00.000Z'],
    ['America/Martinique', '2026-12-01T04:00:00.000Z', '2026-11-30T22:00:00.000Z'],
  ])('stands as at the end of the client’s own month: %s', (zone, atEnd, other) => {
    const list = [snapshot('followers', 100, { captured_at: atEnd }), snapshot('followers', 200, { captured_at: other })]
    expect(figureOfMonth(list, 'followers', '2026-11', 'facebook', view(now, zone)).value).toBe(100)
    expect(figureOfMonth(list, 'followers', '2026-11', 'facebook', view(now)).value).toBe(200)
  })

  it('of the month that runs is the one of now', () => {
    const at = new Date('2026-11-16T00:00:00Z')
    expect(of([snapshot('followers', 600, { captured_at: '2026-11-15T00:00:00.000Z' })], 'followers', at).value).toBe(600)
  })

  it('changes by what lies between two readings, and by nothing where one is missing', () => {
    const end = snapshot('followers', 655)
    const start = snapshot('followers', 640, { captured_at: '2026-10-31T21:00:00.000Z' })
    expect(changeOfMonth([start, end], 'followers', '2026-11', 'facebook', view(now))).toMatchObject({
      change: { value: 15, reason: null },
      start: 640,
    })
    expect(changeOfMonth([end], 'followers', '2026-11', 'facebook', view(now))).toMatchObject({
      change: { value: null, reason: 'no_reading_at_month_end' },
      start: null,
    })
    expect(changeOfMonth([], 'followers', '2026-11', 'facebook', view(now)).change.reason).toBe('not_collected')
  })
})

describe('a counter of several accounts', () => {
  const start = { captured_at: '2026-10-31T21:00:00.000Z' }
  const change = (list: readonly Snapshot[]) => changeOfMonth(list, 'followers', '2026-11', 'facebook', view(now)).change
  const first = [snapshot('followers', 640, start), snapshot('followers', 655)]

  it('changes by what all of them gained', () => {
    const second = [snapshot('followers', 100, { ...start, account_id: 2 }), snapshot('followers', 90, { account_id: 2 })]
    expect(change([...first, ...second])).toMatchObject({ value: 5, at_least: false })
  })

  it('gains nobody by an account that came in the month, and loses nobody by one that went', () => {
    const came = snapshot('followers', 5_000, { account_id: 2 })
    expect(change([...first, came])).toMatchObject({ value: null, reason: 'no_reading_at_month_end' })
    const went = snapshot('followers', 5_000, { ...start, account_id: 2 })
    expect(change([...first, went])).toMatchObject({ value: null, reason: 'no_reading_at_month_end' })
    expect(change([went, first[1] ?? came])).toMatchObject({ value: null })
  })

  it('changes by what was typed of the whole, too', () => {
    const typed = snapshot('followers', 600, { ...start, account_id: null, source: 'manual' })
    expect(change([typed, snapshot('followers', 655)])).toMatchObject({ value: 55 })
  })
})

describe('an account of which nothing was read', () => {
  const second: CountedAccount = { id: 2, network: 'facebook', metrics: ['followers'], since: '2026-09-01', removed: null }
  const total = (list: readonly Snapshot[], account: Partial<CountedAccount> = {}) =>
    figureOfMonth(list, 'followers', '2026-11', 'facebook', view(now, 'Europe/Paris', [{ ...second, ...account }]))

  it('makes the total so much or more', () => {
    expect(total([snapshot('followers', 655)])).toMatchObject({ value: 655, at_least: true })
    expect(total([snapshot('followers', 655), snapshot('followers', 90, { account_id: 2 })])).toMatchObject({
      value: 745,
      at_least: false,
    })
  })

  it.each([
    ['its network does not count that', { metrics: ['posts'] }],
    ['it is of another network', { network: 'x' as const }],
    ['it came after the month', { since: '2026-12-01' }],
    ['it went before the month was over', { removed: '2026-11-30' }],
  ])('makes it no less where %s', (_, account) => {
    expect(total([snapshot('followers', 655)], account)).toMatchObject({ value: 655, at_least: false })
  })

  it('takes nothing from what was typed of the whole', () => {
    const typed = snapshot('followers', 700, { account_id: null, source: 'manual' })
    expect(total([typed])).toMatchObject({ value: 700, at_least: false })
  })
})

describe('figures of the firm', () => {
  it('are those of all its places, typed or read', () => {
    const list = [
      snapshot('reviews_count', 40, { network: 'gbp' }),
      snapshot('reviews_count', 7, { account_id: null, source: 'manual', captured_at: '2026-11-30T22:59:59.000Z' }),
    ]
    expect(figureOfMonth(list, 'reviews_count', '2026-11', null, view(now))).toMatchObject({ value: 47, at_least: false })
    expect(figureOfMonth(list, 'reviews_count', '2026-11', 'facebook', view(now))).toMatchObject({ value: 7 })
  })
})

describe('what came within a month', () => {
  it('is the figure of exactly the month before its days', () => {
    const list = [snapshot('views', 900, november), snapshot('views', 5, days('2026-11-03'))]
    expect(of(list, 'views')).toMatchObject({ value: 900, at_least: false })
  })

  it('is its days added up; with a day missing at least that', () => {
    const all = Array.from({ length: 30 }, (_, index) =>
      snapshot('views', 10, days(`2026-11-${String(index + 1).padStart(2, '0')}`)),
    )
    expect(of(all, 'views')).toMatchObject({ value: 300, at_least: false })
    expect(of(all.slice(1), 'views')).toMatchObject({ value: 290, at_least: true })
  })

  it.each([
    // the first evening of December there, the last of November at Greenwich
    ['Pacific/Auckland', '2026-11-30T20:00:00Z', true],
    ['UTC', '2026-11-30T20:00:00Z', false],
    // the last evening of November there
    ['America/Martinique', '2026-12-01T02:00:00Z', false],
    ['UTC', '2026-12-01T02:00:00Z', true],
  ])('is whole or not by the day that it is for the client: %s at %s', (zone, at, missing) => {
    const known = Array.from({ length: 29 }, (_, index) =>
      snapshot('views', 10, days(`2026-11-${String(index + 1).padStart(2, '0')}`)),
    )
    expect(figureOfMonth(known, 'views', '2026-11', 'facebook', view(new Date(at), zone))).toMatchObject({
      value: 290,
      at_least: missing,
    })
  })

  it('takes the newest reading of a day and no day twice', () => {
    const list = [
      snapshot('views', 10, { ...days('2026-11-03'), captured_at: '2026-11-04T00:00:00.000Z' }),
      snapshot('views', 12, { ...days('2026-11-03'), captured_at: '2026-11-05T00:00:00.000Z' }),
    ]
    expect(of(list, 'views').value).toBe(12)
  })

  it('never adds up reach, over days or accounts', () => {
    const list = [snapshot('reach', 10, days('2026-11-03')), snapshot('reach', 12, days('2026-11-04'))]
    expect(of(list, 'reach')).toMatchObject({ value: null, reason: 'not_additive' })
    const two = [snapshot('reach', 100, november), snapshot('reach', 50, { ...november, account_id: 2 })]
    expect(of(two, 'reach')).toMatchObject({ value: null, reason: 'not_additive' })
    expect(of(two.slice(0, 1), 'reach').value).toBe(100)
  })

  it('adds up two accounts of a network, and says so when one is not known', () => {
    const two = [snapshot('views', 100, november), snapshot('views', 50, { ...november, account_id: 2 })]
    expect(of(two, 'views')).toMatchObject({ value: 150, at_least: false })
    const one = [snapshot('views', 100, november), snapshot('views', null, { ...november, account_id: 2 })]
    expect(of(one, 'views')).toMatchObject({ value: 100, at_least: true })
  })

  it('is what a person typed for the whole network, when that was later', () => {
    const typed = { ...november, account_id: null, source: 'manual' as const, captured_at: '2026-12-02T00:00:00.000Z' }
    expect(of([snapshot('views', 100, november), snapshot('views', 120, typed)], 'views')).toMatchObject({
      value: 120,
      source: 'manual',
    })
    const earlier = { ...typed, captured_at: '2026-11-02T00:00:00.000Z' }
    expect(of([snapshot('views', 100, november), snapshot('views', 120, earlier)], 'views').value).toBe(100)
  })

  it('is what a person typed where the network gives nothing, and no less', () => {
    const refused = snapshot('reach', null, { ...november, reason: 'not_permitted' })
    const typed = snapshot('reach', 4_000, { ...november, account_id: null, source: 'manual' })
    expect(of([refused, typed], 'reach')).toMatchObject({ value: 4_000, at_least: false, source: 'manual' })
  })

  it.each([
    ['not_given', 'not_given_by_network'],
    ['not_permitted', 'not_permitted'],
    ['unreachable', 'not_collected'],
  ])('%s is null because of %s', (reason, said) => {
    expect(of([snapshot('views', null, { ...november, reason })], 'views')).toMatchObject({ value: null, reason: said })
  })

  it('keeps what was given before it was refused', () => {
    const later = { captured_at: '2026-12-02T00:00:00.000Z', reason: 'not_permitted' }
    expect(of([snapshot('views', 100, november), snapshot('views', null, { ...november, ...later })], 'views').value).toBe(100)
    expect(
      of([snapshot('views', 10, days('2026-11-03')), snapshot('views', null, { ...days('2026-11-03'), ...later })], 'views')
        .value,
    ).toBe(10)
  })

  it('is never 0 for what nobody read (property)', () => {
    const row = fc.record({ day: fc.integer({ min: 1, max: 30 }), value: fc.option(fc.nat(10_000), { nil: null }) })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const list = rows.map(({ day, value }) => snapshot('views', value, days(`2026-11-${String(day).padStart(2, '0')}`)))
        const figure = of(list, 'views')
        const known = rows.some(({ value }) => value !== null)
        expect(figure.value === null).toBe(!known)
        expect(figure.reason === null).toBe(known)
      }),
    )
  })
})

describe('a network in a month', () => {
  it('shows the reach of its posts under a name of its own', () => {
    const figures = networkMonth({
      network: 'facebook',
      month: '2026-11',
      snapshots: [],
      posts: [1, 2].map((delivery_id) => ({
        delivery_id,
        remote_post: null,
        network: 'facebook' as const,
        published_at: '2026-11-02T08:00:00Z',
        state: 'measured' as const,
        age_hours: 168,
        captured_at: '2026-11-09T08:00:00.000Z',
        source: 'api' as const,
        figures: { reach: 100 },
        engagements: 5,
        rate: { by: 'reach' as const, bp: 500 },
      })),
      view: view(now),
    })
    expect(figures).toMatchObject({
      reach: { value: null, reason: 'not_collected' },
      reach_of_posts: 200,
      engagements: { value: 10 },
      rate: { by: 'reach', bp: 500, posts: 2 },
    })
  })
})

describe('visits of the site', () => {
  const row = (more: Partial<Visits>): Visits => ({
    id: ++id,
    client: 'boulangerie',
    from_day: '2026-11-01',
    to_day: '2026-11-30',
    utm_source: 'facebook',
    utm_medium: 'social',
    utm_campaign: null,
    utm_content: null,
    sessions: 10,
    conversions: null,
    tool: 'matomo',
    captured_at: '2026-12-01T00:00:00.000Z',
    source_name: 'site 3',
    ...more,
  })

  it('are those of one tool alone', () => {
    const site = siteMonth(
      [row({}), row({ tool: 'goaccess', sessions: 99 }), row({ utm_source: 'x', sessions: 4 })],
      '2026-11',
      '2026-12-03',
    )
    expect(site?.tool).toBe('matomo')
    expect(site && visitsOf(site)).toEqual({ sessions: 14, conversions: null })
    expect(site && visitsOf(site, 'x')).toEqual({ sessions: 4, conversions: null })
    expect(site && visitsOf(site, 'pinterest')).toEqual({ sessions: 0, conversions: null })
  })

  it('are at least so many where days are missing, and none without a tool', () => {
    const day = { from_day: '2026-11-02', to_day: '2026-11-02' }
    expect(siteMonth([row(day)], '2026-11', '2026-12-03')).toMatchObject({ at_least: true })
    expect(siteMonth([row({})], '2026-11', '2026-12-03')).toMatchObject({ at_least: false })
    expect(siteMonth([row({})], '2026-10', '2026-12-03')).toBeNull()
  })

  it('count no day twice where files of one month overlap', () => {
    const until = (to_day: string, sessions: number, captured_at: string) => row({ to_day, sessions, captured_at, tool: 'ga4' })
    const site = siteMonth(
      [
        until('2026-11-10', 20, '2026-11-11T00:00:00.000Z'),
        until('2026-11-20', 45, '2026-11-21T00:00:00.000Z'),
        row({ from_day: '2026-11-22', to_day: '2026-11-22', sessions: 3, tool: 'ga4' }),
      ],
      '2026-11',
      '2026-12-03',
    )
    expect(site && visitsOf(site)).toEqual({ sessions: 48, conversions: null })
    expect(site?.at_least).toBe(true)
  })

  it('came by social networks, not by a newsletter or an advertisement in a search engine', () => {
    const by = (utm_source: string, utm_medium: string | null, sessions: number) => row({ utm_source, utm_medium, sessions })
    const site = siteMonth(
      [
        by('facebook', 'cpc', 1),
        by('ambassador', 'referral', 2),
        by('lettre', 'Email', 100),
        by('google', 'cpc', 200),
        by('atelier', 'affiche', 4),
      ],
      '2026-11',
      '2026-12-03',
    )
    expect(site && socialVisits(site, 'social').sessions).toBe(7)
    expect(site && socialVisits(site, 'email').sessions).toBe(107)
    const none = siteMonth([by('lettre', 'email', 100)], '2026-11', '2026-12-03')
    expect(none && socialVisits(none, 'social')).toEqual({ sessions: 0, conversions: null })
  })
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fetch } from '../../src/context.ts'
import { send } from '../../src/networks/send.ts'
import { connectStatistics, findStatistics, type StatisticsInput } from '../../src/results/connect-statistics.ts'
import { gathered, dueMonths, pullVisits } from '../../src/results/pull-visits.ts'
import { readOwnMarks } from '../../src/results/read-own-marks.ts'
import { siteMonth, visitsOf } from '../../src/results/site-visits.ts'
import { countOf } from '../../src/results/statistics/tool.ts'
import type { Client } from '../../src/store/clients.ts'
import type { Visits } from '../../src/store/visits.ts'
import { bakery, queued, type Bakery } from '../posts/support.ts'
import type { Loopback } from '../servers/loopback.ts'
import { startMatomo, type MatomoOptions } from '../servers/matomo.ts'
import { startPlausible, type PlausibleOptions } from '../servers/plausible.ts'
import { startUmami, type UmamiOptions } from '../servers/umami.ts'
import type { TestContext } from '../support/context.ts'

const site = 'https://boulangerie.example'

interface Shop extends Bakery {
  readonly client: Client
  readonly folder: string
}

/** A bakery with a site and a post whose links lead there: `facebook` and `mastodon`, campaign `figues`. */
async function shop(given: Parameters<typeof bakery>[0] = {}): Promise<Shop> {
  const made = await bakery(given)
  const store = await made.context.store()
  const client = await store.clients.update('ill', { website: site }, made.context.now().toISOString())
  const whole = { ...made, client, folder: made.context.folder }
  await queued(whole, { text: 'Figues', link: `${site}/`, to: ['facebook', 'mastodon'], campaign: 'Figues' })
  return whole
}

function secretsFile({ folder }: Shop, fields: Record<string, string>): string {
  const path = join(folder, 'secrets.json')
  writeFileSync(path, JSON.stringify(fields))
  return path
}

async function connected(
  made: Shop,
  input: Pick<StatisticsInput, 'tool' | 'endpoint' | 'site'> & Partial<StatisticsInput>,
  fields: Record<string, string>,
): Promise<void> {
  const secrets = secretsFile(made, fields)
  await connectStatistics(made.context, made.client, { goals: null, check: true, secrets, ...input })
}

function closing<T extends Loopback>(server: T): T {
  onTestFinished(() => server.close())
  return server
}
const matomo = async (options: MatomoOptions = {}) => closing(await startMatomo(options))
const plausible = async (options: PlausibleOptions = {}) => closing(await startPlausible(options))
const umami = async (options: UmamiOptions = {}) => closing(await startUmami(options))

async function kept({ context, client }: Shop): Promise<Visits[]> {
  return (await context.store()).visits.list(client.slug, '2026-01-01', '2026-12-31')
}
const short = (rows: readonly Visits[]): unknown[] =>
  rows
    .map((one) => [one.utm_source, one.utm_medium, one.utm_campaign, one.utm_content, one.sessions, one.conversions])
    .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

describe('Matomo', () => {
  const months = {
    '2026-10': [
      { source: 'facebook', medium: 'social', campaign: '2026-10', visits: 40, goals: { '1': 3, ecommerceOrder: 2 } },
      { source: 'Facebook', medium: 'Social', campaign: '2026-10', visits: 2 },
      { source: 'facebook', medium: 'social', campaign: 'figues', visits: 5, goals: { '2': 1 } },
      { source: 'newsletter', medium: 'email', campaign: '2026-10', visits: 300, goals: { '1': 50 } },
    ],
  }

  it('tells visits by source, medium and campaign; nothing of the other traffic is kept', async () => {
    const server = await matomo({ months })
    const made = await shop()
    await connected(made, { tool: 'matomo', endpoint: `${server.url}/index.php`, site: '3' }, { token: server.token })
    expect(await pullVisits(made.context, made.client, ['2026-10'])).toEqual([
      {
        tool: 'matomo',
        month: '2026-10',
        source_name: 'Matomo, 3',
        sessions: 47,
        conversions: 6,
        kept: 2,
        problem: null,
      },
    ])
    const rows = await kept(made)
    expect(short(rows)).toEqual([
      ['facebook', 'social', '2026-10', null, 42, 5],
      ['facebook', 'social', 'figues', null, 5, 1],
    ])
    expect(rows[0]).toMatchObject({ from_day: '2026-10-01', to_day: '2026-10-31', tool: 'matomo', source_name: 'Matomo, 3' })
    const month = siteMonth(rows, '2026-10', '2026-11-23')
    expect(month && visitsOf(month, 'facebook')).toEqual({ sessions: 47, conversions: 6 })
    // the key is in no address
    for (const { path, body } of server.requests()) {
      expect(path).toBe('/index.php')
      expect(body.toString()).toContain(server.token)
    }
  })

  it('counts the goals that were named, and says that it counts none where there are none', async () => {
    const server = await matomo({ months })
    const made = await shop()
    const endpoint = server.url
    await connected(made, { tool: 'matomo', endpoint, site: '3', goals: ['2', 'ecommerceOrder'] }, { token: server.token })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({ conversions: 3 })
    const none = await matomo({ goals: [], months: { '2026-10': [{ ...months['2026-10'][0], goals: {} } as never] } })
    const other = await shop()
    await connected(other, { tool: 'matomo', endpoint: none.url, site: '3' }, { token: none.token })
    expect((await pullVisits(other.context, other.client, ['2026-10']))[0]).toMatchObject({ sessions: 40, conversions: null })
  })

  it('without its plug-in tells campaigns alone: by the only source that one has, else by nobody knows which', async () => {
    const server = await matomo({ months, plugin: false })
    const made = await shop()
    await queued(made, { text: 'Octobre', link: `${site}/o`, to: ['facebook'], campaign: '2026-10' })
    await connected(made, { tool: 'matomo', endpoint: server.url, site: '3' }, { token: server.token })
    await pullVisits(made.context, made.client, ['2026-10'])
    expect(short(await kept(made))).toEqual([
      ['(not set)', 'social', 'figues', null, 5, 1],
      // campaigns of other sources have the same name: that is all that is known
      ['facebook', 'social', '2026-10', null, 342, 55],
    ])
  })
})

describe('Plausible', () => {
  const visits = [
    {
      day: '2026-10-05',
      source: 'facebook',
      medium: 'social',
      campaign: '2026-10',
      content: 'oven',
      visits: 7,
      goals: { Order: 2 },
    },
    {
      day: '2026-10-31',
      source: 'facebook',
      medium: 'social',
      campaign: '2026-10',
      content: 'oven',
      visits: 3,
      goals: { 'Contact form': 1 },
    },
    { day: '2026-11-01', source: 'facebook', medium: 'social', campaign: '2026-11', visits: 9 },
    { day: '2026-10-06', source: 'mastodon', visits: 4 },
    { day: '2026-10-06', source: 'google', medium: 'cpc', campaign: 'ads', visits: 500, goals: { Order: 9 } },
  ]

  it('tells visits by all four marks, with the conversions of each', async () => {
    const server = await plausible({ visits })
    const made = await shop()
    await connected(
      made,
      { tool: 'plausible', endpoint: server.url, site: 'https://boulangerie.example/' },
      { token: server.key },
    )
    const pulled = await pullVisits(made.context, made.client, ['2026-10', '2026-11'])
    expect(pulled.map((one) => [one.month, one.sessions, one.conversions, one.kept])).toEqual([
      ['2026-10', 14, 3, 2],
      ['2026-11', 9, 0, 1],
    ])
    expect(short(await kept(made))).toEqual([
      ['facebook', 'social', '2026-10', 'oven', 10, 3],
      ['facebook', 'social', '2026-11', null, 9, 0],
      ['mastodon', null, null, null, 4, 0],
    ])
  })

  it('counts the goals that were named; a site without goals counts none', async () => {
    const server = await plausible({ visits })
    const made = await shop()
    const input = { tool: 'plausible', endpoint: server.url, site: 'boulangerie.example' } as const
    await connected(made, { ...input, goals: ['Order'] }, { token: server.key })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({ conversions: 2 })
    const none = await plausible({ visits, goals: [] })
    const other = await shop()
    await connected(other, { ...input, endpoint: none.url }, { token: none.key })
    expect((await pullVisits(other.context, other.client, ['2026-10']))[0]).toMatchObject({ sessions: 14, conversions: null })
  })

  it('is read page by page', async () => {
    const many = Array.from({ length: 10_050 }, (_, i) => ({
      day: '2026-10-05',
      source: 'facebook',
      medium: 'social',
      campaign: `c${i}`,
      visits: 1,
    }))
    const server = await plausible({ visits: many })
    const made = await shop()
    await connected(made, { tool: 'plausible', endpoint: server.url, site: 'boulangerie.example' }, { token: server.key })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({ sessions: 10_050, kept: 10_050 })
  })
})

describe('Umami', () => {
  const visits = [
    // the last minute of October in Paris is still the 31st in UTC, the first of November begins at 23:00
    {
      at: '2026-10-31T22:59:30.000Z',
      source: 'facebook',
      medium: 'social',
      campaign: '2026-10',
      visits: 6,
      goals: { '/merci': 2, order: 1 },
    },
    { at: '2026-10-31T23:00:00.000Z', source: 'facebook', medium: 'social', campaign: '2026-11', visits: 1 },
    { at: '2026-10-07T10:00:00.000Z', source: 'mastodon', campaign: 'figues', visits: 2 },
    { at: '2026-10-07T10:00:00.000Z', source: 'bing', medium: 'cpc', campaign: 'x', visits: 80, goals: { '/merci': 30 } },
  ]

  it('signs in, tells visits by all marks and conversions by their source; the session is not kept', async () => {
    const server = await umami({ visits })
    const made = await shop()
    const fields = { username: 'bakery', password: 'umami-canary-password-51' }
    const input = { tool: 'umami', endpoint: server.url, site: server.site, goals: ['/merci', 'order'] } as const
    await connected(made, input, fields)
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({ sessions: 8, conversions: 3 })
    expect(short(await kept(made))).toEqual([
      ['facebook', 'social', '2026-10', null, 6, null],
      ['facebook', null, null, null, null, 3],
      ['mastodon', null, 'figues', null, 2, null],
    ])
    const db = new Database(made.context.places.database)
    const everything = JSON.stringify(db.prepare('SELECT sealed, site, endpoint, goals FROM site_statistics').all())
    db.close()
    expect(everything).not.toContain(server.token)
  })

  it('has a key of its own in the cloud, and no conversions without goals', async () => {
    const server = await umami({ visits, key: 'umami-cloud-key-1' })
    const made = await shop()
    await connected(made, { tool: 'umami', endpoint: `${server.url}/v1`, site: server.site }, { token: 'umami-cloud-key-1' })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({ sessions: 8, conversions: null })
  })
})

describe('what a tool said', () => {
  it('is kept beside what it said before; the newest counts, and what is no more is none', async () => {
    const first = { source: 'facebook', medium: 'social', campaign: '2026-11', visits: 4 }
    const spam = { ...first, campaign: 'spam', visits: 90 }
    const months: Record<string, (typeof first)[]> = { '2026-11': [first, spam] }
    const server = await matomo({ months, goals: [] })
    let now = new Date('2026-11-23T09:00:00Z')
    const made = await shop({ now: () => now })
    await connected(made, { tool: 'matomo', endpoint: server.url, site: '3' }, { token: server.token })
    await pullVisits(made.context, made.client, ['2026-11'])
    months['2026-11'] = [{ ...first, visits: 9 }]
    now = new Date('2026-11-24T09:00:00Z')
    expect((await pullVisits(made.context, made.client, ['2026-11']))[0]).toMatchObject({ sessions: 9, kept: 2 })
    expect(short(await kept(made))).toEqual([
      ['facebook', 'social', '2026-11', null, 9, null],
      ['facebook', 'social', 'spam', null, 0, null],
    ])
    expect((await pullVisits(made.context, made.client, ['2026-11']))[0]).toMatchObject({ sessions: 9, kept: 0 })
    const db = new Database(made.context.places.database)
    expect(db.prepare('SELECT count(*) FROM site_visits').pluck().get()).toBe(4)
    db.close()
  })

  it('of several sites is one figure; where one does not answer, none of it', async () => {
    const visit = { source: 'facebook', medium: 'social', campaign: '2026-10', visits: 4 }
    const [shopSite, blog] = [
      await matomo({ months: { '2026-10': [visit] } }),
      await matomo({ months: { '2026-10': [visit] } }),
    ]
    const made = await shop()
    await connected(made, { tool: 'matomo', endpoint: shopSite.url, site: '3' }, { token: shopSite.token })
    await connected(made, { tool: 'matomo', endpoint: blog.url, site: '3' }, { token: blog.token })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({
      sessions: 8,
      source_name: 'Matomo, 3, 3',
    })
    blog.faults.always('read', { kind: 'answer', status: 502, body: '<html>Bad Gateway</html>' })
    const [refused] = await pullVisits(made.context, made.client, ['2026-10'])
    expect(refused).toMatchObject({ sessions: null, problem: { kind: 'busy', code: 'server_unavailable' } })
    expect(short(await kept(made))).toEqual([['facebook', 'social', '2026-10', null, 8, 0]])
  })

  it('may be anything: control characters, endless names, formulas, numbers that are none', async () => {
    const own = { media: new Set(['social']), sources: new Set<string>(), campaigns: new Map(), promo_codes: new Set<string>() }
    const hostile = {
      utm_source: 'Face\u001B[31mbook\u0000',
      utm_medium: ' SOCIAL ',
      utm_campaign: `=cmd|' /C calc'!A0${'x'.repeat(5000)}`,
      utm_content: '\u202Egnp.exe',
      sessions: 3,
      conversions: null,
    }
    const [row] = gathered([hostile, hostile], own)
    expect(row).toMatchObject({ utm_source: 'face [31mbook', utm_medium: 'social', sessions: 6, conversions: null })
    expect([...(row?.utm_campaign ?? '')].length).toBe(100)
    expect(row?.utm_content).toBe('gnp.exe')
    fc.assert(
      fc.property(fc.array(fc.record({ utm_source: fc.string(), utm_medium: fc.option(fc.string()), n: fc.nat() })), (rows) => {
        const counted = gathered(
          rows.map(({ utm_source, utm_medium, n }) => {
            return { utm_source, utm_medium, utm_campaign: null, utm_content: null, sessions: n, conversions: null }
          }),
          own,
        )
        for (const one of counted) expect(one.utm_medium).toBe('social')
        expect(counted.reduce((sum, one) => sum + (one.sessions ?? 0), 0)).toBeLessThanOrEqual(
          rows.reduce((sum, { n }) => sum + n, 0),
        )
      }),
    )
  })
})

describe('a tool that cannot be asked', () => {
  type Case = readonly [name: string, fault: Parameters<Loopback['faults']['always']>[1], kind: string, code: string]
  const cases: readonly Case[] = [
    [
      'its rate limit',
      { kind: 'answer', status: 429, headers: { 'retry-after': '60' }, body: { error: 'slow down' } },
      'busy',
      'rate_limited',
    ],
    ['a page of HTML', { kind: 'answer', status: 200, body: '<!DOCTYPE html><html>Welcome</html>' }, 'failed', 'no_statistics'],
    ['a door', { kind: 'answer', status: 401, body: { error: 'no' } }, 'credential', 'credential_refused'],
    ['a broken server', { kind: 'answer', status: 503, body: 'down' }, 'busy', 'server_unavailable'],
    ['a cut line', { kind: 'reset_before' }, 'busy', 'connection_lost'],
    ['half an answer', { kind: 'truncated' }, 'busy', 'connection_lost'],
    ['a way elsewhere', { kind: 'answer', status: 302, headers: { location: 'https://evil.example/' } }, 'busy', 'redirected'],
    ['JSON of something else', { kind: 'answer', status: 200, body: { hello: 1 } }, 'failed', 'no_statistics'],
  ]
  const tools = [
    ['matomo', matomo, { token: 'matomo-canary-token-3fd1' }, '3'],
    ['plausible', plausible, { token: 'plausible-canary-key-88ab' }, 'boulangerie.example'],
    ['umami', umami, { username: 'bakery', password: 'umami-canary-password-51' }, '9b1f3c52-6f0a-4f9f-8f3a-0d9a4c1f2e77'],
  ] as const

  for (const [tool, start, fields, its] of tools)
    it.each(cases)(`${tool}: %s is told, nothing is kept`, async (_, fault, kind, code) => {
      const server = await start()
      const made = await shop({ options: { verbose: true } })
      await connected(made, { tool, endpoint: server.url, site: its }, fields)
      server.faults.always('read', fault)
      const [pulled] = await pullVisits(made.context, made.client, ['2026-10'])
      expect(pulled).toMatchObject({ sessions: null, kept: 0, problem: { kind, code, site: its } })
      expect(await kept(made)).toEqual([])
      expect(made.context.stderr()).toContain('POST')
      for (const secret of [...Object.values(fields), 'umami-canary-session-c7a2'].filter((word) => word.includes('canary'))) {
        expect(made.context.stderr()).not.toContain(secret)
        expect(JSON.stringify(pulled)).not.toContain(secret)
      }
    })

  it('tells no count beyond all measure', () => {
    expect([7, '7', 0, 1e9].map(countOf)).toEqual([7, 7, 0, 1e9])
    const none = [1e9 + 1, 9e15, 1e300, '9'.repeat(15), -1, 1.5, '1e3', '', null, {}, [3], true, Number.NaN]
    expect(none.map(countOf)).toEqual(none.map(() => null))
  })

  it('that never comes to an end is left', async () => {
    const server = await plausible()
    const made = await shop()
    await connected(made, { tool: 'plausible', endpoint: server.url, site: 'boulangerie.example' }, { token: server.key })
    const results = Array.from({ length: 10_000 }, () => ({ dimensions: ['facebook', 'social', 'x', ''], metrics: [1] }))
    server.faults.always('read', { kind: 'answer', status: 200, body: { results } })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({
      problem: { kind: 'failed', code: 'no_statistics' },
    })
    expect(await kept(made)).toEqual([])
  })

  it('whose words are many lines of anything is told in one', async () => {
    const server = await matomo()
    const made = await shop({ options: { verbose: true } })
    await connected(made, { tool: 'matomo', endpoint: server.url, site: '3' }, { token: server.token })
    const message = `No.\n✓ Matomo · 900 visits\r\n\u001B]0;owned\u0007<script>x</script>${server.token}${'z'.repeat(900)}`
    server.faults.always('read', { kind: 'answer', status: 200, body: { result: 'error', message } })
    const [{ problem } = { problem: null }] = await pullVisits(made.context, made.client, ['2026-10'])
    expect(problem?.message).not.toMatch(/[\r\n]|<script>/)
    expect(problem?.message).not.toContain(server.token)
    expect(problem?.message.length).toBeLessThan(400)
  })

  it('silent, it is left after a while', async () => {
    const server = await plausible()
    const fetchSoon: Fetch = (input, init) => send(input, { ...init, signal: AbortSignal.timeout(150) })
    const made = await shop({ fetch: fetchSoon })
    await connected(made, { tool: 'plausible', endpoint: server.url, site: 'boulangerie.example' }, { token: server.key })
    server.faults.always('read', { kind: 'silent_before' })
    expect((await pullVisits(made.context, made.client, ['2026-10']))[0]).toMatchObject({
      problem: { kind: 'busy', code: 'timed_out' },
    })
  })

  it('with a wrong key, or of a site of somebody else, is not connected', async () => {
    const made = await shop()
    for (const [tool, start, fields, its] of tools) {
      const server = await start()
      const wrong = Object.fromEntries(Object.keys(fields).map((name) => [name, 'wrong-key-for-a-test']))
      await expect(connected(made, { tool, endpoint: server.url, site: its }, wrong)).rejects.toMatchObject({
        kind: 'credential',
        code: 'statistics_refused',
      })
      const other = tool === 'matomo' ? '4' : its.replace('b', 'c')
      await expect(connected(made, { tool, endpoint: server.url, site: other }, fields)).rejects.toMatchObject({
        kind: 'credential',
        code: 'statistics_refused',
      })
    }
    const store = await made.context.store()
    expect(await store.statistics.list('ill')).toEqual([])
  })

  it.each([
    [{ tool: 'matomo', endpoint: null, site: '1' }, 'endpoint_needed'],
    [{ tool: 'matomo', endpoint: 'https://statistics.example', site: null }, 'site_needed'],
    [{ tool: 'matomo', endpoint: 'https://statistics.example', site: '1 OR 1' }, 'bad_site'],
    [{ tool: 'umami', endpoint: null, site: 'boulangerie.example' }, 'bad_site'],
    [{ tool: 'plausible', endpoint: null, site: 'a b' }, 'bad_site'],
    [{ tool: 'matomo', endpoint: 'http://statistics.example', site: '1' }, 'endpoint_not_allowed'],
    [{ tool: 'matomo', endpoint: 'https://10.0.0.7', site: '1' }, 'endpoint_not_allowed'],
    [{ tool: 'matomo', endpoint: 'https://a:b@statistics.example', site: '1' }, 'endpoint_not_allowed'],
  ] as const)('%j is refused: %s', async (input, code) => {
    for (const lang of ['fr', 'en'] as const) {
      const made = await shop({ lang })
      await expect(connected(made, input, { token: 'x' })).rejects.toMatchObject({ kind: 'usage', code })
    }
  })
})

describe('the key of a tool', () => {
  it('opens for its own address alone, comes and goes with it, and is asked from the environment too', async () => {
    const server = await matomo()
    const made = await shop({ env: { SMM_SECRET_TOKEN: 'matomo-canary-token-3fd1' } })
    const { context, client } = made
    const input = { tool: 'matomo', endpoint: server.url, site: '3', goals: null, secrets: null, check: true } as const
    await connectStatistics(context, client, input)
    const store = await context.store()
    const [one] = await store.statistics.list('ill')
    if (one === undefined) throw new Error('not connected')
    const secrets = await context.secrets()
    expect(await secrets.statistics(one)).toEqual({ token: server.token })
    await expect(secrets.statistics({ ...one, endpoint: 'https://evil.example' })).rejects.toMatchObject({
      code: 'secret_damaged',
    })
    await expect(secrets.statistics({ ...one, client: 'other' })).rejects.toMatchObject({ code: 'secret_damaged' })
    expect(await store.secrets.count()).toBe(1)

    // connected again it is the same site with another key
    await connectStatistics(context, client, { ...input, goals: ['1'] })
    expect(await store.statistics.list('ill')).toEqual([{ ...one, goals: ['1'] }])
    const trail = JSON.stringify(await store.audit.list({ client: 'ill', limit: -1 }))
    expect(trail).toContain('statistics.connect')
    expect(trail).not.toContain(server.token)

    expect((await findStatistics(context, client, 'matomo', null)).id).toBe(one.id)
    await expect(findStatistics(context, client, 'umami', null)).rejects.toMatchObject({
      kind: 'not_found',
      code: 'not_connected',
    })
    await store.statistics.remove(one.id, context.now().toISOString())
    expect([await store.statistics.list('ill'), await store.secrets.count()]).toEqual([[], 0])
  })

  it('damaged is told as a problem of its tool', async () => {
    const server = await matomo()
    const made = await shop()
    await connected(made, { tool: 'matomo', endpoint: server.url, site: '3' }, { token: server.token })
    const db = new Database(made.context.places.database)
    db.prepare(`UPDATE site_statistics SET endpoint = 'https://evil.example'`).run()
    db.close()
    expect(await pullVisits(made.context, made.client, ['2026-10'])).toMatchObject([
      { problem: { kind: 'credential', code: 'secret_damaged' } },
    ])
  })
})

describe('which months', () => {
  it('a year at first, then the running one and the one before', async () => {
    const visit = { source: 'facebook', medium: 'social', campaign: 'a', visits: 1 }
    const visits: Record<string, (typeof visit)[]> = { '2026-10': [visit], '2026-11': [visit] }
    const server = await matomo({ months: visits, goals: [] })
    let now = new Date('2026-11-02T09:00:00Z')
    const made: { context: TestContext; client: Client } & Shop = await shop({ now: () => now })
    await connected(made, { tool: 'matomo', endpoint: server.url, site: '3' }, { token: server.token })
    const months = await dueMonths(made.context, made.client)
    expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-12', '2026-11'])
    await pullVisits(made.context, made.client, months)
    expect(await dueMonths(made.context, made.client)).toEqual(['2026-10', '2026-11'])
    now = new Date('2026-12-31T23:30:00Z')
    expect(await dueMonths(made.context, made.client)).toEqual(['2026-12', '2027-01'])
  })

  it('none without a tool, and nothing is asked in a dry run', async () => {
    const made = await shop({ options: { dry_run: true } })
    expect(await pullVisits(made.context, made.client, ['2026-10'])).toEqual([])
    const server = await matomo()
    const real = await shop()
    await connected(real, { tool: 'matomo', endpoint: server.url, site: '3' }, { token: server.token })
    const before = server.requests().length
    const dry = { ...real.context, options: { ...real.context.options, dry_run: true } }
    expect(await pullVisits(dry, real.client, ['2026-10'])).toMatchObject([{ sessions: null, problem: null, kept: 0 }])
    expect(server.requests().length).toBe(before)
  })
})

it('the marks of a client are those of its posts, its links and its ambassadors', async () => {
  const { context, client } = await shop()
  const store = await context.store()
  await store.ambassadors.add(
    'ill',
    {
      alias: 'Camille',
      profile: 'fan',
      topic: 'Pain au levain',
      consent_at: null,
      consent_via: null,
      benefit: null,
      disclosure: null,
      code: 'LEVAIN3',
    },
    context.now().toISOString(),
  )
  const own = await readOwnMarks(context, client)
  expect([...own.sources].toSorted()).toEqual(['ambassador', 'facebook', 'mastodon'])
  expect([...(own.campaigns.get('figues') ?? [])].toSorted()).toEqual(['facebook', 'mastodon'])
  expect([...own.promo_codes]).toEqual(['LEVAIN3'])
  expect([...own.media]).toEqual(['social'])
})

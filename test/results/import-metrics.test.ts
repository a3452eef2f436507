import { execFileSync } from 'node:child_process'
import { readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rhaz } from '../../src/arithmetic.ts'
import { run } from '../../src/cli/metrics/import.ts'
import { figureOfMonth } from '../../src/results/network-month.ts'
import { readFigures } from '../../src/results/read-figures.ts'
import { testContext } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'
import { scriptedAsk } from '../support/scripted-ask.ts'
import { fixture, importWorld, now, said } from './import-world.ts'

const allTime = ['2026-01-01', '2027-12-31'] as const

/** What each file holds, in French and in English alike. */
const files: Readonly<Record<string, readonly string[]>> = {
  'facebook-posts': [
    'facebook {9001} views=1520 reach=980 reactions=70 comments=12 shares=5 clicks=31',
    'facebook {9002} views=640 reach=400',
    'facebook {9003} views=100 reach=90 reactions=5 comments=1 shares=1 clicks=4',
  ],
  'instagram-posts': [
    'instagram https://www.instagram.com/p/AbC-1_x views=1160 reach=945 reactions=85 comments=2 shares=3 saves=4 follows=1',
    'instagram https://www.instagram.com/reel/DeF2 views=5000 reach=4000 reactions=300 comments=20 shares=10 saves=40 follows=8',
  ],
  'meta-days': ['facebook 2026-10-01 reach=210', 'facebook 2026-10-02 reach=198', 'instagram 2026-10-01 reach=95'],
  'linkedin-days': [
    'linkedin 2026-10-01 impressions=100 reach=61 clicks=4 reactions=7 comments=1 shares=0',
    'linkedin 2026-10-02 impressions=100 reach=55 clicks=2 reactions=3 comments=0 shares=1',
  ],
  'linkedin-followers': ['linkedin 2026-10-01 follows=3', 'linkedin 2026-10-02 follows=1'],
  'linkedin-visitors': ['linkedin 2026-10-01 profile_views=9', 'linkedin 2026-10-02 profile_views=3'],
  'youtube-videos': [
    'youtube abcDEF12345 views=1250 watch_minutes=1410 reactions=44 comments=9 shares=4 follows=4 unfollows=1',
    'youtube zyxWVU98765 views=50 watch_minutes=120 reactions=2 comments=0 shares=1 follows=0 unfollows=0',
  ],
  'youtube-days': ['youtube 2026-10-01 views=40 watch_minutes=60', 'youtube 2026-10-02 views=30 watch_minutes=45'],
  'pinterest-days': [
    'pinterest 2026-10-01 impressions=200 engagements=12 clicks=2 saves=3',
    'pinterest 2026-10-02 impressions=180 engagements=10 clicks=1 saves=2',
  ],
  'x-days': [
    'x 2026-10-01 impressions=2871 reactions=24 engagements=43 saves=0 follows=0 unfollows=2 comments=1 shares=1 profile_views=2',
    'x 2026-10-02 impressions=2199 reactions=12 engagements=26 saves=0 follows=1 unfollows=2 comments=0 shares=3 profile_views=2',
  ],
  gbp: ['gbp 2026-10-01..2026-10-31 impressions=1086 calls=21 messages=0 bookings=0 directions=48 website_clicks=17'],
}

/** `network subject metric=value` of each figure, in no order. */
function each(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => {
      const parts = line.split(' ')
      const figures = parts.filter((part) => /^[a-z_]+=/.test(part))
      const subject = parts.filter((part) => !figures.includes(part)).join(' ')
      return figures.map((figure) => `${subject} ${figure}`)
    })
    .toSorted()
}

describe('a file of a platform', () => {
  it.each(
    Object.entries(files).flatMap(([name, lines]) => (['fr', 'en'] as const).map((lang) => [name, lang, lines] as const)),
  )('%s (%s)', async (name, lang, lines) => {
    const world = await importWorld()
    const plan = await world.plan(fixture(`${name}.${lang}.csv`), name === 'gbp' ? { month: '2026-10' } : {})
    const addresses = plan.snapshots.map((one) => said(one).replace(/https:\/\/www\.facebook\.com\/\w+\/posts\/(\d+)/, '{$1}'))
    expect(addresses.toSorted()).toEqual(each(lines))
    expect(plan).toMatchObject({ language: lang, problems: [], known: 0 })
    expect(plan.snapshots.every((one) => one.source === 'import' && one.source_name.startsWith(`${name}.${lang}.csv · `))).toBe(
      true,
    )
  })

  it('reads what differs by language: LinkedIn content, X posts, Pins', async () => {
    const world = await importWorld()
    const en = await world.plan(fixture('linkedin-posts.en.csv'))
    // Windows-1252, semicolons and Windows line ends
    const fr = await world.plan(fixture('linkedin-posts.fr.csv'))
    const activity = 'linkedin https://www.linkedin.com/feed/update/urn:li:activity:7100000000000000001'
    for (const plan of [en, fr]) {
      expect(plan.snapshots.map(said)).toEqual(
        expect.arrayContaining([`${activity} impressions=412`, `${activity} clicks=21`, `${activity} shares=2`]),
      )
    }
    expect(fr.ignored_columns).toEqual(['Taux de clics (CTR)', "Taux d'engagement"])
    const posts = await world.plan(fixture('x-posts.fr.csv'))
    expect(posts.snapshots.map(said)).toContain('x https://x.com/boulangerie/status/2074000000000000001 shares=4')
    expect(posts.remarks).toContainEqual({ code: 'by_period' })
    const pins = await world.plan(fixture('pinterest-pins.fr.csv'))
    expect(pins.snapshots.map(said)).toContain('pinterest https://www.pinterest.fr/pin/81001 clicks=12')
  })

  it('reads results of Meta in parts, UTF-16, each under the name that stands above it', async () => {
    const world = await importWorld()
    const plan = await world.plan(fixture('meta-results.en.csv'))
    expect(plan.snapshots.map(said)).toEqual([
      'facebook 2026-10-01 follows=2',
      'facebook 2026-10-02 follows=0',
      'facebook 2026-10-01 profile_views=14',
      'facebook 2026-10-02 profile_views=9',
    ])
    expect(plan.ignored_columns).toEqual(['Net earnings'])
    expect((await world.plan(fixture('meta-results.fr.csv'))).snapshots.map(said)).toEqual([
      'instagram 2026-10-01 reach=120',
      'instagram 2026-10-02 reach=95',
    ])
    const views = world.file('views.csv', 'sep=,\n"Views"\n"Date","Primary"\n"2026-10-01T00:00:00","7"\n')
    await expect(world.plan(views)).rejects.toMatchObject({ code: 'network_needed' })
    expect((await world.plan(views, { network: 'facebook' })).snapshots.map(said)).toEqual(['facebook 2026-10-01 views=7'])
  })

  it('keeps no text, no name and no title of anybody', async () => {
    const world = await importWorld()
    for (const name of ['linkedin-posts.en.csv', 'facebook-posts.en.csv', 'x-posts.en.csv']) await world.read(fixture(name))
    const kept = JSON.stringify(await (await world.context.store()).metrics.ofOtherPosts(world.client.slug, ...allTime))
    expect(kept).toContain('urn:li:activity')
    for (const word of ['Somebody', 'Hiring', 'Bread', 'Rolls']) expect(kept).not.toContain(word)
  })

  it('takes a table with smm’s own titles in both languages, months and shares too', async () => {
    const world = await importWorld()
    for (const lang of ['fr', 'en']) {
      const plan = await world.plan(fixture(`columns.${lang}.csv`))
      expect(plan.snapshots.map(said).filter((line) => !line.includes('https'))).toEqual([
        'facebook followers=862',
        'facebook 2026-10-01..2026-10-31 reach=4120',
        'other 2026-10-01..2026-10-31 ugc=6',
        'gbp rating=4.6',
        'other 2026-10-01..2026-10-31 repeat_rate_bp=1250',
      ])
      // a counter stands as at the end of its day where the client is
      expect(plan.snapshots[0]?.captured_at).toBe('2026-10-31T22:59:59.000Z')
    }
  })
})

describe('whose a figure is', () => {
  it('finds the posts that smm sent, by number or address, with their age', async () => {
    const world = await importWorld()
    const page = await world.account('manual', 'facebook', 'facebook')
    const byAddress = await world.sent(page, {
      remote_id: 'x1',
      url: 'https://m.facebook.com/boulangerie/posts/9001?ref=share',
      at: '2026-10-15T06:30:00.000Z',
    })
    const byNumber = await world.sent(page, { remote_id: '700_9002', url: null, at: '2026-10-20T16:00:00.000Z' })
    const plan = await world.read(fixture('facebook-posts.fr.csv'))
    expect(plan).toMatchObject({ posts_matched: 2, posts_other: 1 })
    const { metrics } = await world.context.store()
    const first = (await metrics.ofDeliveries([byAddress.id])).find(({ metric }) => metric === 'reach')
    expect(first).toMatchObject({ value: 980, account_id: page.id, network: 'facebook', remote_post: null, age_hours: 938 })
    expect((await metrics.ofDeliveries([byNumber.id])).map(({ metric }) => metric)).toEqual(['views', 'reach'])
    // the month reads them, and the other post with the age that the file gives it
    const figures = await readFigures(world.context, world.client, '2026-10')
    expect(figures.sent.map(({ result }) => result.figures.reach)).toEqual([980, 400])
    expect(figures.others.map(({ figures: { reach } }) => reach)).toEqual([90])
  })

  it('takes the only account of the network, the one the file names, or asks which', async () => {
    const world = await importWorld()
    const first = await world.account('manual', 'linkedin', 'linkedin')
    expect((await world.plan(fixture('linkedin-days.fr.csv'))).snapshots[0]?.account_id).toBe(first.id)
    const second = await world.account('manual', 'Boulangerie', 'linkedin')
    await expect(world.plan(fixture('linkedin-days.fr.csv'))).rejects.toMatchObject({ code: 'account_needed', kind: 'usage' })
    const named = await world.plan(fixture('linkedin-days.fr.csv'), { account: second, network: 'linkedin' })
    expect(named.snapshots.every(({ account_id }) => account_id === second.id)).toBe(true)
    await world.account('manual', 'facebook', 'facebook')
    const page = await world.account('manual', 'boulangerie', 'facebook')
    expect((await world.plan(fixture('facebook-posts.fr.csv'))).snapshots[0]?.account_id).toBe(page.id)
  })

  it('refuses a file of another network than the one that was said', async () => {
    const world = await importWorld()
    await expect(world.plan(fixture('x-days.en.csv'), { network: 'facebook' })).rejects.toMatchObject({
      code: 'network_differs',
    })
  })

  it('adds several listings of one business up, and reads a month alone', async () => {
    const world = await importWorld()
    const two = world.file(
      'gbp 2026-10-01 - 2026-10-31.csv',
      'Store code,Business name,Google Search - Mobile,Google Maps - Mobile,Calls\n1,A,5,6,2\n2,B,1,1,3\n',
    )
    expect((await world.plan(two)).snapshots.map(said)).toEqual([
      'gbp 2026-10-01..2026-10-31 calls=5',
      'gbp 2026-10-01..2026-10-31 impressions=13',
    ])
    await expect(world.plan(fixture('gbp.en.csv'))).rejects.toMatchObject({
      code: 'period_needed',
      // the last month that is over where the client is
      hint: expect.stringContaining('--month 2026-10'),
    })
    world.context.now = () => new Date('2027-01-01T09:00:00Z')
    await expect(world.plan(fixture('gbp.en.csv'))).rejects.toMatchObject({
      hint: expect.stringContaining('--month 2026-12'),
    })
    const part = world.file('gbp 2026-10-01 - 2026-10-20.csv', 'Google Maps - Mobile,Calls\n5,6\n')
    await expect(world.plan(part)).rejects.toMatchObject({ code: 'period_not_a_month' })
  })
})

describe('reading again', () => {
  it.each(['facebook-posts', 'columns', 'linkedin-followers'])('knows a file of %s, posts and counters too', async (name) => {
    const world = await importWorld()
    const { added } = await world.read(fixture(`${name}.fr.csv`))
    expect(added).toBeGreaterThan(1)
    expect(await world.read(fixture(`${name}.fr.csv`))).toMatchObject({ added: 0, known: added })
  })

  it('knows what was read, under another name and after the network said something newer', async () => {
    const world = await importWorld()
    const text = readFileSync(fixture('x-days.en.csv'))
    const path = world.file('a.csv', text)
    utimesSync(path, new Date('2026-11-03T08:00:00Z'), new Date('2026-11-03T08:00:00Z'))
    expect(await world.read(path)).toMatchObject({ added: 18, known: 0 })
    expect(await world.read(path)).toMatchObject({ added: 0, known: 18 })
    expect(await world.read(world.file('a (1).csv', text))).toMatchObject({ added: 0, known: 18 })
    const { metrics } = await world.context.store()
    const stored = await metrics.ofAccounts(world.client.slug, ...allTime)
    expect(stored).toHaveLength(18)
    expect(stored[0]?.captured_at).toBe('2026-11-03T08:00:00.000Z')
    const one = stored.find(({ metric, from_day }) => metric === 'impressions' && from_day === '2026-10-01')
    if (one === undefined) throw new Error('no figure')
    const { id: _, ...newer } = { ...one, value: 3000, source: 'api' as const, captured_at: '2026-11-10T08:00:00.000Z' }
    await metrics.add([newer], now.toISOString())
    expect(await world.read(path)).toMatchObject({ added: 0, known: 18 })
  })

  it('keeps a correction beside what it corrects, and counters of two days that are alike', async () => {
    const world = await importWorld()
    const head = 'date,network,metric,value\n'
    const days = '2026-10-30,facebook,followers,850\n2026-10-31,facebook,followers,850\n2026-10-29,facebook,followers,848\n'
    expect(await world.read(world.file('f.csv', head + days))).toMatchObject({ added: 3 })
    expect(await world.read(world.file('f.csv', head + days))).toMatchObject({ added: 0, known: 3 })
    expect(
      await world.read(world.file('f.csv', head + days.replace('-31,facebook,followers,850', '-31,facebook,followers,852'))),
    ).toMatchObject({ added: 1, known: 2 })
    const stored = await (await world.context.store()).metrics.ofAccounts(world.client.slug, ...allTime)
    expect(stored).toHaveLength(4)
    expect(
      figureOfMonth(stored, 'followers', '2026-10', 'facebook', { now, time_zone: 'Europe/Paris', accounts: [] }),
    ).toMatchObject({ value: 852, source: 'import' })
  })

  it('reads two files of the same days at once for one', async () => {
    const world = await importWorld()
    expect(await run(world.context, [fixture('x-days.en.csv'), fixture('x-days.fr.csv'), fixture('x-days.en.csv')], {})).toBe(0)
    expect(world.context.stdout()).toContain('18 chiffres ajoutés')
    expect(await (await world.context.store()).metrics.ofAccounts(world.client.slug, ...allTime)).toHaveLength(18)
  })

  it('takes the same row twice for one, and a contradiction for a fault', async () => {
    const world = await importWorld()
    const plan = await world.plan(
      world.file('d.csv', 'date,network,metric,value\n2026-10-01,x,views,5\n2026-10-01,x,views,5\n2026-10-01,x,views,6\n'),
    )
    expect(plan).toMatchObject({ added: 1, known: 1 })
    expect(plan.problems).toEqual([{ line: 4, message: expect.stringContaining('ligne 2') as string }])
  })
})

describe('what cannot be read', () => {
  it('is told by its line and loses nothing else: a broken row, no number, no day, a day to come, nonsense', async () => {
    const world = await importWorld()
    const rows = [
      'date,network,account,post,metric,value',
      '2026-10-01,x,,,views,5',
      '2026-10-02,"x,,,views,6',
      '2026-10-03,x,,,views,7,8,9',
      '2026-10-04,x,,,views,=HYPERLINK("http://evil.example")',
      'gestern,x,,,views,1',
      '2027-01-01,x,,,views,1',
      '2026-10-05,myspace,,,views,1',
      '2026-10-06,x,,,__proto__,1',
      '2026-10-07,x,,,views,-4',
      '2026-10-08,x,,,views,99999999999999999999999999',
      '2026-10-09,gbp,,,rating,5.4',
      '2026-10-10,,,,repeat_rate_bp,120%',
      '2026-10-11,x,,,views,2.5',
      '2026-10-12,x,,,views,',
      '2026-10-13,x,,,views,8',
    ]
    const plan = await world.plan(world.file('b.csv', rows.join('\r\n')))
    expect(plan.snapshots.map(said)).toEqual(['x 2026-10-01 views=5', 'x 2026-10-13 views=8'])
    expect(plan.problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    expect(new Set(plan.problems.map(({ message }) => message)).size).toBe(11)
  })

  it('keeps the other figures of the row', async () => {
    const world = await importWorld()
    const csv =
      'Post ID,Page ID,Permalink,Date,Views,Reach,Reactions\n9,7,https://www.facebook.com/b/posts/9,Lifetime,12,n. c.,3\n'
    const plan = await world.plan(world.file('p.csv', csv))
    expect(plan.snapshots.map(({ metric }) => metric)).toEqual(['views', 'reactions'])
    expect(plan.problems).toEqual([{ line: 2, message: expect.stringContaining('Reach') as string }])
  })

  it('leaves sums out, and no post that is called so', async () => {
    const world = await importWorld()
    const csv = 'Content,Video title,Views\nTotal,,30\nabcDEF12345,Total,10\nzyxWVU98765,b,20\n'
    expect((await world.plan(world.file('v.csv', csv))).snapshots.map(said)).toEqual([
      'youtube abcDEF12345 views=10',
      'youtube zyxWVU98765 views=20',
    ])
  })

  it('asks for the whole life of posts, and never trusts a number that a spreadsheet spoilt', async () => {
    const world = await importWorld()
    const head = 'Post ID,Page ID,Permalink,Publish time,Date,Views\n'
    const daily = await world.plan(world.file('p.csv', `${head}9,7,https://www.facebook.com/b/posts/9,,10/15/2026,4\n`))
    expect(daily.problems[0]?.message).toContain('10/15/2026')
    const spoilt = await world.plan(world.file('s.csv', `${head}1.22158E+17,7,,10/15/2026 08:00,Lifetime,4\n`))
    expect(spoilt.problems).toHaveLength(1)
    expect(spoilt.added).toBe(0)
  })

  it('does not guess the order of day and month', async () => {
    const world = await importWorld()
    // titles that are the same in both languages
    const path = world.file('v.csv', 'date;network;metric;value\n03/10/2026;x;views;1\n04/10/2026;x;views;2\n')
    await expect(world.plan(path)).rejects.toMatchObject({
      code: 'dates_needed',
      hint: expect.stringContaining('--dates') as string,
    })
    const days = async (dates: 'day-first' | 'month-first') =>
      (await world.plan(path, { dates })).snapshots.map(({ from_day }) => from_day)
    expect(await days('day-first')).toEqual(['2026-10-03', '2026-10-04'])
    expect(await days('month-first')).toEqual(['2026-03-10', '2026-04-10'])
  })

  it.each([
    ['a.xlsx', Buffer.from('504b0304140000000800', 'hex'), 'tableur'],
    ['linkedin.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'LinkedIn'],
    ['export.zip', Buffer.from('504b0304140000000800', 'hex'), 'Décompressez'],
    ['a.pdf', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['a.csv', Buffer.from('\uFEFF<!DOCTYPE html><title>Login</title>'), 'session'],
    ['a.json', Buffer.from('{"data":[]}'), 'goaccess'],
    ['a.json', Buffer.from('[1, 2'), 'goaccess'],
  ])('sends %s back with what to do', async (name, bytes, hint) => {
    const world = await importWorld()
    await expect(world.plan(world.file(name, bytes))).rejects.toMatchObject({
      kind: 'usage',
      code: 'not_a_table',
      hint: expect.stringContaining(hint) as string,
    })
  })

  it('sends back a table that it does not know, with its titles, and takes it when its format is said', async () => {
    const world = await importWorld()
    const path = world.file('totals.csv', 'Date,Views\n2026-10-01,5\n')
    await expect(world.plan(path)).rejects.toMatchObject({
      code: 'unknown_table',
      message: expect.stringContaining('Views') as string,
    })
    expect((await world.plan(path, { format: 'youtube_days' })).snapshots.map(said)).toEqual(['youtube 2026-10-01 views=5'])
    await expect(world.plan(path, { format: 'linkedin_visitors' })).resolves.toMatchObject({ added: 0 })
    await expect(world.plan(world.file('e.csv', ''))).rejects.toMatchObject({ code: 'file_empty' })
    await expect(world.plan('nowhere.csv')).rejects.toMatchObject({ kind: 'not_found', code: 'no_such_file' })
  })

  it('keeps all of a file or nothing', async () => {
    const world = await importWorld()
    const plan = await world.plan(fixture('x-days.en.csv'))
    const { metrics } = await world.context.store()
    const broken = plan.snapshots.map((one, at) => (at === 9 ? { ...one, value: null } : one))
    await expect(metrics.add(broken, now.toISOString())).rejects.toThrow('CHECK')
    expect(await metrics.ofAccounts(world.client.slug, ...allTime)).toEqual([])
  })

  it('reads a hundred thousand rows, and knows them again', { timeout: 240_000 }, async () => {
    const world = await importWorld()
    const rows = Array.from({ length: 100_000 }, (_, at) => `207${String(at).padStart(6, '0')},2026-10-15,t,${at % 997}`)
    const path = world.file('big.csv', `Post id,Date,Post text,Impressions\n${rows.join('\n')}\n`)
    const before = process.memoryUsage().heapUsed
    expect(await world.read(path)).toMatchObject({ rows: 100_000, added: 100_000, posts_other: 100_000, problems: [] })
    expect((process.memoryUsage().heapUsed - before) / 1024 ** 2).toBeLessThan(600)
    expect(await world.plan(path)).toMatchObject({ added: 0, known: 100_000 })
  })
})

describe('visits of the site', () => {
  const marks = [
    ['2026-10-01', '2026-10-31', 'facebook', 'social', '2026-10', 1204, 12],
    ['2026-10-01', '2026-10-31', 'instagram', 'social', '2026-10', 310, 4],
  ]

  it.each(['fr', 'en'])('come from Google Analytics, without what no tagged link led to (%s)', async (lang) => {
    const world = await importWorld()
    const plan = await world.plan(fixture(`ga4.${lang}.csv`))
    expect(
      plan.visits.map((one) => [
        one.from_day,
        one.to_day,
        one.utm_source,
        one.utm_medium,
        one.utm_campaign,
        one.sessions,
        one.conversions,
      ]),
    ).toEqual(marks)
    expect(plan.remarks).toEqual([{ code: 'untagged', count: 2 }])
    expect(plan.visits[0]).toMatchObject({ tool: 'ga4', utm_content: null })
  })

  it('replaces what the same days and marks said before, and warns of days counted twice', async () => {
    const world = await importWorld()
    const text = readFileSync(fixture('ga4.en.csv'), 'utf8')
    expect(await world.read(fixture('ga4.en.csv'))).toMatchObject({ added: 2 })
    expect(await world.read(fixture('ga4.en.csv'))).toMatchObject({ added: 0, known: 2 })
    expect(await world.read(world.file('g.csv', text.replace('310,200', '311,200')))).toMatchObject({ added: 1, known: 1 })
    const { visits } = await world.context.store()
    const stored = await visits.list(world.client.slug, '2026-10-01', '2026-10-31')
    expect(stored.map(({ utm_source, sessions }) => [utm_source, sessions])).toEqual([
      ['facebook', 1204],
      ['instagram', 311],
    ])
    const half = await world.plan(world.file('h.csv', text.replace('20261031', '20261015')))
    expect(half.remarks).toContainEqual({ code: 'overlaps', from_day: '2026-10-01', to_day: '2026-10-31' })
    const long = world.file('l.csv', text.replace('20261031', '20261115'))
    await expect(world.plan(long)).rejects.toMatchObject({ code: 'period_not_a_month' })
    // what the file says of itself comes before what is said of it
    expect(await world.plan(fixture('ga4.en.csv'), { month: '2026-09' })).toMatchObject({ from_day: '2026-10-01' })
    const undated = world.file('u.csv', text.replace(/^# (Start|End).*\n/gm, ''))
    await expect(world.plan(undated)).rejects.toMatchObject({ code: 'period_needed' })
    expect(await world.plan(undated, { month: '2026-10' })).toMatchObject({ from_day: '2026-10-01', known: 1 })
  })

  it('reads rows with days of their own, adds up what the table holds apart, and stops at its end', async () => {
    const world = await importWorld()
    const csv = [
      'Date,Landing page,Session source / medium,Session campaign,Sessions,Key events',
      '20261001,/a,facebook / social,oct,3,0.5',
      '20261001,/b,facebook / social,oct,4,1.5',
      '20261002,/a,facebook / social,oct,1,0',
      '# another table',
      'City,Sessions,,,,',
    ].join('\n')
    const plan = await world.plan(world.file('d.csv', csv))
    expect(plan.visits.map(({ from_day, sessions, conversions }) => [from_day, sessions, conversions])).toEqual([
      ['2026-10-01', 7, 3],
      ['2026-10-02', 1, 0],
    ])
  })

  it('come from Matomo: the month of the file’s name, the source of its column or of `--network`', async () => {
    const world = await importWorld()
    const plan = await world.plan(fixture('Export _ Campaigns _ October 2026.csv'), { network: 'facebook' })
    expect(
      plan.visits.map(({ utm_source, utm_campaign, sessions, conversions, from_day }) => [
        utm_source,
        utm_campaign,
        sessions,
        conversions,
        from_day,
      ]),
    ).toEqual([
      ['facebook', '2026-10', 42, 4, '2026-10-01'],
      ['facebook', 'noel', 8, 0, '2026-10-01'],
    ])
    await expect(world.plan(fixture('Export _ Campaigns _ October 2026.csv'))).rejects.toMatchObject({ code: 'network_needed' })
    const fr = await world.plan(fixture('matomo.fr.csv'), { month: '2026-10' })
    expect(fr.visits.map(({ utm_source, utm_medium, sessions, tool }) => [utm_source, utm_medium, sessions, tool])).toEqual([
      ['facebook', 'social', 42, 'matomo'],
      ['instagram', 'social', 8, 'matomo'],
    ])
  })

  it('come from the log of the host by GoAccess, thanks pages as conversions', async () => {
    const world = await importWorld()
    const request = (data: string, visitors: number) => ({ hits: { count: visitors + 1 }, visitors: { count: visitors }, data })
    const report = {
      general: { start_date: '01/Oct/2026', end_date: '31/Oct/2026' },
      requests: {
        data: [
          request('/?utm_source=facebook&utm_medium=social&utm_campaign=2026-10', 40),
          request('/horaires?utm_source=facebook&utm_medium=social&utm_campaign=2026-10', 2),
          request('/merci/?utm_source=facebook&utm_medium=social&utm_campaign=2026-10', 3),
          request('/merci', 5),
          request('/', 900),
          request('//%zz?utm_source=%E0%A4%A', 1),
        ],
      },
    }
    const path = world.file('report.json', JSON.stringify(report))
    const plan = await world.plan(path, { goals: ['/merci'] })
    expect(plan.visits[0]).toMatchObject({
      tool: 'goaccess',
      from_day: '2026-10-01',
      to_day: '2026-10-31',
      utm_source: 'facebook',
      sessions: 42,
      conversions: 3,
    })
    expect(plan.remarks).toEqual([{ code: 'unmarked_goals', count: 5 }])
    expect((await world.plan(path)).visits[0]).toMatchObject({ sessions: 45, conversions: null })
  })
})

describe('smm metrics import', () => {
  it.each([
    ['fr', 'Boulangerie Klein', '14 chiffres ajoutés (déjà connus : 0).', 'Colonnes laissées de côté'],
    ['en', 'Boulangerie Klein', '14 figures added (known already: 0).', 'Columns left out'],
  ] as const)('names the client, shows what was understood, keeps it (%s)', async (lang, name, kept, left) => {
    const world = await importWorld({ lang })
    expect(await run(world.context, [fixture('facebook-posts.fr.csv')], {})).toBe(0)
    const out = world.context.stdout().replace(/[\u00A0\u202F]/g, ' ')
    const err = world.context.stderr().replace(/[\u00A0\u202F]/g, ' ')
    expect(err.split('\n')[0]).toBe(name)
    expect(err).toContain(left)
    expect(out).toContain(kept)
    expect(out).toMatch(/Facebook +\S.* 3 +2[ ,]260/)
    if (lang === 'fr') expect(typographyFaults(world.context.stderr() + world.context.stdout())).toEqual([])
    expect(out.split('\n').every((line) => line.length <= 80)).toBe(true)
  })

  it('asks on a terminal, and keeps nothing after a no', async () => {
    const no = await importWorld({ ask: scriptedAsk([{ at: 'Garder', pick: 'no' }]) })
    expect(await run(no.context, [fixture('x-days.fr.csv')], {})).toBe(0)
    expect(no.context.stderr()).toContain('Rien n’a été gardé')
    const { metrics } = await no.context.store()
    expect(await metrics.ofAccounts(no.client.slug, ...allTime)).toEqual([])
    const yes = await importWorld({ ask: scriptedAsk([{ at: 'Garder', enter: true }]) })
    await run(yes.context, [fixture('x-days.fr.csv')], {})
    expect(await (await yes.context.store()).metrics.ofAccounts(yes.client.slug, ...allTime)).toHaveLength(18)
  })

  it('stores nothing with --dry-run, nor when one of several files is unknown', async () => {
    const world = await importWorld({ options: { dry_run: true } })
    await run(world.context, [fixture('x-days.fr.csv')], {})
    expect(world.context.stdout()).toContain('18 chiffres seraient ajoutés')
    const real = testContext({ now, lang: 'fr', folder: world.context.folder })
    const unknown = world.file('u.csv', 'a,b\n1,2\n')
    await expect(run(real, [fixture('x-days.fr.csv'), unknown], {})).rejects.toMatchObject({ code: 'unknown_table' })
    expect(await (await real.store()).metrics.ofAccounts('klein', ...allTime)).toEqual([])
  })

  it('answers 1 when something was refused, and gives everything as JSON', async () => {
    const world = await importWorld({ options: { json: true } })
    const path = world.file('b.csv', 'date,network,metric,value\n2026-10-01,x,views,5\n2026-10-02,x,views,abc\n')
    expect(await run(world.context, [path], {})).toBe(1)
    const [file] = JSON.parse(world.context.stdout()) as Record<string, unknown>[]
    expect(file).toMatchObject({
      file: 'b.csv',
      format: 'columns',
      rows: 2,
      added: 1,
      known: 0,
      problems: [{ line: 3 }],
      figures: [{ metric: 'views', value: 5, from_day: '2026-10-01', source: 'import' }],
      visits: [],
    })
    expect(await (await world.context.store()).metrics.ofAccounts('klein', ...allTime)).toHaveLength(1)
  })

  it('shows hostile cells as text', async () => {
    const world = await importWorld()
    const path = world.file('h.csv', 'date,network,metric,value,\u001B]0;owned\u0007titre\n2026-10-01,x,views,\u001B[31m=1+1\n')
    expect(await run(world.context, [path], {})).toBe(1)
    expect(world.context.stderr()).not.toContain('\u001B')
    expect(world.context.stderr()).toContain('=1+1')
  })

  it.each([
    ['marks that nobody closed', 'date,network,metric,value\n', '"a,b\n', 20_000],
    ['marks within a cell', 'date,network,metric,value\n', 'x,"y"z,\n', 20_000],
    ['a cell of spaces', 'Session source / medium,Sessions\n', `facebook${' '.repeat(400_000)}x,5\n`, 1],
    [
      'an endless address',
      'date,network,post,metric,value\n',
      `2026-10-01,facebook,https://facebook.com${'/posts/x'.repeat(20_000)},views,1\n`,
      1,
    ],
    ['spaces before a sign', 'date,network,metric,value\n', `2026-10-01,x,repeat_rate_bp,1${' '.repeat(200_000)}x\n`, 1],
  ])('is done at once with %s', { timeout: 20_000 }, async (_, head, row, times) => {
    const world = await importWorld({ lang: 'en' })
    const code = await run(world.context, [world.file('h.csv', head + row.repeat(times))], { month: '2026-10' })
    expect([0, 1]).toContain(code)
  })

  it('refuses a post of a name longer than 200 characters, and takes its address however long', async () => {
    const world = await importWorld()
    const row = (post: string): string => `2026-10-01,facebook,${post},views,1\n`
    const address = `https://facebook.com/page/posts/${'titre-'.repeat(50)}/1`
    const text = `date,network,post,metric,value\n${row('x'.repeat(201))}${row('x'.repeat(200))}${row(address)}`
    const { problems, snapshots } = await world.plan(world.file('p.csv', text))
    expect(problems).toEqual([{ line: 2, message: expect.stringMatching(/^post.: 201 caractères, 200 au plus$/) as string }])
    expect(snapshots.map(({ remote_post }) => remote_post)).toEqual(['x'.repeat(200), address])
  })

  it('reads what is good below a thousand marks that nobody closed', { timeout: 20_000 }, async () => {
    const world = await importWorld()
    const bad = 'x,"y"z,,\r\n'
    const path = world.file('h.csv', `date,network,metric,value\r\n${bad.repeat(20_000)}2026-10-01,x,views,"1,234"\r\n`)
    const plan = await world.plan(path)
    expect(plan.problems.at(-1)?.line).toBe(20_001)
    expect(plan.problems).toHaveLength(20_000)
    expect(plan.snapshots.map(({ value }) => value)).toEqual([1234])
  })

  it('takes no figure whose rates could not be counted exactly any more', async () => {
    const world = await importWorld()
    const row = (figure: number): string => `2026-10-01,x,views,${figure}\n`
    const plan = await world.plan(world.file('h.csv', `date,network,metric,value\n${row(1e11 + 1)}${row(1e11)}`))
    expect(plan.snapshots.map(({ value }) => value)).toEqual([1e11])
    expect(rhaz(BigInt(1e11) * 10_000n, 1)).toBe(1e15)
    const visits = world.file('g.csv', `Session source,Sessions,Key events\nfacebook,1,${1e9 + 1}\nfacebook,1,1000000000\n`)
    expect((await world.plan(visits, { month: '2026-10' })).visits.map(({ conversions }) => conversions)).toEqual([1e9])
  })

  it('never tells a whole cell of millions of letters, and keeps no control character of a mark', async () => {
    const world = await importWorld({ lang: 'en' })
    const path = world.file('h.csv', `date,network,metric,value\n2026-10-01,${'f'.repeat(2_000_000)},views,5\n`)
    await run(world.context, [path], {})
    expect(world.context.stderr().length).toBeLessThan(2000)
    const marks = world.file('g.csv', 'Session source,Sessions\nface\u0000\u001B]0;x\u0007book\u202E,5\n')
    const plan = await world.plan(marks, { month: '2026-10' })
    expect(plan.visits.map(({ utm_source }) => utm_source)).toEqual(['face ]0;x book'])
  })

  it('waits for no pipe, and believes no count beyond all measure', async () => {
    const world = await importWorld()
    const pipe = join(world.context.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(world.plan(pipe)).rejects.toMatchObject({ code: 'file_unreadable' })
    const requests = { data: [{ data: '/?utm_source=x', hits: { count: 1e12 } }] }
    const report = { general: { start_date: '01/Oct/2026', end_date: '31/Oct/2026' }, requests }
    await expect(world.plan(world.file('r.json', JSON.stringify(report)))).rejects.toMatchObject({ code: 'not_a_table' })
  })

  it('refuses a network and an account that are not there', async () => {
    const world = await importWorld()
    await expect(run(world.context, [fixture('x-days.fr.csv')], { network: 'myspace' })).rejects.toMatchObject({
      code: 'bad_network',
    })
    await expect(run(world.context, [fixture('x-days.fr.csv')], { account: 'nobody' })).rejects.toMatchObject({
      code: 'account_not_found',
    })
  })
})

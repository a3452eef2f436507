import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/metrics/add.ts'
import { run as show } from '../../src/cli/metrics/show.ts'
import { dayInstant } from '../../src/posts/day-instant.ts'
import { readFigure } from '../../src/results/read-figure.ts'
import { figureOfMonth } from '../../src/results/network-month.ts'
import type { Snapshot } from '../../src/store/metrics.ts'
import { addBakery, addStrategy, bakery } from '../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'
import { scriptedAsk } from '../support/scripted-ask.ts'

const now = new Date('2026-11-23T09:00:00Z')
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

/** A bakery whose objectives are sales and loyalty, with Facebook posted by hand. */
async function shop(more: TestContextOptions = {}): Promise<TestContext> {
  const made = testContext({ now, lang: 'fr', ...more })
  const { clients, accounts } = await made.store()
  if ((await clients.get(bakery.slug)) === null) {
    await addBakery(made)
    await addStrategy(made)
    const facebook = {
      client: bakery.slug,
      network: 'manual',
      name: 'facebook',
      endpoint: null,
      path: null,
      for_network: 'facebook',
    } as const
    await accounts.add(facebook, now.toISOString())
  }
  return made
}

async function stored(made: TestContext): Promise<Snapshot[]> {
  return (await made.store()).metrics.ofAccounts(bakery.slug, '2026-01-01', '2027-12-31')
}

describe('the form of a month', () => {
  it('asks what the objectives need, the last complete month, and leaves what is unknown out', async () => {
    const ask = scriptedAsk([
      { at: 'Facebook · Portée', refused: ['-3', 'nombre entier'], type: '4 120' },
      { at: 'Facebook · Abonnés', type: '862' },
      { at: 'Contenus de clients', type: '?' },
    ])
    const made = await shop({ ask })
    await run(made, {})
    expect(ask.left()).toEqual([])
    expect((await stored(made)).map(({ metric, value }) => [metric, value])).toEqual([
      ['followers', 862],
      ['reach', 4120],
    ])
    expect(plain(made.stderr())).toContain("Boulangerie de l'Ill\n")
    expect(plain(made.stderr())).toContain('Chiffres du mois, octobre 2026')
    expect(plain(made.stdout())).toContain('2 chiffres notés pour octobre 2026.')
    expect(typographyFaults(made.stdout() + made.stderr(), [bakery.name])).toEqual([])
  })

  it('shows the month before, and asks about a counter that falls', async () => {
    const first = await shop()
    await run(first, { month: 'septembre', set: ['reach=4120', 'followers=862'], network: 'facebook' })
    const ask = scriptedAsk([
      { at: 'Portée', type: '5000' },
      { at: 'Abonnés', type: '800' },
      { at: '800, alors que 862', pick: 'no' },
      { at: 'Abonnés', back: true },
      { at: 'Portée', enter: true },
      { at: 'Abonnés', type: '870' },
      { at: 'Contenus', type: '6' },
    ])
    const made = await shop({ folder: first.folder, ask })
    await run(made, { month: '2026-10' })
    expect(ask.screen.map(plain)).toEqual(expect.arrayContaining(['le mois précédent : 862', 'le mois précédent : 4 120']))
    const after = await stored(made)
    expect(
      figureOfMonth(after, 'followers', '2026-10', 'facebook', { now, time_zone: 'Europe/Paris', accounts: [] }),
    ).toMatchObject({ value: 870, source: 'manual' })
    expect(figureOfMonth(after, 'ugc', '2026-10', null, { now, time_zone: 'Europe/Paris', accounts: [] })).toMatchObject({
      value: 6,
    })
    // what was typed and then taken back is unknown
    expect(
      figureOfMonth(after, 'reach', '2026-10', 'facebook', { now, time_zone: 'Europe/Paris', accounts: [] }).value,
    ).toBeNull()
  })
})

describe('smm metrics add --set', () => {
  it('keeps what comes within a month over all of it, and a counter as at its last moment', async () => {
    const made = await shop()
    await run(made, { month: '2026-10', set: ['reach=4 120', 'followers=862'], network: 'facebook', by: 'gérante' })
    const [followers, reach] = await stored(made)
    expect(followers).toMatchObject({
      metric: 'followers',
      value: 862,
      network: 'facebook',
      account_id: 1,
      from_day: null,
      captured_at: '2026-10-31T22:59:59.000Z',
      source: 'manual',
      source_name: 'gérante',
    })
    expect(reach).toMatchObject({ from_day: '2026-10-01', to_day: '2026-10-31', captured_at: now.toISOString() })
    await run(made, { month: 'current', set: ['followers=870'], network: 'facebook' })
    expect((await stored(made)).at(-1)).toMatchObject({ captured_at: now.toISOString(), source_name: 'saisi' })
  })

  it('knows where a figure belongs: the listing, the business, the only account', async () => {
    const made = await shop()
    await run(made, {
      set: ['rating=4,6', 'ugc=6', 'repeat-rate=31,5 %', 'response_time_median_min=1h30', 'net_sentiment=-12', 'reach=10'],
    })
    const places = (await stored(made)).map(
      ({ network, account_id, metric, value }) => `${network} ${account_id ?? '-'} ${metric}=${value ?? 'null'}`,
    )
    expect(places.toSorted()).toEqual([
      'facebook 1 reach=10',
      'gbp - rating=4.6',
      'other - net_sentiment=-12',
      'other - repeat_rate_bp=3150',
      'other - response_time_median_min=90',
      'other - ugc=6',
    ])
    await run(made, { set: ['followers=3'], network: 'tiktok' })
    expect((await stored(made)).find(({ network }) => network === 'tiktok')).toMatchObject({ account_id: null, value: 3 })
  })

  it('asks which of several accounts, and which network', async () => {
    const made = await shop()
    const { accounts } = await made.store()
    const another = { client: bakery.slug, network: 'manual', endpoint: null, path: null } as const
    await accounts.add({ ...another, name: 'page', for_network: 'facebook' }, now.toISOString())
    await expect(run(made, { set: ['followers=1'] })).rejects.toMatchObject({ code: 'network_needed', kind: 'usage' })
    await expect(run(made, { set: ['followers=1'], network: 'facebook' })).rejects.toMatchObject({
      code: 'account_needed',
      hint: expect.stringContaining('page') as string,
    })
    await run(made, { set: ['followers=1'], account: 'page' })
    expect(await stored(made)).toMatchObject([{ account_id: 2, network: 'facebook' }])
    await expect(run(made, { set: ['followers=1'], account: 'nobody' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('refuses a counter that falls without --yes, and takes it with it', async () => {
    const made = await shop()
    const facebook = { network: 'facebook' }
    await run(made, { ...facebook, month: '2026-09', set: ['followers=862'] })
    await expect(run(made, { ...facebook, month: '2026-10', set: ['followers=861'] })).rejects.toMatchObject({
      code: 'counter_falls',
      hint: expect.stringContaining('--yes') as string,
    })
    // a rating may fall, and what comes within a month too
    await run(made, { month: '2026-09', set: ['rating=4.6', 'ugc=9'] })
    await run(made, { month: '2026-10', set: ['rating=4.2', 'ugc=1'] })
    const sure = await shop({ folder: made.folder, options: { yes: true } })
    await run(sure, { ...facebook, month: '2026-10', set: ['followers=861'] })
    expect((await stored(sure)).filter(({ metric }) => metric === 'followers').map(({ value }) => value)).toEqual([862, 861])
    // an earlier month that was smaller falls from nothing
    await run(made, { ...facebook, month: '2026-08', set: ['followers=800'] })
  })

  it.each([
    [{ set: ['rating=5.5'] }, 'bad_figure'],
    [{ set: ['rating=0'] }, 'bad_figure'],
    [{ set: ['followers=-1'], network: 'facebook' }, 'bad_figure'],
    [{ set: ['followers=1,5'], network: 'facebook' }, 'bad_figure'],
    [{ set: ['followers=99999999999999999'], network: 'facebook' }, 'bad_figure'],
    [{ set: ['followers=beaucoup'], network: 'facebook' }, 'bad_figure'],
    [{ set: ['repeat_rate=101'] }, 'bad_figure'],
    [{ set: ['repeat_rate_bp=3150'] }, 'bad_figure'],
    [{ set: ['net_sentiment=-101'] }, 'bad_figure'],
    [{ set: ['response_time_median_min=1,5'] }, 'bad_figure'],
    [{ set: ['ugc='] }, 'bad_set'],
    [{ set: ['ugc'] }, 'bad_set'],
    [{ set: ['folowers=3'] }, 'unknown_figure'],
    [{ set: ['constructor=3'] }, 'unknown_figure'],
    [{ set: ['ugc=3', 'ugc=4'] }, 'figure_twice'],
    [{ set: ['ugc=3'], month: '2026-12' }, 'month_in_future'],
    [{ set: ['ugc=3'], network: 'myspace' }, 'bad_network'],
    [{ set: ['ugc=3'], by: 'a\nb' }, 'bad_by'],
    [{}, 'figures_needed'],
  ])('refuses %j', async (flags, code) => {
    const made = await shop()
    await expect(run(made, flags)).rejects.toMatchObject({ kind: 'usage', code })
    expect(await stored(made)).toEqual([])
  })

  it('names what could be given, and the nearest name', async () => {
    const made = await shop()
    await expect(run(made, {})).rejects.toMatchObject({
      hint: expect.stringContaining('--set reach=… --set followers=…') as string,
    })
    await expect(run(made, { set: ['folowers=3'] })).rejects.toMatchObject({
      hint: expect.stringMatching(/«\s*followers\s*»/) as string,
    })
  })

  it('shows what would be kept with --dry-run, and gives what was kept as JSON', async () => {
    const dry = await shop({ options: { dry_run: true }, lang: 'en' })
    await run(dry, { set: ['ugc=6'] })
    expect(dry.stdout()).toContain('1 figure would be recorded for October 2026.')
    expect(await stored(dry)).toEqual([])
    const json = await shop({ folder: dry.folder, options: { json: true } })
    await run(json, { set: ['ugc=6'] })
    expect(JSON.parse(json.stdout())).toMatchObject([{ metric: 'ugc', value: 6, from_day: '2026-10-01', source: 'manual' }])
  })

  it('reads a figure in its unit', () => {
    expect(readFigure('negative_share_bp', '12,5', 'fr')).toBe(1250)
    expect(readFigure('response_time_median_min', '0', 'fr')).toBe(0)
    expect(readFigure('reach', '1\u202F234', 'fr')).toBe(1234)
    expect(() => readFigure('reach', '', 'fr')).toThrow('nombre entier')
  })
})

describe('a counter that was typed for the end of a month', () => {
  it.each([
    ['fr', 'Pacific/Auckland', 'fin octobre 2026, saisi'],
    ['fr', 'America/Martinique', 'fin octobre 2026, saisi'],
    ['en', 'Europe/Paris', 'end of October 2026, typed'],
  ] as const)('is shown by what it stands for, and keeps its moment in JSON (%s, %s)', async (lang, time_zone, said) => {
    const at = new Date('2026-11-02T09:00:00Z')
    const options = { lang, now: at }
    const first = await shop(options)
    await (await first.store()).clients.update(bakery.slug, { time_zone }, at.toISOString())
    await run(first, { month: '2026-10', set: ['followers=862', 'reach=4120'], network: 'facebook' })
    const shown = await shop({ ...options, folder: first.folder })
    await show(shown, { month: '2026-10' })
    expect(plain(shown.stdout())).toMatch(new RegExp(`862 .*${said}`))
    // what came within the month was typed now
    expect(plain(shown.stdout()).match(new RegExp(said, 'g'))).toHaveLength(1)
    expect(
      shown
        .stdout()
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([])
    const data = await shop({ ...options, folder: first.folder, options: { json: true } })
    await show(data, { month: '2026-10' })
    const { accounts } = JSON.parse(data.stdout()) as { accounts: { metric: string; captured_at: string; series: unknown }[] }
    const end = new Date(Date.parse(dayInstant('2026-11-01', 0, time_zone) ?? '') - 1000).toISOString()
    expect(accounts.find(({ metric }) => metric === 'followers')).toMatchObject({
      captured_at: end,
      series: [{ day: '2026-10-31', value: 862 }],
    })
  })
})

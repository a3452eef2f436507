import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { run as list } from '../../src/cli/time/list.ts'
import { run as start } from '../../src/cli/time/start.ts'
import { run as stop } from '../../src/cli/time/stop.ts'
import { runningTimer } from '../../src/results/running-timer.ts'
import { daysOf, readTimer } from '../../src/results/timer.ts'
import { addBakery, bakery } from '../report/sample.ts'
import { typographyFaults } from '../support/french.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const began = '2026-11-23T09:00:00.000Z'
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

/** A home with the bakery, and a clock that is moved by hand. */
async function shop(more: TestContextOptions = {}): Promise<TestContext & { at: (instant: string) => void }> {
  let now = new Date(began)
  const context = testContext({ lang: 'fr', now: () => now, ...more })
  await addBakery(context)
  return Object.assign(context, { at: (instant: string) => void (now = new Date(instant)) })
}

const flags = { role: 'consultant', activity: 'production', network: 'facebook' }
const entries = async (context: TestContext) => (await context.store()).money.listTime(bakery.slug)

describe('the clock', () => {
  it.each([
    ['2026-11-23T09:00:05Z', { minutes: 1, doubt: null }],
    ['2026-11-23T09:44:29Z', { minutes: 44, doubt: null }],
    ['2026-11-23T09:44:30Z', { minutes: 45, doubt: null }],
    ['2026-11-23T19:00:00Z', { minutes: 600, doubt: null }],
    ['2026-11-23T19:01:00Z', { minutes: 601, doubt: 'long' }],
    ['2026-11-23T08:59:30Z', { minutes: 1, doubt: null }],
    ['2026-11-23T08:00:00Z', { minutes: 1, doubt: 'clock_back' }],
  ])('is read in whole minutes, at least one: %s', (now, reading) => {
    expect(readTimer(began, new Date(now))).toEqual(reading)
  })

  it.each([
    [
      '2026-11-23T22:30:00Z',
      60,
      'Europe/Paris',
      [
        ['2026-11-23', 30],
        ['2026-11-24', 30],
      ],
    ],
    ['2026-11-23T22:30:00Z', 60, 'America/Montreal', [['2026-11-23', 60]]],
    ['2026-11-23T22:59:50Z', 1, 'Europe/Paris', [['2026-11-24', 1]]],
    // the night that the clocks go back has 25 hours
    [
      '2026-10-24T21:00:00Z',
      27 * 60,
      'Europe/Paris',
      [
        ['2026-10-24', 60],
        ['2026-10-25', 25 * 60],
        ['2026-10-26', 60],
      ],
    ],
  ] as const)('belongs to the days of the client: %s for %i min in %s', (from, minutes, zone, days) => {
    expect(daysOf(from, minutes, zone).map((day) => [day.date, day.minutes])).toEqual(days)
  })

  it('of a country whose clocks are put forward at midnight ends at one', () => {
    // 24 April 2026, 00:00 → 01:00 in Cairo
    expect(daysOf('2026-04-23T21:00:00Z', 120, 'Africa/Cairo').map((day) => [day.date, day.minutes])).toEqual([
      ['2026-04-23', 60],
      ['2026-04-24', 60],
    ])
  })

  it('never loses or makes a minute', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 5000 }),
        // some of them put their clocks forward at midnight: that day begins at one
        fc.constantFrom(
          'Europe/Paris',
          'Indian/Reunion',
          'America/St_Johns',
          'Pacific/Apia',
          'Africa/Cairo',
          'America/Santiago',
        ),
        (from, minutes, zone) => {
          const days = daysOf(from.toISOString(), minutes, zone)
          expect(days.reduce((all, day) => all + day.minutes, 0)).toBe(minutes)
          expect(days.every((day) => day.minutes > 0)).toBe(true)
          expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted())
        },
      ),
    )
  })
})

describe('smm time start and stop [000-10]', () => {
  it('survives the program: another one stops it and records the minutes', async () => {
    const first = await shop()
    await start(first, { ...flags, note: 'photos du four' })
    expect(plain(first.stdout())).toBe(
      "Chronomètre lancé : Boulangerie de l'Ill · consultant · production · Facebook · photos du four\n",
    )
    await first.close()
    const later = testContext({ lang: 'fr', folder: first.folder, now: new Date('2026-11-23T09:47:10Z') })
    await list(later, {})
    expect(plain(later.stderr())).toContain("En cours : Boulangerie de l'Ill, depuis lun. 23/11 10:00 (47 min)")
    await stop(later, {})
    expect(await entries(later)).toMatchObject([
      { date: '2026-11-23', minutes: 47, role: 'consultant', network: 'facebook', rate_per_hour: null, note: 'photos du four' },
    ])
    expect(await runningTimer(later)).toBeNull()
    expect(typographyFaults(first.stdout() + later.stdout() + later.stderr(), ["Boulangerie de l'Ill"])).toEqual([])
    const { audit } = await later.store()
    const actions = (await audit.list()).map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['timer.start', 'timer.stop']))
  })

  it('puts no minute into the future when a person worked longer than the clock ran', async () => {
    const context = await shop()
    context.at('2026-11-23T22:30:00Z')
    await start(context, { role: 'vendeuse' })
    context.at('2026-11-23T22:45:00Z')
    await stop(context, { minutes: '90' })
    expect((await entries(context)).map(({ date, minutes }) => [date, minutes])).toEqual([['2026-11-23', 90]])
  })

  it('costs the client’s own people at their rate, and splits over midnight', async () => {
    const context = await shop()
    context.at('2026-11-23T22:00:00Z')
    await start(context, { role: 'vendeuse' })
    context.at('2026-11-24T00:00:00Z')
    await stop(context, {})
    expect((await entries(context)).map(({ date, minutes, rate_per_hour }) => [date, minutes, rate_per_hour])).toEqual([
      ['2026-11-23', 60, 2380],
      ['2026-11-24', 60, 2380],
    ])
  })

  it('runs one at a time: refused with the command, or switched in one step', async () => {
    const context = await shop()
    await start(context, flags)
    context.at('2026-11-23T09:30:00Z')
    await expect(start(context, flags)).rejects.toMatchObject({ kind: 'usage', code: 'timer_runs' })
    await expect(start(context, flags)).rejects.toThrow(/lun\. 23\/11 10:00 \(30/)
    await start(context, { role: 'gérante', switch: true })
    expect(await entries(context)).toMatchObject([{ minutes: 30, role: 'consultant' }])
    expect(await runningTimer(context)).toMatchObject({ role: 'gérante', minutes: 1, client_name: "Boulangerie de l'Ill" })
  })

  it('asks on a terminal before it stops another', async () => {
    const answers = [false, true]
    const asked: string[] = []
    const ask = { confirm: async (question: string) => (asked.push(question), answers.shift() === true) }
    const context = await shop({ ask })
    await start(context, flags)
    context.at('2026-11-23T09:30:00Z')
    await expect(start(context, flags)).rejects.toMatchObject({ code: 'timer_runs' })
    expect(await entries(context)).toEqual([])
    await start(context, flags)
    expect(await entries(context)).toMatchObject([{ minutes: 30 }])
    expect(asked).toHaveLength(2)
  })

  it('is not believed after ten hours: refused without a terminal, the truth is taken', async () => {
    const context = await shop()
    await start(context, flags)
    context.at('2026-11-25T09:00:00Z')
    await expect(stop(context, {})).rejects.toMatchObject({ kind: 'usage', code: 'timer_too_long' })
    expect(await runningTimer(context)).toMatchObject({ doubt: 'long' })
    await stop(context, { minutes: '1h15' })
    expect(await entries(context)).toMatchObject([{ date: '2026-11-23', minutes: 75 }])
  })

  it('asks how long it was on a terminal', async () => {
    const context = await shop({ ask: { text: async () => '2h' } })
    await start(context, flags)
    context.at('2026-11-25T09:00:00Z')
    await stop(context, {})
    expect(await entries(context)).toMatchObject([{ minutes: 120 }])
  })

  it('does not count backwards when the clock was set back', async () => {
    const context = await shop()
    await start(context, flags)
    context.at('2026-11-22T09:00:00Z')
    await expect(stop(context, {})).rejects.toMatchObject({ kind: 'usage', code: 'timer_clock_back' })
    await stop(context, { minutes: '40' })
    expect(await entries(context)).toMatchObject([{ date: '2026-11-22', minutes: 40 }])
  })

  it('changes nothing with --dry-run, and nothing is recorded with --discard', async () => {
    const context = await shop()
    await start(context, flags)
    context.at('2026-11-23T09:30:00Z')
    const dry: TestContext = { ...context, options: { ...context.options, dry_run: true } }
    await stop(dry, {})
    expect(await runningTimer(context)).not.toBeNull()
    await stop(context, { discard: true })
    expect(await runningTimer(context)).toBeNull()
    expect(await entries(context)).toEqual([])
    await expect(stop(context, {})).rejects.toMatchObject({ kind: 'not_found', code: 'no_timer' })
    await expect(stop(context, { discard: true, minutes: '3' })).rejects.toMatchObject({ code: 'two_ends' })
  })

  it('is one entry when two stop it at once', async () => {
    const context = await shop()
    await start(context, flags)
    context.at('2026-11-23T10:00:00Z')
    const other = testContext({ folder: context.folder, now: new Date('2026-11-23T10:00:00Z') })
    const both = await Promise.allSettled([stop(context, {}), stop(other, {})])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await entries(context)).toMatchObject([{ minutes: 60 }])
  })
})

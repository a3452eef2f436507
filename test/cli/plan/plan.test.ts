import ICAL from 'ical.js'
import Papa from 'papaparse'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as done } from '../../../src/cli/plan/done.ts'
import { run as exportPlan } from '../../../src/cli/plan/export.ts'
import { run as recalibrate } from '../../../src/cli/plan/recalibrate.ts'
import { run as show } from '../../../src/cli/plan/show.ts'
import { status } from '../../../src/cli/status/status.ts'
import { Failure } from '../../../src/failure.ts'
import { displayWidth } from '../../../src/io/table.ts'
import { readStatus } from '../../../src/overview/read-status.ts'
import { startPlan } from '../../../src/strategy/start-plan.ts'
import { logged, planWorld } from '../../strategy/plan-world.ts'
import { typographyFaults } from '../../support/french.ts'

/** Our fixed spaces as plain ones, to read the tests. */
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )

describe('smm plan show', () => {
  it.each(['fr', 'en'] as const)('fits in 80 columns, week by week, with who and how long (%s)', async (lang) => {
    const { context } = await planWorld({ lang })
    await show(context, {})
    const screen = context.stdout()
    for (const line of screen.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    expect(screen).toMatch(lang === 'fr' ? /^Semaine 1, du 30\/11 au 04\/12$/m : /^Week 1, 30\/11 to 04\/12$/m)
    expect(screen).toMatch(/^· T01 {2}30\/11 +1.h /m)
    expect(screen).toContain(lang === 'fr' ? 'le consultant' : 'the consultant')
    expect(screen).toContain('gérante, vendeuse')
    if (lang === 'fr') expect(typographyFaults(screen)).toEqual([])
    else expect(screen).not.toMatch(/\b(le|du|semaine|tâche)\b/)
  })

  it('says that days 1 to 90 are an investment [000-08]', async () => {
    const { context } = await planWorld({ lang: 'fr' })
    await show(context, {})
    expect(plain(context.stdout())).toContain('Jours 1 à 90 : phase d’investissement')
  })

  it('tells done, due and late by words, not by colour or sign alone', async () => {
    const { context, client, at } = await planWorld({ lang: 'fr' })
    await startPlan(context, client, '2026-11-30')
    await done(at('2026-12-03T09:00:00Z', { lang: 'fr' }), ['T01'], { date: '2026-12-01', by: 'Anne', minutes: '1h10' })
    const now = at('2026-12-04T09:00:00Z', { lang: 'fr' })
    await show(now, { all: true })
    const screen = plain(now.stdout()).replace(/\n +/g, ' ')
    expect(screen).toContain('faite le 1er décembre 2026 par Anne · 1 h 10 passées')
    expect(screen).toContain('en retard de 2 jours')
    expect(screen).toMatch(/^En retard \(3\)$/m)
    expect(screen).toContain('à faire')
    const short = at('2026-12-04T09:00:00Z', { lang: 'fr' })
    await show(short, {})
    expect(short.stdout()).toContain('1 tâche faite (--all la montre)')
    expect(short.stdout()).not.toMatch(/^✓ T01/m)
  })

  it('draws the ninety days, and adds up by role and in all', async () => {
    const { context } = await planWorld({ lang: 'en' })
    await show(context, {})
    const rows = context
      .stdout()
      .split('\n')
      .filter((line) => /^T\d\d .*░/.test(line))
    expect(rows).toHaveLength(31)
    const total = plain(context.stdout())
    expect(total).toMatch(/^lead +the consultant +\d+ h/m)
    expect(total).toMatch(/^in all +\d+ h \d+$/m)
  })

  it('shows a week or a month', async () => {
    const { context, client, at } = await planWorld({ lang: 'en' })
    await startPlan(context, client, '2026-11-30')
    const week = at('2026-12-08T09:00:00Z')
    await show(week, { week: true })
    expect(week.stdout()).toContain('T12')
    expect(week.stdout()).not.toMatch(/T20|T30/)
    const january = at('2026-12-08T09:00:00Z', { options: { json: true } })
    await show(january, { month: 'january' })
    const { tasks } = JSON.parse(january.stdout()) as { tasks: { id: string }[] }
    expect(tasks.map((one) => one.id).toSorted()).toEqual([
      'T17',
      'T18',
      'T20',
      'T21',
      'T22',
      'T23',
      'T24',
      'T25',
      'T26',
      'T27',
    ])
    const empty = at('2027-06-08T09:00:00Z')
    await show(empty, { month: true })
    expect(empty.stdout()).toContain('Nothing in this period.')
  })

  it('has the published JSON: days, minutes, who, null with its reason', async () => {
    const { context } = await planWorld({ sample: 's02', answers: { people: [], sponsor: '' }, lang: 'en' })
    const json = context.options
    Object.assign(json, { json: true })
    await show(context, {})
    const plan = JSON.parse(context.stdout()) as {
      start: string
      minutes_total: number
      minutes_by_role: Record<string, number>
      tasks: { id: string; who: string[] | null; who_reason: string | null; times: { first: string; state: string }[] }[]
    }
    expect(plan).toMatchObject({ client: 'boulangerie', strategy_version: 1, start: '2026-11-30', start_set: false })
    expect(Object.values(plan.minutes_by_role).reduce((a, b) => a + b, 0)).toBe(plan.minutes_total)
    const [first] = plan.tasks
    expect(first).toMatchObject({ id: 'T01', who: ['consultant'], who_reason: null, recurring: null, role: 'strategist' })
    expect(first?.times).toEqual([
      {
        nth: 1,
        first: '2026-11-30',
        last: '2026-11-30',
        state: 'coming',
        done_on: null,
        done_by: null,
        minutes: null,
        note: null,
        from_data: false,
      },
    ])
    expect(plan.tasks.find((one) => one.id === 'T23')).toMatchObject({ who: null, who_reason: 'nobody_named' })
  })

  it('takes the day as people say it, and refuses what is none', async () => {
    const { client, at } = await planWorld({ lang: 'en' })
    for (const [typed, start] of [
      ['2026-12-14', '2026-12-14'],
      ['next monday', '2026-11-30'],
      ['14/12/2026', '2026-12-14'],
    ] as const) {
      const context = at('2026-11-25T09:00:00Z', { options: { json: true } })
      await show(context, { start: typed })
      expect(JSON.parse(context.stdout())).toMatchObject({ start, start_set: true, client: client.slug })
    }
    const refused = await failure(show(at('2026-11-25T09:00:00Z'), { start: 'some day' }))
    expect(refused).toMatchObject({ kind: 'usage', code: 'bad_start' })
  })

  it('carries what the client said into the plan that follows [003-23]', async () => {
    const { context, client } = await planWorld({ lang: 'fr' })
    const { ideas } = await context.store()
    const note = { client: client.slug, pillar: null, network: null, said_by: 'gérante' }
    await ideas.add({ ...note, kind: 'feedback', text: 'Moins de promotions' }, '2026-11-20T09:00:00.000Z')
    await ideas.add({ ...note, kind: 'feedback', text: 'Une remarque oubliée' }, '2026-05-20T09:00:00.000Z')
    await ideas.add({ ...note, kind: 'idea', text: 'Une idée' }, '2026-11-20T09:00:00.000Z')
    await show(context, {})
    expect(context.stdout()).toContain('Moins de promotions (gérante, 20 novembre 2026)')
    expect(context.stdout()).not.toMatch(/oubliée|Une idée/)
  })
})

describe('smm plan done', () => {
  it('says what was done, of which week, and what is left', async () => {
    const { context, client, at } = await planWorld({ lang: 'fr' })
    await startPlan(context, client, '2026-11-30')
    const now = at('2026-12-22T09:00:00Z', { lang: 'fr' })
    await done(now, ['T17', 'T02'], {})
    expect(now.stdout()).toContain('T17 (semaine du 22 décembre 2026) faite le 22 décembre 2026')
    expect(now.stdout()).toContain('T02 faite le 22 décembre 2026')
    expect(now.stderr()).toContain('Boulangerie')
    expect(now.stderr()).toMatch(/Encore \d+ tâches en retard ou en cours/)
    const undo = at('2026-12-22T09:00:00Z', { lang: 'fr' })
    await done(undo, ['T02', 'T03'], { undo: true })
    expect(undo.stdout()).toContain('T02 rouverte')
    expect(undo.stdout()).toContain('T03 n’était pas faite')
  })

  it('refuses a time that is none, a day to come, an unknown task', async () => {
    const { context } = await planWorld({ lang: 'en' })
    expect(await failure(done(context, ['T01'], { minutes: 'soon' }))).toMatchObject({ code: 'bad_duration' })
    expect(await failure(done(context, ['T01'], { date: '2027-01-01' }))).toMatchObject({ code: 'date_in_future' })
    expect(await failure(done(context, ['T99'], {}))).toMatchObject({ kind: 'not_found', code: 'task_not_found' })
  })
})

describe('smm plan export', () => {
  it('is a calendar that calendar programs read: every time of every task, in the client’s language', async () => {
    const { context, client } = await planWorld({ lang: 'en' })
    await exportPlan(context, { ics: true })
    const calendar = new ICAL.Component(ICAL.parse(context.stdout()) as unknown[])
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const uids = events.map((event) => event.uid)
    expect(new Set(uids).size).toBe(uids.length)
    // 29 done once, and eleven weeks of two
    expect(events).toHaveLength(29 + 2 * 11)
    const kickOff = events.find((event) => event.uid === 'plan-boulangerie-1-T01-1@smm')
    expect(kickOff?.summary).toContain('Boulangerie · T01 Réunion de lancement avec le dirigeant')
    expect(kickOff?.startDate.toString()).toBe('2026-11-30')
    expect(plain(kickOff?.description ?? '')).toBe('Qui : le consultant\nTemps prévu : 1 h')
    const report = events.find((event) => event.uid.includes('-T20-'))
    // 29 December to 4 January, the end not included
    expect([report?.startDate.toString(), report?.endDate.toString()]).toEqual(['2026-12-29', '2027-01-05'])
    // a plan that moves keeps its events
    await startPlan(context, client, '2026-12-07')
    const moved = context.stdout().length
    await exportPlan(context, {})
    const again = new ICAL.Component(ICAL.parse(context.stdout().slice(moved)) as unknown[])
    expect(
      again
        .getAllSubcomponents('vevent')
        .map((one) => new ICAL.Event(one).uid)
        .toSorted(),
    ).toEqual(uids.toSorted())
  })

  it('is a table where that is asked for, and harmless in a spreadsheet', async () => {
    const { context } = await planWorld({ lang: 'en' })
    await done(context, ['T01'], { note: '=HYPERLINK("http://x")' })
    const file = join(context.folder, 'plan.csv')
    await exportPlan(context, { output: file })
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true })
    expect(data[0]).toMatchObject({ task: 'T01', first: '2026-11-30', state: 'faite', done_on: '2026-11-23', minutes: '60' })
    expect(data[0]?.['note']).toBe('\'=HYPERLINK("http://x")')
    expect(data.filter((row) => row['task'] === 'T18')).toHaveLength(11)
  })

  it('says where it cannot write', async () => {
    const { context } = await planWorld({ lang: 'en' })
    const refused = await failure(exportPlan(context, { output: join(context.folder, 'nowhere', 'plan.ics') }))
    expect(refused).toMatchObject({ kind: 'usage', code: 'no_folder' })
  })
})

describe('smm plan recalibrate', () => {
  it.each(['fr', 'en'] as const)('shows each kind before and now, and what it changes (%s)', async (lang) => {
    const world = await planWorld({ lang, change: { minutes_per_month: 900 } })
    await logged(world)
    const now = world.at('2026-11-23T09:00:00Z', { lang })
    await recalibrate(now)
    const screen = plain(now.stdout())
    expect(screen).toMatch(
      lang === 'fr' ? /^1 publication avec photo +6 +40 min +55 min$/m : /^1 post with a photo +6 +40 min +55 min$/m,
    )
    expect(screen.replace(/\n/g, ' ')).toContain(
      lang === 'fr'
        ? 'Facebook, présence minimale : 7 h 51 par mois comptées, 8 h 56 avec vos durées.'
        : 'Facebook, minimal presence: 7 h 51 a month counted, 8 h 56 with your own minutes.',
    )
    if (lang === 'fr') expect(typographyFaults(now.stdout())).toEqual([])
    for (const line of now.stdout().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })

  it('says when the advice itself changes, and has the same as JSON', async () => {
    const world = await planWorld({ lang: 'en' })
    await logged(world)
    const dry = world.at('2026-11-23T09:00:00Z', { options: { dry_run: true } })
    await recalibrate(dry)
    expect(dry.stdout().replace(/\n/g, ' ')).toMatch(/The advice changes: Facebook, minimal presence \(.*\) → /)
    const json = world.at('2026-11-23T09:00:00Z', { options: { dry_run: true, json: true } })
    await recalibrate(json)
    expect(JSON.parse(json.stdout())).toMatchObject({
      client: 'boulangerie',
      pieces: [{ piece: 'image_post', pieces: 6, minutes_before: 40, minutes_measured: 55 }],
      before: { network: 'facebook', level: 'minimal' },
    })
  })
})

describe('the plan in smm status', () => {
  it('lists what is due, late, and late for more than a week [002-10]', async () => {
    const { context, client, at } = await planWorld({ lang: 'fr' })
    const ids = (items: readonly { id: string }[] | undefined): string[] => (items ?? []).map((item) => item.id).toSorted()
    const before = (await readStatus(at('2026-12-11T09:00:00Z'), [client])).clients[0]
    // nobody began it and nobody approved the strategy
    expect([before?.plan_due, before?.plan_late, before?.plan_overdue]).toEqual([[], [], []])
    await startPlan(context, client, '2026-11-30')
    const now = at('2026-12-11T09:00:00Z', { lang: 'fr' })
    const read = (await readStatus(now, [client])).clients[0]
    expect(ids(read?.plan_due)).toEqual(['T11', 'T12', 'T13', 'T14'])
    expect(ids(read?.plan_late)).toEqual(['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09', 'T10', 'T16'])
    // more than seven days: last day before 4 December
    expect(ids(read?.plan_overdue)).toEqual(['T01', 'T02', 'T03', 'T16'])
    expect(read?.plan_overdue.every((item) => item.days_late > 7 && item.who !== null)).toBe(true)
    await status(now)
    const screen = now.stdout()
    expect(typographyFaults(screen)).toEqual([])
    expect(plain(screen)).toContain('Plan : en retard, dont 4 depuis plus de 7 jours (11)')
    expect(plain(screen)).toContain('Plan : à faire (4)')
    expect(screen).toContain('en retard de 11 jours')
    for (const line of screen.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })
})

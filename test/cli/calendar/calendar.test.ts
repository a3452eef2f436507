import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/calendar/run.ts'
import { Failure } from '../../../src/failure.ts'
import { displayWidth } from '../../../src/io/table.ts'
import type { Calendar } from '../../../src/posts/calendar.ts'
import { typographyFaults } from '../../support/french.ts'
import { parseXml } from '../../support/xml.ts'
import { withSlots, withStrategy } from '../../posts/strategy-world.ts'
import { bakery, queued } from '../../posts/support.ts'

const langs = ['fr', 'en'] as const

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  if (!(failure instanceof Failure)) throw new Error('nothing was refused')
  return failure
}

/** A month with something of everything. */
async function full(given: Parameters<typeof bakery>[0] = {}) {
  const shop = await withSlots(await bakery(given), 'conseils=mardi 9h; jeudi 9h')
  await withStrategy(shop, {
    answers: { topics: { state: 'answered', value: { ok: [], never: [], key_dates: ['vendanges'] } } },
  })
  const hostile = `\u001B[31mrouge\u0007 ‮ 😀\n${'mot '.repeat(60)}`
  for (const [day, text] of [
    ['01', 'Le levain'],
    ['02', hostile],
  ])
    await queued(shop, { text: text ?? '', to: ['facebook', 'mastodon'], pillar: 'offer' }, { at: `2026-12-${day} 09:00` })
  for (let hour = 10; hour < 22; hour++)
    await queued(shop, { text: `Toutes les heures, ${hour}`, to: ['blog'], pillar: 'offer' }, { at: `2026-12-08 ${hour}:00` })
  await queued(shop, { text: 'Trop près', to: ['blog'] }, { at: '2026-12-08 10:20' })
  return shop
}

describe('smm calendar on a terminal', () => {
  it.each(langs)('is a grid of a line a week at 80 columns, then each day in words (%s)', async (lang) => {
    const shop = await full({ lang })
    await run(shop.context, { month: '2026-12' })
    const lines = shop.context.stdout().split('\n')
    for (const line of lines) expect([line, displayWidth(line) <= 80]).toEqual([line, true])
    expect(lines[0]).toContain(lang === 'fr' ? 'Décembre 2026' : 'December 2026')
    const grid = lines.slice(2, 8).map((line) => line.replace(/\s+/g, ' ').trim())
    expect(grid).toEqual(
      lang === 'fr'
        ? [
            'lun. mar. mer. jeu. ven. sam. dim.',
            '1 1p t 2 1p 3 1c 4 5 6',
            '7 8 13p 1c 9 10 1c 11 12 13',
            '14 15 1c 16 17 1c 18 19 20',
            '21 22 1c 23 24 1c t 25 f 26 27',
            '28 29 1c 30 31 1c t',
          ]
        : [
            'Mon Tue Wed Thu Fri Sat Sun',
            '1 1p k 2 1p 3 1f 4 5 6',
            '7 8 13p 1f 9 10 1f 11 12 13',
            '14 15 1f 16 17 1f 18 19 20',
            '21 22 1f 23 24 1f k 25 h 26 27',
            '28 29 1f 30 31 1f k',
          ],
    )
    const said = shop.context.stdout()
    const words =
      lang === 'fr'
        ? [
            'p publications, c créneaux libres, f férié, t temps fort',
            'créneau libre',
            'férié',
            'Noël',
            'offres · Le levain',
            'Sans date\u00A0: vendanges.',
          ]
        : [
            'p posts, f free slots, h public holiday, k key date',
            'free slot',
            'holiday',
            'Christmas Day',
            'offers · Le levain',
            'Without a date: vendanges.',
          ]
    for (const word of words) expect(said).toContain(word)
    expect(said.replace(/\n {2}/g, ' ')).toContain(
      lang === 'fr'
        ? 'Trop proches sur blog\u00A0: 3 et 15, mar. 08/12 10:00 (20 min).'
        : 'Too close on blog: 3 and 15, Tue 08/12 10:00 (20 min).',
    )
    expect(said).toContain(
      lang === 'fr' ? 'blog\u00A0: 13 publications le 8 décembre 2026' : 'blog: 13 posts on 8 December 2026',
    )
    expect(said).toContain(
      lang === 'fr'
        ? 'Semaine du 7 décembre 2026\u00A0: 13 publications pour 2 prévues.'
        : 'Week of 7 December 2026: 13 posts for 2 planned.',
    )
    expect(said).toContain(lang === 'fr' ? 'le plus en retard\u00A0: conseils' : 'furthest behind: expertise')
    // the hostile text is on its line, harmless
    // oxlint-disable-next-line no-control-regex -- control characters are what this is about
    expect(said).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/)
    if (lang === 'fr') expect(typographyFaults(said, [shop.client.name])).toEqual([])
  })

  it('has no grid where there is no room for one, and every line of a narrow terminal fits', async () => {
    const shop = await full({ columns: 76 })
    await run(shop.context, { month: '2026-12' })
    expect(shop.context.stdout()).not.toContain('Per day')
    for (const line of shop.context.stdout().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(76)
  })

  it.each(langs)('of a week names every day, with nothing too (%s)', async (lang) => {
    const shop = await full({ lang })
    await run(shop.context, { week: '2026-W49' })
    const said = shop.context.stdout()
    expect(said.split('\n')[0]).toContain(
      lang === 'fr' ? 'Semaine 49, du 30 novembre 2026 au 6 décembre 2026' : 'Week 49, 30 November 2026 to 6 December 2026',
    )
    for (const date of ['30/11', '01/12', '02/12', '03/12', '04/12', '05/12', '06/12']) expect(said).toContain(date)
    expect(said).toMatch(lang === 'fr' ? /sam\. 05\/12 +rien/ : /Sat 05\/12 +nothing/)
  })

  it('tells how to see what follows where the month is nearly over, and how to fill its places', async () => {
    const early = await full()
    await run(early.context, {})
    expect(early.context.stderr()).not.toContain('--month next')
    const late = await bakery({ now: new Date('2026-11-27T09:00:00Z') })
    await run(late.context, {})
    expect(late.context.stderr()).toContain('smm calendar --month next')
    await run(early.context, { month: 'next' })
    expect(early.context.stderr()).toContain('smm queue draft --month 2026-12 -o 2026-12')
  })

  it('without a post, an account, a slot or a strategy says that nothing is planned', async () => {
    const { context } = await bakery({ accounts: [] })
    await run(context, { month: '2026-06' })
    expect(context.stdout()).toContain('Father’s Day')
    const bare = await bakery({ accounts: [] })
    await (await bare.context.store()).clients.update('ill', { country: 'JP' }, bare.context.now().toISOString())
    await run(bare.context, { month: '2026-08' })
    expect(bare.context.stdout()).not.toContain('undefined')
    expect(bare.context.stderr()).toBe('')
  })
})

describe('the days that are meant', () => {
  const days: [string, Record<string, unknown>, string, string][] = [
    ['the running month', {}, '2026-11-01', '2026-11-30'],
    ['a month by its name, the next of it', { month: 'février' }, '2027-02-01', '2027-02-28'],
    ['the next month', { month: 'next' }, '2026-12-01', '2026-12-31'],
    ['a month that is over', { month: '10/2026' }, '2026-10-01', '2026-10-31'],
    ['an ISO week', { week: '2026-W53' }, '2026-12-28', '2027-01-03'],
    ['an ISO week, lightly typed', { week: '2026-s5' }, '2026-01-26', '2026-02-01'],
    ['the week of a day', { week: '2026-12-31' }, '2026-12-28', '2027-01-03'],
    ['this week', { week: 'current' }, '2026-11-23', '2026-11-29'],
    ['the next week', { week: 'semaine prochaine' }, '2026-11-30', '2026-12-06'],
  ]
  it.each(days)('%s', async (_, flags, from, to) => {
    const { context } = await bakery({ options: { json: true } })
    await run(context, flags)
    expect(JSON.parse(context.stdout())).toMatchObject({
      client: 'ill',
      time_zone: 'Europe/Paris',
      today: '2026-11-23',
      from,
      to,
    })
  })

  it.each([
    ['two_periods', { month: '2026-12', week: '2026-W50' }, /l’un des deux|one of/],
    ['bad_week', { week: '2027-W53' }, /--week 2026-W50/],
    ['bad_week', { week: '2026-02-30' }, /--week 2026-W50/],
    ['bad_week', { week: 'lundi' }, /--week 2026-W50/],
    ['bad_month', { month: '2026-13' }, /2026-10/],
    ['two_forms', { html: true, ics: true }, /l’un des deux|one of/],
    ['bad_output', { output: 'calendrier.pdf' }, /\.html/],
    ['no_folder', { output: 'none/calendrier.html' }, /mkdir -p/],
  ])('%s is refused, with what to type instead', async (code, flags, typed) => {
    for (const lang of langs) {
      const { context } = await bakery({ lang })
      const failure = await failureOf(run(context, flags))
      expect([failure.kind, failure.code]).toEqual(['usage', code])
      expect(failure.hint).toMatch(typed)
      if (lang === 'fr') expect(typographyFaults(`${failure.message}\n${failure.hint ?? ''}`)).toEqual([])
    }
  })
})

describe('smm calendar for others', () => {
  it('as a page and as ICS is in the client’s language, whatever the consultant’s [004-52]', async () => {
    const shop = await full({ lang: 'en' })
    await run(shop.context, { month: '2026-12', output: 'dec.html' })
    const page = readFileSync(join(shop.context.cwd, 'dec.html'), 'utf8')
    expect(page).toContain('Calendrier des publications')
    parseXml(page)
    await run(shop.context, { output: 'posts.ics' })
    const file = readFileSync(join(shop.context.cwd, 'posts.ics'), 'utf8')
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(events.some((one) => one.summary === 'Le levain')).toBe(true)
    // three months: the running one and two more
    const days = events.map((one) => one.startDate.toString().slice(0, 10)).toSorted()
    expect(days.at(-1)?.slice(0, 7)).toBe('2027-01')
    expect(shop.context.stderr()).toContain('posts.ics')
  })

  it('goes to stdout without a file, in both languages when asked, and writes nothing as a dry run', async () => {
    const both = await full({ options: { lang: 'both' } })
    await run(both.context, { month: '2026-12', html: true })
    expect(both.context.stdout()).toContain('Calendrier des publications')
    expect(both.context.stdout()).toContain('Publishing calendar')
    const dry = await full({ options: { dry_run: true } })
    await run(dry.context, { month: '2026-12', output: 'dec.html' })
    expect(existsSync(join(dry.context.cwd, 'dec.html'))).toBe(false)
    expect(dry.context.stderr()).toContain('Would write')
  })

  it('as JSON has every field, free places and remarks included', async () => {
    const shop = await full({ options: { json: true } })
    await run(shop.context, { month: '2026-12' })
    const calendar = JSON.parse(shop.context.stdout()) as Calendar
    expect(Object.keys(calendar).toSorted()).toEqual([
      'clashes',
      'client',
      'crowded_days',
      'days',
      'from',
      'month',
      'name',
      'pillar_mix',
      'time_zone',
      'to',
      'today',
      'undated_key_dates',
      'week',
      'weeks',
    ])
    expect(calendar.pillar_mix?.drifted[0]).toMatchObject({ pillar: 'offer', actual_percent: 100 })
    expect(calendar.days[2]?.free[0]).toMatchObject({
      scheduled_local: '2026-12-03T09:00',
      scheduled_at: '2026-12-03T08:00:00.000Z',
    })
  })
})

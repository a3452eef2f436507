import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toIcs } from '../../src/documents/ics.ts'
import type { Calendar } from '../../src/posts/calendar.ts'
import { calendarEvents } from '../../src/posts/calendar-events.ts'
import { calendarHtml } from '../../src/posts/calendar-html.ts'
import { readCalendar } from '../../src/posts/read-calendar.ts'
import { daysOfMonth, daysOfWeek } from '../../src/weeks.ts'
import { allElements, parseXml, textOf } from '../support/xml.ts'
import { withSlots, withStrategy } from './strategy-world.ts'
import { bakery, queued, storedPosts, type Bakery } from './support.ts'

const langs = ['fr', 'en'] as const
const hostile = `"><script>document.title='taken'</script> & ‮\u0007 😀 ${'très '.repeat(40)}`

async function month({ context, client }: Pick<Bakery, 'context' | 'client'>, which = '2026-12', lang: 'fr' | 'en' = 'fr') {
  return readCalendar(context, client, { month: which, week: null, ...daysOfMonth(which) }, lang)
}

async function week({ context, client }: Pick<Bakery, 'context' | 'client'>, monday: string) {
  return readCalendar(context, client, { month: null, week: 'x', ...daysOfWeek(monday) }, 'fr')
}

function day(calendar: Calendar, which: string): Calendar['days'][number] {
  const found = calendar.days.find((one) => one.day === which)
  if (!found) throw new Error(which)
  return found
}

describe('the calendar', () => {
  it('has each day once, with its posts by time, their accounts, status and pillar', async () => {
    const shop = await bakery()
    await queued(shop, { text: 'Le soir', to: ['facebook', 'mastodon'], pillar: 'offer' }, { at: '2026-12-03 18:00' })
    await queued(shop, { text: 'Le matin', title: 'Levain', to: ['blog'] }, { at: '2026-12-03 09:00' })
    const calendar = await month(shop)
    expect(calendar.days.map((one) => one.day)).toEqual(
      Array.from({ length: 31 }, (_, i) => `2026-12-${String(i + 1).padStart(2, '0')}`),
    )
    expect(day(calendar, '2026-12-03').posts).toEqual([
      {
        id: 2,
        scheduled_at: '2026-12-03T08:00:00.000Z',
        scheduled_local: '2026-12-03T09:00',
        status: 'scheduled',
        accounts: ['blog'],
        pillar: null,
        head: 'Levain',
      },
      {
        id: 1,
        scheduled_at: '2026-12-03T17:00:00.000Z',
        scheduled_local: '2026-12-03T18:00',
        status: 'scheduled',
        accounts: ['facebook', 'mastodon'],
        pillar: 'offer',
        head: 'Le soir',
      },
    ])
    expect(calendar.weeks.map((one) => one.week)).toEqual(['2026-W49', '2026-W50', '2026-W51', '2026-W52', '2026-W53'])
  })

  it('leaves out what was cancelled, and keeps what was lost in sight', async () => {
    const shop = await bakery()
    const store = await shop.context.store()
    const at = shop.context.now().toISOString()
    const [cancelled, missed] = [
      await queued(shop, { text: 'Un', to: ['facebook'] }, { at: '2026-12-01 09:00' }),
      await queued(shop, { text: 'Deux', to: ['facebook'] }, { at: '2026-12-02 09:00' }),
    ]
    await store.posts.cancel(cancelled.id, at)
    const [delivery] = missed.deliveries
    await store.deliveries.transition(
      { delivery_id: delivery?.id ?? 0, transition: 'test', from: ['scheduled'], to: 'missed', change: {}, run_id: null },
      at,
    )
    const posts = (await month(shop)).days.flatMap((one) => one.posts)
    expect(posts.map((one) => [one.id, one.status])).toEqual([[missed.id, 'missed']])
  })

  it('shows the gaps: planned places that nothing stands in, with the pillar to write about [004-58]', async () => {
    const shop = await withSlots(await bakery(), 'conseils=mardi 9h; jeudi 18h30 sur facebook')
    await queued(shop, { text: 'Le levain', to: ['facebook'] }, { at: '2026-12-08 09:00' })
    const calendar = await month(shop)
    expect(calendar.days.flatMap((one) => one.free).map((one) => one.scheduled_local)).toEqual([
      '2026-12-01T09:00',
      '2026-12-03T18:30',
      '2026-12-10T18:30',
      '2026-12-15T09:00',
      '2026-12-17T18:30',
      '2026-12-22T09:00',
      '2026-12-24T18:30',
      '2026-12-29T09:00',
      '2026-12-31T18:30',
    ])
    expect(day(calendar, '2026-12-01').free[0]).toMatchObject({ name: 'conseils', pillar: 'expertise' })
    expect(day(calendar, '2026-12-03').free[0]).toMatchObject({ name: null, accounts: ['facebook'] })
    expect(calendar.weeks[1]).toEqual({
      week: '2026-W50',
      from: '2026-12-07',
      to: '2026-12-13',
      planned: 2,
      posts: 1,
      over: false,
    })
  })

  it('shows clashes: two posts of one account within the hour, not of two accounts, not drafts', async () => {
    const shop = await bakery()
    const at = (time: string) => ({ at: `2026-12-03 ${time}` })
    await queued(shop, { text: 'Un', to: ['facebook', 'blog'] }, at('09:00'))
    await queued(shop, { text: 'Deux', to: ['facebook'] }, at('09:30'))
    await queued(shop, { text: 'Trois', to: ['facebook'] }, at('10:30'))
    await queued(shop, { text: 'Quatre', to: ['mastodon'] }, at('10:31'))
    await queued(shop, { text: 'Cinq', to: ['mastodon'], draft: true }, at('10:40'))
    expect((await month(shop)).clashes).toEqual([
      { account: 'facebook', post_ids: [1, 2], scheduled_local: '2026-12-03T09:00', minutes: 30 },
    ])
    // over midnight, and over the edge of what is shown
    await queued(shop, { text: 'Six', to: ['blog'] }, { at: '2026-11-30 23:45' })
    await queued(shop, { text: 'Sept', to: ['blog'] }, { at: '2026-12-01 00:15' })
    expect((await month(shop)).clashes[0]).toEqual({
      account: 'blog',
      post_ids: [6, 7],
      scheduled_local: '2026-11-30T23:45',
      minutes: 30,
    })
    expect((await month(shop, '2027-01')).clashes).toEqual([])
  })

  it('shows over-posting: more a week than planned, more than two a day on one account', async () => {
    const shop = await withSlots(await bakery(), 'mardi 9h sur facebook')
    for (const time of ['09:00', '13:00']) await queued(shop, { text: time, to: ['facebook'] }, { at: `2026-12-01 ${time}` })
    expect((await month(shop)).crowded_days).toEqual([])
    await queued(shop, { text: '19:00', to: ['facebook', 'mastodon'] }, { at: '2026-12-01 19:00' })
    await queued(shop, { text: 'Ailleurs', to: ['mastodon'] }, { at: '2026-12-08 19:00' })
    const calendar = await month(shop)
    expect(calendar.crowded_days).toEqual([{ account: 'facebook', day: '2026-12-01', posts: 3 }])
    expect(calendar.weeks.map((one) => [one.planned, one.posts, one.over])).toEqual([
      [1, 3, true],
      [1, 0, false],
      [1, 0, false],
      [1, 0, false],
      [1, 0, false],
    ])
  })

  it('names public holidays and key dates of the place, once, and the client’s own', async () => {
    const shop = await bakery({ lang: 'fr' })
    const store = await shop.context.store()
    const client = await store.clients.update('ill', { region: '68' }, shop.context.now().toISOString())
    await withStrategy(shop, {
      answers: {
        topics: {
          state: 'answered',
          value: { ok: [], never: [], key_dates: ['fermé du 27 décembre au 4 janvier', 'vendanges', '15 août : fête'] },
        },
      },
    })
    const calendar = await month({ ...shop, client })
    expect(day(calendar, '2026-12-25').holidays).toEqual(['Noël'])
    expect(day(calendar, '2026-12-26').holidays).toHaveLength(1)
    expect(day(calendar, '2026-12-06').key_dates.map((one) => one.name)).toEqual(['Saint-Nicolas'])
    // what began before is on the first day shown
    expect(day(calendar, '2026-12-01').key_dates).toEqual([
      { id: 'christmas_markets', name: 'Marchés de Noël', from: '2026-11-27', to: '2026-12-24' },
    ])
    expect(day(calendar, '2026-12-27').key_dates).toEqual([
      { id: null, name: 'fermé du 27 décembre au 4 janvier', from: '2026-12-27', to: '2027-01-04' },
    ])
    expect(calendar.undated_key_dates).toEqual(['vendanges'])
    const english = await month({ ...shop, client }, '2026-12', 'en')
    expect(day(english, '2026-12-25').holidays).toEqual(['Christmas Day'])
    expect(day(english, '2026-12-06').key_dates.map((one) => one.name)).toEqual(['Saint Nicholas'])
    const easter = await month({ ...shop, client }, '2027-03')
    const names = easter.days.flatMap((one) => [...one.holidays, ...one.key_dates.map((mark) => mark.name)])
    expect(new Set(names).size).toBe(names.length)
  })

  it('has the mix of the month against the plan; of a week, of the four that end with it', async () => {
    const shop = await bakery()
    await withStrategy(shop)
    await queued(shop, { text: 'Un', to: ['facebook'], pillar: 'offer' }, { at: '2026-12-01 09:00' })
    await queued(shop, { text: 'Deux', to: ['facebook'] }, { at: '2026-12-30 09:00' })
    expect((await month(shop)).pillar_mix).toMatchObject({ from: '2026-12-01', posts: 1, without_pillar: 1 })
    expect((await week(shop, '2026-12-21')).pillar_mix).toMatchObject({ from: '2026-11-30', to: '2026-12-27', posts: 1 })
    expect((await week(shop, '2026-12-28')).pillar_mix).toMatchObject({ from: '2026-12-07', to: '2027-01-03', posts: 0 })
  })

  it.each([
    ['2027-03-22', 'Europe/Paris'],
    ['2026-10-19', 'Europe/Paris'],
    ['2027-03-08', 'America/Toronto'],
  ])('keeps the wall time in the week of %s, in which the clocks change in %s', async (monday, time_zone) => {
    const now = new Date(`${monday}T00:00:00Z`)
    const shop = await withSlots(
      await bakery({ time_zone, now: new Date(now.getTime() - 14 * 86_400_000) }),
      'dimanche 9h; samedi 9h',
    )
    const calendar = await week(shop, monday)
    expect(calendar.days).toHaveLength(7)
    const places = calendar.days.flatMap((one) => one.free)
    expect(places.map((one) => one.scheduled_local.slice(11))).toEqual(['09:00', '09:00'])
    const [one, other] = places.map((place) => Date.parse(place.scheduled_at))
    expect(Math.abs(((other ?? 0) - (one ?? 0)) / 3_600_000 - 24)).toBe(1)
  })

  it('has four to six weeks, whatever the month', async () => {
    const shop = await bakery()
    expect((await month(shop, '2027-02')).weeks).toHaveLength(4)
    expect((await month(shop, '2027-05')).weeks).toHaveLength(6)
    for (const one of (await month(shop, '2027-05')).weeks) expect(one.from < one.to).toBe(true)
  })
})

describe('the calendar as a page', () => {
  async function page(lang: 'fr' | 'en', shop: Bakery, from: string[] = []) {
    const html = calendarHtml([{ calendar: await month(shop, '2026-12', lang), lang }], null, from)
    return { html, root: parseXml(html) }
  }

  it.each(langs)('is a real table with a head for each day and each week (%s)', async (lang) => {
    const shop = await withSlots(await bakery(), 'conseils=mardi 9h')
    await queued(shop, { text: 'Le levain', to: ['facebook'], pillar: 'behind' }, { at: '2026-12-03 09:00' })
    const { html, root } = await page(lang, shop, ['Le cabinet'])
    const all = allElements(root)
    const cells = all.filter((one) => one.name === 'td')
    expect(cells).toHaveLength(5 * 7)
    expect(all.filter((one) => one.name === 'th' && one.attributes['scope'] === 'col')).toHaveLength(8)
    expect(all.filter((one) => one.name === 'th' && one.attributes['scope'] === 'row')).toHaveLength(5)
    expect(all.filter((one) => one.name === 'time').map((one) => one.attributes['datetime'])).toHaveLength(31)
    const third = cells.find((one) => textOf(one).includes('Le levain'))
    expect(third && textOf(third).replace(/\s+/g, ' ')).toContain('09:00 facebook Le levain')
    expect(third && textOf(third)).toContain(lang === 'fr' ? 'coulisses, programmée' : 'behind the scenes, scheduled')
    expect(root.attributes['lang']).toBe(lang)
    expect(textOf(root)).toContain('Le cabinet')
    expect(html).not.toMatch(/<script|https?:|@import|url\(/)
    expect(html).toContain('A4 landscape')
  })

  it('is well-formed whatever the titles and names, and nothing of them becomes markup', async () => {
    const shop = await bakery()
    const store = await shop.context.store()
    const client = await store.clients.update('ill', { name: hostile }, shop.context.now().toISOString())
    await queued(shop, { text: hostile, title: hostile, to: ['blog'] }, { at: '2026-12-03 09:00' })
    const { root } = await page('fr', { ...shop, client }, [hostile])
    expect(allElements(root).filter((one) => one.name === 'script')).toEqual([])
    expect(textOf(root)).toContain('<script>')
    expect(textOf(root)).not.toContain('\u202E')
  })

  it('may hold both languages, each with names of its own', async () => {
    const shop = await bakery()
    const pages = await Promise.all(langs.map(async (lang) => ({ calendar: await month(shop, '2026-12', lang), lang })))
    const root = parseXml(calendarHtml(pages, '#0b6b66', []))
    const mains = allElements(root).filter((one) => one.name === 'main')
    expect(mains.map((one) => one.attributes['lang'])).toEqual(['fr', 'en'])
    const ids = allElements(root).flatMap((one) => one.attributes['id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the calendar for other calendars', () => {
  async function events(shop: Bakery, which = '2026-12'): Promise<ICAL.Event[]> {
    const file = await toIcs({ name: 'Essai', lang: 'fr' }, calendarEvents(await month(shop, which), 'fr'), shop.context.now())
    const parsed = new ICAL.Component(ICAL.parse(file) as unknown[])
    return parsed.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  }

  it('has posts, free places, holidays and key dates, as a calendar program reads them', async () => {
    const shop = await withSlots(await bakery(), 'conseils=mardi 9h')
    await queued(shop, { text: 'Le levain ; à table, demain', to: ['facebook'], pillar: 'behind' }, { at: '2026-12-03 09:00' })
    const found = await events(shop)
    const post = found.find((one) => one.uid === 'post-ill-1@smm')
    expect(post?.summary).toBe('Le levain ; à table, demain')
    expect(post?.startDate.toJSDate().toISOString()).toBe('2026-12-03T08:00:00.000Z')
    expect(post?.description).toContain('coulisses')
    const place = found.find((one) => one.summary.includes('conseils'))
    expect(place?.startDate.toJSDate().toISOString()).toBe('2026-12-01T08:00:00.000Z')
    const christmas = found.find((one) => one.summary === 'Noël')
    expect([christmas?.startDate.isDate, christmas?.startDate.toString()]).toEqual([true, '2026-12-25'])
    const markets = found.find((one) => one.summary === 'Marchés de Noël')
    expect([markets?.startDate.toString(), markets?.endDate.toString()]).toEqual(['2026-11-27', '2026-12-25'])
  })

  it('names each event once and for good, so that a calendar that reads it again changes its own', async () => {
    const shop = await withSlots(await bakery(), 'conseils=mardi 9h; mardi 9h sur facebook; jeudi 9h')
    await withStrategy(shop, {
      answers: { topics: { state: 'answered', value: { ok: [], never: [], key_dates: ['24/12 : fermé', 'le 24/12 🎄'] } } },
    })
    await queued(shop, { text: 'Un', to: ['facebook'] }, { at: '2026-12-03 15:00' })
    const uids = (await events(shop)).map((one) => one.uid)
    expect(new Set(uids).size).toBe(uids.length)
    const [post] = await storedPosts(shop.context)
    await (
      await shop.context.store()
    ).posts.move(
      post?.id ?? 0,
      {
        scheduled_at: '2026-12-04T14:00:00.000Z',
        scheduled_local: '2026-12-04T15:00',
        time_zone: 'Europe/Paris',
        typed_at: null,
      },
      'scheduled',
      shop.context.now().toISOString(),
    )
    expect((await events(shop)).map((one) => one.uid).toSorted()).toEqual(uids.toSorted())
  })

  it('is read whatever the titles', async () => {
    const shop = await bakery()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (title) => {
        const calendar = await month(shop)
        const [first, ...days] = calendar.days
        const post = { id: 1, scheduled_at: '2026-12-01T08:00:00.000Z', scheduled_local: '2026-12-01T09:00' } as const
        const more = { status: 'scheduled', accounts: [title], pillar: title, head: title } as const
        const full = { ...calendar, days: first ? [{ ...first, posts: [{ ...post, ...more }] }, ...days] : days }
        const file = await toIcs({ name: title, lang: 'fr' }, calendarEvents(full, 'fr'), shop.context.now())
        const parsed = new ICAL.Component(ICAL.parse(file) as unknown[])
        expect(parsed.getAllSubcomponents('vevent').length).toBeGreaterThan(0)
      }),
      { numRuns: 20 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { run as editPool } from '../../../src/cli/pool/edit.ts'
import { run as listPools } from '../../../src/cli/pool/list.ts'
import { run as removePool } from '../../../src/cli/pool/remove.ts'
import { run as showPool } from '../../../src/cli/pool/show.ts'
import { run as add } from '../../../src/cli/queue/add.ts'
import { run as cancelSeries } from '../../../src/cli/queue/cancel-series.ts'
import { run as cancel } from '../../../src/cli/queue/cancel.ts'
import { run as edit } from '../../../src/cli/queue/edit.ts'
import { run as list } from '../../../src/cli/queue/list.ts'
import { run as show } from '../../../src/cli/queue/show.ts'
import { status } from '../../../src/cli/status/status.ts'
import { exitCodes, Failure } from '../../../src/failure.ts'
import { bakery, monday, storedPosts } from '../../posts/support.ts'
import { testContext } from '../../support/context.ts'

const langs = ['fr', 'en'] as const

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

function wellSaid(text: string, lang: 'fr' | 'en'): void {
  expect(text).not.toMatch(/\{\w+\}|undefined|null|NaN/)
  if (lang === 'fr') expect(text).not.toMatch(/[^\s] [;!?»]|« /)
}

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/’/g, "'")

describe('what is refused: told, with its exit code, and nothing stored', () => {
  const cases: readonly [
    name: string,
    word: string | undefined,
    flags: Record<string, unknown>,
    code: string,
    exit?: number,
  ][] = [
    ['unreadable rule', 'a', { repeat: 'sometimes', at: 'demain 9h' }, 'rule_unreadable'],
    ['unreadable part', 'a', { repeat: 'FREQ=DAILY;FOO=1', at: 'demain 9h' }, 'rule_unreadable'],
    ['every hour', 'a', { repeat: 'FREQ=HOURLY', at: 'demain 9h' }, 'rule_too_often'],
    ['hours in the rule', 'a', { repeat: 'FREQ=DAILY;BYHOUR=9', at: 'demain 9h' }, 'rule_hour_inside'],
    ['exceptions in the rule', 'a', { repeat: 'FREQ=DAILY;EXDATE=20261201', at: 'demain 9h' }, 'rule_exception_inside'],
    ['beginning in the rule', 'a', { repeat: 'FREQ=DAILY;DTSTART=20261201', at: 'demain 9h' }, 'rule_start_inside'],
    ['two ends', 'a', { repeat: 'FREQ=DAILY;COUNT=3', until: '2026-12-31', at: 'demain 9h' }, 'rule_two_ends'],
    ['end before the beginning', 'a', { repeat: 'daily', until: '2026-11-01', at: 'demain 9h' }, 'rule_without_dates'],
    ['30 February', 'a', { repeat: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', at: 'demain 9h' }, 'rule_without_dates'],
    ['no day', 'a', { repeat: 'daily', until: 'soon', at: 'demain 9h' }, 'bad_day'],
    ['no first date', 'a', { repeat: 'daily' }, 'needs_time'],
    ['first date past', 'a', { repeat: 'daily', at: '2026-11-23 09:00' }, 'time_past'],
    ['an end alone', 'a', { until: '2026-12-31', at: 'demain 9h' }, 'until_alone'],
    ['at once', 'a', { repeat: 'daily', now: true }, 'no_other_time'],
    ['a draft', 'a', { repeat: 'daily', draft: true, at: 'demain 9h' }, 'no_other_time'],
    ['text too long', 'x'.repeat(501), { repeat: 'daily', at: 'demain 9h', to: ['mastodon'] }, 'post_refused'],
    ['a variant alone', 'a', { variant: ['b'], at: 'demain 9h' }, 'only_evergreen'],
    ['uses alone', 'a', { maxUses: '3' }, 'only_evergreen'],
    ['uses that are none', 'a', { evergreen: 'recettes', maxUses: 'many' }, 'bad_uses'],
    ['a pool and a time', 'a', { evergreen: 'recettes', at: 'demain 9h' }, 'entry_with_time'],
    ['a name of a pool', 'a', { evergreen: '../x' }, 'bad_pool_name'],
    ['an unknown pool', undefined, { fromPool: 'recettes', at: 'demain 9h' }, 'pool_not_found', 5],
    ['text beside a pool', 'a', { fromPool: 'recettes', at: 'demain 9h' }, 'pool_and_text'],
  ]
  describe.each(langs)('%s', (lang) => {
    test.each(cases)('%s', async (_, word, flags, code, exit = 2) => {
      const { context } = await bakery({ lang })
      const failure = await failureOf(add(context, word, { to: ['blog'], ...flags }))
      expect([failure.code, exitCodes[failure.kind]]).toEqual([code, exit])
      wellSaid([failure.message, failure.hint ?? '', ...failure.details].join('\n'), lang)
      expect(await storedPosts(context)).toEqual([])
      expect(await (await context.store()).series.list({ client: 'ill', all: true })).toEqual([])
    })
  })
})

describe.each(langs)('in %s', (lang) => {
  test('a series is said back with its dates', async () => {
    const { context } = await bakery({ lang })
    expect(await add(context, 'Marché', { to: ['blog'], at: 'samedi 8h', repeat: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10' })).toBe(0)
    wellSaid(context.stdout(), lang)
    const said = plain(context.stdout())
    expect(said).toContain(
      lang === 'fr'
        ? 'Série 1 ajoutée · 10 publications (1–10)\nchaque semaine, le lundi et le jeudi à 08:00, 10 fois\nblog\nProchaines dates :\n  lundi 30 novembre 2026 à 08:00\n  jeudi 3 décembre 2026 à 08:00\n'
        : 'Series 1 added · 10 posts (1–10)\nevery week, on Monday and Thursday at 08:00, 10 times\nblog\nNext dates:\n  Monday, 30 November 2026 at 08:00\n  Thursday, 3 December 2026 at 08:00\n',
    )
    expect(plain(context.stderr())).toContain(
      lang === 'fr'
        ? "28 novembre 2026 n'est pas un jour de la règle : la série commence le 30 novembre 2026."
        : '28 November 2026 is no day of the rule: the series begins on 30 November 2026.',
    )
  })

  test('what may surprise is said: an hour that the clocks skip or repeat, a 31st', async () => {
    const { context } = await bakery({ lang })
    await add(context, 'Pain de nuit', { to: ['blog'], at: '2026-11-29 02:30', repeat: 'weekly' })
    await add(context, 'Inventaire', { to: ['blog'], at: '2027-01-31 18:00', repeat: 'monthly' })
    wellSaid(context.stderr(), lang)
    const said = plain(context.stderr())
    expect(said).toContain(
      lang === 'fr'
        ? "Le 28 mars 2027, 02:30 n'existe pas (passage à l'heure d'été) : elle partira à 03:30."
        : 'On 28 March 2027, 02:30 does not exist (the clocks go forward): it leaves at 03:30.',
    )
    expect(said).toContain(
      lang === 'fr' ? 'Le 31 octobre 2027, 02:30 existe deux fois' : 'On 31 October 2027, 02:30 comes twice',
    )
    expect(said).toContain('FREQ=MONTHLY;BYMONTHDAY=-1')
  })

  test('shown on each of its posts, marked in the list', async () => {
    const { context } = await bakery({ lang })
    await add(context, 'Marché', { to: ['blog'], at: 'samedi 8h', repeat: 'weekly' })
    await add(context, 'Autre chose', { to: ['blog'], at: 'demain 9h' })
    await list(context, {})
    const rows = context
      .stdout()
      .split('\n')
      .filter((line) => /↻ Marché/.test(line))
    expect(rows.length).toBe(8)
    expect(context.stdout()).toMatch(/ {2}Autre chose/)
    await show(context, '2')
    expect(plain(context.stdout())).toContain(
      lang === 'fr'
        ? 'chaque semaine, le samedi à 08:00 (série 1, celle du sam. 05/12 08:00)'
        : 'every week, on Saturday at 08:00 (series 1, the one of Sat 05/12 08:00)',
    )
  })

  test('one is cancelled alone; the series is changed, then ended from one on', async () => {
    const { context } = await bakery({ lang })
    await add(context, 'Marché', { to: ['blog'], at: 'samedi 8h', repeat: 'weekly' })
    await cancel(context, ['2'])
    expect(plain(context.stderr())).toContain(
      lang === 'fr' ? 'Elle ne reviendra pas ; la série continue.' : 'It will not come back; the series goes on.',
    )
    await edit(context, '3', 'Marché de Noël', { series: true })
    expect(plain(context.stdout())).toContain(
      lang === 'fr' ? 'Série 1 changée · 6 publications (3–8)' : 'Series 1 changed · 6 posts (3–8)',
    )
    await cancelSeries(context, ['5'])
    expect(plain(context.stdout())).toContain(
      lang === 'fr' ? 'Série 1 terminée · 4 publications annulées' : 'Series 1 ended · 4 posts cancelled',
    )
    expect((await storedPosts(context)).map((post) => `${post.text}, ${post.status}`)).toEqual([
      'Marché, scheduled',
      'Marché, cancelled',
      'Marché de Noël, scheduled',
      'Marché de Noël, scheduled',
      ...Array.from({ length: 4 }, () => 'Marché de Noël, cancelled'),
    ])
    await show(context, '1')
    expect(plain(context.stdout())).toMatch(lang === 'fr' ? /,\s+terminée/ : /,\s+ended/)
    wellSaid(context.stdout() + context.stderr(), lang)
    await add(context, 'Seule', { to: ['blog'], at: 'demain 9h' })
    expect((await failureOf(cancelSeries(context, ['9']))).code).toBe('no_series')
    expect((await failureOf(edit(context, '9', 'x', { series: true }))).code).toBe('no_series')
  })

  test('a pool: filled, drawn from, looked at, changed, removed', async () => {
    const { context } = await bakery({ lang })
    await listPools(context)
    await add(context, 'Le pain de seigle se garde', {
      to: ['blog'],
      evergreen: 'recettes',
      variant: ['Une miche de seigle'],
      maxUses: '4',
    })
    expect(plain(context.stdout())).toContain(
      lang === 'fr' ? 'Ajoutée à recettes sous le n° 1 · 2 rédactions' : 'Added to recettes as entry 1 · 2 wordings',
    )
    await add(context, undefined, { fromPool: 'recettes', at: 'demain 9h' })
    await add(context, 'La brioche', { to: ['blog'], evergreen: 'Recettes' })
    await add(context, undefined, { fromPool: 'recettes', at: 'mercredi 18h', repeat: 'weekly' })
    expect((await storedPosts(context)).map((post) => [post.id, post.text, post.series_id])).toEqual([
      [1, 'Le pain de seigle se garde', null],
      [2, 'La brioche', 1],
    ])
    await show(context, '2')
    expect(plain(context.stdout())).toContain(lang === 'fr' ? 'recettes, n° 2' : 'recettes, entry 2')
    await listPools(context)
    await showPool(context, 'recettes')
    expect(plain(context.stdout())).toMatch(/1 +2 +1\/4 +24\/11\/2026 +23\/01\/2027 +Le pain/)
    await editPool(context, 'recettes', { coolDown: '90' })
    await editPool(context, 'recettes', { coolDown: '1' })
    expect((await failureOf(editPool(context, 'recettes', { coolDown: '0' }))).code).toBe('bad_days')
    await removePool(context, 'recettes', '1')
    expect((await failureOf(removePool(context, 'recettes', '1'))).code).toBe('entry_not_found')
    expect((await failureOf(removePool(context, 'recettes', undefined))).code).toBe('pool_in_use')
    const dry = testContext({ folder: context.folder, now: context.now, options: { dry_run: true } })
    expect((await failureOf(removePool(dry, 'recettes', undefined))).code).toBe('pool_in_use')
    await cancelSeries(context, ['2'])
    await removePool(context, 'recettes', undefined)
    wellSaid(context.stdout() + context.stderr(), lang)
  })

  test('what cannot go on stands in the status', async () => {
    const { context } = await bakery({ lang })
    await add(context, 'La brioche', { to: ['blog'], evergreen: 'recettes' })
    await add(context, undefined, { fromPool: 'recettes', at: 'mercredi 18h', repeat: 'weekly' })
    await status(context)
    const said = plain(context.stdout()).replace(/\s+/g, ' ')
    expect(said).toContain(
      lang === 'fr'
        ? "Série 1 (chaque semaine, le mercredi à 18:00) : celle du mer. 02/12 18:00 n'a pas pu être ajoutée. Rien n'est prêt dans recettes : tout se repose jusqu'au 24 janvier 2027."
        : 'Series 1 (every week, on Wednesday at 18:00): the one of Wed 02/12 18:00 could not be added. Nothing in recettes is ready: all of it rests until 24 January 2027.',
    )
    wellSaid(context.stdout(), lang)
  })
})

test('--dry-run stores nothing, and --json gives the first post with its series', async () => {
  const dry = await bakery({ options: { dry_run: true } })
  await add(dry.context, 'Marché', { to: ['blog'], at: 'samedi 8h', repeat: 'weekly' })
  await add(dry.context, 'Marché', { to: ['blog'], evergreen: 'recettes' })
  expect(await storedPosts(dry.context)).toEqual([])
  expect(await (await dry.context.store()).pools.list('ill')).toEqual([])
  const { context } = await bakery({ options: { json: true } })
  await add(context, 'Marché', { to: ['blog'], at: 'samedi 8h', repeat: 'weekly' })
  expect(JSON.parse(context.stdout())).toMatchObject({
    id: 1,
    series_id: 1,
    occurrence: '2026-11-28T08:00',
    status: 'scheduled',
    series: {
      id: 1,
      state: 'active',
      rule: 'FREQ=WEEKLY',
      words: 'every week, on Saturday at 08:00',
      posts: [1, 2, 3, 4, 5, 6, 7, 8],
      next: [{ scheduled_local: '2026-11-28T08:00' }, {}, {}, {}, {}],
    },
  })
})

test('a list goes on with a series whose time has come', async () => {
  let now = monday
  const { context } = await bakery({ now: () => now })
  await add(context, 'Marché', { to: ['blog'], at: 'samedi 8h', repeat: 'weekly' })
  now = new Date('2026-12-20T09:00:00Z')
  await list(context, {})
  expect((await storedPosts(context)).length).toBe(12)
})

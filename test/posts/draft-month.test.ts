import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run as draft } from '../../src/cli/queue/draft.ts'
import { run as addIdea } from '../../src/cli/idea/add.ts'
import { Failure } from '../../src/failure.ts'
import { readPostFile } from '../../src/posts/front-matter.ts'
import { planImport } from '../../src/posts/import-posts.ts'
import { readRows } from '../../src/posts/import/read-rows.ts'
import { typographyFaults } from '../support/french.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { withSlots, withStrategy } from './strategy-world.ts'
import { bakery, monday, queued, type Bakery } from './support.ts'

const langs = ['fr', 'en'] as const
const name = "Boulangerie de l'Ill"

async function shopWith(slots: string, given: Parameters<typeof bakery>[0] = {}): Promise<Bakery> {
  const shop = await withSlots(await bakery({ accounts: [['manual', 'facebook', 'facebook']], ...given }), slots)
  await withStrategy(shop, {
    answers: {
      sector: { state: 'answered', value: 'restaurant_hotel' },
      topics: { state: 'answered', value: { ok: [], never: [], key_dates: ['Inventaire : 16 décembre'] } },
    } as never,
    pillars: { behind: 50, offer: 30, expertise: 20 },
  })
  return shop
}

function read(context: TestContext, folder: string): Record<string, string> {
  const path = join(context.folder, folder)
  return Object.fromEntries(
    readdirSync(path)
      .toSorted()
      .map((file) => [file, readFileSync(join(path, file), 'utf8')]),
  )
}

async function again(context: TestContext, given: Parameters<typeof testContext>[0]): Promise<TestContext> {
  await context.close()
  return testContext({ now: monday, folder: context.folder, ...given })
}

describe.each(langs)('a month of files (%s)', (lang) => {
  test('one for each free slot, by date, with what is known of it', async () => {
    const shop = await shopWith('mardi 9h; vendredi 18h30', { lang, options: { lang } })
    const { context } = shop
    await queued(shop, { text: 'Déjà là', to: ['facebook'] }, { at: '2026-12-04 18:30' })
    await addIdea(context, ['Filmer la première fournée'], { pillar: 'behind' })
    await draft(context, { month: '2026-12', output: 'month' })
    const files = read(context, 'month')
    expect(Object.keys(files)).toEqual([
      '2026-12-01-0900-facebook.md',
      '2026-12-08-0900-facebook.md',
      '2026-12-11-1830-facebook.md',
      '2026-12-15-0900-facebook.md',
      '2026-12-18-1830-facebook.md',
      '2026-12-22-0900-facebook.md',
      '2026-12-25-1830-facebook.md',
      '2026-12-29-0900-facebook.md',
    ])
    const input = await readPostFile(context, join(context.folder, 'month', '2026-12-01-0900-facebook.md'))
    expect(input).toMatchObject({
      external_id: '2026-12-01-0900-facebook',
      client: 'ill',
      at: '2026-12-01 09:00',
      to: ['facebook'],
      pillar: 'behind',
      text: '',
      draft: false,
    })
    // half of them, thirty and twenty percent
    const pillars = Object.values(files).map((one) => /^pillar: (\w+)/m.exec(one)?.[1])
    expect(pillars.filter((one) => one === 'behind')).toHaveLength(4)
    expect(new Set(pillars)).toEqual(new Set(['behind', 'offer', 'expertise']))
    for (const text of Object.values(files)) expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2)
    expect(Object.values(files).filter((one) => one.includes('Filmer la première fournée'))).toHaveLength(1)
    const christmas = files['2026-12-25-1830-facebook.md'] ?? ''
    expect(christmas).toMatch(lang === 'fr' ? /# Autour de ce jour\s: Noël/ : /# Around this day: Christmas Day/)
    expect(christmas).toMatch(lang === 'fr' ? /63\s206 caractères/ : /63,206 characters/)
    // what the client said of its year, before and while it is
    expect(files['2026-12-11-1830-facebook.md']).toContain('Inventaire')
    expect(files['2026-12-18-1830-facebook.md']).not.toContain('Inventaire')
    expect(files['2026-12-08-0900-facebook.md']).toMatch(
      lang === 'fr' ? /Marchés de Noël \(jusqu’au 24 décembre 2026\)/ : /Christmas markets \(until 24 December 2026\)/,
    )
    if (lang === 'fr') {
      const typed = [name, 'Filmer la première fournée', 'Inventaire : 16 décembre', '09:00', '18:30']
      const notes = Object.values(files).map((one) => one.replace(/^\w+:.*$/gm, ''))
      expect(notes.flatMap((one) => typographyFaults(one, typed))).toEqual([])
    }
    expect(context.stdout()).toContain('2026-12-29-0900-facebook.md')
    expect(context.stderr()).toContain('smm queue import month')
    expect(context.stderr()).toContain(name)
  })

  test('what is offered differs from file to file', async () => {
    const { context } = await shopWith('lundi 9h; mardi 9h; mercredi 9h; jeudi 9h; vendredi 9h', { lang, options: { lang } })
    await draft(context, { month: '2026-12', output: 'month' })
    const offered = Object.values(read(context, 'month')).map((one) => one.slice(one.indexOf('<!--')))
    expect(offered).toHaveLength(23)
    // 5 texts of a pillar for a bakery and for anybody: ten pairs before one comes back
    expect(new Set(offered).size).toBeGreaterThanOrEqual(12)
    for (let i = 1; i < offered.length; i++) expect(offered[i]).not.toBe(offered[i - 1])
  })

  test('read back as they are, nothing of them is a post', async () => {
    const { context, client } = await shopWith('mardi 9h', { lang })
    await draft(context, { month: '2026-12', output: 'month' })
    const planned = await planImport(context, client, (await readRows(context, 'month')).rows, { allow_duplicate: false })
    expect(planned.map((one) => one.outcome.is)).toEqual(Array.from({ length: 5 }, () => 'empty'))
  })

  test('made again: what was written in stays, the rest is made anew', async () => {
    const { context } = await shopWith('mardi 9h', { lang })
    await draft(context, { month: '2026-12', output: 'month' })
    const path = (day: string): string => join(context.folder, 'month', `2026-12-${day}-0900-facebook.md`)
    const before = read(context, 'month')
    writeFileSync(path('01'), `${before['2026-12-01-0900-facebook.md']}Le four est chaud.\n`)
    writeFileSync(path('08'), (before['2026-12-08-0900-facebook.md'] ?? '').replace('link:', 'link: https://example.com'))
    writeFileSync(path('15'), '---\nfoo: bar\n---\n')
    writeFileSync(path('22'), (before['2026-12-22-0900-facebook.md'] ?? '').replace(/<!--[\s\S]*-->/, '<!-- my note -->'))
    const written = read(context, 'month')
    await draft(context, { month: '2026-12', output: 'month' })
    const after = read(context, 'month')
    for (const day of ['01', '08', '15']) {
      const file = `2026-12-${day}-0900-facebook.md`
      expect(after[file]).toBe(written[file])
    }
    expect(after['2026-12-22-0900-facebook.md']).toBe(before['2026-12-22-0900-facebook.md'])
    expect(context.stderr()).toMatch(lang === 'fr' ? /3 fichiers déjà commencés/ : /3 files already started/)
  })

  test('a dry run writes nothing, JSON has every slot', async () => {
    const shop = await shopWith('mardi 9h', { lang })
    const dry = await again(shop.context, { lang, options: { dry_run: true, json: true } })
    await draft(dry, { month: '2026-12', output: 'month' })
    expect(existsSync(join(dry.folder, 'month'))).toBe(false)
    const seen = JSON.parse(dry.stdout()) as Record<string, unknown>[]
    expect(seen).toHaveLength(5)
    expect(seen[0]).toMatchObject({
      external_id: '2026-12-01-0900-facebook',
      scheduled_at: '2026-12-01T08:00:00.000Z',
      scheduled_local: '2026-12-01T09:00',
      time_zone: 'Europe/Paris',
      accounts: ['facebook'],
      pillar: 'behind',
      written: false,
      kept: false,
    })
  })

  test('when there is nothing to write, it says why', async () => {
    const shop = await shopWith('mardi 9h', { lang })
    const { context } = shop
    const failureOf = async (flags: Record<string, unknown>): Promise<Failure> => {
      const failure: unknown = await draft(context, flags).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Failure)
      return failure as Failure
    }
    expect(await failureOf({ month: '2026-10' })).toMatchObject({ kind: 'usage', code: 'month_over' })
    expect((await failureOf({ month: '2026-10' })).hint).toContain('2026-12')
    expect(await failureOf({ month: 'lunedi' })).toMatchObject({ code: 'bad_month' })
    writeFileSync(join(context.folder, 'file'), 'x')
    expect(await failureOf({ month: 'next', output: 'file' })).toMatchObject({ code: 'no_place' })
    for (const day of ['01', '08', '15', '22', '29'])
      await queued(shop, { text: `Du ${day}`, to: ['facebook'] }, { at: `2026-12-${day} 09:00` })
    await draft(context, { month: '2026-12', output: 'month' })
    expect(existsSync(join(context.folder, 'month'))).toBe(false)
    expect(context.stderr()).toContain('smm queue list --from 2026-12-01 --to-date 2026-12-31')
    const none = await bakery({ lang })
    await expect(draft(none.context, { month: '2026-12' })).rejects.toMatchObject({ kind: 'usage', code: 'no_slot' })
  })
})

describe('names, accounts and clocks', () => {
  test('without --output the folder is called after the client and the month; without a strategy the pillars take turns', async () => {
    const { context } = await withSlots(await bakery({ lang: 'fr' }), 'mardi 9h')
    await draft(context, { month: 'prochain' })
    const files = read(context, 'ill-2026-12')
    // three accounts
    expect(Object.keys(files)[0]).toBe('2026-12-01-0900-blog-2.md')
    const pillars = Object.values(files).map((one) => /^pillar: (\w+)/m.exec(one)?.[1])
    expect(new Set(pillars).size).toBe(5)
    expect(Object.values(files)[0]).toContain('to: blog, facebook, mastodon')
  })

  test('without any account the files name none, and it is said', async () => {
    const { context } = await withSlots(await bakery({ lang: 'en', accounts: [] }), 'tuesday 9am')
    await draft(context, { month: '2026-12', output: 'month' })
    expect(Object.keys(read(context, 'month'))[0]).toBe('2026-12-01-0900.md')
    expect(context.stderr()).toContain('No account yet')
  })

  test('an hour that the clocks repeat is written as its instant, one that they skip has no file', async () => {
    const shop = await shopWith('dimanche 2h30')
    const { context, client } = shop
    await draft(context, { month: '2027-10', output: 'autumn' })
    const last = read(context, 'autumn')['2027-10-31-0230-facebook.md'] ?? ''
    expect(last).toContain('scheduled_at: 2027-10-31T00:30:00.000Z')
    writeFileSync(join(context.folder, 'autumn', '2027-10-31-0230-facebook.md'), `${last}Deux heures de plus.\n`)
    const planned = await planImport(context, client, (await readRows(context, 'autumn')).rows, { allow_duplicate: false })
    expect(planned.at(-1)?.outcome).toMatchObject({
      is: 'new',
      prepared: { post: { scheduled_at: '2027-10-31T00:30:00.000Z' } },
    })
    await draft(context, { month: '2027-03', output: 'spring' })
    expect(Object.keys(read(context, 'spring'))).not.toContain('2027-03-28-0230-facebook.md')
  })

  test("a text of one's own is offered first, and cannot end the note", async () => {
    const { context } = await shopWith('mardi 9h')
    mkdirSync(join(context.places.home, 'templates'), { recursive: true })
    writeFileSync(join(context.places.home, 'templates', 'a.md'), '---\npillar: behind\n---\nFin --> ici\nsuite')
    await draft(context, { month: '2026-12', output: 'month' })
    const first = Object.values(read(context, 'month'))[0] ?? ''
    expect(first).toContain('- Fin → ici\n  suite')
    expect(first.match(/-->/g)).toHaveLength(1)
  })
})

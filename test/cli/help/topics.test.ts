import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { datesPage, dateSections } from '../../../src/cli/help/dates-page.ts'
import { deliveryPage } from '../../../src/cli/help/delivery-page.ts'
import { exitCodeTable } from '../../../src/cli/help/pages.ts'
import { environmentPage } from '../../../src/cli/help/environment-page.ts'
import { ownVariables, sharedVariables } from '../../../src/cli/help/environment.ts'
import { filesPage, postFields } from '../../../src/cli/help/files-page.ts'
import { moneyPage } from '../../../src/cli/help/money-page.ts'
import { settingsPage } from '../../../src/cli/help/settings-page.ts'
import { topicNames } from '../../../src/cli/help/topics.ts'
import { topicsPage } from '../../../src/cli/help/topics-page.ts'
import type { TopicRow } from '../../../src/cli/help/topic-page.ts'
import { settingKeys, variableOf } from '../../../src/config/settings.ts'
import { networkIds } from '../../../src/networks/ids.ts'
import { readFields } from '../../../src/posts/front-matter.ts'
import { typographyFaults } from '../../support/french.ts'
import { displayWidth } from '../../../src/io/table.ts'
import { testContext, type TestContext } from '../../support/context.ts'

const src = fileURLToPath(new URL('../../../src/', import.meta.url))
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

const pages: Readonly<Record<string, (context: TestContext) => void | Promise<void>>> = {
  dates: datesPage,
  environment: environmentPage,
  files: filesPage,
  money: moneyPage,
  settings: settingsPage,
  topics: topicsPage,
}

/** Examples of what is typed: with plain spaces and apostrophes, as keyboards have them. */
const typed = ["aujourd'hui", '1 234,50 €', '20 %', '24 €']

describe.each(Object.keys(pages))('smm help %s', (name) => {
  it.each(['fr', 'en'] as const)('fits 80 columns, and is data with --json (%s)', async (lang) => {
    const now = new Date('2026-11-27T08:30:00Z')
    const told = testContext({ lang, now })
    await pages[name]?.(told)
    const lines = told.stdout().split('\n')
    expect(lines.length).toBeGreaterThan(8)
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([])
    if (lang === 'fr') expect(typographyFaults(told.stdout(), [...typed])).toEqual([])
    const asked = testContext({ lang, now, options: { json: true } })
    await pages[name]?.(asked)
    const rows = JSON.parse(asked.stdout()) as TopicRow[]
    expect(rows.length).toBeGreaterThan(8)
    for (const row of rows) expect(row.term).toMatch(/./)
  })
})

it.each([
  ['exit-codes', exitCodeTable],
  ['delivery', deliveryPage],
] as const)('smm help %s fits 80 columns', (_, page) => {
  for (const lang of ['fr', 'en'] as const) {
    const context = testContext({ lang })
    page(context)
    expect(context.stdout().split('\n').length).toBeGreaterThan(8)
    expect(
      context
        .stdout()
        .split('\n')
        .filter((line) => displayWidth(line) > 80),
    ).toEqual([])
  }
})

it('topics lists them all, and each of them has a page', () => {
  const context = testContext({ options: { json: true } })
  topicsPage(context)
  expect((JSON.parse(context.stdout()) as TopicRow[]).map(({ term }) => term)).toEqual([...topicNames])
  for (const name of Object.keys(pages)) expect(topicNames).toContain(name)
})

it('environment names every variable that the program reads, and no other', () => {
  const read = new Set<string>()
  for (const path of sources) {
    const text = readFileSync(join(src, path), 'utf8')
    for (const [, name = ''] of text.matchAll(/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)\b/g)) read.add(name)
    for (const [, names = ''] of text.matchAll(/const \{ ([A-Z_, ]+) \} = env\b/g))
      for (const one of names.split(', ')) read.add(one)
    if (/\benv\[`SMM_SECRET_/.test(text)) read.add('SMM_SECRET_…')
    if (text.includes('assistantVariable')) read.add('SMM_ASSISTANT')
    if (!text.includes('env[name]')) continue
    for (const [, names = ''] of text.matchAll(/for \(const \w+ of \[((?:'[A-Z_]+'(?:, )?)+)\]/g))
      for (const [, one = ''] of names.matchAll(/'([A-Z_]+)'/g)) read.add(one)
  }
  // set while fonts are looked for, put back afterwards
  read.delete('FONTCONFIG_FILE')
  // for those who build the manual
  read.delete('SOURCE_DATE_EPOCH')
  const known = Object.keys({ ...ownVariables, ...sharedVariables })
  expect([...read].filter((name) => !known.includes(name))).toEqual([])
  expect(known.filter((name) => !read.has(name))).toEqual([])
})

it('environment names the variable of every setting', () => {
  const context = testContext({ options: { json: true } })
  environmentPage(context)
  const terms = (JSON.parse(context.stdout()) as TopicRow[]).map(({ term }) => term)
  for (const key of settingKeys) expect(terms).toContain(variableOf(key))
  expect(new Set(terms).size).toBe(terms.length)
})

/** The days at which a word may mean something else: a year's end, a leap day, the days before clocks change. */
const days = ['2026-12-31', '2028-02-29', '2027-03-27', '2026-10-24']

it.each(days)('the examples of dates are understood on %s, at any hour', async (day) => {
  for (const lang of ['fr', 'en'] as const)
    for (const hour of ['00:00', '03:30', '12:00', '23:58'])
      for (const zone of ['Europe/Paris', 'Pacific/Noumea']) {
        const sections = await dateSections(lang, new Date(`${day}T${hour}:00Z`), zone)
        expect(sections.flatMap(({ rows }) => rows).filter(([, about]) => about === '')).toEqual([])
      }
})

it('files names every field that a post may have', () => {
  const text = readFileSync(join(src, 'posts/front-matter.ts'), 'utf8')
  const [, plain = ''] = /const plainFields = \[(.*?)\]/.exec(text) ?? []
  const read = new Set([...plain.matchAll(/'(\w+)'/g)].map(([, name = '']) => name))
  for (const [, name = ''] of text.matchAll(/take(?:List|YesNo)?\('(\w+)'/g)) read.add(name)
  for (const [, name = ''] of text.matchAll(/fields\.get\('(\w+)'\)/g)) read.add(name)
  const known = Object.keys(postFields).filter((name) => name !== 'text_<network>')
  expect([...read].toSorted()).toEqual(known.toSorted())
  const names = [...known.filter((name) => name !== 'contest'), ...networkIds.map((id) => `text_${id}`)]
  const unknown = readFields(new Map(names.map((name) => [name, '1'])), { body: '', folder: '/', lang: 'en', lines: new Map() })
  expect(unknown.problems.filter(({ message }) => message.startsWith('Unknown'))).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { showRoiWhatIf } from '../../src/cli/calc/what-if-roi.ts'
import { parseRoiInput } from '../../src/results/roi-input.ts'
import { parseWhatIf } from '../../src/results/parse-what-if.ts'
import { computeRoi, type RoiInput } from '../../src/results/roi.ts'
import { whatIf } from '../../src/results/what-if.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { addBakery, addEntries, now } from '../report/sample.ts'
import { typographyFaults } from '../support/french.ts'
import { testContext } from '../support/context.ts'

const [bakery] = readGoldens<{ input: RoiInput }>('roi', 'r01')
const [year] = readGoldens<{ input: RoiInput }>('roi', 'r02')
const [spread] = readGoldens<{ input: RoiInput }>('roi', 'r10')
const given = (golden: { input: RoiInput } | undefined): RoiInput => golden?.input as RoiInput
const after = (input: RoiInput, ...texts: string[]) => {
  const changed = whatIf(
    input,
    texts.map((text) => parseWhatIf(text, input.currency, 'en')),
    2400,
  )
  expect(parseRoiInput(changed).ok).toBe(true)
  return computeRoi(changed)
}
const last = (input: RoiInput, ...texts: string[]) => after(input, ...texts).series.at(-1)

describe('what if', () => {
  it.each([
    // 184.50 + 279.95 at 65 %: 119.93 + 181.97
    ['margin=65%', { strict: 30_190 }],
    ['margin=+5', { strict: 30_190 }],
    ['rate=30', { time: 23_500 + 12_500 }],
    ['rate=-10%', { time: Math.round((470 * 2160) / 60) + Math.round((250 * 2142) / 60) }],
    ['hours=24', { time: Math.round((940 * 2400) / 60) + Math.round((500 * 2380) / 60) }],
    ['hours=0', { time: 0 }],
    ['ads=+100', { ads: 13_000 }],
    ['ads=100', { ads: 10_000 }],
    ['ads=+10%', { ads: 3300 }],
    ['ads=-100', { ads: -7000 }],
    ['external=200', { external: 20_000 }],
    ['sales=+10%', { strict: Math.round(20_295 * 0.6) + Math.round(30_794.5 * 0.6) }],
    ['sales=-100%', { strict: 0 }],
  ])('%s', (text, expected) => {
    const month = last(given(bakery), text)
    const found = { strict: month?.strict, time: month?.cost.time, ads: month?.cost.ads, external: month?.cost.external }
    expect(found).toMatchObject(expected)
  })

  it('counts an assisted sale for another share', () => {
    const input = {
      ...given(bakery),
      months: [{ month: '2026-10', sales: [{ id: 'a', evidence: 'assisted' as const, revenue: 10_000 }] }],
    }
    expect(last(input, 'assisted=30%')?.returns.assisted).toBe(1800)
  })

  it('gives hours to a month in which nobody logged any, at the client’s rate', () => {
    const input: RoiInput = { ...given(bakery), months: [{ month: '2026-10' }] }
    expect(last(input, 'hours=2')?.cost.time).toBe(4800)
  })

  it('goes on like the last three months, and changes only what is to come', () => {
    const before = computeRoi(given(year))
    const result = after(given(year), 'months=+6', 'ads=+100')
    expect(result.series).toHaveLength(18)
    expect(result.series.slice(0, 12)).toEqual(before.series)
    expect(result.series[12]).toMatchObject({ month: '2027-01', cost: { ads: 20_000, external: 45_000, time: 25_200 } })
    // 2 800, 4 100 and 3 600 of sales a month at 65 %
    expect(result.series[12]?.attributed_revenue).toBe(350_000)
    expect(result.break_even.strict.first).toBe('2027-04')
    expect(before.break_even.strict.first).toBeNull()
  })

  it('spreads a subscription no further than it was paid for', () => {
    const result = after(given(spread), 'months=+2')
    expect(result.series.slice(-3).map((month) => month.cost.tools)).toEqual([991, 0, 0])
  })

  it('counts a sale that was told twice once in the months to come', () => {
    const [twins] = readGoldens<{ input: RoiInput }>('roi', 'r04')
    const before = computeRoi(given(twins))
    const mean = Math.round(before.series.reduce((all, month) => all + month.attributed_revenue, 0) / 2)
    expect(Math.abs((last(given(twins), 'months=1')?.attributed_revenue ?? 0) - mean)).toBeLessThanOrEqual(2)
  })

  it.each([
    'foo=1',
    'margin',
    '=3',
    'margin=abc',
    'sales=100',
    'months=-3',
    'months=0',
    'hours=x',
    'assisted=+3%',
    'ads=1,234',
  ])('does not take %s', (text) => {
    expect(() => parseWhatIf(text, 'EUR', 'en')).toThrow(expect.objectContaining({ kind: 'usage', code: 'bad_what_if' }))
  })

  it('lists what can be changed', () => {
    expect(() => parseWhatIf('foo=1', 'EUR', 'en')).toThrow(
      'what can be changed is margin, rate, hours, ads, tools, external, sales, assisted, months',
    )
  })
})

describe('smm calc roi --what-if on a stored client', () => {
  const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

  it.each([
    ['fr', ['Si margin=70%', 'ROI prudent : ', ' → ', "Rien n'est enregistré."]],
    ['en', ['If margin=70%', 'Prudent ROI: ', ' → ', 'Nothing is saved.']],
  ] as const)('answers in words (%s)', async (lang, expected) => {
    const context = testContext({ now, lang })
    await addBakery(context)
    await addEntries(context)
    await showRoiWhatIf(context, ['margin=70%'])
    const said = plain(context.stdout() + context.stderr())
    for (const words of expected) expect(said).toContain(words)
    if (lang === 'fr') expect(typographyFaults(context.stdout(), ["Boulangerie de l'Ill"])).toEqual([])
  })

  it('says up to when, and a loss with a real minus, as the report', async () => {
    const context = testContext({ now, lang: 'fr' })
    await addBakery(context)
    await addEntries(context)
    await showRoiWhatIf(context, ['months=+1'])
    expect(context.stdout()).toContain('1 mois de plus après novembre 2026')
    await showRoiWhatIf(context, ['sales=-50%'])
    expect(context.stdout()).toMatch(/→ au moins \u2212\d/)
  })

  it.each([
    // as the report: three days of December would halve the months that follow
    ['the last month that is over', '2026-12-03T09:00:00Z', '2026-11'],
    ['the running one where nothing is older', '2026-05-20T09:00:00Z', '2026-05'],
  ])('counts up to %s', async (_, at, month) => {
    const context = testContext({ now: new Date(at), options: { json: true } })
    await addBakery(context)
    await addEntries(context)
    await showRoiWhatIf(context, ['months=+1'])
    const told = JSON.parse(context.stdout()) as Record<'before' | 'after', { input: RoiInput }>
    expect(told.before.input.months.at(-1)?.month).toBe(month)
  })

  it('gives inputs and results as JSON, and stores nothing', async () => {
    const context = testContext({ now, options: { json: true } })
    await addBakery(context)
    await addEntries(context)
    await showRoiWhatIf(context, ['margin=+10', 'months=+3'])
    const told = JSON.parse(context.stdout()) as Record<'before' | 'after', { input: RoiInput; result: unknown }>
    expect(told.before.result).toEqual(computeRoi(told.before.input))
    expect(told.after.result).toEqual(computeRoi(told.after.input))
    expect(told.after.input.months).toHaveLength(told.before.input.months.length + 3)
    expect((await (await context.store()).clients.get('boulangerie'))?.default_margin_bp).toBe(6000)
  })
})

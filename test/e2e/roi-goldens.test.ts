import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { minorDigits } from '../../src/i18n/format.ts'
import { computeRoi, type RoiInput, type RoiResult } from '../../src/results/roi.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { home, type Home, type Ran } from '../support/program.ts'

interface Golden {
  readonly id: string
  readonly input: RoiInput
  readonly expected: RoiResult
}

/** The cases lie in one year; a year earlier they are over, whatever today is: nobody can enter what has not happened. */
function earlier<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll(/"2026-(?=\d\d")/g, '"2025-')) as T
}

const cases = readGoldens<Golden>('roi', 'r').map(earlier)

describe('cost and return entered through the commands, read back from the report [001-03] [001-40]', () => {
  it.each(cases.map((golden) => [golden.id, golden] as const))('%s, to the unit', async (_, { input, expected }) => {
    const at = home('en')
    await run(at, ['client', 'add', 'Shop', '--currency', input.currency, ...profile(input)])
    await enter(at, input)
    const until = input.months.at(-1)?.month ?? ''
    const report = await run(at, ['report', '--month', until, '--format', 'json'])
    const { sections } = JSON.parse(report.stdout) as { sections: { return: RoiResult } }
    // how many objectives are measured comes from a strategy of that time: without one it is none of none
    const { confidence } = computeRoi({ ...input, kpis: { measured: 0, declared: 0 } })
    expect(sections.return).toEqual({ ...expected, confidence })
    if (input.kpis === undefined) expect(confidence).toEqual(expected.confidence)
  })

  // three objectives at most: the four of five of r02 are out of reach
  it('r01 with its three objectives measured, the confidence too', async () => {
    const [golden] = cases
    const { input, expected } = golden as Golden
    const at = home('en')
    const answers = readFileSync(new URL('../../templates/demo/answers.fr.yaml', import.meta.url), 'utf8')
      .replace('[local_visits, loyalty]', '[sales, loyalty, leads]')
      .replace(
        '{ objective: local_visits, kpi: gbp_directions,',
        "{ objective: leads, kpi: cpa, baseline: 50, target: 30, date: '2027-05-31' }\n    - { objective: sales, kpi: orders_social,",
      )
    writeFileSync(join(at.folder, 'answers.yaml'), answers)
    await run(at, ['init', '--answers', 'answers.yaml'])
    await run(at, ['client', 'edit', ...profile(input)])
    await enter(at, input)
    await run(at, ['metrics', 'add', '--month', '2025-10', '--set', 'ugc=5'])
    const report = await run(at, ['report', '--month', '2025-10', '--format', 'json', '--lang', 'en'])
    const { sections } = JSON.parse(report.stdout) as { sections: { return: RoiResult; objectives: { items: unknown[] } } }
    expect(sections.objectives.items).toMatchObject([{ actual: 2 }, { actual: 5 }, { actual: expected.series[0]?.cpa }])
    expect(sections.return).toEqual(expected)
  })
})

async function run(at: Home, words: readonly string[]): Promise<Ran> {
  const ran = await at.run(words)
  expect([words.join(' '), ran.code, ran.stderr]).toEqual([words.join(' '), 0, ran.stderr])
  return ran
}

async function enter(at: Home, input: RoiInput): Promise<void> {
  const { currency } = input
  const amount = (units: number): string => (units / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
  const rows = (of: (month: RoiInput['months'][number]) => readonly (readonly unknown[])[]): unknown[][] =>
    input.months.flatMap((month) => of(month).map((cells) => [`${month.month}-15`, ...cells]))

  await take(
    at,
    'time',
    'date,minutes,role,rate_per_hour,estimated',
    rows(({ time = [] }) =>
      time.map((one) => [one.minutes, one.role, amount(one.rate_per_hour), one.source === 'estimated' ? 'yes' : 'no']),
    ),
  )
  await take(at, 'cost', 'date,kind,amount_ht,vat_bp,currency,months', [
    ...rows(({ costs = [] }) => costs.map((one) => [one.kind, amount(one.amount_ht), one.vat_bp, one.currency ?? '', 1])),
    ...(input.spread_costs ?? []).map((one) => [
      `${one.start}-15`,
      one.kind,
      amount(one.amount_ht),
      one.vat_bp,
      '',
      one.months,
    ]),
  ])
  await take(
    at,
    'sale',
    'date,id,evidence,revenue,margin_bp,currency',
    rows(({ sales = [] }) =>
      sales.map((one) => [one.id, one.evidence, amount(one.revenue), one.margin_bp ?? '', one.currency ?? '']),
    ),
  )
  await take(
    at,
    'lead',
    'date',
    rows(({ new_leads }) => Array.from({ length: new_leads ?? 0 }, () => [])),
  )
  const customers = input.months.flatMap(({ month, new_customers }) =>
    new_customers == null ? [] : [[month, 'new_customers', new_customers]],
  )
  await take(at, 'metrics', 'date,metric,value', customers)
}

function profile({ default_margin_bp, vat_recoverable, months }: RoiInput): string[] {
  const kinds = ['utm', 'promo_code', 'declared', 'assisted'] as const
  const tracked = kinds.flatMap((kind) => {
    const since = months.find(({ tracking }) => tracking?.[kind] === true)?.month
    return since === undefined ? [] : ['--track', `${kind}=${since}`]
  })
  const margin = default_margin_bp == null ? [] : ['--margin', String(default_margin_bp / 100)]
  return [...margin, '--vat-recoverable', vat_recoverable ? 'yes' : 'no', ...tracked]
}

/** Nothing is not a file. */
async function take(at: Home, noun: string, header: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  if (rows.length === 0) return
  writeFileSync(join(at.folder, `${noun}.csv`), [header, ...rows.map((cells) => cells.join(','))].join('\n'))
  await run(at, [noun, 'import', `${noun}.csv`])
}

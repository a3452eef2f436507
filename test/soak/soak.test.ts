import { expect, it } from 'vitest'
import { soak } from './soak.ts'

const given = (name: string, or: number): number => Number(process.env[name] ?? or)
const years = given('SMM_SOAK_YEARS', 3)
const per_day = given('SMM_SOAK_PER_DAY', 6)
const seed = given('SMM_SOAK_SEED', 20_261_201)

it(
  `${years} years of twenty clients, ${per_day} deliveries a day: none lost, none twice, none stuck`,
  { timeout: 0 },
  async () => {
    const report = await soak({ seed, days: Math.round(years * 365), clients: 20, per_day })
    const { lost, twice, stuck, untrue, out_of_order, ...counts } = report
    process.stdout.write(`SMM_SOAK_SEED=${seed} ${JSON.stringify(counts)}\n`)
    const first = (list: readonly string[]): readonly string[] => list.slice(0, 5)
    expect({
      seed,
      lost: first(lost),
      twice: first(twice),
      stuck: first(stuck),
      untrue: first(untrue),
      out_of_order: first(out_of_order),
    }).toEqual({ seed, lost: [], twice: [], stuck: [], untrue: [], out_of_order: [] })
    expect(counts.deliveries).toBe(Math.round(years * 365) * per_day)
    // a post, its frozen delivery, its journal and its trail: a few kilobytes, for ever
    expect(counts.database_bytes / counts.deliveries).toBeLessThan(16_384)
    expect(counts.journal_lines / counts.deliveries).toBeLessThan(12)
  },
)

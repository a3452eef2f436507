import { expect, it } from 'vitest'
import { failpoints } from '../../../src/delivery/failpoint.ts'
import { caseName, crashCases, crashFaults, survive, type CrashClass, type Happened } from '../../support/crash-case.ts'
import { seedOf } from '../../support/random.ts'

const seeds = Number(process.env['SMM_CRASH_SEEDS'] ?? 2)
/** `SMM_CRASH_CASE=key/intent/late/2` runs that one alone. */
const only = process.env['SMM_CRASH_CASE']
/** One case in so many: what the planted bugs are judged by. */
const share = Number(process.env['SMM_CRASH_SHARE'] ?? 1)

export function crashMatrix(kind: CrashClass): void {
  const cases = [...crashCases([kind], seeds)].filter((one) =>
    only === undefined ? seedOf(caseName(one)) % share === 0 : caseName(one) === only,
  )
  const whole = only === undefined && share === 1
  const faults = kind === 'person' ? 1 : crashFaults.length
  // a part of the matrix may hold nothing of a class; the whole of it never
  it.skipIf(!whole && cases.length === 0)(
    `class ${kind}: ${failpoints.length} places, ${faults} faults, ${seeds} seeds`,
    { timeout: 0 },
    async () => {
      const sum: Happened = { deaths: 0, sleeps: 0, locks_lost: 0, questions: 0, visible: 0 }
      for (const one of cases) {
        const happened = await survive(one)
        for (const key of Object.keys(sum) as (keyof Happened)[]) sum[key] += happened[key]
      }
      const counts = Object.entries(sum).map(([what, count]) => `${count} ${what}`)
      process.stdout.write(`class ${kind}: ${cases.length} cases, ${counts.join(', ')}\n`)
      if (whole) {
        expect(cases).toHaveLength(failpoints.length * faults * seeds)
        expect(sum.deaths).toBeGreaterThan(0)
        expect(sum.sleeps).toBeGreaterThan(0)
        if (kind === 'blind') expect(sum.questions).toBeGreaterThan(0)
        else expect(sum.questions).toBe(0)
      }
    },
  )
}

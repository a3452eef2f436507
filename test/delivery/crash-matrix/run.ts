import { expect, it } from 'vitest'
import { failpoints } from '../../../src/delivery/failpoint.ts'
import { caseName, crashCases, crashFaults, survive, type CrashClass, type Happened } from '../../support/crash-case.ts'

/** Three seeds are the three ways to stop: a death, a death and another while recovering, a laptop that sleeps and wakes. */
const seeds = Number(process.env['SMM_CRASH_SEEDS'] ?? 3)
/** `SMM_CRASH_CASE=key/intent/late/2` runs that one alone. */
const only = process.env['SMM_CRASH_CASE']

export function crashMatrix(kind: CrashClass): void {
  const cases = [...crashCases([kind], seeds)].filter((one) => only === undefined || caseName(one) === only)
  it.skipIf(cases.length === 0)(
    `class ${kind}: ${failpoints.length} places, ${kind === 'person' ? 1 : crashFaults.length} faults, ${seeds} seeds`,
    { timeout: 0 },
    async ({ annotate }) => {
      const sum: Happened = { deaths: 0, sleeps: 0, locks_lost: 0, questions: 0, visible: 0 }
      const failures: unknown[] = []
      for (const one of cases) {
        try {
          const happened = await survive(one)
          for (const key of Object.keys(sum) as (keyof Happened)[]) sum[key] += happened[key]
        } catch (error) {
          failures.push(error)
          if (failures.length >= 5) break
        }
      }
      await annotate(
        `${cases.length} cases, ${Object.entries(sum)
          .map(([what, count]) => `${count} ${what}`)
          .join(', ')}`,
      )
      if (failures[0] !== undefined) throw failures[0]
      if (only === undefined) {
        expect(sum.deaths).toBeGreaterThan(0)
        if (seeds > 2) expect(sum.sleeps).toBeGreaterThan(0)
        if (kind === 'blind') expect(sum.questions).toBeGreaterThan(0)
        else expect(sum.questions).toBe(0)
      }
    },
  )
}

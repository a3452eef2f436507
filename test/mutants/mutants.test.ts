import { expect, it } from 'vitest'
import { caughtBy } from './copy.ts'
import { mutants } from './mutants.ts'

it('the suites pass on a copy without a bug', { timeout: 0 }, async () => {
  expect(await caughtBy(null)).toEqual([])
})

it.each(mutants)('caught: $name', { timeout: 0 }, async (mutant) => {
  const suites = await caughtBy(mutant)
  process.stdout.write(`${mutant.name}\n    → ${suites.join(', ') || 'NOBODY'}\n`)
  expect(suites).not.toEqual([])
})

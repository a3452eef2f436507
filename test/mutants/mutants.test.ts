import { afterAll, expect, it } from 'vitest'
import { caughtBy } from './copy.ts'
import { mutants } from './mutants.ts'

const table: { bug: string; caught_by: string }[] = []

afterAll(() => {
  process.stdout.write(`${table.map(({ bug, caught_by }) => `${bug}\n    ${caught_by}`).join('\n')}\n`)
})

it('the suites pass on a copy without a bug', { timeout: 0 }, async () => {
  expect(await caughtBy(null)).toEqual([])
})

it.each(mutants)('caught: $name', { timeout: 0 }, async (mutant) => {
  const suites = await caughtBy(mutant)
  table.push({ bug: mutant.name, caught_by: suites.join(', ') || 'NOBODY' })
  expect(suites).not.toEqual([])
})

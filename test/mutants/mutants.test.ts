import { expect, it } from 'vitest'
import { communityMutants } from './community-mutants.ts'
import { caughtBy, failingWithoutBug } from './copy.ts'
import { mutants } from './mutants.ts'

const all = [...mutants, ...communityMutants]

it('the suites pass on a copy without a bug', { timeout: 0 }, async () => {
  expect(await failingWithoutBug(all)).toEqual([])
})

it.each(all.map((mutant) => [mutant.name, mutant] as const))('caught: %s', { timeout: 0 }, async (_, mutant) => {
  const suites = await caughtBy(mutant)
  process.stdout.write(`${mutant.name}\n    → ${suites.join(', ') || 'NOBODY'}\n`)
  expect(suites).not.toEqual([])
})

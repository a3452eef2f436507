import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import {
  gridGroups,
  gridItems,
  groupIds,
  judge,
  proofNeeded,
  requiredProof,
  type Grid,
  type GridItem,
} from '../../src/people/grid.ts'
import { gridSchema, readGridFile, readSettings } from '../../src/people/read-grid.ts'
import type { GridAnswer } from '../../src/store/assessments.ts'
import { runStrategy, staffingMode, type StaffingMode, type StrategyInput } from '../../src/strategy/strategy.ts'
import { readGoldens } from '../golden/read-goldens.ts'

const address = 'https://blog.example/sam'
const all = (answer: GridAnswer): Grid =>
  Object.fromEntries(gridItems.map((item) => [item, { answer, proof: answer === 'yes' && proofNeeded(item) ? address : null }]))
const withItems = (grid: Grid, change: Grid): Grid => ({ ...grid, ...change })

describe('the grid', () => {
  it('has no place for a diploma: behaviour and proofs alone [001-09]', () => {
    expect(Object.keys(gridSchema.pipe[2].entries).toSorted()).toEqual([...gridItems].toSorted())
    expect(gridItems.filter((item) => /diplom|degree|stud|school|formation|cert/.test(item))).toEqual([])
    for (const key of ['diploma', 'diplome', 'degree', 'studies']) {
      expect(() => readSettings([`${key}=yes`], 'en')).toThrow(Failure)
    }
  })

  it('holds 4 qualities [001-10] [001-11] [001-12] [001-13] and 5 skills [001-15] [001-16] [001-17] [001-18] [001-19]', () => {
    expect(gridGroups.qualities).toEqual(['passionate', 'coordinator', 'humble', 'influencer'])
    expect(gridGroups.skills).toEqual(['sector_sources', 'project_rigour', 'tools', 'communication', 'platforms'])
  })

  it('holds 5 traits [004-37] [004-38] [004-39] [004-40] [004-41], 4 questions and 4 signs of readiness [002-20]', () => {
    expect(gridGroups.traits).toEqual(['writes_well', 'likes_sector', 'imaginative', 'honest', 'network_rules'])
    expect(gridGroups.questions).toEqual(['interested', 'time', 'trained', 'training_budget'])
    expect(gridGroups.readiness).toEqual(['trained', 'usage_rules', 'motivated', 'at_ease'])
    // being trained stands in two groups and is asked once
    expect(new Set(gridItems).size).toBe(gridItems.length)
    expect(gridItems).toHaveLength(21)
  })
})

describe('a yes', () => {
  it.each(Object.keys(requiredProof) as GridItem[])('counts for %s only with what shows it', (item) => {
    const bare = withItems(all('yes'), { writes_well: { answer: 'yes', proof: null }, [item]: { answer: 'yes', proof: null } })
    const judged = judge(bare, 0)
    expect(judged.without_proof).toContain(item)
    expect(judged.complete).toBe(false)
    const shown = judge(withItems(bare, { [item]: { answer: 'yes', proof: address } }), 0)
    expect(shown.without_proof).not.toContain(item)
    const group = groupIds.find((one) => (gridGroups[one] as readonly string[]).includes(item)) ?? 'skills'
    expect(shown.groups[group].yes).toBeGreaterThan(judged.groups[group].yes)
  })

  it('for writing well without a test leaves the grid incomplete [004-37]', () => {
    const judged = judge(withItems(all('yes'), { writes_well: { answer: 'yes', proof: null } }), 0)
    expect(judged.without_proof).toEqual(['writes_well'])
    expect(judged).toMatchObject({ complete: false, ready: false, mode: 'internal' })
  })

  it('everywhere is not enough to begin without a writing test [001-18]', () => {
    const proofs = { writes_well: { answer: 'yes', proof: null }, communication: { answer: 'yes', proof: null } } as const
    expect(judge(withItems(all('yes'), proofs), 0)).toMatchObject({ ready: false, groups: { skills: { yes: 4, of: 5 } } })
    expect(judge(all('yes'), 0)).toMatchObject({ ready: true, complete: true, groups: { skills: { yes: 5, of: 5 } } })
  })

  it('of one writing test serves for writing and for communication', () => {
    const proofs = { communication: { answer: 'yes', proof: null } } as const
    expect(judge(withItems(all('yes'), proofs), 0)).toMatchObject({ ready: true, without_proof: [] })
  })
})

describe('the advice', () => {
  /** By hand, from the table: interested, time, trained, budget for training → with and without money for outside help. */
  const table: readonly (readonly [string, StaffingMode, StaffingMode])[] = [
    ['0000', 'doublette', 'listen_only'],
    ['0001', 'doublette', 'listen_only'],
    ['0010', 'doublette', 'listen_only'],
    ['0011', 'doublette', 'listen_only'],
    ['0100', 'doublette', 'listen_only'],
    ['0101', 'doublette', 'listen_only'],
    ['0110', 'doublette', 'listen_only'],
    ['0111', 'doublette', 'listen_only'],
    ['1000', 'doublette', 'listen_only'],
    ['1001', 'doublette', 'listen_only'],
    ['1010', 'doublette', 'listen_only'],
    ['1011', 'doublette', 'listen_only'],
    ['1100', 'doublette', 'listen_only'],
    ['1101', 'internal_with_training', 'internal_with_training'],
    ['1110', 'internal', 'internal'],
    ['1111', 'internal', 'internal'],
  ]
  const [golden] = readGoldens<{ answers: StrategyInput }>('strategy', 's01')

  it.each(table)(
    'for %s is %s, and %s where nothing can be spent [001-25] [003-02] [004-31] [004-32] [004-33] [004-34] [004-35] [004-36]',
    (bits, withMoney, without) => {
      const [interested, time, trained, training_budget] = [...bits].map((bit) => bit === '1')
      const candidate = { interested, time, trained, training_budget } as StrategyInput['internal_candidate']
      const grid: Grid = Object.fromEntries(
        gridGroups.questions.map((item) => [item, { answer: candidate[item] ? 'yes' : 'no', proof: null }]),
      )
      for (const [budget, mode] of [
        [20_000, withMoney],
        [0, without],
      ] as const) {
        expect(judge(grid, budget)).toMatchObject({ mode, open_modes: [] })
        // the strategy of the client and the grid of a person say the same
        const input = { ...(golden?.answers as StrategyInput), internal_candidate: candidate, external_budget_cents: budget }
        expect(runStrategy(input).staffing.mode).toBe(mode)
      }
    },
  )

  it('prefers outside help to silence wherever it can be paid [003-27]', () => {
    for (const [bits] of table) {
      const [interested = false, time = false, trained = false, training_budget = false] = [...bits].map((bit) => bit === '1')
      const internal_candidate = { interested, time, trained, training_budget }
      expect(staffingMode({ internal_candidate, external_budget_cents: 1 })).not.toBe('listen_only')
    }
  })

  it('counts what is not known as no, and says what it could still become', () => {
    expect(judge({}, 0)).toMatchObject({ mode: 'listen_only', open_modes: ['internal_with_training', 'internal'] })
    const grid = { interested: { answer: 'yes', proof: null }, time: { answer: 'no', proof: null } } as const
    expect(judge(grid, 100)).toMatchObject({ mode: 'doublette', open_modes: [] })
  })

  it('proposes all the training to who had none, the open parts to others, nothing to who does not want to', () => {
    expect(judge(withItems(all('yes'), { trained: { answer: 'no', proof: null } }), 0).training).toHaveLength(5)
    expect(judge(all('yes'), 0).training).toEqual([])
    expect(judge(withItems(all('yes'), { at_ease: { answer: 'no', proof: null } }), 0).training).toEqual(['answer_and_thank'])
    expect(judge(withItems(all('no'), {}), 0).training).toEqual([])
  })

  it('holds together for any grid', () => {
    const answer = fc.constantFrom<GridAnswer>('yes', 'no', 'unknown')
    const item = fc.record({ answer, proof: fc.option(fc.string({ minLength: 1 })) })
    const grids = fc.dictionary(fc.constantFrom(...gridItems), item) as fc.Arbitrary<Grid>
    fc.assert(
      fc.property(grids, fc.nat(), (grid, budget) => {
        const judged = judge(grid, budget)
        const { unknown, refused, without_proof, open_modes, mode } = judged
        expect(new Set([...unknown, ...refused, ...without_proof]).size).toBe(
          unknown.length + refused.length + without_proof.length,
        )
        expect(judged.complete).toBe(unknown.length + without_proof.length === 0)
        if (judged.ready) expect([judged.complete, mode]).toEqual([true, 'internal'])
        expect(open_modes).not.toContain(mode)
        for (const group of groupIds) expect(judged.groups[group].yes).toBeLessThanOrEqual(judged.groups[group].of)
      }),
    )
  })
})

describe('what is said of a person', () => {
  it('is read from flags in both languages, with proofs that hold colons', () => {
    expect(readSettings(['time=oui', 'interested=NO', 'honest=?', `passionate=yes:${address}`], 'fr')).toEqual({
      time: { answer: 'yes', proof: null },
      interested: { answer: 'no', proof: null },
      honest: { answer: 'unknown', proof: null },
      passionate: { answer: 'yes', proof: address },
    })
  })

  it('is read from YAML and JSON, short or in full', async () => {
    const yaml = `time: yes\ninterested: true\nhumble: non\nwrites_well: { answer: oui, proof: essai.txt }\ntools:\n`
    const expected = {
      time: { answer: 'yes', proof: null },
      interested: { answer: 'yes', proof: null },
      humble: { answer: 'no', proof: null },
      writes_well: { answer: 'yes', proof: 'essai.txt' },
      tools: { answer: 'unknown', proof: null },
    }
    expect(await readGridFile(yaml, 'sam.yaml', 'fr')).toEqual(expected)
    expect(await readGridFile(JSON.stringify(expected), 'sam.json', 'en')).toEqual(expected)
  })

  it.each([
    ['an unknown item', 'diploma: yes'],
    ['an unknown answer', 'time: perhaps'],
    ['an unknown field', 'time: { answer: yes, diploma: master }'],
    ['a proof that is no text', 'time: { answer: yes, proof: [a] }'],
    ['a proof that is too long', `time: { answer: yes, proof: ${'x'.repeat(501)} }`],
    ['no address where one is wanted', 'passionate: { answer: yes, proof: my blog }'],
    ['a list', '- time'],
    ['nothing', ''],
    ['a number', '12'],
  ])('is refused with %s', async (_, source) => {
    for (const lang of ['fr', 'en'] as const) {
      const error = await readGridFile(source, 'sam.yaml', lang).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ kind: 'usage', code: 'grid_invalid' })
      expect((error as Failure).details.length).toBeGreaterThan(0)
      expect((error as Failure).hint).toContain('training_budget')
    }
  })

  it('is refused as a whole where it is no YAML', async () => {
    await expect(readGridFile('a: [', 'sam.yaml', 'en')).rejects.toMatchObject({ code: 'grid_not_readable' })
  })

  it('tells all faults at once', () => {
    const faults = (() => {
      try {
        readSettings(['diploma=yes', 'time=perhaps', 'tools'], 'en')
        return []
      } catch (error) {
        return (error as Failure).details
      }
    })()
    expect(faults).toHaveLength(3)
    expect(faults.join('\n')).toMatch(/diploma[\s\S]*time[\s\S]*tools|time[\s\S]*tools[\s\S]*diploma/)
  })
})

import { describe, expect, it } from 'vitest'
import { restingStates, table, type Rule, type RuleName } from '../../src/delivery/machine.ts'
import type { DeliveryState } from '../../src/store/deliveries.ts'

const rules = Object.entries(table) as [RuleName, Rule][]
const states = [
  'draft',
  'awaiting_approval',
  'scheduled',
  'following',
  'claimed',
  'sending',
  'unknown',
  'needs_human',
  'to_post',
  'held',
  'blocked',
  'sent',
  'rejected',
  'missed',
  'cancelled',
] as const satisfies readonly DeliveryState[]

describe('the table of the machine', () => {
  it('lets a visible call begin only out of a claim, by its owner', () => {
    const into = rules.filter(([, rule]) => rule.to === 'sending')
    expect(into.map(([name]) => name)).toEqual(['T3', 'T11'])
    for (const [, rule] of into) expect({ by: rule.by, from: rule.from }).toEqual({ by: 'owner', from: ['claimed'] })
  })

  it('never sends again what is unknown without writing the proof', () => {
    expect(table.T11.writes).toContain('resend_proof')
    expect(table.T3.writes).not.toContain('resend_proof')
    // what becomes unknown forgets the proof of the attempt before
    for (const name of ['T7', 'T8'] as const) expect(table[name].writes).toContain('resend_proof')
  })

  it('claims only by the pass, from what is due or unknown', () => {
    const into = rules.filter(([, rule]) => rule.to === 'claimed')
    expect(into.map(([, rule]) => [rule.by, rule.from])).toEqual([
      ['pass', ['scheduled']],
      ['pass', ['unknown']],
    ])
  })

  it('has a way out of every state that is not the end', () => {
    const ends: readonly DeliveryState[] = ['sent', 'cancelled']
    // a draft is moved by the queue
    const elsewhere: readonly DeliveryState[] = ['draft']
    for (const state of states) {
      const ways = rules.filter(([, rule]) => rule.from.includes(state) && rule.to !== state)
      if (ends.includes(state) || elsewhere.includes(state)) expect({ state, ways: ways.length }).toEqual({ state, ways: 0 })
      else expect({ state, ways: ways.length > 0 }).toEqual({ state, ways: true })
    }
  })

  it('leaves a resting state only by a person, except that a blocked account may be mended and an approval may come too late', () => {
    for (const state of restingStates) {
      const by = rules.filter(([, rule]) => rule.from.includes(state)).map(([, rule]) => rule.by)
      expect({ state, by: [...new Set(by)].filter((one) => one !== 'person') }).toEqual({
        state,
        by: state === 'awaiting_approval' ? ['pass'] : [],
      })
    }
  })

  it('takes away only what is published, which stays so: nothing leads from there to a call', () => {
    expect(rules.filter(([, rule]) => rule.from.includes('sent'))).toEqual([['P9', table.P9]])
    expect(table.P9).toMatchObject({ by: 'person', to: 'sent', writes: ['deleted_at'] })
    expect(rules.filter(([, { writes }]) => writes.includes('deleted_at')).map(([name]) => name)).toEqual(['P9'])
  })

  it('lets a person touch nothing that a run has in hand', () => {
    for (const [name, rule] of rules.filter(([, one]) => one.by === 'person')) {
      expect({ name, held: rule.from.some((state) => state === 'claimed' || state === 'sending') }).toEqual({
        name,
        held: false,
      })
    }
  })

  it('recovers every state that a dead owner can leave behind', () => {
    const recovered = rules.filter(([, rule]) => rule.by === 'recovery').flatMap(([, rule]) => rule.from)
    expect(new Set(recovered)).toEqual(new Set(['claimed', 'sending']))
  })
})

import { describe, expect, it } from 'vitest'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import type { CallFault } from '../support/fake-network.ts'
import { world, type World } from '../support/delivery-world.ts'

const classes = ['record', 'key', 'handle', 'readback', 'duplicate', 'blind'] as const satisfies readonly Idempotency[]
const beforeCall = [
  'run_started',
  'recovered',
  'claimed',
  'identified',
  'step_started',
  'step_ran',
  'step_done',
  'before_intent',
] as const
const aroundCall = ['intent', 'answered', 'recorded'] as const
const whileSettling = [
  'claimed',
  'identified',
  'looked',
  'settled',
  'intent',
  'answered',
  'recorded',
  'notice_taken',
  'notified',
] as const
const faults = [
  'none',
  'timeout_before',
  'timeout_after',
  'error_500_after',
  'not_sent',
  'rate_limited',
  'duplicate_after',
  'late',
  'bug_after',
] as const satisfies readonly CallFault[]

interface Scenario {
  readonly fault: CallFault
  /** Where the first pass dies; null: it lives. */
  readonly first: Failpoint | null
  /** Where the second pass dies. */
  readonly second: Failpoint | null
}

const scenarios: Scenario[] = [
  ...faults.map((fault) => ({ fault, first: null, second: null })),
  ...beforeCall.map((first) => ({ fault: 'none' as const, first, second: null })),
  ...faults.flatMap((fault) => aroundCall.map((first) => ({ fault, first, second: null }))),
  ...(['timeout_before', 'timeout_after', 'late'] as const).flatMap((fault) =>
    whileSettling.map((second) => ({ fault, first: 'answered' as const, second })),
  ),
]

/** What a person would answer who looks at the remote side. */
async function answer(it: World, id: number, isThere: boolean): Promise<void> {
  const delivery = await it.delivery(id)
  const context = it.process()
  await resolveUnknown(context, {
    post_id: delivery.post_id,
    account: null,
    answer: isThere ? { published: 'https://fake.example/seen' } : 'not_published',
  })
  await context.close()
}

describe.each(classes)('class %s: never lost, never twice, wherever it dies and whatever the server does', (idempotency) => {
  it(`survives ${scenarios.length} ways to fail`, { timeout: 120_000 }, async () => {
    const home = await world()
    let asked = 0
    for (const [index, { fault, first, second }] of scenarios.entries()) {
      const name = `fake-${index}`
      const label = `${name} ${fault} ${first ?? '-'} ${second ?? '-'}`
      const { account, fake } = await home.account(name, { idempotency, steps: ['media:0'] })
      const post = await home.post(account, label)
      fake.faults.push(fault)
      const mine = { only_post: post.post_id }
      if (first === null) await home.pass(mine)
      else expect(await home.killedAt(first, 1, mine), `${label}: dies`).toBe(true)
      home.advance(3)
      if (second !== null) await home.killedAt(second, 1, mine)
      let state = (await home.delivery(post.id)).state
      for (let pass = 0; pass < 12 && state !== 'sent'; pass++) {
        home.advance(3)
        if (state === 'needs_human') {
          asked += 1
          // a person looks after what was on its way has come
          home.advance(6)
          fake.settle()
          await answer(home, post.id, fake.of(label).length > 0)
        } else await home.pass(mine)
        state = (await home.delivery(post.id)).state
      }
      fake.settle()
      expect({
        label,
        state,
        remote: fake.of(label).length,
        journal: state === 'sent' ? [] : await home.journal(post.id),
      }).toEqual({
        label,
        state: 'sent',
        remote: 1,
        journal: [],
      })
    }
    // no question where the server offers the means to find out
    if (idempotency !== 'blind') expect(asked).toBe(0)
    else expect(asked).toBeGreaterThan(0)
  })
})

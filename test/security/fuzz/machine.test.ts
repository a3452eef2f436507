import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryOut } from '../../../src/delivery/carry-out.ts'
import { table, type RuleName } from '../../../src/delivery/machine.ts'
import type { Account } from '../../../src/store/accounts.ts'
import type { Delivery, DeliveryChange, DeliveryState } from '../../../src/store/deliveries.ts'
import type { Store } from '../../../src/store/store.ts'
import { newPost, start, world, type World } from '../../support/delivery-world.ts'
import { hunt } from './hunt.ts'

/** The machine as one would write it on a card: who may go where. Said once more than in the table, so that neither changes alone. */
const card: Readonly<Record<RuleName, string>> = {
  T1: 'pass scheduled > claimed',
  T3: 'owner claimed > sending',
  T4: 'owner sending > sent',
  T5: 'owner sending > scheduled',
  T5b: 'owner sending > blocked',
  T6: 'owner sending > rejected',
  T7: 'owner sending > unknown',
  T8: 'recovery sending > unknown',
  T8a: 'recovery claimed > scheduled',
  T8b: 'recovery claimed > unknown',
  T8c: 'recovery sending claimed > needs_human',
  T9: 'pass unknown > claimed',
  T10: 'owner claimed > sent',
  T11: 'owner claimed > sending',
  T12: 'owner claimed > needs_human',
  T13: 'owner claimed > scheduled',
  T14: 'owner claimed > unknown',
  T15: 'owner claimed > blocked',
  T16: 'owner claimed > rejected',
  T17: 'owner claimed > missed',
  T18: 'pass scheduled > missed',
  T19: 'pass scheduled > to_post',
  T20: 'pass scheduled > blocked',
  T21: 'pass blocked > scheduled',
  T22: 'owner following > scheduled',
  T23: 'pass scheduled claimed sending blocked unknown > unknown',
  T24: 'pass awaiting_approval > missed',
  T24b: 'pass awaiting_approval > following',
  T25: 'owner claimed > scheduled',
  P1: 'person to_post scheduled following held blocked missed rejected > sent',
  P2: 'person needs_human unknown > sent',
  P3: 'person needs_human unknown > scheduled',
  P4: 'person needs_human unknown > cancelled',
  P5: 'person rejected missed blocked scheduled > scheduled',
  P6: 'person scheduled > held',
  P7: 'person held > scheduled',
  P8: 'person following > cancelled',
  P9: 'person sent > sent',
}
const runs = ['run-a', 'run-b'] as const
type Run = (typeof runs)[number]

interface Model {
  state: DeliveryState
  /** Who holds it, by which claim. */
  owner: Run | null
  fence: number
  steps: number
  deleted: boolean
  /** Before it was claimed. */
  was: DeliveryState | null
}

/** What each run believes of it: what it saw last. */
interface Real {
  readonly store: Store
  readonly id: number
  readonly seen: Record<Run, Delivery>
}

/** What is known not to be out is in doubt no longer: the database sends nothing that is, without a proof. */
const endDoubt: readonly RuleName[] = ['T17', 'T25', 'P3']
const at = start.toISOString()
/** A value for each fact that a step may write. */
const facts: Required<DeliveryChange> = {
  next_at: at,
  intent_at: at,
  first_intent_at: at,
  unknown_since: at,
  absent_server_at: null,
  resend_proof: 'human',
  proof: 'response',
  remote_id: 'r1',
  url: 'https://fake.example/r1',
  published_at: at,
  deleted_at: at,
  notified_at: null,
  reason_code: null,
  reason: null,
  question: { code: 'asked', message: { fr: 'a', en: 'a' }, commands: [] },
  attempt: 1,
  was: null,
  owner: null,
  due_at: at,
}

/** What is stored is what the model says; nothing but a step has changed it. */
async function agree({ store, id }: Real, model: Model): Promise<void> {
  const now = await store.deliveries.get(id)
  const holds = model.state === 'claimed' || model.state === 'sending'
  expect([now?.state, now?.owner ?? null, now?.fence]).toEqual([model.state, holds ? model.owner : null, model.fence])
  // what is called published has its number there; what is on its way says since when
  if (model.state === 'sent') expect([now?.remote_id, now?.published_at]).toEqual(['r1', at])
  if (model.state === 'sending') expect(now?.intent_at).toBe(at)
}

type Command = fc.AsyncCommand<Model, Real>

function look(by: Run): Command {
  return {
    check: () => true,
    run: async (_, real) => {
      const now = await real.store.deliveries.get(real.id)
      if (now !== null) real.seen[by] = now
    },
    toString: () => `${by} looks`,
  }
}

function claim(by: Run): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      const taken = await real.store.deliveries.claim(real.id, by, ['scheduled', 'unknown'], at)
      expect(typeof taken === 'object').toBe(model.state === 'scheduled' || model.state === 'unknown')
      if (typeof taken === 'object') {
        real.seen[by] = taken
        Object.assign(model, { was: model.state, state: 'claimed', owner: by, fence: model.fence + 1, steps: model.steps + 1 })
      }
      await agree(real, model)
    },
    toString: () => `${by} claims`,
  }
}

/** A step, decided by what this run saw last: it may be long ago. */
function step(by: Run, name: RuleName): Command {
  return {
    // only what was in doubt when it was taken goes back to doubt as it was
    check: ({ was }) => name !== 'T8b' || was === 'unknown',
    run: async (model, real) => {
      const [, who = '', from = '', to = ''] = /^(\w+) (.+) > (\w+)$/.exec(card[name]) ?? []
      const seen = real.seen[by]
      const mine = model.owner !== null && seen.owner === model.owner && seen.fence === model.fence
      const allowed = from.split(' ').includes(model.state) && (who === 'person' || who === 'pass' || mine)
      const change = Object.fromEntries(
        table[name].writes.map((fact) => [fact, fact === 'unknown_since' && endDoubt.includes(name) ? null : facts[fact]]),
      ) as DeliveryChange
      const move = { rule: name, to: table[name].to, change }
      const done = await carryOut(real.store, seen, move, who === 'person' ? null : by, start)
      expect([model.state, done !== null]).toEqual([model.state, allowed])
      if (done !== null) {
        // taken away twice is taken away once
        if (name !== 'P9' || !model.deleted) model.steps += 1
        model.deleted ||= name === 'P9'
        model.state = to as DeliveryState
        if (to !== 'sending') model.owner = null
      }
      await agree(real, model)
    },
    toString: () => `${by} ${name}`,
  }
}

const run = fc.constantFrom(...runs)
// T1 and T9 are claims; T22 is the store's own
const names = (Object.keys(table) as RuleName[]).filter((name) => !['T1', 'T9', 'T22', 'P8', 'T24b'].includes(name))
const commands = fc.commands<Model, Real, false>(
  [
    run.map((one) => claim(one)),
    run.map((one) => claim(one)),
    run.map((one) => look(one)),
    fc.tuple(run, fc.constantFrom(...names)).map(([one, name]) => step(one, name)),
    fc
      .tuple(run, fc.constantFrom('T3' as const, 'T7' as const, 'T8' as const, 'T11' as const, 'T4' as const))
      .map(([one, name]) => step(one, name)),
    fc
      .tuple(run, fc.constantFrom('T5' as const, 'T12' as const, 'P3' as const, 'P5' as const, 'T14' as const))
      .map(([one, name]) => step(one, name)),
  ],
  { maxCommands: 14 },
)

let home: { readonly world: World; readonly store: Store } | null = null
let used = 0

/** One post of an account of its own: a claim of one account says nothing of another. */
async function fresh(state: 'scheduled' | 'awaiting_approval'): Promise<{ model: Model; real: Real }> {
  if (home === null || used % 2000 === 0) {
    await home?.world.end()
    const next = await world()
    home = { world: next, store: await next.process().store() }
  }
  used += 1
  const { store } = home
  const account: Account = (await home.world.account(`fake${used}`, { idempotency: 'record' })).account
  const post = await store.posts.add({ ...newPost(account, `post ${used}`, at), state }, at)
  const [first] = post.deliveries
  if (first === undefined) throw new Error('no delivery')
  const real: Real = { store, id: first.id, seen: { 'run-a': first, 'run-b': first } }
  return { model: { state: first.state, owner: null, fence: first.fence, steps: 0, deleted: false, was: null }, real }
}

describe('one delivery', () => {
  test('has a table that says what stands on the card', () => {
    const said = Object.entries(table).map(([name, { by, from, to }]) => [name, `${by} ${from.join(' ')} > ${to}`])
    expect(Object.fromEntries(said)).toEqual(card)
  })

  hunt(
    'goes where its card says, for whoever may, and nowhere else',
    4_000,
    fc.tuple(commands, fc.constantFrom('scheduled' as const, 'awaiting_approval' as const)),
    async ([list, state]) => {
      const setup = await fresh(state)
      await fc.asyncModelRun(() => setup, list)
      const journal = await setup.real.store.deliveries.journal(setup.real.id)
      expect(journal).toHaveLength(setup.model.steps)
      for (const [nth, line] of journal.entries()) {
        expect(line.from).toBe(nth === 0 ? state : journal[nth - 1]?.to)
        expect(Object.keys(card)).toContain(line.transition)
      }
    },
  )
})

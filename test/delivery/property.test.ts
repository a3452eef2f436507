import fc from 'fast-check'
import { expect, it } from 'vitest'
import { failpoints } from '../../src/delivery/failpoint.ts'
import { table } from '../../src/delivery/machine.ts'
import { hold, resume } from '../../src/delivery/hold.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import { Failure } from '../../src/failure.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { TestContext } from '../support/context.ts'
import { callFaults, type FakeNetwork } from '../support/fake-network.ts'
import { newPost, newThread, world, type World } from '../support/delivery-world.ts'

const classes = ['record', 'key', 'handle', 'readback', 'duplicate', 'blind'] as const satisfies readonly Idempotency[]

/** What may happen to a home folder, in any order. */
const event = fc.oneof(
  fc.record({ do: fc.constant('queue' as const), what: fc.constantFrom('post', 'thread', 'unapproved') }),
  fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom(...callFaults) }),
  fc.record({ do: fc.constant('pass' as const) }),
  fc.record({ do: fc.constant('overlap' as const) }),
  fc.record({ do: fc.constant('kill' as const), at: fc.constantFrom(...failpoints), nth: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constant('person' as const),
    what: fc.constantFrom('approve', 'hold', 'resume', 'edit', 'retry', 'move', 'cancel', 'resolve', 'mend'),
    which: fc.nat({ max: 5 }),
  }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 12 }) }),
)

type Deed = 'approve' | 'hold' | 'resume' | 'edit' | 'retry' | 'move' | 'cancel' | 'resolve' | 'mend'

interface Scene {
  readonly home: World
  readonly person: TestContext
  readonly account: Account
  readonly fake: FakeNetwork
  /** By post. */
  readonly posts: number[]
}

/** Everything of every post, as it is now. */
async function all({ person, posts }: Scene): Promise<Delivery[]> {
  const store = await person.store()
  return (await Promise.all(posts.map((id) => store.posts.get(id)))).flatMap((post) => [...(post?.deliveries ?? [])])
}

async function queue({ person, account, posts }: Scene, what: string): Promise<void> {
  const store = await person.store()
  const at = person.now().toISOString()
  const text = `post ${posts.length}`
  const post =
    what === 'thread' ? newThread(account, [text, `${text}, on`], `${text}, comment`, at) : newPost(account, text, at)
  const { id } = await store.posts.add(what === 'unapproved' ? { ...post, state: 'awaiting_approval' } : post, at)
  posts.push(id)
}

/** What a person tries at any moment; that it is refused is as good. */
async function act(scene: Scene, what: Deed, post_id: number): Promise<void> {
  const { person, account, fake } = scene
  const store = await person.store()
  const at = person.now().toISOString()
  const which = { post_id, account: null }
  try {
    switch (what) {
      case 'approve':
        await store.posts.approve(post_id, { by: 'Ana', via: 'phone' }, at)
        break
      case 'hold':
        await hold(person, which)
        break
      case 'resume':
        await resume(person, which)
        break
      case 'edit': {
        const before = await store.posts.get(post_id)
        if (before === null || before.deliveries.length > 1) break
        await store.posts.replace(post_id, newPost(account, `${before.text}, again`, before.scheduled_at ?? at), at)
        break
      }
      case 'retry':
        await retry(person, which)
        break
      case 'move': {
        const scheduled_at = new Date(person.now().getTime() + 5 * 60_000).toISOString()
        const when = { scheduled_at, scheduled_local: scheduled_at.slice(0, 16), time_zone: 'Europe/Paris', typed_at: null }
        await store.posts.move(post_id, when, 'scheduled', at)
        break
      }
      case 'cancel':
        await store.posts.cancel(post_id, at)
        break
      case 'resolve': {
        fake.settle()
        const post = await store.posts.get(post_id)
        const asked = post?.deliveries.find((one) => one.state === 'needs_human' || one.state === 'unknown')
        // a person looks when what was on its way has come
        if (asked === undefined || fake.pending) break
        const there = fake.of(asked.content.text)[0]
        await resolveUnknown(person, {
          ...which,
          answer: there ? { published: `https://fake.example/${there.id}` } : 'not_published',
        })
        break
      }
      case 'mend':
        await store.accounts.update(account.id, { status: 'ready', status_reason: null })
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

/** Nothing twice, nothing that is called published and is not, nothing that is out and called something else. */
async function check(scene: Scene): Promise<void> {
  for (const { state, content, reason_code } of await all(scene)) {
    // a part that was sent before what it answers to
    expect(reason_code).not.toBe('no_parent')
    const out = scene.fake.of(content.text).length
    expect({ text: content.text, state, out }).toEqual({
      text: content.text,
      state,
      out: state === 'sent' ? 1 : Math.min(out, 1),
    })
    if (['rejected', 'missed', 'cancelled', 'following', 'held', 'blocked', 'awaiting_approval'].includes(state))
      expect({ text: content.text, state, out }).toEqual({ text: content.text, state, out: 0 })
  }
}

/** What ends each state that waits for a person. */
const ends: Readonly<Partial<Record<Delivery['state'], readonly Deed[]>>> = {
  needs_human: ['resolve'],
  rejected: ['retry'],
  missed: ['approve', 'retry'],
  awaiting_approval: ['approve'],
  held: ['resume'],
}

it(
  'whatever happens in whatever order: nothing twice, nothing lost, nothing stuck, and every step one of the table',
  { timeout: 0 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...classes),
        fc.array(event, { minLength: 4, maxLength: 18 }),
        async (idempotency, events) => {
          const home = await world({
            'delivery.grace_minutes': '40000',
            'delivery.outage_minutes': '40000',
            'delivery.breaker_seconds': '60',
          })
          const { account, fake } = await home.account('fake', { idempotency, steps: ['media:0'] })
          const scene: Scene = { home, person: home.process(), account, fake, posts: [] }
          await queue(scene, 'post')
          for (const one of events) {
            switch (one.do) {
              case 'queue':
                await queue(scene, one.what)
                break
              case 'fault':
                fake.faults.push(one.fault)
                break
              case 'pass':
                await home.pass()
                break
              case 'overlap':
                await Promise.all([home.pass(), home.pass(), home.pass()])
                break
              case 'kill':
                await home.killedAt(one.at, one.nth)
                break
              case 'person':
                await act(scene, one.what, scene.posts[one.which % scene.posts.length] ?? 0)
                break
              case 'wait':
                home.advance(one.minutes)
            }
            await check(scene)
          }
          fake.faults.length = 0
          const over = ['sent', 'cancelled']
          for (let round = 0; round < 60; round++) {
            const open = (await all(scene)).filter((one) => !over.includes(one.state))
            if (open.length === 0) break
            home.advance(11)
            // whatever state it is in, as long as its account is blocked nothing of it goes on
            await act(scene, 'mend', 0)
            for (const one of open) for (const what of ends[one.state] ?? []) await act(scene, what, one.post_id)
            await home.pass()
            await check(scene)
          }
          fake.settle()
          await check(scene)
          for (const one of await all(scene)) {
            const journal = await home.journal(one.id)
            expect({
              state: one.state,
              over: over.includes(one.state),
              journal: over.includes(one.state) ? '' : journal.join(' '),
            }).toEqual({
              state: one.state,
              over: true,
              journal: '',
            })
            for (const name of journal) expect([...Object.keys(table), 'approve', 'edit', 'move', 'cancel']).toContain(name)
          }
          await scene.person.close()
          await home.end()
        },
      ),
      { numRuns: Number(process.env['SMM_PROPERTY_RUNS'] ?? 60) },
    )
  },
)

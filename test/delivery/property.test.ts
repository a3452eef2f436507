import fc from 'fast-check'
import { expect, it } from 'vitest'
import { failpoints } from '../../src/delivery/failpoint.ts'
import { table } from '../../src/delivery/machine.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import type { CallFault } from '../support/fake-network.ts'
import { world } from '../support/delivery-world.ts'

const classes = ['record', 'key', 'handle', 'readback', 'duplicate', 'blind'] as const satisfies readonly Idempotency[]
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

/** What may happen to a home folder, in any order. */
const event = fc.oneof(
  fc.record({ do: fc.constant('queue' as const) }),
  fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom(...faults) }),
  fc.record({ do: fc.constant('pass' as const) }),
  fc.record({ do: fc.constant('overlap' as const) }),
  fc.record({ do: fc.constant('kill' as const), at: fc.constantFrom(...failpoints), nth: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 12 }) }),
)

it(
  'whatever happens in whatever order: nothing twice, nothing lost, nothing stuck, and every step one of the table',
  { timeout: 120_000 },
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
          const posts = [await home.post(account, 'post 0')]
          for (const one of events) {
            switch (one.do) {
              case 'queue':
                posts.push(await home.post(account, `post ${posts.length}`))
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
              case 'wait':
                home.advance(one.minutes)
            }
            for (const post of posts) expect(fake.of(post.content.text).length).toBeLessThanOrEqual(1)
          }
          fake.faults.length = 0
          for (let round = 0; round < 40; round++) {
            const open = []
            for (const post of posts) {
              const delivery = await home.delivery(post.id)
              if (delivery.state === 'sent') continue
              open.push(delivery)
              if (delivery.state !== 'needs_human') continue
              home.advance(6)
              fake.settle()
              const there = fake.of(delivery.content.text).length > 0
              const context = home.process()
              const answer = there ? { published: 'https://fake.example/seen' } : ('not_published' as const)
              await resolveUnknown(context, { post_id: delivery.post_id, account: null, answer })
              await context.close()
            }
            if (open.length === 0) break
            home.advance(11)
            await home.pass()
          }
          fake.settle()
          for (const post of posts) {
            const { state } = await home.delivery(post.id)
            expect({ state, remote: fake.of(post.content.text).length }).toEqual({ state: 'sent', remote: 1 })
            for (const name of await home.journal(post.id)) expect(Object.keys(table)).toContain(name)
          }
        },
      ),
      { numRuns: Number(process.env['SMM_PROPERTY_RUNS'] ?? 40) },
    )
  },
)

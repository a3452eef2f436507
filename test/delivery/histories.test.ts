import { describe, expect, it } from 'vitest'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import { hold, holdScope, liftHold, resume } from '../../src/delivery/hold.ts'
import { keepMark } from '../../src/delivery/pass-marks.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import { Failure } from '../../src/failure.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import { newPost, newThread, world } from '../support/delivery-world.ts'

/** `SMM_HISTORIES=1000 npx vitest run test/delivery/histories.test.ts` takes more of them. */
const count = Number(process.env['SMM_HISTORIES'] ?? 24)
const first = Number(process.env['SMM_SEED'] ?? 1)
const steps = 40
const klein = { client: 'klein', account_id: null }
const approval = { by: 'Mme Klein', via: 'mail' } as const

const classes = ['record', 'key', 'readback', 'handle', 'blind'] as const
const faults = [
  ...(['none', 'timeout_before', 'timeout_after', 'error_500_after', 'not_sent', 'rate_limited'] as const),
  ...(['refused', 'unauthorized', 'duplicate_after', 'late'] as const),
]
const points: readonly Failpoint[] = [
  ...(['recovered', 'claimed', 'identified', 'step_started', 'step_ran', 'step_done', 'before_intent', 'intent'] as const),
  ...(['answered', 'recorded', 'looked', 'settled', 'notice_taken', 'notified'] as const),
]
/** Nothing of these is out, and nobody doubts it. */
const notOut = ['scheduled', 'following', 'rejected', 'missed', 'held', 'blocked', 'draft', 'awaiting_approval']

function draws(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('whatever people, servers and deaths do, in any order', () => {
  it.each(Array.from({ length: count }, (_, index) => first + index))(
    'nothing is lost, nothing is twice, nothing is stuck: history %i',
    async (seed) => {
      const random = draws(seed)
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
      const home = await world(random() < 0.3 ? { 'delivery.settle_seconds': '0' } : {})
      const store = await home.process().store()
      const idempotency = pick(classes)
      const images = random() < 0.3 ? { steps: ['media:0'] } : {}
      const { account, fake } = await home.account('fake', { idempotency, ...images })
      const ids: number[] = []
      const told: string[] = [idempotency]
      const now = (): string => home.now().toISOString()
      const later = (minutes: number): string => new Date(home.now().getTime() + minutes * 60_000).toISOString()

      const queue = async (): Promise<void> => {
        const text = `post ${ids.length}`
        const due_at = later(pick([0, 0, 30, 200]))
        const post =
          random() < 0.6
            ? newThread(account, [`${text} a`, `${text} b`, `${text} c`], random() < 0.5 ? `${text} z` : null, due_at)
            : newPost(account, text, due_at)
        const state = random() < 0.3 ? 'awaiting_approval' : 'scheduled'
        const expected_remote_id = (await store.accounts.get(account.id))?.remote_id ?? null
        const deliveries = post.deliveries.map((one) => ({ ...one, expected_remote_id }))
        ids.push((await store.posts.add({ ...post, deliveries, state }, now())).id)
      }
      const of = async (id: number): Promise<readonly Delivery[]> => (await store.posts.get(id))?.deliveries ?? []
      const all = async (): Promise<Delivery[]> => (await Promise.all(ids.map(of))).flat()
      /** What a person may not do just now is refused, and that is all. */
      const attempt = async (name: string, work: () => Promise<unknown>): Promise<void> => {
        told.push(name)
        try {
          await work()
        } catch (error) {
          if (!(error instanceof Failure)) throw error
        }
      }
      const choice = (id: number) => ({ post_id: id, account: null })
      const mendAccount = async (): Promise<void> => {
        if ((await store.accounts.get(account.id))?.status === 'blocked')
          await store.accounts.update(account.id, { status: 'ready', status_reason: null })
      }
      /** A person looks at the account, and says what is there. */
      const answer = async (id: number): Promise<void> => {
        fake.settle()
        const asked = (await of(id)).find((one) => one.state === 'needs_human' || one.state === 'unknown')
        if (asked === undefined || fake.pending) return
        const [there] = fake.of(asked.content.text)
        const published = there && { published: `https://fake.example/${there.id}` }
        await resolveUnknown(home.process(), { ...choice(id), answer: published ?? 'not_published' })
      }
      const putBackOldCopy = async (): Promise<void> => {
        const { places } = home.process()
        const { passes } = await store.identity.get()
        const doubting = { run_id: null, until: now(), queued_before: null, passes, why: 'backup' }
        await store.identity.doubtDue(doubting, now(), (identity) => keepMark(places, identity))
      }
      const interrupted = (point: Failpoint): Promise<unknown> => {
        const stop = new AbortController()
        const failpoint = async (at: Failpoint): Promise<void> => {
          if (at === point) stop.abort()
        }
        return home.pass({ signal: stop.signal }, { failpoint })
      }
      const move = async (id: number): Promise<void> => {
        const when = { scheduled_at: later(pick([1, 60, 600])), scheduled_local: '2026-12-01T13:00', time_zone: 'Europe/Paris' }
        const state = random() < 0.8 ? 'scheduled' : 'awaiting_approval'
        await store.posts.move(id, { ...when, typed_at: null }, state, now())
      }
      const check = async (): Promise<void> => {
        const wrong: string[] = []
        for (const { content, state, next_at, unknown_since } of await all()) {
          const visible = fake.of(content.text).length
          const belongs = visible <= 1 && (state !== 'sent' || visible === 1) && (state !== 'unknown' || next_at !== null)
          const denied = notOut.includes(state) && unknown_since === null && visible > 0
          if (!belongs || denied) wrong.push(`${content.text}: ${state}, ${visible} times (${told.join(', ')})`)
        }
        expect(wrong).toEqual([])
      }
      const turns: readonly (readonly [weight: number, name: string, (id: number) => Promise<unknown>])[] = [
        [8, 'queue', async () => ids.length < 4 && (await queue())],
        [22, 'pass', async () => (random() < 0.6 && fake.faults.push(pick(faults)), home.pass())],
        [6, 'account mended', mendAccount],
        [10, 'killed', () => (random() < 0.5 && fake.faults.push(pick(faults)), home.killedAt(pick(points), pick([1, 2])))],
        [7, 'interrupted', () => interrupted(pick(points))],
        [4, 'hold all', () => holdScope(home.process(), klein, null)],
        [5, 'lift', () => liftHold(home.process(), klein)],
        [2, 'hold', (id) => hold(home.process(), choice(id))],
        [5, 'resume', (id) => resume(home.process(), choice(id))],
        [6, 'retry', (id) => retry(home.process(), choice(id))],
        [4, 'move', move],
        [5, 'approve', (id) => store.posts.approve(id, approval, now())],
        [1, 'reject', (id) => store.posts.reject(id, 'no', 'Mme Klein', now())],
        [4, 'answer', answer],
        [2, 'old copy', putBackOldCopy],
        [
          2,
          'server',
          async () => {
            const verdicts = ['not_sent', 'refused', 'unauthorized', 'rate_limited'] as const
            fake.identifyFault = random() < 0.5 ? null : new NetworkFailure(pick(verdicts), 'down', 'down')
          },
        ],
        [13, 'time', async () => home.advance(pick([1, 3, 11, 31, 130, 1500]))],
      ]
      const weighed = turns.flatMap((turn) => Array.from({ length: turn[0] }, () => turn))

      await queue()
      for (let step = 0; step < steps; step++) {
        const [, name, work] = pick(weighed)
        const id = pick(ids)
        await attempt(name, () => work(id))
        await check()
      }
      // the servers are well again, and everybody answers
      fake.identifyFault = null
      fake.faults.length = 0
      await attempt('lift', () => liftHold(home.process(), klein))
      for (let round = 0; round < 60 && !(await all()).every((one) => one.state === 'sent'); round++) {
        await mendAccount()
        for (const id of ids) {
          await attempt('approve', () => store.posts.approve(id, approval, now()))
          await attempt('resume', () => resume(home.process(), choice(id)))
          await attempt('retry', () => retry(home.process(), choice(id)))
          if ((await of(id)).some((one) => one.state === 'needs_human')) await attempt('answer', () => answer(id))
        }
        await home.pass()
        home.advance(12)
        await check()
      }
      const left = (await all()).filter((one) => one.state !== 'sent')
      expect(left.map(({ content, state }) => `${content.text}: ${state} (${told.join(', ')})`)).toEqual([])
      for (const id of ids) {
        const order = (await of(id)).map(({ content }) => fake.posts.findIndex((post) => post.text === content.text))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }
      for (let pass = 0; pass < 2; pass++) {
        home.advance(15)
        await home.pass()
      }
      expect(await store.deliveries.hasWork(now())).toBe(false)
    },
    60_000,
  )
})

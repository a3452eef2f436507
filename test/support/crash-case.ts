import { expect } from 'vitest'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import { failpoints } from '../../src/delivery/failpoint.ts'
import { markDone } from '../../src/delivery/mark-done.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { TestContext } from './context.ts'
import { world, type Asleep, type Stop, type World } from './delivery-world.ts'
import { callFaults, type FakeNetwork, type FakeNetworkOptions } from './fake-network.ts'
import { dice, seedOf, type Dice } from './random.ts'

/** What a network can prove; `key_untrusted`: a server that takes an idempotency key and does nothing with it. */
export const crashClasses = ['record', 'key', 'key_untrusted', 'handle', 'readback', 'duplicate', 'blind', 'person'] as const
export type CrashClass = (typeof crashClasses)[number]

const stageFaults = ['stage_not_sent', 'stage_unknown', 'stage_rate_limited', 'stage_refused', 'stage_unauthorized'] as const
const identifyFaults = ['identify_not_sent', 'identify_unauthorized'] as const
export const crashFaults = [...callFaults, ...stageFaults, ...identifyFaults] as const
export type CrashFault = (typeof crashFaults)[number]

/** Where an owner that lost its lock can wake without a second sender in sight: it has no request of its own still to make. */
const beforeIntent: readonly Failpoint[] = [
  'run_started',
  'recovered',
  'claimed',
  'identified',
  'step_started',
  'step_ran',
  'step_done',
  'before_intent',
  'looked',
  'settled',
]

export interface CrashCase {
  readonly kind: CrashClass
  readonly at: Failpoint
  readonly fault: CrashFault
  readonly seed: number
}

/** What happened in one case, for the counts. */
export interface Happened {
  deaths: number
  sleeps: number
  locks_lost: number
  questions: number
  visible: number
}

export function* crashCases(kinds: readonly CrashClass[], seeds: number): Generator<CrashCase> {
  for (const kind of kinds) {
    // a person posts: no call, no step that could fail
    const faults: readonly CrashFault[] = kind === 'person' ? ['none'] : crashFaults
    for (const at of failpoints)
      for (const fault of faults) for (let seed = 0; seed < seeds; seed++) yield { kind, at, fault, seed }
  }
}

export const caseName = ({ kind, at, fault, seed }: CrashCase): string => `${kind}/${at}/${fault}/${seed}`

/** Chosen by the seed alone: how a pass stops, what is posted, what else goes wrong, how wrong the server's clock is. */
function plan(one: CrashCase, roll: Dice) {
  const first = failpoints.indexOf(one.at) + crashFaults.indexOf(one.fault)
  // a death, a death and another while recovering, a laptop that sleeps and wakes while others work
  const mode = (['dies', 'dies_twice', 'sleeps'] as const)[(first + one.seed) % 3] ?? 'dies'
  const parts = roll.one([1, 1, 3])
  return {
    mode,
    parts,
    comment: parts > 1 || roll.happens(0.3),
    /** How many passes over the place before it stops. */
    nth: 1 + roll.whole(parts),
    /** The call of which part goes wrong. */
    which: roll.whole(parts),
    more: roll.happens(0.25) && one.fault !== 'none' ? roll.one(callFaults) : null,
    again: { at: roll.one(failpoints), nth: 1 + roll.whole(2) },
    skew: roll.one([0, 0, 0, 90_000, -90_000, 420_000, -420_000, 3_600_000, -3_600_000]),
    nap: roll.one([1, 3, 12, 45]),
    lost: roll.happens(0.5) && beforeIntent.includes(one.at),
  }
}

/**
 * One delivery, or one thread, through one way to fail, to its end; a person mends what only a person can. Checked after every pass:
 * nothing visible twice or out of order, nothing called published that is not, nothing called failed that is out.
 */
export async function survive(one: CrashCase): Promise<Happened> {
  const name = caseName(one)
  const roll = dice(seedOf(name))
  const chosen = plan(one, roll)
  const home = await world()
  const count: Happened = { deaths: 0, sleeps: 0, locks_lost: 0, questions: 0, visible: 0 }
  const { account, fake } = await home.account('fake', { ...optionsOf(one.kind), skew: () => chosen.skew })
  const texts = Array.from({ length: chosen.parts }, (_, part) => `part ${part}`)
  const deliveries = await home.thread(account, texts, chosen.comment ? 'comment' : null)
  breakIt(fake, one.fault, chosen.which)
  if (chosen.more !== null) fake.faults.push(chosen.more)
  const scene: Scene = { name, kind: one.kind, home, person: home.process(), account, fake, deliveries, count, random: roll }

  const tools = { random: roll }
  const stop: Stop = { at: one.at, nth: chosen.nth }
  let second: Stop | null = chosen.mode === 'dies_twice' ? { ...chosen.again } : null
  let asleep: Asleep | null = null
  let waking = 0
  for (let round = 0; round < 80; round++) {
    if (asleep !== null && round >= waking) {
      await asleep.wake()
      asleep = null
    } else if (stop.nth > 0 && chosen.mode === 'sleeps') {
      asleep = await home.sleeping(stop, {}, tools)
      if (asleep !== null) {
        count.sleeps += 1
        waking = round + 3
        if (chosen.lost) {
          home.loseLocks()
          count.locks_lost += 1
        }
        home.advance(chosen.nap)
      }
    } else if (stop.nth > 0) {
      if ((await home.dying(stop, {}, tools)) === 'dead') count.deaths += 1
    } else if (second !== null) {
      if ((await home.dying(second, {}, tools)) === 'dead') count.deaths += 1
      second = null
    } else await home.passIn(scene.person, tools)
    if ((await check(scene)) && asleep === null) break
    if (asleep === null) await mend(scene)
    await advance(scene)
  }
  await asleep?.wake()
  home.advance(30)
  fake.settle()
  await check(scene)
  const ends = await Promise.all(deliveries.map(async ({ id }) => (await home.delivery(id)).state))
  const journal = ends.every((state) => state === 'sent')
    ? []
    : await Promise.all(deliveries.map(async ({ id }) => (await home.journal(id)).slice(-16).join(' ')))
  expect({ name, ends, journal }).toEqual({ name, ends: deliveries.map(() => 'sent'), journal: [] })
  if (one.kind !== 'person')
    expect({ name, visible: fake.posts.map((post) => post.text) }).toEqual({
      name,
      visible: deliveries.map((delivery) => delivery.content.text),
    })
  count.visible = fake.posts.length
  await scene.person.close()
  await home.end()
  return count
}

interface Scene {
  readonly name: string
  readonly kind: CrashClass
  readonly home: World
  readonly person: TestContext
  readonly account: Account
  readonly fake: FakeNetwork
  readonly deliveries: readonly Delivery[]
  readonly count: Happened
  readonly random: () => number
}

function optionsOf(kind: CrashClass): Omit<FakeNetworkOptions, 'now'> {
  const steps = ['media:0']
  if (kind === 'key_untrusted') return { idempotency: 'key', trusts_key: false, steps }
  return { idempotency: kind, steps }
}

function breakIt(fake: FakeNetwork, fault: CrashFault, which: number): void {
  const before = Array.from({ length: which }, () => 'none' as const)
  switch (fault) {
    case 'stage_not_sent':
      fake.stageFaults.push(new NetworkFailure('not_sent', 'connection_refused', 'the connection was refused'))
      break
    case 'stage_unknown':
      fake.stageFaults.push(new NetworkFailure('unknown', 'timed_out', 'no answer'))
      break
    case 'stage_rate_limited':
      fake.stageFaults.push(new NetworkFailure('rate_limited', 'rate_limited', 'slow down', { status: 429 }))
      break
    case 'stage_refused':
      fake.stageFaults.push(new NetworkFailure('refused', 'refused', 'no such picture', { status: 422 }))
      break
    case 'stage_unauthorized':
      fake.stageFaults.push(new NetworkFailure('unauthorized', 'credential_refused', 'invalid token', { status: 401 }))
      break
    case 'identify_not_sent':
      fake.identifyFault = new NetworkFailure('not_sent', 'connection_refused', 'the connection was refused')
      break
    case 'identify_unauthorized':
      fake.identifyFault = new NetworkFailure('unauthorized', 'credential_refused', 'invalid token', { status: 401 })
      break
    default:
      fake.faults.push(...before, fault)
  }
}

/** What must hold at every moment. True: all of it is published. */
async function check({ name, kind, home, fake, deliveries }: Scene): Promise<boolean> {
  let all = true
  const wrong: string[] = []
  const order = deliveries.map((one) => one.content.text)
  const seen = fake.posts.map((post) => order.indexOf(post.text))
  if (seen.some((part, index) => part !== index))
    wrong.push(`on the network: ${fake.posts.map((post) => post.text).join(', ')}`)
  for (const [index, post] of fake.posts.entries()) {
    const root = index === 0 ? null : (fake.posts[0]?.id ?? null)
    const previous = index === 0 ? null : (fake.posts[index - 1]?.id ?? null)
    if (post.root !== root || post.previous !== previous)
      wrong.push(`${post.text} answers to ${post.root} and ${post.previous}`)
  }
  for (const { id } of deliveries) {
    const { state, content, remote_id, question, reason_code } = await home.delivery(id)
    if (reason_code === 'no_parent') wrong.push(`${content.text} was sent before what it answers to`)
    const out = fake.of(content.text)
    if (state !== 'sent') all = false
    if (kind === 'person') continue
    if (state === 'sent' && out.length === 0) wrong.push(`${content.text} is called published and is not there`)
    if (state === 'sent' && remote_id !== out[0]?.id && !remote_id?.startsWith('https://'))
      wrong.push(`${content.text} has the id of another`)
    if (over.includes(state) && out.length > 0) wrong.push(`${content.text} is ${state} and is out`)
    if (state === 'needs_human' && question === null) wrong.push(`${content.text} waits for a person, who is not asked`)
  }
  if (wrong.length > 0) {
    for (const { id, content } of deliveries) wrong.push(`${content.text}: ${(await home.journal(id)).join(' ')}`)
    wrong.push(fake.calls.join(', '))
  }
  expect({ name, wrong }).toEqual({ name, wrong: [] })
  return all
}

/** Words that say: it did not leave. */
const over: readonly string[] = ['rejected', 'missed', 'blocked', 'scheduled', 'following', 'held', 'to_post']

/** A person, who sees what is there and answers; an account that cannot be used is connected anew. */
async function mend({ name, kind, home, person, account, fake, deliveries, count }: Scene): Promise<void> {
  fake.identifyFault = null
  const store = await person.store()
  if ((await store.accounts.get(account.id))?.status === 'blocked')
    await store.accounts.update(account.id, { status: 'ready', status_reason: null })
  for (const { id } of deliveries) {
    const { state, post_id, content, question } = await home.delivery(id)
    if (state === 'needs_human') {
      count.questions += 1
      // where the server offers the means to find out, nobody is asked
      if (kind !== 'blind') expect({ name, asked: question?.code }).toEqual({ name, asked: 'nothing' })
      home.advance(6)
      fake.settle()
      const answer =
        fake.of(content.text).length > 0
          ? { published: `https://fake.example/${fake.of(content.text)[0]?.id}` }
          : 'not_published'
      await resolveUnknown(person, { post_id, account: null, answer })
    } else if (state === 'to_post') {
      expect(kind).toBe('person')
      await markDone(person, post_id, 'https://fake.example/by-hand')
    } else if (state === 'rejected' || state === 'missed') await retry(person, { post_id, account: null })
  }
}

/** To the next moment at which there is something to do, as `schedule run` would sleep. */
async function advance({ home, person }: Scene): Promise<void> {
  const next = await (await person.store()).deliveries.nextInstant(home.now().toISOString())
  const wait = next === null ? 1 : (Date.parse(next) - home.now().getTime()) / 60_000
  home.advance(Math.min(Math.max(wait, 1), 20))
}

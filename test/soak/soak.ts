import { statSync } from 'node:fs'
import { failpoints } from '../../src/delivery/failpoint.ts'
import { hold, resume } from '../../src/delivery/hold.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import { networkIds } from '../../src/networks/ids.ts'
import { instantsOf, nearestInstants } from '../../src/posts/wall-time.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import { klein, newPost, world, type World } from '../support/delivery-world.ts'
import type { TestContext } from '../support/context.ts'
import { callFaults, type FakeNetwork } from '../support/fake-network.ts'
import { dice, type Dice } from '../support/random.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const zones = ['Europe/Paris', 'America/Montreal', 'Indian/Reunion', 'Pacific/Noumea', 'Australia/Lord_Howe']
const classes = ['record', 'key', 'handle', 'readback', 'duplicate', 'blind'] as const satisfies readonly Idempotency[]
const faults = callFaults.filter((fault) => fault !== 'none')

export interface SoakPlan {
  readonly seed: number
  readonly days: number
  readonly clients: number
  /** Deliveries a day, over all clients. */
  readonly per_day: number
}

export interface SoakReport {
  readonly deliveries: number
  readonly lost: readonly string[]
  readonly twice: readonly string[]
  readonly stuck: readonly string[]
  /** Called published and not there, or called failed and there. */
  readonly untrue: readonly string[]
  /** Posts that left before an earlier one of their account although nothing had befallen that one. */
  readonly out_of_order: readonly string[]
  readonly events: Readonly<Record<string, number>>
  /** Minutes from the due instant to the moment it was there, of what nobody had to touch. */
  readonly lateness: { readonly p50: number; readonly p99: number }
  readonly database_bytes: number
  readonly journal_lines: number
}

interface Place {
  readonly account: Account
  readonly fake: FakeNetwork
  readonly zone: string
  readonly kind: Idempotency
  downUntil: number
}

/** One post, from the day it was queued to the day it was seen to be over. */
interface Sent {
  readonly id: number
  readonly post_id: number
  readonly text: string
  readonly place: Place
  readonly due: number
  /** It waited for a person: its time is that person's. */
  touched: boolean
}

/** Virtual years on the real store with the real passes; only the networks and the clock are ours. The same plan gives the same years. */
export async function soak(plan: SoakPlan): Promise<SoakReport> {
  const roll = dice(plan.seed)
  const home = await world()
  const begin = home.now().getTime()
  /** The true time; the clock of the machine may show another. */
  let time = begin
  let wrong = 0
  let wrongUntil = 0
  const tick = (to: number): void => {
    time = Math.max(time, to)
    if (wrong !== 0 && time >= wrongUntil) wrong = 0
    home.setClock(new Date(time + wrong))
  }
  const events: Record<string, number> = {}
  const happened = (what: string): void => {
    events[what] = (events[what] ?? 0) + 1
  }
  const places = await openPlaces(home, plan.clients, () => -wrong)
  const machine = home.process()
  const person = home.process()
  const store = await person.store()
  const open: Sent[] = []
  const out = { lost: [] as string[], twice: [] as string[], untrue: [] as string[], out_of_order: [] as string[] }
  const lateness: number[] = []
  let deliveries = 0
  let journal_lines = 0
  const tools = { random: roll }

  const pass = async (): Promise<void> => {
    happened('passes')
    if (roll.happens(0.04)) {
      happened('crashes')
      await home.dying({ at: roll.one(failpoints), nth: 1 + roll.whole(2) }, {}, tools)
    } else if (roll.happens(0.01)) {
      const asleep = await home.sleeping({ at: roll.one(failpoints), nth: 1 }, {}, tools)
      if (asleep === null) return
      happened('suspends')
      // others go on meanwhile; or nobody does
      if (roll.happens(0.5)) await home.passIn(machine, tools)
      tick(time + roll.whole(180) * minute)
      await asleep.wake()
    } else if (roll.happens(0.03)) {
      happened('overlaps')
      await Promise.all([home.pass({}, tools), home.passIn(machine, tools)])
    } else await home.passIn(machine, tools)
  }
  /** Goes on until `to`, waking when there is something to do. */
  const until = async (to: number, quiet: boolean): Promise<void> => {
    let passes = 0
    for (const now = (): number => time; now() < to;) {
      const next = await store.deliveries.nextInstant(home.now().toISOString())
      // what a person has just set going leaves with the next minute
      const soon = passes === 0 ? time : next === null ? to : Math.max(Date.parse(next) - wrong, time + minute)
      tick(Math.min(to, Math.max(soon, time + minute)))
      for (const place of places) if (place.downUntil <= time && place.downUntil > 0) recoverPlace(place)
      await (quiet ? home.passIn(machine, tools) : pass())
      if ((passes += 1) > 2000) throw new Error(`a day of 2000 passes: ${new Date(time).toISOString()}`)
    }
  }

  for (let today = 0; today < plan.days; today++) {
    const midnight = begin + today * day
    for (const one of await queueDay(home, roll, places, plan.per_day, midnight, today, person)) {
      open.push(one)
      deliveries += 1
    }
    for (let quarter = 0; quarter < 4; quarter++) {
      trouble(roll, places, time, happened)
      if (wrong === 0 && roll.happens(0.02)) {
        happened('clock jumps')
        wrong = roll.happens(0.5) ? hour : -hour
        wrongUntil = time + (1 + roll.whole(5)) * hour
        tick(time)
      }
      if (roll.happens(0.012)) {
        happened('machine off')
        tick(time + (1 + roll.whole(roll.happens(0.2) ? 30 : 5)) * hour)
      }
      await until(midnight + ((quarter + 1) * day) / 4, false)
      await lookAfter(person, places, open, time, roll, happened)
    }
    journal_lines += await close(home, open, out, lateness, store)
  }
  for (const place of places) {
    place.fake.faults.length = 0
    recoverPlace(place)
  }
  tick(time + 6 * hour)
  for (let calm = 0; calm < 12 && open.length > 0; calm++) {
    await lookAfter(person, places, open, time, roll, () => {}, true)
    await until(time + 8 * hour, true)
    journal_lines += await close(home, open, out, lateness, store)
  }
  for (const { fake } of places) {
    const seen = new Set<string>()
    for (const { text } of fake.posts) {
      if (seen.has(text)) out.twice.push(text)
      seen.add(text)
    }
  }
  const stuck = await Promise.all(
    open.map(
      async ({ id, text }) => `${text}: ${(await home.delivery(id)).state} ${(await home.journal(id)).slice(-8).join(' ')}`,
    ),
  )
  const database_bytes = statSync(person.places.database).size
  await Promise.all([machine.close(), person.close()])
  await home.end()
  lateness.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((lateness[Math.floor(lateness.length * share)] ?? 0) * 10) / 10
  return { deliveries, ...out, stuck, events, lateness: { p50: at(0.5), p99: at(0.99) }, database_bytes, journal_lines }
}

async function openPlaces(home: World, clients: number, skew: () => number): Promise<Place[]> {
  const context = home.process()
  const store = await context.store()
  const places: Place[] = []
  for (let index = 0; index < clients; index++) {
    const zone = zones[index % zones.length] ?? 'UTC'
    const kind = classes[index % classes.length] ?? 'record'
    const client = `client-${index}`
    await store.clients.add({ ...klein, slug: client, time_zone: zone }, home.now().toISOString())
    // the networks are made up: only their names must be ones that the database knows
    const network = `${networkIds[index % networkIds.length]}-${index}` as Account['network']
    const { account, fake } = await home.account(
      `account-${index}`,
      { idempotency: kind, skew, steps: ['media:0'] },
      { client, network },
    )
    places.push({ account, fake, zone, kind, downUntil: 0 })
  }
  await context.close()
  return places
}

/** The posts of one day, at wall times of each client's own zone: nine hours before and after the clocks change. */
async function queueDay(
  home: World,
  roll: Dice,
  places: readonly Place[],
  count: number,
  midnight: number,
  today: number,
  person: TestContext,
): Promise<Sent[]> {
  const store = await person.store()
  const queued: Sent[] = []
  const date = new Date(midnight + 26 * hour)
  for (let index = 0; index < count; index++) {
    const place = places[(index + today) % places.length]
    if (place === undefined) continue
    const wall = {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: roll.one([1, 2, 3, 9, 9, 12, 17, 18, 20]),
      minute: roll.whole(12) * 5,
    }
    const due = instantsOf(wall, place.zone)[0] ?? nearestInstants(wall, place.zone)[0]
    if (due === undefined) throw new Error('no such time')
    const text = `day ${today} post ${index}`
    const waits = roll.happens(0.05)
    const post = newPost(place.account, text, due.toISOString())
    const added = await store.posts.add(
      { ...post, state: waits ? 'awaiting_approval' : 'scheduled' },
      new Date(Math.min(midnight, home.now().getTime())).toISOString(),
    )
    for (const { id } of added.deliveries)
      queued.push({ id, post_id: added.id, text, place, due: due.getTime(), touched: waits })
  }
  return queued
}

/** What the world does to the networks within a quarter of a day. */
function trouble(roll: Dice, places: readonly Place[], time: number, happened: (what: string) => void): void {
  for (const place of places) {
    if (roll.happens(0.08)) {
      happened('faults')
      place.fake.faults.push(roll.one(faults))
    }
    if (place.downUntil === 0 && roll.happens(0.006)) {
      happened('outages')
      place.downUntil = time + (1 + roll.whole(8)) * hour
      place.fake.identifyFault = new NetworkFailure('not_sent', 'connection_refused', 'the connection was refused')
    }
    if (place.fake.identifyFault === null && roll.happens(0.002)) {
      happened('tokens ended')
      place.fake.identifyFault = new NetworkFailure('unauthorized', 'credential_refused', 'invalid token', { status: 401 })
    }
  }
}

function recoverPlace(place: Place): void {
  place.downUntil = 0
  if (place.fake.identifyFault?.verdict !== 'unauthorized') place.fake.identifyFault = null
}

/** A consultant looks four times a day: answers, approves, holds a post and lets it go, connects an account anew. */
async function lookAfter(
  person: TestContext,
  places: readonly Place[],
  open: Sent[],
  time: number,
  roll: Dice,
  happened: (what: string) => void,
  all = false,
): Promise<void> {
  const store = await person.store()
  const blocked = new Set((await store.accounts.list()).filter((one) => one.status === 'blocked').map((one) => one.id))
  for (const { account, fake } of places) {
    if (fake.identifyFault?.verdict === 'unauthorized' && (all || roll.happens(0.5))) fake.identifyFault = null
    if (fake.identifyFault === null && blocked.delete(account.id)) {
      happened('accounts mended')
      await store.accounts.update(account.id, { status: 'ready', status_reason: null })
    }
  }
  for (const one of open) {
    const delivery = await store.deliveries.get(one.id)
    if (delivery === null) continue
    const which = { post_id: one.post_id, account: null }
    const { fake } = one.place
    if (waitsForPerson.has(delivery.state)) one.touched = true
    switch (delivery.state) {
      case 'needs_human':
        fake.settle()
        if (fake.pending) break
        happened(`questions (${one.place.kind}): ${delivery.question?.code}`)
        await resolveUnknown(person, {
          ...which,
          answer: fake.of(one.text).length > 0 ? { published: 'https://fake.example/seen' } : 'not_published',
        })
        break
      case 'rejected':
      case 'missed':
        happened(delivery.state === 'missed' ? 'missed, sent after all' : 'failed, sent after all')
        if (fake.of(one.text).length > 0) throw new Error(`${one.text} is ${delivery.state} and is out`)
        if (delivery.reason_code === 'not_approved')
          await store.posts.approve(one.post_id, { by: 'Ana', via: 'mail' }, person.now().toISOString())
        // its account must be mended first
        if (blocked.has(one.place.account.id)) break
        await retry(person, which)
        break
      case 'awaiting_approval':
        if (!all && !roll.happens(0.6)) break
        happened('approvals')
        await store.posts.approve(one.post_id, { by: 'Ana', via: 'phone' }, person.now().toISOString())
        break
      case 'held':
        if (!all && !roll.happens(0.5)) break
        happened('resumed')
        await resume(person, which)
        break
      case 'scheduled':
        if (all || one.due < time || !roll.happens(0.01)) break
        happened('held')
        one.touched = true
        await hold(person, which)
    }
  }
}

const waitsForPerson: ReadonlySet<string> = new Set([
  'needs_human',
  'rejected',
  'missed',
  'awaiting_approval',
  'held',
  'blocked',
])

/** Takes out what is over, and checks it. Gives the lines that its journals have. */
async function close(
  home: World,
  open: Sent[],
  out: { lost: string[]; untrue: string[]; out_of_order: string[] },
  lateness: number[],
  store: Awaited<ReturnType<TestContext['store']>>,
): Promise<number> {
  let lines = 0
  const still: Sent[] = []
  const turns = new Map<Place, { due: number; at: number; text: string }[]>()
  for (const one of open) {
    const delivery: Delivery = await home.delivery(one.id)
    const there = one.place.fake.of(one.text)
    if (['rejected', 'missed', 'held', 'blocked', 'awaiting_approval'].includes(delivery.state) && there.length > 0)
      out.untrue.push(`${one.text} is ${delivery.state} and is out`)
    if (delivery.state !== 'sent') {
      still.push(one)
      continue
    }
    const journal = await store.deliveries.journal(one.id)
    lines += journal.length
    const [seen] = there
    if (seen === undefined) {
      out.lost.push(`${one.text}: ${journal.map((line) => line.transition).join(' ')}`)
      continue
    }
    if (!one.touched) lateness.push((seen.at - one.due) / minute)
    const plain = !one.touched && journal.length === 3
    if (plain) turns.set(one.place, [...(turns.get(one.place) ?? []), { due: one.due, at: seen.at, text: one.text }])
  }
  for (const posts of turns.values()) {
    const inTurn = posts.toSorted((a, b) => a.due - b.due)
    for (const [index, post] of inTurn.entries()) {
      const before = inTurn[index - 1]
      if (before && before.due < post.due && before.at > post.at) out.out_of_order.push(`${post.text} before ${before.text}`)
    }
  }
  open.splice(0, open.length, ...still)
  return lines
}

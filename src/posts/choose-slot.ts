import { meansNext, readWeekday, writeSlot } from '../clients/read-slots.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { slotText } from '../i18n/slots.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { Client, Slot } from '../store/clients.ts'
import type { Free, Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import type { StrategyInput, StrategyResult } from '../strategy/strategy.ts'
import type { Due } from './choose-time.ts'
import { cadenceSlots, closeMs, isFor, nextFree, pillarOfSlot, placesAfter } from './slots.ts'

/** A free place, and what must still be free when the post is stored. */
export interface ChosenSlot {
  readonly slot: Slot
  readonly due: Due
  readonly free: Free
}

/** The client's own slots, else those that the cadence of its strategy's first network asks for. */
export function slotsOf(client: Client, strategy: Strategy | null): readonly Slot[] {
  if (client.slots.length > 0 || strategy === null) return client.slots
  const { phase1 } = strategy.result as Partial<StrategyResult>
  const { coverage } = strategy.input as Partial<StrategyInput>
  return phase1 ? cadenceSlots(phase1.cadence_per_quarter, coverage ?? 'business_days') : []
}

interface Given {
  readonly accounts: readonly Account[]
  readonly strategy: Strategy | null
  /** Of `next`, a slot that is called after this pillar goes first, and one called after another is left to that. */
  readonly pillar?: string | null
  /** The post that moves: what it takes today is free for it, but it does not stay where it is. */
  readonly moving?: Post
  /** Taken too, though not stored yet. */
  readonly also?: readonly { readonly account_ids: readonly number[]; readonly at: string }[]
}

/**
 * The next free place for these accounts: of `next`, any slot; of a name, the slots of that name; of a weekday, those of that day. Null
 * when the client has no slot for them. Throws `Failure`: `slot_not_found` for another word, `no_free_slot` when a year is full.
 */
export async function chooseSlot(context: Context, client: Client, word: string, given: Given): Promise<ChosenSlot | null> {
  const { lang } = context
  const { accounts, moving, also = [] } = given
  const slots = slotsOf(client, given.strategy).filter((slot) => isFor(slot, accounts))
  if (slots.length === 0) return null
  const wanted = new Set(meansNext(word) ? slotsForPillar(slots, given.pillar ?? null) : named(word, slots))
  if (wanted.size === 0) {
    const known = slots.map((slot) => writeSlot(lang, slot)).join('; ')
    throw new Failure('not_found', 'slot_not_found', say(lang, slotText.unknown, { word }), {
      hint: say(lang, slotText.known, { slots: known }),
    })
  }
  const now = context.now()
  const ids = accounts.map((account) => account.id)
  const store = await context.store()
  const from = new Date(now.getTime() - closeMs).toISOString()
  const taken = (await store.posts.taken(ids, { from, to: '9999' }))
    .filter((one) => one.post_id !== moving?.id)
    .concat(also.filter((one) => one.account_ids.some((id) => ids.includes(id))).map(({ at }) => ({ post_id: 0, at })))
    .map((one) => Date.parse(one.at))
  const stays = moving === undefined || moving.status === 'draft' ? null : moving.scheduled_at
  const places = [...placesAfter(slots, now, client.time_zone)].filter(
    ({ slot, instant }) => wanted.has(slot) && instant.scheduled_at !== stays,
  )
  const place = nextFree(places, taken)
  if (place === null)
    throw new Failure('usage', 'no_free_slot', say(lang, slotText.full), { hint: say(lang, slotText.full_hint) })
  const at = Date.parse(place.instant.scheduled_at)
  return {
    slot: place.slot,
    due: { ...place.instant, typed_at: `--slot ${word}`, now: false },
    free: { from: new Date(at - place.room).toISOString(), to: new Date(at + place.room).toISOString() },
  }
}

/** As `chooseSlot`, where a person asked for a slot. Throws `Failure` usage `no_slot` too. */
export async function needSlot(context: Context, client: Client, word: string, given: Given): Promise<ChosenSlot> {
  const chosen = await chooseSlot(context, client, word, given)
  if (chosen) return chosen
  const { lang } = context
  const { accounts, strategy } = given
  const message =
    slotsOf(client, strategy).length === 0
      ? say(lang, slotText.none, { name: client.name })
      : say(lang, slotText.none_for, {
          accounts: list(
            lang,
            accounts.map((one) => one.name),
          ),
        })
  throw new Failure('usage', 'no_slot', message, { hint: say(lang, slotText.none_hint, { client: client.slug }) })
}

/** Those called after the pillar; else those called after none; else all. Without a pillar: all. */
function slotsForPillar(slots: readonly Slot[], pillar: string | null): readonly Slot[] {
  if (pillar === null) return slots
  const own = slots.filter((slot) => pillarOfSlot(slot) === pillar)
  const open = slots.filter((slot) => pillarOfSlot(slot) === null)
  return own.length > 0 ? own : open.length > 0 ? open : slots
}

/** Its name goes before a weekday. */
function named(word: string, slots: readonly Slot[]): readonly Slot[] {
  const plain = word.trim().toLowerCase()
  const byName = slots.filter((slot) => slot.name?.toLowerCase() === plain)
  const weekday = readWeekday(plain)
  return byName.length > 0 ? byName : slots.filter((slot) => slot.weekday === weekday)
}

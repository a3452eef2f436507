import { describe, expect, it } from 'vitest'
import { afterLooking, beforeLooking, type Doubt } from '../../src/delivery/doubt.ts'
import { afterDeath } from '../../src/delivery/recover.ts'
import type { Lookup } from '../../src/networks/contract.ts'
import { start, world } from '../support/delivery-world.ts'

const t0 = start.getTime()
const minute = 60_000
const iso = (at: number): string => new Date(at).toISOString()

/** A read-back doubt, one minute old, looked at for the first time. */
function doubt(more: Partial<Doubt> = {}): Doubt {
  return {
    idempotency: 'readback',
    now: t0 + minute,
    first_intent: t0,
    last_intent: t0,
    absent_server: null,
    settle_ms: 10 * minute,
    refused: false,
    too_late: false,
    exhausted: false,
    blind_looks: 0,
    old_copy: false,
    ...more,
  }
}

const absent = (server: number | null): Lookup => ({
  seen: 'absent',
  complete: true,
  server_at: server === null ? null : iso(server),
})
const unreadable: Lookup = { seen: 'unreadable', reason: 'no', server_at: null }

describe('before anything is read', () => {
  it.each([
    [{ idempotency: 'record' }, { do: 'resend', proof: 'record_repeat' }],
    [{ idempotency: 'record', now: t0 + 24 * 60 * minute }, { do: 'look' }],
    [{ idempotency: 'record', now: t0 - minute }, { do: 'look' }],
    [{ idempotency: 'record', refused: true }, { do: 'look' }],
    [{ idempotency: 'record', too_late: true }, { do: 'look' }],
    [{ idempotency: 'record', exhausted: true }, { do: 'look' }],
    [{ idempotency: 'key' }, { do: 'look' }],
    [{ idempotency: 'handle' }, { do: 'look' }],
    [{ idempotency: 'readback' }, { do: 'look' }],
    [{ idempotency: 'duplicate' }, { do: 'look' }],
    [{ idempotency: 'blind' }, { do: 'ask', code: 'blind' }],
  ] as const)('%j: %j', (facts, expected) => {
    expect(beforeLooking(doubt(facts))).toEqual(expected)
  })
})

describe('after a look', () => {
  it.each([
    // the settle time runs by the server's clock, from the first look on
    ['first time', {}, absent(t0 + minute), { do: 'wait', after_ms: 10 * minute, absent_server: t0 + minute }],
    ['half-way', { absent_server: t0 }, absent(t0 + 5 * minute), { do: 'wait', after_ms: 5 * minute, absent_server: t0 }],
    [
      'settled',
      { absent_server: t0 },
      absent(t0 + 10 * minute),
      { do: 'resend', proof: 'absent_after_settle', restage: false },
    ],
    [
      'its clock went back',
      { absent_server: t0 },
      absent(t0 - minute),
      { do: 'wait', after_ms: 10 * minute, absent_server: t0 - minute },
    ],
    ['no clock', {}, absent(null), { do: 'ask', code: 'no_server_clock' }],
    [
      'no clock, no settle time',
      { settle_ms: 0 },
      absent(null),
      { do: 'resend', proof: 'absent_after_settle', restage: false },
    ],
    ['settled, too late', { absent_server: t0, too_late: true }, absent(t0 + 10 * minute), { do: 'missed' }],
    ['settled, exhausted', { absent_server: t0, exhausted: true }, absent(t0 + 10 * minute), { do: 'ask', code: 'exhausted' }],
    [
      'staged object gone',
      { idempotency: 'handle', settle_ms: 0 },
      absent(t0),
      { do: 'resend', proof: 'absent_after_settle', restage: true },
    ],
    ['list too short', {}, { seen: 'absent', complete: false, server_at: iso(t0) }, { do: 'ask', code: 'list_too_short' }],
    // the key: not beside a request that may still be on its way, not when the server may have dropped it
    [
      'key, too soon',
      { idempotency: 'key', now: t0 + 20_000 },
      absent(t0),
      { do: 'wait', after_ms: 40_000, absent_server: null },
    ],
    ['key', { idempotency: 'key' }, absent(t0), { do: 'resend', proof: 'key_valid', restage: false }],
    ['key, unreadable', { idempotency: 'key' }, unreadable, { do: 'resend', proof: 'key_valid', restage: false }],
    [
      'key, short settle time',
      { idempotency: 'key', settle_ms: 5000, now: t0 + 5000 },
      absent(t0),
      { do: 'resend', proof: 'key_valid', restage: false },
    ],
    [
      'key, half of its hour gone',
      { idempotency: 'key', now: t0 + 30 * minute },
      absent(t0),
      { do: 'wait', after_ms: 10 * minute, absent_server: t0 },
    ],
    [
      'key, clock went back',
      { idempotency: 'key', now: t0 - 1 },
      absent(t0),
      { do: 'wait', after_ms: 10 * minute, absent_server: t0 },
    ],
    ['key not honoured', { idempotency: 'readback' }, absent(t0), { do: 'wait', after_ms: 10 * minute, absent_server: t0 }],
    [
      'key, repeat refused',
      { idempotency: 'key', refused: true },
      absent(t0),
      { do: 'wait', after_ms: 10 * minute, absent_server: t0 },
    ],
    ['unreadable', {}, unreadable, { do: 'wait', after_ms: null, absent_server: null }],
    ['unreadable for the tenth time', { blind_looks: 9 }, unreadable, { do: 'ask', code: 'unreadable' }],
    [
      'staged',
      { idempotency: 'handle' },
      { seen: 'staged', server_at: null },
      { do: 'resend', proof: 'handle_unpublished', restage: false },
    ],
    [
      'staged, too late, and a request may still be on its way',
      { idempotency: 'handle', too_late: true },
      { seen: 'staged', server_at: iso(t0) },
      { do: 'wait', after_ms: 10 * minute, absent_server: t0 },
    ],
    [
      'staged, too late, settled',
      { idempotency: 'handle', too_late: true, absent_server: t0 },
      { seen: 'staged', server_at: iso(t0 + 10 * minute) },
      { do: 'missed' },
    ],
    [
      'staged, repeat refused, settled',
      { idempotency: 'handle', refused: true, absent_server: t0 },
      { seen: 'staged', server_at: iso(t0 + 10 * minute) },
      { do: 'resend', proof: 'absent_after_settle', restage: false },
    ],
  ] as const)('%s', (_, facts, lookup, expected) => {
    expect(afterLooking(doubt(facts), lookup)).toEqual(expected)
  })

  it.each([
    ['readback', 'readback'],
    ['key', 'readback'],
    ['duplicate', 'readback'],
    ['handle', 'handle'],
    ['record', 'record'],
  ] as const)('found by %s: sent', (idempotency, proof) => {
    const match = { remote_id: '1', url: null, published_at: iso(t0 - minute) }
    expect(afterLooking(doubt({ idempotency }), { seen: 'found', match, server_at: null })).toEqual({
      do: 'sent',
      match,
      proof,
    })
  })

  it('something older than the attempt is not taken for it', () => {
    const match = { remote_id: '1', url: null, published_at: iso(t0 - 3 * minute) }
    expect(afterLooking(doubt(), { seen: 'found', match, server_at: null })).toMatchObject({ do: 'ask', code: 'older_match' })
  })
})

describe('what a dead owner leaves', () => {
  it.each([
    [{ state: 'claimed', was: 'scheduled' }, 'dead', 'T8a'],
    [{ state: 'claimed', was: 'unknown' }, 'dead', 'T8b'],
    [{ state: 'sending' }, 'dead', 'T8'],
    [{ state: 'sending' }, 'elsewhere', 'T8c'],
    [{ state: 'claimed', was: 'scheduled' }, 'elsewhere', 'T8c'],
  ] as const)('%j (%s): %s', async (is, liveness, rule) => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    expect(afterDeath({ ...(await home.post(account, 'a')), ...is }, liveness, start).rule).toBe(rule)
  })
})

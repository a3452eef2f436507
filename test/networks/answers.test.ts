import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reasonLabel, sayReason } from '../../src/i18n/reasons.ts'
import { networkIds } from '../../src/networks/ids.ts'
import { network } from '../../src/networks/registry.ts'
import { afterCall } from '../../src/delivery/outcome.ts'
import { recordedAt, responseOf, type RecordedNetwork } from './answers/recorded.ts'

/** What becomes of a delivery whose visible call met such an answer. */
const states = {
  not_sent: 'scheduled',
  rate_limited: 'scheduled',
  unauthorized: 'blocked',
  refused: 'rejected',
  duplicate: 'unknown',
  unknown: 'unknown',
} as const

const folder = new URL('./answers/', import.meta.url)
const written = readdirSync(folder)
  .filter((name) => name !== 'recorded.ts')
  .map((name) => name.replace(/\.ts$/, ''))

test('every network that is sent to over HTTP has its recorded answers', async () => {
  const wanted: string[] = []
  for (const id of networkIds) {
    const one = await network(id)
    if (one.client && one.credentials.length > 0) wanted.push(id)
  }
  expect(written.toSorted()).toEqual(wanted.toSorted())
})

describe.each(written)('%s: each recorded answer', (id) => {
  test('has its verdict, its code, its next try, and words for people in both languages', async () => {
    const loaded = (await import(`./answers/${id}.ts`)) as Record<string, RecordedNetwork>
    const { answers, meaning } = loaded[`${id}Answers`] as RecordedNetwork
    expect(answers.length).toBeGreaterThan(4)
    expect(new Set(answers.map((one) => one.name)).size).toBe(answers.length)
    for (const one of answers) {
      const given = { now: recordedAt, read: one.to === 'read', publish: one.to === 'publish' }
      const failure = meaning(responseOf(one), given)
      const after = failure.retry_at === undefined ? undefined : failure.retry_at.getTime() - recordedAt.getTime()
      expect({ name: one.name, verdict: failure.verdict, code: failure.code, retry_after_ms: after }).toEqual({
        name: one.name,
        verdict: one.verdict,
        code: one.code,
        retry_after_ms: one.retry_after_ms,
      })
      expect(one.source.length).toBeGreaterThan(5)
      expect(failure.message.length).toBeLessThan(400)
      // smm's own words in both languages, or the network's own where it speaks of the content
      const [fr, en] = (['fr', 'en'] as const).map((lang) => sayReason(lang, failure.code, failure.message))
      expect([one.name, fr]).not.toEqual([one.name, failure.code])
      if (Object.hasOwn(reasonLabel, failure.code)) expect([one.name, fr]).not.toEqual([one.name, en])
      if (one.to !== 'publish') continue
      const delivery = { attempt: 1, unknown_since: null, resend_proof: null, intent_at: recordedAt.toISOString() }
      const waits = { retry_base_seconds: 30, retry_max_seconds: 3600 }
      const facts = { now: recordedAt, waits: waits as never, random: () => 0.5, blind: false }
      expect([one.name, afterCall(delivery as never, { thrown: failure }, facts).to]).toEqual([one.name, states[one.verdict]])
    }
  })
})

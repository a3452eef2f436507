import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communityMonth } from '../../src/results/community-month.ts'
import { kpiMonth } from '../../src/results/kpi-month.ts'
import type { MessageMark } from '../../src/store/inbox.ts'
import { messageTags, tones } from '../../src/store/inbox.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import type { KpiInput, KpiResult } from '../../src/results/kpi.ts'
import { factsOf, flow } from './month-facts.ts'

const until = '2026-11-05T09:00:00.000Z'
let id = 0

function mark(more: Partial<MessageMark> = {}): MessageMark {
  return {
    id: ++id,
    network: 'facebook',
    source: 'api',
    kind: 'comment',
    at: '2026-10-12T08:00:00.000Z',
    rating: null,
    brand: true,
    needs_answer: true,
    status: 'new',
    level: 'green',
    due_at: null,
    assigned_to: null,
    tone: null,
    tone_source: null,
    tags: [],
    copy_of: null,
    answered_at: null,
    answered_by: null,
    close_reason: null,
    ...more,
  }
}

const answered = (minutes: number, more: Partial<MessageMark> = {}): MessageMark =>
  mark({
    status: 'answered',
    answered_at: new Date(Date.parse('2026-10-12T08:00:00Z') + minutes * 60_000).toISOString(),
    answered_by: 'consultant',
    ...more,
  })
const month = (marks: readonly MessageMark[], more: object = {}) =>
  communityMonth({ marks, voices: [], looked: true, highest_index: null, until, ...more })

describe('the month of the community', () => {
  it('is what nobody looked at, not what is empty', () => {
    const unseen = month([], { looked: false })
    expect(unseen.messages).toEqual({ value: null, reason: 'not_collected', of: null })
    expect(unseen.response_rate_bp.reason).toBe('not_collected')
    expect(unseen.net_sentiment.reason).toBe('not_collected')
    const quiet = month([])
    expect(quiet.messages.value).toBe(0)
    expect(quiet.mentions.reason).toBe('not_collected')
    expect(month([], { voices: [{ about: 'brand', mentions: 0 }] }).mentions.value).toBe(0)
    expect(quiet.response_rate_bp).toEqual({ value: null, reason: 'none_to_answer', of: null })
    expect(quiet.reviews_answered_bp.reason).toBe('none_received')
  })

  it('counts the unanswered against the rate, and takes the median of the answered [000-17]', () => {
    const found = month([answered(30), answered(90), answered(3_000), mark()])
    expect(found.response_rate_bp).toEqual({ value: 7_500, reason: null, of: 4 })
    expect(found.response_time_median_min.value).toBe(90)
    expect(found.within_24h_bp.value).toBe(5_000)
    expect(month([mark()]).response_time_median_min.reason).toBe('none_answered')
    expect(month([mark()]).response_rate_bp.value).toBe(0)
  })

  it('leaves out spam, copies and what wanted no answer', () => {
    const found = month([
      answered(30),
      mark({ close_reason: 'spam' }),
      mark({ close_reason: 'no_answer_needed', needs_answer: true }),
      mark({ copy_of: 1 }),
      mark({ source: 'listen', kind: 'mention', needs_answer: false }),
    ])
    expect(found.response_rate_bp).toEqual({ value: 10_000, reason: null, of: 1 })
    expect(found.messages.value).toBe(2)
    expect(found.mentions.value).toBe(1)
  })

  it('does not know yet what is answered after the report', () => {
    const late = mark({ status: 'answered', answered_at: '2026-11-20T08:00:00.000Z', answered_by: 'consultant' })
    expect(month([late]).response_rate_bp.value).toBe(0)
    expect(month([late]).answers).toEqual([])
  })

  it('an answer before the message by two clocks is no negative time', () => {
    expect(month([answered(-5)]).response_time_median_min.value).toBe(0)
  })

  it('says a tone from ten messages on, and a share of bad ones from five on', () => {
    const nine = Array.from({ length: 9 }, (_, n) => mark({ tone: n < 6 ? 'positive' : 'negative', tone_source: 'lexicon' }))
    expect(month(nine).net_sentiment).toEqual({ value: null, reason: 'too_few_mentions', of: null })
    const ten = [...nine, mark({ tone: 'neutral', tone_source: 'person' })]
    expect(month(ten).net_sentiment).toEqual({ value: 30, reason: null, of: 10 })
    expect(month(ten).tones_by_person).toBe(1)
    expect(month(ten).negative_share_bp).toEqual({ value: 3_000, reason: null, of: 10 })
    expect(month(nine.slice(0, 4)).negative_share_bp.reason).toBe('too_few_mentions')
  })

  it('compares voices only where a competitor is named', () => {
    const voices = [
      { about: 'brand', mentions: 12 },
      { about: 'the other bakery', mentions: 28 },
    ]
    expect(month([], { voices }).share_of_voice_bp).toEqual({ value: 3_000, reason: null, of: 40 })
    expect(month([], { voices: voices.slice(0, 1) }).share_of_voice_bp.reason).toBe('no_competitors')
    expect(month([], { voices: voices.slice(1) }).share_of_voice_bp.reason).toBe('no_competitors')
    expect(month([], { voices: voices.map((one) => ({ ...one, mentions: 0 })) }).share_of_voice_bp.reason).toBe(
      'none_mentioned',
    )
  })

  it('counts what customers need and expect [000-13]', () => {
    const found = month([
      mark({ tags: ['question', 'need'] }),
      mark({ tags: ['question'] }),
      mark({ tags: ['praise'] }),
      mark({ tags: ['complaint'], close_reason: 'spam' }),
    ])
    expect(found.tags).toEqual([
      { tag: 'question', count: 2 },
      { tag: 'need', count: 1 },
      { tag: 'praise', count: 1 },
    ])
  })

  it('names who answered, the most first', () => {
    const by = (answered_by: string) => answered(10, { answered_by })
    expect(month([by('Léa'), by('consultant'), by('Léa')]).answers).toEqual([
      { by: 'Léa', count: 2 },
      { by: 'consultant', count: 1 },
    ])
  })

  it('reviews answered are out of those received', () => {
    const found = month([answered(60, { kind: 'review', rating: 5 }), mark({ kind: 'review', rating: 1 }), mark()])
    expect(found.reviews_received.value).toBe(2)
    expect(found.reviews_answered_bp).toEqual({ value: 5_000, reason: null, of: 2 })
  })

  it('gives what the engine gives for the same messages [000-17]', () => {
    const goldens = readGoldens<{ input: KpiInput; expected: KpiResult }>('kpi').filter(
      ({ input }) => (input.messages ?? []).length > 0,
    )
    expect(goldens.length).toBeGreaterThan(0)
    for (const { input, expected } of goldens) {
      const marks = (input.messages ?? []).map(({ needs_reply, spam, replied_after_min: minutes }) => {
        const more = { needs_answer: needs_reply, close_reason: spam ? ('spam' as const) : null }
        return minutes == null ? mark(more) : answered(minutes, more)
      })
      const found = month(marks)
      expect(found.response_rate_bp.value).toBe(expected.response_rate_bp)
      expect(found.response_time_median_min.value).toBe(expected.response_time_median_min)
      expect(found.within_24h_bp.value).toBe(expected.response_within_24h_bp)
    }
  })

  it('is the same in any order, and never more than its parts', () => {
    const marks = fc.array(
      fc.record({
        source: fc.constantFrom('api' as const, 'manual' as const, 'listen' as const),
        kind: fc.constantFrom('comment' as const, 'review' as const, 'mention' as const),
        needs_answer: fc.boolean(),
        tone: fc.option(fc.constantFrom(...tones)),
        tags: fc.uniqueArray(fc.constantFrom(...messageTags)),
        copy_of: fc.option(fc.constant(1)),
        close_reason: fc.option(fc.constantFrom('spam' as const, 'done' as const, 'no_answer_needed' as const)),
        minutes: fc.option(fc.integer({ min: 0, max: 100_000 })),
      }),
    )
    fc.assert(
      fc.property(marks, (list) => {
        const built = list.map(({ minutes, ...more }) => (minutes === null ? mark(more) : answered(minutes, more)))
        const one = month(built)
        expect(month(built.toReversed())).toEqual(one)
        const rate = one.response_rate_bp.value ?? 0
        expect(one.within_24h_bp.value ?? 0).toBeLessThanOrEqual(rate)
        expect(rate).toBeLessThanOrEqual(10_000)
        expect((one.messages.value ?? 0) + (one.mentions.value ?? 0)).toBeLessThanOrEqual(list.length)
      }),
    )
  })
})

describe('in the indicators', () => {
  const community = month([answered(30), answered(90), answered(3_000), mark()])

  it('what came in is measured without anybody typing it', () => {
    const found = kpiMonth(factsOf({ community }))
    expect(found.response_rate).toMatchObject({ value: 7_500, source: 'smm', denominator: { of: 'messages', value: 4 } })
    expect(found.response_time_median_min.value).toBe(90)
    expect(found.within_24h.value).toBe(5_000)
    expect(found.net_sentiment.reason).toBe('too_few_mentions')
  })

  it('the highest index of alert is that of the month, and unknown where nobody looked [000-16]', () => {
    expect(kpiMonth(factsOf({ community: month([], { highest_index: 35 }) })).crisis_index.value).toBe(35)
    expect(kpiMonth(factsOf({ community: month([], { highest_index: 0 }) })).crisis_index.value).toBe(0)
    expect(kpiMonth(factsOf({ community: month([]) })).crisis_index.reason).toBe('not_collected')
  })

  it('what somebody counted holds', () => {
    const found = kpiMonth(factsOf({ community, snapshots: [flow('response_rate_bp', 9_000, { network: 'other' })] }))
    expect(found.response_rate).toMatchObject({ value: 9_000, source: 'manual' })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountsOf, decide, quoteQuestions, viewQuote, type QuoteView } from '../../src/people/quote.ts'
import type { Offer } from '../../src/store/quotes.ts'

const today = '2026-11-23'
const yes = { skills: true, support: true, wish: true, reasons: true }

const plain: Offer = {
  dated: '2026-11-20',
  valid_until: '2026-12-20',
  currency: 'EUR',
  vat_bp: 2000,
  lines: [
    { kind: 'fee', label: 'Animation', amount: 45_000, each: 'month' },
    { kind: 'third_party', label: 'Photos', amount: 30_000, each: 'once' },
    { kind: 'ads', label: 'Facebook', amount: 5_000, each: 'month' },
  ],
  minutes_per_month: 600,
  posts_per_month: 12,
  backup: 'a colleague',
  accounts: ['https://studio.example'],
  observed: ['active', 'regular', 'answers'],
  references: [
    { name: 'a shop', called: true },
    { name: 'a garage', called: true },
  ],
  red_flags: [],
  sector_specialist: false,
  answers: { skills: null, support: null, wish: null, reasons: null },
  answered_on: null,
  second_price: null,
  story_told_on: null,
  chosen_on: null,
}

function view(
  change: Partial<Offer> = {},
  around: { vat_recoverable?: boolean; quotes?: number; today?: string } = {},
): QuoteView {
  const quote = { id: 1, client: 'ill', provider: 'Studio A', offer: { ...plain, ...change }, added_at: '', updated_at: '' }
  return viewQuote(quote, { today, vat_recoverable: true, quotes: 2, ...around })
}

describe('what an offer costs', () => {
  it('keeps fee, third parties and advertising apart [004-50]', () => {
    expect(view().month).toEqual({ fee: 45_000, third_party: 0, ads: 5_000, total: 50_000 })
    expect(view().once).toEqual({ fee: 0, third_party: 30_000, ads: 0, total: 30_000 })
  })

  it('is told per month, per hour and per post, by hand [004-67]', () => {
    // 450 € ÷ 10 h; 450 € ÷ 12 posts; 12 × 500 € + 300 €
    const { fee_per_hour, fee_per_post, cost_month, cost_year } = view()
    expect([fee_per_hour.value, fee_per_post.value, cost_month.value, cost_year.value]).toEqual([4_500, 3_750, 50_000, 630_000])
  })

  it('has the VAT that the client does not recover, and is not known where nobody said it', () => {
    expect(view({}, { vat_recoverable: false })).toMatchObject({
      cost_month: { value: 60_000 },
      cost_year: { value: 756_000 },
      fee_per_hour: { value: 5_400 },
    })
    const unsaid = view({ vat_bp: null }, { vat_recoverable: false })
    expect(unsaid.cost_month).toEqual({ value: null, reason: 'vat_unknown' })
    expect(unsaid.cost_year).toEqual({ value: null, reason: 'vat_unknown' })
    expect(view({ vat_bp: null }).cost_month.value).toBe(50_000)
    expect(view({ vat_bp: 0 }, { vat_recoverable: false }).cost_month.value).toBe(50_000)
  })

  it('is not known per hour or per post where the offer does not say how many', () => {
    const { fee_per_hour, fee_per_post } = view({ minutes_per_month: null, posts_per_month: null })
    expect(fee_per_hour).toEqual({ value: null, reason: 'hours_not_said' })
    expect(fee_per_post).toEqual({ value: null, reason: 'posts_not_said' })
    const once = view({ lines: [{ kind: 'fee', label: 'Audit', amount: 90_000, each: 'once' }] })
    expect(once.fee_per_hour).toEqual({ value: null, reason: 'no_monthly_fee' })
    expect(once.cost_year.value).toBe(90_000)
  })

  it('counts the price presented again, and keeps the first [004-49]', () => {
    const again = view({ second_price: 40_000 })
    expect([again.first_price, again.offer.second_price, again.month.fee]).toEqual([45_000, 40_000, 40_000])
    expect(again.month).toMatchObject({ ads: 5_000, total: 45_000 })
    expect(again.fee_per_hour.value).toBe(4_000)
    const once = view({ lines: [{ kind: 'fee', label: 'Audit', amount: 90_000, each: 'once' }], second_price: 80_000 })
    expect([once.first_price, once.once.fee, once.month.fee]).toEqual([90_000, 80_000, 0])
  })

  it('adds up for any lines: a year is twelve months and what is paid once', () => {
    const line = fc.record({
      kind: fc.constantFrom('fee' as const, 'third_party' as const, 'ads' as const),
      label: fc.string({ minLength: 1 }),
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      each: fc.constantFrom('month' as const, 'once' as const),
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(2_500)),
        fc.boolean(),
        (lines, vat_bp, vat_recoverable) => {
          const { month, once, cost_month, cost_once, cost_year } = view({ lines, vat_bp }, { vat_recoverable })
          expect(month.total).toBe(month.fee + month.third_party + month.ads)
          expect(month.total + once.total).toBe(lines.reduce((sum, { amount }) => sum + amount, 0))
          if (cost_month.value === null || cost_once.value === null) expect(cost_year.value).toBeNull()
          else expect(cost_year.value).toBe(12 * cost_month.value + cost_once.value)
          if (!vat_recoverable && vat_bp === null) expect(cost_year.value).toBeNull()
        },
      ),
    )
  })
})

describe('the way to a decision', () => {
  it('begins with a second quote [004-43]', () => {
    expect(view({ answers: yes, second_price: 1, story_told_on: today }, { quotes: 1 }).decision).toBe('need_second_quote')
  })

  it('needs four times yes, whichever one is missing [004-44] [004-45] [004-46] [004-47]', () => {
    for (const question of quoteQuestions) {
      for (const answer of [false, null]) {
        const offer = { answers: { ...yes, [question]: answer }, second_price: 1, story_told_on: today }
        expect(view(offer)).toMatchObject({ four_yes: false, decision: 'wait' })
      }
    }
  })

  it('waits two weeks from the answers when there are three, and says when they are over [004-48]', () => {
    const three = { answers: { ...yes, wish: false }, answered_on: '2026-11-20' }
    expect(view(three)).toMatchObject({ decision: 'wait', reminder_on: '2026-12-04', reminder_due: false })
    expect(view(three, { today: '2026-12-04' }).reminder_due).toBe(true)
    expect(view({ answers: yes, answered_on: '2026-11-20' }).reminder_on).toBeNull()
  })

  it('goes on with the price presented again, the story of the brand, and yes [004-49]', () => {
    expect(view({ answers: yes }).decision).toBe('price_review')
    expect(view({ answers: yes, second_price: 40_000 }).decision).toBe('brand_story')
    expect(view({ answers: yes, second_price: 40_000, story_told_on: '2026-11-22' }).decision).toBe('accept')
  })

  it('accepts nothing that lacks a step, whatever the answers', () => {
    const answer = fc.option(fc.boolean())
    const answers = fc.record({ skills: answer, support: answer, wish: answer, reasons: answer })
    fc.assert(
      fc.property(answers, fc.option(fc.nat()), fc.option(fc.constant(today)), fc.nat(4), (said, second, story, quotes) => {
        const offer = { ...plain, answers: said, second_price: second, story_told_on: story }
        const isReady = Object.values(said).every((one) => one === true) && second !== null && story !== null && quotes >= 2
        expect(decide(offer, { quotes }) === 'accept').toBe(isReady)
      }),
    )
  })
})

describe('what is weighed beside the price', () => {
  it.each([
    ['claims to know everything [003-15]', { red_flags: ['claims_everything'] }, 'claims_everything'],
    ['nobody steps in [003-16]', { backup: '' }, 'holds_alone'],
    ['says that all would rest on one person [003-16]', { red_flags: ['holds_alone'] }, 'holds_alone'],
    ['own accounts with two points of five [003-18]', { observed: ['active', 'clear'] }, 'poor_presence'],
    ['own accounts that nobody has looked at [003-18]', { observed: null }, 'not_observed'],
    [
      'one reference called [003-19]',
      {
        references: [
          { name: 'a', called: true },
          { name: 'b', called: false },
        ],
      },
      'few_references',
    ],
  ] as const satisfies readonly (readonly [string, Partial<Offer>, string])[])('%s', (_, change, warning) => {
    expect(view().warnings).toEqual([])
    expect(view(change).warnings).toEqual([warning])
  })

  it('shows the observation as points of five [003-18]', () => {
    expect(view().observation_score).toBe(3)
    expect(view({ observed: [] }).observation_score).toBe(0)
    expect(view({ observed: null }).observation_score).toBeNull()
  })

  it('is never whether they know the trade: its weight is 0 [003-17]', () => {
    const [specialist, stranger, unsaid] = [true, false, null].map((sector_specialist) => {
      const { offer, ...rest } = view({ sector_specialist, answers: yes })
      expect(offer.sector_specialist).toBe(sector_specialist)
      return rest
    })
    expect(stranger).toEqual(specialist)
    expect(unsaid).toEqual(specialist)
  })

  it('flags what is no longer valid, from the day after [004-68]', () => {
    expect(view({ valid_until: today }).expired).toBe(false)
    expect(view({ valid_until: '2026-11-22' }).expired).toBe(true)
    expect(view({ valid_until: null }).expired).toBe(false)
  })
})

it('amounts of a month and of once never mix', () => {
  expect(amountsOf(plain, 'month').total + amountsOf(plain, 'once').total).toBe(80_000)
})

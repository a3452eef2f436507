import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import { readAnswersFile } from '../../src/strategy/answers-file.ts'
import { completeAnswers } from '../../src/strategy/complete-answers.ts'
import { changesToClient, mapToClient, mapToInput, trackingOf } from '../../src/strategy/map-answers.ts'
import type { Mode } from '../../src/strategy/questionnaire.ts'
import { parseStrategyInput } from '../../src/strategy/strategy-input.ts'
import { runStrategy } from '../../src/strategy/strategy.ts'
import { unsaid, type Client } from '../../src/store/clients.ts'
import { readGoldens } from '../golden/read-goldens.ts'

const sample = readFileSync(new URL('../fixtures/boulangerie.answers.json', import.meta.url), 'utf8')
const [golden] = readGoldens<{ answers: unknown; expected: unknown }>('strategy', 's01')
const month = (): string => '2026-11'

const defaults = (mode: Mode, client: Client | null = null) => ({ lang: 'fr' as const, mode, client })
const said = (values: Record<string, unknown>): Answers =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, answered(value)]))
const complete = (values: Record<string, unknown>, mode: Mode) =>
  completeAnswers(said({ ...needed, ...values }), {}, defaults(mode)).answers
const needed = { client_name: 'Chez Test', objectives: ['loyalty'], hours_per_month: 12.5 }

const bakery = async (): Promise<Answers> => {
  const options = {
    lang: 'fr' as const,
    now: new Date('2026-11-23'),
    file: 'x',
    allowUnknownKeys: false,
    currency: null,
    before: async () => ({}),
  }
  const { answers } = await readAnswersFile(sample, options)
  return completeAnswers(answers, {}, defaults('full')).answers
}

describe('the engine input', () => {
  it('of the sample answers is that of golden s01, and so is the result', async () => {
    const input = mapToInput(await bakery(), defaults('full'))
    expect(input).toEqual(golden?.answers)
    expect(runStrategy(input)).toEqual(golden?.expected)
  })

  it('turns hours into minutes', () => {
    expect(mapToInput(complete({}, 'full'), defaults('full')).minutes_per_month).toBe(750)
  })

  it('of quick answers takes the defaults of what is skipped', () => {
    const input = mapToInput(
      complete({ sector: 'beauty_wellness', internal_candidate: ['interested', 'time', 'trained'] }, 'quick'),
      defaults('quick'),
    )
    expect(input).toMatchObject({
      maturity: 'none',
      coverage: 'business_days',
      approval: 'consultant',
      strategist: true,
      sponsor: true,
      b2b_share: null,
      age_bands: null,
      abilities: null,
      geo_scope: null,
    })
    expect(input.people).toEqual([
      {
        minutes_per_week: 300,
        department: 'direction',
        trained: true,
        motivated: true,
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      },
    ])
  })

  it.each([
    ['food_producer', 'quick', ['alcohol'], 'client_each'],
    ['health', 'quick', ['health_claims'], 'client_each'],
    ['tourism', 'quick', undefined, 'consultant'],
    ['food_producer', 'full', ['alcohol'], 'client_each'],
  ] as const)('of a %s in %s mode is regulated by %j and approved by %s', (sector, mode, regulated, approval) => {
    const input = mapToInput(complete({ sector }, mode), defaults(mode))
    expect(input.regulated).toEqual(regulated)
    expect(input.approval).toBe(approval)
  })

  it('lets nobody publish alone in a regulated trade, whatever was answered', () => {
    expect(mapToInput(complete({ regulated: ['gambling'], approval: 'none' }, 'full'), defaults('full')).approval).toBe(
      'client_each',
    )
  })

  it('has the whole client approve after a serious incident, unless told otherwise', () => {
    expect(mapToInput(complete({ past_incident: 'major' }, 'full'), defaults('full')).approval).toBe('client_each')
  })

  it.each([
    [{ accounts: [{ network: 'facebook', status: 'active' }] }, 'full', 'beginner'],
    [{ accounts: [{ network: 'facebook', status: 'dormant' }] }, 'full', 'none'],
    [{ accounts: [{ network: 'facebook', status: 'active' }] }, 'quick', 'none'],
  ] as const)('with %j in %s mode starts at %s', (values, mode, maturity) => {
    expect(mapToInput(complete(values, mode), defaults(mode)).maturity).toBe(maturity)
  })

  it('tells nobody from somebody', () => {
    const input = mapToInput(complete({ headcount: 60, strategist: '', external_budget: 20_000 }, 'full'), defaults('full'))
    expect(input).toMatchObject({ strategist: false, sponsor: false, internal_referent: false })
  })

  it('keeps « I do not know » apart from « nothing »', () => {
    const unknown = { ...said({ ...needed, abilities: [] }), b2b_share: { value: null, state: 'unknown' as const } }
    const input = mapToInput(completeAnswers(unknown, {}, defaults('full')).answers, defaults('full'))
    expect(input.abilities).toEqual([])
    expect(input.b2b_share).toBeNull()
  })

  it('is always one the engine takes', async () => {
    for (const answers of [
      await bakery(),
      complete({}, 'quick'),
      complete({}, 'full'),
      complete({ accounts: [{ network: 'twitter', status: 'active', followers: { unknown: true } }] }, 'full'),
    ]) {
      expect(parseStrategyInput(mapToInput(answers, defaults('full'), 20)).ok).toBe(true)
    }
  })

  it('carries the consultant’s own yardstick', () => {
    expect(mapToInput(complete({}, 'full'), defaults('full'), 20).hours_per_network).toBe(20)
    expect(mapToInput(complete({}, 'full'), defaults('full'), 32)).not.toHaveProperty('hours_per_network')
  })
})

describe('the client profile', () => {
  it('of the sample', async () => {
    expect(mapToClient(await bakery(), defaults('full'), month)).toEqual({
      name: "Boulangerie de l'Ill",
      lang: 'fr',
      country: 'FR',
      city: 'Colmar',
      // the town says which part of the country it is
      region: '68',
      time_zone: 'Europe/Paris',
      currency: 'EUR',
      approval: 'client_each',
      website: null,
      siren: null,
      address: null,
      vat_recoverable: true,
      default_margin_bp: 6000,
      hourly_rate: 2400,
      hourly_rate_estimated: false,
      rates: {},
      tracking: { utm: null, promo_code: '2026-11', declared: '2026-11', assisted: null },
      hours_per_network: null,
    })
  })

  it.each([
    ['restaurant_hotel', 2560],
    ['tech_saas', 4220],
    ['industry', 3450],
  ])('of a %s has an estimated hour of %i cents', (sector, rate) => {
    expect(mapToClient(complete({ sector }, 'full'), defaults('full'), month)).toMatchObject({
      hourly_rate: rate,
      hourly_rate_estimated: true,
    })
    expect(mapToClient(complete({ sector }, 'quick'), defaults('quick'), month)).toMatchObject({
      hourly_rate: rate,
      hourly_rate_estimated: true,
    })
  })

  it('abroad has its zone and money, and no French wage', () => {
    const answers = complete(
      { location: { country: 'CH', city: null, timezone: 'Europe/Zurich' }, reporting: { languages: ['en', 'fr'] } },
      'full',
    )
    expect(mapToClient(answers, defaults('full'), month)).toMatchObject({
      currency: 'CHF',
      time_zone: 'Europe/Zurich',
      hourly_rate: null,
      hourly_rate_estimated: false,
      lang: 'en',
    })
  })

  it('keeps the month since when each kind of evidence is in place', () => {
    const before = { utm: '2025-01', promo_code: '2025-02', declared: null, assisted: null }
    expect(trackingOf(['utm_analytics', 'booking_tool'], before, '2026-11')).toEqual({
      utm: '2025-01',
      promo_code: null,
      declared: '2026-11',
      assisted: null,
    })
    expect(trackingOf(['crm'], null, '2026-11')).toEqual({ utm: null, promo_code: null, declared: null, assisted: '2026-11' })
    expect(trackingOf(['none'], null, '2026-11')).toEqual({ utm: null, promo_code: null, declared: null, assisted: null })
  })

  it('of a client who exists changes only by what is answered now', async () => {
    const answers = await bakery()
    const client: Client = {
      ...unsaid,
      ...mapToClient(answers, defaults('full'), month),
      slug: 'b',
      created_at: '',
      archived_at: null,
      approval: 'none',
      website: 'https://example.org',
    }
    const changes = (given: Record<string, unknown>, first = false) =>
      changesToClient(client, { ...answers, ...said(given) }, defaults('full', client), { given: said(given), month, first })
    expect(changes({})).toEqual({})
    expect(changes({ margin: 55.5 })).toEqual({ default_margin_bp: 5550 })
    expect(changes({ client_name: 'Chez Test' })).toEqual({ name: 'Chez Test' })
    expect(changes({ tracking: ['utm_analytics'] })).toEqual({
      tracking: { utm: '2026-11', promo_code: null, declared: null, assisted: null },
    })
    expect(changes({}, true)).toEqual({ approval: 'client_each' })
    expect(changes({ regulated: ['alcohol'] })).toEqual({ approval: 'client_each' })
  })
})

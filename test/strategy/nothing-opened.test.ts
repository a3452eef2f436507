import { describe, expect, it } from 'vitest'
import { composeStrategy } from '../../src/strategy/compose-strategy.ts'
import { nearestOf } from '../../src/strategy/document/told.ts'
import { zonesOf } from '../../src/strategy/places.ts'
import { toMarkdown } from '../../src/documents/to-markdown.ts'
import { runStrategy, type StrategyInput } from '../../src/strategy/strategy.ts'
import { answersOf, factsOf, goldens, nobody, plain } from './strategy-sample.ts'

const association = goldens.find(({ id }) => id.startsWith('s06'))

describe('a budget for outside help, and no hours for any network', () => {
  const input: StrategyInput = {
    ...(association as (typeof goldens)[number]).answers,
    minutes_per_month: 300,
    external_budget_cents: 45_000,
    internal_candidate: { interested: false, time: false, trained: false, training_budget: false },
  }
  const result = runStrategy(input)
  const whole = plain(toMarkdown(composeStrategy(factsOf({ input }), 'fr', nobody, { one_page: false })))

  it('opens nothing, with a provider in mind', () => {
    expect(result.phase1).toBeNull()
    expect(result.staffing.mode).toBe('doublette')
  })

  it('is not told to pay anybody for it', () => {
    expect(whole).toContain("D'ici là, pas d'aide extérieure à payer.")
    expect(whole).not.toContain('Un prestataire publie')
    expect(whole).not.toContain('Aide extérieure')
  })

  it('names the network that lacks least among those worth the same', () => {
    const [first] = result.phase1_rejected
    const nearest = nearestOf(result)
    if (first === undefined || nearest === null) throw new Error('nothing is suited')
    const alike = result.phase1_rejected.filter(
      ({ network }) => result.scores[first.network].raw - result.scores[network].raw < 500,
    )
    expect(nearest.missing_minutes).toBe(Math.min(...alike.map(({ missing_minutes }) => missing_minutes)))
  })
})

describe('what people read', () => {
  it('has no code of a role in it', () => {
    const [first] = goldens
    const people = [
      { alias: 'responsable', role: 'community_manager', department: 'vente', minutes_per_week: 120, days: ['mon'] },
    ]
    const input = {
      ...(first as (typeof goldens)[number]).answers,
      people: [{ department: 'vente', minutes_per_week: 120, days: ['mon' as const], trained: true, motivated: true }],
    } as StrategyInput
    const text = toMarkdown(
      composeStrategy(factsOf({ input, answers: answersOf({ people }) }), 'fr', nobody, { one_page: false }),
    )
    expect(text).not.toContain('community_manager')
    expect(text).toContain('vente')
  })

  it.each([
    ['CA', 'America/Toronto'],
    ['US', 'America/New_York'],
    ['BR', 'America/Sao_Paulo'],
  ])('%s: offers %s', (country, zone) => {
    expect(zonesOf(country, new Date('2026-11-27T00:00:00Z'))).toContain(zone)
  })
})

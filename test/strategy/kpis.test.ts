import { describe, expect, it } from 'vitest'
import { figureWords } from '../../src/i18n/figure-words.ts'
import { kpiLabel } from '../../src/i18n/labels.ts'
import { moreKpiLabel } from '../../src/i18n/kpi.ts'
import { kpisOf } from '../../src/strategy/kpi-targets.ts'
import { fromAnswer, isKpi, kpiIds, kpiOf, typedTimes } from '../../src/strategy/kpis.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ')

describe('indicators', () => {
  it('of the questionnaire are all known, and each has one name', () => {
    expect(
      Object.values(kpisOf)
        .flat()
        .filter((kpi) => !isKpi(kpi)),
    ).toEqual([])
    const names = [...Object.keys(kpiLabel), ...Object.keys(moreKpiLabel)]
    expect(names.toSorted()).toEqual([...kpiIds].toSorted())
  })

  it.each([
    ['ctr', 2.5, 250],
    ['within_24h', 90, 9000],
    ['repeat_rate', 12.34, 1234],
    ['negative_share_bp', 3200, 3200],
    ['conversation', 1.5, 150],
    ['rating', 4.6, 4.6],
    ['response_time_median_min', 120, 120],
    ['net_sentiment', -5, -5],
    ['reach_month', 5200, 5200],
    ['cpl', 2500, 2500],
    ['own_number', 7, 7],
  ])('%s: an answer of %d is %d in its unit', (kpi, said, stored) => {
    expect(fromAnswer(kpi, said)).toBe(stored)
  })

  it.each([
    ['ctr', 2, 1],
    ['negative_share_bp', 2, 100],
    ['cpl', 2, 100],
    ['cpl', 0, 1],
    ['rating', 2, 1],
  ])('%s with %d decimals of money: what is typed is taken %d times', (kpi, digits, times) => {
    expect(typedTimes(kpi, digits)).toBe(times)
  })

  it('that only a client’s file names count as a plain number', () => {
    expect(kpiOf('own_number')).toEqual({ unit: 'count', stage: 'outcome' })
    expect(kpiOf('constructor')).toEqual({ unit: 'count', stage: 'outcome' })
  })

  it.each([
    ['bp', 250, '2,5 %', '2.5%'],
    ['x100', 633, '6,33', '6.33'],
    ['money', 2500, '25,00 €', '€25.00'],
    ['minutes', 95, '1 h 35', '1 h 35'],
    ['days', 1, '1 jour', '1 day'],
    ['stars', 4.6, '4,6/5', '4.6/5'],
    ['score', -22, '-22', '-22'],
    ['count', 5200, '5 200', '5,200'],
  ] as const)('%s: %d reads as %s and %s', (unit, value, fr, en) => {
    expect(plain(figureWords('fr', unit, value, 'EUR'))).toBe(fr)
    expect(plain(figureWords('en', unit, value, 'EUR'))).toBe(en)
  })
})

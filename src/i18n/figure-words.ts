import type { KpiUnit } from '../strategy/kpis.ts'
import { minutes, money, number, percent } from './format.ts'
import { kpiText } from './kpi.ts'
import { say, type Lang } from './text.ts'

/** A figure with its unit, as a person reads it: `2,5 %`, `1 h 30`, `4,6/5`. `currency`: of money, in minor units. */
export function figureWords(lang: Lang, unit: KpiUnit, value: number, currency: string): string {
  switch (unit) {
    case 'bp':
      return percent(lang, value)
    case 'x100':
      return number(lang, value / 100, 2)
    case 'money':
      return money(lang, value, currency)
    case 'minutes':
      return minutes(value)
    case 'days':
      return say(lang, kpiText.days, { count: value })
    case 'stars':
      return `${number(lang, value, 1)}/5`
    case 'score':
    case 'count':
      return number(lang, value, 2)
  }
}

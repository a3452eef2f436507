/** The indicators: where they stand, where they should get, and what is only assumed. */
import type { Block, Cell } from '../../documents/document.ts'
import { list } from '../../i18n/format.ts'
import { figureWords } from '../../i18n/figure-words.ts'
import { kpiLabel } from '../../i18n/labels.ts'
import { aimText, documentText, processText } from '../../i18n/strategy-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { known } from '../answers.ts'
import { isForLater } from '../explanations.ts'
import { kpisOf, kpiTargets, processTargets, type KpiTarget } from '../kpi-targets.ts'
import { fromAnswer, kpiOf } from '../kpis.ts'
import { bullets, capital, day, left, note, percentText, right, table, under, worded, type Told } from './told.ts'

export function targetBlocks(told: Told): Block[] {
  const { lang, result } = told
  const runs = result.phase1 !== null && !isForLater(result)
  const targets = targetsOf(told)
  const unmeasured = targets.some(({ reason }) => reason === 'needs_baseline')
  const assumed = targets.some(({ source }) => source === 'usual')
  return [
    ...table(
      [
        left(say(lang, documentText.column_objective)),
        left(say(lang, documentText.column_kpi)),
        right(say(lang, documentText.column_today)),
        right(say(lang, documentText.column_target)),
        left(say(lang, documentText.column_by)),
      ],
      targets.map((target) => targetRow(told, target)),
    ),
    ...(unmeasured ? [note(say(lang, documentText.targets_baseline))] : []),
    ...(assumed ? [note(say(lang, documentText.targets_usual))] : []),
    ...bullets(alsoFollowed(told, targets)),
    ...under(
      say(lang, documentText.heading_process),
      // nobody is held to a rhythm where nothing is posted
      table(
        [left(say(lang, documentText.column_kpi)), right(say(lang, documentText.column_target))],
        (runs ? processTargets : []).map(({ kpi, at_least, unit }) => [
          capital(say(lang, processText[kpi])),
          say(lang, documentText.at_least, { value: processValue(lang, at_least, unit) }),
        ]),
      ),
    ),
  ]
}

export function targetsOf({ input, answers, horizon }: Told): KpiTarget[] {
  return kpiTargets(input.objectives, answers, horizon)
}

function targetRow(told: Told, { objective, kpi, baseline, target, source, reason, date }: KpiTarget): Cell[] {
  const { lang } = told
  const value = (one: number): string => figureWords(lang, kpiOf(kpi).unit, fromAnswer(kpi, one), told.budget.currency)
  return [
    capital(say(lang, aimText[objective])),
    capital(worded(lang, kpiLabel, kpi)),
    baseline === null ? { text: say(lang, documentText.not_measured), unknown: true } : value(baseline),
    target === null
      ? {
          text: say(lang, reason === 'needs_baseline' ? documentText.target_needs_baseline : documentText.target_to_be_set),
          unknown: true,
        }
      : source === 'usual'
        ? { text: say(lang, documentText.target_usual, { value: value(target) }), estimated: true }
        : value(target),
    target === null ? '' : day(told, date ?? told.verdict_day),
  ]
}

/** The other indicators of each objective, where the table leaves any. */
function alsoFollowed({ lang, input, answers }: Told, targets: readonly KpiTarget[]): string[] {
  const shown = new Set(targets.map(({ kpi }) => kpi))
  const usual = input.objectives.flatMap((objective): readonly string[] => kpisOf[objective])
  // who doubts that the networks serve the website is answered by the visits they bring
  const doubted = known(answers, 'concerns')?.includes('have_website') ? ['sessions_social'] : []
  const others = [...new Set([...doubted, ...usual])].filter((kpi) => !shown.has(kpi))
  if (others.length === 0) return []
  return [
    say(lang, documentText.also, {
      kpis: list(
        lang,
        others.map((kpi) => worded(lang, kpiLabel, kpi)),
      ),
    }),
  ]
}

function processValue(lang: Lang, value: number, unit: (typeof processTargets)[number]['unit']): string {
  if (unit === 'days') return say(lang, documentText.days_ahead, { count: value })
  const percent = percentText(lang, value)
  return unit === 'percent' ? percent : say(lang, documentText.of_weeks, { value: percent })
}

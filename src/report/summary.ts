import { rhaz } from '../arithmetic.ts'
import { figureWords } from '../i18n/figure-words.ts'
import { date, minorDigits, percent } from '../i18n/format.ts'
import { incidentText, levelAdjective } from '../i18n/report-community.ts'
import { objectiveStatusLabel } from '../i18n/labels.ts'
import { reasonLabel, remedyText, reportKpiLabel, reportText, riskText, sentenceText, taskText } from '../i18n/report.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import type { RoiResult } from '../results/roi.ts'
import type {
  IncidentOfMonth,
  Indicator,
  NextMonth,
  Objectives,
  ReportNetwork,
  Summary,
  SummarySentence,
  Task,
  TimeAndBudget,
} from './report.ts'
import { capital, networkName, signedMoney } from './words.ts'

export interface SummaryFacts {
  readonly published: number
  readonly published_as_planned: number
  readonly planned: number | null
  readonly network: ReportNetwork | null
  readonly objectives: Objectives
  readonly roi: RoiResult
  /** Whether anything at all was entered for the client. */
  readonly has_entries: boolean
  readonly has_sales: boolean
  readonly time: TimeAndBudget
  readonly next: NextMonth
  readonly indicators: readonly Indicator[]
  readonly stuck: number
  readonly untracked: boolean
  /** What is still going wrong. */
  readonly open_incident: IncidentOfMonth | null
  /** A month that still runs may yet keep its rhythm. */
  readonly over: boolean
}

type About = SummarySentence['about']
type InLang = (lang: Lang) => string

function sentence(about: About, code: string, words: InLang): SummarySentence {
  return { about, code, fr: words('fr'), en: words('en') }
}

/** Did we do what was planned; the first objective; cost and return, or why not yet; one risk; one decision. */
export function summarySection(facts: SummaryFacts): Summary {
  return {
    sentences: [
      planSentence(facts),
      objectiveSentence(facts),
      returnSentence(facts),
      riskSentence(facts),
      decisionSentence(facts),
    ],
  }
}

function planSentence({ published, published_as_planned, planned, network, over }: SummaryFacts): SummarySentence {
  const { plan } = sentenceText
  if (planned === null || planned === 0 || network === null) {
    if (published === 0) return sentence('plan', 'nothing', (lang) => say(lang, plan.nothing))
    return sentence('plan', 'unplanned', (lang) => say(lang, plan.unplanned, { count: published }))
  }
  const others = published - published_as_planned
  const words = (lang: Lang) => ({
    posts: say(lang, reportText.posts_part, { count: published_as_planned }),
    planned: say(lang, reportText.planned_part, { count: planned }),
    rate: percent(lang, rhaz(published_as_planned * 10_000, planned)),
  })
  if (others === 0) {
    // a share of a whole month says nothing while it runs
    const code = over ? 'kept' : 'so_far'
    return sentence('plan', code, (lang) => say(lang, over ? plan.kept : plan.so_far, words(lang)))
  }
  return sentence('plan', over ? 'kept_elsewhere' : 'so_far_elsewhere', (lang) =>
    say(lang, over ? plan.kept_elsewhere : plan.so_far_elsewhere, {
      ...words(lang),
      network: networkName(lang, network),
      others,
    }),
  )
}

function objectiveSentence({ objectives, roi }: SummaryFacts): SummarySentence {
  const { objective } = sentenceText
  const [first] = objectives.items
  if (first === undefined) return sentence('objective', 'none', (lang) => say(lang, objective.none))
  const kpi = (lang: Lang): string => capital(say(lang, reportKpiLabel(first.kpi)))
  const { actual, baseline, target } = first
  const figure = (lang: Lang, value: number): string => figureWords(lang, first.unit, value, roi.currency)
  if (actual === null || baseline === null || target === null || first.date === null) {
    const reason = first.status_reason ?? 'no_target'
    const why = (lang: Lang): string => say(lang, reasonLabel[reason])
    if (actual !== null) {
      return sentence('objective', 'not_compared', (lang) =>
        say(lang, objective.not_compared, { kpi: kpi(lang), value: figure(lang, actual), reason: why(lang) }),
      )
    }
    return sentence('objective', 'not_measured', (lang) =>
      say(lang, objective.not_measured, { kpi: kpi(lang), reason: why(lang) }),
    )
  }
  const by = first.date
  return sentence('objective', 'measured', (lang) =>
    say(lang, objective.measured, {
      kpi: kpi(lang),
      value: figure(lang, actual),
      base: figure(lang, baseline),
      target: figure(lang, target),
      date: date(lang, by),
      status: capital(say(lang, objectiveStatusLabel[first.status])),
    }),
  )
}

/** What it cost and brought back, prudent first; or why that cannot be said yet. */
function returnSentence(facts: SummaryFacts): SummarySentence {
  const { roi, has_entries } = facts
  const last = roi.series.at(-1)
  const n = roi.series.length
  const text = sentenceText.return
  if (!has_entries || last === undefined) return notMeasured('no_entries')
  const { cost, strict, extended, strict_net, strict_roi } = last.cumulative
  if (cost <= 0) return sentence('return', 'no_cost', (lang) => say(lang, text.no_cost))

  const amount = (lang: Lang, value: number): string => signedMoney(lang, value, roi.currency)
  if (roi.verdict === 'too_early') {
    return sentence('return', 'too_early', (lang) => say(lang, text.too_early, { count: n, cost: amount(lang, cost) }))
  }
  // per hundred units of the currency
  const hundred = 100 * 10 ** minorDigits(roi.currency)
  const per = (lang: Lang, value: number): string => amount(lang, rhaz(BigInt(value) * BigInt(hundred), cost))
  const cent = (lang: Lang): string => amount(lang, hundred)
  if (strict === null || strict_net === null) {
    if (extended === null) return notMeasured(unmeasuredReason(facts))
    return sentence('return', 'estimated_only', (lang) =>
      say(lang, text.estimated_only, { cent: cent(lang), y: per(lang, extended) }),
    )
  }
  if (strict_roi.reason === 'too_many_unmeasured_months') return notMeasured('too_many_unmeasured_months')
  if (strict_roi.reason === 'at_least') {
    const count = roi.missing_months.strict.length
    return sentence('return', 'at_least', (lang) =>
      say(lang, text.at_least, { x: per(lang, strict), cent: cent(lang), count, n }),
    )
  }
  if (roi.verdict === 'trend') {
    return sentence('return', 'trend', (lang) => say(lang, text.trend, { n, x: per(lang, strict), cent: cent(lang) }))
  }
  return sentence('return', 'established', (lang) =>
    say(lang, text.established, {
      cent: cent(lang),
      x: per(lang, strict),
      y: per(lang, extended ?? strict),
      net: amount(lang, strict_net),
    }),
  )
}

type Unmeasured = keyof typeof remedyText

function unmeasuredReason({ has_sales, roi }: SummaryFacts): Unmeasured {
  return has_sales && roi.sales_without_margin > 0 ? 'margin_unknown' : 'no_tracking'
}

function notMeasured(reason: Unmeasured): SummarySentence {
  return sentence('return', `not_measured.${reason}`, (lang) =>
    say(lang, sentenceText.return.not_measured, {
      reason: say(lang, reasonLabel[reason]),
      action: say(lang, remedyText[reason]),
    }),
  )
}

/** One alone, the most pressing. */
function riskSentence(facts: SummaryFacts): SummarySentence {
  const { time, next, indicators, stuck, untracked, over } = facts
  const cadence = indicators.find(({ kpi }) => kpi === 'cadence_kept')?.value ?? null
  const flagged = (code: string): boolean => time.flags.some((flag) => flag.code === code)
  const risks: readonly (readonly [keyof typeof riskText, boolean])[] = [
    ['stuck', stuck > 0],
    ['fee_missing', flagged('fee_missing')],
    ['time_without_rate', flagged('time_without_rate')],
    ['cadence_low', over && cadence !== null && cadence < 9_000],
    ['queue_short', next.queue_depth_days < 7 && (next.posts_planned ?? 0) > 0],
    ['time_over', time.minutes !== null && time.minutes_planned !== null && time.minutes > time.minutes_planned],
    ['untracked', untracked],
  ]
  const found = risks.find(([, raised]) => raised)?.[0]
  const { risk } = sentenceText
  if (facts.open_incident !== null) {
    const { level } = facts.open_incident
    return sentence('risk', 'incident', (lang) =>
      say(lang, risk.watch, { risk: say(lang, incidentText.open_risk, { level: say(lang, levelAdjective[level]) }) }),
    )
  }
  if (found === undefined) return sentence('risk', 'none', (lang) => say(lang, risk.none))
  const text: Text = riskText[found]
  return sentence('risk', found, (lang) => say(lang, risk.watch, { risk: say(lang, text, { count: stuck }) }))
}

function decisionSentence({ next }: SummaryFacts): SummarySentence {
  const { decision } = sentenceText
  const [first] = next.decisions
  if (first === undefined) return sentence('decision', 'none', (lang) => say(lang, decision.none))
  return sentence('decision', first.code, (lang) => say(lang, decision.asked, { decision: taskWords(lang, first) }))
}

export function taskWords(lang: Lang, { code, count, kpi }: Task): string {
  const text: Text = taskText[code]
  return say(lang, text, { count: count ?? 0, kpi: kpi === null ? '' : say(lang, reportKpiLabel(kpi)) })
}

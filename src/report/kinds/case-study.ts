import type { Author } from '../../documents/author.ts'
import type { Block, Cell, Document, Section } from '../../documents/document.ts'
import { minutes as inWords, percent } from '../../i18n/format.ts'
import { kpiLabel, objectiveLabel, objectiveStatusLabel, pillarLabel, sectorLabel } from '../../i18n/labels.ts'
import { reportText } from '../../i18n/report.ts'
import { postFormatLabel } from '../../i18n/report-document.ts'
import { headcountLabel, kindText } from '../../i18n/report-kinds.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { answerOf } from '../../results/lead-value.ts'
import type { RooStatus } from '../../results/roo.ts'
import type { Strategy } from '../../store/strategies.ts'
import { known, left, right, table, unitWords, unknown } from '../document/cells.ts'
import type { Report, ReportNetwork, Unit } from '../report.ts'
import { capital, networkName, signedMoney, signedPercent } from '../words.ts'
import { frame } from './frame.ts'

/**
 * A client's own figures for others to read, without the client. Every text in it is a word of smm's own lists (a sector, a network,
 * an indicator): nothing that anybody typed is copied. Figures are rounded to two digits.
 */
export interface CaseStudy {
  readonly sector: keyof typeof sectorLabel | null
  readonly size: SizeClass | null
  readonly currency: string
  readonly generated_at: string
  /** Months from the first entry to the last one counted. */
  readonly months: number
  readonly networks: readonly { readonly network: ReportNetwork; readonly posts: number }[]
  readonly minutes_per_month: number | null
  readonly objectives: readonly {
    readonly objective: keyof typeof objectiveLabel
    readonly kpi: keyof typeof kpiLabel
    readonly unit: Unit
    readonly baseline: number | null
    readonly now: number | null
    readonly target: number | null
    readonly attainment_bp: number | null
    readonly status: RooStatus
  }[]
  readonly verdict: Report['sections']['return']['verdict']
  readonly cost: number | null
  readonly strict: number | null
  readonly extended: number | null
  readonly strict_roi_bp: number | null
  readonly confidence: string
  /** What most of the best posts had in common. */
  readonly worked: readonly { readonly code: 'format' | 'pillar'; readonly value: string }[]
}

export type SizeClass = '1' | '2-9' | '10-49' | '50-249' | '250+'

export function sizeClass(headcount: number): SizeClass {
  if (headcount <= 1) return '1'
  if (headcount < 10) return '2-9'
  if (headcount < 50) return '10-49'
  return headcount < 250 ? '50-249' : '250+'
}

/** To two digits: 1 234 → 1 200. What is small stays as it is. */
export function roundedOff(value: number): number {
  return Number(value.toPrecision(2))
}

const off = (value: number | null): number | null => (value === null ? null : roundedOff(value))

export function buildCaseStudy(report: Report, strategy: Strategy | null): CaseStudy {
  const { sections } = report
  const last = sections.return.series.at(-1)
  const sector = answerOf(strategy, 'sector')
  const headcount = answerOf(strategy, 'headcount')
  const costed = last !== undefined && last.cumulative.cost > 0
  const lessons = sections.posts.top.flatMap(({ lesson }): CaseStudy['worked'] => {
    if (lesson === null || lesson.value === null) return []
    const { code, value } = lesson
    const named = (code === 'format' && isIn(postFormatLabel, value)) || (code === 'pillar' && isIn(pillarLabel, value))
    return named ? [{ code, value }] : []
  })
  return {
    sector: typeof sector === 'string' && isIn(sectorLabel, sector) ? sector : null,
    size: typeof headcount === 'number' ? sizeClass(headcount) : null,
    currency: report.currency,
    generated_at: report.generated_at,
    months: sections.return.series.length,
    networks: sections.networks
      .filter(({ published }) => published > 0)
      .map(({ network, published }) => ({ network, posts: published })),
    minutes_per_month: off(sections.time_and_budget.minutes),
    objectives: sections.objectives.items.flatMap((item) => {
      if (!isIn(objectiveLabel, item.objective) || !isIn(kpiLabel, item.kpi)) return []
      return [
        {
          objective: item.objective,
          kpi: item.kpi,
          unit: item.unit,
          baseline: off(item.baseline),
          now: off(item.actual),
          target: off(item.target),
          attainment_bp: off(item.attainment_bp),
          status: item.status,
        },
      ]
    }),
    verdict: sections.return.verdict,
    cost: costed ? off(last.cumulative.cost) : null,
    strict: off(last?.cumulative.strict ?? null),
    extended: off(last?.cumulative.extended ?? null),
    strict_roi_bp: off(last?.cumulative.strict_roi.bp ?? null),
    confidence: sections.return.confidence.grade,
    worked: lessons.filter(
      (one, index) => lessons.findIndex(({ code, value }) => code === one.code && value === one.value) === index,
    ),
  }
}

function isIn<T extends object>(labels: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(labels, key)
}

export function composeCaseStudy(study: CaseStudy, lang: Lang, author: Author): Document {
  const { currency } = study
  const sector = study.sector === null ? say(lang, kindText.case_some_firm) : say(lang, sectorLabel[study.sector])
  const size = study.size === null ? null : say(lang, headcountLabel[study.size])
  const money = (value: number | null): Cell =>
    known(lang, value, 'return_not_measured', (amount) =>
      say(lang, kindText.about, { value: signedMoney(lang, amount, currency) }),
    )
  const section = (title: Text, blocks: readonly Block[]): Section => ({ number: null, title: say(lang, title), blocks })

  const done: (readonly [string, Cell])[] = [
    [say(lang, kindText.case_duration), say(lang, reportText.months, { count: study.months })],
    ...study.networks.map(({ network, posts }): readonly [string, Cell] => [
      networkName(lang, network),
      say(lang, kindText.case_posts, { count: posts }),
    ]),
    [
      say(lang, kindText.case_time),
      known(lang, study.minutes_per_month, 'no_time_logged', (spent) => say(lang, kindText.about, { value: inWords(spent) })),
    ],
  ]
  const rows = study.objectives.map((item): Cell[] => {
    const words = unitWords(lang, item.unit, currency)
    const figure = (value: number | null): Cell => (value === null ? unknown(lang, null) : words(value))
    return [
      say(lang, objectiveLabel[item.objective]),
      capital(say(lang, kpiLabel[item.kpi])),
      figure(item.baseline),
      figure(item.now),
      figure(item.target),
      item.attainment_bp === null ? unknown(lang, null) : signedPercent(lang, item.attainment_bp),
      capital(say(lang, objectiveStatusLabel[item.status])),
    ]
  })
  const head = [
    left(say(lang, reportText.column_objective)),
    left(say(lang, reportText.column_kpi)),
    right(say(lang, reportText.column_baseline)),
    right(say(lang, reportText.column_now)),
    right(say(lang, reportText.column_target)),
    right(say(lang, reportText.column_attainment)),
    left(say(lang, reportText.column_status)),
  ]
  const early = study.verdict === 'too_early'
  const result: (readonly [string, Cell])[] = [
    [say(lang, kindText.case_cost), money(study.cost)],
    [say(lang, reportText.column_prudent), money(study.strict)],
    [say(lang, reportText.column_extended), money(study.extended)],
    ...(early || study.strict_roi_bp === null
      ? []
      : [[say(lang, reportText.column_roi_prudent), percent(lang, study.strict_roi_bp, true)] as const]),
    [say(lang, kindText.case_confidence), study.confidence],
  ]
  const labels: Readonly<Record<string, Text>> = { ...postFormatLabel, ...pillarLabel }
  const worked = study.worked.flatMap(({ value }) => {
    const label = labels[value]
    return label === undefined ? [] : [capital(say(lang, label))]
  })
  return frame(lang, author, study.generated_at, {
    kicker: say(lang, kindText.case_title),
    title: capital(sector),
    subtitle: size ?? '',
    sections: [
      section(kindText.case_done, [{ kind: 'facts', facts: done }]),
      section(kindText.case_objectives, [
        rows.length === 0 ? { kind: 'paragraph', text: say(lang, kindText.case_no_objectives) } : table(head, rows),
      ]),
      section(kindText.case_result, [
        ...(early ? [{ kind: 'banner' as const, text: say(lang, reportText.banner_too_early) }] : []),
        { kind: 'facts', facts: result },
      ]),
      ...(worked.length === 0
        ? []
        : [section(kindText.case_worked, [{ kind: 'list' as const, ordered: false, items: worked }])]),
      section(kindText.case_method, [{ kind: 'note', text: say(lang, kindText.case_note) }]),
    ],
  })
}

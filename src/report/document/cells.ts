/** The small shapes that all sections of the report share: what is known, what is not and why, where a figure comes from. */
import type { Block, Cell, Column } from '../../documents/document.ts'
import { figureWords } from '../../i18n/figure-words.ts'
import { number, shortDate } from '../../i18n/format.ts'
import { reasonLabel, reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Measured, Reason, Unit } from '../report.ts'
import { signedMoney } from '../words.ts'

export function unknown(lang: Lang, reason: Reason | null): Cell {
  if (reason === 'nothing_planned') return { text: say(lang, reportText.not_applicable), unknown: true }
  const text =
    reason === null
      ? say(lang, reportText.not_measured)
      : say(lang, reportText.not_measured_why, { reason: say(lang, reasonLabel[reason]) })
  return { text, unknown: true }
}

export function nothingPlanned(lang: Lang, reason: Reason | null): string {
  if (reason === 'nothing_planned') return say(lang, reportText.nothing_planned)
  return say(lang, reportText.no_plan, { reason: say(lang, reasonLabel[reason ?? 'no_strategy']) })
}

export function known<T>(lang: Lang, value: T | null, reason: Reason | null, words: (value: T) => string): Cell {
  return value === null ? unknown(lang, reason) : words(value)
}

export const left = (title: string): Column => ({ title })
export const right = (title: string): Column => ({ title, right: true })
export const table = (head: readonly Column[], rows: readonly (readonly Cell[])[], total = false): Block => ({
  kind: 'table',
  head,
  rows,
  total,
})

/** The words for a code that a client's file or an older version may have brought along; the code itself where there are none. */
export function labelled(lang: Lang, labels: Readonly<Record<string, Text>>, code: string): string {
  const label = Object.hasOwn(labels, code) ? labels[code] : undefined
  return label === undefined ? code : say(lang, label)
}

export function heading(lang: Lang, text: Text): Block {
  return { kind: 'heading', text: say(lang, text) }
}

export function unitWords(lang: Lang, unit: Unit, currency: string): (value: number) => string {
  return (value) => (unit === 'money' ? signedMoney(lang, value, currency) : figureWords(lang, unit, value, currency))
}

/** A figure, `at least` where some of it was not read; else why there is none. */
export function figureCell(
  lang: Lang,
  figure: Measured,
  words: (value: number) => string = (value) => number(lang, value, 2),
): Cell {
  return known(lang, figure.value, figure.reason, (value) =>
    figure.at_least ? say(lang, reportText.at_least, { value: words(value) }) : words(value),
  )
}

const sourceWords = {
  smm: reportDocumentText.from_smm,
  api: reportDocumentText.from_api,
  manual: reportDocumentText.from_manual,
  import: reportDocumentText.from_import,
} as const

export interface Missing {
  readonly label: string
  readonly reason: Reason | null
}

/** What has no figure, one note a reason: it would make a table long and tell nothing by its place there. */
export function missingNotes(lang: Lang, missing: readonly Missing[]): Block[] {
  const reasons = [...new Set(missing.map(({ reason }) => reason))]
  return reasons.map((reason): Block => {
    const measures = missing.filter((one) => one.reason === reason).map(({ label }) => label)
    const why = say(lang, reasonLabel[reason ?? 'not_collected'])
    return {
      kind: 'note',
      text: say(lang, reportDocumentText.not_measured_line, { reason: why, measures: measures.join(', ') }),
    }
  })
}

/** Where a figure comes from, and the day it was taken. */
export function sourceCell(lang: Lang, source: keyof typeof sourceWords | null, captured_at: string | null): string {
  if (source === null) return ''
  const words = say(lang, sourceWords[source])
  return captured_at === null
    ? words
    : say(lang, reportDocumentText.from_on, { source: words, day: shortDate(lang, captured_at) })
}

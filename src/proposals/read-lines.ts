/** The lines of an offer as a person types them: `Animation Facebook=12h`, `Audit=6h:once`, `Visuels=4x45`. */
import { Failure } from '../failure.ts'
import { minorDigits } from '../i18n/format.ts'
import { proposalText } from '../i18n/proposal.ts'
import { say, type Lang } from '../i18n/text.ts'
import { parseAmount } from '../money.ts'
import type { ProposalLine, Words } from '../store/proposals.ts'
import { parseDuration } from '../results/duration.ts'

export interface LineSurroundings {
  readonly lang: Lang
  readonly currency: string
  /** Of an hour; null: nobody has said. */
  readonly rate: number | null
}

/** `line` null: the line of that name is taken out. */
export interface TypedLine {
  readonly label: string
  readonly line: ProposalLine | null
}

const eachWords: Readonly<Record<string, ProposalLine['each']>> = {
  once: 'once',
  fois: 'once',
  'une fois': 'once',
  month: 'month',
  mois: 'month',
}
const longestLabel = 200
const mostPieces = 9999

/** Throws `Failure` usage: `bad_line`, `rate_needed`, and what durations and amounts throw. */
export function readLine(typed: string, around: LineSurroundings): TypedLine {
  const { lang } = around
  const bad = (): Failure =>
    new Failure('usage', 'bad_line', say(lang, proposalText.bad_line, { value: typed }), {
      hint: say(lang, proposalText.bad_line_hint),
    })
  const at = typed.lastIndexOf('=')
  const label = typed.slice(0, at).replace(/\s+/g, ' ').trim()
  if (at < 1 || label === '' || label.length > longestLabel) throw bad()
  const [, said = '', when] = /^(.*?)(?::\s*([\p{L} ]+))?$/su.exec(typed.slice(at + 1).trim()) ?? []
  const value = said.trim()
  if (value === '' && when === undefined) return { label, line: null }
  const each = when === undefined ? 'month' : eachWords[when.trim().toLowerCase()]
  if (each === undefined || value === '') throw bad()
  const named = { label: same(label), details: [], each }
  const [, pieces, price] = /^(\d{1,5})\s*[x×]\s*(.+)$/is.exec(value) ?? []
  if (pieces !== undefined && price !== undefined) {
    const count = Number(pieces)
    if (count < 1 || count > mostPieces) throw bad()
    return { label, line: { ...named, minutes: null, count, unit_price: readPrice(price, around, bad) } }
  }
  const [, time = value, own] = /^([^@]*)@(.*)$/s.exec(value) ?? []
  if (!/\d\s*(?:h|m)/i.test(time)) {
    if (own !== undefined) throw bad()
    return { label, line: { ...named, minutes: null, count: 1, unit_price: readPrice(value, around, bad) } }
  }
  const minutes = parseDuration(time, lang)
  const rate = own === undefined ? around.rate : readPrice(own, around, bad)
  if (rate === null) throw rateNeeded(lang)
  return { label, line: { ...named, minutes, count: null, unit_price: rate } }
}

export function rateNeeded(lang: Lang): Failure {
  return new Failure('usage', 'rate_needed', say(lang, proposalText.rate_needed), {
    hint: say(lang, proposalText.rate_needed_hint),
  })
}

/** The line as one types it, to be changed: read again it is the same. */
export function asTyped(
  { label, minutes, count, unit_price, each }: ProposalLine,
  { lang, currency, rate }: LineSurroundings,
): string {
  const digits = minorDigits(currency)
  const price = (unit_price / 10 ** digits).toFixed(digits)
  const time = (total: number): string => `${Math.floor(total / 60)}h${String(total % 60).padStart(2, '0')}`
  const value = minutes === null ? `${count ?? 1}x${price}` : time(minutes) + (unit_price === rate ? '' : `@${price}`)
  return `${label[lang]}=${value}${each === 'once' ? ':once' : ''}`
}

/** No discount hides in a line: it has a flag of its own. */
function readPrice(text: string, { lang, currency }: LineSurroundings, bad: () => Failure): number {
  const amount = parseAmount(text, currency, lang)
  if (amount < 0) throw bad()
  return amount
}

/** What was typed takes the place of the line of that name, or comes after the others. */
export function withLines(base: readonly ProposalLine[], typed: readonly TypedLine[]): ProposalLine[] {
  return typed.reduce<ProposalLine[]>(
    (lines, { label, line }) => {
      const at = lines.findIndex((one) => isNamed(one, label))
      if (line === null) return lines.filter((_, i) => i !== at)
      if (at < 0) return [...lines, line]
      return lines.map((one, i) => (i === at ? { ...line, label: one.label, details: one.details } : one))
    },
    [...base],
  )
}

function isNamed({ label }: ProposalLine, typed: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/[\s\u00A0\u202F]+/g, ' ')
      .replaceAll('’', "'")
      .trim()
      .toLowerCase()
  return plain(label.fr) === plain(typed) || plain(label.en) === plain(typed)
}

function same(text: string): Words {
  return { fr: text, en: text }
}

/** `lines:` with lines as they are typed, or `{ line, details }`. Throws `Failure` usage `bad_file`, and what `readLine` does. */
export async function readLinesFile(source: string, file: string, around: LineSurroundings): Promise<TypedLine[]> {
  const { lang } = around
  const bad = (why: string): Failure =>
    new Failure('usage', 'bad_file', say(lang, proposalText.bad_file, { file, why }), {
      hint: say(lang, proposalText.bad_file_hint),
    })
  const [v, { parse }, { fields, parseInput, text }] = await Promise.all([
    import('valibot'),
    import('yaml'),
    import('../validation.ts'),
  ])
  let value: unknown
  try {
    value = parse(source.replace(/^\uFEFF/, ''), { maxAliasCount: 100, logLevel: 'error' })
  } catch (error) {
    throw bad(error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : String(error))
  }
  const one = v.union([text(longestLabel * 2), fields({ line: text(longestLabel * 2), details: v.array(text(longestLabel)) })])
  const read = parseInput(fields({ lines: v.array(one) }), value, lang)
  if (!read.ok) throw bad(read.issues.map(({ path, message }) => `${path} ${message}`.trim()).join(' ; '))
  return read.input.lines.map((said) => {
    if (typeof said === 'string') return readLine(said, around)
    const { label, line } = readLine(said.line, around)
    return { label, line: line === null ? null : { ...line, details: said.details.map(same) } }
  })
}

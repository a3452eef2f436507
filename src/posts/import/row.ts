import type { Lang } from '../../i18n/text.ts'
import { readFields, type FileProblem } from '../front-matter.ts'
import type { PostInput } from '../post-input.ts'
import { statusOrder } from '../../store/delivery-status.ts'

/** One post as a source gives it: a Markdown file, a line of a table, an entry of JSON. */
export interface ImportRow {
  /** Name of the file, as a person finds it. */
  readonly file: string
  /** Line (from 1) at which it begins in a file of many; null: the file is this post alone. */
  readonly line: number | null
  readonly input: PostInput
  /** Line (from 1) at which a field stands, and the text. */
  readonly lines: ReadonlyMap<string, number>
  readonly body_line: number
  readonly problems: readonly FileProblem[]
  /** Notes stood in it that are no part of the text. */
  readonly noted: boolean
  /** What it says that has no counterpart here. */
  readonly remarks: readonly string[]
  /** It says of itself that it is out, on its way or cancelled: nothing is queued for it. */
  readonly over: boolean
  /** How its file calls the fields that smm calls otherwise. */
  readonly titles: Readonly<Record<string, string>>
}

/** What a line of a table says, before it is understood. */
export interface RawRow {
  readonly line: number
  readonly fields: ReadonlyMap<string, unknown>
  /** The text as it stands. */
  readonly text: string
  readonly remarks?: readonly string[]
  /** Beside those of the fields; `field`: the title of the column. */
  readonly problems?: readonly Omit<FileProblem, 'line'>[]
  /** It says when it went out, at one of its accounts at least. */
  readonly is_out?: boolean
  /** How its file calls the fields that smm calls otherwise. */
  readonly titles?: Readonly<Record<string, string>>
}

/** What is made of each, when it is asked for: of a file of 100,000 rows one is held at a time. */
export function oneByOne<T, U>(list: Iterable<T>, make: (one: T) => U): Iterable<U> {
  return {
    *[Symbol.iterator]() {
      for (const one of list) yield make(one)
    },
  }
}

/** As the file calls it: a field that it made up may be called `constructor`. */
export function titleOf(titles: ImportRow['titles'], field: string): string {
  return Object.hasOwn(titles, field) ? (titles[field] ?? field) : field
}

/** An export says where a post stood: what is out, on its way or cancelled is not queued a second time. */
const over: readonly unknown[] = ['published', 'cancelled', 'sending', 'unknown']

/**
 * Is nothing to be queued of what says this of itself? What is out at one account alone says so by the day it went out; its number is that
 * of the same post, and without it it is another one.
 */
export function isOver(fields: ReadonlyMap<string, unknown>, is_out = false): boolean {
  const status = fields.get('status')
  return over.includes(status) || (is_out && status !== 'draft' && (status !== 'scheduled' || fields.has('external_id')))
}

const nowhere: ReadonlyMap<string, number> = new Map()

export function rowOf(raw: RawRow, given: { file: string; folder: string; lang: Lang }): ImportRow {
  const { line, text, titles = {} } = raw
  const fields = new Map(raw.fields)
  const status = fields.get('status')
  // whether it has to be approved is decided anew
  if (status !== 'draft' && statusOrder.some((one) => one === status)) fields.set('status', 'scheduled')
  const { input, problems } = readFields(fields, { body: text, folder: given.folder, lang: given.lang, lines: nowhere })
  const told = [...(raw.problems ?? []), ...problems].map(({ field, message }) => ({
    line,
    ...(field === undefined ? {} : { field: titleOf(titles, field) }),
    message,
  }))
  const { remarks = [] } = raw
  return {
    file: given.file,
    line,
    input,
    lines: nowhere,
    body_line: line,
    problems: told,
    noted: false,
    remarks,
    over: isOver(raw.fields, raw.is_out),
    titles,
  }
}

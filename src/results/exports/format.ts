/** What a table of another program is known by: its titles, in French and in English. Pure data and the rules to compare it with. */
import type { Lang, Text } from '../../i18n/text.ts'
import type { MetricName } from '../metric.ts'
import { plainTitle } from '../../documents/read-csv.ts'
import type { FormatId } from './format-ids.ts'
import type { ReadersNetwork } from '../../networks/readers-network.ts'

/** What else a column may hold beside a figure. `unused`: texts, names and labels; they are never read, and nobody needs to be told. */
export type Role =
  | MetricName
  | 'post_id'
  | 'post_url'
  | 'published'
  | 'day'
  | 'account'
  | 'network'
  | 'metric'
  | 'value'
  | 'utm_source'
  | 'utm_medium'
  | 'utm_source_medium'
  | 'utm_campaign'
  | 'utm_content'
  | 'unused'

export interface Column {
  readonly role: Role
  /** The first one that a file has counts. */
  readonly fr: readonly string[]
  readonly en: readonly string[]
  /** Where one table holds two networks. */
  readonly network?: ReadersNetwork
  /** The figure in the unit of the file times this: hours to minutes. */
  readonly times?: number
  /** Several columns of this role are added up. */
  readonly added?: true
}

export interface Format {
  readonly id: FormatId
  /** As a person calls the file. */
  readonly name: Text
  /** Null: the file does not tell. */
  readonly network: ReadersNetwork | null
  /**
   * `posts`: a row per post. `days`: a row per day. `titled`: a row per day, and what is counted stands above the table. `period`: one row
   * for the period. `long`: a row per figure. `visits`: a row per mark of a link.
   */
  readonly of: 'posts' | 'days' | 'titled' | 'period' | 'long' | 'visits'
  readonly columns: readonly Column[]
  /** Titles that tell it from others: one of each list. */
  readonly told_by: readonly (readonly string[])[]
  /** The figures of a post are those of the period that was chosen when the file was made, not of its whole life. */
  readonly by_period?: true
  /** Of `titled`: what may stand above the table. */
  readonly titles?: readonly Column[]
}

export function column(role: Role, fr: readonly string[], en: readonly string[], more: Partial<Column> = {}): Column {
  return { role, fr, en, ...more }
}

/** A title to compare with: as `plainTitle`, dashes alike, no marks that cannot be seen, no space around a stroke. */
export function titleKey(title: string): string {
  return plainTitle(title.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, ''))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s*:$/, '')
}

/** Whether these titles are those of the format. */
export function isTold(format: Format, header: readonly string[]): boolean {
  const keys = new Set(header.map(titleKey))
  return format.told_by.every((group) => group.some((title) => keys.has(titleKey(title))))
}

/** Where each title of the file stands in the format. */
export interface Placed {
  /** By position in the file; null: the format knows no such title. */
  readonly columns: readonly (Column | null)[]
  /** Titles that are left out, as the file writes them. */
  readonly ignored: readonly string[]
  /** Of the titles; null: they are the same in both, or say both. */
  readonly lang: Lang | null
}

export function placeColumns(columns: readonly Column[], header: readonly string[]): Placed {
  const keys = header.map(titleKey)
  const found: (Column | null)[] = keys.map(() => null)
  const taken = new Set<string>()
  let [fr, en] = [0, 0]
  for (const one of columns) {
    const frKeys = one.fr.map(titleKey)
    const enKeys = one.en.map(titleKey)
    const titles = [...frKeys, ...enKeys]
    const slot = `${one.role} ${one.network ?? ''}`
    const several = one.role === 'unused' || one.added === true
    const positions = titles.flatMap((title) => keys.flatMap((key, at) => (key === title && found[at] === null ? [at] : [])))
    for (const at of new Set(positions)) {
      if (!several && taken.has(slot)) continue
      taken.add(slot)
      found[at] = one
      const key = keys[at] ?? ''
      if (frKeys.includes(key) && !enKeys.includes(key)) fr += 1
      if (enKeys.includes(key) && !frKeys.includes(key)) en += 1
    }
  }
  const ignored = header.filter((title, at) => found[at] === null && title !== '')
  return { columns: found, ignored, lang: fr === en ? null : fr > en ? 'fr' : 'en' }
}

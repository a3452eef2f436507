import type { Block, Document } from '../documents/document.ts'
import { date } from '../i18n/format.ts'
import { sentReportText } from '../i18n/sent-report.ts'
import { say, type Lang } from '../i18n/text.ts'
import { dayOf } from '../results/day.ts'
import { changeWords, type Change } from './changes.ts'

export interface VersionFacts {
  readonly version: number
  /** Null: not sent yet, so nothing is frozen. */
  readonly sha256: string | null
  readonly replaces: { readonly version: number; readonly sent_at: string } | null
  readonly changes: readonly Change[]
}

/** As people compare it: the beginning of the hash. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12)
}

/** The document of a version: what it replaces stands first, what changed stands last, its number and hash at the foot. */
export function withVersion(
  document: Document,
  facts: VersionFacts,
  given: { lang: Lang; currency: string; time_zone: string },
): Document {
  const { lang, currency, time_zone } = given
  const { version, sha256, replaces, changes } = facts
  const foot =
    sha256 === null
      ? document.foot
      : [...document.foot, say(lang, sentReportText.version_foot, { version, hash: shortHash(sha256) })]
  if (replaces === null || changes.length === 0) return { ...document, foot }
  const banner: Block = {
    kind: 'banner',
    text: say(lang, sentReportText.version_banner, {
      version,
      count: changes.length,
      date: date(lang, dayOf(new Date(replaces.sent_at), time_zone)),
    }),
  }
  const [first, ...rest] = document.sections
  const list = {
    number: null,
    title: say(lang, sentReportText.changes_title, { version: replaces.version }),
    blocks: [{ kind: 'list' as const, ordered: false, items: changes.map((one) => changeWords(lang, one, currency)) }],
  }
  return {
    ...document,
    sections: first === undefined ? [list] : [{ ...first, blocks: [banner, ...first.blocks] }, ...rest, list],
    foot,
  }
}

import { createHash } from 'node:crypto'
import { canonical } from '../canonical.ts'
import type { Author } from '../documents/author.ts'
import type { Context } from '../context.ts'
import type { Look } from '../documents/look.ts'
import { Failure } from '../failure.ts'
import { month as monthInWords } from '../i18n/format.ts'
import { sentReportText } from '../i18n/sent-report.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { ReportKey, SentReport } from '../store/reports.ts'
import type { Change } from './changes.ts'
import type { OverdueTask } from './kinds/sponsor.ts'
import type { Report } from './report.ts'

/** All that a document is made of, so that it can be made again as it was: the month, who sent it, how it looked, in which languages. */
export interface Frozen {
  readonly author: Author
  readonly languages: readonly Lang[]
  readonly look: Look
  /** The version that a reader had before; null: this is the first one. */
  readonly replaces: { readonly version: number; readonly sent_at: string } | null
  /** Of the page for the management alone. */
  readonly overdue: readonly OverdueTask[]
  readonly report: Report
}

/** What is kept of a version. The hash is of both texts, with a line feed between them. */
export function freeze(frozen: Frozen, changes: readonly Change[]): Pick<SentReport, 'data' | 'changes' | 'sha256'> {
  const kept = { data: canonical(frozen), changes: canonical(changes) }
  return { ...kept, sha256: hashOf(kept) }
}

/** The version as it was; null when it is not what its hash was made of. */
export function thaw(
  sent: Pick<SentReport, 'data' | 'changes' | 'sha256'>,
): { frozen: Frozen; changes: readonly Change[] } | null {
  if (hashOf(sent) !== sent.sha256) return null
  return { frozen: JSON.parse(sent.data) as Frozen, changes: JSON.parse(sent.changes) as Change[] }
}

/** The version as it was sent. Throws `Failure` failed `report_damaged`. */
export function mustThaw(
  { lang }: Context,
  sent: ReportKey & Pick<SentReport, 'version' | 'data' | 'changes' | 'sha256'>,
): { frozen: Frozen; changes: readonly Change[] } {
  const thawed = thaw(sent)
  if (thawed !== null) return thawed
  const values = { version: sent.version, month: monthInWords(lang, sent.month) }
  throw new Failure('failed', 'report_damaged', say(lang, sentReportText.damaged, values), {
    hint: say(lang, sentReportText.damaged_hint),
  })
}

function hashOf({ data, changes }: Pick<SentReport, 'data' | 'changes'>): string {
  return createHash('sha256').update(`${data}\n${changes}`).digest('hex')
}

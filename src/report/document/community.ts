import type { Block, Cell } from '../../documents/document.ts'
import { minutes, number, percent } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Reason, Report } from '../report.ts'
import { signedNumber } from '../words.ts'
import { left, missingNotes, right, table, type Missing } from './cells.ts'

export function communityBlocks({ sections }: Report, lang: Lang): Block[] {
  const { community } = sections
  const count = (value: number): string => number(lang, value)
  const share = (value: number): string => percent(lang, value)
  const missing: Missing[] = []
  const row = (label: Text, value: number | null, reason: Reason | null, words: (value: number) => string): Cell[][] => {
    if (value !== null) return [[say(lang, label), words(value)]]
    missing.push({ label: say(lang, label), reason })
    return []
  }
  const rows = [
    ...row(reportText.community_messages, community.messages, community.messages_reason, count),
    ...row(reportText.community_response_rate, community.response_rate_bp, community.response_rate_reason, share),
    ...row(reportText.community_response_time, community.response_time_median_min, community.response_time_reason, minutes),
    ...row(reportText.community_sentiment, community.net_sentiment, community.net_sentiment_reason, (value) =>
      say(lang, reportDocumentText.score, { value: signedNumber(lang, value) }),
    ),
    ...row(reportText.community_voice, community.share_of_voice_bp, community.share_of_voice_reason, share),
    ...row(reportText.community_reviews, community.reviews, community.reviews_reason, count),
    ...row(reportDocumentText.community_rating, community.rating, community.rating_reason, (value) =>
      say(lang, reportDocumentText.stars, { value: number(lang, value, 2) }),
    ),
    ...row(reportText.community_incidents, community.incidents, community.incidents_reason, count),
    ...row(reportText.community_ambassadors, community.ambassadors, community.ambassadors_reason, count),
  ]
  const head = [left(say(lang, reportText.column_measure)), right(say(lang, reportText.column_value))]
  return [...(rows.length === 0 ? [] : [table(head, rows)]), ...missingNotes(lang, missing)]
}

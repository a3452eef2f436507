import type { Block, Cell } from '../../documents/document.ts'
import { list, minutes, number, percent, shortDateTime } from '../../i18n/format.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { incidentText, levelAdjective, saidText } from '../../i18n/report-community.ts'
import { reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Community, IncidentOfMonth, Reason, Report, Said } from '../report.ts'
import { capital, signedNumber } from '../words.ts'
import { labelled, left, missingNotes, right, table, type Missing } from './cells.ts'

export function communityBlocks(report: Report, lang: Lang): Block[] {
  const { sections } = report
  const { community } = sections
  const { said } = community
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
    ...(said === undefined
      ? []
      : [
          ...row(saidText.within_24h, said.within_24h_bp.value, said.within_24h_bp.reason, share),
          ...row(saidText.mentions, said.mentions.value, said.mentions.reason, count),
        ]),
    ...row(reportText.community_sentiment, community.net_sentiment, community.net_sentiment_reason, (value) =>
      say(lang, reportDocumentText.score, { value: signedNumber(lang, value) }),
    ),
    ...row(reportText.community_voice, community.share_of_voice_bp, community.share_of_voice_reason, share),
    ...row(reportText.community_reviews, community.reviews, community.reviews_reason, count),
    ...(said === undefined
      ? []
      : row(saidText.reviews_answered, said.reviews_answered_bp.value, said.reviews_answered_bp.reason, share)),
    ...row(reportDocumentText.community_rating, community.rating, community.rating_reason, (value) =>
      say(lang, reportDocumentText.stars, { value: number(lang, value, 2) }),
    ),
    ...row(reportText.community_incidents, community.incidents, community.incidents_reason, (value) =>
      said === undefined ? count(value) : incidentWords(lang, said.incidents),
    ),
    ...row(reportText.community_ambassadors, community.ambassadors, community.ambassadors_reason, count),
  ]
  const head = [left(say(lang, reportText.column_measure)), right(say(lang, reportText.column_value))]
  return [
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...missingNotes(lang, missing),
    ...(said === undefined
      ? []
      : [
          ...methodNotes(community, said, lang),
          ...customerBlocks(said, lang),
          ...incidentBlocks(said, lang, report.time_zone),
        ]),
  ]
}

/** How each of these was counted: there are several ways. */
function methodNotes(
  { net_sentiment, share_of_voice_bp }: Community,
  { tones, tones_by_person, voices }: Said,
  lang: Lang,
): Block[] {
  const rivals = voices.filter(({ about }) => about !== 'brand').map(({ about }) => about)
  return [
    ...(net_sentiment === null || tones === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: say(lang, saidText.tone_method, { count: tones, person: number(lang, tones_by_person) }),
          },
        ]),
    ...(share_of_voice_bp === null || rivals.length === 0
      ? []
      : [
          { kind: 'note' as const, text: say(lang, saidText.voice_method, { competitors: list(lang, rivals) }) },
          voiceTable(voices, lang),
        ]),
  ]
}

function voiceTable(voices: Said['voices'], lang: Lang): Block {
  return table(
    [left(say(lang, saidText.voice_column)), right(say(lang, saidText.mentions_column))],
    voices.map(({ about, mentions }) => [about === 'brand' ? say(lang, saidText.voice_brand) : about, number(lang, mentions)]),
  )
}

function customerBlocks({ tags, verbatims }: Said, lang: Lang): Block[] {
  if (tags.length === 0) return []
  return [
    { kind: 'heading', text: say(lang, saidText.heading) },
    table(
      [left(say(lang, saidText.tag_column)), right(say(lang, saidText.count_column))],
      tags.map(({ tag, count }) => [capital(labelled(lang, tagLabel, tag)), number(lang, count)]),
    ),
    ...(verbatims.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: say(lang, saidText.verbatims_intro) },
          {
            kind: 'list' as const,
            ordered: false,
            items: verbatims.map(({ tag, text, ...who }) =>
              say(lang, saidText.verbatim, { text, who: who[lang], tag: labelled(lang, tagLabel, tag) }),
            ),
          },
        ]),
  ]
}

/** In one line: how many, how bad, how long. */
export function incidentWords(lang: Lang, incidents: readonly IncidentOfMonth[]): string {
  const [only, second] = incidents
  if (only === undefined) return say(lang, incidentText.none)
  const adjective = (level: IncidentOfMonth['level']): string => say(lang, levelAdjective[level])
  if (second === undefined) {
    const text = only.ended_at === null ? incidentText.one_open : incidentText.one_closed
    return say(lang, text, { level: adjective(only.level), duration: duration(lang, only.minutes) })
  }
  const open = incidents.filter(({ ended_at }) => ended_at === null).length
  const highest = incidents.some(({ level }) => level === 'red')
    ? 'red'
    : incidents.some(({ level }) => level === 'amber')
      ? 'amber'
      : 'green'
  return say(lang, incidentText.several, {
    count: number(lang, incidents.length),
    open: number(lang, open),
    level: adjective(highest),
  })
}

/** Minutes up to two hours, hours up to two days, then days. */
function duration(lang: Lang, spent: number): string {
  if (spent < 48 * 60) return minutes(spent)
  return say(lang, reportText.days, { count: Math.round(spent / (24 * 60)) })
}

function incidentBlocks({ incidents }: Said, lang: Lang, time_zone: string): Block[] {
  if (incidents.length === 0) return []
  const day = (instant: string): string => shortDateTime(lang, new Date(instant), time_zone)
  return [
    { kind: 'heading', text: say(lang, saidText.incidents_heading) },
    table(
      [
        left(say(lang, saidText.incident_topic)),
        left(say(lang, saidText.incident_level)),
        left(say(lang, saidText.incident_from)),
        left(say(lang, saidText.incident_to)),
        left(say(lang, saidText.incident_lesson)),
      ],
      incidents.map((one) => [
        one.topic,
        say(lang, levelAdjective[one.level]),
        day(one.started_at),
        one.ended_at === null ? say(lang, saidText.incident_open) : day(one.ended_at),
        one.lesson ?? '',
      ]),
    ),
  ]
}

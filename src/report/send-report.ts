import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { dateTime, list, month as monthInWords } from '../i18n/format.ts'
import { sentReportText } from '../i18n/sent-report.ts'
import { say, type Lang } from '../i18n/text.ts'
import { sendMail, type Mail, type MailSent } from '../mail.ts'
import { answerOf } from '../results/lead-value.ts'
import type { Client } from '../store/clients.ts'
import type { ReportKey, SentReport } from '../store/reports.ts'
import { buildReport } from './build-report.ts'
import { changesBetween, type Change } from './changes.ts'
import { freeze, mustThaw, type Frozen } from './freeze.ts'
import { keepSentMark, sentMark, type SentMark } from './sent-marks.ts'

/** What sending a month means now. */
export interface Sendable {
  /**
   * `new`: the next version. `same`: the last one was sent and nothing changed. `doubt`: one was on its way and nobody knows its end.
   */
  readonly state: 'new' | 'same' | 'doubt'
  readonly version: number
  readonly frozen: Frozen
  readonly changes: readonly Change[]
  readonly kept: Pick<SentReport, 'data' | 'changes' | 'sha256'>
  /** When it was sent, or when its sending began. */
  readonly at: string | null
  /** Whom to, then. */
  readonly to: readonly string[]
  /** A version that was sent and that this database, an older copy, knows nothing of; null: there is none. */
  readonly forgotten: SentMark | null
}

/**
 * The version that would be sent, or was, or may have been. Throws `Failure`: usage `month_not_over` (a draft is not sent), failed
 * `report_damaged`.
 */
export async function readSendable(
  context: Context,
  client: Client,
  key: ReportKey,
  given: Pick<Frozen, 'author' | 'languages' | 'look' | 'overdue'>,
): Promise<Sendable> {
  const store = await context.store()
  const { reports } = store
  // where another process is about to send it, its end is waited for: only what nobody works at any more is in doubt
  const begun = (await reports.sending(key)) && (await store.exclusively('reports', () => reports.sending(key)))
  const mark = await sentMark(context, key)
  if (begun !== null) {
    const { frozen, changes } = mustThaw(context, begun)
    const { version, started_at: at, sent_to: to } = begun
    return { state: 'doubt', version, frozen, changes, kept: begun, at, to, forgotten: null }
  }
  const report = await buildReport(context, client, key.month, false)
  if (report.draft) {
    const { lang } = context
    const values = { month: key.month, client: client.slug }
    throw new Failure('usage', 'month_not_over', say(lang, sentReportText.not_over, { month: monthInWords(lang, key.month) }), {
      hint: say(lang, sentReportText.not_over_hint, values),
    })
  }
  const last = await reports.last(key)
  const next = {
    state: 'new',
    version: (last?.version ?? 0) + 1,
    at: null,
    to: [],
    forgotten: mark !== null && mark.version > (last?.version ?? 0) ? mark : null,
  } as const
  if (last === null) {
    const frozen = { ...given, replaces: null, report }
    return { ...next, frozen, changes: [], kept: freeze(frozen, []) }
  }
  const sent = mustThaw(context, last)
  const changes = changesBetween(sent.frozen.report, report)
  if (changes.length === 0) {
    const { version, sent_at: at, sent_to: to } = last
    return { state: 'same', version, ...sent, kept: last, at, to, forgotten: null }
  }
  const frozen = { ...given, replaces: { version: last.version, sent_at: last.sent_at }, report }
  return { ...next, frozen, changes, kept: freeze(frozen, changes) }
}

/** Whom the client wants to receive the report, by its own answer. */
export async function recipientsOf(context: Context, client: Client): Promise<readonly string[]> {
  const answer = answerOf(await (await context.store()).strategies.get(client.slug), 'reporting')
  if (typeof answer !== 'object' || answer === null || !('recipients' in answer) || !Array.isArray(answer.recipients)) return []
  return answer.recipients.filter((one) => typeof one === 'string')
}

export interface Dispatched {
  readonly sent: SentReport
  readonly refused: MailSent['refused']
  /** False: another process sent it in the meantime. */
  readonly by_us: boolean
}

/**
 * Sends what was read, once. The version is kept before the mail leaves and frozen when the server took it for one recipient; a
 * mail that surely did not leave frees it again, and of one without an answer the version stays in doubt. Throws `Failure` as
 * `sendMail`, unknown_outcome with what to do next.
 */
export async function dispatch(
  context: Context,
  client: Client,
  key: ReportKey,
  sendable: Sendable,
  mail: Omit<Mail, 'from'>,
): Promise<Dispatched> {
  const store = await context.store()
  const { reports } = store
  // two processes that send the same month wait for each other: the second one finds it sent
  return store.exclusively('reports', async () => {
    const now = (): string => context.now().toISOString()
    const last = await reports.last(key)
    if (sendable.state !== 'same' && last !== null && last.version >= sendable.version)
      return { sent: last, refused: [], by_us: false }
    const begun = await reports.sending(key)
    if (sendable.state === 'same') {
      const { accepted, refused } = await sendMail(context, mail)
      return { sent: await reports.sentAgain(key, sendable.version, { at: now(), to: accepted }), refused, by_us: true }
    }
    if (sendable.state === 'new') {
      if (begun !== null)
        throw outcomeUnknown(context, client, key, { version: begun.version, at: begun.started_at, to: begun.sent_to })
      await reports.begin({ ...key, ...sendable.kept }, { after: sendable.version - 1, at: now(), to: mail.to })
    }
    let answer: MailSent
    try {
      answer = await sendMail(context, mail)
    } catch (error) {
      if (error instanceof Failure && error.kind === 'unknown_outcome') {
        await keepSentMark(context, key, { version: sendable.version, at: now() })
        throw outcomeUnknown(context, client, key, { version: sendable.version, at: now(), to: mail.to }, error)
      }
      // surely not sent; an earlier doubt is as it was
      if (error instanceof Failure && sendable.state === 'new') await reports.abandon(key)
      throw error
    }
    const sent = await reports.finish(key, { at: now(), to: answer.accepted, via: 'mail' })
    await keepSentMark(context, key, { version: sent.version, at: sent.sent_at })
    return { sent, refused: answer.refused, by_us: true }
  })
}

/** Keeps the version as sent, without a mail: it went out another way, or a person found that the mail in doubt arrived. */
export async function markSent(
  context: Context,
  key: ReportKey,
  sendable: Sendable,
  to: readonly string[],
): Promise<Dispatched> {
  const store = await context.store()
  const { reports } = store
  return store.exclusively('reports', async () => {
    const at = context.now().toISOString()
    const last = await reports.last(key)
    if (last !== null && last.version >= sendable.version) return { sent: last, refused: [], by_us: false }
    const sent =
      sendable.state === 'doubt'
        ? await reports.finish(key, { at, to: to.length > 0 ? to : sendable.to, via: 'hand' })
        : await reports.add({ ...key, ...sendable.kept }, { after: sendable.version - 1, at, to, via: 'hand' })
    await keepSentMark(context, key, { version: sent.version, at: sent.sent_at })
    return { sent, refused: [], by_us: true }
  })
}

/** Nobody but a person can say whether it arrived: what is known, and the two ways on. */
export function outcomeUnknown(
  { lang }: Context,
  client: Client,
  key: ReportKey,
  known: { version: number; at: string; to: readonly string[] },
  cause?: Failure,
): Failure {
  const message = say(lang, sentReportText.nobody_knows, {
    version: known.version,
    date: dateTime(lang, new Date(known.at), client.time_zone),
    to: list(lang, [...known.to]),
  })
  return new Failure('unknown_outcome', 'report_outcome_unknown', message, {
    details: [...(cause === undefined ? [] : [cause.message]), ...waysOn(lang, key)],
    ...(cause === undefined ? {} : { cause }),
  })
}

/** It was sent before the copy that is in use was made: what is known, and the two ways on. */
export function sentBefore({ lang }: Context, client: Client, key: ReportKey, { version, at }: SentMark): Failure {
  const values = { version, date: dateTime(lang, new Date(at), client.time_zone) }
  return new Failure('usage', 'report_sent_before', say(lang, sentReportText.sent_before, values), {
    details: waysOn(lang, key),
  })
}

function waysOn(lang: Lang, key: ReportKey): string[] {
  const text = sentReportText
  const next = { month: key.month, client: key.client }
  const kind = key.kind === 'client' ? '' : ` --kind ${key.kind}`
  return [
    say(lang, text.nobody_knows_look),
    `${say(lang, text.nobody_knows_arrived, next)}${kind}`,
    `${say(lang, text.nobody_knows_not, next)}${kind}`,
  ]
}

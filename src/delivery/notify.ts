import { readFile } from 'node:fs/promises'
import type { Context } from '../context.ts'
import { approvalText } from '../i18n/approval.ts'
import { backupText } from '../i18n/backup.ts'
import { credentialEndText } from '../i18n/credentials.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { dateTime } from '../i18n/format.ts'
import { partWords } from '../i18n/parts.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import { sendMail } from '../mail.ts'
import { createHttp } from '../networks/http.ts'
import { reasonOf } from './outcome.ts'
import { placeOf } from './question.ts'
import type { Notice } from './report.ts'

export type Channel = 'webhook' | 'mail'

export interface Told {
  readonly sent_by: readonly Channel[]
  readonly failed: readonly { readonly channel: Channel; readonly reason: string }[]
}

/** What a notice says of a post, where it is about none. */
export const aboutNoPost = {
  network: '',
  account: '',
  delivery_id: null,
  post_id: null,
  due_at: null,
  title: null,
  text: null,
  parts: [],
  link: null,
  media: [],
  sent_by: [],
} as const satisfies Partial<Notice>

/**
 * Tells a person by the channels that are set up (`notify.webhook`; `notify.smtp` with `notify.to`). Never throws: what went wrong
 * is in the answer. With no channel the pass prints it, and cron mails what is printed.
 */
export async function notify(context: Context, notice: Notice): Promise<Told> {
  const config = await context.config()
  const sent_by: Channel[] = []
  const failed: { channel: Channel; reason: string }[] = []
  const attempt = async (channel: Channel, send: () => Promise<void>): Promise<void> => {
    try {
      await send()
      sent_by.push(channel)
    } catch (error) {
      failed.push({ channel, reason: reasonOf(error).reason })
    }
  }
  const webhook = config.get('notify.webhook')
  if (webhook !== null) await attempt('webhook', () => post(context, webhook, notice))
  const smtp = config.get('notify.smtp')
  const to = config.get('notify.to')
  if (smtp !== null && to !== null) await attempt('mail', () => mail(context, to, notice))
  return { sent_by, failed }
}

/** The notice as JSON, one POST: https, or plain http to this machine. */
async function post(context: Context, url: string, notice: Notice): Promise<void> {
  const http = createHttp({
    fetch: context.fetch,
    base: url,
    secrets: () => [url],
    now: () => context.now(),
    verbose: (line) => context.io.detail(line),
  })
  const { sent_by: _, ...json } = notice
  await http({ method: 'POST', url, json, timeout_ms: 20_000, accept: [200, 201, 202, 204] })
}

/** Text and images attached, so that it can be posted from a telephone. */
async function mail(context: Context, to: string, notice: Notice): Promise<void> {
  const read = await Promise.all(
    notice.media.map(async ({ path, file_name, mime }) => ({
      file_name,
      mime,
      // a file that is gone is named in the text: no reason to tell nothing at all
      bytes: await readFile(path).catch(() => null),
    })),
  )
  const addresses = to.split(', ')
  await sendMail(context, {
    to: addresses,
    from: addresses[0] ?? to,
    subject: subjectOf(context, notice),
    text: noticeText(context, notice),
    attachments: read.flatMap(({ bytes, ...rest }) => (bytes === null ? [] : [{ ...rest, bytes }])),
  })
}

export function subjectOf({ lang }: Context, notice: Notice): string {
  const { network, account, client } = notice
  const texts = {
    question: deliveryText.notice_question,
    approval: deliveryText.subject_approval,
    failed: deliveryText.subject_failed,
    missed: deliveryText.subject_missed,
    blocked: deliveryText.notice_blocked,
    ends: credentialEndText.notice_subject,
    series: seriesText.notice_problem,
    pack: approvalText.notice_subject,
    backup: backupText.notice_failed,
  }
  // what it stands for is known to the message alone
  if (notice.kind === 'to_post') return notice.message
  return say(lang, texts[notice.kind], { where: placeOf(network, account), client })
}

/** The notice as lines: in a mail, and on the output of a pass. */
export function noticeText({ lang }: Context, notice: Notice): string {
  const lines = [notice.message]
  if (notice.due_at !== null) {
    lines.push(say(lang, deliveryText.due_was, { time: dateTime(lang, new Date(notice.due_at), notice.time_zone) }))
  }
  if (notice.title !== null) lines.push('', notice.title)
  if (notice.text !== null) lines.push('', notice.text)
  for (const [index, { kind, text }] of notice.parts.entries()) {
    lines.push('', `— ${partWords(lang, index + 1, kind)} —`, '', text)
  }
  if (notice.media.length > 0) lines.push('')
  for (const { file_name, alt } of notice.media) {
    const image = say(lang, deliveryText.media_is, { file: file_name })
    lines.push(alt === null ? image : `${image} (${say(lang, deliveryText.alt_is, { alt })})`)
  }
  const next = {
    to_post: deliveryText.then_done,
    question: deliveryText.to_answer,
    approval: deliveryText.once_approved,
    failed: deliveryText.you_decide,
    missed: deliveryText.you_decide,
    blocked: null,
    ends: null,
    series: null,
    pack: null,
    backup: null,
  }[notice.kind]
  if (next) lines.push('', say(lang, next))
  for (const command of notice.commands) lines.push(`  ${command}`)
  return lines.join('\n')
}

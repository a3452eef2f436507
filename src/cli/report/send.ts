import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { bytes, date, list, month as monthInWords } from '../../i18n/format.ts'
import { sentReportText } from '../../i18n/sent-report.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { withSpinner } from '../../io/spinner.ts'
import { mailSettings, type Attachment, type MailSent } from '../../mail.ts'
import { changeWords } from '../../report/changes.ts'
import {
  dispatch,
  markSent,
  outcomeUnknown,
  readSendable,
  recipientsOf,
  sentBefore,
  type Sendable,
} from '../../report/send-report.ts'
import { shortHash } from '../../report/with-version.ts'
import { dayOf } from '../../results/day.ts'
import type { Client } from '../../store/clients.ts'
import type { ReportKey, SentKind, SentReport } from '../../store/reports.ts'
import { textFlag, type Flags } from '../entries.ts'
import { inFormat } from '../hand-over.ts'
import { documentsOf, frozenNow, kindFlag, kinds, monthOf, sentJson } from './pieces.ts'

type Outcome = 'sent' | 'sent_again' | 'marked' | 'already_sent' | 'would_send' | 'would_mark'

/** How many changes a mail names; the document has them all. */
const namedInMail = 8
const oneEmail = /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/

export async function run(context: Context, flags: Flags): Promise<number> {
  const { lang, options } = context
  const kind = sentKind(context, flags)
  const said = addressesOf(context, flags)
  const client = await chooseClient(context, { writes: true })
  const key: ReportKey = { client: client.slug, month: monthOf(context, client, flags), kind }
  const sendable = await readSendable(context, client, key, await frozenNow(context, client, kind))

  const way = await wayOn(context, client, key, sendable, flags)
  if (sendable.state === 'same' && way !== 'again') return tellSent(context, client, key, sendable)
  if (way === 'mark') {
    if (options.dry_run) return tell(context, key, sendable, 'would_mark', null)
    const { sent, by_us } = await markSent(context, key, sendable, said)
    return tell(context, key, sendable, by_us ? 'marked' : 'already_sent', sent)
  }

  const to = said.length > 0 ? said : sendable.to.length > 0 ? sendable.to : await recipientsOf(context, client)
  if (to.length === 0) {
    throw new Failure('usage', 'no_recipients', say(lang, sentReportText.no_recipients), {
      hint: say(lang, sentReportText.no_recipients_hint, { client: client.slug }),
    })
  }
  // before anything is made: without a server nothing leaves
  if (!options.dry_run) await mailSettings(context)
  const mail = {
    to,
    ...wordsOf(sendable, key, textFlag(flags, 'message') ?? null),
    attachments: await attachmentsOf(context, client, key, sendable, textFlag(flags, 'format') ?? 'both'),
  }
  preview(context, sendable, mail)
  if (options.dry_run) return tell(context, key, sendable, 'would_send', null, mail)
  await confirm(context, to.length)
  const { sent, refused, by_us } = await withSpinner(context, say(lang, sentReportText.sending), () =>
    dispatch(context, client, key, sendable, mail),
  )
  if (!by_us) return tell(context, key, sendable, 'already_sent', sent)
  tell(context, key, sendable, sendable.state === 'same' ? 'sent_again' : 'sent', sent, { ...mail, refused })
  for (const { address, reason } of refused) context.io.complain(say(lang, sentReportText.refused_for, { address, reason }))
  return refused.length === 0 ? exitCodes.done : exitCodes.partial
}

/** Throws `Failure` usage: `never_sent`, `only_by_file`, `bad_kind`. */
function sentKind({ lang }: Context, flags: Flags): SentKind {
  const kind = kindFlag(flags)
  if (kind === 'client' || kind === 'sponsor') return kind
  if (kind === 'margin') throw new Failure('usage', 'never_sent', say(lang, sentReportText.never_sent))
  if (!kinds.includes(kind)) throw new Failure('usage', 'bad_kind', say(lang, sentReportText.bad_kind, { value: kind }))
  throw new Failure('usage', 'only_by_file', say(lang, sentReportText.only_by_file), {
    hint: say(lang, sentReportText.only_by_file_hint, { kind }),
  })
}

/** Throws `Failure` usage `bad_address`. */
function addressesOf({ lang }: Context, flags: Flags): readonly string[] {
  const given = Array.isArray(flags['to']) ? flags['to'].filter((one) => typeof one === 'string') : []
  const addresses = given.flatMap((one) => one.split(/[,;]/)).map((one) => one.trim())
  const wrong = addresses.find((one) => !oneEmail.test(one))
  if (wrong !== undefined) {
    throw new Failure('usage', 'bad_address', say(lang, sentReportText.bad_address, { value: wrong }))
  }
  return [...new Set(addresses)]
}

/** What the flags say is to be done; of what may have been sent already, what a person answers. */
async function wayOn(
  context: Context,
  client: Client,
  key: ReportKey,
  sendable: Sendable,
  flags: Flags,
): Promise<'send' | 'again' | 'mark'> {
  const { io, lang, options } = context
  if (flags['again'] === true) return 'again'
  if (flags['markSent'] === true) return 'mark'
  const { state, version, at, to, forgotten } = sendable
  if (state !== 'doubt' && forgotten === null) return 'send'
  const failure =
    forgotten === null
      ? outcomeUnknown(context, client, key, { version, at: at ?? '', to })
      : sentBefore(context, client, key, forgotten)
  if (!options.input || options.json || options.dry_run) throw failure
  io.note(failure.message)
  io.note(say(lang, sentReportText.nobody_knows_look))
  const answer = await (
    await context.ask()
  ).select(say(lang, sentReportText.ask_arrived), [
    { value: 'mark' as const, name: say(lang, sentReportText.it_arrived) },
    { value: 'again' as const, name: say(lang, sentReportText.it_did_not) },
    { value: 'stop' as const, name: say(lang, sentReportText.not_known_yet) },
  ])
  if (answer === 'stop') throw failure
  return answer
}

/** Subject and text in the languages of the documents, the first one first. */
function wordsOf(sendable: Sendable, key: ReportKey, message: string | null): { subject: string; text: string } {
  const { report, languages } = sendable.frozen
  const [first = 'fr'] = languages
  const values = { client: report.client_name, month: monthInWords(first, key.month), version: sendable.version }
  return {
    subject: say(first, sendable.version > 1 ? sentReportText.mail_subject_next : sentReportText.mail_subject, values),
    text: languages.map((lang) => bodyOf(lang, sendable, message)).join('\n\n———\n\n'),
  }
}

function bodyOf(lang: Lang, { frozen, changes }: Sendable, message: string | null): string {
  const { report, author, replaces } = frozen
  const more = changes.length - namedInMail
  const changed =
    replaces === null
      ? []
      : [
          [
            say(lang, sentReportText.mail_changed, {
              count: changes.length,
              date: date(lang, dayOf(new Date(replaces.sent_at), report.time_zone)),
            }),
            ...changes.slice(0, namedInMail).map((one) => `- ${changeWords(lang, one, report.currency)}`),
            ...(more > 0 ? [say(lang, sentReportText.mail_more, { count: more })] : []),
          ].join('\n'),
        ]
  const sentences = report.sections.summary.sentences.map((one) => `- ${one[lang]}`)
  const signed = [author.name, author.company, author.email, author.phone].filter((one) => one !== null)
  return [
    say(lang, sentReportText.mail_hello),
    ...(message === null ? [] : [message]),
    [say(lang, sentReportText.mail_attached, { month: monthInWords(lang, report.month) }), ...sentences].join('\n'),
    ...changed,
    say(lang, sentReportText.mail_rest),
    [say(lang, sentReportText.mail_bye), ...signed].join('\n'),
  ].join('\n\n')
}

const forms = { html: 'text/html', pdf: 'application/pdf' } as const

async function attachmentsOf(
  context: Context,
  client: Client,
  key: ReportKey,
  { frozen, version, changes, kept }: Sendable,
  format: string,
): Promise<Attachment[]> {
  const facts = { version, sha256: kept.sha256, replaces: frozen.replaces, changes }
  const documents = await documentsOf(context, frozen, key.kind, facts, frozen.languages, true)
  const wanted = (['pdf', 'html'] as const).filter((form) => format === 'both' || format === form)
  const stem = say(client.lang, key.kind === 'client' ? sentReportText.file_name : sentReportText.sponsor_file_name, {
    client: client.slug,
    month: key.month,
  })
  return Promise.all(
    wanted.map(async (form) => ({
      file_name: `${stem}.${form}`,
      mime: forms[form],
      bytes: Buffer.from(await inFormat(context, documents, form, frozen.look)),
    })),
  )
}

interface Ready {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** To whom, what, and how it begins: what one wants to see before it leaves. */
function preview(context: Context, sendable: Sendable, mail: Ready): void {
  const { io, lang, options } = context
  if (options.json) return
  const { version, changes, state } = sendable
  const which =
    state !== 'new'
      ? say(lang, sentReportText.version_again, { version })
      : version === 1
        ? say(lang, sentReportText.version_first, { version })
        : say(lang, sentReportText.version_next, { version, count: changes.length })
  const rows: (readonly [string, string])[] = [
    [say(lang, sentReportText.preview_to), mail.to.join(', ')],
    [say(lang, sentReportText.preview_subject), mail.subject],
    [
      say(lang, sentReportText.preview_attached),
      mail.attachments.map(({ file_name, bytes: { length } }) => `${file_name} (${bytes(lang, length)})`).join(', '),
    ],
    [say(lang, sentReportText.preview_version), which],
  ]
  for (const line of facts(rows, io.columns)) io.note(line)
  io.note('')
  for (const line of mail.text.split('\n').slice(0, 12)) io.note(`  ${line}`.trimEnd())
  io.note('  …')
}

/** Asked on a terminal; elsewhere `--yes` is needed. Throws `Failure` usage: `confirmation_needed`, `not_sent`. */
async function confirm(context: Context, count: number): Promise<void> {
  const { lang, options } = context
  if (options.yes) return
  if (!options.input) {
    throw new Failure('usage', 'confirmation_needed', say(lang, sentReportText.needs_yes), {
      hint: say(lang, sentReportText.needs_yes_hint),
    })
  }
  if (await (await context.ask()).confirm(say(lang, sentReportText.ask_send, { count }), true)) return
  throw new Failure('usage', 'not_sent', say(lang, sentReportText.not_sent))
}

/** Nothing to do is no failure: a command that runs every month finds it done. */
function tellSent(context: Context, client: Client, key: ReportKey, sendable: Sendable): number {
  const { io, lang, options } = context
  const { version, at, to, kept } = sendable
  if (options.json) {
    io.json({ ...key, outcome: 'already_sent' satisfies Outcome, version, sha256: kept.sha256, sent_at: at, sent_to: to })
    return exitCodes.done
  }
  const day = date(lang, dayOf(new Date(at ?? 0), client.time_zone))
  const whom = to.length === 0 ? say(lang, sentReportText.by_hand) : list(lang, [...to])
  io.print(say(lang, sentReportText.already_sent, { version, date: day, to: whom }))
  io.note(say(lang, sentReportText.already_sent_hint, { month: key.month, client: client.slug }))
  return exitCodes.done
}

function tell(
  context: Context,
  key: ReportKey,
  sendable: Sendable,
  outcome: Outcome,
  sent: SentReport | null,
  mail: (Ready & { readonly refused?: MailSent['refused'] }) | null = null,
): number {
  const { io, lang, options } = context
  const { version, changes, kept } = sendable
  if (options.json) {
    const known =
      sent === null ? { version, kind: key.kind, sha256: kept.sha256, sent_at: null, sent_to: mail?.to ?? [] } : sentJson(sent)
    io.json({
      client: key.client,
      month: key.month,
      outcome,
      ...known,
      refused: mail?.refused ?? [],
      subject: mail?.subject ?? null,
      attachments: mail?.attachments.map(({ file_name, bytes: { length } }) => ({ file_name, bytes: length })) ?? [],
      changes,
    })
    return exitCodes.done
  }
  const values = {
    month: monthInWords(lang, key.month),
    version: sent?.version ?? version,
    hash: shortHash(sent?.sha256 ?? kept.sha256),
  }
  switch (outcome) {
    case 'would_send':
      io.print(say(lang, sentReportText.would_send, values))
      break
    case 'would_mark':
      io.print(say(lang, sentReportText.would_mark, values))
      break
    case 'marked':
      io.print(say(lang, sentReportText.marked, values))
      break
    case 'already_sent':
      io.print(
        say(lang, sentReportText.already_sent, {
          version: values.version,
          date: date(lang, sent?.sent_at ?? ''),
          to: list(lang, [...(sent?.sent_to ?? [])]),
        }),
      )
      break
    default:
      io.print(say(lang, sentReportText.sent, { ...values, to: list(lang, [...(sent?.sent_to ?? [])]) }))
  }
  return exitCodes.done
}

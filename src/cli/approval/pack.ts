import { extname, resolve } from 'node:path'
import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { approvalText } from '../../i18n/approval.ts'
import { packText } from '../../i18n/approval-pack.ts'
import { bytes, date, list, runsOf } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { sentReportText } from '../../i18n/sent-report.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { withSpinner } from '../../io/spinner.ts'
import { mailSettings, sendMail } from '../../mail.ts'
import { dayInstant } from '../../posts/day-instant.ts'
import { choosePosts, keepPack, planPack } from '../../posts/packs/make-pack.ts'
import { mailOf } from '../../posts/packs/pack-mail.ts'
import { fitPage, largestPack } from '../../posts/packs/pack-pictures.ts'
import { packView, type PackView } from '../../posts/packs/pack-view.ts'
import { parseComingMonth } from '../../results/month.ts'
import { monthInstants } from '../../posts/month-instants.ts'
import type { Pack } from '../../store/approvals.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { authorOf, checkFolder, inFormat, lookOf, replaceFile } from '../hand-over.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'
import { packJson } from './words.ts'

type Format = 'html' | 'pdf'

interface Target {
  /** Null: to stdout. */
  readonly path: string | null
  readonly format: Format
}

/** Everything that can stop it is looked at before the pack is kept; then it is made whole, written, and mailed where that was asked. */
export async function run(context: Context, ids: readonly string[], flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const send = flags['send'] === true
  const said_to = addresses(context, flags, send)
  const format = formatOf(context, flags)
  const client = await chooseClient(context, { writes: true })
  const posts = await choosePosts(context, client, {
    ids,
    ...periodOf(context, client, ids, flags),
    drafts: flags['drafts'] === true,
  })
  const planned = await planPack(context, client, posts, dayFlag(context, client, flags))
  if ((await context.config()).get('consultant.email') === null) io.note(say(lang, approvalText.no_email))
  const output = text(flags, 'output')
  const to = send ? await recipients(context, client, said_to) : []
  if (send && !options.dry_run) await mailSettings(context)
  const { pack: draft } = planned
  const target = send && output === null ? null : targetOf(context, client, draft.code, output, format)
  if (target !== null && target.path !== null) await checkFolder(context, target.path)
  if (options.dry_run) return wouldDo(context, draft, target, to)
  if (send) await confirm(context, draft, to)

  // made before it is kept: what cannot be made was never asked
  const content = await contentOf(context, client, draft, posts, format)
  const pack = await keepPack(context, planned)
  tellPictures(context, content)
  if (target !== null) {
    if (target.path === null) io.raw(content.bytes)
    else await replaceFile(context, target.path, content.bytes)
  }
  const sent = send ? await mail(context, client, pack, posts, to, { format, bytes: content.bytes }) : pack
  if (options.json) {
    if (target?.path !== null || send)
      io.json({ ...(await packJson(context, sent)), file: target?.path ?? null, bytes: content.bytes.length })
    return exitCodes.done
  }
  const aside = target !== null && target.path === null
  const put = (line: string): void => (aside ? io.note(line) : io.print(line))
  put(factsOf(context, sent))
  if (target !== null && target.path !== null)
    put(say(lang, approvalText.written, { path: target.path, size: bytes(lang, content.bytes.length) }))
  if (send) put(say(lang, approvalText.sent, { code: sent.code, to: list(lang, [...sent.sent_to]) }))
  else if (target?.path !== null) io.note(say(lang, approvalText.next, { client: client.slug }))
  return exitCodes.done
}

/** `--format`, else what the name of the file says. Throws `Failure` usage `bad_output`. */
function formatOf({ lang }: Context, flags: Flags): Format {
  const output = text(flags, 'output')
  const ending = output === null || output === '-' ? '' : extname(output).toLowerCase()
  const named = ending === '.pdf' ? 'pdf' : ending === '.html' || ending === '.htm' ? 'html' : null
  const said = text(flags, 'format') as Format | null
  if (ending !== '' && (named === null || (said !== null && said !== named)))
    throw new Failure('usage', 'bad_output', say(lang, approvalText.bad_output, { file: output ?? '' }))
  return said ?? named ?? 'html'
}

function targetOf({ cwd }: Context, client: Client, code: string, output: string | null, format: Format): Target {
  if (output === '-') return { path: null, format }
  const name = `${say(client.lang, packText.file_name, { client: client.slug, code })}.${format}`
  return { path: resolve(cwd, output ?? name), format }
}

/** Throws `Failure` usage: `two_periods`, `ids_or_period`, `bad_day`. */
function periodOf(
  context: Context,
  client: Client,
  ids: readonly string[],
  flags: Flags,
): { readonly from: string | null; readonly to: string | null } {
  const { lang } = context
  const [month, from, to] = [text(flags, 'month'), text(flags, 'from'), text(flags, 'toDate')]
  if (month !== null && (from !== null || to !== null))
    throw new Failure('usage', 'two_periods', say(lang, approvalText.two_periods))
  if (ids.length > 0 && (month ?? from ?? to) !== null)
    throw new Failure('usage', 'ids_or_period', say(lang, approvalText.ids_or_period))
  if (month !== null)
    return monthInstants(parseComingMonth(month, dayOf(context.now(), client.time_zone), lang), client.time_zone)
  const instant = (day: string, days: number): string => {
    const at = dayInstant(day, days, client.time_zone)
    if (at !== null) return at
    throw new Failure('usage', 'bad_day', say(lang, queueText.bad_day, { value: day }), {
      hint: say(lang, queueText.bad_day_hint),
    })
  }
  return { from: from === null ? null : instant(from, 0), to: to === null ? null : instant(to, 1) }
}

/** Throws `Failure` usage `bad_day`. */
function dayFlag({ lang }: Context, client: Client, flags: Flags): string | null {
  const said = text(flags, 'answerBy')?.trim() ?? null
  if (said === null || dayInstant(said, 0, client.time_zone) !== null) return said
  throw new Failure('usage', 'bad_day', say(lang, queueText.bad_day, { value: said }), {
    hint: say(lang, queueText.bad_day_hint),
  })
}

const oneEmail = /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/

/** Throws `Failure` usage: `bad_address`, `send_with_to`. */
function addresses({ lang }: Context, flags: Flags, send: boolean): readonly string[] {
  const all = (texts(flags, 'to') ?? []).flatMap((one) => one.split(/[,;]/)).map((one) => one.trim())
  if (all.length > 0 && !send) throw new Failure('usage', 'send_with_to', say(lang, approvalText.send_with_to))
  const wrong = all.find((one) => !oneEmail.test(one))
  if (wrong !== undefined) throw new Failure('usage', 'bad_address', say(lang, sentReportText.bad_address, { value: wrong }))
  return [...new Set(all)]
}

/** Throws `Failure` usage `no_recipients`. */
async function recipients(context: Context, client: Client, said: readonly string[]): Promise<readonly string[]> {
  const { lang } = context
  if (said.length > 0) return said
  const { recipientsOf } = await import('../../report/send-report.ts')
  const known = await recipientsOf(context, client)
  if (known.length > 0) return known
  throw new Failure('usage', 'no_recipients', say(lang, approvalText.no_recipients), {
    hint: say(lang, approvalText.no_recipients_hint, { client: client.slug }),
  })
}

interface Content {
  readonly bytes: Uint8Array
  readonly left_out: readonly string[]
  readonly unreduced: boolean
}

/** In the languages of the client, one after the other. Throws `Failure` usage `pack_too_large`. */
async function contentOf(
  context: Context,
  client: Client,
  pack: Pack,
  posts: readonly Post[],
  format: Format,
): Promise<Content> {
  const { lang } = context
  const author = await authorOf(context)
  // a page has controls, and those once: two languages are two packs
  const [first = client.lang] = documentLangs(context, client)
  const view: PackView = await packView(context, client, pack, posts, author, first)
  if (format === 'pdf') {
    const { packDocument } = await import('../../posts/packs/pack-document.ts')
    const made = await inFormat(context, [await packDocument(view)], 'pdf')
    const content = { bytes: typeof made === 'string' ? Buffer.from(made) : made, left_out: [], unreduced: false }
    if (content.bytes.length <= largestPack) return content
  } else {
    const look = await lookOf(context)
    const { packHtml } = await import('../../posts/packs/pack-html.ts')
    const page = await fitPage(posts, (pictures) => packHtml(view, look, pictures))
    if (page !== null) return { ...page, bytes: Buffer.from(page.html) }
  }
  throw new Failure('usage', 'pack_too_large', say(lang, approvalText.too_large, { limit: bytes(lang, largestPack) }), {
    hint: say(lang, approvalText.too_large_hint),
  })
}

function tellPictures({ io, lang }: Context, { left_out, unreduced }: Content): void {
  if (left_out.length > 0) io.note(say(lang, approvalText.left_out, { files: list(lang, [...new Set(left_out)]) }))
  if (unreduced) io.note(say(lang, approvalText.unreduced))
}

/** To whom and what, before it leaves; asked on a terminal, elsewhere `--yes` is needed. Throws `Failure` usage: `confirmation_needed`, `not_sent`. */
async function confirm(context: Context, pack: Pack, to: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  if (!options.json) {
    if (pack.sent_at !== null) io.note(say(lang, approvalText.reminded_before, { day: date(lang, pack.sent_at) }))
    const rows: (readonly [string, string])[] = [[say(lang, sentReportText.preview_to), to.join(', ')]]
    for (const line of facts(rows, io.columns)) io.note(line)
  }
  if (options.yes) return
  if (!options.input) {
    throw new Failure('usage', 'confirmation_needed', say(lang, sentReportText.needs_yes), {
      hint: say(lang, sentReportText.needs_yes_hint),
    })
  }
  if (await (await context.ask()).confirm(say(lang, approvalText.ask_send, { count: to.length }), true)) return
  throw new Failure('usage', 'not_sent', say(lang, sentReportText.not_sent))
}

async function mail(
  context: Context,
  client: Client,
  pack: Pack,
  posts: readonly Post[],
  to: readonly string[],
  file: { readonly format: Format; readonly bytes: Uint8Array },
): Promise<Pack> {
  const { lang, io } = context
  const [first = client.lang] = documentLangs(context, client)
  const { subject, text: words } = mailOf(client, pack, posts, await authorOf(context), first)
  const { accepted, refused } = await withSpinner(context, say(lang, approvalText.sending), () =>
    sendMail(context, {
      to,
      subject,
      text: words,
      attachments: [
        {
          file_name: `${say(first, packText.file_name, { client: client.slug, code: pack.code })}.${file.format}`,
          mime: file.format === 'pdf' ? 'application/pdf' : 'text/html',
          bytes: file.bytes,
        },
      ],
    }),
  )
  for (const { address, reason } of refused) io.complain(say(lang, sentReportText.refused_for, { address, reason }))
  return (await context.store()).approvals.sent(pack.id, accepted, context.now().toISOString())
}

function wouldDo(context: Context, pack: Pack, target: Target | null, to: readonly string[]): number {
  const { io, lang, options } = context
  const ids = pack.posts.map(({ post_id }) => post_id)
  if (options.json) {
    io.json({ dry_run: true, client: pack.client, posts: ids, answer_by: pack.answer_by, file: target?.path ?? null, to })
    return exitCodes.done
  }
  if (target !== null)
    io.print(say(lang, approvalText.would_write, { count: ids.length, ids: list(lang, runsOf(ids)), path: target.path ?? '-' }))
  else io.print(factsOf(context, pack))
  if (to.length > 0) io.print(say(lang, approvalText.would_send, { to: list(lang, [...to]) }))
  io.note(say(lang, queueText.dry_run))
  return exitCodes.done
}

function factsOf({ lang }: Context, { posts, code, answer_by }: Pack): string {
  return say(lang, approvalText.waits_for, {
    count: posts.length,
    ids: list(lang, runsOf(posts.map(({ post_id }) => post_id))),
    code,
    day: answer_by === null ? say(lang, approvalText.no_day) : date(lang, answer_by),
  })
}

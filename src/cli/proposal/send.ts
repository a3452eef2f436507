import { stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { date } from '../../i18n/format.ts'
import { proposalText } from '../../i18n/proposal.ts'
import { queueText } from '../../i18n/queue.ts'
import { sentReportText } from '../../i18n/sent-report.ts'
import { say } from '../../i18n/text.ts'
import { mailSettings, sendMail } from '../../mail.ts'
import { findProposal } from '../../proposals/find-proposal.ts'
import { validUntil } from '../../proposals/proposal.ts'
import { composeProposal, summaryOf } from '../../proposals/proposal-document.ts'
import { authorName } from '../../proposals/proposal-mentions.ts'
import { checkSendable, markProposalSent, numberProposal } from '../../proposals/send-proposal.ts'
import type { Proposal } from '../../store/proposals.ts'
import { checkFolder, inFormat, replaceFile } from '../hand-over.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { langsOf } from './show.ts'
import { proposalJson } from './words.ts'

type Form = 'pdf' | 'html'

/**
 * Everything that can stop it is looked at first: from its number on the offer is frozen. Then it is written for who hands it over,
 * or mailed; it counts as sent when it was, and after an unknown end a person looks.
 */
export async function run(context: Context, typed: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const proposal = await findProposal(context, client, typed)
  const mail = flags['mail'] === true || text(flags, 'to') !== null
  const mark = flags['markSent'] === true
  if (mail && mark) throw new Failure('usage', 'mail_or_mark', say(lang, proposalText.mail_or_mark))
  const sendable = await checkSendable(context, client, proposal, text(flags, 'after'))
  const to = mail ? await addressOf(context, flags) : null
  if (mail) await mailSettings(context)
  const where = await targetOf(context, text(flags, 'output'), { usual: !mail && !mark })
  if (options.dry_run) {
    const would = { ...proposal, content: sendable.content }
    if (options.json) return io.json({ ...proposalJson(context, would, []), next_number: sendable.next })
    const values = { id: proposal.id, number: sendable.next, summary: summaryOf(would, lang) }
    return io.print(say(lang, proposalText.would_send, values))
  }
  if (!options.yes && !options.input && to !== null) {
    // what leaves by mail is asked about, as a report is
    throw new Failure('usage', 'confirmation_needed', say(lang, sentReportText.needs_yes), {
      hint: say(lang, sentReportText.needs_yes_hint),
    })
  }
  if (options.input && !options.yes && !(await confirmed(context, sendable.next, to))) {
    return io.note(say(lang, queueText.nothing_done))
  }

  const numbered = await numberProposal(context, proposal, sendable)
  const files = await filesOf(context, numbered)
  const sent = to === null ? await markProposalSent(context, numbered, null) : await mailed(context, numbered, to, files)
  const written = where === null ? [] : await write(context, where, files)
  if (options.json) return io.json({ ...proposalJson(context, sent, []), files: written })
  const values = { number: sent.number ?? '', summary: summaryOf(sent, lang) }
  io.print(to === null ? say(lang, proposalText.sent, values) : say(lang, proposalText.mailed, { ...values, to }))
  for (const path of written) io.note(say(lang, proposalText.written, { path }))
}

/** A number stays taken: on a terminal it is asked about first. */
async function confirmed(context: Context, number: string, to: string | null): Promise<boolean> {
  const { lang } = context
  const ask = await context.ask()
  const question =
    to === null ? say(lang, proposalText.confirm_send, { number }) : say(lang, proposalText.confirm_mail, { number, to })
  return ask.confirm(question, true)
}

interface Files {
  readonly name: string
  readonly of: (form: Form) => Promise<Uint8Array>
}

async function filesOf(context: Context, proposal: Proposal): Promise<Files> {
  const documents = langsOf(context, proposal).map((lang) => composeProposal(proposal, lang))
  return {
    name: proposal.number ?? String(proposal.id),
    of: async (form) => {
      const content = await inFormat(context, documents, form)
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
  }
}

interface Target {
  readonly folder: string
  /** Of one form alone; null: both, under the number. */
  readonly file: { readonly path: string; readonly form: Form } | null
}

/** Where it is written; null: nowhere. Throws `Failure` usage: `one_form`, `no_folder`. */
async function targetOf(context: Context, output: string | null, { usual }: { usual: boolean }): Promise<Target | null> {
  const { cwd, lang } = context
  if (output === null) return usual ? { folder: cwd, file: null } : null
  const path = resolve(cwd, output)
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory() === true) return { folder: path, file: null }
  const ending = extname(path).toLowerCase()
  const form = ending === '.pdf' ? 'pdf' : ending === '.html' || ending === '.htm' ? 'html' : null
  if (form === null) throw new Failure('usage', 'one_form', say(lang, proposalText.one_form))
  await checkFolder(context, path)
  return { folder: path, file: { path, form } }
}

async function write(context: Context, { folder, file }: Target, files: Files): Promise<string[]> {
  const wanted =
    file === null ? (['pdf', 'html'] as const).map((form) => ({ path: join(folder, `${files.name}.${form}`), form })) : [file]
  for (const { path, form } of wanted) await replaceFile(context, path, await files.of(form))
  return wanted.map(({ path }) => path)
}

const oneAddress = /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/

/** `--to`, else a terminal asks. Throws `Failure` usage: `to_needed`, `bad_address`. */
async function addressOf(context: Context, flags: Flags): Promise<string> {
  const { lang, options } = context
  const said = text(flags, 'to') ?? (options.input ? await (await context.ask()).text(say(lang, proposalText.to_needed)) : null)
  if (said === null || said.trim() === '') {
    throw new Failure('usage', 'to_needed', say(lang, proposalText.to_needed), { hint: say(lang, proposalText.to_needed_hint) })
  }
  const value = said.trim()
  if (oneAddress.test(value)) return value
  throw new Failure('usage', 'bad_address', say(lang, proposalText.bad_address, { value }))
}

/** Marked as sent when the server took it. What it did not take, or what nobody knows of, keeps its number and waits for a person. */
async function mailed(context: Context, proposal: Proposal, to: string, files: Files): Promise<Proposal> {
  const { lang } = context
  const { content } = proposal
  const number = proposal.number ?? ''
  const author = authorName(content.author, content.lang)
  const values = { number, author, until: date(content.lang, validUntil(content)) }
  const kept = say(lang, proposalText.kept_number, { number, id: proposal.id, to })
  try {
    await sendMail(context, {
      to: [to],
      subject: say(content.lang, proposalText.mail_subject, values),
      text: say(content.lang, proposalText.mail_text, values),
      attachments: [
        { file_name: `${number}.pdf`, mime: 'application/pdf', bytes: await files.of('pdf') },
        { file_name: `${number}.html`, mime: 'text/html', bytes: await files.of('html') },
      ],
    })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const hint = error.hint === undefined ? kept : `${error.hint}\n${kept}`
    throw new Failure(error.kind, error.code, error.message, { hint, details: error.details, cause: error })
  }
  return markProposalSent(context, proposal, to)
}

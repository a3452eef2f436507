import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import type { Author } from '../../documents/author.ts'
import type { Document } from '../../documents/document.ts'
import type { Look } from '../../documents/look.ts'
import { Failure } from '../../failure.ts'
import { dateTime, month as monthInWords } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { kindText } from '../../i18n/report-kinds.ts'
import { sentReportText } from '../../i18n/sent-report.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { beganAfter } from '../../report/began-after.ts'
import { buildReport } from '../../report/build-report.ts'
import { changesBetween, type Change } from '../../report/changes.ts'
import { mustThaw, thaw, type Frozen } from '../../report/freeze.ts'
import type { CaseStudy } from '../../report/kinds/case-study.ts'
import type { InternalDigest } from '../../report/kinds/internal.ts'
import type { MarginSheet } from '../../report/kinds/margin.ts'
import type { Portfolio } from '../../report/portfolio.ts'
import type { Report } from '../../report/report.ts'
import { withVersion, type VersionFacts } from '../../report/with-version.ts'
import { dayOf } from '../../results/day.ts'
import { lastCompleteMonth, parseMonth } from '../../results/month.ts'
import type { Client } from '../../store/clients.ts'
import type { ReportKey, SentKind, SentReport } from '../../store/reports.ts'
import { textFlag, type Flags } from '../entries.ts'
import { authorOf, lookOf } from '../hand-over.ts'

export const kinds = ['client', 'sponsor', 'internal', 'margin', 'case-study'] as const
export type Kind = (typeof kinds)[number]

/** What a script reads of it; of a month, with what was sent of it last and what changed since. */
export type PieceJson = MonthJson | InternalDigest | CaseStudy | MarginSheet | Portfolio

export interface MonthJson extends Report {
  /** Null: nothing was sent. */
  readonly sent: ReturnType<typeof sentJson> | null
  readonly changes: readonly Change[]
}

/** One document of a month, in whatever form it is asked for. */
export interface Piece {
  /** The first line: what it is of. */
  readonly heading: string
  readonly json: PieceJson
  /** Name of its file, without the ending. */
  readonly stem: string
  /** As it looked when it was sent; null: as the settings say now. */
  readonly look: Look | null
  /** One per language; with the pictures of posts where the form can show them, and `brief` for the few columns of a terminal. */
  documents(form: { readonly pictures: boolean; readonly brief: boolean }): Promise<readonly Document[]>
  csv(): Promise<ReadonlyMap<string, string>>
  /** What to type next. */
  readonly next: string | null
  /** Something of it could not be read. */
  readonly partial: boolean
}

export function kindFlag(flags: Flags): Kind {
  return (textFlag(flags, 'kind') as Kind | undefined) ?? 'client'
}

/** `--month`, else the last one that is over where the client is. */
export function monthOf(context: Context, client: Pick<Client, 'time_zone'>, flags: Flags): string {
  const said = textFlag(flags, 'month')
  if (said === undefined) return lastCompleteMonth(context.now(), client.time_zone)
  return parseMonth(said, dayOf(context.now(), client.time_zone), context.lang)
}

/** Throws `Failure` usage `bad_version`. */
function versionFlag({ lang }: Context, flags: Flags): number | null {
  const said = textFlag(flags, 'version')
  if (said === undefined) return null
  if (/^[1-9]\d{0,5}$/.test(said)) return Number(said)
  throw new Failure('usage', 'bad_version', say(lang, sentReportText.bad_version, { value: said }))
}

/** What `smm report` shows of one client. Throws `Failure` usage `no_versions`. */
export async function readPiece(context: Context, flags: Flags): Promise<Piece> {
  const { lang } = context
  const kind = kindFlag(flags)
  const client = await chooseClient(context, { writes: false })
  const month = monthOf(context, client, flags)
  const languages = documentLangs(context, client)
  if (kind === 'client' || kind === 'sponsor') return monthPiece(context, client, { kind, month, flags })
  if (versionFlag(context, flags) !== null) {
    const hint = say(lang, sentReportText.no_version_hint, { client: client.slug })
    throw new Failure('usage', 'no_versions', say(lang, sentReportText.no_versions), { hint })
  }

  const usual = { heading: headingOf(context, client, month), look: null, next: null, partial: false }
  const author = await authorOf(context)
  if (kind === 'margin')
    return marginPiece(context, [client], month, `${say(lang, kindText.margin_file)}-${client.slug}-${month}`)
  const report = await buildReport(context, client, month, flags['draft'] === true)
  if (kind === 'internal') {
    const { buildInternal, composeInternal } = await import('../../report/kinds/internal.ts')
    const digest = await buildInternal(context, client, report)
    return {
      ...usual,
      json: digest,
      stem: `${say(client.lang, kindText.internal_file)}-${client.slug}-${month}`,
      documents: async () => languages.map((one) => composeInternal(digest, one, author)),
      csv: async () => (await import('../../report/kinds/kinds-csv.ts')).internalCsv(digest, languages[0] ?? lang),
    }
  }
  const { buildCaseStudy, composeCaseStudy } = await import('../../report/kinds/case-study.ts')
  const study = buildCaseStudy(report, await (await context.store()).strategies.get(client.slug))
  return {
    ...usual,
    json: study,
    // no name of the client, not even in that of the file
    stem: say(client.lang, kindText.case_file),
    documents: async () => languages.map((one) => composeCaseStudy(study, one, author)),
    csv: async () => (await import('../../report/kinds/kinds-csv.ts')).caseStudyCsv(study, languages[0] ?? lang),
  }
}

function headingOf(context: Context, client: Client, month: string): string {
  const { lang } = context
  const last = month === lastCompleteMonth(context.now(), client.time_zone)
  return say(lang, last ? reportText.last_month : reportText.this_month, { month: monthInWords(lang, month) })
}

/** The month as it stands; as it was sent, where nothing changed since; or one of the versions that were sent. */
export async function monthPiece(
  context: Context,
  client: Client,
  { kind, month, flags }: { kind: SentKind; month: string; flags: Flags },
): Promise<Piece> {
  const { lang, io } = context
  const { reports } = await context.store()
  const key: ReportKey = { client: client.slug, month, kind }
  const version = versionFlag(context, flags)
  if (version !== null) {
    const sent = await reports.get(key, version)
    if (sent !== null) return sentPiece(context, client, sent, mustThaw(context, sent))
    const message = say(lang, sentReportText.no_version, { version, month: monthInWords(lang, month) })
    const hint = say(lang, sentReportText.no_version_hint, { client: client.slug })
    throw new Failure('not_found', 'no_report_version', message, { hint })
  }
  const report = await buildReport(context, client, month, flags['draft'] === true)
  const last = report.draft ? null : await reports.last(key)
  const sent = last === null ? null : thaw(last)
  if (last !== null && sent === null) {
    io.complain(say(lang, sentReportText.damaged, { version: last.version, month: monthInWords(lang, month) }))
  }
  const changes = sent === null ? [] : changesBetween(sent.frozen.report, report)
  if (last !== null && sent !== null && changes.length === 0) return sentPiece(context, client, last, sent)
  const frozen: Omit<Frozen, 'look'> = {
    author: await authorOf(context),
    languages: documentLangs(context, client),
    overdue: await overdueFor(context, client, kind),
    replaces: last === null ? null : { version: last.version, sent_at: last.sent_at },
    report,
  }
  const next = { version: (last?.version ?? 0) + 1, sha256: null, replaces: frozen.replaces, changes }
  return {
    heading:
      last === null || changes.length === 0
        ? headingOf(context, client, month)
        : `${headingOf(context, client, month)}\n${say(lang, sentReportText.heading_changed, {
            version: next.version,
            count: changes.length,
            date: dateTime(lang, new Date(last.sent_at), client.time_zone),
          })}`,
    json: { ...report, sent: last === null ? null : sentJson(last), changes },
    stem: stemOf(client, kind, month),
    look: null,
    documents: async ({ pictures }) => documentsOf(context, frozen, kind, next, frozen.languages, pictures),
    csv: async () => (await import('../../report/to-csv.ts')).reportCsv(report, frozen.languages[0] ?? lang),
    next: nextOf(),
    partial: false,
  }

  function nextOf(): string | null {
    if (changes.length > 0) return say(lang, sentReportText.send_next, { version: next.version, month, client: client.slug })
    if (textFlag(flags, 'month') === undefined && beganAfter(client, month)) return say(lang, reportText.began_later)
    return kind === 'client' ? say(lang, reportText.hand_over, { month, file: `${client.slug}-${month}.html` }) : null
  }
}

function sentPiece(
  context: Context,
  client: Client,
  sent: SentReport,
  { frozen, changes }: { frozen: Frozen; changes: readonly Change[] },
): Piece {
  const { lang, options } = context
  const languages = options.lang === null ? frozen.languages : documentLangs(context, client)
  const facts = { version: sent.version, sha256: sent.sha256, replaces: frozen.replaces, changes }
  return {
    heading: `${headingOf(context, client, sent.month)}\n${say(lang, sentReportText.heading_sent, {
      version: sent.version,
      date: dateTime(lang, new Date(sent.sent_at), client.time_zone),
    })}`,
    json: { ...frozen.report, sent: sentJson(sent), changes },
    stem: stemOf(client, sent.kind, sent.month),
    look: frozen.look,
    documents: async ({ pictures }) => documentsOf(context, frozen, sent.kind, facts, languages, pictures),
    csv: async () => (await import('../../report/to-csv.ts')).reportCsv(frozen.report, languages[0] ?? lang),
    next: null,
    partial: false,
  }
}

export function sentJson({ version, kind, sha256, sent_at, sent_to, sent_via }: SentReport) {
  return { version, kind, sha256, sent_at, sent_to, sent_via }
}

export function stemOf(client: Client, kind: SentKind, month: string): string {
  return kind === 'client' ? `${client.slug}-${month}` : `${say(client.lang, kindText.sponsor_file)}-${client.slug}-${month}`
}

/** The documents of a version, one per language. */
export async function documentsOf(
  context: Context,
  frozen: Omit<Frozen, 'look'>,
  kind: SentKind,
  facts: VersionFacts,
  languages: readonly Lang[],
  pictures: boolean,
): Promise<readonly Document[]> {
  const { report, author, overdue } = frozen
  const inLang =
    kind === 'client'
      ? await clientPages(context, report, author, pictures)
      : await import('../../report/kinds/sponsor.ts').then(
          ({ composeSponsor }) =>
            (lang: Lang) =>
              composeSponsor(report, lang, author, overdue),
        )
  return languages.map((lang) =>
    withVersion(inLang(lang), facts, { lang, currency: report.currency, time_zone: report.time_zone }),
  )
}

async function clientPages(
  context: Context,
  report: Report,
  author: Author,
  pictures: boolean,
): Promise<(lang: Lang) => Document> {
  const { compose } = await import('../../report/compose.ts')
  const found = pictures ? await (await import('../../report/read-pictures.ts')).readPictures(context, report) : new Map()
  return (lang) => compose(report, lang, author, found)
}

/** Of the page for the management alone. */
async function overdueFor(context: Context, client: Client, kind: SentKind): Promise<Frozen['overdue']> {
  return kind === 'sponsor' ? (await import('../../report/kinds/sponsor.ts')).readOverdue(context, client) : []
}

/** Read by the consultant, so in the language of the keyboard. */
function ownLanguages({ lang, options }: Context): readonly Lang[] {
  return options.lang === 'both' ? ['fr', 'en'] : [lang]
}

export async function marginPiece(context: Context, clients: readonly Client[], month: string, stem: string): Promise<Piece> {
  const { lang } = context
  const { buildMargin, composeMargin } = await import('../../report/kinds/margin.ts')
  const sheet = await buildMargin(context, clients, month)
  const author: Author = await authorOf(context)
  return {
    heading: `${say(lang, kindText.confidential)}\n${say(lang, reportText.this_month, { month: monthInWords(lang, month) })}`,
    json: sheet,
    stem,
    look: null,
    documents: async () => ownLanguages(context).map((one) => composeMargin(sheet, one, author)),
    csv: async () => (await import('../../report/kinds/kinds-csv.ts')).marginCsv(sheet, lang),
    next: null,
    partial: false,
  }
}

export async function portfolioPiece(
  context: Context,
  clients: readonly Client[],
  month: string,
  done: (count: number) => void,
): Promise<Piece> {
  const { lang } = context
  const { buildPortfolio, composePortfolio } = await import('../../report/portfolio.ts')
  const portfolio = await buildPortfolio(context, clients, month, done)
  const author = await authorOf(context)
  return {
    heading: say(lang, reportText.this_month, { month: monthInWords(lang, month) }),
    json: portfolio,
    stem: `portfolio-${month}`,
    look: null,
    documents: async ({ brief }) => ownLanguages(context).map((one) => composePortfolio(portfolio, one, author, brief)),
    csv: async () => (await import('../../report/kinds/kinds-csv.ts')).portfolioCsv(portfolio, lang),
    next: null,
    partial: portfolio.failed.length > 0,
  }
}

/** Everything that a version needs beside the month itself, as the settings stand now. */
export async function frozenNow(
  context: Context,
  client: Client,
  kind: SentKind,
): Promise<Omit<Frozen, 'report' | 'replaces'>> {
  return {
    author: await authorOf(context),
    languages: documentLangs(context, client),
    look: await lookOf(context),
    overdue: await overdueFor(context, client, kind),
  }
}

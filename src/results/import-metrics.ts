import { open, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { shortened } from '../documents/markup.ts'
import { Failure } from '../failure.ts'
import { date, list } from '../i18n/format.ts'
import { importText } from '../i18n/import-entries.ts'
import { importMetricsText } from '../i18n/import-metrics.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { isNetworkId } from '../networks/ids.ts'
import { dayInstant } from '../posts/day-instant.ts'
import { instantsOf } from '../posts/wall-time.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { NewSnapshot, Snapshot } from '../store/metrics.ts'
import type { NewVisits, StatisticsTool } from '../store/visits.ts'
import { longestId } from '../store/money.ts'
import { isTold, placeColumns, titleKey, type Format } from './exports/format.ts'
import { formatIds, type DateOrder, type FormatId } from './exports/format-ids.ts'
import { formatCalled, formatOf, formats } from './exports/formats.ts'
import { dateOrderOf, readDate, type Dated } from './exports/read-date.ts'
import {
  langOf,
  readTable,
  unknownSections,
  type TableFigure,
  type TableGiven,
  type TableProblem,
} from './exports/read-table.ts'
import { goAccessDays, goAccessOf, goAccessVisits, readVisitTable, type VisitRow } from './exports/read-visits.ts'
import { firmMetrics, metricKinds } from './metric.ts'
import { addMonths, firstDay, lastDay, monthOf, parseMonth } from './month.ts'
import { plainAddress, postKeys } from './post-key.ts'
import { readCsv, textOf, type CsvFile, type Imported } from '../documents/read-csv.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'

export interface ImportRequest {
  readonly client: Client
  readonly files: readonly string[]
  /** Of a file that does not tell; of Matomo's campaigns: the source of the links. */
  readonly network: ReadersNetwork | null
  /** Whose figures they are, where the client has several accounts on the network. */
  readonly account: Account | null
  /** Null: found out by the titles. */
  readonly format: FormatId | null
  /** Of a file without dates, `2026-10`. */
  readonly month: string | null
  /** Null: found out by the titles and the dates. */
  readonly dates: DateOrder | null
  /** Paths of pages that thank for an order or a message: their visits are conversions. */
  readonly goals: readonly string[]
}

/** What a file holds and what of it is new. Nothing is stored yet. */
export interface ImportPlan extends Imported {
  readonly format: FormatId
  /** Of its titles; null: they are no words of one language. */
  readonly language: Lang | null
  readonly dates: DateOrder
  readonly networks: readonly ReadersNetwork[]
  readonly from_day: string | null
  readonly to_day: string | null
  /** Posts that went out through smm, and others. */
  readonly posts_matched: number
  readonly posts_other: number
  /** Titles that were left out. */
  readonly ignored_columns: readonly string[]
  readonly remarks: readonly ImportRemark[]
  readonly snapshots: readonly NewSnapshot[]
  readonly visits: readonly NewVisits[]
}

export interface ImportRemark {
  /** `by_period`: figures of posts since a day that was chosen, not since they were published. */
  readonly code: 'by_period' | 'untagged' | 'unmarked_goals' | 'overlaps' | 'no_network_account'
  readonly count?: number
  readonly from_day?: string
  readonly to_day?: string
  readonly network?: ReadersNetwork
}

/**
 * Reads files that platforms and statistics tools gave; rows that cannot be read are listed and do not lose the others. Throws `Failure`
 * for the file as a whole: not_found `no_such_file`; usage `file_unreadable`, `file_too_large`, `file_empty`, `not_a_table`,
 * `unknown_table`, `dates_needed`, `period_needed`, `period_not_a_month`, `network_needed`, `network_differs`, `account_needed`.
 */
export async function planImports(context: Context, request: ImportRequest): Promise<ImportPlan[]> {
  const known = await knownOf(context, request.client)
  // two files may hold the same days
  const before = new Map<string, number | null>()
  const plans: ImportPlan[] = []
  for (const file of request.files) {
    const opened = await openFile(context, request, file)
    plans.push(
      opened.is === 'log'
        ? await planVisits(context, request, opened.plan)
        : opened.given.format.of === 'visits'
          ? await planVisits(context, request, tableOfVisits(context, request, opened.given))
          : await planFigures(context, request, known, opened, before),
    )
  }
  return plans
}

/** Keeps what is new of a file, all of it or nothing. Gives how much was kept. */
export async function storeImport(context: Context, { snapshots, visits }: ImportPlan): Promise<number> {
  const store = await context.store()
  const at = context.now().toISOString()
  const figures = snapshots.length === 0 ? 0 : await store.metrics.add(snapshots, at)
  return figures + (visits.length === 0 ? 0 : await store.visits.add(visits, at))
}

// Files

interface OpenTable {
  readonly is: 'table'
  readonly given: TableGiven
  /** When the file was made, as far as its date of change tells; never later than now. */
  readonly made_at: string
}

type Opened = OpenTable | { readonly is: 'log'; readonly plan: VisitPlan }

async function openFile(context: Context, request: ImportRequest, path: string): Promise<Opened> {
  const { lang } = context
  const today = dayOf(context.now(), request.client.time_zone)
  const kind = await kindOf(context, path)
  if (kind === 'json' || request.format === 'goaccess') return { is: 'log', plan: await openLog(context, request, path) }
  if (kind !== null) {
    throw new Failure('usage', 'not_a_table', say(lang, importMetricsText.not_a_table, { path }), {
      hint: say(lang, importMetricsText[`hint_${kind}`]),
    })
  }
  const forced = request.format === null ? null : (formatCalled(request.format) ?? null)
  const isHeader = (cells: readonly string[]): boolean =>
    forced === null ? formatOf(cells) !== null : isTold(forced, cells) || knownTitles(forced, cells) > 1
  const file = await readCsv(context, path, isHeader)
  const format = forced ?? formatOf(file.header)
  if (format === null || (forced !== null && knownTitles(forced, file.header) === 0))
    throw unknownTable(context, path, file.header)
  if (format.network !== null && request.network !== null && format.network !== request.network) {
    throw new Failure(
      'usage',
      'network_differs',
      say(lang, importMetricsText.network_differs, { path, name: say(lang, format.name) }),
      {
        hint: say(lang, importMetricsText.network_differs_hint),
      },
    )
  }
  const placed = placeColumns(format.columns, file.header)
  const dated = placed.columns.flatMap((column, at) => (column?.role === 'day' || column?.role === 'published' ? [at] : []))
  const language = langOf({ file, format, placed })
  const order = request.dates ?? dateOrderOf(cellsOf(file, dated), language, today)
  if (order === null) {
    const example = [...cellsOf(file, dated)].find((cell) => /^\d{1,2}\D\d{1,2}\D/.test(cell)) ?? ''
    throw new Failure('usage', 'dates_needed', say(lang, importMetricsText.dates_needed, { path, date: example }), {
      hint: say(lang, importMetricsText.dates_needed_hint),
    })
  }
  const { mtime } = await stat(resolve(context.cwd, path))
  const now = context.now()
  const period = format.of === 'period' || format.of === 'visits' ? periodOf(request, file, today, lang) : null
  return {
    is: 'table',
    given: { format, file, placed, order, today, period },
    made_at: (mtime < now ? mtime : now).toISOString(),
  }
}

function* cellsOf(file: CsvFile, columns: readonly number[]): Generator<string> {
  for (const { cells } of file.rows) for (const at of columns) yield cells[at] ?? ''
}

function knownTitles(format: Format, header: readonly string[]): number {
  return placeColumns(format.columns, header).columns.filter((column) => column !== null).length
}

function unknownTable({ lang }: Context, path: string, header: readonly string[]): Failure {
  const titles = list(
    lang,
    header
      .filter((title) => title !== '')
      .slice(0, 8)
      .map((title) => `« ${title.slice(0, 40)} »`),
  )
  return new Failure('usage', 'unknown_table', say(lang, importMetricsText.unknown_table, { path, titles }), {
    hint: say(lang, importMetricsText.unknown_table_hint, { formats: formatIds.join(', ') }),
  })
}

type OtherKind = 'excel' | 'zip' | 'pdf' | 'html' | 'json'

/** What a file is by its first bytes, where it is no table of text. Failures of reading are left to whoever reads it. */
async function kindOf({ cwd }: Context, path: string): Promise<OtherKind | null> {
  const bytes = Buffer.alloc(512)
  try {
    // a pipe would be waited for
    if (!(await stat(resolve(cwd, path))).isFile()) return null
    const handle = await open(resolve(cwd, path))
    try {
      await handle.read(bytes, 0, bytes.length, 0)
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) return 'excel'
  if (bytes.readUInt32BE(0) === 0x504b0304) return /\.xls[xm]?$/i.test(path) ? 'excel' : 'zip'
  const text = bytes
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  if (text.startsWith('%PDF')) return 'pdf'
  if (/^<(!doctype|html|\?xml)/i.test(text)) return 'html'
  return /^[{[]/.test(text) ? 'json' : null
}

/** Days that stand above a table, else those of `--month`, else those in the name of its file. */
function periodOf(request: ImportRequest, file: CsvFile, today: string, lang: Lang): TableGiven['period'] {
  const remarks = file.above.flat().filter((cell) => /^#|\d{4}/.test(cell))
  const told = remarks.flatMap((cell) => [...cell.matchAll(/\b20\d{2}-?\d{2}-?\d{2}\b/g)].flatMap(([text]) => dayIn(text)))
  if (request.month !== null && told.length < 2) return { from: firstDay(request.month), to: lastDay(request.month) }
  const named = [...file.name.matchAll(/20\d{2}-\d{1,2}-\d{1,2}/g)].flatMap(([text]) => dayIn(text))
  for (const [from, to] of [told, named]) {
    if (from !== undefined && to !== undefined && from <= to) return { from, to }
  }
  const [, month] =
    /[\s_-](\p{L}{3,9}\.? 20\d{2})\.\p{L}+$/u.exec(file.name) ?? /\b(20\d{2}-\d{2})\b(?!-\d)/.exec(file.name) ?? []
  if (month === undefined) return null
  try {
    const read = parseMonth(month, today, lang)
    return { from: firstDay(read), to: lastDay(read) }
  } catch {
    return null
  }
}

function dayIn(text: string): string[] {
  const read = readDate(text, 'day-first')
  return read?.kind === 'day' ? [read.day] : []
}

// Figures

/** What is there already, and whose posts and accounts. */
interface Known {
  readonly accounts: readonly Account[]
  readonly posts: ReadonlyMap<string, Delivery>
  readonly standsFor: ReadonlyMap<number, string | null>
}

async function knownOf(context: Context, client: Client): Promise<Known> {
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const standsFor = new Map(accounts.map((account) => [account.id, account.for_network]))
  const posts = new Map<string, Delivery>()
  for (const delivery of await store.deliveries.inStates(['sent'], { client: client.slug })) {
    const network = readersNetwork(delivery.network, standsFor.get(delivery.account_id) ?? null)
    for (const key of postKeys(network, { id: delivery.remote_id, url: delivery.url })) posts.set(key, delivery)
  }
  return { accounts, posts, standsFor }
}

async function planFigures(
  context: Context,
  request: ImportRequest,
  known: Known,
  { given, made_at }: OpenTable,
  earlier: Map<string, number | null>,
): Promise<ImportPlan> {
  const { lang } = context
  const { file, format, placed } = given
  if (format.of === 'period') checkMonth(context, request.client, given)
  const problems: { line: number; message: string }[] = []
  const wanted = new Map<string, { snapshot: NewSnapshot; line: number }>()
  const [matched, others] = [new Set<number>(), new Set<string>()]
  const place = placer(context, request, known, given)
  const instants = instantsOfClient(context, request.client)
  let repeated = 0
  for (const one of readTable(given)) {
    if ('fault' in one) {
      problems.push({ line: one.line, message: faultMessage(lang, one) })
      continue
    }
    const placedAt = place(one)
    if ('message' in placedAt) {
      problems.push({ line: one.line, message: placedAt.message })
      continue
    }
    const snapshot = snapshotOf(instants, request.client, given, made_at, one, placedAt)
    if (snapshot.delivery_id !== null) matched.add(snapshot.delivery_id)
    if (snapshot.remote_post !== null) others.add(`${snapshot.network} ${snapshot.remote_post}`)
    const key = keyOf(snapshot)
    const before = wanted.get(key)
    if (before === undefined) wanted.set(key, { snapshot, line: one.line })
    // several listings are one business
    else if (format.of === 'period' && metricKinds[one.metric].additive)
      wanted.set(key, { snapshot: { ...snapshot, value: (before.snapshot.value ?? 0) + one.value }, line: before.line })
    else if (before.snapshot.value === snapshot.value) repeated += 1
    else
      problems.push({
        line: one.line,
        message: say(lang, importMetricsText.fault_twice, { line: before.line, title: brief(one.title) }),
      })
  }
  const all = [...wanted.values()].map(({ snapshot }) => snapshot)
  const fresh = (await freshOf(context, request.client, all)).filter((one) => earlier.get(keyOf(one)) !== one.value)
  for (const one of fresh) earlier.set(keyOf(one), one.value)
  const days = all.flatMap((one) => daysIn(one, request.client.time_zone)).reduce(widest, null)
  const networks = [...new Set(all.map((one) => readersNetwork(one.network, null)))]
  return {
    file: file.name,
    rows: file.rows.length,
    added: fresh.length,
    known: all.length - fresh.length + repeated,
    problems,
    format: format.id,
    language: langOf(given),
    dates: given.order,
    networks,
    from_day: days?.from ?? null,
    to_day: days?.to ?? null,
    posts_matched: matched.size,
    posts_other: others.size,
    ignored_columns: [...new Set([...placed.ignored, ...unknownSections(given)])],
    remarks: [
      ...(format.by_period === true && all.length > 0 ? [{ code: 'by_period' as const }] : []),
      ...networks
        // a listing is typed and imported without an account as a rule
        .filter(
          (network) =>
            network !== 'other' && network !== 'gbp' && all.some((one) => one.network === network && one.account_id === null),
        )
        .filter((network) => accountsOn(known, network).length === 0)
        .map((network) => ({ code: 'no_network_account' as const, network })),
    ],
    snapshots: fresh,
    visits: [],
  }
}

/** The last one that is over where the client is. */
function lastMonth(context: Context, { time_zone }: Client): string {
  return addMonths(monthOf(dayOf(context.now(), time_zone)), -1)
}

/** Figures of a month count when they are those of the whole month; anything between would be compared with nothing. */
function checkMonth(context: Context, client: Client, { period, file }: TableGiven): void {
  const { lang } = context
  if (period === null) {
    throw new Failure('usage', 'period_needed', say(lang, importMetricsText.period_needed, { path: file.name }), {
      hint: say(lang, importMetricsText.period_needed_hint, { month: lastMonth(context, client) }),
    })
  }
  const month = monthOf(period.from)
  if (period.from === firstDay(month) && period.to === lastDay(month)) return
  throw new Failure(
    'usage',
    'period_not_a_month',
    say(lang, importMetricsText.period_not_a_month, {
      path: file.name,
      from: date(lang, period.from),
      to: date(lang, period.to),
    }),
    { hint: say(lang, importMetricsText.period_not_a_month_hint) },
  )
}

interface Place {
  readonly network: ReadersNetwork
  readonly account_id: number | null
  readonly delivery: Delivery | null
  readonly remote_post: string | null
}

function accountsOn({ accounts, standsFor }: Known, network: ReadersNetwork): Account[] {
  return accounts.filter((account) => readersNetwork(account.network, standsFor.get(account.id) ?? null) === network)
}

/** Whose a figure is: a post that went out through smm, another one, an account, or the business as a whole. */
function placer(
  context: Context,
  request: ImportRequest,
  known: Known,
  { format, file }: TableGiven,
): (one: TableFigure) => Place | { readonly message: string } {
  const { lang } = context
  const accountOf = remembered((network: ReadersNetwork, named: string | null, needed: boolean): Account | null => {
    if (request.account !== null) return request.account
    const own = accountsOn(known, network)
    const key = named === null ? null : titleKey(named.replace(/^@/, ''))
    const same = own.find((one) =>
      [one.name, one.remote_name, one.remote_id].some((name) => name !== null && titleKey(name) === key),
    )
    if (same !== undefined || own.length < 2) return same ?? own[0] ?? null
    if (!needed) return null
    throw new Failure('usage', 'account_needed', say(lang, importMetricsText.account_needed, { path: file.name }), {
      hint: say(lang, importMetricsText.account_needed_hint, {
        names: list(
          lang,
          own.map(({ name }) => name),
        ),
      }),
    })
  })
  return (one) => {
    const firm = (firmMetrics as readonly string[]).includes(one.metric)
    const network = networkOf(one, firm)
    if (network === null) return { message: say(lang, importMetricsText.fault_network, { cell: brief(one.network ?? '') }) }
    if (one.post === null) {
      const account = network === 'other' && firm ? null : accountOf(network, one.account, true)
      return { network, account_id: account?.id ?? null, delivery: null, remote_post: null }
    }
    const keys = postKeys(network, one.post)
    const found = keys.flatMap((key) => known.posts.get(key) ?? []).at(0)
    if (found !== undefined) {
      const of = readersNetwork(found.network, known.standsFor.get(found.account_id) ?? null)
      return { network: of, account_id: found.account_id, delivery: found, remote_post: null }
    }
    const address = one.post.url === null ? null : plainAddress(one.post.url)
    const remote_post = address ?? one.post.id ?? one.post.url
    if (address === null && remote_post !== null && remote_post.length > longestId) {
      return { message: say(lang, importText.too_long, { column: 'post', max: longestId, count: remote_post.length }) }
    }
    return { network, account_id: accountOf(network, one.account, false)?.id ?? null, delivery: null, remote_post }
  }

  function networkOf(one: TableFigure, firm: boolean): ReadersNetwork | null {
    if (one.network !== null) return networkNamed(one.network)
    const told = format.network ?? request.network
    if (told !== null) return told
    if (firm && one.post === null) return 'other'
    throw new Failure('usage', 'network_needed', say(lang, importMetricsText.network_needed, { path: file.name }), {
      hint: say(lang, importMetricsText.network_needed_hint),
    })
  }
}

/** A network as a table names it. */
export function networkNamed(name: string): ReadersNetwork | null {
  const typed = titleKey(name)
  const aliases: Readonly<Record<string, ReadersNetwork>> = {
    twitter: 'x',
    google: 'gbp',
    blog: 'blog',
    other: 'other',
    autre: 'other',
  }
  if (Object.hasOwn(aliases, typed)) return aliases[typed] ?? null
  return isNetworkId(typed) && typed !== 'manual' ? readersNetwork(typed, null) : null
}

/** The accounts of thousands of rows are looked for once. */
function remembered(
  find: (network: ReadersNetwork, named: string | null, needed: boolean) => Account | null,
): (network: ReadersNetwork, named: string | null, needed: boolean) => Account | null {
  const found = new Map<string, Account | null>()
  return (network, named, needed) => {
    const key = `${network} ${String(needed)} ${named ?? ''}`
    const before = found.get(key)
    if (before !== undefined) return before
    const account = find(network, named, needed)
    found.set(key, account)
    return account
  }
}

/** Instants of one client's days: time zones are dear, and a hundred thousand rows name few days. */
interface Instants {
  endOf(day: string): string
  of(published: Dated): string | null
}

function instantsOfClient(context: Context, client: Client): Instants {
  const ends = new Map<string, string>()
  const begins = new Map<string, string | null>()
  return {
    endOf: (day) => {
      const end = ends.get(day) ?? endOfDay(context, client, day)
      ends.set(day, end)
      return end
    },
    of: (published) => {
      const key = `${published.day} ${published.hour}:${published.minute}`
      const known = begins.get(key)
      if (known !== undefined) return known
      const instant = instantOf(published, client.time_zone)
      begins.set(key, instant)
      return instant
    },
  }
}

function snapshotOf(
  instants: Instants,
  client: Client,
  { format, file }: TableGiven,
  made_at: string,
  one: TableFigure,
  { network, account_id, delivery, remote_post }: Place,
): NewSnapshot {
  const level = one.post !== null || metricKinds[one.metric].of === 'level'
  const captured_at = level && one.days !== null ? instants.endOf(one.days.to) : made_at
  const published = delivery?.published_at ?? (one.post?.published == null ? null : instants.of(one.post.published))
  const age =
    published === null || one.post === null ? null : Math.floor((Date.parse(captured_at) - Date.parse(published)) / 3_600_000)
  return {
    client: client.slug,
    network,
    account_id,
    delivery_id: delivery?.id ?? null,
    remote_post,
    metric: one.metric,
    value: one.value,
    reason: null,
    from_day: level ? null : (one.days?.from ?? null),
    to_day: level ? null : (one.days?.to ?? null),
    captured_at,
    age_hours: age === null ? null : Math.max(0, age),
    source: 'import',
    source_name: format.of === 'long' ? file.name : `${file.name} · ${one.title}`,
  }
}

/** The last moment of a day where the client is, or now while the day lasts. */
export function endOfDay(context: Context, client: Client, day: string): string {
  const next = dayInstant(day, 1, client.time_zone)
  const now = context.now()
  const end = next === null ? now : new Date(Date.parse(next) - 1000)
  return (end < now ? end : now).toISOString()
}

/** Platforms keep a zone of their own and do not say which: the client's is near enough for an age in days. */
function instantOf({ day, hour, minute }: Dated, time_zone: string): string | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return instantsOf({ year, month, day: date, hour, minute }, time_zone)[0]?.toISOString() ?? dayInstant(day, 0, time_zone)
}

function daysIn(one: NewSnapshot, time_zone: string): { from: string; to: string }[] {
  if (one.from_day !== null && one.to_day !== null) return [{ from: one.from_day, to: one.to_day }]
  if (one.delivery_id !== null || one.remote_post !== null) return []
  const day = dayOf(new Date(one.captured_at), time_zone)
  return [{ from: day, to: day }]
}

type Days = { readonly from: string; readonly to: string }

function widest(known: Days | null, { from, to }: Days): Days {
  return known === null ? { from, to } : { from: from < known.from ? from : known.from, to: to > known.to ? to : known.to }
}

function subjectOf({ delivery_id, remote_post, network, account_id }: NewSnapshot): string {
  if (delivery_id !== null) return `d${delivery_id}`
  return remote_post === null ? `a${network} ${account_id ?? ''}` : `p${network} ${remote_post}`
}

/** The same thing at the same time: a counter of an account is another one each day. */
function keyOf(one: NewSnapshot): string {
  const isCounter = one.from_day === null && one.delivery_id === null && one.remote_post === null
  return `${subjectOf(one)} ${one.metric} ${one.from_day ?? (isCounter ? one.captured_at : '')} ${one.to_day ?? ''}`
}

/** No figure is older. */
const earliestDay = '2000-01-01'

/** Those that say something new: not what the newest figure of the same thing says, nor what a file of then or later said already. */
async function freshOf(context: Context, client: Client, wanted: readonly NewSnapshot[]): Promise<NewSnapshot[]> {
  if (wanted.length === 0) return []
  const { metrics } = await context.store()
  const ids = [...new Set(wanted.flatMap(({ delivery_id }) => delivery_id ?? []))]
  const accounts = wanted.filter(({ delivery_id, remote_post }) => delivery_id === null && remote_post === null)
  const days = accounts
    .map(({ from_day, to_day, captured_at }) => ({
      from: from_day ?? captured_at.slice(0, 10),
      to: to_day ?? captured_at.slice(0, 10),
    }))
    .reduce<Days | null>(widest, null)
  const stored: Snapshot[] = [
    ...(ids.length === 0 ? [] : await metrics.ofDeliveries(ids)),
    ...(wanted.some(({ remote_post }) => remote_post !== null)
      ? await metrics.ofOtherPosts(client.slug, earliestDay, context.now().toISOString().slice(0, 10))
      : []),
    ...(days === null ? [] : await metrics.ofAccounts(client.slug, days.from, days.to)),
  ]
  const newest = new Map<string, Snapshot>()
  const read = new Map<string, string>()
  for (const one of stored) {
    const key = keyOf(one)
    newest.set(key, one)
    if (one.source === 'import') read.set(`${key} ${one.value ?? ''}`, one.captured_at)
  }
  return wanted.filter((one) => {
    const key = keyOf(one)
    if (newest.get(key)?.value === one.value) return false
    const said = read.get(`${key} ${one.value ?? ''}`)
    return said === undefined || said < one.captured_at
  })
}

/** Of a cell as much as a message can show. */
function brief(cell: string): string {
  return shortened(cell.slice(0, 200), 40)
}

function faultMessage(lang: Lang, { fault, title, cell }: TableProblem): string {
  const values = { title: brief(title), cell: brief(cell) }
  const text: Text = importMetricsText[`fault_${fault}`]
  return say(lang, text, values)
}

// Visits of the site

interface VisitPlan {
  readonly file: string
  readonly format: StatisticsTool & FormatId
  readonly language: Lang | null
  readonly dates: DateOrder
  readonly count: number
  readonly rows: readonly VisitRow[]
  readonly problems: readonly { line: number; message: string }[]
  readonly ignored: readonly string[]
  readonly remarks: readonly ImportRemark[]
}

async function openLog(context: Context, { goals }: ImportRequest, path: string): Promise<VisitPlan> {
  const { lang } = context
  const report = goAccessOf(parsedJson(await textOf(context, path)))
  const days = report === null ? null : goAccessDays(report)
  if (report === null || days === null) {
    throw new Failure('usage', 'not_a_table', say(lang, importMetricsText.not_goaccess, { path }), {
      hint: say(lang, importMetricsText.hint_json),
    })
  }
  const paths = goals.map((goal) => `/${goal.replace(/^\/+|\/+$/g, '')}`)
  const { rows, unmarked } = goAccessVisits(report, days, paths)
  return {
    file: basename(path),
    format: 'goaccess',
    language: null,
    dates: 'day-first',
    count: report.requests.data.length,
    rows,
    problems: [],
    ignored: [],
    remarks: unmarked === 0 ? [] : [{ code: 'unmarked_goals', count: unmarked }],
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function tableOfVisits(context: Context, request: ImportRequest, given: TableGiven): VisitPlan {
  const { lang } = context
  const { file, format, placed } = given
  const has = (role: string): boolean => placed.columns.some((column) => column?.role === role)
  if (!has('utm_source') && !has('utm_source_medium') && request.network === null) {
    throw new Failure('usage', 'network_needed', say(lang, importMetricsText.source_needed, { path: file.name }), {
      hint: say(lang, importMetricsText.source_needed_hint),
    })
  }
  if (!has('day') && given.period === null) {
    throw new Failure('usage', 'period_needed', say(lang, importMetricsText.period_needed, { path: file.name }), {
      hint: say(lang, importMetricsText.period_needed_hint, { month: lastMonth(context, request.client) }),
    })
  }
  const rows: VisitRow[] = []
  const problems: { line: number; message: string }[] = []
  let untagged = 0
  for (const one of readVisitTable(given, request.network)) {
    if ('fault' in one) problems.push({ line: one.line, message: faultMessage(lang, one) })
    else if ('untagged' in one) untagged += 1
    else rows.push(one)
  }
  return {
    file: file.name,
    format: format.id === 'matomo' ? 'matomo' : 'ga4',
    language: placed.lang,
    dates: given.order,
    count: file.rows.length,
    rows: summed(rows),
    problems,
    ignored: placed.ignored,
    remarks: untagged === 0 ? [] : [{ code: 'untagged', count: untagged }],
  }
}

/** Rows of the same days and marks that a table holds apart for another reason (a page, a device) are one. */
function summed(rows: readonly VisitRow[]): VisitRow[] {
  const found = new Map<string, VisitRow>()
  const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b)
  for (const row of rows) {
    const { from, to, utm_source, utm_medium, utm_campaign, utm_content } = row
    const key = JSON.stringify([from, to, utm_source, utm_medium, utm_campaign, utm_content])
    const before = found.get(key)
    const sessions = before === undefined ? row.sessions : plus(before.sessions, row.sessions)
    const conversions = before === undefined ? row.conversions : plus(before.conversions, row.conversions)
    found.set(key, { ...(before ?? row), sessions, conversions })
  }
  return [...found.values()]
}

async function planVisits(context: Context, { client }: ImportRequest, plan: VisitPlan): Promise<ImportPlan> {
  const { lang } = context
  const days = plan.rows.reduce<Days | null>(widest, null)
  const long = plan.rows.find(({ from, to }) => monthOf(from) !== monthOf(to))
  if (long !== undefined) {
    throw new Failure(
      'usage',
      'period_not_a_month',
      say(lang, importMetricsText.period_two_months, { path: plan.file, from: date(lang, long.from), to: date(lang, long.to) }),
      { hint: say(lang, importMetricsText.period_not_a_month_hint) },
    )
  }
  const stored = days === null ? [] : await (await context.store()).visits.list(client.slug, days.from, days.to)
  const own = stored.filter(({ tool }) => tool === plan.format)
  const captured_at = context.now().toISOString()
  const wanted = plan.rows.map(({ line: _line, from, to, ...row }): NewVisits => ({
    ...row,
    client: client.slug,
    from_day: from,
    to_day: to,
    tool: plan.format,
    captured_at,
    source_name: plan.file,
  }))
  const markOf = (one: Omit<NewVisits, 'client'>): string =>
    JSON.stringify([one.from_day, one.to_day, one.utm_source, one.utm_medium, one.utm_campaign, one.utm_content])
  const said = new Map(own.map((one) => [markOf(one), one]))
  const fresh = wanted.filter((one) => {
    const before = said.get(markOf(one))
    return before === undefined || before.sessions !== one.sessions || before.conversions !== one.conversions
  })
  const overlap = own.find((one) => !plan.rows.some(({ from, to }) => from === one.from_day && to === one.to_day))
  return {
    file: plan.file,
    rows: plan.count,
    added: fresh.length,
    known: wanted.length - fresh.length,
    problems: plan.problems,
    format: plan.format,
    language: plan.language,
    dates: plan.dates,
    networks: [],
    from_day: days?.from ?? null,
    to_day: days?.to ?? null,
    posts_matched: 0,
    posts_other: 0,
    ignored_columns: plan.ignored,
    remarks: [
      ...plan.remarks,
      ...(overlap === undefined ? [] : [{ code: 'overlaps' as const, from_day: overlap.from_day, to_day: overlap.to_day }]),
    ],
    snapshots: [],
    visits: fresh,
  }
}

/** Every format with the name that people know it by. */
export function formatNames(lang: Lang): readonly (readonly [FormatId, string])[] {
  return [...formats.map(({ id, name }) => [id, say(lang, name)] as const), ['goaccess', 'GoAccess'] as const]
}

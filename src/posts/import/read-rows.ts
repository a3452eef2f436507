import { realpathSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import type { Context } from '../../context.ts'
import { csvLineByLine, decodeTable, delimiterOf, largestTable, textOf, type CsvRow } from '../../documents/read-csv.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { importText } from '../../i18n/drafts.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { postText } from '../../i18n/posts.ts'
import { say } from '../../i18n/text.ts'
import { decode, frontMatter, largestPost, parsePost } from '../front-matter.ts'
import { nothingSaid } from '../post-input.ts'
import { isAddress } from './fetch-media.ts'
import type { ImportFormat } from './formats.ts'
import { isBuffer, readBuffer } from './read-buffer.ts'
import { hootsuiteDates, isHootsuite, readHootsuite } from './read-hootsuite.ts'
import { readJson } from './read-json.ts'
import { isMetricool, readMetricool } from './read-metricool.ts'
import { readOwnTable } from './read-own-table.ts'
import { isOver, oneByOne, rowOf, type ImportRow, type RawRow } from './row.ts'
import { dateOrderOf, hasNumbers, type DateOrder } from './table-time.ts'
import { readAtMost } from '../../read-at-most.ts'

export interface ReadOptions {
  /** Null: by the name of the file, its first sign or the titles of its columns. */
  readonly format: ImportFormat | null
  /** Null: the day first, where the file itself does not say otherwise. */
  readonly order: DateOrder | null
  /** Where `-` is read from. */
  readonly stdin: Readable
}

export interface ReadRows {
  /** Each is read when it is asked for. */
  readonly rows: Iterable<ImportRow>
  readonly format: ImportFormat
}

/**
 * The posts of a folder of Markdown, of one such file, of a table or of JSON; nothing is checked against the client yet. Throws `Failure`:
 * not_found `no_such_path`, usage `nothing_to_import`, `bad_columns`, `which_date_order`, `file_unreadable`, `file_too_large`, `file_empty`.
 */
export async function readRows(context: Context, path: string, given: Partial<ReadOptions> = {}): Promise<ReadRows> {
  const { lang, cwd } = context
  const options: ReadOptions = { format: null, order: null, stdin: process.stdin, ...given }
  if (path === '-')
    return fromText(context, await textOfStream(context, options.stdin), { file: '-', folder: cwd, ending: '' }, options)
  const whole = resolve(cwd, path)
  const found = await stat(whole).catch(() => null)
  if (found === null) throw new Failure('not_found', 'no_such_path', say(lang, importText.not_there, { path }))
  if (found.isDirectory()) {
    if (options.format !== null && options.format !== 'md')
      throw new Failure('usage', 'nothing_to_import', say(lang, importTableText.no_folder, { path }))
    return { rows: await fromFolder(context, path, whole), format: 'md' }
  }
  const ending = extname(whole).toLowerCase()
  if (options.format === 'md' || (options.format === null && markdown.test(whole)))
    return { rows: [await fromMarkdown(context, dirname(whole), basename(whole))], format: 'md' }
  if (spreadsheets.has(ending) && options.format === null) {
    throw new Failure('usage', 'nothing_to_import', say(lang, importTableText.spreadsheet, { path }), {
      hint: say(lang, importTableText.spreadsheet_hint),
    })
  }
  return fromText(context, await textOf(context, path), { file: basename(whole), folder: dirname(whole), ending }, options)
}

const markdown = /\.(md|markdown)$/i
const spreadsheets: ReadonlySet<string> = new Set(['.xlsx', '.xls', '.ods', '.numbers'])

interface Source {
  readonly file: string
  readonly folder: string
  readonly ending: string
}

async function fromText(context: Context, text: string, source: Source, options: ReadOptions): Promise<ReadRows> {
  const { lang } = context
  const { file } = source
  // half a UTF-16 text, a picture, a database
  if (text.includes('\0')) throw new Failure('usage', 'file_unreadable', say(lang, importTableText.no_text, { file }))
  if (text.trim() === '') throw new Failure('usage', 'file_empty', say(lang, csvText.empty, { path: file }))
  const format = options.format ?? firstGuess(text, source)
  if (format === 'md') return { rows: [await markdownRow(context, text, source)], format }
  const raw =
    format === 'json' ? { format, rows: readJson(text, lang) } : await fromTable(context, text, source, format, options)
  if (isNone(raw.rows)) {
    throw new Failure('usage', 'file_empty', say(lang, importTableText.no_rows, { file }), {
      hint: say(lang, importTableText.no_rows_hint),
    })
  }
  const given = { file, folder: source.folder, lang }
  return { rows: oneByOne(raw.rows, (row) => withStrangers(context, rowOf(row, given))), format: raw.format }
}

function isNone(rows: Iterable<RawRow>): boolean {
  for (const _ of rows) return false
  return true
}

/** A table that others wrote may name any picture of this computer: one from elsewhere is taken, and told of. */
function withStrangers({ lang, places }: Context, row: ImportRow): ImportRow {
  if (row.input.media === null) return row
  const strange = row.input.media.flatMap(({ file, folder }) => {
    if (isAddress(file) || file.includes('\0')) return []
    const path = realOf(resolve(folder, file))
    return [folder, places.media].some((home) => isWithin(realOf(home), path)) ? [] : [path]
  })
  const remarks = strange.map((path) => say(lang, importTableText.elsewhere, { path }))
  return remarks.length === 0 ? row : { ...row, remarks: [...row.remarks, ...remarks] }
}

function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/** Where links lead; what is not there is told of by whoever reads it. */
function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** What the name or the first sign says; null: a table, by its titles. */
function firstGuess(text: string, { ending }: Source): ImportFormat | null {
  if (['.json', '.jsonl', '.ndjson'].includes(ending) || /^\s*[[{]/.test(text)) return 'json'
  return ending === '' && /^---[ \t]*\r?\n/.test(text) ? 'md' : null
}

type TableFormat = Exclude<ImportFormat, 'json' | 'md'>

async function fromTable(
  context: Context,
  text: string,
  { file }: Source,
  given: TableFormat | null,
  options: ReadOptions,
): Promise<{ format: TableFormat; rows: Iterable<RawRow> }> {
  const { lang } = context
  const lines = await csvLineByLine(text, { delimiter: delimiterFor(text), verbatim: true })
  const [first] = lines
  const header = (first?.cells ?? []).map((title) => title.trim().toLowerCase())
  const format = given ?? tableFormatOf(header)
  const order = options.order ?? 'dmy'
  switch (format) {
    case 'buffer':
      refuseOthers(context, isBuffer(header), file, 'Text, Image URL, Tags, Posting Time')
      return { format, rows: readBuffer([...lines], { lang, order }) }
    case 'metricool':
      refuseOthers(context, isMetricool(header), file, 'Text, Date, Time, Facebook, …')
      return { format, rows: readMetricool([...lines], { lang, order }) }
    case 'hootsuite': {
      const all = [...lines]
      return { format, rows: readHootsuite(all, { lang, order: options.order ?? hootsuiteOrder(context, all, file) }) }
    }
    case 'csv':
      return { format, rows: readOwnTable(lines, { lang, order }) }
  }
}

function tableFormatOf(header: readonly string[]): TableFormat {
  if (isMetricool(header)) return 'metricool'
  if (isBuffer(header)) return 'buffer'
  return isHootsuite(header) ? 'hootsuite' : 'csv'
}

function refuseOthers({ lang }: Context, is: boolean, file: string, titles: string): void {
  if (is) return
  throw new Failure('usage', 'bad_columns', say(lang, importTableText.other_titles, { file, titles }))
}

/** A day of the wrong month would be published without a word: what the file does not say is asked for. */
function hootsuiteOrder({ lang }: Context, lines: readonly CsvRow[], file: string): DateOrder {
  const dates = hootsuiteDates(lines)
  const order = dateOrderOf(dates)
  const first = dates.find(hasNumbers)
  if (order !== null || first === undefined) return order ?? 'dmy'
  throw new Failure(
    'usage',
    'which_date_order',
    say(lang, importTableText.which_order, { file, date: first.trim().slice(0, 30) }),
    {
      hint: say(lang, importTableText.which_order_hint),
    },
  )
}

/** What parts the titles; behind a date, what follows it; else what stands most often. */
function delimiterFor(text: string): string {
  const [line = ''] = /^[^\r\n]*/.exec(text) ?? []
  const behindDate = /^"?[\d/.: -]+(?:[AaPp][Mm])?"?([,;\t])/.exec(line)?.[1]
  if (behindDate !== undefined) return behindDate
  const plain = line.replace(/"(?:[^"]|"")*"/g, '')
  // one title alone: whatever stands in its texts parts nothing
  if (!/[,;\t]/.test(plain) && /^\s*"?[a-z_]+"?\s*$/i.test(line)) return '\u001F'
  return delimiterOf(plain === '' ? text : plain)
}

async function textOfStream({ lang }: Context, stream: Readable): Promise<string> {
  try {
    return decodeTable(await readAtMost(stream, largestTable))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EFBIG') throw error
    throw new Failure('usage', 'file_too_large', say(lang, csvText.too_large, { path: '-' }))
  }
}

async function fromFolder(context: Context, path: string, whole: string): Promise<ImportRow[]> {
  const { lang } = context
  const files = (await readdir(whole)).filter((name) => /^[^.].*\.(md|markdown)$/i.test(name)).toSorted()
  if (files.length === 0) {
    throw new Failure('usage', 'nothing_to_import', say(lang, importText.nothing, { path }), {
      hint: say(lang, importText.nothing_hint),
    })
  }
  return Promise.all(files.map((file) => fromMarkdown(context, whole, file)))
}

async function fromMarkdown(context: Context, folder: string, file: string): Promise<ImportRow> {
  const { lang } = context
  try {
    return await markdownRow(context, decode(await bytesOf(join(folder, file)), file, lang), { file, folder })
  } catch (error) {
    // one file that is no text says nothing of the others
    const message = error instanceof Failure ? error.message : unreadable(context, file, error)
    const problems = [{ line: 1, message }]
    return { ...alone, file, input: nothingSaid, lines: new Map(), body_line: 1, problems, noted: false }
  }
}

async function markdownRow(
  { lang }: Context,
  document: string,
  { file, folder }: Pick<Source, 'file' | 'folder'>,
): Promise<ImportRow> {
  const { fields } = await frontMatter(document)
  if (isOver(fields, fields.has('published_at')))
    return { ...alone, file, input: nothingSaid, lines: new Map(), body_line: 1, problems: [], noted: false, over: true }
  const parsed = await parsePost(document, { folder, lang, comments: false })
  return { ...alone, file, ...parsed, noted: /^[ \t]*<!--/m.test(document) }
}

const alone = { line: null, remarks: [], over: false, titles: {} } as const

/** A pipe would be waited for forever, and a device has no end: neither has bytes here. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (found.isFile() && found.size <= largestPost) return readFile(path)
  throw Object.assign(new Error(path), { code: found.isFile() ? 'EFBIG' : 'EINVAL' })
}

function unreadable({ lang }: Context, file: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return say(lang, postText.file_unreadable, { file, code })
}

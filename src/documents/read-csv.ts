import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type PapaParse from 'papaparse'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { csvText } from '../i18n/csv.ts'
import { say } from '../i18n/text.ts'
import { decodeWindows } from '../windows-1252.ts'

export interface CsvRow {
  /** Line of the file at which it begins, from 1. */
  readonly line: number
  /** As many as there are columns, where the file has titles; an absent one is empty. */
  readonly cells: readonly string[]
  /** It has more cells than there are columns, or a quotation mark that nobody closed. */
  readonly broken: boolean
}

export interface CsvFile {
  /** Name without its folder. */
  readonly name: string
  /** Lines above the titles, what is not empty of them: a name, a period, remarks. */
  readonly above: readonly (readonly string[])[]
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** Far more than any year of a small firm. */
export const largestTable = 64 * 1024 * 1024
/** Characters that are read anew below marks that nobody closed: a file of such marks alone would take hours. */
const mostReadAnew = 20_000_000

/**
 * A table as other programs export it: UTF-8, UTF-16 with its mark or Windows-1252, comma, semicolon or tab, any line ends, with or
 * without a title above it. `isHeader` tells the line of titles from the lines above it; without one that fits, the first line with
 * two cells or more is taken. Throws `Failure`: not_found `no_such_file`, usage `file_unreadable`, `file_too_large`, `file_empty`.
 */
export async function readCsv(
  context: Context,
  path: string,
  isHeader: (cells: readonly string[]) => boolean = () => false,
): Promise<CsvFile> {
  const name = basename(path)
  return parseCsv(name, await textOf(context, path), isHeader, context)
}

/** The text of a file that another program wrote. Throws as `readCsv`. */
export async function textOf({ cwd, lang }: Context, path: string): Promise<string> {
  const whole = resolve(cwd, path)
  const found = await stat(whole).catch(() => null)
  if (found === null) throw new Failure('not_found', 'no_such_file', say(lang, csvText.no_such_file, { path }))
  if (!found.isFile()) throw new Failure('usage', 'file_unreadable', say(lang, csvText.no_file, { path }))
  if (found.size > largestTable) throw new Failure('usage', 'file_too_large', say(lang, csvText.too_large, { path }))
  try {
    return decodeTable(await readFile(whole))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('usage', 'file_unreadable', say(lang, csvText.unreadable, { path, code }), { cause: error })
  }
}

async function parseCsv(
  name: string,
  text: string,
  isHeader: (cells: readonly string[]) => boolean,
  { lang }: Context,
): Promise<CsvFile> {
  const lines = await csvLines(text, { delimiter: delimiterOf(text), verbatim: false })
  const found = lines.findIndex(({ cells }) => isHeader(cells))
  const head = found >= 0 ? found : lines.findIndex(({ cells }) => cells.length > 1)
  const header = lines[head < 0 ? 0 : head]?.cells ?? []
  if (header.length === 0) throw new Failure('usage', 'file_empty', say(lang, csvText.empty, { path: name }))
  const rows = lines.slice((head < 0 ? 0 : head) + 1).map((row): CsvRow => ({
    line: row.line,
    cells: header.map((_, index) => row.cells[index] ?? ''),
    broken: row.broken || row.cells.slice(header.length).some((cell) => cell !== ''),
  }))
  const above = lines.slice(0, Math.max(0, head)).map(({ cells }) => cells)
  return { name, above, header, rows }
}

/** As `csvLineByLine` gives them, all at once. */
export async function csvLines(whole: string, given: { delimiter: string; verbatim: boolean }): Promise<CsvRow[]> {
  return [...(await csvLineByLine(whole, given))]
}

/** So many lines of a table are read at a time. */
const page = 5000

/**
 * Every line with something in it, with as many cells as it has; within a cell a line ends with `\n`. `verbatim`: spaces around a cell
 * stay. A quotation mark that nobody closed breaks its own line alone. Read as they are asked for, and anew each time: of a file of
 * 100,000 lines a page is held.
 */
export async function csvLineByLine(whole: string, given: { delimiter: string; verbatim: boolean }): Promise<Iterable<CsvRow>> {
  const { default: Papa } = await import('papaparse')
  // the parser knows one line end for the whole file: where they are mixed it would join rows
  const text = whole.replace(/\r\n?/g, '\n')
  return { [Symbol.iterator]: () => linesOf(Papa, text, given) }
}

function* linesOf(
  Papa: typeof PapaParse,
  text: string,
  { delimiter, verbatim }: { delimiter: string; verbatim: boolean },
): Generator<CsvRow> {
  let lines: CsvRow[] = []
  const keep = (line: number, given: readonly string[], broken: boolean): void => {
    const cells = verbatim ? given : given.map((cell) => cell.trim())
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells, broken })
  }
  let line = 1
  let at = 0
  let anew = 0
  for (let from: number | null = 0; from !== null;) {
    // marks of UTF-8 at the head of a line: the parser takes one away without counting it
    let begin: number = from
    while (text[begin] === '\uFEFF') begin += 1
    at = begin
    from = null
    yield* lines
    lines = []
    if (anew > mostReadAnew) {
      // each line on its own: all that is lost is a line break within a cell
      for (const { 0: one } of text.slice(begin).matchAll(/[^\n]+|\n/g)) {
        if (one === '\n') {
          line += 1
          continue
        }
        const { data, errors } = Papa.parse<string[]>(one, { delimiter, newline: '\n' })
        const broken = errors.some(({ type }) => type === 'Quotes')
        keep(line, broken ? one.split(delimiter) : (data[0] ?? []), broken)
      }
      break
    }
    Papa.parse<string[]>(text.slice(begin), {
      delimiter,
      newline: '\n',
      step: ({ data, errors, meta }, parser) => {
        const end = begin + meta.cursor
        const broken = errors.some(({ type }) => type === 'Quotes')
        const [first = ''] = broken ? (/^.*(?:\n|$)/.exec(text.slice(at, end)) ?? []) : []
        if (broken && at + first.length < end) {
          // a mark that nobody closed would take the lines below with it: they are read anew
          keep(line, first.split(delimiter), true)
          line += 1
          at += first.length
          from = at
          anew += text.length - at
          parser.abort()
          return
        }
        keep(line, data, broken)
        line += lineEnds(text, at, end)
        at = end
        // the parser takes a mark of UTF-8 away where it begins
        if (lines.length < page || at >= text.length || text[at] === '\uFEFF') return
        from = at
        parser.abort()
      },
    })
  }
  yield* lines
}

/** What stands most often outside quotation marks in the first lines. */
export function delimiterOf(text: string): string {
  const [begin] = [text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')]
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: begin.split(sign).length }))
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).sign
}

function lineEnds(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1
}

/** UTF-8 unless its bytes say otherwise: spreadsheets still write Windows-1252 and UTF-16. */
export function decodeTable(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows(bytes)
  }
}

/** A title to compare with: small letters without accents, marks or double spaces. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/['’`"]/g, "'")
    .trim()
}

/** What became of a file that was read in: rows added, known already, left out with the reason. */
export interface Imported {
  readonly file: string
  readonly rows: number
  readonly added: number
  readonly known: number
  readonly problems: readonly { readonly line: number; readonly message: string }[]
}

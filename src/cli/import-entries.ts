import type { Context } from '../context.ts'
import { exitCodes } from '../failure.ts'
import { csvText } from '../i18n/csv.ts'
import { date } from '../i18n/format.ts'
import { fileFormatName, importText, leftOutText } from '../i18n/import-entries.ts'
import { say } from '../i18n/text.ts'
import { paint } from '../io/paint.ts'
import { isCutNote } from '../results/import/cells.ts'
import type { Understood } from '../results/import/understood.ts'
import type { Taken } from '../store/money.ts'
import { summary } from './entries.ts'

const shown = 3

/**
 * Says what was understood of a file, asks on a terminal, keeps the good rows and says what became of the others. Exit 1 when some were
 * refused: the good ones are kept all the same.
 */
export async function importEntries<T extends { readonly date: string; readonly note?: string | null }>(
  context: Context,
  read: Understood<T>,
  of: {
    /** One entry as the verb `add` says it. */
    words: (entry: T) => string | Promise<string>
    /** All of them together: hours, amounts. */
    total: (entries: readonly T[]) => string
    /** How many there are already; nothing is kept. */
    count: (entries: readonly T[]) => Promise<Taken>
    take: (entries: readonly T[]) => Promise<Taken>
  },
): Promise<number> {
  const { io, lang, options } = context
  const { entries, problems } = read
  if (!options.json) {
    const dates = entries.map((entry) => entry.date).toSorted()
    const [from, to] = [dates[0], dates.at(-1)]
    const format = fileFormatName[read.format] ?? read.format
    io.print(
      summary(
        say(lang, importText.understood, { file: read.file, format, count: entries.length }),
        entries.length === 0 ? null : of.total(entries),
        from === undefined || to === undefined
          ? null
          : from === to
            ? date(lang, from)
            : say(lang, importText.between, { from: date(lang, from), to: date(lang, to) }),
      ),
    )
    for (const entry of entries.slice(0, shown)) io.print(`  ${await of.words(entry)}`)
    if (entries.length > shown) io.print(`  ${say(lang, importText.and_more, { count: entries.length - shown })}`)
    for (const [reason, count] of Object.entries(read.left_out)) {
      io.note(say(lang, leftOutText[reason as keyof typeof leftOutText], { count }))
    }
    const cut = entries.filter(({ note }) => isCutNote(note)).length
    if (cut > 0) io.note(say(lang, importText.notes_cut, { count: cut }))
    for (const problem of problems) {
      io.note(paint('yellow', say(lang, csvText.row, { line: problem.line, problem: problem.message })))
    }
  }
  const refused = problems.length
  const code = refused === 0 ? exitCodes.done : exitCodes.failed
  if (options.input && !options.yes && !options.dry_run && !options.json && entries.length > 0) {
    if (!(await (await context.ask()).confirm(say(lang, importText.ask_keep), true))) {
      io.note(say(lang, importText.nothing_kept))
      return exitCodes.done
    }
  }
  const taken = options.dry_run || entries.length === 0 ? await of.count(entries) : await of.take(entries)
  const result = {
    file: read.file,
    format: read.format,
    rows: read.rows,
    ...taken,
    problems,
    left_out: read.left_out,
  }
  if (options.json) {
    io.json(result)
    return code
  }
  const words = options.dry_run ? importText.would_import : csvText.imported
  const again = taken.added_again === 0 ? '' : say(lang, importText.added_again, { count: taken.added_again })
  io.print(say(lang, words, { file: read.file, ...taken, again, refused }))
  if (refused > 0) io.note(say(lang, importText.problems, { count: refused }))
  return code
}

/** How many entries of a file there are already, by their ids. */
export async function countKnown(
  context: Context,
  kind: 'time' | 'costs' | 'sales',
  client: string,
  entries: readonly { readonly external_id?: string | null }[],
): Promise<Taken> {
  return (await context.store()).money.countTaken(kind, client, entries)
}

import type { Context } from '../../context.ts'
import { say, type Text } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { displayWidth, pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'

export interface TopicSection {
  readonly title: Text | null
  readonly rows: readonly (readonly [term: string, about: string])[]
}

export interface TopicPage {
  readonly title: Text
  readonly intro?: Text
  readonly sections: readonly TopicSection[]
  readonly after?: readonly string[]
}

/** One line of a topic of the help, as `--json` gives it. */
export interface TopicRow {
  /** Heading that it stands under; null: none. */
  readonly section: string | null
  readonly term: string
  readonly about: string
}

const widest = 30

/** Terms and what is said of them; a long term has a line of its own. */
export function showPage({ io, lang, options }: Context, { title, intro, sections, after = [] }: TopicPage): void {
  if (options.json) {
    const listed: TopicRow[] = sections.flatMap(({ title: section, rows }) =>
      rows.map(([term, about]) => ({ section: section === null ? null : say(lang, section), term, about })),
    )
    return io.json(listed)
  }
  io.print(paint('bold', say(lang, title)))
  if (intro !== undefined) for (const line of wrapText(say(lang, intro), io.columns)) io.print(line)
  const terms = sections.flatMap(({ rows }) => rows.map(([term]) => displayWidth(term)))
  const width = Math.min(widest, Math.max(...terms))
  const indent = width + 4
  for (const { title: section, rows } of sections) {
    io.print()
    if (section !== null) for (const line of wrapText(say(lang, section), io.columns)) io.print(paint('bold', line))
    for (const [term, about] of rows) {
      const [first = '', ...rest] = wrapText(about, io.columns - indent)
      if (displayWidth(term) > width) {
        io.print(`  ${term}`)
        if (first !== '') io.print(`${' '.repeat(indent)}${first}`)
      } else io.print(`  ${pad(term, width)}  ${first}`.trimEnd())
      for (const line of rest) io.print(`${' '.repeat(indent)}${line}`)
    }
  }
  if (after.length > 0) io.print()
  for (const text of after) for (const line of wrapText(text, io.columns)) io.print(line)
}

import { paint } from './paint.ts'
import { displayWidth, pad } from './table.ts'

/** Labels and what is known, one below the other: labels in one column, long values wrapped under themselves. */
export function facts(rows: readonly (readonly [label: string, value: string])[], columns: number): string[] {
  const width = Math.max(0, ...rows.map(([label]) => displayWidth(label)))
  const room = Math.max(20, columns - width - 2)
  return rows.flatMap(([label, value]) =>
    value
      .split('\n')
      .flatMap((line) => wrap(line, room))
      .map((line, i) => `${i === 0 ? pad(paint('dim', label), width) : ' '.repeat(width)}  ${line}`),
  )
}

/** Lines of at most `width` columns, broken at plain spaces only: the French fixed spaces hold. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

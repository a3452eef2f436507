import { allInWords, colon, paint, wordsIn } from './paint.ts'
import { displayWidth, pad } from './width.ts'
import { wrapText } from './wrap.ts'

/**
 * Labels and what is known, one below the other: labels in one column, long values wrapped under themselves; said as `label: value`.
 */
export function facts(rows: readonly (readonly [label: string, value: string])[], columns: number): string[] {
  const width = Math.max(0, ...rows.map(([label]) => displayWidth(label)))
  const room = Math.max(20, columns - width - 2)
  return rows.flatMap(([label, value]) => {
    const lines = wrapText(value, room).map(
      (line, i) => `${i === 0 ? pad(paint('dim', label), width) : ' '.repeat(width)}  ${line}`,
    )
    return allInWords(lines, label === '' ? wordsIn(value) : `${label}${colon}${wordsIn(value)}`)
  })
}

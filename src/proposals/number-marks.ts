/**
 * The last number given to an offer, kept outside of the database too: a database put back from an older copy would give a second
 * client a number that a first one has already read. Kept beside the database, and next to the key, as the passes are.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from '../context.ts'
import { writeWherePossible } from '../private-files.ts'

interface NumberMark {
  /** Of the database: its copies share it. */
  readonly id: string
  readonly year: number
  readonly sequence: number
}

function filesOf({ home, config }: Places, id: string): string[] {
  return [join(home, 'runs', 'proposals.json'), join(config, 'proposals', `${id}.json`)]
}

/** The highest number of a year that this database, or an earlier life of it, is known to have given; 0: none. */
export function markedNumber(places: Places, id: string, year: number): number {
  const marks = filesOf(places, id).map(readMark)
  return Math.max(0, ...marks.map((mark) => (mark !== null && mark.id === id && mark.year === year ? mark.sequence : 0)))
}

/** After the number is given, never before: what is kept outside is at most what the database has. A folder that cannot be written is no reason to stop. */
export function keepNumber(places: Places, mark: NumberMark): void {
  const known = filesOf(places, mark.id).map(readMark)
  // with a clock that was set back a year, the later year's numbers stay known
  const isKept = known.some(
    (one) => one?.id === mark.id && (one.year > mark.year || (one.year === mark.year && one.sequence >= mark.sequence)),
  )
  if (isKept) return
  for (const file of filesOf(places, mark.id)) writeWherePossible(file, `${JSON.stringify(mark)}\n`)
}

function readMark(file: string): NumberMark | null {
  try {
    const { id, year, sequence } = JSON.parse(readFileSync(file, 'utf8')) as Partial<NumberMark>
    const whole = typeof id === 'string' && Number.isSafeInteger(year) && Number.isSafeInteger(sequence)
    // a number beyond six digits is none of ours, and would leave no number to go on with
    return whole && (sequence ?? 0) <= 999_999 ? { id, year: year ?? 0, sequence: sequence ?? 0 } : null
  } catch {
    return null
  }
}

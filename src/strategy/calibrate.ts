/**
 * How long a piece of content really takes, out of the time that was logged. Time is logged per network and day, not per piece: the
 * minutes of production of a week are shared among the pieces made in that week, in proportion to what the tables count for them.
 */
import { median, rhu, sum } from '../arithmetic.ts'
import { daysBetween, mondayOf } from '../days.ts'
import type { Piece } from './weights.ts'

/** Production only, measured rather than estimated. */
export interface LoggedTime {
  /** `2026-12-07` */
  readonly date: string
  readonly minutes: number
  /** The strategy's name; null: for all networks together. */
  readonly network: string | null
}

/** One publication on one network. */
export interface MadePiece {
  /** The day it was written, not the day it went out: a month may be written in one sitting. */
  readonly made_on: string
  readonly network: string
  readonly piece: Piece
}

export interface Measured {
  readonly piece: Piece
  /** Pieces that time was logged for. */
  readonly pieces: number
  /** Median minutes of a piece; null: too few of them. */
  readonly minutes: number | null
}

/** Days that the log must go back. */
export const logDays = 60
/** Pieces of a kind that make a median worth having. */
export const enoughPieces = 5
/** What was done longer ago says little of today. */
export const windowDays = 180

/** Days from the first minute of production that was logged until today; null: none was. */
export function loggedSince(times: readonly LoggedTime[], today: string): number | null {
  const [first] = times.map((time) => time.date).toSorted()
  return first === undefined ? null : daysBetween(first, today)
}

/**
 * By kind of piece, in the order in which they first come. A week without a piece adds its time to the next one that has some; a piece
 * of a week without any time counts for nothing. `minutes_of`: what the tables count for a piece.
 */
export function measurePieces(
  times: readonly LoggedTime[],
  pieces: readonly MadePiece[],
  minutes_of: Readonly<Record<Piece, number>>,
): Measured[] {
  const found = new Map<Piece, number[]>()
  for (const { piece } of pieces) found.set(piece, [])
  // minutes are shared once: those of a network among its pieces, the others among all
  const shares = new Map<MadePiece, number>()
  for (const network of new Set(times.map((time) => time.network))) {
    const own = times.filter((time) => time.network === network)
    share(
      own,
      pieces.filter((piece) => network === null || piece.network === network),
      minutes_of,
      shares,
    )
  }
  for (const [{ piece }, minutes] of shares) found.get(piece)?.push(minutes)
  return [...found].map(([piece, minutes]) => ({
    piece,
    pieces: minutes.length,
    minutes: minutes.length < enoughPieces ? null : Math.max(1, median(minutes) ?? 1),
  }))
}

function share(
  times: readonly LoggedTime[],
  pieces: readonly MadePiece[],
  minutes_of: Readonly<Record<Piece, number>>,
  shares: Map<MadePiece, number>,
): void {
  const weeks = [...new Set([...times.map((time) => time.date), ...pieces.map((piece) => piece.made_on)].map(mondayOf))]
  let waiting = 0
  for (const week of weeks.toSorted()) {
    waiting += sum(times.filter((time) => mondayOf(time.date) === week).map((time) => time.minutes))
    const made = pieces.filter((piece) => mondayOf(piece.made_on) === week)
    if (made.length === 0 || waiting === 0) continue
    const expected = sum(made.map(({ piece }) => minutes_of[piece]))
    for (const one of made) shares.set(one, (shares.get(one) ?? 0) + rhu(waiting * minutes_of[one.piece], expected))
    waiting = 0
  }
}

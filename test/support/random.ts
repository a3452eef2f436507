/** A small generator of numbers that a seed replays: 0 ≤ x < 1 (mulberry32). */
export interface Dice {
  (): number
  /** A whole number from 0 to `below` − 1. */
  whole(below: number): number
  one<T>(of: readonly T[]): T
  /** True with this probability. */
  happens(probability: number): boolean
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  const one = <T>(of: readonly T[]): T => {
    const value = of[whole(of.length)]
    if (value === undefined) throw new Error('nothing to choose from')
    return value
  }
  return Object.assign(next, { whole, one, happens: (probability: number) => next() < probability })
}

/** The seed of a case by its name, so that each case has one of its own. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

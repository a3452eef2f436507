/**
 * The exact arithmetic that every engine shares. Integers in, integers out: products are made as big integers, so nothing is
 * lost above 2^53, and a result that no longer fits is refused rather than rounded.
 */

export type Integer = number | bigint

/** `value = numerator / denominator`, denominator > 0. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * Round half away from zero: 2.5 → 3, −2.5 → −3. The sign of the denominator is free.
 * Throws `RangeError` when the denominator is 0 or the result is not a safe integer.
 */
export function rhaz(numerator: Integer, denominator: Integer): number {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  const negative = n < 0n !== d < 0n
  const rounded = (2n * magnitude(n) + magnitude(d)) / (2n * magnitude(d))
  return safe(negative ? -rounded : rounded)
}

/** Round half up, for `numerator ≥ 0` and `denominator > 0`. */
export function rhu(numerator: Integer, denominator: Integer): number {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  return safe((2n * n + d) / (2n * d))
}

/** A big integer as a number. Throws `RangeError` above 2^53 − 1. */
export function safe(value: bigint): number {
  const result = Number(value)
  if (!Number.isSafeInteger(result)) throw new RangeError(`${value} is too large to be counted exactly`)
  return result
}

/** Exact sum of integers; 0 for none. Throws `RangeError` when it is not a safe integer. */
export function sum(values: Iterable<number>): number {
  // whole numbers of this size add up exactly, and ten times as fast as big ones
  let [total, beyond] = [0, 0n]
  for (const value of values) {
    if (Number.isSafeInteger(value) && Number.isSafeInteger(total + value)) total += value
    else beyond += BigInt(value)
  }
  return safe(BigInt(total) + beyond)
}

/** Median of integers; of an even count, the mean of the two in the middle, half away from zero. Null for none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[(sorted.length - 1) >> 1] as number
  const high = sorted[sorted.length >> 1] as number
  return rhaz(BigInt(low) + BigInt(high), 2)
}

/**
 * Shares `total` in proportion to `parts` (integers ≥ 0, not all 0): everyone gets the floor, then the largest remainders get
 * one more each; equal remainders in the order of the list. The result has the same length and sums to `total` (an integer ≥ 0).
 */
export function largestRemainder(parts: readonly number[], total: number): number[] {
  const whole = BigInt(sum(parts))
  const products = parts.map((part) => BigInt(part) * BigInt(total))
  const shares = products.map((product) => safe(product / whole))
  const remainders = products.map((product, index) => ({ index, remainder: product % whole }))
  const missing = total - sum(shares)
  // `toSorted` is stable, which is what gives the earlier of two equal remainders its unit.
  const byRemainder = remainders.toSorted((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0))
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] as number) + 1
  return shares
}

/**
 * Cuts an integer amount into `count` equal instalments; the first ones carry the units left over, so the sum is exact
 * (119 over 12 → eleven of 10 and one of 9). `index` counts from 0.
 */
export function instalment(amount: number, count: number, index: number): number {
  const floor = Math.floor(amount / count)
  const left = amount - floor * count
  return index < left ? floor + 1 : floor
}

/** The exact value of a decimal, as typed ("0.9215") or as a number (4.6 is 46/10, not its binary neighbour). */
export function fraction(decimal: string | number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/i.exec(String(decimal))
  if (!match) throw new RangeError(`${decimal} is not a decimal number`)
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match
  const digits = BigInt(sign + whole + decimals)
  const power = BigInt(exponent) - BigInt(decimals.length)
  return power >= 0n ? { numerator: digits * 10n ** power, denominator: 1n } : { numerator: digits, denominator: 10n ** -power }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

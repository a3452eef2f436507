const digits = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * A timestamp identifier of AT Protocol: 13 signs that sort like the instants they stand for, the key of a record.
 * `micros`: microseconds since 1970; `clockId`: 0…1023, so that two programs at the same microsecond differ.
 * Source: https://atproto.com/specs/tid.
 */
export function tid(micros: number, clockId: number): string {
  if (!Number.isSafeInteger(micros) || micros < 0) throw new RangeError(`not an instant in microseconds: ${micros}`)
  if (!Number.isInteger(clockId) || clockId < 0 || clockId > 1023) throw new RangeError(`not a clock id: ${clockId}`)
  let bits = (BigInt(micros) << 10n) | BigInt(clockId)
  let text = ''
  for (let place = 0; place < 13; place++) {
    text = `${digits[Number(bits & 31n)]}${text}`
    bits >>= 5n
  }
  return text
}

export function isTid(text: string): boolean {
  return /^[234567a-j][234567a-z]{12}$/.test(text)
}

/** The instant a key stands for, in milliseconds since 1970; NaN for what is no such key. */
export function tidTime(text: string): number {
  if (!isTid(text)) return Number.NaN
  let bits = 0n
  for (const sign of text) bits = (bits << 5n) | BigInt(digits.indexOf(sign))
  return Number(bits >> 10n) / 1000
}

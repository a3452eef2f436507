import { randomInt } from 'node:crypto'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'
/** Tells two processes of the same microsecond apart (10 bits). */
const clockId = randomInt(1024)
let last = 0n

/**
 * A TID (https://atproto.com/specs/tid): 13 signs that sort by time, made of 53 bits of microseconds and 10 of a clock id. It names
 * the record where the client may choose the name, and is a suffix elsewhere. Later calls give greater keys, even within one
 * microsecond.
 */
export function recordKey(now: Date): string {
  const micros = BigInt(now.getTime()) * 1000n
  last = micros > last ? micros : last + 1n
  let value = (last << 10n) | BigInt(clockId)
  let key = ''
  for (let sign = 0; sign < 13; sign++) {
    key = (alphabet[Number(value & 31n)] as string) + key
    value >>= 5n
  }
  return key
}

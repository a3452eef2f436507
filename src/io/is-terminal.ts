import { fstatSync, statSync } from 'node:fs'
import { devNull } from 'node:os'

/**
 * Is a stream a terminal? A pipe, a file and the null device are told apart without `process.stdin` and its like, whose making
 * costs a start some 6 ms.
 */
export function isTerminal(fd: 0 | 1 | 2): boolean {
  try {
    const { rdev } = fstatSync(fd)
    if (rdev === 0 || rdev === statSync(devNull).rdev) return false
  } catch {
    // closed, or a platform without such numbers: the stream itself knows
  }
  const stream = fd === 0 ? process.stdin : fd === 1 ? process.stdout : process.stderr
  return stream.isTTY === true
}

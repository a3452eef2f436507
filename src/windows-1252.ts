/** What Windows-1252 has in place of the control characters of Latin-1, from 0x80 on; `·`: nothing. */
const windowsLetters = '€·‚ƒ„…†‡ˆ‰Š‹Œ·Ž··‘’“”•–—˜™š›œ·žŸ'

/** By hand: some versions of Node 20 to 24 decode it as Latin-1 (https://github.com/nodejs/node/issues/56542). */
export function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  return text.replace(/[\u0080-\u009F]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter)
}

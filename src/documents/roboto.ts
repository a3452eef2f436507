import { visible } from './markup.ts'

/** Every character that pdfmake's Roboto has a glyph for, as its `cmap` says: code points and ranges of them. */
export const drawn =
  '20-7E A0-17F 18F 192 1A0-1A1 1AF-1B0 1F0 1FA-1FF 218-21B 237 259 2BC 2C6-2C7 2C9 2D8-2DD 2F3 300-301 303 309 30F 323 384-38A ' +
  '38C 38E-3A1 3A3-3CE 3D1-3D2 3D6 400-486 488-513 1E00-1E01 1E3E-1E3F 1E80-1E85 1E9E 1EA0-1EF9 1F4D 2000-200B 2010-2011 ' +
  '2013-2015 2017-201E 2020-2022 2025-2027 2030 2032-2033 2039-203A 203C 2044 2070 2074-208E 20A3-20A4 20A6-20AC 20B1 ' +
  '20B9-20BA 20BC-20BD 20C1 2105 2113 2116 2122 2126 212E 215B-215E 2202 2206 220F 2211-2212 221A 221E 222B 2248 2260 ' +
  '2264-2265 25A0 25CA-25CB 25CF FFFD'

const glyphs = new Set(
  drawn.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map((code) => Number.parseInt(code, 16))
    return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
  }),
)

/** What says the same with a glyph. */
const instead: Readonly<Record<string, string>> = {
  '\u202F': '\u00A0',
  '\u2060': '',
  '→': '›',
  '←': '‹',
  '↗': '+',
  '↘': '−',
  '↑': '+',
  '↓': '−',
  '✓': '√',
  '✔': '√',
  '✗': '×',
  '✘': '×',
  '☐': '○',
  '☑': '●',
  '□': '○',
  '▪': '•',
  '★': '*',
}

/**
 * A text in the characters of the font: accents joined, look-alikes for what it lacks. Emoji and loose accents adorn, they are left
 * out; a letter of another script becomes a visible sign, so that nobody takes the text for whole. Never empty: a line of nothing
 * has no height.
 */
export function inRoboto(text: string): string {
  const signs = [
    ...visible(text)
      .replace(/\s*[\t\r\n]+\s*/g, ' ')
      .normalize('NFC'),
  ]
  const shown = signs.map((sign) => (glyphs.has(sign) ? sign : (instead[sign] ?? (adorns.test(sign) ? '' : '\uFFFD')))).join('')
  if (shown.trim() !== '') return shown.replace(/ {2,}/g, ' ')
  return text.trim() === '' ? '\u00A0' : '\uFFFD'
}

const adorns = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Mark}\p{Cf}]/u

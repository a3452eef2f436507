import { visible } from '../io/sanitise.ts'

/** Every character that the four faces of Inter have a glyph for, as their `cmap` says: code points and ranges of them. */
export const drawn =
  '20-7E A0-AC AE-148 14A-1C3 1C5-254 256-27B 27E-284 286-290 292-2A4 2A6-2FF 374-376 37A-37F 384-38A 38C 38E-3A1 3A3-3D7 ' +
  '3DC-3DD 3F0-3F6 3F9-3FA 3FC-479 480-482 48A-49D 4A0-4FF 52F 1D00 1D0D 1D1B 1D43 1D47-1D49 1D4D 1D4F-1D50 1D52 ' +
  '1D56-1D58 1D5B 1D62-1D65 1D9C 1DA0 1DBB 1E00-1E9B 1E9D-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D ' +
  '1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-200B 2010-2027 202F-2055 2057 ' +
  '205F 2070-2071 2074-208E 2090-209C 20A0-20AF 20B1-20B5 20B8-20BA 20BC-20BF 2100-2101 2103 2105-2106 2109 2113 ' +
  '2116-2117 211E-2122 2126 212A-212B 212E 2132 213B 214D 2150-217F 2183-2186 2189 2190-2199 21A9-21AA 21B0-21B1 ' +
  '21B3-21B5 21BA-21BB 21D0 21D2 21D4 2202 2205-2206 220F 2211-2212 221A 221E 222B 2236 2248 2260 2264-2265 2295-2298 ' +
  '2460-2468 24B6-24CF 24EA 25A0-25A2 25AA 25B2-25B3 25B6-25B7 25BA-25BD 25C0-25C1 25C4-25C7 25CA-25CB 25CF 25E6 25EF ' +
  '2605-2606 2661 2665 26A0 2713 2717 2756 2764 2780-2788 2B1C 2B24'

const glyphs = new Set(
  drawn.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map((code) => Number.parseInt(code, 16))
    return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
  }),
)

/** What stands for a letter that the font does not have. */
export const missing = '\u25A2'

/** What says the same with a glyph. */
const instead: Readonly<Record<string, string>> = {
  '\u2060': '',
  '\u00AD': '',
  '✔': '✓',
  '✘': '✗',
  '☐': '□',
  '☑': '■',
}

/**
 * A text in the characters of the font: accents joined, look-alikes for what it lacks. Emoji and loose accents adorn, they are left
 * out; a letter of another script becomes a visible sign, so that nobody takes the text for whole. Never empty: a line of nothing
 * has no height. A word longer than a line may be broken anywhere: else it would run over the edge of the paper.
 */
export function inFont(text: string): string {
  const signs = [
    ...visible(text)
      .replace(/\s*[\t\r\n]+\s*/g, ' ')
      .normalize('NFC'),
  ]
  const shown = signs.map((sign) => (glyphs.has(sign) ? sign : (instead[sign] ?? (adorns.test(sign) ? '' : missing)))).join('')
  if (shown.trim() === '') return text.trim() === '' ? '\u00A0' : missing
  return shown.replace(/ {2,}/g, ' ').replace(longWords, (word) => [...word].join('\u200B'))
}

const adorns = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Mark}\p{Cf}]/u
/** Longer than any word of a language; addresses are. */
const longWords = /[^\s\u200B-]{31,}/g

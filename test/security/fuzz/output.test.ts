import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect } from 'vitest'
import { fold } from '../../../src/io/fold.ts'
import { loadPalette } from '../../../src/io/palette.ts'
import { paint, render } from '../../../src/io/paint.ts'
import { harmlessJson, sanitise, withoutHidden } from '../../../src/io/sanitise.ts'
import { displayWidth, fit, pad } from '../../../src/io/width.ts'
import { anyText, hunt } from './hunt.ts'

const dangerous =
  // oxlint-disable-next-line no-control-regex -- what must never come out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/
const palette = await loadPalette()
const words = fc.oneof(
  anyText,
  fc
    .array(
      fc.constantFrom(
        '\u001B',
        '\u009B',
        '\u009D',
        '[',
        'm',
        '31',
        ']8;;',
        '\u0007',
        '\u0002',
        '\u0003',
        '\u{1F3F4}',
        '\u{E0067}',
        '\u{E007F}',
        '\u{E0001}',
        '\u200D',
        '\u200C',
        'م',
        'क',
        '👩',
        '🚀',
        '\u{1F3FD}',
        '\uFE0F',
        '日',
        'a',
        '\uD83D',
        '\uDB40',
        '\uDC67',
      ),
      { maxLength: 14 },
    )
    .map((pieces) => pieces.join('')),
)

describe('what is shown', () => {
  hunt('nothing that a terminal obeys is left, and a second look changes nothing', 16_000, words, (text) => {
    const shown = sanitise(text)
    expect(shown).not.toMatch(dangerous)
    expect(sanitise(shown)).toBe(shown)
    // each sign that is told takes nine letters at most
    expect(shown.length).toBeLessThanOrEqual(9 * text.length)
    const hidden = withoutHidden(text)
    expect(hidden).not.toMatch(dangerous)
    expect(hidden.length).toBeLessThanOrEqual(text.length)
  })

  hunt('JSON says the same, and no terminal obeys it', 10_000, fc.oneof(words, fc.jsonValue()), (value) => {
    const said = JSON.stringify({ value })
    const shown = harmlessJson(said)
    expect(shown).not.toMatch(dangerous)
    expect(JSON.parse(shown)).toEqual(JSON.parse(said))
  })

  hunt('colours are ours alone: what comes from outside opens and closes none', 10_000, fc.tuple(words, words), ([a, b]) => {
    const shown = render(`${a}${paint('red', b)}`, palette, sanitise)
    // oxlint-disable-next-line no-control-regex -- the one sequence that is ours
    expect(shown.replace(/\u001B\[(?:\d+)m/g, '')).not.toMatch(dangerous)
    expect(render(`${a}${paint('red', b)}`, null, sanitise)).not.toMatch(dangerous)
  })

  hunt(
    'as wide as it is measured, and a cut text fits',
    10_000,
    fc.tuple(words, fc.integer({ min: 2, max: 40 })),
    ([text, width]) => {
      const line = sanitise(text).replace(/[\n\t]/g, ' ')
      expect(displayWidth(line)).toBe(stringWidth(line))
      const cut = fit(line, width)
      expect(displayWidth(cut)).toBeLessThanOrEqual(width)
      // counted apart: some signs of Malayalam and others join the space after them
      const spaces = pad(cut, width).slice(cut.length)
      expect(spaces).toMatch(/^ *$/)
      expect(displayWidth(cut) + spaces.length).toBe(width)
      expect(cut === line || line.startsWith(cut.slice(0, -1))).toBe(true)
      for (const part of fold(line, width + 20).split('\n')) expect(part.length).toBeLessThanOrEqual(line.length + 20)
    },
  )
})

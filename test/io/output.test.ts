import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPalette } from '../../src/io/palette.ts'
import { paint, render, unpainted } from '../../src/io/paint.ts'
import { harmlessJson, sanitise } from '../../src/io/sanitise.ts'
import { displayWidth, fit, table } from '../../src/io/table.ts'

const dangerous =
  // oxlint-disable-next-line no-control-regex -- what must never come out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u2028\u2029\u061C\uFEFF]/

describe('sanitise', () => {
  it.each([
    ['\u001B]52;c;aGVsbG8=\u0007', '\\u{1b}]52;c;aGVsbG8=\\u{7}'],
    ['\u009D52;c;x\u009C', '\\u{9d}52;c;x\\u{9c}'],
    ['safe\rEVIL', 'safe\\u{d}EVIL'],
    ['a\u202Ecod.exe', 'a\\u{202e}cod.exe'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['é 👩‍👩‍👧 ok', 'é 👩‍👩‍👧 ok'],
    ['👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈', '👩🏽‍🚀 ❤️‍🔥 🏳️‍🌈'],
    ['🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['a\u200Bb\uFEFFc\u2060d\u00ADe', 'a\\u{200b}b\\u{feff}c\\u{2060}d\\u{ad}e'],
    ['a\u200Db', 'a\\u{200d}b'],
    ['a\u{E0041}\u{E0042}b', 'a\\u{e0041}\\u{e0042}b'],
  ])('shows %j instead of obeying it', (hostile, shown) => {
    expect(sanitise(hostile)).toBe(shown)
  })

  it('lets nothing dangerous through in JSON either, which says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = harmlessJson(JSON.stringify({ [text]: text }, null, 2))
        expect(json).not.toMatch(dangerous)
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [text]: text })))
      }),
      { numRuns: 2000, examples: [['\u009B31m\u202E\u007F\u2028']] },
    )
  })

  it('lets nothing dangerous through, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sanitise(text)).not.toMatch(dangerous)
      }),
      { numRuns: 5000 },
    )
  })
})

const palette = await loadPalette()

describe('paint', () => {
  it('becomes terminal codes with colour and nothing without', () => {
    const text = `a ${paint('bold', `b ${paint('red', 'c')} d`)} e`
    expect(render(text, palette, sanitise)).toBe('a \u001B[1mb \u001B[31mc\u001B[39m d\u001B[22m e')
    expect(render(text, null, sanitise)).toBe('a b c d e')
    expect(unpainted(text)).toBe('a b c d e')
  })

  it('cannot be forged by text from outside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (remote) => {
        const shown = render(paint('red', remote), palette, sanitise)
        // only our own two codes, which remote text cannot contain: its escape characters are shown
        expect(shown.replaceAll('\u001B[31m', '').replaceAll('\u001B[39m', '')).not.toMatch(dangerous)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('table', () => {
  it('aligns by what a terminal shows', () => {
    expect(
      table(
        [{ title: 'Nom' }, { title: 'N', align: 'right' }],
        [
          ['café 🥐', '3'],
          [paint('red', 'thé'), '12'],
        ],
        80,
      ).map(unpainted),
    ).toEqual(['Nom       N', 'café 🥐   3', 'thé      12'])
  })

  it('lets the flexible column give way and never exceeds the terminal', () => {
    const lines = table(
      [{ title: 'id' }, { title: 'text', flexible: true }, { title: 'état' }],
      [['1', 'mot '.repeat(80), 'publiée']],
      60,
    )
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(60)
    expect(lines[1]).toContain('…')
  })

  it('fits without cutting a grapheme', () => {
    expect(fit('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5)).toBe('👩‍👩‍👧👩‍👩‍👧…')
  })
})

import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { paint, unpainted } from '../../src/io/paint.ts'
import { sparkline } from '../../src/io/plot.ts'
import { sanitise } from '../../src/io/sanitise.ts'
import { sign } from '../../src/io/signs.ts'
import { displayWidth, fit, pad, plain } from '../../src/io/width.ts'

const samples = {
  'plain letters': ['', 'abc', 'déjà vu', '« 12 € »', 'œuvre…'],
  'Chinese, Japanese, Korean': [
    '日本語',
    '한국어',
    '中文',
    'ﾊﾝｶｸ',
    'ＦＵＬＬ',
    '𠮷野家',
    'ㄅㄆㄇ',
    '\u1112\u1161\u11AB',
    'が',
    '「」',
    'ー',
  ],
  emoji: ['😀', '☎', '☎️', '❤', '❤️', '✂️', '⚡', '©', '©️', '🅰', '🈁', '㊗️', '🀄', '♻️', '⌚', '✓', '✗', '☺︎', '😀︎'],
  'joined emoji': ['👨‍👩‍👧‍👦', '🏳️‍🌈', '👁️‍🗨️', '🧑🏻‍💻', '🫱🏽‍🫲🏿', '🐻‍❄️'],
  'skin tones': ['👍🏽', '🏽', '🤽🏿‍♀️'],
  'flags and keys': ['🇫🇷', '🇫', '🇫🇷🇧🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '#️⃣', '1⃣'],
  'combining marks': ['é'.normalize('NFD'), 'ạ̈', 'Z͑ͫ̓ͪ', 'a\u0301\u0302', '\u0301', 'x\u20DD'],
  Arabic: ['العربية', 'مَرْحَبًا', 'ﷺ', 'فارسی'],
  Thai: ['ภาษาไทย', 'น้ำ', 'กำ'],
  'scripts of India': ['हिन्दी', 'नमस्ते', 'क्षि', 'ক্ষ', 'தமிழ்', 'മലയാളം', 'ශ්‍රී'],
  drawings: ['│', '█', '░', '▁▂▃', '→', '●', '①', '×', '≤', '−', '⠿', '☰', '\u3000'],
}

describe('how many columns a text takes', () => {
  it.each(Object.entries(samples))('%s: as string-width counts what is shown', (_, texts) => {
    for (const text of texts) {
      expect([text, displayWidth(text)]).toEqual([text, stringWidth(sanitise(text))])
      expect(displayWidth(`a ${text} b`)).toBe(stringWidth(sanitise(`a ${text} b`)))
    }
  })

  it('the same for every sign alone between two letters', () => {
    const wrong: string[] = []
    const inTurn = 64
    for (let first = 0x20; first < 0x2_0000; first += inTurn) {
      const points = Array.from({ length: inTurn }, (_, i) => String.fromCodePoint(first + i))
      const text = points.filter((one) => !/\p{Surrogate}|\p{Unassigned}|\p{Script=Hangul}/u.test(one)).join('a')
      if (displayWidth(text) !== stringWidth(sanitise(text))) wrong.push(first.toString(16))
    }
    expect(wrong).toEqual([])
  })

  it('the same for any of them in any order', () => {
    const piece = fc.constantFrom(...Object.values(samples).flat())
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(' ')
        expect(displayWidth(text)).toBe(stringWidth(sanitise(text)))
      }),
    )
  })

  it('what nobody sees counts as it is shown, our colours do not', () => {
    expect(displayWidth('a\u200Bb')).toBe('a\\u{200b}b'.length)
    expect(displayWidth('\u001B[31mred')).toBe('\\u{1b}[31mred'.length)
    expect(displayWidth(paint('red', '日本'))).toBe(4)
  })

  it('the signs and drawings of smm are plain: no table of them is looked at sign by sign', () => {
    const drawn = [...[...Object.values(sign), sparkline([1, 2, null, 9], '')].map(unpainted), '≥ 12', '−3 %', '│ ██░ ─']
    expect(drawn.filter((one) => !plain.test(one))).toEqual([])
    // alone or after a letter a sign takes one column, and what would join it to another is not plain
    for (let point = 0; point < 0x1_0000; point++) {
      const one = String.fromCharCode(point)
      if (plain.test(one) && stringWidth(`a${one}${one}`) !== 3) expect(one).toBe('a sign of one column')
    }
  })

  it('a cut text fits, and loses no half of a sign', () => {
    const piece = fc.constantFrom(...Object.values(samples).flat())
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.integer({ min: 2, max: 20 }), (pieces, width) => {
        const text = pieces.join(' ')
        // a tone of skin that stands alone joins the space before it
        fc.pre(displayWidth(` ${text}`) === displayWidth(text) + 1)
        const cut = fit(text, width)
        expect(displayWidth(cut)).toBeLessThanOrEqual(width)
        expect(displayWidth(pad(cut, width, 'right'))).toBe(width)
        if (cut !== text) expect(sanitise(text).startsWith(cut.slice(0, -1))).toBe(true)
      }),
    )
  })
})

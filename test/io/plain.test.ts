import { describe, expect, it } from 'vitest'
import { facts } from '../../src/io/facts.ts'
import { allInWords, inWords, paint, unpainted, voiced } from '../../src/io/paint.ts'
import { plotBars, plotLegend, sparkline } from '../../src/io/plot.ts'
import { sign } from '../../src/io/signs.ts'
import { displayWidth, table } from '../../src/io/table.ts'
import { wrapText } from '../../src/io/wrap.ts'

const said = (lines: readonly string[], lang: 'fr' | 'en' = 'en'): string[] =>
  lines.flatMap((line) => {
    const one = voiced(line, lang)
    return one === null ? [] : [unpainted(one)]
  })
const drawn = (lines: readonly string[]): string[] => lines.map((line) => unpainted(voiced(line, null) ?? ''))

const head = [{ title: 'NAME', flexible: true }, { title: 'POSTS', align: 'right' as const }, { title: '' }]

describe('what is drawn, and what is said instead', () => {
  it('a row is one line, each cell after its title; empty cells and headings are left out', () => {
    const lines = table(
      head,
      [
        ['日本', '12', sign.good],
        ['Bakery: bread', '–', ''],
      ],
      80,
    )
    expect(drawn(lines)).toEqual(['NAME           POSTS', '日本              12  ✓', 'Bakery: bread      –'])
    expect(said(lines)).toEqual(['NAME: 日本; POSTS: 12; OK:', 'NAME: Bakery: bread'])
    expect(said(lines, 'fr')[0]).toBe('NAME\u00A0: 日本\u202F; POSTS\u00A0: 12\u202F; OK\u00A0:')
  })

  it('a heading that had to be short is said in full', () => {
    const lines = table([{ title: 'NAME' }, { title: 'APPR.', in_words: 'Awaiting approval' }], [['a', '5']], 80)
    expect(drawn(lines)).toEqual(['NAME  APPR.', 'a     5'])
    expect(said(lines)).toEqual(['NAME: a; Awaiting approval: 5'])
  })

  it('nothing is cut where nothing has to fit', () => {
    const lines = table(head, [['a very long name '.repeat(10).trim(), '1', '']], 40)
    expect(said(lines)).toEqual([`NAME: ${'a very long name '.repeat(10).trim()}; POSTS: 1`])
  })

  it('facts are `label: value`, bars their numbers, a legend nothing', () => {
    expect(said(facts([['Name', 'one two three '.repeat(5).trim()]], 30))).toEqual([
      `Name: ${'one two three '.repeat(5).trim()}`,
    ])
    const bars = plotBars(
      [
        { label: 'May', value: 3, text: '3 (1 harsh)', kind: 'mixed' },
        { label: 'June', value: null, text: 'not measured' },
      ],
      40,
    )
    expect(said([...bars, plotLegend([['█', 'all']])])).toEqual(['May, mixed: 3 (1 harsh)', 'June: not measured'])
    expect(said([`trend ${sparkline([1, 2], '1, 2')}`])).toEqual(['trend 1, 2'])
  })

  it('a sign is a word in the language of the reader', () => {
    expect(said([`${sign.bad} No.`])).toEqual(['Error: No.'])
    expect(said([`${sign.bad} Non.`, `  ${sign.next} \`smm\``], 'fr')).toEqual(['Erreur\u00A0: Non.', '  À faire\u00A0: `smm`'])
  })

  it('a line of several, and a drawing of which nothing is said', () => {
    expect(said(allInWords(['│ a', '│ b'], 'ab'))).toEqual(['ab'])
    expect(said([inWords('───', ''), '', 'text'])).toEqual(['', 'text'])
    expect(said([inWords('███', 'one\ntwo')])).toEqual(['one\ntwo'])
  })

  it('measures and breaks as what is drawn', () => {
    const line = inWords(paint('red', '✗'), 'a long word for it')
    expect(displayWidth(line)).toBe(1)
    expect(wrapText(`${line} aaa bbb`, 5).map((one) => unpainted(voiced(one, null) ?? ''))).toEqual(['✗ aaa', 'bbb'])
  })

  it('what others wrote cannot speak for us', () => {
    const hostile = '\u0002<\u0003x\u0002=\u0003said\u0002>\u0003'
    expect(said([hostile])).toEqual([hostile])
  })
})

describe('a narrow terminal', () => {
  it('has each cell on a line after its title where a row does not fit', () => {
    const rows = [
      ['Bakery of the old bridge', '12 posts planned', 'to look at'],
      ['b', '1', ''],
    ]
    const lines = drawn(table([{ title: 'NAME' }, { title: 'POSTS' }, { title: 'STATE' }], rows, 40))
    expect(lines).toEqual([
      'NAME   Bakery of the old bridge',
      'POSTS  12 posts planned',
      'STATE  to look at',
      '',
      'NAME   b',
      'POSTS  1',
    ])
  })
})

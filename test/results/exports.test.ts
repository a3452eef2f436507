import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIds } from '../../src/results/exports/format-ids.ts'
import { placeColumns, type Format } from '../../src/results/exports/format.ts'
import { formatCalled, formatOf, formats } from '../../src/results/exports/formats.ts'
import { dateOrderOf, readDate } from '../../src/results/exports/read-date.ts'
import { readNumber } from '../../src/results/exports/read-number.ts'
import { readTable, type TableFigure } from '../../src/results/exports/read-table.ts'
import { isMetricName } from '../../src/results/metric.ts'
import { plainAddress, postKeys } from '../../src/results/post-key.ts'
import type { ReadersNetwork } from '../../src/networks/readers-network.ts'

describe('a number of a table', () => {
  it.each([
    ['1234', 1234],
    ['1 234', 1234],
    ['1\u202F234', 1234],
    ['1\u00A0234\u00A0567', 1234567],
    ['1,234', 1234],
    ['1.234', 1234],
    ["1'234", 1234],
    ['1,234,567', 1234567],
    ['180.0', 180],
    ['0', 0],
    ['-3', -3],
    ['−3', -3],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
  ])('counts %s', (cell, value) => {
    expect(readNumber(cell, { lang: null, whole: true })).toBe(value)
  })

  it.each([
    ['23,5', 'fr', 23.5],
    ['23.5', 'fr', 23.5],
    ['1,234', 'fr', 1.234],
    ['1,234', 'en', 1234],
    ['1.234', 'en', 1.234],
    ['4,6', null, 4.6],
  ] as const)('measures %s (%s)', (cell, lang, value) => {
    expect(readNumber(cell, { lang, whole: false })).toBe(value)
  })

  it.each(['', ' ', '-', '–', 'N/A', 'n/d', '--'])('takes « %s » for nothing, never for 0', (cell) => {
    expect(readNumber(cell, { lang: 'fr', whole: true })).toBeNull()
  })

  it.each([
    '5 %',
    '12 €',
    '$12',
    '0:01:12',
    '1h30',
    '=1+1',
    '+A1',
    'abc',
    '1,2,3',
    '1 23',
    '1e9',
    'Infinity',
    'NaN',
    '__proto__',
  ])('takes « %s » for no number', (cell) => {
    expect(readNumber(cell, { lang: 'fr', whole: true })).toBeNaN()
  })

  it('reads back what either language writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom('fr-FR', 'en-US', 'de-CH', 'de-DE'), (value, locale) => {
        const cell = new Intl.NumberFormat(locale).format(value)
        expect(readNumber(cell, { lang: null, whole: true })).toBe(value)
      }),
    )
  })

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (cell, whole) => {
        const read = readNumber(cell, { lang: 'en', whole })
        expect(read === null || typeof read === 'number').toBe(true)
      }),
    )
  })
})

describe('a date of a table', () => {
  it.each([
    ['2026-10-01', '2026-10-01'],
    ['2026/10/01', '2026-10-01'],
    ['20261001', '2026-10-01'],
    ['2026-10-01T00:00:00', '2026-10-01'],
    ['2026-10-01 23:30:00 +0200', '2026-10-01'],
    ['2026-10-01T08:30:00Z', '2026-10-01'],
    ['01/10/2026 08:30', '2026-10-01'],
    ['1.10.2026', '2026-10-01'],
    ['1/10/26', '2026-10-01'],
    ['Oct 1, 2026', '2026-10-01'],
    ['October 1, 2026', '2026-10-01'],
    ['Thu, Oct 1, 2026', '2026-10-01'],
    ['1 oct. 2026', '2026-10-01'],
    ['1er octobre 2026', '2026-10-01'],
    ['jeu. 1 oct. 2026', '2026-10-01'],
    ['28 sept. 2026', '2026-09-28'],
    ['3 août 2026', '2026-08-03'],
    ['31/02/2026', null],
    ['2026-13-01', null],
    ['Lifetime', null],
    ['À vie', null],
    ['', null],
    ['1/1/1970', null],
    ['constructor 1, 2026', null],
  ])('%s', (cell, day) => {
    const read = readDate(cell, 'day-first')
    expect(read?.kind === 'day' ? read.day : null).toBe(day)
  })

  it('reads the time beside it, and a month alone', () => {
    expect(readDate('10/15/2026 06:08', 'month-first')).toEqual({ kind: 'day', day: '2026-10-15', hour: 6, minute: 8 })
    expect(readDate('Oct 15, 2026 6:08 PM', 'month-first')).toMatchObject({ hour: 18, minute: 8 })
    expect(readDate('2026-10', 'day-first')).toEqual({ kind: 'month', month: '2026-10' })
  })

  it.each([
    ['French titles', ['01/10/2026', '02/10/2026'], 'fr', 'day-first'],
    ['English titles', ['10/01/2026', '10/02/2026'], 'en', 'month-first'],
    ['English titles over British days', ['01/10/2026', '15/10/2026'], 'en', 'day-first'],
    ['French titles over American days', ['10/01/2026', '10/15/2026'], 'fr', 'month-first'],
    ['a month to come the other way round', ['12/10/2026'], null, 'day-first'],
    ['no language, a day above 12', ['13/10/2026'], null, 'day-first'],
    ['no language, both possible', ['01/10/2026', '02/10/2026'], null, null],
    ['no language, nothing to doubt', ['2026-10-01'], null, 'day-first'],
    ['a slip that is possible in no order', ['99/99/2026', '10/01/2026'], 'en', 'month-first'],
  ] as const)('finds the order: %s', (_name, cells, lang, order) => {
    expect(dateOrderOf(cells, lang, '2026-11-23')).toBe(order)
  })
})

/** A table of the format with every title it knows in one language, and a row of figures. */
function tableOf(format: Format, lang: 'fr' | 'en'): { header: string[]; cells: string[] } {
  const header: string[] = []
  const cells: string[] = []
  const put = (title: string | undefined, cell: string): void => {
    if (title === undefined || header.includes(title)) return
    header.push(title)
    cells.push(cell)
  }
  const cellOf: Readonly<Record<string, string>> = {
    post_id: '9001',
    post_url: 'https://example.org/posts/9001',
    published: '2026-10-15',
    day: format.of === 'posts' ? '' : '2026-10-15',
    account: 'boulangerie',
    network: 'facebook',
    metric: 'reach',
    value: '7',
    unused: 'texte',
  }
  let next = 10
  for (const column of format.columns) {
    const figure = isMetricName(column.role)
    if (figure) next += 1
    const [title] = column[lang]
    put(title, figure ? String(next) : (cellOf[column.role] ?? ''))
  }
  // titles that a file is told by are in it
  for (const group of format.told_by) {
    const known = group.some((title) => header.includes(title))
    if (!known) put(group[0], '')
  }
  return { header, cells }
}

const withFigures = formats.filter(({ of }) => of === 'posts' || of === 'days' || of === 'period')

describe('every format', () => {
  it('is found by the titles of either language, and has a name of its own', () => {
    for (const format of formats) {
      for (const lang of ['fr', 'en'] as const) {
        const { header } = tableOf(format, lang)
        expect([format.id, lang, formatOf(header)?.id]).toEqual([format.id, lang, format.id])
      }
      expect(formatCalled(format.id)).toBe(format)
    }
    expect(new Set([...formats.map(({ id }) => id), 'goaccess'])).toEqual(new Set(formatIds))
  })

  it.each(withFigures.flatMap((format) => (['fr', 'en'] as const).map((lang) => [format.id, lang, format] as const)))(
    'says the same whatever the order of its columns, with strange ones between: %s (%s)',
    (_id, lang, format) => {
      const { header, cells } = tableOf(format, lang)
      const read = (positions: readonly number[], strange: readonly string[]): string[] => {
        const titles = [...positions.map((at) => header[at] ?? ''), ...strange]
        const row = [...positions.map((at) => cells[at] ?? ''), ...strange.map(() => '99')]
        const file = { name: 'a.csv', above: [], header: titles, rows: [{ line: 2, cells: row, broken: false }] }
        const period = { from: '2026-10-01', to: '2026-10-31' }
        const placed = placeColumns(format.columns, titles)
        const found = [...readTable({ format, file, placed, order: 'day-first', today: '2026-11-23', period })]
        return found.map((one) => (isFigure(one) ? `${one.network ?? ''} ${one.metric}=${one.value}` : one.fault)).toSorted()
      }
      const all = header.map((_, at) => at)
      const usual = read(all, [])
      expect(usual.length).toBeGreaterThan(0)
      const order = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
      const strange = fc.uniqueArray(fc.constantFrom('__proto__', 'constructor', 'Quelque chose', '=1+1', 'Averäge'), {
        maxLength: 3,
      })
      fc.assert(
        fc.property(order, strange, (positions, titles) => {
          expect(read(positions, titles)).toEqual(usual)
        }),
        { numRuns: 40 },
      )
    },
  )

  it('names the columns that it leaves out, and takes one column for one figure', () => {
    const format = formatCalled('facebook_posts')
    if (format === undefined) throw new Error('no format')
    const placed = placeColumns(format.columns, [
      'Post ID',
      'Reach',
      'Viewers',
      'Estimated earnings (USD)',
      'Average view duration',
    ])
    expect(placed.columns.map((column) => column?.role ?? null)).toEqual(['post_id', 'reach', null, null, null])
    expect(placed.ignored).toEqual(['Viewers', 'Estimated earnings (USD)', 'Average view duration'])
  })
})

function isFigure(one: object): one is TableFigure {
  return 'metric' in one
}

describe('a post is known again', () => {
  it.each([
    ['x', null, 'https://twitter.com/bakery/status/207?s=20', '207', 'https://x.com/bakery/status/207'],
    ['instagram', null, 'https://www.instagram.com/reel/AbC-1_x/?igsh=1', null, 'https://instagram.com/p/AbC-1_x/'],
    ['youtube', 'abcDEF12345', null, null, 'https://youtu.be/abcDEF12345?t=3'],
    ['youtube', 'abcDEF12345', null, null, 'https://www.youtube.com/watch?v=abcDEF12345&feature=share'],
    ['youtube', 'abcDEF12345', null, null, 'https://www.youtube.com/shorts/abcDEF12345'],
    ['pinterest', null, 'https://fr.pinterest.com/pin/810--811/', null, 'https://www.pinterest.fr/pin/811/'],
    ['linkedin', 'urn:li:share:71', null, null, 'https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A71/'],
    [
      'linkedin',
      null,
      'https://www.linkedin.com/posts/bakery_bread-activity-71-xY',
      null,
      'https://www.linkedin.com/feed/update/urn:li:activity:71',
    ],
    ['facebook', '700_9001', null, '9001', null],
    ['facebook', '700_9001', null, null, 'https://m.facebook.com/story.php?story_fbid=9001&id=700'],
    ['facebook', null, 'https://www.facebook.com/bakery/posts/le-pain/9001/', '9001', null],
    ['mastodon', null, 'https://m.example/@bakery/12/', null, 'https://m.example/@bakery/12?x=1'],
  ] as const)('%s %s %s', (network: ReadersNetwork, id, url, otherId, otherUrl) => {
    const shared = new Set(postKeys(network, { id, url }))
    expect(postKeys(network, { id: otherId, url: otherUrl }).some((key) => shared.has(key))).toBe(true)
  })

  it('and never taken for another one', () => {
    const a = postKeys('linkedin', { id: 'urn:li:share:71', url: null })
    expect(a).not.toContain(postKeys('linkedin', { id: 'urn:li:activity:71', url: null })[0])
    expect(postKeys('x', { id: '1', url: null })).not.toEqual(postKeys('facebook', { id: '1', url: null }))
    expect(postKeys('facebook', { id: null, url: 'https://www.facebook.com/bakery' })).not.toEqual(
      postKeys('facebook', { id: null, url: 'https://www.facebook.com/baker' }),
    )
  })

  it('keeps an address without what only follows its reader', () => {
    expect(plainAddress('https://www.youtube.com/watch?v=abc&utm_source=x&feature=y')).toBe(
      'https://www.youtube.com/watch?v=abc',
    )
    expect(plainAddress('javascript:alert(1)')).toBeNull()
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => postKeys('other', { id: null, url }).length === 1))
  })
})

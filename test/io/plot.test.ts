import { describe, expect, it } from 'vitest'
import { unpainted } from '../../src/io/paint.ts'
import { plotBars as bars, sparkline, progressBar, type PlotBar } from '../../src/io/plot.ts'
import { displayWidth } from '../../src/io/table.ts'

const plotBars = (of: readonly PlotBar[], columns: number): string[] => bars(of, columns).map(unpainted)

describe('bars', () => {
  it('share one scale, with the plan marked', () => {
    expect(
      plotBars(
        [
          { label: 'Production', value: 60, mark: 30, text: '1 h' },
          { label: 'Veille', value: 0, mark: 15, text: '0 min' },
          { label: 'Autre', value: 1, text: '1 min' },
        ],
        31,
      ),
    ).toEqual(['Production  █████|██████  1 h', 'Veille        |           0 min', 'Autre       █             1 min'])
  })

  it('go left of the axis below zero', () => {
    expect(
      plotBars(
        [
          { label: 'a', value: -50, text: '-50' },
          { label: 'b', value: 50, text: '50', fill: '░' },
          { label: 'c', value: null, text: '?' },
        ],
        18,
      ),
    ).toEqual(['a  █████│       -50', 'b       │░░░░░  50', 'c       │       ?'])
  })

  it('draw nothing for zero, a block at least for anything else', () => {
    const [zero, least] = plotBars(
      [
        { label: 'a', value: 0, text: '' },
        { label: 'b', value: 1, text: '' },
        { label: 'c', value: 1_000_000, text: '' },
      ],
      60,
    )
    expect(zero).toBe('a')
    expect(least).toBe('b  █')
  })

  it('stay within the terminal, all values being 0 or none', () => {
    for (const columns of [40, 80, 200]) {
      const lines = plotBars(
        [
          { label: 'x'.repeat(60), value: 0, text: '0' },
          { label: 'y', value: null, text: 'unknown' },
        ],
        columns,
      )
      expect(lines.every((line) => displayWidth(line) <= columns + 10)).toBe(true)
    }
    expect(plotBars([], 80)).toEqual([])
  })
})

describe('a sparkline', () => {
  it.each<[(number | null)[], string]>([
    [[], ''],
    [[1, 1], '▅▅'],
    [[0, 0, null, 0], '▁▁·▁'],
    [[0, 7], '▁█'],
    [[-5, null, 5], '▁·█'],
    [[null, null], '··'],
    [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
  ])('%j is %s', (values, drawn) => {
    expect(unpainted(sparkline(values, 'words'))).toBe(drawn)
  })
})

describe('how far something is', () => {
  it.each([
    [0, 4, '░░░░░░░░'],
    [1, 4, '██░░░░░░'],
    [4, 4, '████████'],
    [9, 4, '████████'],
    [0, 0, '░░░░░░░░'],
  ])('%i of %i', (done, total, bar) => {
    expect(progressBar(done, total, 8)).toBe(bar)
  })
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepNumber, markedNumber } from '../../src/proposals/number-marks.ts'
import { testContext } from '../support/context.ts'

describe('the mark of the last number', () => {
  it('stays when the clock was set back into the year before', () => {
    const { places } = testContext()
    keepNumber(places, { id: 'a', year: 2026, sequence: 5 })
    keepNumber(places, { id: 'a', year: 2025, sequence: 9 })
    expect(markedNumber(places, 'a', 2026)).toBe(5)
    keepNumber(places, { id: 'a', year: 2027, sequence: 1 })
    expect([markedNumber(places, 'a', 2027), markedNumber(places, 'a', 2026)]).toEqual([1, 0])
  })

  it.each([
    'null',
    '[]',
    '{',
    '"x"',
    '{"id":"a","year":2026,"sequence":"9"}',
    '{"id":"a","year":2026,"sequence":-4}',
    '{"id":"a","year":2026,"sequence":1e15}',
    '{"id":"b","year":2026,"sequence":9}',
    '{"__proto__":{"id":"a","year":2026,"sequence":9}}',
    '\u0000'.repeat(5000),
  ])('that somebody wrote over with %.40s is none, and the other one counts', (text) => {
    const { places } = testContext()
    keepNumber(places, { id: 'a', year: 2026, sequence: 3 })
    const file = join(places.home, 'runs', 'proposals.json')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    expect(markedNumber(places, 'a', 2026)).toBe(3)
  })
})

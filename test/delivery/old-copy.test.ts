import { describe, expect, it } from 'vitest'
import { oldCopy, type PassMark } from '../../src/delivery/old-copy.ts'
import type { DatabaseIdentity } from '../../src/store/identity.ts'

const now = new Date('2026-12-01T08:00:00.000Z')
const home = '/home/duval/smm'

function identity(more: Partial<DatabaseIdentity> = {}): DatabaseIdentity {
  return { id: 'a', passes: 7, last_pass_at: '2026-11-30T08:00:00.000Z', copied_at: null, ...more }
}
function mark(more: Partial<PassMark> = {}): PassMark {
  return { id: 'a', home, passes: 7, last_pass_at: '2026-11-30T08:00:00.000Z', ...more }
}

describe('an old copy of the database', () => {
  it.each([
    ['as far as both marks say', identity(), [mark(), mark()], null],
    ['ahead of its marks: a pass died between the two', identity({ passes: 8 }), [mark()], null],
    ['new, with nothing kept anywhere', identity({ passes: 0, last_pass_at: null }), [], null],
    ['another database of this machine, elsewhere', identity({ passes: 0 }), [mark({ id: 'b', home: '/elsewhere' })], null],
    ['moved with its marks', identity(), [mark({ home: '/before' })], null],
    ['one of the marks lost', identity(), [mark(), mark({ id: 'b', passes: 99 })], null],
  ] as const)('is not one that is %s', (_, database, marks, expected) => {
    expect(oldCopy(database, marks, home, now)).toEqual(expected)
  })

  it.each([
    ['behind the mark beside it', identity({ passes: 6 }), [mark()], { why: 'behind', passes: 7, queued_before: null }],
    [
      'behind the mark next to the key alone',
      identity({ passes: 3 }),
      [mark({ passes: 3 }), mark({ passes: 9 })],
      { why: 'behind', passes: 9, queued_before: null },
    ],
    ['a backup by its own word', identity({ copied_at: '2026-11-30T09:00:00.000Z' }), [], { why: 'backup', passes: 7 }],
    ['one that sent before, unknown here', identity(), [], { why: 'moved', passes: 7, queued_before: null }],
    [
      'in the place of another one',
      identity({ passes: 0 }),
      [mark({ id: 'b', passes: 40 })],
      { why: 'another', passes: 0, queued_before: '2026-11-30T08:00:00.000Z' },
    ],
  ] as const)('is one that is %s', (_, database, marks, expected) => {
    expect(oldCopy(database, marks, home, now)).toMatchObject(expected)
  })

  it('covers the time of a clock that was ahead', () => {
    const ahead = '2026-12-01T12:00:00.000Z'
    const until = (more: Partial<DatabaseIdentity>, one: PassMark): string | undefined =>
      oldCopy(identity(more), [one], home, now)?.until
    expect(until({ passes: 6 }, mark({ last_pass_at: ahead }))).toBe(ahead)
    expect(until({ copied_at: '2026-11-30T09:00:00.000Z' }, mark({ last_pass_at: ahead }))).toBe(ahead)
  })

  it('leaves alone what was not due when the lost one last sent, where that is known', () => {
    expect(oldCopy(identity({ passes: 6 }), [mark()], home, now)?.until).toBe('2026-11-30T08:00:00.000Z')
    expect(oldCopy(identity(), [], home, now)?.until).toBe(now.toISOString())
  })
})

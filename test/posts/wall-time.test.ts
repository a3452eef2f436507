import { tzOffset } from '@date-fns/tz/tzOffset'
import { expect, test } from 'vitest'
import { wallOf, writeWall } from '../../src/posts/wall-time.ts'

test.each(['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'UTC'])(
  'the offset of a day, looked up once, is that of each of its hours: %s',
  (zone) => {
    const begin = Date.UTC(2026, 0, 1)
    const wrong: string[] = []
    for (let hour = 0; hour < 2 * 366 * 24; hour++) {
      const at = new Date(begin + hour * 3_600_000 + 900_000)
      const wall = new Date(at.getTime() + tzOffset(zone, at) * 60_000).toISOString().slice(0, 16)
      if (writeWall(wallOf(at, zone)) !== wall) wrong.push(at.toISOString())
    }
    expect(wrong).toEqual([])
  },
)

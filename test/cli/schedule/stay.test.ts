import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { look } from '../../../src/cli/schedule/look.ts'
import { leftAlone, over, runSchedule, sleepFor } from '../../../src/delivery/run-schedule.ts'
import { duties } from '../../../src/store/sqlite/work.ts'
import { testContext } from '../../support/context.ts'
import { klein, newPost } from '../../support/delivery-world.ts'

const start = new Date('2026-12-01T08:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute

/** A home with a blog, on a clock that moves when the program sleeps; its looks are made in this process. */
async function staying(posts: readonly (readonly [text: string, due_at: Date])[]) {
  let at = start.getTime()
  const context = testContext({ now: () => new Date(at) })
  const store = await context.store()
  await store.clients.add(klein, start.toISOString())
  const blog = join(context.folder, 'blog')
  mkdirSync(blog)
  const account = await store.accounts.add(
    { client: 'klein', network: 'folder', name: 'blog', endpoint: null, path: blog, for_network: null },
    start.toISOString(),
  )
  for (const [text, due_at] of posts) await store.posts.add(newPost(account, text, due_at.toISOString()), start.toISOString())
  const db = new Database(context.places.database, { readonly: true })
  const isDue = Object.entries(duties).map(([name, sql]) => [name, db.prepare(`SELECT EXISTS (${sql})`).pluck()] as const)
  return {
    context,
    store,
    account,
    /** What each look was for, and every sleep (ms). */
    async until(end: Date, then: (at: number) => Promise<void> = async () => {}) {
      const looks: { at: number; for: string[] }[] = []
      const sleeps: number[] = []
      const controller = new AbortController()
      const code = await runSchedule(
        {
          ...context.places,
          now: () => new Date(at),
          look: (told) => {
            const due = isDue.filter(([, duty]) => duty.get({ now: new Date(at).toISOString() }) === 1).map(([name]) => name)
            looks.push({ at, for: told === '' ? ['start', ...due] : due })
            return look(context, told)
          },
          sleep: async (ms) => {
            sleeps.push(ms)
            at += ms
            await then(at)
            if (at >= end.getTime()) controller.abort()
          },
        },
        controller.signal,
      )
      db.close()
      return { code, looks, sleeps }
    },
  }
}

describe('the program that stays', () => {
  it('looks once a minute and makes a pass only for a duty that is due, at its very instant', async () => {
    const due = [3.5 * 3600, 86_400 + 3661, 86_400 + 3661, 3 * 86_400 + 1807].map((s) => new Date(start.getTime() + s * 1000))
    const at = await staying([
      ...due.map((one, n) => [`text-${n}`, one] as const),
      ['for later', new Date('2030-01-01T00:00:00Z')],
    ])
    const days = 4
    const { code, looks, sleeps } = await at.until(new Date(start.getTime() + days * day))
    expect(code).toBe(0)
    expect(looks.filter((one) => one.for.length === 0)).toEqual([])
    expect(looks.filter((one) => one.for.includes('post due')).map((one) => one.at)).toEqual(
      [...new Set(due.map(Number))].toSorted((a, b) => a - b),
    )
    // the first backup with the start, then one a day
    expect(looks.filter((one) => one.for.includes('backup'))).toHaveLength(days - 1)
    expect(looks).toHaveLength(1 + 3 + days - 1)
    // one wake-up a minute, and one for each instant in between
    expect(sleeps.length).toBeLessThanOrEqual((days * day) / minute + due.length)
    expect(Math.max(...sleeps)).toBe(minute)
    const { posts } = at.store
    expect((await posts.list({ all: true })).flatMap((one) => one.deliveries.map(({ state }) => state)).toSorted()).toEqual([
      'scheduled',
      'sent',
      'sent',
      'sent',
      'sent',
    ])
  })

  it('tells of the next instant once, and anew within a minute when somebody has queued an earlier one', async () => {
    const at = await staying([['later', new Date(start.getTime() + 20 * day)]])
    const queuedAt = start.getTime() + 30 * minute
    const { looks } = await at.until(new Date(start.getTime() + 90 * minute), async (now) => {
      if (now !== queuedAt) return
      const other = testContext({ folder: at.context.folder })
      const sooner = newPost(at.account, 'sooner', new Date(start.getTime() + 10 * day).toISOString())
      await (await other.store()).posts.add(sooner, new Date(now).toISOString())
    })
    expect(looks).toMatchObject([{ for: ['start'] }, { at: queuedAt, for: [] }])
    expect(at.context.stdout().match(/Next due/g)).toHaveLength(2)
    expect(at.context.stderr()).toContain('Staying: Ctrl-C to end.')
    expect(await look(at.context, over)).toBe(0)
    expect(at.context.stderr()).toContain('Ended.')
  })

  it('ends with a look that fails, and comes back soon to what was left alone', async () => {
    const sleeps: number[] = []
    const codes = [leftAlone, 75]
    const { places } = testContext()
    const code = await runSchedule(
      {
        ...places,
        now: () => start,
        look: async () => codes.shift() ?? 0,
        sleep: async (ms) => void sleeps.push(ms),
      },
      new AbortController().signal,
    )
    expect([code, sleeps]).toEqual([75, [10_000]])
  })

  it.each([
    [null, minute],
    ['2026-12-01T08:00:00.020Z', 1000],
    ['2026-12-01T08:00:30Z', 30_000],
    ['2026-12-02T08:00:00Z', minute],
  ])('sleeps until %s', (next_at, ms) => {
    expect(sleepFor(next_at, start)).toBe(ms)
  })
})

import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { blogOf, exitOf, publishing, texts } from '../support/publishing.ts'

describe('kill -9 while an alert is raised', () => {
  it('leaves the level and its hold both there, or neither: never a red level over a queue that runs', async () => {
    const seen = { all: 0, none: 0, kills: 0 }
    // how long it takes here, undisturbed: the kills are spread over that time, whatever the machine
    let takes = 0
    for (let round = 0; round <= 10; round++) {
      const home = await publishing()
      await home.must('account', 'add', 'folder', '--path', blogOf(home))
      await home.queue(texts(60))
      const began = performance.now()
      const child = home.start('crisis', 'report', 'trois malades', '--severity', 'safety', '-c', 'klein')
      if (round > 0) {
        // from before the store is opened to after everything is written
        await pause((takes * (2 + round)) / 12)
        if (child.exitCode === null && child.kill('SIGKILL')) seen.kills += 1
      }
      await exitOf(child)
      if (round === 0) takes = performance.now() - began
      const held = (await home.deliveries()).filter((one) => one.state === 'held' && one.reason_code === 'crisis_red').length
      const there = await home.store(async (store) => {
        const open = await store.crisis.open('klein')
        return {
          level: (await store.crisis.state('klein'))?.level ?? null,
          holds: (await store.holds.list()).map((one) => one.level),
          evaluations: (await store.crisis.evaluations('klein', 10)).length,
          log: open === null ? 0 : (await store.crisis.log(open.id)).length,
          alerts: open === null ? 0 : (await store.crisis.alerts(open.id)).length,
          held,
        }
      })
      if (there.level === null) {
        seen.none += 1
        expect(there).toEqual({ level: null, holds: [], evaluations: 0, log: 0, alerts: 0, held: 0 })
      } else {
        seen.all += 1
        expect(there).toEqual({ level: 'red', holds: ['red'], evaluations: 1, log: 3, alerts: 1, held: 60 })
      }
    }
    expect(seen.all).toBeGreaterThan(0)
    expect(seen.none).toBeGreaterThan(0)
    expect(seen.kills).toBeGreaterThan(3)
  })
})

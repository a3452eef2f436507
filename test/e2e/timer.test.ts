import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { home, smm, type Home } from '../support/program.ts'

async function shop(): Promise<Home> {
  const at = home('en')
  expect((await at.run(['client', 'add', 'Bakery'])).code).toBe(0)
  return at
}

const start = ['time', 'start', '--role', 'consultant', '--switch']
const entries = async (at: Home): Promise<unknown[]> =>
  JSON.parse((await at.run(['time', 'list', '--json'])).stdout) as unknown[]
const runs = async (at: Home): Promise<boolean> => (await at.run(['time', 'list'])).stderr.includes('Running: Bakery')

describe('the clock of the built program', () => {
  it('survives a kill: it still runs, or its time is recorded once, whenever it comes', async () => {
    const at = await shop()
    let recorded = 0
    for (const delay of [40, 80, 110, 140, 170, 220]) {
      if (!(await runs(at))) expect((await at.run(start)).code).toBe(0)
      const child = spawn(process.execPath, [smm, 'time', 'stop'], { env: at.env, stdio: 'ignore' })
      const over = once(child, 'exit')
      await new Promise((resolve) => setTimeout(resolve, delay))
      child.kill('SIGKILL')
      await over
      const now = await entries(at)
      expect([now.length - recorded, await runs(at)]).toEqual(now.length > recorded ? [1, false] : [0, true])
      recorded = now.length
    }
  })

  it('is one entry when two processes stop it at once, and the other one says that none runs', async () => {
    const at = await shop()
    await at.run(start)
    const both = await Promise.all([at.run(['time', 'stop']), at.run(['time', 'stop'])])
    expect(both.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([0, 5])
    expect(await entries(at)).toHaveLength(1)
    expect(await runs(at)).toBe(false)
  })

  it('starts once when two processes start it at once', async () => {
    const at = await shop()
    const both = await Promise.all(['a', 'b'].map((note) => at.run(['time', 'start', '--role', 'consultant', '--note', note])))
    expect(both.map(({ code }) => code).toSorted((a, b) => a - b)).toEqual([0, 2])
    expect(both.find(({ code }) => code === 2)?.stderr).toContain('smm time stop')
  })
})

import { expect, it } from 'vitest'
import { storm } from './storm.ts'

/** How many deaths in all, and how many in one home: `npm run test:crash` asks for more. */
const kills = Number(process.env['SMM_KILLS'] ?? 50)
const perHome = 150
const posts = Number(process.env['SMM_STORM_POSTS'] ?? 20)
const first = Number(process.env['SMM_SEED'] ?? 1)

const homes = Array.from({ length: Math.ceil(kills / perHome) }, (_, n) => first + n)

it.each(homes)(
  'kill -9 of built passes, one to four at once, on servers that fail: each post once on each network (seed %i)',
  { timeout: 30 * 60_000 },
  async (seed) => {
    const size = { kills: Math.min(perHome, kills), posts }
    const { lost, twice, lies, stuck, noise, ...counts } = await storm(seed, size)
    console.log(
      `storm, seed ${seed}: ${JSON.stringify(counts)}, lost ${lost.length}, twice ${twice.length}, stuck ${stuck.length}`,
    )
    expect({ lost, twice, lies, stuck, noise }).toEqual({ lost: [], twice: [], lies: [], stuck: [], noise: [] })
    expect(counts.kills).toBeGreaterThanOrEqual(size.kills)
    expect(counts.deliveries).toBe(posts * 6)
    // twelve deaths in one and the same sending are seldom
    expect(counts.asked).toBeLessThanOrEqual(Math.ceil(size.kills / 12))
  },
)

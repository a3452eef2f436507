/** A child process of test/security/xml-bombs.test.ts: reads one feed as listening does, and tells how long it took and what memory it came to. */
import { existsSync, readFileSync } from 'node:fs'
import { readFeed } from '../../src/community/feed-reader.ts'
import type { Context } from '../../src/context.ts'
import { Failure } from '../../src/failure.ts'

const [, , url = '', allow_hosts = '', timeout_ms] = process.argv
// so that a test need not wait as long as a person would
if (timeout_ms !== undefined) {
  const limited = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = () => limited(Number(timeout_ms))
}
const context = { lang: 'en', config: async () => ({ get: () => allow_hosts }) } as unknown as Context
const started = performance.now()
const before = process.cpuUsage()
const outcome = await readFeed(context, url, null).then(
  ({ feed }) => ({ code: null, items: feed?.items.length ?? 0, left_out: feed?.left_out ?? 0, polluted: 'polluted' in {} }),
  (error: unknown) => {
    if (error instanceof Failure) return { code: error.code, items: 0, left_out: 0, polluted: 'polluted' in {} }
    throw error
  },
)
const ms = Math.round(performance.now() - started)
const { user, system } = process.cpuUsage(before)
/** Of Linux, because what getrusage tells begins with the memory of the process that started this one. */
const [, peak] =
  /^VmHWM:\s+(\d+) kB/m.exec(existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '') ?? []
const mb = Math.round((peak === undefined ? process.memoryUsage().rss / 1024 : Number(peak)) / 1024)
console.log(JSON.stringify({ ...outcome, ms, cpu_ms: Math.round((user + system) / 1000), mb }))

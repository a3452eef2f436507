import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

const all = process.env['SMM_SERVERS'] === 'all'

// Adapters and whole passes against the real servers of others: see test/README.md. `.ci/run` installs what they need from Debian; what is
// in `all/` needs more, and runs with `--all` only.
export default defineConfig({
  test: {
    name: 'servers',
    include: ['test/real/*.test.ts', ...(all ? ['test/real/all/*.test.ts'] : [])],
    testTimeout: all ? 1_800_000 : 180_000,
    hookTimeout: 600_000,
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
  },
})

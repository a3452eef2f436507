import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

// Adapters and whole passes against the real servers of others: WordPress (Debian's PHP) and Ghost. `.ci/run` installs what they need.
export default defineConfig({
  test: {
    name: 'servers',
    include: ['test/real/**/*.test.ts'],
    testTimeout: process.env['SMM_SERVERS'] === 'all' ? 1_800_000 : 180_000,
    hookTimeout: 600_000,
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
  },
})

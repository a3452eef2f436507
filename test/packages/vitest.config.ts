import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

// What needs Debian's packages (chromium, cron, a keyring, shells: `.ci/run` installs them), and what starts the built program so often
// that once must do.
export default defineConfig({
  test: {
    name: 'packages',
    include: ['test/packages/**/*.test.ts'],
    testTimeout: 180_000,
    // many processes on whatever machine CI has: one slow start must not tell of a defect; a defect fails twice
    retry: process.env['CI'] === 'true' ? 1 : 0,
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
  },
})

import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

// What needs Debian's packages: chromium, cron, a keyring. `.ci/run` installs them.
export default defineConfig({
  test: {
    name: 'packages',
    include: ['test/packages/**/*.test.ts'],
    testTimeout: 180_000,
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
  },
})

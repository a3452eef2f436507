import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

// One file for each threat, named after it. What starts the built program often, or tries very many texts: once must do.
export default defineConfig({
  test: {
    name: 'security',
    include: ['test/security/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    // many processes on whatever machine CI has: one slow start must not tell of a defect; a defect fails twice
    retry: process.env['CI'] === 'true' ? 1 : 0,
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
  },
})

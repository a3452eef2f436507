import { defineConfig } from 'vitest/config'

// unit: everything in this process. e2e: the built program (npm test builds it first), its crashes and its overlaps.
/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

export default defineConfig({
  test: {
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
    // both cores of a small machine
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/e2e/**',
            'test/crash/**',
            'test/packages/**',
            'test/soak/**',
            'test/mutants/**',
            'test/power-loss/**',
            'test/real/**',
            'test/security/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/crash/**/*.test.ts'],
          testTimeout: 120_000,
          // many processes on whatever machine CI has: one slow start must not tell of a defect; a defect fails twice
          retry: process.env['CI'] === 'true' ? 1 : 0,
        },
      },
    ],
  },
})

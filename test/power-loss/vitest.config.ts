import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

// What needs to see the system calls of the built program: strace, or a C compiler.
export default defineConfig({
  test: {
    name: 'power-loss',
    include: ['test/power-loss/**/*.test.ts'],
    testTimeout: 3_600_000,
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
  },
})

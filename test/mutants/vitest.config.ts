import { defineConfig } from 'vitest/config'

/** Where CI wants its counts. */
const report = process.env['SMM_TEST_REPORT']

// Known bugs, one by one, in copies of the program: each must be noticed. `npm run test:mutants -- -t "429"` for one of them.
export default defineConfig({
  test: {
    name: 'mutants',
    include: ['test/mutants/**/*.test.ts'],
    reporters: ['default', ...(report === undefined ? [] : [['json', { outputFile: report }] as ['json', object]])],
  },
})

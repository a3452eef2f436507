import { defineConfig } from 'vitest/config'

// unit: everything in this process. e2e: the built program (npm test builds it first), its crashes and its overlaps.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/crash/**', 'test/packages/**'] },
      },
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts', 'test/crash/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
})

import { expect, it } from 'vitest'
import { migrations } from '../../../src/store/sqlite/migrations/index.ts'
import { schemaVersion } from '../../../src/store/sqlite/migrations/version.ts'

it('names as many migrations as there are', () => {
  expect(schemaVersion).toBe(migrations.length)
})

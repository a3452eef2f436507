import { expect, it } from 'vitest'
import { erasedId } from '../../../src/store/sqlite/erasing.ts'

it('is hidden once, and nobody calls themselves hidden already', () => {
  const hidden = erasedId('salt', 'julie')
  expect(erasedId('salt', hidden)).toBe(hidden)
  // an article on a machine that is called so
  expect(erasedId('salt', 'erased:81/julie-martin')).toMatch(/^erased:[0-9a-f]{32}$/)
})

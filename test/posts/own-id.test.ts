import { expect, test } from 'vitest'
import { derivedId } from '../../src/posts/import/own-id.ts'
import { nothingSaid } from '../../src/posts/post-input.ts'

test('a row without a number is the same post for a version that reads one more field', () => {
  const row = { ...nothingSaid, text: 'Figs', to: ['blog'] }
  const later = { ...row, field_of_later: null }
  expect(derivedId(later)).toBe(derivedId(row))
  expect(derivedId({ ...row, text: 'Figs!' })).not.toBe(derivedId(row))
})

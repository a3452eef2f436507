import { expect, it, vi } from 'vitest'

it('cuts between what a reader sees as one sign, and makes what knows that only when there is a text', async () => {
  const { Segmenter } = Intl
  const made = vi.spyOn(Intl, 'Segmenter').mockImplementation(function (...given) {
    return new Segmenter(...given)
  })
  const { foldsAt } = await import('../../src/posts/folds.ts')
  expect(made).not.toHaveBeenCalled()
  expect(foldsAt('abcdef', { characters: 4, lines: null })).toBe(4)
  // a family is seven code points
  expect(foldsAt('ab👨‍👩‍👧‍👦cd', { characters: 4, lines: null })).toBe(2)
  expect(made).toHaveBeenCalledTimes(1)
})

import { expect, it } from 'vitest'
import { corpus, notUtf8 } from './corpus.ts'

it('holds at least 300 strings, each once, and what is not text', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(300)
  expect(new Set(corpus.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300)
  for (const bytes of notUtf8) {
    const text = new TextDecoder().decode(bytes)
    expect(Buffer.from(text).equals(Buffer.from(bytes)) && !text.includes('\u0000')).toBe(false)
  }
})

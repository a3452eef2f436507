import { expect, it } from 'vitest'
import { testContext } from '../support/context.ts'

it('with --jsonl a list is an item a line, an empty one no line, anything else one line', () => {
  const { io, stdout } = testContext({ options: { json: true, jsonl: true } })
  io.json([{ id: 1 }, { id: 2, text: 'two\nlines' }])
  io.json([])
  io.json({ id: 3 })
  expect(stdout()).toBe('{"id":1}\n{"id":2,"text":"two\\nlines"}\n{"id":3}\n')
})

it('without it a list is one document', () => {
  const { io, stdout } = testContext({ options: { json: true } })
  io.json([{ id: 1 }])
  expect(JSON.parse(stdout())).toEqual([{ id: 1 }])
})

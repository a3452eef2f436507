import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { communityMutants } from '../mutants/community-mutants.ts'
import { mutants } from '../mutants/mutants.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

// the suite of planted bugs runs seldom: what it looks for must not be gone by then
describe('planted bugs', () => {
  it.each([...mutants, ...communityMutants])('$name: its place is there, once', ({ edits }) => {
    for (const { file, search } of edits) {
      expect(readFileSync(`${root}${file}`, 'utf8').split(search).length - 1).toBe(1)
    }
  })
})

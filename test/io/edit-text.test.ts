import { describe, expect, it } from 'vitest'
import { pageOf, textOf } from '../../src/io/edit-text.ts'

describe('what comes back from the editor', () => {
  const scissors = '# ------------------------ >8 ------------------------'

  it.each([scissors, 'vim: set ft=sh', 'Local Variables:', 'two\nlines', 'x\r\u001B[2J'])('nothing of “%s”', (theirs) => {
    expect(textOf(pageOf('Merci !', [theirs]))).toBe('Merci !')
  })

  it('nothing of what stood below where somebody took the line away that parts it; a hashtag is no remark', () => {
    const page = pageOf('Merci !\n#pain', ['leur message\nsur deux lignes', 'et la suite']).replace(`${scissors}\n`, '')
    expect(textOf(page)).toBe('Merci !\n#pain')
  })
})

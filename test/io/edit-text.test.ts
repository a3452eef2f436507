import { describe, expect, it } from 'vitest'
import { editText, pageOf, textOf } from '../../src/io/edit-text.ts'
import { testContext } from '../support/context.ts'

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

describe('the editor', () => {
  it('is not vi where there is no terminal: it would wait for ever', async () => {
    const context = testContext({ env: { PATH: process.env['PATH'] ?? '' } })
    await expect(editText(context, 'Merci !', [])).rejects.toMatchObject({ kind: 'usage', code: 'editor_missing' })
    const named = testContext({ env: { PATH: process.env['PATH'] ?? '', EDITOR: 'true' } })
    expect(await editText(named, 'Merci !', [])).toBe('Merci !')
  })
})

import { describe, expect, test } from 'vitest'
import { fold } from '../../src/io/fold.ts'

describe('sentences on a terminal', () => {
  test('a long line is broken at words, and goes on under its own beginning', () => {
    expect(fold('  - Le pain de seigle sort du four à sept heures', 24)).toBe(
      ['  - Le pain de seigle', '    sort du four à sept', '    heures'].join('\n'),
    )
    expect(fold('✗ Le pain de seigle sort du four', 20)).toBe(['✗ Le pain de seigle', '  sort du four'].join('\n'))
    expect(fold('  Le pain de seigle sort du four', 22)).toBe(['  Le pain de seigle', '  sort du four'].join('\n'))
  })

  test('what fits, an address and JSON stay as they are', () => {
    for (const text of ['', '  two  spaces', `  https://example.org/${'a'.repeat(90)}`, `{"error":"${'a b '.repeat(40)}"}`]) {
      expect(fold(text, 40)).toBe(text)
    }
  })

  test('a command is not broken in two', () => {
    const lines = fold('Rien n’a été enregistré. Publiez à la main : smm account add manual --name facebook', 60).split('\n')
    expect(lines).toEqual(['Rien n’a été enregistré. Publiez à la main :', 'smm account add manual --name facebook'])
    expect(fold('À la fin, smm en demande le nom', 20)).toBe(['À la fin, smm en', 'demande le nom'].join('\n'))
  })
})

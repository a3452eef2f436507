import { describe, expect, it } from 'vitest'
import { forClient } from '../../src/cli/for-client.ts'

describe('a hint after -c', () => {
  it.each([
    ['Les ventes notées : smm sale list', 'Les ventes notées : smm sale list -c bakery'],
    [
      'Les relever : smm metrics pull, les saisir : smm metrics add',
      'Les relever : smm metrics pull -c bakery, les saisir : smm metrics add -c bakery',
    ],
    ['smm report --month 2026-09 -o bakery-2026-09.html', 'smm report -c bakery --month 2026-09 -o bakery-2026-09.html'],
    ['smm report', 'smm report -c bakery'],
    ['smm report send --to a@b.example', 'smm report send -c bakery --to a@b.example'],
    ['smm client edit --margin 60', 'smm client edit -c bakery --margin 60'],
    [
      'smm template use moderation-charter --set délai="24 heures"',
      'smm template use -c bakery moderation-charter --set délai="24 heures"',
    ],
    // these name it, or need nobody
    ['smm client edit bakery --margin 60', 'smm client edit bakery --margin 60'],
    ['smm plan show -c other', 'smm plan show -c other'],
    ['smm report --all-clients', 'smm report --all-clients'],
    ['smm time stop, smm time start --switch', 'smm time stop, smm time start -c bakery --switch'],
    ['smm queue approve 3 · smm client list · smm publish', 'smm queue approve 3 · smm client list · smm publish'],
    ['Nothing to type.', 'Nothing to type.'],
  ])('%s', (hint, said) => {
    expect(forClient(hint, 'bakery')).toBe(said)
  })
})

import { describe, expect, test } from 'vitest'
import { toMarkdown } from '../../src/documents/index.ts'
import type { Idea } from '../../src/store/ideas.ts'
import { composeStrategy } from '../../src/strategy/compose-strategy.ts'
import { goldenFacts } from './strategy-sample.ts'

const author = { name: null, company: null, email: null, phone: null }

function idea(id: number, kind: Idea['kind'], text: string, added_at: string, said_by: string | null = null): Idea {
  return { id, client: 'ill', kind, text, pillar: null, network: null, said_by, added_at }
}

describe.each(['fr', 'en'] as const)('what the client said (%s)', (lang) => {
  const title = { fr: 'Ce que nous avons entendu et appris', en: 'What we heard and learned' }[lang]
  const facts = goldenFacts('s01')

  test('stands in the next version of the strategy, with who said it, and what was learned [003-23] [001-12]', () => {
    const heard = [
      idea(4, 'feedback', 'Trop tard pour celle-ci', '2026-11-23T10:00:01Z'),
      idea(3, 'lesson', 'Le prix amène des questions', '2026-11-20T09:00:00Z'),
      idea(2, 'feedback', 'Moins de promotions', '2026-11-15T09:00:00Z', 'la gérante'),
      idea(1, 'idea', 'Filmer la fournée', '2026-11-10T09:00:00Z'),
    ]
    const text = toMarkdown(composeStrategy({ ...facts, heard }, lang, author))
    expect(text).toContain(title)
    expect(text).toMatch(
      lang === 'fr'
        ? /Moins de promotions \(la gérante, 15 novembre 2026\)/
        : /Moins de promotions \(la gérante, 15 November 2026\)/,
    )
    expect(text).toContain('Le prix amène des questions')
    // an approved version stays as it was; an idea is no remark
    expect(text).not.toContain('Trop tard')
    expect(text).not.toContain('Filmer')
  })

  test('is no section as long as there is nothing', () => {
    expect(toMarkdown(composeStrategy(facts, lang, author))).not.toContain(title)
  })
})

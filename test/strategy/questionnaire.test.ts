import { describe, expect, it } from 'vitest'
import { choiceText, fieldText, questionText, sectionText } from '../../src/i18n/questionnaire.ts'
import { choiceName } from '../../src/strategy/check-answer.ts'
import { fieldsOf, questionIds, questions, type Shape } from '../../src/strategy/questionnaire.ts'
import { strategyNetworks } from '../../src/strategy/weights.ts'

describe('the questionnaire', () => {
  it('has 49 questions, and the name and 12 in quick mode', () => {
    expect(questions).toHaveLength(49)
    expect(questions.filter((question) => question.quick).map((question) => question.id)).toEqual([
      'client_name',
      'headcount',
      'sector',
      'geo_scope',
      'has_premises',
      'objectives',
      'b2b_share',
      'age_bands',
      'abilities',
      'accounts',
      'hours_per_month',
      'internal_candidate',
      'external_budget',
    ])
  })

  it('asks for the objectives before anything about networks', () => {
    const at = (id: string): number => questionIds.indexOf(id as never)
    for (const id of ['accounts', 'excluded_networks', 'maturity', 'b2b_share']) expect(at('objectives')).toBeLessThan(at(id))
  })

  it('keeps the sections together and in order', () => {
    const sections = questions.map((question) => question.section)
    expect([...new Set(sections)]).toEqual(Object.keys(sectionText))
    expect(sections).toEqual(sections.toSorted())
  })

  it.each(questions.map((question) => [question.id] as const))('%s says what it asks and why, in both languages', (id) => {
    const { ask, why } = questionText[id]
    for (const text of [ask.fr, ask.en, why.fr, why.en]) expect(text.length).toBeGreaterThan(3)
    expect(ask.fr).not.toBe(ask.en)
  })

  it('has words for every choice of every question and field', () => {
    const wordless: string[] = []
    const look = (path: string, shape: Shape): void => {
      if (shape.kind === 'choice' || shape.kind === 'choices') {
        const networks = (shape.of as readonly string[]).includes(strategyNetworks[0])
        const indicators = path === 'objective_targets.kpi' || path === 'objective_targets.objective'
        if (networks || indicators) return
        for (const code of shape.of) if (choiceName('fr', path, code) === String(code)) wordless.push(`${path} ${code}`)
      }
      for (const field of fieldsOf(shape)) look(`${path}.${field.id}`, field.shape)
    }
    for (const { id, shape } of questions) look(id, shape)
    expect(wordless).toEqual([])
  })

  it('has a label for every field', () => {
    const labels = fieldText as Readonly<Record<string, Readonly<Record<string, unknown>>>>
    for (const { id, shape } of questions) {
      for (const field of fieldsOf(shape)) expect(labels[id]?.[field.id], `${id}.${field.id}`).toBeDefined()
    }
  })

  it('writes age bands for screen readers and softens the search results', () => {
    expect(choiceText.age_bands['15-24'].fr).toBe('de 15 à 24 ans')
    expect(choiceText.brand_search.outdated.fr).toBe('Pas à jour')
    expect(choiceText.brand_search.negative.fr).toBe('Plutôt négatif')
  })
})

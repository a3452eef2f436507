import { describe, expect, it } from 'vitest'
import { choiceText, fieldText, questionLabel, questionText, sectionText } from '../../src/i18n/questionnaire.ts'
import { answered } from '../../src/strategy/answers.ts'
import { choiceName } from '../../src/strategy/check-answer.ts'
import { completeAnswers } from '../../src/strategy/complete-answers.ts'
import { isAsked, stepsOf } from '../../src/strategy/conditions.ts'
import { defaultAnswer } from '../../src/strategy/defaults.ts'
import { fieldsOf, questionIds, questionOf, questions, type Shape } from '../../src/strategy/questionnaire.ts'
import { strategyNetworks } from '../../src/strategy/weights.ts'

describe('the questionnaire', () => {
  it('has 49 questions, and the name and 12 in quick mode, the hours among them [003-05]', () => {
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

  it('asks for the objectives before anything about networks [003-10] [001-06]', () => {
    const at = (id: string): number => questionIds.indexOf(id as never)
    for (const id of ['accounts', 'excluded_networks', 'maturity', 'b2b_share']) expect(at('objectives')).toBeLessThan(at(id))
    const filled = Object.fromEntries(questions.map(({ id }) => [id, answered('x')]))
    for (const mode of ['quick', 'full'] as const) {
      const asked: string[] = stepsOf(filled, mode).map(({ id }) => id)
      for (const id of ['accounts', 'b2b_share']) expect(asked.indexOf('objectives')).toBeLessThan(asked.indexOf(id))
    }
  })

  it('cannot do without objectives: neither left out nor unknown nor usual [001-06]', () => {
    expect(questionOf('objectives').required).toBe(true)
    expect(defaultAnswer('objectives', {}, { lang: 'fr', mode: 'full', client: null })).toBeUndefined()
    expect(completeAnswers({}, {}, { lang: 'fr', mode: 'quick', client: null }).missing).toContain('objectives')
  })

  it('has ten objectives: notoriety, sales and market, image and support among them [002-16] [003-06] [003-11] [004-02]', () => {
    expect(Object.keys(choiceText.objectives)).toEqual([
      'awareness',
      'sales',
      'leads',
      'traffic',
      'local_visits',
      'support',
      'loyalty',
      'recruitment',
      'market_insight',
      'reputation',
    ])
    const { shape } = questionOf('objectives')
    expect(shape).toMatchObject({ kind: 'choices', min: 1, max: 3 })
  })

  it('asks for objectives, people and money, each in a section of its own [004-19]', () => {
    expect([sectionText.B.fr, sectionText.F.fr, sectionText.G.fr]).toEqual([
      'Les objectifs',
      'Moyens humains',
      'Moyens financiers',
    ])
    for (const section of ['B', 'F', 'G']) {
      expect(questions.filter((question) => question.section === section && question.asked === 'owner').length).toBeGreaterThan(
        3,
      )
    }
  })

  it('asks what of the surroundings is to be watched, clients\u2019 blogs among it [002-01]', () => {
    const type = fieldsOf(questionOf('ecosystem').shape).find(({ id }) => id === 'type')
    expect(type?.shape).toMatchObject({ of: ['competitor', 'partner', 'client_blog', 'forum', 'review', 'media'] })
  })

  it('asks of each person what makes one fit to take part, the makeshift ways of staffing too [002-02] [000-05]', () => {
    const fields = fieldsOf(questionOf('people').shape).map(({ id }) => id)
    expect(fields).toEqual(
      expect.arrayContaining(['trained', 'motivated', 'at_ease', 'intern', 'minutes_per_week', 'department']),
    )
    expect(questionIds).toContain('external_budget')
  })

  it('asks the four questions on someone inside [004-32] [004-33] [004-34]', () => {
    expect(questionOf('internal_candidate').shape).toMatchObject({ of: ['interested', 'time', 'trained', 'training_budget'] })
  })

  it.each([
    [9, undefined],
    [10, 'dirigeant'],
    [49, 'dirigeant'],
    [50, undefined],
  ])('takes the owner of a firm of %i for its sponsor: %s [004-18]', (headcount, sponsor) => {
    const answers = { headcount: answered(headcount) }
    const context = { lang: 'fr', mode: 'full', client: null } as const
    const proposed = isAsked('sponsor', answers, 'full') ? defaultAnswer('sponsor', answers, context) : undefined
    expect(proposed).toBe(sponsor)
  })

  it('counts on an hour a working day where nobody has said more [002-18]', () => {
    const [owner] = defaultAnswer('people', {}, { lang: 'fr', mode: 'full', client: null }) ?? []
    expect(owner?.minutes_per_week).toBe(300)
    expect(owner?.days).toHaveLength(5)
  })

  it('has a word or two for each question, which fit beside its answer', () => {
    expect(Object.keys(questionLabel)).toEqual(questionIds)
    for (const label of Object.values(questionLabel))
      for (const text of Object.values(label)) expect(text.length).toBeLessThan(28)
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

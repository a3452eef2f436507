import { expect, it } from 'vitest'
import { putQuestion } from '../../../src/cli/init/put-question.ts'
import type { Put } from '../../../src/strategy/hold-interview.ts'
import { questionOf } from '../../../src/strategy/questionnaire.ts'
import { answered } from '../../../src/strategy/answers.ts'
import { scriptedAsk } from '../../support/scripted-ask.ts'

it('targets are typed as people say them and kept as the indicator counts', async () => {
  const put: Put = {
    step: 'objective_targets',
    question: questionOf('objective_targets'),
    part: 'owner',
    answers: { objectives: answered(['reputation', 'leads', 'traffic']) },
    proposed: undefined,
    own: false,
    back: false,
    context: { lang: 'fr', mode: 'full', client: null },
    done: 0,
    total: 1,
  }
  const around = {
    lang: 'fr' as const,
    now: new Date('2026-11-23T08:00:00Z'),
    providerRate: null,
    title: () => {},
    note: () => {},
  }
  const ask = scriptedAsk([
    { at: 'Indicateur', pick: 'negative_share_bp' },
    { at: "Aujourd'hui (%)", type: '32,5' },
    { at: 'À atteindre (%)', type: '15' },
    { at: "D'ici le", type: '' },
    { at: 'Indicateur', pick: 'cpl' },
    { at: "Aujourd'hui (EUR)", type: '24,50' },
    { at: 'À atteindre (EUR)', type: '18' },
    { at: "D'ici le", type: '' },
    { at: 'Indicateur', pick: 'ctr' },
    { at: "Aujourd'hui (%)", type: '1,5' },
    { at: 'À atteindre (%)', type: '?' },
  ])
  expect((await putQuestion(ask, put, around)).value).toEqual([
    { objective: 'reputation', kpi: 'negative_share_bp', baseline: 3250, target: 1500 },
    { objective: 'leads', kpi: 'cpl', baseline: 2450, target: 1800 },
    { objective: 'traffic', kpi: 'ctr', baseline: 1.5, target: { unknown: true } },
  ])
  expect(ask.left()).toEqual([])
})

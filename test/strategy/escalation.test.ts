import { describe, expect, it } from 'vitest'
import { escalationOf, type EscalationFacts } from '../../src/strategy/escalation.ts'
import { answersOf } from './strategy-sample.ts'

const contact = { role: 'director', name: 'gérante', phone: '+33 3 00 00 00 00', hours: '06:00-20:00', backup: 'consultant' }
const whole: EscalationFacts = {
  lang: 'fr',
  answers: answersOf({ escalation_contacts: [contact], sector: 'restaurant_hotel' }),
  coverage: 'six_days',
  contributors: [
    { alias: 'vendeuse', trained: true, intern: false },
    { alias: 'apprenti', trained: true, intern: true },
  ],
  strategist: 'le consultant',
  sponsor: 'gérante',
  referent: null,
  external: false,
}

describe('what happens when things go wrong', () => {
  it('has three levels, each with its times, filled with the client’s people', () => {
    const { levels, missing, answer_days, backup_after } = escalationOf(whole)
    expect(
      levels.map(({ level, answer_within, statement_within, queue }) => [level, answer_within, statement_within, queue]),
    ).toEqual([
      ['green', 1440, null, 'runs'],
      ['amber', 240, null, 'hold_promotional'],
      ['red', 60, 240, 'hold_all'],
    ])
    const [green, amber, red] = levels
    expect(green?.speakers).toEqual(['vendeuse', 'apprenti'])
    expect(amber?.notify).toEqual([
      { who: 'strategist', names: ['le consultant'], within: 60 },
      { who: 'sponsor', names: ['gérante'], within: null },
    ])
    // an intern does not speak when it grows
    expect(amber?.speakers).toEqual(['le consultant', 'vendeuse'])
    expect(red?.notify.slice(0, 2)).toEqual([
      { who: 'sponsor', names: ['gérante'], within: 30 },
      { who: 'strategist', names: ['le consultant'], within: 30 },
    ])
    expect([red?.speaks, red?.speakers, red?.lesson_within, red?.drill_within]).toEqual(['spokesperson', ['gérante'], 7, 60])
    expect(missing).toEqual([])
    expect(answer_days).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'])
    expect(backup_after).toBe(15)
  })

  it('tells nobody twice within the hour', () => {
    const { levels } = escalationOf({ ...whole, referent: 'gérante' })
    expect(levels[1]?.notify.map(({ who }) => who)).toEqual(['strategist', 'referent'])
  })

  it.each([
    ['contact', { answers: answersOf({ escalation_contacts: [] }) }],
    ['reach', { answers: answersOf({ escalation_contacts: [{ ...contact, phone: undefined, email: 'a@example.org' }] }) }],
    ['backup', { answers: answersOf({ escalation_contacts: [{ ...contact, backup: '' }] }) }],
    ['hours', { answers: answersOf({ escalation_contacts: [{ ...contact, hours: undefined }] }) }],
    ['strategist', { strategist: null }],
    ['sponsor', { sponsor: null }],
    ['referent', { external: true }],
    ['contributors', { contributors: [] }],
  ] as const)('says that %s is missing', (lack, change) => {
    expect(escalationOf({ ...whole, ...change }).missing).toEqual([lack])
  })

  it('has the words that raise the alarm: the client’s, else those of the trade', () => {
    expect(escalationOf(whole).keywords).toContain('cafard')
    const own = answersOf({ escalation_contacts: [contact], sensitive_keywords: ['moisi'] })
    expect(escalationOf({ ...whole, answers: own }).keywords).toEqual(['moisi'])
  })
})

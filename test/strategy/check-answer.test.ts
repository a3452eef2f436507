import { describe, expect, it } from 'vitest'
import { checkAnswer, parseMinutes, parseNumber, type CheckContext } from '../../src/strategy/check-answer.ts'
import { questionIds, questionOf, type QuestionId } from '../../src/strategy/questionnaire.ts'

const context: CheckContext = {
  lang: 'en',
  now: new Date('2026-11-23T10:00:00Z'),
  currency: 'EUR',
  people: ['gérante', 'vendeuse'],
  typed: false,
}
const check = (id: QuestionId, value: unknown, more: Partial<CheckContext> = {}) =>
  checkAnswer(questionOf(id), value, { ...context, ...more })

const person = {
  alias: 'gérante',
  department: 'direction',
  minutes_per_week: 110,
  days: ['mon'],
  trained: false,
  motivated: true,
}
const long = (n: number): string => 'x'.repeat(n)
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)

/** Per question: what is taken (with the stored form where it differs), and what is refused (with the path of the complaint). */
const cases: Record<QuestionId, { takes: (readonly [unknown, unknown?])[]; refuses: (readonly [unknown, string?])[] }> = {
  client_name: { takes: [['  Chez Test ', 'Chez Test'], [long(120)]], refuses: [[''], ['   '], [long(121)], [3], ['a\nb']] },
  headcount: { takes: [[1], [249], [250]], refuses: [[0], [-1], [1.5], ['6'], [true]] },
  sector: { takes: [['restaurant_hotel'], ['other']], refuses: [['boulangerie'], [''], [3]] },
  regulated: {
    takes: [[['none']], [['alcohol', 'gambling']]],
    refuses: [[['none', 'alcohol']], [[]], [['wine'], 'regulated[0]'], ['none'], [['alcohol', 'alcohol']]],
  },
  location: {
    takes: [
      [{ country: 'FR', city: 'Colmar', timezone: 'Europe/Paris' }],
      [{ city: 'Colmar' }, { country: 'FR', city: 'Colmar', timezone: 'Europe/Paris' }],
      [{ country: 'Suisse' }, { country: 'CH', city: null, timezone: 'Europe/Zurich' }],
      [
        { country: 'fr', languages: ['de', 'fr'] },
        { country: 'FR', city: null, timezone: 'Europe/Paris', languages: ['de', 'fr'] },
      ],
    ],
    refuses: [
      [{ country: 'XX' }, 'location.country'],
      [{ country: 'US' }, 'location.timezone'],
      [{ country: 'FR', timezone: 'Paris' }, 'location.timezone'],
      [{ country: 'FR', town: 'Colmar' }, 'location.town'],
      ['FR'],
    ],
  },
  geo_scope: { takes: [['local'], ['international']], refuses: [['world'], [null]] },
  has_premises: { takes: [[true], [false], ['oui', true], ['no', false]], refuses: [['maybe'], [1]] },
  website: {
    takes: [['https://example.org'], ['http://example.org/a?b=c']],
    refuses: [['example.org'], ['ftp://example.org'], ['https://']],
  },
  objectives: {
    takes: [[['sales']], [['loyalty', 'awareness', 'sales']]],
    refuses: [[[]], [['sales', 'sales']], [['sales', 'leads', 'loyalty', 'traffic']], [['fame'], 'objectives[0]'], ['sales']],
  },
  customer_benefit: { takes: [['Savoir ce qui sort du four']], refuses: [[long(301)], [4]] },
  objective_targets: {
    takes: [
      [[{ objective: 'loyalty', kpi: 'ugc_month', baseline: { unknown: true }, target: 8, date: '2027-05-31' }]],
      [[{ objective: 'sales', kpi: 'own_indicator' }]],
      [[]],
    ],
    refuses: [
      [[{ objective: 'loyalty', kpi: 'ugc_month', baseline: 8, target: 8 }], 'objective_targets[0].target'],
      [[{ objective: 'loyalty', kpi: 'ugc_month', date: '2028-11-24' }], 'objective_targets[0].date'],
      [[{ objective: 'loyalty', kpi: 'ugc_month', date: '2027-02-30' }], 'objective_targets[0].date'],
      [[{ objective: 'fame', kpi: 'x_y' }], 'objective_targets[0].objective'],
      [[{ objective: 'loyalty' }], 'objective_targets[0].kpi'],
      [[{ objective: 'loyalty', kpi: 'ugc_month', target: 'many' }], 'objective_targets[0].target'],
    ],
  },
  horizon_months: { takes: [[3], [12]], refuses: [[4], ['6']] },
  concerns: { takes: [[['none']], [['tried_before', 'no_time']]], refuses: [[['none', 'no_time']], [[]]] },
  b2b_share: { takes: [[0], [100], ['5 %', 5]], refuses: [[-1], [101], [5.5], ['beaucoup']] },
  age_bands: { takes: [[['15-24']], [['65+', '15-24']]], refuses: [[[]], [['15–24'], 'age_bands[0]']] },
  personas: {
    takes: [[[]], [['un', 'deux', 'trois']]],
    refuses: [[['a', 'b', 'c', 'd']], [[long(201)], 'personas[0]'], ['un']],
  },
  ecosystem: {
    takes: [[[]], [[{ name: 'Chez eux', type: 'competitor', url: 'https://example.org' }]]],
    refuses: [
      [[{ name: 'Chez eux' }], 'ecosystem[0].type'],
      [[{ name: 'x', type: 'friend' }], 'ecosystem[0].type'],
      [times(21, { name: 'x', type: 'media' })],
    ],
  },
  strengths: { takes: [[['levain']]], refuses: [[times(6, 'x')], [[long(121)], 'strengths[0]']] },
  brand_story: { takes: [[''], ['deux\nlignes']], refuses: [[long(2001)]] },
  topics: {
    takes: [[{ ok: ['pain'] }, { ok: ['pain'], never: [] }]],
    refuses: [
      [{ ok: times(16, 'x') }, 'topics.ok'],
      [{ okay: [] }, 'topics.okay'],
    ],
  },
  voice: {
    takes: [[{ tone: 'sober' }, { tone: 'sober', address: 'vous' }]],
    refuses: [[{ tone: 'loud' }, 'voice.tone'], ['warm']],
  },
  abilities: { takes: [[[]], [['photo', 'writing_short']]], refuses: [[['drawing'], 'abilities[0]'], ['photo']] },
  outsource_production: { takes: [[true]], refuses: [['perhaps']] },
  content_stock: { takes: [[0], [100_000]], refuses: [[-1], [100_001], [1.5]] },
  accounts: {
    takes: [
      [[]],
      [[{ network: 'facebook', status: 'active', followers: 640, admins: 1 }]],
      [[{ network: 'viadeo', status: 'dormant' }]],
    ],
    refuses: [
      [[{ network: 'myspace', status: 'active' }], 'accounts[0].network'],
      [[{ network: 'facebook' }], 'accounts[0].status'],
      [[{ network: 'facebook', status: 'active', followers: -1 }], 'accounts[0].followers'],
      [[{ network: 'facebook', status: 'active', admins: -1 }], 'accounts[0].admins'],
    ],
  },
  brand_search: {
    takes: [[{ web: 'ok', maps: 'outdated', found_by: ['google'] }]],
    refuses: [
      [{ web: 'good' }, 'brand_search.web'],
      [{ street: 'ok' }, 'brand_search.street'],
    ],
  },
  excluded_networks: { takes: [[[]], [['tiktok']]], refuses: [[['myspace'], 'excluded_networks[0]']] },
  maturity: { takes: [['none'], ['advanced']], refuses: [['expert']] },
  past_incident: { takes: [['major']], refuses: [['yes']] },
  people: {
    takes: [
      [[]],
      [[person]],
      [[{ ...person, minutes_per_week: '1h50' }], [{ ...person, minutes_per_week: 110 }]],
      [[{ ...person, role: 'chef de rang' }]],
    ],
    refuses: [
      [[{ ...person, minutes_per_week: 2401 }], 'people[0].minutes_per_week'],
      [[{ ...person, days: ['lundi'] }], 'people[0].days[0]'],
      [[{ ...person, trained: undefined }], 'people[0].trained'],
      [[{ ...person, alias: '' }], 'people[0].alias'],
      [times(21, person)],
    ],
  },
  hours_per_month: { takes: [[0], [12], [7.5], [1000]], refuses: [[-1], [1000.5], [12.3], ['12 h']] },
  internal_candidate: {
    takes: [[[]], [['interested', 'time', 'trained']]],
    refuses: [[['willing'], 'internal_candidate[0]'], [true]],
  },
  strategist: { takes: [['consultant'], ['gérante'], [null, ''], ['', '']], refuses: [['Paul'], [3]] },
  sponsor: { takes: [['gérante'], ['Mme Klein']], refuses: [[long(121)], [3]] },
  internal_referent: { takes: [['vendeuse']], refuses: [['consultant']] },
  ambassadors: { takes: [[0], [500]], refuses: [[501], [-1]] },
  coverage: { takes: [['seven_days']], refuses: [['always']] },
  external_budget: {
    takes: [[0], [20_000], ['200 €', 20_000], ['24,50', 2450], ['0', 0]],
    refuses: [[-1], [999], [200], ['200 $'], ['beaucoup'], [24.5]],
  },
  other_budgets: {
    takes: [
      [{ ads: 5000 }, { ads: 5000, tools: 0, production: 0 }],
      [{ tools: '9,90 €' }, { ads: 0, tools: 990, production: 0 }],
    ],
    refuses: [
      [{ ads: -1 }, 'other_budgets.ads'],
      [{ wages: 3 }, 'other_budgets.wages'],
    ],
  },
  money_settings: {
    takes: [
      [{ currency: 'chf' }, { currency: 'CHF', vat_recoverable: true }],
      [{ vat_recoverable: false }, { currency: 'EUR', vat_recoverable: false }],
    ],
    refuses: [
      [{ currency: 'EURO' }, 'money_settings.currency'],
      [{ vat_recoverable: 'maybe' }, 'money_settings.vat_recoverable'],
    ],
  },
  hourly_rate: { takes: [[2400], ['24 €', 2400], [50_000]], refuses: [[0], [24], [99], [50_001], ['0']] },
  margin: { takes: [[60], [12.5], [33.33], ['60 %', 60], [0], [100]], refuses: [[60.123], [101], [-1], ['a lot']] },
  deal_economics: {
    takes: [[{ order_value: 1500, close_rate: 3.5, years: 3 }], [{ order_value: { unknown: true } }], [{}]],
    refuses: [
      [{ close_rate: 30 }, 'deal_economics.close_rate'],
      [{ price: 3 }, 'deal_economics.price'],
    ],
  },
  tracking: { takes: [[['none']], [['promo_codes', 'crm']]], refuses: [[['none', 'crm']], [[]]] },
  approval: { takes: [['client_each']], refuses: [['client']] },
  escalation_contacts: {
    takes: [
      [[]],
      [[{ role: 'direction', name: 'gérante', phone: '+33 3 00 00 00 00' }]],
      [[{ role: 'a', name: 'b', email: 'a@example.org' }]],
    ],
    refuses: [
      [[{ role: 'direction', name: 'gérante' }], 'escalation_contacts[0]'],
      [[{ role: 'a', name: 'b', email: 'no' }], 'escalation_contacts[0].email'],
    ],
  },
  sensitive_keywords: { takes: [[['arnaque']]], refuses: [[['x'], 'sensitive_keywords[0]'], [times(51, 'mot')]] },
  rights_and_dpa: { takes: [[[]], [['dpa_signed']]], refuses: [[['other'], 'rights_and_dpa[0]']] },
  reporting: {
    takes: [
      [{ day: 28, languages: ['fr'], recipients: ['a@example.org'] }],
      [{ languages: 'both' }, { day: 5, languages: ['fr', 'en'], recipients: [] }],
    ],
    refuses: [
      [{ day: 29 }, 'reporting.day'],
      [{ languages: ['de'] }, 'reporting.languages[0]'],
      [{ recipients: ['no'] }, 'reporting.recipients[0]'],
    ],
  },
}

describe('every question takes and refuses what it says', () => {
  it('has a row for each', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...questionIds].toSorted())
  })

  const taken = Object.entries(cases).flatMap(([id, { takes }]) =>
    takes.map(([value, stored]) => ({ id, value, stored: stored ?? value })),
  )
  it.each(taken)('$id takes $value', ({ id, value, stored }) => {
    const result = check(id as QuestionId, value)
    expect(result.issues).toEqual([])
    expect(result.value).toEqual(stored)
  })

  const refused = Object.entries(cases).flatMap(([id, { refuses }]) =>
    refuses.map(([value, path]) => ({ id, value, path: path ?? id })),
  )
  it.each(refused)('$id refuses $value', ({ id, value, path }) => {
    const { issues } = check(id as QuestionId, value)
    expect(issues.map((issue) => issue.path)).toContain(path)
    for (const issue of issues) {
      expect(issue.question).toBe(id)
      expect(issue.rule).not.toMatch(/undefined|\{/)
    }
  })
})

describe('money', () => {
  it.each([
    ['fr', 'hourly_rate', 24, '24 = 0,24\u00A0€. Vouliez-vous "24\u00A0€"\u202F?'],
    ['en', 'hourly_rate', 24, '24 = €0.24. Did you mean "€24"?'],
    ['fr', 'external_budget', 200, '200 = 2,00\u00A0€. Vouliez-vous "200\u00A0€"\u202F?'],
  ] as const)('asks in %s whether %s: %i was meant as whole euros', (lang, id, value, rule) => {
    expect(check(id, value, { lang }).issues[0]?.rule).toBe(rule)
  })

  it('has no cents to confuse in a currency without any', () => {
    expect(check('hourly_rate', 90, { currency: 'XOF' })).toEqual({ value: 90, issues: [] })
  })

  it('reads texts in the currency at hand', () => {
    expect(check('external_budget', '200', { currency: 'TND' }).value).toBe(200_000)
    expect(check('external_budget', '200 €', { currency: 'CHF' }).issues).toHaveLength(1)
  })
})

describe('several faults of one answer', () => {
  it('are all told', () => {
    const { issues } = check('people', [{ ...person, days: ['lundi', 'mon', 'mardi'], minutes_per_week: -1 }, { alias: 'x' }])
    expect(issues.map((issue) => issue.path)).toEqual([
      'people[0].minutes_per_week',
      'people[0].days[0]',
      'people[0].days[2]',
      'people[1].department',
      'people[1].minutes_per_week',
      'people[1].days',
      'people[1].trained',
      'people[1].motivated',
    ])
  })
})

it.each([
  ['90', 90],
  ['1h30', 90],
  ['1 h 30', 90],
  ['2h', 120],
  ['1,5 h', 90],
  ['45 min', 45],
  ['1:30', 90],
  ['1h75', null],
  ['long', null],
] as const)('reads a duration: %s', (typed, minutes) => {
  expect(parseMinutes(typed)).toBe(minutes)
})

it.each([
  ['12', 12],
  ['12,5', 12.5],
  ['1\u202F200', 1200],
  ['-3', -3],
  // twelve hundred in English, one and a fifth in French
  ['1,200', null],
  ['0,125', 0.125],
  ['12 h', null],
  ['', null],
] as const)('reads a number: %s', (typed, value) => {
  expect(parseNumber(typed)).toBe(value)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datesOf, readRule, storedRule, weekdays, writeRule, type Rule } from '../../src/posts/recurrence.ts'
import { sayRule } from '../../src/posts/say-rule.ts'

const spoken: readonly (readonly [typed: string, rule: string])[] = [
  ['daily', 'FREQ=DAILY'],
  ['chaque jour', 'FREQ=DAILY'],
  ['Tous les jours', 'FREQ=DAILY'],
  ['weekly', 'FREQ=WEEKLY'],
  ['chaque semaine', 'FREQ=WEEKLY'],
  ['monthly', 'FREQ=MONTHLY'],
  ['chaque mois', 'FREQ=MONTHLY'],
  ['yearly', 'FREQ=YEARLY'],
  ['chaque an', 'FREQ=YEARLY'],
  ['tous les ans', 'FREQ=YEARLY'],
  ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['jours ouvrés', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['chaque jour ouvré', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['every 2 weeks', 'FREQ=WEEKLY;INTERVAL=2'],
  ['toutes les 3 semaines', 'FREQ=WEEKLY;INTERVAL=3'],
  ['RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10', 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10'],
  ['freq=monthly;bymonthday=-1', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['FREQ=MONTHLY;UNTIL=20261231;BYDAY=1TU', 'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261231T235900'],
  ['FREQ=MONTHLY;UNTIL=20261231T090000Z;BYDAY=1TU', 'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261231T090000'],
]
test.each(spoken)('%s', (typed, rule) => {
  const read = readRule(typed)
  expect(read.is === 'rule' ? writeRule(read.rule) : read).toBe(rule)
})

const refused: readonly (readonly [typed: string, is: string, part: string])[] = [
  ['sometimes', 'unreadable', 'sometimes'],
  ['', 'unreadable', ''],
  ['every 0 days', 'unreadable', 'every 0 days'],
  ['hourly', 'too_often', 'hourly'],
  ['FREQ=HOURLY', 'too_often', 'FREQ=HOURLY'],
  ['FREQ=SECONDLY;INTERVAL=3600', 'too_often', 'FREQ=SECONDLY'],
  ['FREQ=DAILY;BYHOUR=9,17', 'hour_inside', 'BYHOUR=9,17'],
  ['FREQ=DAILY;DTSTART=20261201', 'start_inside', 'DTSTART'],
  ['FREQ=DAILY;EXDATE=20261201', 'exception_inside', 'EXDATE'],
  ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'two_ends', 'COUNT, UNTIL'],
  ['FREQ=NEVER', 'unreadable', 'FREQ=NEVER'],
  ['FREQ=DAILY;COUNT=0', 'unreadable', 'COUNT=0'],
  ['FREQ=DAILY;COUNT=abc', 'unreadable', 'COUNT=ABC'],
  ['FREQ=DAILY;INTERVAL=-1', 'unreadable', 'INTERVAL=-1'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'unreadable', 'BYMONTHDAY=32'],
  ['FREQ=WEEKLY;BYMONTHDAY=3', 'unreadable', 'BYMONTHDAY=3'],
  ['FREQ=WEEKLY;BYDAY=2MO', 'unreadable', 'BYDAY=2MO'],
  ['FREQ=WEEKLY;BYDAY=XX', 'unreadable', 'BYDAY=XX'],
  ['FREQ=MONTHLY;BYSETPOS=1', 'unreadable', 'BYSETPOS=1'],
  ['FREQ=DAILY;UNTIL=20270230', 'unreadable', 'UNTIL=20270230'],
  ['FREQ=DAILY;FOO=1', 'unreadable', 'FOO=1'],
  ['FREQ=DAILY;FREQ=WEEKLY', 'unreadable', 'FREQ=WEEKLY'],
]
test.each(refused)('refused: %s', (typed, is, part) => expect(readRule(typed)).toEqual({ is, part }))

/** The dates that python-dateutil gives, which RFC 5545's own examples are checked against. */
const expanded: readonly (readonly [rule: string, first: string, dates: string])[] = [
  ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4', '2026-11-24T09:30', '2026-11-26 2026-11-30 2026-12-03 2026-12-07'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4', '2026-11-23T09:30', '2026-11-23 2026-11-29 2026-12-07 2026-12-13'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=4', '2026-11-23T09:30', '2026-11-23 2026-12-06 2026-12-07 2026-12-20'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4', '2027-01-31T09:30', '2027-01-31 2027-02-28 2027-03-31 2027-04-30'],
  ['FREQ=MONTHLY;COUNT=4', '2027-01-31T09:30', '2027-01-31 2027-03-31 2027-05-31 2027-07-31'],
  ['FREQ=MONTHLY;BYDAY=1TU;COUNT=3', '2026-12-01T09:30', '2026-12-01 2027-01-05 2027-02-02'],
  ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-11-23T09:30', '2026-11-27 2026-12-25 2027-01-29'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2026-11-30T09:30', '2026-11-30 2026-12-31 2027-01-29'],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR;COUNT=3', '2026-11-13T09:30', '2026-11-13 2027-08-13 2028-10-13'],
  ['FREQ=YEARLY;COUNT=3', '2028-02-29T09:30', '2028-02-29 2032-02-29 2036-02-29'],
  ['FREQ=YEARLY;BYMONTH=3,9;BYDAY=2SU;COUNT=3', '2027-01-01T09:30', '2027-03-14 2027-09-12 2028-03-12'],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2', '2026-05-11T09:30', '2026-05-11 2027-05-17'],
  ['FREQ=YEARLY;BYYEARDAY=100,-1;COUNT=3', '2026-04-10T09:30', '2026-04-10 2026-12-31 2027-04-10'],
  ['FREQ=DAILY;UNTIL=20261203T235900', '2026-12-01T09:30', '2026-12-01 2026-12-02 2026-12-03'],
  ['FREQ=DAILY;UNTIL=20261203T093000', '2026-12-01T09:30', '2026-12-01 2026-12-02 2026-12-03'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-12-01T09:30', ''],
  ['FREQ=DAILY;UNTIL=20261101T235900', '2026-12-01T09:30', ''],
]
test.each(expanded)('%s from %s', async (rule, first, dates) => {
  const found = (await datesOf(rule, first)).next(null, 8)
  expect(
    found
      .slice(0, 4)
      .map((local) => local.slice(0, 10))
      .join(' '),
  ).toBe(dates)
  expect(found.every((local) => local.endsWith('T09:30'))).toBe(true)
})

test('a window holds what lies after its beginning, up to its end', async () => {
  const dates = await datesOf('FREQ=DAILY', '2026-12-01T09:30')
  expect(dates.within('2026-12-01T09:30', '2026-12-03T09:30')).toEqual(['2026-12-02T09:30', '2026-12-03T09:30'])
  expect(dates.within('2020-01-01T00:00', '2026-12-01T09:29')).toEqual([])
  expect(dates.next('2026-12-31T09:30', 1)).toEqual(['2027-01-01T09:30'])
})

test('what is written is read back as it was', () => {
  const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 0, maxLength: 3 })
  const rule: fc.Arbitrary<Rule> = fc
    .record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 99 }),
      count: fc.option(fc.integer({ min: 1, max: 9999 })),
      days: some(weekdays),
      by_month: some([1, 2, 6, 12]),
      week_start: fc.option(fc.constantFrom('MO', 'SU')),
    })
    .map(({ days, ...rest }) => ({
      ...rest,
      until: rest.count === null ? '2030-06-30T23:59' : null,
      by_day: days.map((day) => ({ n: null, day })),
      by_month_day: [],
      by_year_day: [],
      by_week_no: [],
      by_set_pos: [],
    }))
  fc.assert(
    fc.property(rule, (one) => {
      expect(storedRule(writeRule(one))).toEqual(one)
    }),
  )
})

describe('in words', () => {
  const first = '2026-11-23T09:30'
  const said: readonly (readonly [rule: string, fr: string, en: string])[] = [
    ['FREQ=DAILY', 'chaque jour à 09:30', 'every day at 09:30'],
    ['FREQ=DAILY;INTERVAL=3', 'tous les 3 jours à 09:30', 'every 3 days at 09:30'],
    ['FREQ=WEEKLY', 'chaque semaine, le lundi à 09:30', 'every week, on Monday at 09:30'],
    [
      'FREQ=WEEKLY;BYDAY=TH,MO;COUNT=10',
      'chaque semaine, le lundi et le jeudi à 09:30, 10 fois',
      'every week, on Monday and Thursday at 09:30, 10 times',
    ],
    [
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'chaque jour ouvré (du lundi au vendredi) à 09:30',
      'every working day (Monday to Friday) at 09:30',
    ],
    ['FREQ=MONTHLY', 'chaque mois, le 23 à 09:30', 'every month, on the 23rd at 09:30'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'chaque mois, le 1er et le 15 à 09:30', 'every month, on the 1st and 15th at 09:30'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'chaque mois, le dernier jour à 09:30', 'every month, on the last day at 09:30'],
    ['FREQ=MONTHLY;BYDAY=1TU', 'chaque mois, le premier mardi à 09:30', 'every month, on the first Tuesday at 09:30'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'chaque mois, le dernier jour ouvré à 09:30',
      'every month, on the last working day at 09:30',
    ],
    ['FREQ=YEARLY', 'chaque année, le 23 novembre à 09:30', 'every year, on 23 November at 09:30'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'chaque année, le 29 février à 09:30', 'every year, on 29 February at 09:30'],
    [
      'FREQ=WEEKLY;UNTIL=20261231T235900',
      "chaque semaine, le lundi à 09:30, jusqu'au 31 décembre 2026",
      'every week, on Monday at 09:30, until 31 December 2026',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR',
      'selon la règle FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR à 09:30',
      'by the rule FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR at 09:30',
    ],
    ['FREQ=DAILY;COUNT=1', 'chaque jour à 09:30, une fois', 'every day at 09:30, once'],
  ]
  test.each(said)('%s', (rule, fr, en) => {
    const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/’/g, "'")
    expect(plain(sayRule('fr', rule, first))).toBe(fr)
    expect(plain(sayRule('en', rule, first))).toBe(en)
  })
})

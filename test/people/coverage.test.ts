import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverWeek, shareOut, type CoverMember } from '../../src/people/coverage.ts'
import { shortDays } from '../../src/people/short-days.ts'
import { readDays } from '../../src/people/read-member.ts'
import { mondayOfWeek, weekOf } from '../../src/weeks.ts'
import { addDays } from '../../src/days.ts'
import { teamRoles } from '../../src/store/team.ts'
import { dayIds, runStrategy, wantedDays, type Coverage, type Day, type StrategyInput } from '../../src/strategy/strategy.ts'
import { readGoldens } from '../golden/read-goldens.ts'

const coverages: Coverage[] = ['business_days', 'six_days', 'seven_days']
const anyMember = (alias: string): fc.Arbitrary<CoverMember> =>
  fc.record({
    alias: fc.constant(alias),
    roles: fc.subarray([...teamRoles]),
    minutes_per_week: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2400 })),
    days: fc.subarray([...dayIds]),
    intern: fc.boolean(),
  })
const anyTeam = fc.integer({ min: 0, max: 6 }).chain((count) => fc.tuple(...'ABCDEF'.slice(0, count).split('').map(anyMember)))
const anyWeek = fc.integer({ min: 0, max: 3000 }).map((weeks) => addDays('2020-01-06', weeks * 7))
const anyCoverage = fc.constantFrom(...coverages)

const member = (alias: string, days: Day[], more: Partial<CoverMember> = {}): CoverMember => ({
  alias,
  roles: ['contributor'],
  minutes_per_week: 60,
  days,
  intern: false,
  ...more,
})
const monday = '2026-11-30'
const everyDay = [...dayIds]

describe('a week of a team', () => {
  it('counts each day once, and has gaps and thin days only where an answer is expected [002-29]', () => {
    fc.assert(
      fc.property(anyTeam, anyCoverage, anyWeek, (team, coverage, from) => {
        const { days } = coverWeek(team, coverage, from)
        expect(days.map(({ day }) => day)).toEqual(dayIds)
        expect(days.map(({ date }) => date)).toEqual(dayIds.map((_, index) => addDays(from, index)))
        const wanted = wantedDays(coverage)
        for (const { day, status, present } of days) {
          expect(status === 'not_wanted').toBe(!wanted.includes(day))
          if (status === 'gap') expect(present).toEqual([])
          if (status === 'no_backup') expect(present).toHaveLength(1)
          if (status === 'covered') expect(present.length).toBeGreaterThan(1)
        }
      }),
    )
  })

  it('finds the gaps that the strategy finds, for whatever people', () => {
    const [golden] = readGoldens<{ answers: StrategyInput }>('strategy', 's09')
    fc.assert(
      fc.property(anyTeam, anyCoverage, (team, coverage) => {
        const people = team.map(({ minutes_per_week, days, intern }) => ({
          minutes_per_week,
          days: [...days],
          intern,
          department: 'vente',
          trained: true,
          motivated: true,
        }))
        const { gaps, no_backup } = runStrategy({ ...(golden?.answers as StrategyInput), coverage, people }).staffing.coverage
        const { days } = coverWeek(team, coverage, monday)
        expect(days.filter(({ status }) => status === 'gap').map(({ day }) => day)).toEqual(gaps)
        expect(days.filter(({ status }) => status === 'no_backup').map(({ day }) => day)).toEqual(no_backup)
      }),
      { numRuns: 50 },
    )
  })

  it('proposes for each day one who is there, and another to step in [004-52]', () => {
    fc.assert(
      fc.property(anyTeam, anyCoverage, anyWeek, (team, coverage, from) => {
        for (const { wanted, present, pilot, copilot } of coverWeek(team, coverage, from).days) {
          if (!wanted || present.length === 0) expect([pilot, copilot]).toEqual([null, null])
          else {
            expect(present).toContain(pilot)
            if (present.length === 1) expect(copilot).toBeNull()
            else expect(present.filter((alias) => alias !== pilot)).toContain(copilot)
          }
        }
      }),
    )
  })

  it('lets pilot and co-pilot take turns, within a week and from one to the next [004-52]', () => {
    const team = [member('A', everyDay), member('B', everyDay)]
    const pilots = (from: string): string =>
      coverWeek(team, 'business_days', from)
        .days.map(({ pilot }) => pilot ?? '-')
        .join('')
    expect(new Set([pilots('2026-11-30'), pilots('2026-12-07')])).toEqual(new Set(['ABABA--', 'BABAB--']))
  })

  it('asks more of who gives more time', () => {
    const team = [member('A', everyDay, { minutes_per_week: 200 }), member('B', everyDay, { minutes_per_week: 100 })]
    const pilots = coverWeek(team, 'six_days', monday).days.map(({ pilot }) => pilot)
    expect(pilots.filter((pilot) => pilot === 'A')).toHaveLength(4)
    expect(pilots.filter((pilot) => pilot === 'B')).toHaveLength(2)
  })

  it('puts somebody experienced behind an intern where there is one, and says where there is none [002-21]', () => {
    const team = [
      member('I', everyDay, { intern: true, minutes_per_week: 300 }),
      member('J', everyDay, { intern: true, minutes_per_week: 250 }),
      member('A', ['mon', 'tue', 'wed', 'thu'], { minutes_per_week: 10 }),
    ]
    const { days } = coverWeek(team, 'business_days', monday)
    for (const { day, pilot, copilot, interns_only } of days.filter(({ wanted }) => wanted)) {
      if (day === 'fri') expect(interns_only).toBe(true)
      else {
        expect(interns_only).toBe(false)
        expect([pilot, copilot]).toContain('A')
      }
    }
  })

  it.each([
    ['seven_days', 1, 'A'],
    ['seven_days', 2, null],
    ['six_days', 1, null],
    ['business_days', 1, null],
  ] as const)('%s on %i active people: one person alone is %s [002-29]', (coverage, count, alone) => {
    const team = [
      ...['A', 'B'].slice(0, count).map((alias) => member(alias, everyDay)),
      member('S', everyDay, { minutes_per_week: 0 }),
    ]
    expect(coverWeek(team, coverage, monday).one_person).toBe(alone)
  })

  it('knows the public holidays it is given, and no other', () => {
    const { days } = coverWeek([], 'business_days', '2026-12-21', [
      { day: '2026-12-25', name: 'Noël' },
      { day: '2027-01-01', name: 'Jour de l’An' },
    ])
    expect(days.filter(({ holiday }) => holiday !== null).map(({ day, holiday }) => [day, holiday])).toEqual([['fri', 'Noël']])
  })
})

describe('what is planned for each one', () => {
  const plan = { strategist: 40, community: 100, content: 60, approver: 20 }

  it('warns whoever is asked for more than they gave: 300 planned for 200 [001-20]', () => {
    const [load] = shareOut([member('A', everyDay, { minutes_per_week: 200 })], {
      plan: { strategist: 0, community: 240, content: 60, approver: 0 },
      approval: 'none',
      outside: false,
    })
    expect(load).toEqual({ alias: 'A', planned_minutes: 300, declared_minutes: 200, overload: true })
  })

  it.each([
    [
      'two who contribute, in proportion',
      [member('A', [], { minutes_per_week: 30 }), member('B', [], { minutes_per_week: 90 })],
      'none',
      false,
      [40, 120],
    ],
    ['outside help makes the contents', [member('A', [])], 'none', true, [100]],
    ['the consultant approves and leads', [member('A', [])], 'consultant', false, [160]],
    ['the sponsor approves', [member('A', []), member('B', [], { roles: ['sponsor'] })], 'client_each', false, [160, 20]],
    [
      'the strategist approves without a sponsor',
      [member('A', []), member('B', [], { roles: ['strategist'] })],
      'client_sensitive',
      false,
      [160, 60],
    ],
    [
      'who runs it answers, all make contents',
      [member('A', [], { roles: ['community_manager'] }), member('B', [])],
      'none',
      false,
      [130, 30],
    ],
    ['only a strategist has any time', [member('A', [], { roles: ['strategist'] })], 'none', false, [200]],
    ['nobody has any time', [member('A', [], { minutes_per_week: 0 })], 'none', false, []],
  ] as const)('%s', (_, team, approval, outside, planned) => {
    expect(shareOut(team, { plan, approval, outside }).map(({ planned_minutes }) => planned_minutes)).toEqual(planned)
  })

  it('never loses a minute of what the team does, nor makes one up', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const shares = shareOut(team, { plan, approval: 'none', outside: false })
        const active = team.filter(({ minutes_per_week }) => minutes_per_week > 0)
        const leads = active.some(({ roles }) => roles.includes('strategist')) ? plan.strategist * 1 : 0
        const total = shares.reduce((sum, { planned_minutes }) => sum + planned_minutes, 0)
        expect(total).toBe(active.length === 0 ? 0 : plan.community + plan.content + leads)
      }),
    )
  })
})

describe('weeks by their number', () => {
  it.each([
    ['2026-W49', '2026-11-30'],
    ['2026-W53', '2026-12-28'],
    ['2026-W01', '2025-12-29'],
    ['2024-W01', '2024-01-01'],
    ['2021-W53', null],
    ['2020-W53', '2020-12-28'],
    ['2026-W00', null],
    ['2026-W54', null],
    ['2026-49', null],
    ['', null],
  ])('%s begins on %s', (week, day) => {
    expect(mondayOfWeek(week)).toBe(day)
  })

  it('are those that a Monday and the six days after it have', () => {
    fc.assert(
      fc.property(anyWeek, fc.integer({ min: 0, max: 6 }), (from, more) => {
        const week = weekOf(addDays(from, more))
        expect(mondayOfWeek(week)).toBe(from)
      }),
    )
  })
})

describe('days as they are typed', () => {
  it.each([
    ['lun-ven', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['Mon, wed;SAT', ['mon', 'wed', 'sat']],
    ['samedi mardi', ['tue', 'sat']],
    ['mer. dim.', ['wed', 'sun']],
    ['jeu-dim,lun', ['mon', 'thu', 'fri', 'sat', 'sun']],
    ['aucun', []],
    ['none', []],
    ['', []],
    ['ven-lun', undefined],
    ['lun-mer-ven', undefined],
    ['lundi, février', undefined],
    ['-', undefined],
  ])('%s', (typed, days) => {
    expect(readDays(typed)).toEqual(days)
  })

  it.each(['fr', 'en'] as const)('come back as they were written short (%s)', (lang) => {
    fc.assert(
      fc.property(fc.subarray([...dayIds]), (days) => {
        expect(readDays(shortDays(lang, days))).toEqual(days)
      }),
    )
  })
})

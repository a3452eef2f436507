import { readWeekday } from '../clients/read-slots.ts'
import { Failure } from '../failure.ts'
import { say, type Lang } from '../i18n/text.ts'
import { teamText } from '../i18n/team.ts'
import { messageTags, type MessageTag } from '../store/inbox.ts'
import { teamRoles, type TeamMemberChange, type TeamRole, type Weekday } from '../store/team.ts'
import { isEmail, parseMinutes } from '../strategy/check-answer.ts'
import { dayIds } from '../strategy/strategy.ts'
import { inOrder } from '../strategy/team-answers.ts'
import { tagNamed } from './read-tags.ts'

/** What is said of a member, as typed. */
export interface TypedMember {
  readonly alias?: string
  readonly role?: string
  readonly job?: string
  readonly department?: string
  readonly minutes?: string
  readonly days?: string
  readonly trained?: string
  readonly knows_rules?: string
  readonly motivated?: string
  readonly at_ease?: string
  readonly intern?: string
  readonly years?: string
  readonly email?: string
  readonly topics?: string
}

/** Everything that is wrong at once. Throws `Failure` usage `bad_member`. */
export function readMember(typed: TypedMember, lang: Lang): TeamMemberChange {
  const wrong: string[] = []
  const change: Record<string, unknown> = {}
  const read = (flag: keyof TypedMember, field: keyof TeamMemberChange, as: (value: string) => unknown): void => {
    const value = typed[flag]?.trim()
    if (value === undefined) return
    const found = as(value)
    if (found === undefined) {
      const name = flag === 'alias' ? say(lang, teamText.alias_arg) : `--${flag.replace('_', '-')}`
      wrong.push(say(lang, teamText.bad_field, { flag: name, value, expected: say(lang, expected[flag]) }))
    } else change[field] = found
  }
  read('alias', 'alias', (value) => (/^[^\n\r]{1,60}$/u.test(value) ? value : undefined))
  read('role', 'roles', readRoles)
  read('job', 'job', (value) => readText(value))
  read('department', 'department', (value) => readText(value) ?? undefined)
  read('minutes', 'minutes_per_week', (value) => {
    const minutes = parseMinutes(value)
    return minutes !== null && minutes <= 2400 ? minutes : undefined
  })
  read('days', 'days', readDays)
  for (const flag of ['trained', 'knows_rules', 'motivated', 'at_ease'] as const) read(flag, flag, readTick)
  read('intern', 'intern', (value) => readTick(value) ?? undefined)
  read('years', 'years_in_company', (value) => (/^\d{1,2}$/.test(value) ? Number(value) : undefined))
  read('email', 'email', (value) => (value === '' ? null : isEmail(value) ? value : undefined))
  read('topics', 'topics', readTopics)
  if (wrong.length > 0) {
    throw new Failure('usage', 'bad_member', wrong.join('\n'), { hint: say(lang, teamText.bad_member_hint) })
  }
  return change
}

const expected = {
  alias: teamText.expects_alias,
  role: teamText.expects_role,
  job: teamText.expects_text,
  department: teamText.expects_text,
  minutes: teamText.expects_minutes,
  days: teamText.expects_days,
  trained: teamText.expects_tick,
  knows_rules: teamText.expects_tick,
  motivated: teamText.expects_tick,
  at_ease: teamText.expects_tick,
  intern: teamText.expects_yes_no,
  years: teamText.expects_years,
  email: teamText.expects_email,
  topics: teamText.expects_topics,
} as const satisfies Record<keyof TypedMember, unknown>

/** Null takes it away. */
function readText(value: string): string | null | undefined {
  if (value === '') return null
  return /^[^\n\r]{1,60}$/u.test(value) ? value : undefined
}

function readRoles(value: string): TeamRole[] | undefined {
  const words = value
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('-', '_'))
  const roles = teamRoles.filter((role) => words.includes(role))
  return words.length > 0 && words.every((word) => (teamRoles as readonly string[]).includes(word)) ? inOrder(roles) : undefined
}

function readTopics(value: string): MessageTag[] | undefined {
  const named = value
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(tagNamed)
  return named.includes(null) ? undefined : messageTags.filter((tag) => named.includes(tag))
}

/** `lun-ven`, `mon, wed, sat`, `aucun`, in either language; undefined for anything else. */
export function readDays(value: string): Weekday[] | undefined {
  if (/^(?:aucun|none|)$/i.test(value)) return []
  const days = new Set<Weekday>()
  for (const part of value.split(/[\s,;]+/).filter((word) => word !== '')) {
    const ends = part.split('-').map(dayIndex)
    const [first, last = first] = ends
    if (ends.length > 2 || first === undefined || first === null || last === null || last === undefined || last < first) {
      return undefined
    }
    for (const day of dayIds.slice(first, last + 1)) days.add(day)
  }
  return dayIds.filter((day) => days.has(day))
}

/** 0 is Monday. */
function dayIndex(word: string): number | null {
  const weekday = readWeekday(word)
  return weekday === null ? null : (weekday + 6) % 7
}

/** Null: not known. */
function readTick(value: string): boolean | null | undefined {
  const word = value.toLowerCase()
  if (['yes', 'oui'].includes(word)) return true
  if (['no', 'non'].includes(word)) return false
  return ['?', 'unknown', 'inconnu'].includes(word) ? null : undefined
}

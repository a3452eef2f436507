/** What happens when things go wrong: three levels, who is told within which time, who speaks; filled with the client's own people. */
import { known, type Answers } from './answers.ts'
import { usualKeywords } from './defaults.ts'
import { dayIds, type Coverage, type Day } from './strategy.ts'
import type { Lang } from '../i18n/text.ts'

export const escalationLevels = ['green', 'amber', 'red'] as const
export type EscalationLevelId = (typeof escalationLevels)[number]

export type EscalationRole = 'message_owner' | 'strategist' | 'referent' | 'sponsor' | 'contributors' | 'outside'

export interface Told {
  readonly who: EscalationRole
  /** Empty: nobody is named for it yet, or it depends on the case. */
  readonly names: readonly string[]
  /** Minutes; null: with the next regular account. */
  readonly within: number | null
}

export interface EscalationLevel {
  readonly level: EscalationLevelId
  /** Minutes until the first public word; on green they count on the days of `answer_days` only. */
  readonly answer_within: number
  /** Minutes until the position is said; null: the first word is the answer. */
  readonly statement_within: number | null
  /** Posts that wait: all of the client's, those that would jar, none. */
  readonly queue: 'runs' | 'hold_promotional' | 'hold_all'
  readonly notify: readonly Told[]
  readonly speaks: 'contributor' | 'trained' | 'spokesperson'
  readonly speakers: readonly string[]
  /** Days until what was learned is written down; null: nothing to learn. */
  readonly lesson_within: number | null
  readonly drill_within: number | null
}

export interface EscalationContact {
  readonly role: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string | null
  readonly backup: string | null
}

/** What the plan still lacks, each a task of somebody. */
export type MissingContact = 'contact' | 'reach' | 'backup' | 'hours' | 'strategist' | 'sponsor' | 'referent' | 'contributors'

export interface Escalation {
  readonly levels: readonly EscalationLevel[]
  /** In the order in which they are called. */
  readonly contacts: readonly EscalationContact[]
  /** Minutes without an answer after which the one who stands in is called. */
  readonly backup_after: number
  readonly keywords: readonly string[]
  readonly answer_days: readonly Day[]
  readonly missing: readonly MissingContact[]
}

export interface EscalationFacts {
  readonly answers: Answers
  readonly coverage: Coverage
  /** Who takes part, trained ones first where it matters. */
  readonly contributors: readonly { readonly alias: string; readonly trained: boolean; readonly intern: boolean }[]
  /** Null: nobody, yet. `consultant` stands for the consultant. */
  readonly strategist: string | null
  readonly sponsor: string | null
  readonly referent: string | null
  /** Somebody from outside posts for the client. */
  readonly external: boolean
  readonly lang: Lang
}

const hour = 60
const day = 24 * hour

export function escalationOf(facts: EscalationFacts): Escalation {
  const { answers, strategist, sponsor, referent, contributors } = facts
  const names = (name: string | null): string[] => (name === null ? [] : [name])
  const everybody = contributors.map((person) => person.alias)
  const steady = contributors.filter((person) => person.trained && !person.intern).map((person) => person.alias)
  const told = (who: EscalationRole, list: readonly string[], within: number | null): Told => ({ who, names: list, within })
  const contacts = contactsOf(answers)
  return {
    levels: [
      {
        level: 'green',
        answer_within: day,
        statement_within: null,
        queue: 'runs',
        notify: [told('message_owner', [], day)],
        speaks: 'contributor',
        speakers: everybody,
        lesson_within: null,
        drill_within: null,
      },
      {
        level: 'amber',
        answer_within: 4 * hour,
        statement_within: null,
        queue: 'hold_promotional',
        notify: [
          told('strategist', names(strategist), hour),
          ...(referent === null ? [] : [told('referent', [referent], hour)]),
          // who was told within the hour need not be told again
          ...(sponsor !== null && (sponsor === strategist || sponsor === referent)
            ? []
            : [told('sponsor', names(sponsor), null)]),
        ],
        speaks: 'trained',
        speakers: [...new Set([...names(strategist), ...steady])],
        lesson_within: 7,
        drill_within: null,
      },
      {
        level: 'red',
        answer_within: hour,
        statement_within: 4 * hour,
        queue: 'hold_all',
        notify: [
          told('sponsor', names(sponsor), 30),
          told('strategist', names(strategist), 30),
          told('contributors', everybody, 30),
          told('outside', [], null),
        ],
        speaks: 'spokesperson',
        // management names somebody else the day it wants to
        speakers: names(sponsor),
        lesson_within: 7,
        drill_within: 60,
      },
    ],
    contacts,
    backup_after: 15,
    keywords: known(answers, 'sensitive_keywords') ?? usualKeywords(known(answers, 'sector'), facts.lang),
    answer_days: dayIds.slice(0, { business_days: 5, six_days: 6, seven_days: 7 }[facts.coverage]),
    missing: missingIn(facts, contacts),
  }
}

function contactsOf(answers: Answers): EscalationContact[] {
  const said = (value: string | undefined): string | null => (value === undefined || value.trim() === '' ? null : value.trim())
  return (known(answers, 'escalation_contacts') ?? []).map((one) => ({
    role: one['role'] ?? '',
    name: one['name'] ?? '',
    phone: said(one['phone']),
    email: said(one['email']),
    hours: said(one['hours']),
    backup: said(one['backup']),
  }))
}

function missingIn(facts: EscalationFacts, contacts: readonly EscalationContact[]): MissingContact[] {
  const lacks: Record<MissingContact, boolean> = {
    contact: contacts.length === 0,
    reach: contacts.some(({ phone }) => phone === null),
    backup: contacts.length > 0 && contacts.every(({ backup }) => backup === null),
    hours: contacts.some(({ hours }) => hours === null),
    strategist: facts.strategist === null,
    sponsor: facts.sponsor === null,
    referent: facts.external && facts.referent === null,
    contributors: facts.contributors.length === 0,
  }
  return (Object.keys(lacks) as MissingContact[]).filter((one) => lacks[one])
}

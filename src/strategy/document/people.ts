/** Who does what: the section that tools cannot replace, there in every strategy. */
import type { Block } from '../../documents/document.ts'
import { list, minutes } from '../../i18n/format.ts'
import { roleLabel } from '../../i18n/labels.ts'
import { fieldChoiceText } from '../../i18n/questionnaire.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { documentText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import { severityOf } from '../approval.ts'
import { atStart, contributorsSentence, documentFlags, flagSentence, isForLater, staffingSentence } from '../explanations.ts'
import { noticesFor } from '../notices.ts'
import type { PlanRole } from '../plan90.ts'
import { ownersOf, type NetworkOwner } from '../owners.ts'
import { dayIds, type RolePlan } from '../strategy.ts'
import { bullets, capital, left, note, paragraph, right, table, under, type Participant, type Told } from './told.ts'

export function peopleBlocks(told: Told): Block[] {
  const { lang, input, answers } = told
  const notices = noticesFor(answers, lang).filter(({ code }) => code === 'regulated_assumed')
  return [
    paragraph(`${staffingSentence(told)} ${contributorsSentence(told)}`),
    paragraph(say(lang, documentText.seniority)),
    note(say(lang, documentText.tools_are_no_people)),
    ...under(say(lang, documentText.heading_roles), rolesTable(told)),
    ...under(say(lang, documentText.heading_team), teamTable(told)),
    ...under(say(lang, documentText.heading_owners), ownersTable(told)),
    ...under(say(lang, documentText.heading_days), daysBlocks(told)),
    paragraph(`${say(lang, strategyText.approval_is, { who: say(lang, strategyText[`approval_${input.approval}`]) })}.`),
    ...notices.map(({ text }) => note(text)),
    ...under(say(lang, documentText.heading_flags), bullets(flagLines(told))),
  ]
}

const roleIds = ['strategist', 'community', 'content', 'approver'] as const satisfies readonly (keyof RolePlan)[]

function rolesTable(told: Told): Block[] {
  const { lang, result } = told
  const roles = result.role_plan_minutes_per_week
  if (roles === null || isForLater(result)) return []
  return table(
    [
      left(say(lang, documentText.column_role)),
      right(say(lang, documentText.column_week)),
      left(say(lang, documentText.column_who)),
    ],
    roleIds
      .filter((role) => roles[role] > 0)
      .map((role) => [capital(say(lang, roleLabel[role])), minutes(roles[role]), capital(holderOf(told, role))]),
  )
}

/** Who holds a role, in words. */
export function holderOf(told: Told, role: PlanRole): string {
  const { lang, input, result, people } = told
  const nobody = say(lang, documentText.to_be_named)
  if (role === 'strategist') return told.strategist ?? nobody
  if (role === 'sponsor') return told.sponsor ?? nobody
  if (role === 'approver') {
    return input.approval === 'consultant'
      ? say(lang, documentText.the_consultant)
      : (told.sponsor ?? say(lang, documentText.you))
  }
  const pair = [say(lang, documentText.a_provider), ...(told.referent === null ? [] : [told.referent])]
  const all = result.staffing.mode === 'doublette' ? pair : people.map((person) => person.alias)
  return all.length === 0 ? nobody : list(lang, all)
}

function teamTable({ lang, people }: Told): Block[] {
  const anyJob = people.some(({ job }) => job !== null)
  return table(
    [
      left(say(lang, documentText.column_who)),
      ...(anyJob ? [left(say(lang, documentText.column_job))] : []),
      right(say(lang, documentText.column_week)),
      left(say(lang, documentText.column_remark)),
    ],
    people.map((person) => [
      capital(person.alias),
      ...(anyJob ? [person.job ?? ''] : []),
      minutes(person.minutes_per_week),
      remarkOn(lang, person),
    ]),
  )
}

/** What is to be known of somebody, the first thing first. */
function remarkOn(lang: Told['lang'], { intern, trained, motivated }: Participant): string {
  const remarks = [
    ...(intern ? [documentText.remark_intern] : []),
    ...(trained ? [] : [documentText.remark_training]),
    ...(motivated ? [] : [documentText.remark_motivation]),
  ].map((text) => say(lang, text))
  return remarks.length === 0 ? say(lang, documentText.remark_ready) : remarks.join(', ')
}

function ownersTable(told: Told): Block[] {
  const { lang, input, result, people, referent } = told
  return table(
    [
      left(say(lang, documentText.column_network)),
      left(say(lang, documentText.column_when)),
      left(say(lang, documentText.column_who)),
    ],
    ownersOf({ input, result, team: people, referent }).map((owner) => [
      atStart(lang, owner.network),
      capital(say(lang, owner.from === 'day_1' ? documentText.from_day_1 : documentText.from_day_91)),
      capital(ownerText(told, owner)),
    ]),
  )
}

function ownerText({ lang }: Told, { owner, person }: NetworkOwner): string {
  switch (owner) {
    case 'internal':
      return person === null
        ? say(lang, documentText.owner_internal_unnamed)
        : say(lang, documentText.owner_internal, { person })
    case 'pair':
      return person === null ? say(lang, documentText.owner_pair_unnamed) : say(lang, documentText.owner_pair, { person })
    case 'external':
      return person === null
        ? say(lang, documentText.owner_external)
        : say(lang, documentText.owner_external_referent, { person })
    case 'nobody':
      return say(lang, documentText.owner_nobody)
  }
}

/** Each day on which customers expect an answer, with who is there. */
function daysBlocks({ lang, input, people, result }: Told): Block[] {
  const wanted = dayIds.slice(0, result.staffing.coverage.wanted_days)
  const nobody = say(lang, documentText.nobody_that_day)
  return [
    ...table(
      [left(say(lang, documentText.column_day)), left(say(lang, documentText.column_who))],
      wanted.map((day) => {
        const there = people.filter((person) => person.days.includes(day)).map((person) => person.alias)
        return [
          capital(say(lang, fieldChoiceText.days[day])),
          there.length === 0 ? { text: nobody, unknown: true as const } : list(lang, there),
        ]
      }),
    ),
    ...(input.coverage === 'seven_days' ? [note(say(lang, documentText.seven_days))] : []),
  ]
}

/** What stands in the way, the worst first. */
function flagLines(told: Told): string[] {
  const { lang, input, result } = told
  const { flags } = result.staffing
  const line = { red: documentText.severity_red, amber: documentText.severity_amber, note: documentText.severity_note }
  const of = (severity: keyof typeof line): string[] =>
    flags
      .filter((flag) => severityOf(flag, input.headcount) === severity)
      .map((flag) => say(lang, line[severity], { flag: capital(flagSentence(told, flag)) }))
  const own = documentFlags(told, told.people, told.strategist ?? undefined).map((flag) =>
    say(lang, line.amber, { flag: capital(flag) }),
  )
  return [...of('red'), ...of('amber'), ...own, ...of('note')]
}

import type { Context } from '../context.ts'
import type { Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { TeamMember } from '../store/team.ts'
import { known, type Answers } from './answers.ts'
import { currentAnswers } from './current-answers.ts'
import { usualCoverage } from './defaults.ts'
import { escalationOf, type Escalation } from './escalation.ts'
import { withTypes } from './find-strategy.ts'
import type { Coverage, StrategyInput, StrategyResult } from './strategy.ts'
import { whoDoes, type Doer } from './who-does.ts'

export interface FoundEscalation {
  readonly escalation: Escalation
  readonly answers: Answers
  readonly coverage: Coverage
}

/** As the client stands today, with a strategy or without. */
export async function findEscalation(context: Context, client: Client): Promise<FoundEscalation> {
  const { answers, last } = await currentAnswers(context, client)
  const strategy = last === null ? null : withTypes(last)
  const team = await (await context.store()).team.list(client.slug)
  const coverage = known(answers, 'coverage') ?? strategy?.input.coverage ?? usualCoverage(known(answers, 'sector'))
  const lang = strategy?.lang ?? client.lang
  return { escalation: escalationWith({ strategy, answers, coverage, team, lang }), answers, coverage }
}

/** The plan for bad days with the people of the team, where it has begun, and else with those of the answers. */
export function escalationWith(facts: {
  readonly strategy: { readonly input: StrategyInput; readonly result: StrategyResult } | null
  readonly answers: Answers
  readonly coverage: Coverage
  readonly team: readonly TeamMember[]
  readonly lang: Lang
}): Escalation {
  const { strategy, answers, coverage, team, lang } = facts
  const doers = strategy === null ? null : whoDoes({ ...strategy, answers, team })
  const withRole = (role: 'strategist' | 'sponsor'): string | null =>
    team.find((one) => one.roles.includes(role))?.alias ?? null
  const nameOf = ([first]: readonly Doer[]): string | null => (first === undefined ? null : (first.name ?? first.kind))
  const referent = team.find((one) => one.roles.includes('referent'))?.alias ?? known(answers, 'internal_referent') ?? null
  return escalationOf({
    answers,
    coverage,
    contributors:
      team.length > 0
        ? team
            .filter((one) => one.minutes_per_week > 0)
            .map(({ alias, trained, intern }) => ({ alias, trained: trained === true, intern }))
        : (known(answers, 'people') ?? []).map(({ alias, trained, intern }) => ({ alias, trained, intern: intern === true })),
    strategist: doers === null ? withRole('strategist') : nameOf(doers.strategist),
    sponsor: doers === null ? withRole('sponsor') : nameOf(doers.sponsor),
    referent: referent === '' ? null : referent,
    external: strategy?.result.staffing.mode === 'doublette',
    lang,
  })
}

/** The first page, complete in itself: what its reader keeps when nothing else is read. */
import type { Block, Tile } from '../../documents/document.ts'
import { list, minutes } from '../../i18n/format.ts'
import {
  aimText,
  becauseAudience,
  becausePlace,
  becauseText,
  decisionText,
  documentText,
} from '../../i18n/strategy-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { rhu } from '../../arithmetic.ts'
import { isTracked } from '../budget.ts'
import { decisionsOf, type Decision } from '../decisions.ts'
import { cadenceText, headline, inSentence, isForLater } from '../explanations.ts'
import type { Reason } from '../strategy.ts'
import { defaultWeights } from '../weights.ts'
import { bullets, capital, day, heading, isFeeApart, money, namesOf, note, percentText, nearestOf, type Told } from './told.ts'

export function pageOne(told: Told): Block[] {
  const { lang, facts, result } = told
  const { mode } = facts.strategy
  return [
    { kind: 'banner', text: headline(told) },
    {
      kind: 'facts',
      facts: [
        [say(lang, documentText.label_aim), aimSentence(told)],
        why(told),
        [say(lang, documentText.label_who), whoSentence(told)],
      ],
    },
    { kind: 'tiles', tiles: [timeTile(told), moneyTile(told), verdictTile(told)] },
    heading(say(lang, documentText.decisions)),
    ...bullets(
      decisionsOf({
        status: facts.strategy.status,
        answers: told.answers,
        result,
        tracked: isTracked(facts.client),
      }).map((one) => decisionSentence(told, one)),
      true,
    ),
    ...(mode === 'quick' ? [note(say(lang, documentText.quick))] : []),
    ...(result.confidence < 100
      ? [note(say(lang, documentText.confidence, { percent: percentText(lang, result.confidence) }))]
      : []),
  ]
}

function aimSentence({ lang, input }: Told): string {
  const aims = input.objectives.map((objective) => say(lang, aimText[objective]))
  return `${capital(list(lang, aims))}.`
}

function why(told: Told): readonly [string, string] {
  const { lang, result } = told
  const { phase1, scores } = result
  if (!phase1) {
    const nearest = nearestOf(result)
    const label = say(lang, documentText.label_no_network)
    if (nearest === null) return [label, say(lang, documentText.why_low, { min: defaultWeights.min_score / 100 })]
    const values = { network: inSentence(lang, nearest.network), time: minutes(nearest.missing_minutes) }
    return [label, say(lang, documentText.why_short_of_time, values)]
  }
  const label = say(lang, documentText.label_why, { network: inSentence(lang, phase1.network) })
  const reasons = (result.reasons?.positive ?? []).map((reason) => because(told, reason))
  if (reasons.length === 0) return [label, say(lang, documentText.because_score, { score: scores[phase1.network].score })]
  return [label, `${capital(list(lang, reasons))}.`]
}

function because({ lang, input }: Told, { criterion }: Reason): string {
  if (criterion === 'geo' && input.geo_scope !== null) return say(lang, becausePlace[input.geo_scope])
  if (criterion === 'audience' && input.b2b_share != null)
    return say(lang, becauseAudience[input.b2b_share >= 50 ? 'businesses' : 'consumers'])
  return say(lang, becauseText[criterion])
}

function whoSentence(told: Told): string {
  const { lang, result } = told
  const lead = leadSentence(told)
  switch (result.phase1 === null ? 'listen_only' : result.staffing.mode) {
    case 'internal':
      return say(lang, documentText.who_internal, { people: namesOf(told), lead })
    case 'internal_with_training':
      return say(lang, documentText.who_training, { people: namesOf(told), lead })
    case 'doublette':
      return say(lang, documentText.who_pair, { person: told.referent ?? say(lang, documentText.to_be_named), lead })
    case 'listen_only':
      return result.phase1 === null
        ? say(lang, result.foundation.length > 0 ? documentText.who_listing : documentText.who_watch, {
            people: namesOf(told),
            lead,
          })
        : say(lang, documentText.who_nobody, { lead })
  }
}

function leadSentence({ lang, strategist, led_by_consultant }: Told): string {
  if (strategist === null) return say(lang, documentText.lead_nobody)
  return led_by_consultant
    ? say(lang, documentText.lead_consultant)
    : say(lang, documentText.lead_person, { person: strategist })
}

function timeTile({ lang, result, budget }: Told): Tile {
  const { phase1, foundation, feasibility } = result
  const available = minutes(feasibility.minutes_per_month)
  const tile = (detail: string): Tile => ({
    label: say(lang, documentText.label_time),
    value: minutes(budget.planned_minutes),
    detail,
    unknown: false,
  })
  if (phase1 && !isForLater(result)) {
    const cadence = cadenceText(lang, phase1.cadence_per_quarter)
    return tile(say(lang, documentText.time_planned, { available, cadence }))
  }
  const over = budget.planned_minutes > feasibility.minutes_per_month
  const listed = over ? documentText.time_listing_over : documentText.time_listing
  const alone = over ? documentText.time_watch_over : documentText.time_watch
  return tile(say(lang, foundation.length > 0 ? listed : alone, { available }))
}

function moneyTile(told: Told): Tile {
  const { lang, budget } = told
  const label = say(lang, documentText.label_money)
  const ceiling = money(told, budget.ceiling)
  if (budget.total === null || budget.internal === null) {
    return { label, value: ceiling, detail: say(lang, documentText.money_no_rate), unknown: false }
  }
  const words =
    budget.total === 0
      ? say(lang, documentText.money_nothing)
      : budget.internal === 0
        ? say(lang, documentText.money_spending)
        : budget.ceiling === 0
          ? say(lang, documentText.money_time)
          : say(lang, documentText.money_all, { internal: money(told, budget.internal), ceiling })
  // what the consultant takes is their own offer, and not in the client's figures as long as no budget holds it
  const rest = isFeeApart(told)
    ? [say(lang, documentText.money_fee_apart)]
    : budget.ceiling === 0 && budget.total > 0
      ? [say(lang, documentText.money_no_more)]
      : []
  return { label, value: money(told, budget.total), detail: [words, ...rest].join(' '), unknown: false }
}

function verdictTile(told: Told): Tile {
  const { lang, result, horizon, verdict_day, day_90 } = told
  if (result.phase1 === null || isForLater(result)) {
    return {
      label: say(lang, documentText.label_look_again),
      value: day(told, day_90),
      detail: say(lang, documentText.verdict_none),
      unknown: false,
    }
  }
  const detail =
    horizon === 3
      ? say(lang, documentText.verdict_short)
      : say(lang, documentText.verdict, { months: horizon, decision: day(told, day_90) })
  return { label: say(lang, documentText.label_verdict), value: day(told, verdict_day), detail, unknown: false }
}

function decisionSentence(told: Told, decision: Decision): string {
  const { lang, result, budget, people, approval_day, verdict_day, day_90 } = told
  const { phase1, near_tie, foundation } = result
  switch (decision) {
    case 'find_time': {
      const nearest = nearestOf(result)
      const text = foundation.length > 0 ? decisionText.find_time_listing : decisionText.find_time
      return say(lang, text, {
        network: nearest === null ? '' : inSentence(lang, nearest.network),
        time: minutes(nearest?.missing_minutes ?? 0),
      })
    }
    case 'find_someone':
      return say(lang, decisionText.find_someone, { network: networkIn(lang, phase1?.network) })
    case 'choose_network':
      return say(lang, decisionText.choose_network, {
        networks: list(
          lang,
          [phase1?.network, ...near_tie].map((network) => networkIn(lang, network)),
        ),
      })
    case 'approve':
      return say(lang, decisionText.approve, { date: day(told, approval_day) })
    case 'free_hours': {
      const time = minutes(rhu(budget.internal_minutes * 3, 13))
      return people.length === 0
        ? say(lang, decisionText.free_hours_unnamed, { time })
        : say(lang, decisionText.free_hours, { time, people: namesOf(told) })
    }
    case 'set_date':
      return say(lang, decisionText.set_date, { date: day(told, verdict_day) })
    case 'day_90':
      return say(lang, decisionText.day_90, { date: day(told, day_90) })
    case 'contacts':
    case 'name_strategist':
    case 'name_referent':
    case 'experienced':
    case 'name_sponsor':
    case 'second_person':
    case 'second_quote':
    case 'train':
    case 'tracking':
    case 'sign_contract':
    case 'benefit':
      return say(lang, decisionText[decision])
  }
}

function networkIn(lang: Lang, network: Parameters<typeof inSentence>[1] | undefined): string {
  return network === undefined ? '' : inSentence(lang, network)
}

/** The strategy in words: each sentence says what was concluded, from which answer, and what would change it. */
import { largestRemainder, sum } from '../arithmetic.ts'
import { list, minutes, number } from '../i18n/format.ts'
import {
  accountActionLabel,
  criterionLabel,
  flagLabel,
  gateLabel,
  levelLabel,
  pieceLabel,
  sectorLabel,
  staffingModeLabel,
  strategyNetworkLabel,
} from '../i18n/labels.ts'
import { choiceText, fieldChoiceText, questionText } from '../i18n/questionnaire.ts'
import { networkWithArticle, reviewSites, strategyText } from '../i18n/strategy.ts'
import { aimText } from '../i18n/strategy-document.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { known, type Answers } from './answers.ts'
import {
  dayIds,
  effortFor,
  rolePlan,
  weightsFor,
  type Day,
  type ExistingAccount,
  type StaffingFlag,
  type StrategyInput,
  type StrategyResult,
} from './strategy.ts'
import {
  criterionIds,
  defaultWeights,
  levelIds,
  strategyNetworks,
  type Cadence,
  type Criterion,
  type FormerNetwork,
  type Piece,
  type StrategyNetwork,
} from './weights.ts'

/** What the sentences are made from. */
export interface Explained {
  readonly lang: Lang
  readonly input: StrategyInput
  readonly result: StrategyResult
  readonly answers: Answers
}

export function networkName(lang: Lang, network: StrategyNetwork | FormerNetwork): string {
  return say(lang, strategyNetworkLabel[network])
}

/** The same inside a sentence, with its article where it is a common noun: « le blog », « Facebook ». */
export function inSentence(lang: Lang, network: StrategyNetwork): string {
  const text = (networkWithArticle as Readonly<Record<string, Text>>)[network]
  return text === undefined ? networkName(lang, network) : say(lang, text)
}

/** The same at the start of a sentence: « Le blog ». */
export function atStart(lang: Lang, network: StrategyNetwork): string {
  return upperFirst(inSentence(lang, network))
}

/** Nobody can run the network found: it is named for later, and nothing of it is planned. */
export function isForLater({ phase1, staffing }: StrategyResult): boolean {
  return phase1 !== null && staffing.mode === 'listen_only'
}

// The conclusion

export function headline({ lang, result }: Explained): string {
  const { phase1, foundation, staffing } = result
  const listed = foundation.length > 0
  if (!phase1) return say(lang, listed ? strategyText.red : strategyText.red_no_premises)
  const network = atStart(lang, phase1.network)
  if (staffing.mode === 'listen_only') {
    return say(lang, listed ? strategyText.headline_listen_listing : strategyText.headline_listen, { network })
  }
  return say(lang, listed ? strategyText.headline_one_listing : strategyText.headline_one, { network })
}

/** The green, amber or red sentence. */
export function feasibilitySentence({ lang, result }: Explained): string {
  const { phase1, feasibility, foundation } = result
  if (!phase1) return say(lang, foundation.length > 0 ? strategyText.red : strategyText.red_no_premises)
  const cadence = cadenceText(lang, phase1.cadence_per_quarter)
  return say(lang, feasibility.status === 'green' ? strategyText.green : strategyText.amber, { cadence })
}

/** « 1 publication avec photo et 1 lien partagé par semaine », « 1 article par mois ». A quarter has 13 weeks and 3 months. */
export function cadenceText(lang: Lang, cadence: Cadence): string {
  const pieces = Object.entries(cadence) as [Piece, number][]
  const weekly = pieces.filter(([, perQuarter]) => perQuarter % 13 === 0)
  const monthly = pieces.filter(([, perQuarter]) => perQuarter % 13 !== 0)
  const said = (part: [Piece, number][], per: number): string =>
    list(
      lang,
      part.map(([piece, perQuarter]) => say(lang, pieceLabel[piece], { count: perQuarter / per })),
    )
  const parts: string[] = []
  if (weekly.length > 0) parts.push(say(lang, strategyText.cadence_week, { pieces: said(weekly, 13) }))
  if (monthly.length > 0) parts.push(say(lang, strategyText.cadence_month, { pieces: said(monthly, 3) }))
  return parts.join(', ')
}

// Why

/** The answer that a criterion was judged on. */
export function answerBehind({ lang, input }: Explained, criterion: Criterion, network: StrategyNetwork): string {
  const unknown = say(lang, strategyText.answer_unknown)
  switch (criterion) {
    case 'objective':
      return list(
        lang,
        input.objectives.map((id) => say(lang, aimText[id])),
      )
    case 'content': {
      if (input.abilities == null) return unknown
      const abilities = input.abilities.map((id) => lowerFirst(say(lang, choiceText.abilities[id])))
      const said = abilities.length > 0 ? list(lang, abilities) : say(lang, strategyText.answer_nothing)
      return input.outsource_production ? say(lang, strategyText.answer_outsourced, { abilities: said }) : said
    }
    case 'audience':
      return input.b2b_share == null ? unknown : say(lang, strategyText.answer_businesses, { count: input.b2b_share })
    case 'age':
      return input.age_bands == null || input.age_bands.length === 0 ? unknown : agesText(lang, input.age_bands)
    case 'sector':
      return input.sector === null ? unknown : lowerFirst(say(lang, sectorLabel[input.sector]))
    case 'geo':
      if (input.geo_scope === null) return unknown
      if (input.geo_scope === 'local') return say(lang, strategyText.answer_local)
      return lowerFirst(say(lang, choiceText.geo_scope[input.geo_scope]))
    case 'existing':
      return accountBehind(lang, input, network)
    case 'measurability':
      return say(lang, strategyText.answer_measurability)
  }
}

/** Bands that touch are said as one: « de 25 à 64 ans ». */
function agesText(lang: Lang, bands: readonly string[]): string {
  const order = ['15-24', '25-34', '35-49', '50-64', '65+'] as const
  const at = order.map((band) => bands.includes(band))
  const first = at.indexOf(true)
  const last = at.lastIndexOf(true)
  const runs = at.slice(first, last + 1).every(Boolean)
  const single = (band: (typeof order)[number]): string => say(lang, choiceText.age_bands[band])
  if (!runs || first === last) return list(lang, order.filter((band) => bands.includes(band)).map(single))
  const from = order[first]?.slice(0, 2) ?? ''
  const upTo = order[last] === '65+' ? null : order[last]?.slice(3)
  if (upTo === null || upTo === undefined) return lang === 'fr' ? `${from}\u00A0ans et plus` : `${from} and over`
  return lang === 'fr' ? `de ${from} à ${upTo}\u00A0ans` : `${from} to ${upTo}`
}

function accountBehind(lang: Lang, input: StrategyInput, network: StrategyNetwork): string {
  const present = (name: string): string => (defaultWeights.retire_map as Readonly<Record<string, string>>)[name] ?? name
  const account = input.accounts?.find((declared) => present(declared.network) === network)
  if (!account) return say(lang, strategyText.answer_account_none)
  if (account.status === 'dormant') return say(lang, strategyText.answer_account_dormant)
  if (account.followers == null) return say(lang, strategyText.answer_account_active)
  const count = account.followers
  return say(lang, strategyText.answer_account_followers, { count, number: number(lang, count) })
}

/** The reasons for the phase 1 network: what it gains, then what it loses. Empty without a network. */
export function reasonSentences(explained: Explained): { positive: string[]; negative: string[] } {
  const { lang, result } = explained
  const { phase1, reasons } = result
  if (!phase1 || !reasons) return { positive: [], negative: [] }
  const network = atStart(lang, phase1.network)
  const sentence = (
    text: typeof strategyText.why_pos | typeof strategyText.why_neg,
    criterion: Criterion,
    points: number,
  ): string =>
    say(lang, text, {
      network,
      count: Math.round(Math.abs(points) / 10) / 10,
      points: pointsText(lang, Math.abs(points)),
      criterion: say(lang, criterionLabel[criterion]),
      answer: answerBehind(explained, criterion, phase1.network),
    })
  return {
    positive: reasons.positive.map((reason) => sentence(strategyText.why_pos, reason.criterion, reason.points)),
    negative: reasons.negative.map((reason) => sentence(strategyText.why_neg, reason.criterion, reason.points)),
  }
}

/** Weighted points, shown with one decimal: 870 → « 8,7 ». */
export function pointsText(lang: Lang, points: number): string {
  const tenths = String(Math.round(points / 10)).padStart(2, '0')
  return `${number(lang, Number(tenths.slice(0, -1)))}${lang === 'fr' ? ',' : '.'}${tenths.slice(-1)}`
}

// What would change it

/** Near ties and networks passed over for lack of time. */
export function alternatives({ lang, result }: Explained): string[] {
  const { phase1, near_tie, phase1_rejected, scores } = result
  const sentences: string[] = []
  for (const { network, missing_minutes } of phase1_rejected) {
    const text = phase1 ? strategyText.missing_minutes_better : strategyText.missing_minutes
    sentences.push(say(lang, text, { network: atStart(lang, network), time: minutes(missing_minutes) }))
  }
  for (const network of near_tie) {
    const gap = (phase1 ? scores[phase1.network].raw : 0) - scores[network].raw
    const name = atStart(lang, network)
    sentences.push(
      gap === 0
        ? say(lang, strategyText.level_tie, { network: name })
        : say(lang, strategyText.near_tie, { network: name, count: Math.round(gap / 10) / 10, points: pointsText(lang, gap) }),
    )
  }
  return sentences
}

/** Networks that a gate closes, with the reason; only those whose score would have allowed them, unless the client refused. */
export function excludedSentences({ lang, result }: Explained): string[] {
  return strategyNetworks.flatMap((network) => {
    const { excluded, raw } = result.scores[network]
    if (excluded === null) return []
    if (raw < defaultWeights.min_score && !excluded.includes('excluded_by_client')) return []
    const reason = list(
      lang,
      excluded.map((gate) => say(lang, gateLabel[gate])),
    )
    return [say(lang, strategyText.excluded, { network: networkName(lang, network), reason })]
  })
}

/** Which criteria nobody could judge, and the question that would settle each. */
export function unknownSentences({ lang, input }: Explained): string[] {
  const unknown: (readonly [Criterion, Text])[] = []
  if (input.abilities == null) unknown.push(['content', questionText.abilities.ask])
  if (input.b2b_share == null) unknown.push(['audience', questionText.b2b_share.ask])
  if (input.age_bands == null || input.age_bands.length === 0) unknown.push(['age', questionText.age_bands.ask])
  if (input.sector === null) unknown.push(['sector', questionText.sector.ask])
  if (input.geo_scope === null) unknown.push(['geo', questionText.geo_scope.ask])
  return unknown.map(([criterion, ask]) =>
    say(lang, strategyText.unknown_criterion, { criterion: say(lang, criterionLabel[criterion]), question: say(lang, ask) }),
  )
}

/** What smm does not score, and follows by hand. */
export function notCounted({ lang, input }: Explained): string {
  return say(lang, strategyText.not_counted, { sites: say(lang, reviewSites[input.sector ?? 'other']) })
}

// Time

/** « Repère : 32 h… », with the honest origin of the figure. */
export function yardstick({ lang, result }: Explained): string {
  const { rule_minutes_per_network, minutes_per_month } = result.feasibility
  const published = rule_minutes_per_network === defaultWeights.hours.rule_per_network * 60
  return say(lang, published ? strategyText.rule32 : strategyText.rule_own, {
    hours: minutes(rule_minutes_per_network),
    time: minutes(minutes_per_month),
  })
}

export function timeSentence({ lang, result }: Explained): string {
  const total = result.feasibility.minutes_per_month
  const days = Math.round((total * 10) / 420) / 10
  return say(lang, strategyText.have, {
    time: minutes(total),
    days: say(lang, strategyText.days, { count: days, number: number(lang, days, 1) }),
  })
}

export interface TimePart {
  readonly name: string
  readonly minutes: number
}

/** Where the month's minutes go; what is left last, negative when the first duties alone take more than there is. */
export function timeParts({ lang, result }: Explained): TimePart[] {
  const { phase1, foundation, feasibility } = result
  const { overhead_minutes, foundation_minutes } = defaultWeights.hours
  const parts: TimePart[] = []
  if (phase1 && !isForLater(result)) parts.push({ name: networkName(lang, phase1.network), minutes: phase1.effort.total })
  if (foundation.length > 0)
    parts.push({ name: say(lang, strategyText.part_listing), minutes: foundation_minutes * foundation.length })
  parts.push({ name: say(lang, strategyText.part_overhead), minutes: overhead_minutes })
  const left = feasibility.minutes_per_month - sum(parts.map((part) => part.minutes))
  if (left > 0) parts.push({ name: say(lang, strategyText.part_left), minutes: left })
  if (left < 0) parts.push({ name: say(lang, strategyText.part_missing), minutes: left })
  return parts
}

/** « Avec 4 h 20 de plus par mois, Facebook passerait en présence légère. » Null at the fullest level. */
export function nextLevel({ lang, input, result }: Explained): string | null {
  const { phase1, feasibility } = result
  if (!phase1) return null
  const level = levelIds[levelIds.indexOf(phase1.level) + 1]
  if (level === undefined) return null
  const { coverage, objectives } = input
  const support = objectives.includes('support')
  const wanted = effortFor(phase1.network, level, { is_first: true, coverage, support }, weightsFor(input)).total
  const missing = wanted - feasibility.available_for_networks
  if (missing <= 0) return null
  return say(lang, strategyText.more_time, {
    time: minutes(missing),
    network: inSentence(lang, phase1.network),
    level: say(lang, levelLabel[level]),
  })
}

// People

/** The mode by its name, then what it means. */
export function staffingSentence({ lang, result }: Explained): string {
  const { mode } = result.staffing
  if (mode === 'listen_only' && result.foundation.length === 0) return say(lang, strategyText.mode_listen_no_listing)
  const name = upperFirst(say(lang, staffingModeLabel[mode]))
  const idle = mode === 'doublette' && result.phase1 === null
  return `${name}${mode === 'doublette' ? ' (doublette)' : ''}. ${say(lang, idle ? strategyText.mode_doublette_none : strategyText[`mode_${mode}`])}`
}

export function contributorsSentence({ lang, result }: Explained): string {
  const { contributors_available: count, contributors_recommended: recommended } = result.staffing
  if (count === 0) return say(lang, strategyText.no_contributor, { recommended })
  if (count >= recommended) return say(lang, strategyText.contributors_enough, { count })
  return say(lang, strategyText.contributors, { count, recommended })
}

/** What is said of the people, with its remedy. */
export function flagSentence({ lang, result }: Pick<Explained, 'lang' | 'result'>, flag: StaffingFlag): string {
  const { gaps, no_backup } = result.staffing.coverage
  if (flag === 'coverage_gap') return say(lang, flagLabel.coverage_gap, { days: daysText(lang, gaps) })
  if (flag === 'coverage_no_backup') return say(lang, flagLabel.coverage_no_backup, { days: daysText(lang, no_backup) })
  return say(lang, flagLabel[flag])
}

/** Each flag: the engine's, then those that only the document can see. */
export function flagSentences(explained: Explained): string[] {
  return [...explained.result.staffing.flags.map((flag) => flagSentence(explained, flag)), ...documentFlags(explained)]
}

/**
 * What the engine cannot see: who leads and who answers are one person, somebody is given more than their time. `people`: today's
 * team, where it is not the answers'.
 */
export function documentFlags(
  { lang, result, input, answers }: Explained,
  people: readonly { readonly alias: string; readonly minutes_per_week: number }[] = known(answers, 'people') ?? [],
  strategist: string | undefined = known(answers, 'strategist'),
): string[] {
  const sentences: string[] = []
  const active = people.filter((person) => person.minutes_per_week > 0)
  const [only] = active
  if (active.length === 1 && only && strategist === only.alias && input.headcount >= 10) {
    sentences.push(say(lang, flagLabel.roles_merged))
  }
  if (result.phase1 && active.length > 0) {
    const { community } = result.role_plan_minutes_per_week ?? rolePlan(result.phase1.effort, input.approval)
    const shares = largestRemainder(
      active.map((person) => person.minutes_per_week),
      community,
    )
    for (const [i, person] of active.entries()) {
      const planned = shares[i] ?? 0
      if (planned > person.minutes_per_week) {
        sentences.push(say(lang, flagLabel.overload, { person: person.alias, planned, declared: person.minutes_per_week }))
      }
    }
  }
  return sentences
}

/** « du lundi au vendredi » for three days or more in a row, else one by one. */
export function daysText(lang: Lang, days: readonly Day[]): string {
  const name = (day: Day): string => say(lang, fieldChoiceText.days[day])
  const [first] = days
  const last = days.at(-1)
  const inARow = days.every((day, i) => dayIds.indexOf(day) === dayIds.indexOf(first ?? 'mon') + i)
  if (days.length > 2 && inARow && first && last)
    return say(lang, strategyText.days_from_to, { first: name(first), last: name(last) })
  return list(lang, days.map(name))
}

// Accounts and what follows

export function accountSentence(lang: Lang, account: ExistingAccount): string {
  const network = networkName(lang, account.network)
  const action = say(lang, accountActionLabel[account.action])
  if (account.action === 'retired') {
    return say(lang, strategyText.account_retired, { network, action, replacement: networkName(lang, account.replace_by) })
  }
  if (account.action === 'put_on_standby') return say(lang, strategyText.account_standby, { network, action })
  return say(lang, strategyText.account, { network, action })
}

export function laterSentence({ lang, result }: Explained): string {
  const { phase1, phase2 } = result
  if (!phase1 || isForLater(result)) return say(lang, strategyText.later_none)
  if (phase2.items.length <= 1) return say(lang, strategyText.later_one, { network: inSentence(lang, phase1.network) })
  const networks = list(
    lang,
    phase2.items.map((item) =>
      say(lang, strategyText.later_item, {
        network: networkName(lang, item.network),
        level: say(lang, levelLabel[item.level]),
        time: minutes(item.effort.total),
      }),
    ),
  )
  return say(lang, strategyText.later_more, { networks })
}

/** How a network stands: the word of the table of `explain`. */
export function placeOf({ result }: Explained, network: StrategyNetwork): Text {
  if (result.phase1?.network === network) return isForLater(result) ? strategyText.place_someday : strategyText.place_phase1
  if (result.foundation.includes(network)) return strategyText.place_listing
  const { excluded } = result.scores[network]
  const [gate] = excluded ?? []
  if (gate !== undefined) return gateLabel[gate]
  if (result.phase1_rejected.some((rejected) => rejected.network === network)) return strategyText.place_time
  if (result.phase2.items.some((item) => item.network === network)) return strategyText.place_later
  if (result.near_tie.includes(network)) return strategyText.place_near
  return result.eligible.includes(network) ? strategyText.place_possible : strategyText.place_low
}

/** Every criterion of one network, the heaviest first as the engine lists them. */
export function criteriaOf(
  explained: Explained,
  network: StrategyNetwork,
): { criterion: Criterion; answer: string; sub: number; weight: number; points: number }[] {
  const { scores, weights } = explained.result
  return criterionIds.map((criterion) => {
    const sub = scores[network].sub[criterion]
    const weight = weights[criterion]
    return { criterion, answer: answerBehind(explained, criterion, network), sub, weight, points: weight * (sub - 50) }
  })
}

/**
 * What keeps one network behind the one chosen: its points, and the time where there is not enough. Empty for the chosen one and
 * for those that are not ranked.
 */
export function distanceSentences({ lang, input, result }: Explained, network: StrategyNetwork): string[] {
  const { phase1, phase1_rejected, feasibility, foundation, scores } = result
  if (phase1?.network === network || scores[network].excluded !== null || foundation.includes(network)) return []
  const sentences: string[] = []
  const gap = phase1 === null ? 0 : scores[phase1.network].raw - scores[network].raw
  if (phase1 !== null && gap > defaultWeights.near_tie_margin) {
    const first = inSentence(lang, phase1.network)
    const count = Math.round(gap / 10) / 10
    sentences.push(
      say(lang, strategyText.behind, { network: atStart(lang, network), first, count, points: pointsText(lang, gap) }),
    )
  }
  const support = input.objectives.includes('support')
  const { total: wanted } = effortFor(
    network,
    'minimal',
    { is_first: true, coverage: input.coverage, support },
    weightsFor(input),
  )
  const said = phase1_rejected.some((rejected) => rejected.network === network)
  if (!said && wanted > feasibility.available_for_networks) {
    sentences.push(
      say(lang, strategyText.time_for, {
        time: minutes(wanted),
        network: inSentence(lang, network),
        level: say(lang, levelLabel.minimal),
        available: minutes(feasibility.available_for_networks),
      }),
    )
  }
  return sentences
}

/** A label in the middle of a sentence: « Faire venir sur place » → « faire venir sur place »; names keep their capital. */
export function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  return second === second.toUpperCase() && /\p{L}/u.test(second) ? text : first.toLowerCase() + text.slice(1)
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

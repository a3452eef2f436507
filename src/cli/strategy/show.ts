import { documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date, minutes, number } from '../../i18n/format.ts'
import { feasibilityLabel, levelLabel, objectiveLabel, pillarLabel, roleLabel } from '../../i18n/labels.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import type { Client } from '../../store/clients.ts'
import { known } from '../../strategy/answers.ts'
import {
  accountSentence,
  alternatives,
  contributorsSentence,
  excludedSentences,
  feasibilitySentence,
  flagSentences,
  headline,
  isForLater,
  laterSentence,
  networkName,
  nextLevel,
  notCounted,
  reasonSentences,
  staffingSentence,
  timeParts,
  timeSentence,
  unknownSentences,
  yardstick,
  type Explained,
} from '../../strategy/explanations.ts'
import type { FoundStrategy } from '../../strategy/find-strategy.ts'
import { gatesOf, type Gate } from '../../strategy/gates.ts'
import { noticesFor } from '../../strategy/notices.ts'
import { defaultWeights, pillarIds } from '../../strategy/weights.ts'
import { chosenStrategy } from './chosen.ts'
import { page } from './page.ts'
import { strategyJson } from './strategy-json.ts'

/** The strategy as its client reads it, in the client's language. */
export async function showStrategy(context: Context, version: string | undefined): Promise<void> {
  const { client, strategy } = await chosenStrategy(context, version)
  if (context.options.json) return context.io.json(strategyJson(strategy))
  for (const lang of documentLangs(context, client)) {
    showIn(context, lang, client, strategy, await gatesOf(strategy.result, lang))
  }
}

function showIn(context: Context, lang: Lang, client: Client, strategy: FoundStrategy, gates: readonly Gate[]): void {
  const { io } = context
  const { result, answers, input } = strategy
  const explained: Explained = { lang, input, result, answers }
  const { section, text, item, dim, bars } = page(io)
  const { phase1 } = result

  // at the top: whose, which, and the advice in one sentence
  const status = say(lang, strategy.status === 'approved' ? strategyText.approved : strategyText.draft)
  const about = [
    say(lang, strategyText.title, { version: strategy.version, date: date(lang, strategy.created_at) }),
    status,
    ...(strategy.mode === 'quick' ? [say(lang, strategyText.quick)] : []),
    ...(result.confidence < 100
      ? [say(lang, strategyText.confidence, { percent: `${result.confidence}${lang === 'fr' ? '\u00A0' : ''}%` })]
      : []),
  ]
  io.print(paint('bold', client.name))
  dim(about.join(' · '))
  io.print()
  text(paint('bold', headline(explained)))

  section(say(lang, strategyText.section_objectives))
  for (const [i, objective] of input.objectives.entries()) item(`${i + 1}.`, say(lang, objectiveLabel[objective]))
  const benefit = known(answers, 'customer_benefit')
  if (benefit !== undefined && benefit !== '') text(say(lang, strategyText.benefit, { benefit }))
  else dim(say(lang, strategyText.benefit_missing))

  const forLater = isForLater(result)
  section(say(lang, forLater ? strategyText.section_network_later : strategyText.section_network))
  if (phase1) {
    const network = networkName(lang, phase1.network)
    text(paint('bold', say(lang, strategyText.score, { network, score: result.scores[phase1.network].score })))
    const reasons = reasonSentences(explained)
    for (const reason of reasons.positive) item(paint('green', '+'), reason)
    for (const reason of reasons.negative) item(paint('red', '−'), reason)
    const level = say(lang, levelLabel[phase1.level])
    text(say(lang, forLater ? strategyText.effort_later : strategyText.effort, { level, time: minutes(phase1.effort.total) }))
  }
  for (const sentence of alternatives(explained)) item(paint('yellow', '!'), sentence)
  for (const listing of result.foundation) {
    const time = minutes(defaultWeights.hours.foundation_minutes)
    text(say(lang, strategyText.listing, { network: networkName(lang, listing), time }))
  }

  if (gates.length > 0) {
    section(say(lang, strategyText.section_before))
    for (const gate of gates) item(paint('yellow', '!'), say(lang, strategyText.before_gate, gate))
  }

  if (result.existing_accounts.length > 0) {
    section(say(lang, strategyText.section_accounts))
    for (const account of result.existing_accounts) item('·', accountSentence(lang, account))
  }

  section(say(lang, strategyText.section_time))
  text(timeSentence(explained))
  bars(
    timeParts(explained).map((part, i, all) => ({
      name: part.name,
      size: part.minutes,
      figure: minutes(part.minutes),
      faint: i === all.length - 1 && part.minutes > 0 && part.name === say(lang, strategyText.part_left),
    })),
  )
  const { status: light } = result.feasibility
  const colour = ({ green: 'green', amber: 'yellow', red: 'red' } as const)[light]
  item(paint(colour, '●'), phase1 && !forLater ? feasibilitySentence(explained) : say(lang, feasibilityLabel[light]))
  text(yardstick(explained))
  const more = forLater ? null : nextLevel(explained)
  if (more !== null) text(more)

  section(say(lang, strategyText.section_people))
  text(staffingSentence(explained))
  text(contributorsSentence(explained))
  const roles = result.role_plan_minutes_per_week
  if (roles && !forLater) {
    const shares = (['strategist', 'community', 'content', 'approver'] as const)
      .filter((role) => roles[role] > 0)
      .map((role) => `${say(lang, roleLabel[role])} ${minutes(roles[role])}`.replaceAll(' ', '\u00A0'))
    text(`${say(lang, strategyText.roles_week)} ${shares.join(' · ')}`)
  }
  text(say(lang, strategyText.approval_is, { who: say(lang, strategyText[`approval_${input.approval}`]) }))
  for (const notice of noticesFor(answers, lang))
    if (notice.code === 'regulated_assumed') item(paint('yellow', '?'), notice.text)
  const flags = flagSentences(explained)
  if (flags.length > 0) {
    text(say(lang, strategyText.to_watch))
    for (const flag of flags) item(paint('yellow', '!'), flag)
  }

  section(say(lang, strategyText.section_pillars))
  const pillars = pillarIds
    .map((id) => ({ id, share: result.pillars[id] ?? 0 }))
    .filter((pillar) => pillar.share > 0)
    .toSorted((a, b) => b.share - a.share)
  bars(
    pillars.map(({ id, share }) => ({
      name: say(lang, pillarLabel[id]),
      size: share,
      figure: `${number(lang, share)}${lang === 'fr' ? '\u00A0' : ''}%`,
    })),
    'green',
  )

  section(say(lang, strategyText.section_later))
  text(laterSentence(explained))

  section(say(lang, strategyText.section_not))
  for (const sentence of excludedSentences(explained)) item('·', sentence)
  const possible = result.ranking.filter((network) => !result.eligible.includes(network))
  if (possible.length > 0) {
    const networks = possible
      .map((network) =>
        say(lang, strategyText.networks_score, { network: networkName(lang, network), score: result.scores[network].score }),
      )
      .join(', ')
    item('·', say(lang, strategyText.low_scores, { networks }))
  }
  item('·', notCounted(explained))
  const unknown = unknownSentences(explained)
  for (const sentence of unknown) item(paint('yellow', '?'), sentence)
  io.note('')
  io.note(paint('dim', say(lang, strategyText.next_explain, { client: ` -c ${client.slug}` })))
}

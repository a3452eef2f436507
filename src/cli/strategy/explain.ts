import { documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { criterionLabel, gateLabel } from '../../i18n/labels.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import type { Client } from '../../store/clients.ts'
import {
  alternatives,
  criteriaOf,
  distanceSentences,
  isForLater,
  networkName,
  nextLevel,
  placeOf,
  pointsText,
  unknownSentences,
  type Explained,
} from '../../strategy/explanations.ts'
import type { FoundStrategy } from '../../strategy/find-strategy.ts'
import { defaultWeights, strategyNetworks, type StrategyNetwork } from '../../strategy/weights.ts'
import { chosenStrategy } from './chosen.ts'
import { page, tall } from './page.ts'

/** Why: the eight criteria of a network, all networks side by side, and what would change the advice. */
export async function explainStrategy(
  context: Context,
  wanted: string | undefined,
  version: string | undefined,
): Promise<void> {
  const network = wanted === undefined ? null : readNetwork(context, wanted)
  const { client, strategy } = await chosenStrategy(context, version)
  const { result } = strategy
  const shown = network ?? result.phase1?.network ?? result.ranking[0] ?? 'facebook'
  if (context.options.json) return context.io.json(explainedJson(strategy, network === null ? null : shown))
  for (const lang of documentLangs(context, client)) explainIn(context, lang, client, strategy, shown, network !== null)
}

/** `blog` stands for the three kinds of blog; a closed network for the one that took its place. */
function readNetwork({ lang }: Context, typed: string): StrategyNetwork {
  const name = typed.trim().toLowerCase()
  const current = ['wordpress', 'ghost', 'folder'].includes(name)
    ? 'blog'
    : ((defaultWeights.retire_map as Readonly<Record<string, string>>)[name] ?? name)
  const found = strategyNetworks.find((network) => network === current)
  if (found !== undefined) return found
  throw new Failure('not_found', 'unknown_network', say(lang, strategyText.unknown_network, { network: typed }), {
    hint: say(lang, strategyText.networks_are, { networks: strategyNetworks.join(', ') }),
  })
}

function explainedJson({ client, version, input, result, answers }: FoundStrategy, only: StrategyNetwork | null) {
  const explained: Explained = { lang: 'en', input, result, answers }
  const networks = only === null ? strategyNetworks : [only]
  return {
    client,
    version,
    networks: networks.map((network) => {
      const { score, raw, excluded } = result.scores[network]
      const criteria = criteriaOf(explained, network).map(({ criterion, sub, weight, points }) => ({
        criterion,
        sub,
        weight,
        points,
      }))
      return { network, score, raw, excluded, criteria }
    }),
    near_tie: result.near_tie,
    phase1_rejected: result.phase1_rejected,
  }
}

function explainIn(
  context: Context,
  lang: Lang,
  client: Client,
  { input, result, answers }: FoundStrategy,
  network: StrategyNetwork,
  asked: boolean,
): void {
  const { io } = context
  const explained: Explained = { lang, input, result, answers }
  const { section, text, item, dim, width } = page(io)
  const { score, excluded } = result.scores[network]

  io.print(paint('bold', client.name))
  io.print()
  const name = networkName(lang, network)
  io.print(paint('bold', say(lang, strategyText.explain_title, { network: name, score })))
  const rank = result.ranking.indexOf(network) + 1
  const total = result.ranking.length
  if (excluded !== null)
    text(
      say(lang, strategyText.explain_gated, {
        reasons: list(
          lang,
          excluded.map((gate) => say(lang, gateLabel[gate])),
        ),
      }),
    )
  else if (rank === 0) text(say(lang, strategyText.explain_listing))
  else
    text(rank === 1 ? say(lang, strategyText.explain_first, { total }) : say(lang, strategyText.explain_rank, { rank, total }))
  if (excluded === null && rank > 0 && !result.eligible.includes(network)) {
    text(say(lang, strategyText.explain_low, { min: defaultWeights.min_score / 100 }))
  }
  io.print()
  const rows = criteriaOf(explained, network).map(({ criterion, answer, sub, weight, points }) => [
    say(lang, criterionLabel[criterion]),
    answer,
    String(sub),
    String(weight),
    points > 0
      ? paint('green', `+${pointsText(lang, points)}`)
      : points < 0
        ? paint('red', `−${pointsText(lang, -points)}`)
        : '0',
  ])
  const columns = [
    { title: say(lang, strategyText.column_criterion) },
    { title: say(lang, strategyText.column_answer), flexible: true },
    { title: say(lang, strategyText.column_note), align: 'right' as const },
    { title: say(lang, strategyText.column_weight), align: 'right' as const },
    { title: say(lang, strategyText.column_points), align: 'right' as const },
  ]
  for (const line of tall(columns, rows, width - 2)) io.print(`  ${line}`)
  io.print()
  dim(say(lang, strategyText.points_are))

  section(say(lang, strategyText.would_change))
  const changes = [...alternatives(explained)]
  const more = isForLater(result) ? null : nextLevel(explained)
  if (more !== null) changes.push(more)
  if (asked) changes.push(...distanceSentences(explained, network))
  changes.push(...unknownSentences(explained))
  if (changes.length === 0) text(say(lang, strategyText.nothing_near, { points: defaultWeights.near_tie_margin / 100 }))
  for (const change of changes) item(sign.item, change)

  if (asked) return
  section(say(lang, strategyText.all_networks))
  const all = [...strategyNetworks].toSorted((a, b) => result.scores[b].raw - result.scores[a].raw)
  const places = all.map((one) => [
    networkName(lang, one),
    String(result.scores[one].score),
    say(lang, placeOf(explained, one)),
  ])
  const heads = [
    { title: say(lang, strategyText.column_network) },
    { title: say(lang, strategyText.column_score), align: 'right' as const },
    { title: say(lang, strategyText.column_place), flexible: true },
  ]
  for (const line of tall(heads, places, width - 2)) io.print(`  ${line}`)
  io.note('')
  io.note(paint('dim', say(lang, strategyText.explain_network_hint, { client: ` -c ${client.slug}` })))
}

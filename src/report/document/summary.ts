import type { Block, Tile } from '../../documents/document.ts'
import { minutes, number } from '../../i18n/format.ts'
import { reasonLabel, reportText } from '../../i18n/report.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { dayOf } from '../../results/day.ts'
import { monthOf } from '../../results/month.ts'
import type { RoiResult } from '../../results/roi.ts'
import type { Reason, Report } from '../report.ts'
import { capital, networkName, signedMoney } from '../words.ts'
import { nothingPlanned } from './cells.ts'
import { ratioWords } from './return.ts'

export function summaryBlocks(report: Report, lang: Lang): Block[] {
  const { sentences } = report.sections.summary
  return [
    ...(report.draft ? [{ kind: 'banner' as const, text: say(lang, draftWords(report)) }] : []),
    { kind: 'sentences', sentences: sentences.map((sentence) => sentence[lang]) },
    { kind: 'tiles', tiles: tilesOf(report, lang) },
  ]
}

/** Why it is no more than a draft. */
function draftWords({ month, generated_at, time_zone }: Report): Text {
  const running = month >= monthOf(dayOf(new Date(generated_at), time_zone))
  return running ? reportText.draft_running : reportText.draft_unchecked
}

/** Time, cost, content, return: each with what it is held against. */
export function tilesOf({ sections, currency }: Report, lang: Lang): Tile[] {
  const { time_and_budget: time, networks } = sections
  const unknownTile = (label: Text, reason: Reason): Tile => ({
    label: say(lang, label),
    value: say(lang, reportText.not_measured),
    detail: say(lang, reasonLabel[reason]),
    unknown: true,
  })
  const tile = (label: Text, value: string, detail: string): Tile => ({
    label: say(lang, label),
    value,
    detail,
    unknown: false,
  })
  const noPlan = (reason: Reason | null): string => nothingPlanned(lang, reason)

  const ofTime =
    time.minutes === null
      ? unknownTile(reportText.tile_time, time.minutes_reason ?? 'no_time_logged')
      : tile(
          reportText.tile_time,
          minutes(time.minutes),
          time.minutes_planned === null
            ? noPlan(time.minutes_planned_reason)
            : say(lang, reportText.of_planned, { planned: minutes(time.minutes_planned) }),
        )

  const cost = time.cost
  const money = (amount: number): string => signedMoney(lang, amount, currency)
  const spent = cost === null ? 0 : cost.total - cost.time
  // nothing entered is not the same as nothing spent
  const paid = spent === 0 ? say(lang, reportText.tile_nothing_paid) : say(lang, reportText.tile_paid, { paid: money(spent) })
  const ofCost =
    cost === null
      ? unknownTile(reportText.tile_budget, time.cost_reason ?? 'no_cost_entered')
      : tile(
          reportText.tile_budget,
          money(cost.total),
          time.budget_planned === null
            ? say(lang, reportText.tile_budget_unplanned, { paid })
            : say(lang, reportText.tile_budget_detail, { paid, planned: money(time.budget_planned) }),
        )

  const published = networks.reduce((total, network) => total + network.published, 0)
  const held = networks.find((network) => network.planned !== null)
  const ofContent = tile(
    reportText.tile_content,
    number(lang, published),
    held === undefined || held.planned === null
      ? noPlan(networks[0]?.planned_reason ?? time.minutes_planned_reason)
      : held.published === published
        ? say(lang, reportText.of_planned_posts, { count: held.planned })
        : say(lang, reportText.some_of_planned_posts, {
            published: held.published,
            count: held.planned,
            network: networkName(lang, held.network),
          }),
  )
  return [ofTime, ofCost, ofContent, returnTile(sections.return, lang, unknownTile, tile)]
}

function returnTile(
  roi: RoiResult,
  lang: Lang,
  unknownTile: (label: Text, reason: Reason) => Tile,
  tile: (label: Text, value: string, detail: string) => Tile,
): Tile {
  const last = roi.series.at(-1)?.cumulative
  const bp = last?.strict_roi.bp ?? null
  const reason = last?.strict_roi.reason ?? 'return_not_measured'
  if (last === undefined || (bp === null && reason !== null && reason !== 'at_least')) {
    return unknownTile(reportText.tile_return, reason === 'at_least' ? 'return_not_measured' : reason)
  }
  if (roi.verdict === 'too_early') {
    const detail = say(lang, reportText.tile_too_early, { count: roi.series.length })
    return tile(reportText.tile_return, capital(say(lang, reportText.too_early)), detail)
  }
  return tile(
    reportText.tile_return,
    ratioWords(lang, last.strict_roi),
    say(lang, reportText.tile_return_detail, { extended: ratioWords(lang, last.extended_roi) }),
  )
}

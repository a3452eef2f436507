/** The differences between two versions in words. */
import { list, minutes, number } from '../i18n/format.ts'
import { feasibilityLabel, levelLabel, pillarLabel, staffingModeLabel } from '../i18n/labels.ts'
import { questionText } from '../i18n/questionnaire.ts'
import { changeText } from '../i18n/strategy-changes.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { answerInWords, isNothing } from './answer-words.ts'
import { answered } from './answers.ts'
import type { Differences, Version } from './differences.ts'
import { flagSentence, networkName } from './explanations.ts'
import type { StrategyNetwork } from './weights.ts'

/** Question, then what became of its answer; in the order of the questionnaire. */
export function answerChanges(lang: Lang, { answers }: Differences, currency: string): { question: string; change: string }[] {
  return answers.map(({ question, from, to }) => {
    const words = (value: unknown): string => answerInWords(question, answered(value), { lang, currency })
    const change = isNothing(to)
      ? say(lang, changeText.no_longer, { from: words(from) })
      : isNothing(from)
        ? say(lang, changeText.now_answered, { to: words(to) })
        : say(lang, changeText.from_to, { from: words(from), to: words(to) })
    return { question: say(lang, questionText[question].ask), change }
  })
}

/** What the advice gained, lost or changed; empty when it stays as it was. */
export function adviceChanges(lang: Lang, differences: Differences, from: Version, to: Version): string[] {
  const { phase1, phase2, foundation, feasibility, minutes_per_month, effort, staffing, flags, pillars, near_tie, confidence } =
    differences
  const sentences: string[] = []
  const add = (sentence: string | null): void => {
    if (sentence !== null) sentences.push(sentence)
  }
  const names = (networks: readonly StrategyNetwork[]): string =>
    list(
      lang,
      networks.map((network) => networkName(lang, network)),
    )
  const some = (networks: readonly StrategyNetwork[], text: Text): void => {
    if (networks.length > 0) add(say(lang, text, { networks: names(networks) }))
  }
  if (phase1 !== null) {
    const { from: before, to: after } = phase1
    const level = (chosen: NonNullable<typeof before>): string => say(lang, levelLabel[chosen.level])
    const chosen = (one: typeof before): string =>
      one === null
        ? say(lang, changeText.none)
        : say(lang, changeText.chosen, { network: networkName(lang, one.network), level: level(one) })
    add(
      before !== null && after !== null && before.network === after.network
        ? say(lang, changeText.level, { network: networkName(lang, after.network), from: level(before), to: level(after) })
        : say(lang, changeText.network, { from: chosen(before), to: chosen(after) }),
    )
  }
  some(phase2.come, changeText.later_come)
  some(phase2.gone, changeText.later_gone)
  some(foundation.come, changeText.listing_come)
  some(foundation.gone, changeText.listing_gone)
  // said already where it was answered
  if (minutes_per_month !== null && !differences.answers.some((one) => one.question === 'hours_per_month'))
    add(say(lang, changeText.minutes, inMinutes(minutes_per_month)))
  if (effort !== null) add(say(lang, changeText.effort, inMinutes(effort)))
  if (feasibility !== null) {
    add(
      say(lang, changeText.feasibility, {
        from: say(lang, feasibilityLabel[feasibility.from]),
        to: say(lang, feasibilityLabel[feasibility.to]),
      }),
    )
  }
  if (staffing !== null) {
    add(
      say(lang, changeText.staffing, {
        from: say(lang, staffingModeLabel[staffing.from]),
        to: say(lang, staffingModeLabel[staffing.to]),
      }),
    )
  }
  for (const flag of flags.come) add(say(lang, changeText.flag_come, { flag: flagSentence({ lang, result: to.result }, flag) }))
  for (const flag of flags.gone)
    add(say(lang, changeText.flag_gone, { flag: flagSentence({ lang, result: from.result }, flag) }))
  for (const { pillar, from: before, to: after } of pillars) {
    add(
      say(lang, changeText.pillar, {
        pillar: capital(say(lang, pillarLabel[pillar])),
        from: number(lang, before),
        to: number(lang, after),
      }),
    )
  }
  some(near_tie.come, changeText.tie_come)
  some(near_tie.gone, changeText.tie_gone)
  if (confidence !== null) {
    add(say(lang, changeText.confidence, { from: number(lang, confidence.from), to: number(lang, confidence.to) }))
  }
  return sentences
}

function inMinutes({ from, to }: { from: number; to: number }): { from: string; to: string } {
  return { from: minutes(from), to: minutes(to) }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

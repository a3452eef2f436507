/** Warnings that the answers call for. None stops anything; each is said once, when its answer is given. */
import { number } from '../i18n/format.ts'
import { noticeText } from '../i18n/interview.ts'
import { strategyNetworkLabel } from '../i18n/labels.ts'
import { choiceText } from '../i18n/questionnaire.ts'
import { list } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import { known, type Answers } from './answers.ts'
import { isRegulated } from './conditions.ts'
import { rulesOf } from './defaults.ts'
import { lowerFirst } from './explanations.ts'
import { defaultWeights, type FormerNetwork } from './weights.ts'

export interface Notice {
  readonly code: string
  readonly text: string
}

export function noticesFor(answers: Answers, lang: Lang): Notice[] {
  const notices: Notice[] = []
  const add = (code: string, text: string): void => void notices.push({ code, text })
  const headcount = known(answers, 'headcount') ?? 1
  if (headcount >= 250) add('outside_sme', say(lang, noticeText.outside_sme, { count: number(lang, headcount) }))
  const hours = known(answers, 'hours_per_month') ?? 0
  const candidate = answers['internal_candidate']
  const timeTicked = known(answers, 'internal_candidate')?.includes('time') ?? false
  if (candidate?.state === 'answered' && !timeTicked && hours > 8) {
    add('hours_without_time', say(lang, noticeText.hours_without_time, { hours: hoursText(lang, hours) }))
  }
  if (known(answers, 'horizon_months') === 3) add('short_horizon', say(lang, noticeText.short_horizon))
  for (const { network } of known(answers, 'accounts') ?? []) {
    if (!Object.hasOwn(defaultWeights.retire_map, network)) continue
    const former = network as FormerNetwork
    const sentence = defaultWeights.renamed.includes(former) ? noticeText.renamed_network : noticeText.closed_network
    const replacement = say(lang, strategyNetworkLabel[defaultWeights.retire_map[former]])
    add(`closed_network ${former}`, say(lang, sentence, { network: say(lang, strategyNetworkLabel[former]), replacement }))
  }
  const tracking = known(answers, 'tracking')
  if (answers['tracking']?.state === 'answered' && tracking?.[0] === 'none')
    add('no_tracking', say(lang, noticeText.no_tracking))
  const rules = rulesOf(answers)
  if (known(answers, 'sector') !== undefined && isRegulated(rules)) {
    if (answers['regulated'] !== undefined && answers['regulated'].state !== 'answered') {
      const fields = list(
        lang,
        rules.map((field) => lowerFirst(say(lang, choiceText.regulated[field]))),
      )
      add('regulated_assumed', say(lang, noticeText.regulated_assumed, { fields }))
    }
    if (answers['regulated'] !== undefined) add('approval_forced', say(lang, noticeText.approval_forced))
  }
  return notices
}

/** `12 h`, `7 h 30`, with spaces that do not break. */
export function hoursText(lang: Lang, hours: number): string {
  const half = hours % 1 !== 0
  return `${number(lang, Math.floor(hours))}\u00A0h${half ? `\u00A0${Math.round((hours % 1) * 60)}` : ''}`
}

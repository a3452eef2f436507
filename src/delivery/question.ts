import { deliveryText } from '../i18n/delivery.ts'
import { partLabel } from '../i18n/parts.ts'
import { say, type Lang } from '../i18n/text.ts'
import { shellWord } from '../i18n/shell-word.ts'
import type { Delivery, Question } from '../store/deliveries.ts'
import type { Sighting } from '../networks/contract.ts'

export type QuestionCode =
  | 'blind'
  | 'older_match'
  | 'several_matches'
  | 'unreadable'
  | 'list_too_short'
  | 'no_server_clock'
  | 'exhausted'
  | 'changed'
  | 'other_machine'
  | 'old_copy'

/** What a person is asked, in both languages, with the three commands that answer it. */
export function question(code: QuestionCode, delivery: Delivery, matches: readonly Sighting[] = []): Question {
  const values = (lang: Lang) => ({
    where: placeOf(delivery.network, partLabel(lang, delivery.account, delivery)),
    urls: matches.map((match) => match.url ?? match.remote_id).join(', '),
  })
  const resolve = `smm queue resolve ${delivery.post_id} --account ${shellWord(delivery.account)}`
  return {
    code,
    message: { fr: say('fr', questionTexts[code], values('fr')), en: say('en', questionTexts[code], values('en')) },
    commands: [`${resolve} --published <url>`, `${resolve} --not-published`, `${resolve} --drop`],
  }
}

/** `facebook`; `mastodon (atelier)` where the account has a name of its own. */
export function placeOf(network: string, account: string): string {
  return account === network ? network : `${network} (${account})`
}

const questionTexts = {
  blind: deliveryText.question_blind,
  older_match: deliveryText.question_older_match,
  several_matches: deliveryText.question_several_matches,
  unreadable: deliveryText.question_unreadable,
  list_too_short: deliveryText.question_list_too_short,
  no_server_clock: deliveryText.question_no_server_clock,
  exhausted: deliveryText.question_exhausted,
  changed: deliveryText.question_changed,
  other_machine: deliveryText.question_other_machine,
  old_copy: deliveryText.question_old_copy,
} as const satisfies Record<QuestionCode, unknown>

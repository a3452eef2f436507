import type { Context } from '../../context.ts'
import { deliveryStatusLabel, takenAwayLabel } from '../../i18n/delivery-status-label.ts'
import { queueText } from '../../i18n/queue.ts'
import { storedPostText } from '../../i18n/stored-posts.ts'
import { say } from '../../i18n/text.ts'
import { paint, type Style } from '../../io/paint.ts'
import type { DeliveryStatus } from '../../store/deliveries.ts'
import type { NewDelivery } from '../../store/posts.ts'

const styles: Partial<Record<DeliveryStatus, Style>> = {
  unknown: 'red',
  failed: 'red',
  missed: 'red',
  held: 'yellow',
  awaiting_approval: 'yellow',
  to_post: 'yellow',
  retrying: 'yellow',
  published: 'green',
  cancelled: 'dim',
  draft: 'dim',
}

/** `taken_away`: what was published is no longer on its network. */
export function statusWord(context: Context, status: DeliveryStatus, taken_away = false): string {
  if (taken_away && status === 'published') return paint('dim', say(context.lang, takenAwayLabel))
  const word = say(context.lang, deliveryStatusLabel[status])
  const style = styles[status]
  return style ? paint(style, word) : word
}

/** Millionths of a unit as a person reads them: 15000 USD → `0,015 $US`. */
export function priceWords(context: Context, price: { micros: number; currency: string }): string {
  const locale = context.lang === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.NumberFormat(locale, { style: 'currency', currency: price.currency, maximumFractionDigits: 3 }).format(
    price.micros / 1_000_000,
  )
}

/** Each account once, with what it gets in parts: `mastodon (3 parts, first comment), blog`. */
export function accountsWords({ lang }: Context, deliveries: readonly Pick<NewDelivery, 'account' | 'content'>[]): string {
  const accounts = [...new Set(deliveries.map((one) => one.account))].map((account) => {
    const mine = deliveries.filter((one) => one.account === account).map((one) => one.content.kind)
    const parts = mine.filter((kind) => kind !== 'comment').length
    const more = [
      ...(parts > 1 ? [say(lang, queueText.parts_of, { count: parts })] : []),
      ...(mine.includes('comment') ? [say(lang, queueText.with_comment)] : []),
    ]
    return more.length > 0 ? `${account} (${more.join(', ')})` : account
  })
  return accounts.join(', ')
}

/** `réponse au message 12 · ` before the words of a reply; nothing before those of a post. */
export function replyWords({ lang }: Context, answers_message: number | null): string {
  return answers_message === null ? '' : `${say(lang, storedPostText.reply_to, { id: answers_message })} · `
}

/** `(sans texte)` where there is none. */
export function textOrNone(context: Context, text: string): string {
  return text.trim() === '' ? say(context.lang, queueText.empty_text) : text
}

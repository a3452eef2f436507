import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { money, percent } from '../../i18n/format.ts'
import { topicText } from '../../i18n/help-topics.ts'
import type { Lang } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import { showPage, type TopicSection } from './topic-page.ts'

const amounts = ['200', '24,50', '24.50', '1 234,50 €', '1,234.50', 'EUR 12', '-12,50']
const percents = ['60', '12,5', '20 %']
const refused = ['1,234']

/** Every example as the program reads it. */
export function moneySections(lang: Lang): readonly TopicSection[] {
  return [
    {
      title: topicText.money_amounts,
      rows: amounts.map((typed) => [typed, money(lang, parseAmount(typed, 'EUR', lang), 'EUR')]),
    },
    { title: topicText.money_percents, rows: percents.map((typed) => [typed, percent(lang, parsePercent(typed, lang))]) },
    { title: topicText.money_refused, rows: refused.map((typed) => [typed, whyNot(typed, lang)]) },
  ]
}

function whyNot(typed: string, lang: Lang): string {
  try {
    parseAmount(typed, 'EUR', lang)
  } catch (error) {
    if (error instanceof Failure) return error.message
  }
  throw new Error(`not refused: ${typed}`)
}

export function moneyPage(context: Context): void {
  showPage(context, { title: topicText.money, intro: topicText.money_intro, sections: moneySections(context.lang) })
}

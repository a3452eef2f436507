import type { Io } from '../../io/io.ts'
import { sign } from '../../io/signs.ts'
import { changeText } from '../../i18n/strategy-changes.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { adviceChanges, answerChanges } from '../../strategy/difference-sentences.ts'
import { compareVersions, type Version } from '../../strategy/differences.ts'
import { page } from './page.ts'

/** Answers, then what follows from them, in sections. */
export function showDifferences(io: Io, lang: Lang, from: Version, to: Version, currency: string): void {
  const differences = compareVersions(from, to)
  const { section, text, item } = page(io)
  section(say(lang, changeText.answers))
  const answers = answerChanges(lang, differences, currency)
  if (answers.length === 0) text(say(lang, changeText.no_answer_changed))
  for (const { question, change } of answers) {
    item(sign.item, question)
    item(' ', change)
  }
  section(say(lang, changeText.advice))
  const advice = adviceChanges(lang, differences, from, to)
  if (advice.length === 0) text(say(lang, changeText.same_advice))
  for (const sentence of advice) item(sign.item, sentence)
}

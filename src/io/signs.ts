import { signText } from '../i18n/signs.ts'
import { say, type Text } from '../i18n/text.ts'
import { inWords, paint } from './paint.ts'

const both = (text: Text): { readonly fr: string; readonly en: string } => ({ fr: say('fr', text), en: say('en', text) })

/** Signs at the head of a line, told apart by their shape; with `--plain` each is a word. */
export const sign = {
  good: inWords(paint('green', '✓'), both(signText.good)),
  bad: inWords(paint('red', '✗'), both(signText.bad)),
  warning: inWords(paint('yellow', '!'), both(signText.warning)),
  question: inWords(paint('yellow', '?'), both(signText.question)),
  next: inWords(paint('dim', '→'), both(signText.next)),
  /** An entry of a list. */
  item: inWords('·', '-'),
  up: inWords('↗', both(signText.up)),
  down: inWords('↘', both(signText.down)),
  same: inWords('=', both(signText.same)),
  /** Of one thing into another. */
  becomes: inWords('→', both(signText.becomes)),
} as const

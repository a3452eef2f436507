import * as v from 'valibot'
import type { Lang } from '../i18n/text.ts'
import { choice, fields, parseInput, rule, whole, yesNo, type Parsed } from '../validation.ts'
import { amplifiers, crisisLevels, severities, type CrisisInput } from './crisis-index.ts'

const baselineMessage = rule('baseline')
const baseline = v.nullable(v.pipe(v.number(baselineMessage), v.finite(baselineMessage), v.minValue(0, baselineMessage)))

/**
 * One of the words, or `usual` under any other name: the rules give a large account and a cluster of complaints points but no
 * spelling. A word that begins like a listed one is taken for a slip, so that "safty" never passes for something milder.
 */
function wordOr<const T extends readonly string[]>(options: T, usual: T[number]) {
  const message = rule('one_of', { options: options.join(', ') })
  const isSlip = (word: string) =>
    options.some((option) => option !== word && option.slice(0, 3) === word.slice(0, 3).toLowerCase())
  return v.pipe(
    v.string(message),
    v.regex(/^[a-z0-9_]+$/, message),
    v.check((word) => options.includes(word) || word.startsWith(usual) || !isSlip(word), message),
    v.transform((word): T[number] => (options.includes(word) ? word : usual)),
  )
}

const schema = v.pipe(
  fields({
    baseline_daily_median: baseline,
    mentions_24h: whole(0),
    negative_24h: whole(0),
    amplifier: wordOr(amplifiers, 'large_account'),
    severity: wordOr(severities, 'service'),
    data_breach: yesNo,
    account_compromised: yesNo,
    legal_threat: yesNo,
    press_inquiry: yesNo,
    previous_level: choice(crisisLevels),
    consecutive_lower: whole(0),
  }),
  v.forward(
    v.partialCheck(
      [['mentions_24h'], ['negative_24h']],
      (input) => input.negative_24h <= input.mentions_24h,
      rule('not_above', { field: 'mentions_24h' }),
    ),
    ['negative_24h'],
  ),
)

/** The input of `computeCrisis`, or everything that is wrong with it. */
export function parseCrisisInput(value: unknown, lang: Lang = 'en'): Parsed<CrisisInput> {
  return parseInput<CrisisInput>(schema, value, lang)
}

import * as v from 'valibot'
import type { Lang } from '../i18n/text.ts'
import { fields, list, parseInput, rule, whole, yesNo, type Parsed } from '../validation.ts'
import type { KpiInput } from './kpi.ts'

const count = v.exactOptional(v.nullable(whole(0)))

const meanMessage = rule('number_from_0')
const mean = v.exactOptional(v.nullable(v.pipe(v.number(meanMessage), v.finite(meanMessage), v.minValue(0, meanMessage))))

const schema = fields({
  use_clicks: v.exactOptional(yesNo),
  followers_avg: mean,
  followers_start: count,
  followers_end: count,
  planned: count,
  published: count,
  messages: v.exactOptional(list(fields({ needs_reply: yesNo, spam: yesNo, replied_after_min: count }))),
  sentiment: v.exactOptional(v.nullable(fields({ positive: whole(0), neutral: whole(0), negative: whole(0) }))),
  voice: v.exactOptional(v.nullable(fields({ brand: whole(0), competitors: list(whole(0)) }))),
  posts: list(
    fields({ reach: count, impressions: count, reactions: count, comments: count, shares: count, saves: count, clicks: count }),
  ),
})

/** The input of `computeKpi`, or everything that is wrong with it. */
export function parseKpiInput(value: unknown, lang: Lang = 'en'): Parsed<KpiInput> {
  return parseInput<KpiInput>(schema, value, lang)
}

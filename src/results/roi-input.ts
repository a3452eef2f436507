import * as v from 'valibot'
import type { Lang } from '../i18n/text.ts'
import {
  choice,
  currency,
  fields,
  list,
  money,
  month,
  parseInput,
  rule,
  text,
  whole,
  yesNo,
  type Parsed,
} from '../validation.ts'
import { costKinds, evidenceKinds, type RoiInput } from './roi.ts'

const bp = whole(0)
const marginBp = v.exactOptional(v.nullable(whole(0, 10_000)))

const rateMessage = rule('rate')
const rate = v.pipe(v.string(rateMessage), v.regex(/^\d{1,12}(\.\d{1,12})?$/, rateMessage), v.regex(/[1-9]/, rateMessage))

const cost = {
  kind: choice(costKinds),
  amount_ht: money,
  vat_bp: bp,
  currency: v.exactOptional(currency),
}

const sale = fields({
  id: text(200),
  evidence: choice(evidenceKinds),
  revenue: money,
  margin_bp: marginBp,
  currency: v.exactOptional(currency),
})

const monthFields = fields({
  month,
  time: v.exactOptional(
    list(fields({ role: text(200), minutes: whole(0), rate_per_hour: whole(0), source: choice(['logged', 'estimated']) })),
  ),
  costs: v.exactOptional(list(fields(cost))),
  tracking: v.exactOptional(
    fields({
      utm: v.exactOptional(yesNo),
      promo_code: v.exactOptional(yesNo),
      declared: v.exactOptional(yesNo),
      assisted: v.exactOptional(yesNo),
    }),
  ),
  sales: v.exactOptional(list(sale)),
  leads: v.exactOptional(
    v.nullable(fields({ open: whole(0), close_rate_bp: whole(0, 10_000), avg_margin: v.nullable(money) })),
  ),
  support: v.exactOptional(v.nullable(fields({ resolved: whole(0), unit_cost: v.nullable(money) }))),
  hires: v.exactOptional(v.nullable(fields({ count: whole(0), avoided_cost: v.nullable(money) }))),
  new_leads: v.exactOptional(v.nullable(whole(0))),
  new_customers: v.exactOptional(v.nullable(whole(0))),
})

const months = v.pipe(
  list(monthFields),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const seen = new Set<string>()
    for (const [index, entry] of dataset.value.entries()) {
      if (seen.has(entry.month)) {
        const step = { type: 'array', origin: 'value', input: dataset.value, key: index, value: entry } as const
        const field = { type: 'object', origin: 'value', input: entry, key: 'month', value: entry.month } as const
        addIssue({ message: rule('month_twice'), input: entry.month, path: [step, field] })
      }
      seen.add(entry.month)
    }
  }),
)

const schema = fields({
  currency,
  vat_recoverable: yesNo,
  default_margin_bp: marginBp,
  assisted_factor_bp: v.exactOptional(whole(0, 10_000)),
  fx: v.exactOptional(
    v.record(currency, fields({ rate, date: v.exactOptional(text(40)), source: v.exactOptional(text(200)) }), rule('object')),
  ),
  kpis: v.exactOptional(fields({ measured: whole(0), declared: whole(0) })),
  spread_costs: v.exactOptional(list(fields({ ...cost, months: whole(1, 1200), start: month }))),
  months,
})

/** The input of `computeRoi`, or everything that is wrong with it. */
export function parseRoiInput(value: unknown, lang: Lang = 'en'): Parsed<RoiInput> {
  return parseInput<RoiInput>(schema, value, lang)
}

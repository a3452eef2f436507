import * as v from 'valibot'
import type { Lang } from '../i18n/text.ts'
import { fields, list, parseInput, rule, text, whole, type Parsed } from '../validation.ts'
import type { RooInput } from './roo.ts'

const valueMessage = rule('measured_value')
const value = v.exactOptional(v.nullable(v.pipe(v.number(valueMessage), v.finite(valueMessage))))

const schema = fields({
  elapsed_bp: whole(0, 10_000),
  list: v.pipe(
    list(fields({ objective: text(100), kpi: text(100), baseline: value, target: value, actual: value })),
    v.maxLength(3, rule('three_objectives')),
  ),
})

/** The input of `computeRoo`, or everything that is wrong with it. */
export function parseRooInput(input: unknown, lang: Lang = 'en'): Parsed<RooInput> {
  return parseInput<RooInput>(schema, input, lang)
}

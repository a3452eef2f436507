import * as v from 'valibot'
import { fields, list, parseInput, text, whole, type Parsed } from '../validation.ts'
import type { RooInput } from './roo.ts'

const valueMessage = 'must be a number, or null when it was not measured'
const value = v.exactOptional(v.nullable(v.pipe(v.number(valueMessage), v.finite(valueMessage))))

const schema = fields({
  elapsed_bp: whole(0, 10_000),
  list: v.pipe(
    list(fields({ objective: text(100), kpi: text(100), baseline: value, target: value, actual: value })),
    v.maxLength(3, 'must hold three objectives at most'),
  ),
})

/** The input of `computeRoo`, or everything that is wrong with it. */
export function parseRooInput(input: unknown): Parsed<RooInput> {
  return parseInput<RooInput>(schema, input)
}

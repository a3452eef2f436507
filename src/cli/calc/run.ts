import type { CrisisResult } from '../../community/crisis-index.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { calcText } from '../../i18n/calc.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { KpiResult } from '../../results/kpi.ts'
import type { RoiResult } from '../../results/roi.ts'
import type { RooResult } from '../../results/roo.ts'
import { put, readChange, type Change } from '../../strategy/change.ts'
import type { StrategyResult } from '../../strategy/strategy.ts'
import type { Parsed } from '../../validation.ts'
import type { Engine } from './index.ts'
import { readAtMost } from '../../read-at-most.ts'

/** What each engine gives back. */
interface Results {
  strategy: StrategyResult
  roi: RoiResult
  roo: RooResult
  kpi: KpiResult
  crisis: CrisisResult
}

type Compute<E extends Engine> = (value: unknown, lang: Lang) => Parsed<Results[E]>

/** Parse, then compute: each engine with the schema that stands beside it. Loaded one at a time. */
const computers: { readonly [E in Engine]: () => Promise<Compute<E>> } = {
  strategy: async () => {
    const [{ parseStrategyInput }, { runStrategy }] = await Promise.all([
      import('../../strategy/strategy-input.ts'),
      import('../../strategy/strategy.ts'),
    ])
    return computing(parseStrategyInput, runStrategy)
  },
  roi: async () => {
    const [{ parseRoiInput }, { computeRoi }] = await Promise.all([
      import('../../results/roi-input.ts'),
      import('../../results/roi.ts'),
    ])
    return computing(parseRoiInput, computeRoi)
  },
  roo: async () => {
    const [{ parseRooInput }, { computeRoo }] = await Promise.all([
      import('../../results/roo-input.ts'),
      import('../../results/roo.ts'),
    ])
    return computing(parseRooInput, computeRoo)
  },
  kpi: async () => {
    const [{ parseKpiInput }, { computeKpi }] = await Promise.all([
      import('../../results/kpi-input.ts'),
      import('../../results/kpi.ts'),
    ])
    return computing(parseKpiInput, computeKpi)
  },
  crisis: async () => {
    const [{ parseCrisisInput }, { computeCrisis }] = await Promise.all([
      import('../../community/crisis-input.ts'),
      import('../../community/crisis-index.ts'),
    ])
    return computing(parseCrisisInput, computeCrisis)
  },
}

function computing<Input, Result>(
  check: (value: unknown, lang: Lang) => Parsed<Input>,
  compute: (input: Input) => Result,
): (value: unknown, lang: Lang) => Parsed<Result> {
  return (value, lang) => {
    const parsed = check(value, lang)
    if (!parsed.ok) return parsed
    try {
      return { ok: true, input: compute(parsed.input) }
    } catch (error) {
      // the engines refuse amounts beyond what an integer holds exactly
      if (error instanceof RangeError) return { ok: false, issues: [{ path: '', message: say(lang, calcText.too_large) }] }
      throw error
    }
  }
}

/**
 * Runs one engine on a file or on stdin. Always JSON: this command is for spreadsheets and what-if questions. With `--jsonl` a bad
 * line gives its error on its own line and the others go on (exit 2).
 */
export async function runCalc<E extends Engine>(
  context: Context,
  engine: E,
  file: string | undefined,
  whatIf: readonly string[],
): Promise<number> {
  const { io, lang, options } = context
  const changes = whatIf.map((text) => readChange(context, text))
  const compute = await computers[engine]()
  if (file === undefined) {
    const stored = engine === 'strategy' || engine === 'roi'
    throw new Failure('usage', 'input_needed', say(lang, calcText.file_needed), {
      hint: stored ? say(lang, calcText.file_or_stored_hint) : say(lang, calcText.file_needed_hint, { engine }),
    })
  }
  const source = await read(context, file)
  if (!options.jsonl) {
    io.json(resultOf(compute(changed(parse(source, context), changes), lang)))
    return exitCodes.done
  }
  let code: number = exitCodes.done
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue
    try {
      io.jsonLine(resultOf(compute(changed(parse(line, context), changes), lang)))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      io.jsonLine({ error: { code: error.code, message: error.message, hint: error.hint ?? null, details: error.details } })
      code = exitCodes.usage
    }
  }
  return code

  function resultOf(parsed: Parsed<Results[E]>): Results[E] {
    if (parsed.ok) return parsed.input
    throw new Failure('usage', 'invalid_input', say(lang, calcText.invalid), {
      details: parsed.issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
      hint: say(lang, calcText.invalid_hint),
    })
  }
}

/** With `--jsonl` a whole portfolio, many times over. */
const largest = 256 * 1024 * 1024

async function read({ lang }: Context, file: string): Promise<string> {
  try {
    return (await readAtMost(file === '-' ? process.stdin : file, largest)).toString()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure(
      code === 'ENOENT' ? 'not_found' : 'usage',
      'unreadable_file',
      say(lang, calcText.unreadable_file, { path: file, code }),
      {
        hint: say(lang, calcText.check_path),
        cause: error,
      },
    )
  }
}

function parse(text: string, { lang }: Context): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure('usage', 'not_json', say(lang, calcText.not_json, { reason: (error as Error).message }), {
      hint: say(lang, calcText.not_json_hint),
    })
  }
}

function changed(input: unknown, changes: readonly Change[]): unknown {
  let out = input
  for (const { path, value } of changes) out = put(out, path, value)
  return out
}

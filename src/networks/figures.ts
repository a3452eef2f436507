import type { Figure, Metric, PostFigures } from './contract.ts'
import { NetworkFailure } from './failure.ts'

/** One metric of a network, and the fields that are added up for it; those that are missing count for nothing. */
export interface FigureSource {
  readonly metric: Metric
  /** In the network's own words, as it is shown. */
  readonly source: string
}

/** A figure as it came: a whole number, or nothing for what is none. `values`: added up; the first has to be there. */
export function figure({ metric, source }: FigureSource, values: readonly unknown[], at: string): Figure {
  const [first, ...more] = values
  if (!isCount(first)) return without({ metric, source }, 'not_given', at)
  const value = more.filter(isCount).reduce((sum, one) => sum + one, first)
  return { metric, value, reason: null, source, at }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

export function without({ metric, source }: FigureSource, reason: NonNullable<Figure['reason']>, at: string): Figure {
  return { metric, value: null, reason, source, at }
}

export function gone(remote_id: string): PostFigures {
  return { remote_id, status: 'gone', figures: [] }
}

const withoutRight = new Set(['scope_missing', 'no_permission'])

/**
 * The figures of many posts, `size` in one question. What fails after something was read is said of its own posts only; a refused
 * credential, and a network that cannot be reached from the first question on, end it all. `ask` gives one line per id, in their order.
 */
export async function figuresInPages(
  remote_ids: readonly string[],
  size: number,
  sources: readonly FigureSource[],
  now: () => Date,
  ask: (ids: readonly string[]) => Promise<readonly PostFigures[]>,
): Promise<readonly PostFigures[]> {
  const lines: PostFigures[] = []
  let unreachable = false
  for (let from = 0; from < remote_ids.length; from += size) {
    const ids = remote_ids.slice(from, from + size)
    const nothing = (reason: NonNullable<Figure['reason']>) => {
      const at = now().toISOString()
      lines.push(
        ...ids.map((remote_id): PostFigures => ({
          remote_id,
          status: 'there',
          figures: sources.map((one) => without(one, reason, at)),
        })),
      )
    }
    if (unreachable) {
      nothing('unreachable')
      continue
    }
    try {
      lines.push(...(await ask(ids)))
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      if (error.verdict === 'refused') nothing(withoutRight.has(error.code) ? 'not_permitted' : 'refused')
      else if (error.verdict === 'unauthorized' || lines.length === 0) throw error
      else {
        unreachable = true
        nothing('unreachable')
      }
    }
  }
  return lines
}

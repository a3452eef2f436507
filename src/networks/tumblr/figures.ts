import type { Figure, Metric, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'

/** The metrics of a post, by the fields of `/notes` in its mode `conversation`. */
const ofPosts = [
  ['engagements', 'total_notes'],
  ['reactions', 'total_likes'],
  ['shares', 'total_reblogs'],
] as const

/** `read` gives the response of `/notes`, or null for a post that is gone. */
export async function postLine(
  remote_id: string,
  at: string,
  read: () => Promise<Record<string, unknown> | null>,
): Promise<PostFigures> {
  try {
    const notes = await read()
    return {
      remote_id,
      status: notes === null ? 'gone' : 'there',
      figures: ofPosts.map(([metric, source]) => figure(metric, source, at, notes?.[source])),
    }
  } catch (error) {
    const reason = reasonOf(error)
    return {
      remote_id,
      status: 'there',
      figures: ofPosts.map(([metric, source]) => ({ metric, value: null, reason, source, at })),
    }
  }
}

/** One figure, or the reason why there is none: the others do not suffer from it. */
export async function oneFigure(metric: Metric, source: string, at: string, read: () => Promise<unknown>): Promise<Figure> {
  try {
    return figure(metric, source, at, await read())
  } catch (error) {
    return { metric, value: null, reason: reasonOf(error), source, at }
  }
}

function figure(metric: Metric, source: string, at: string, value: unknown): Figure {
  const known = typeof value === 'number' && Number.isSafeInteger(value)
  return { metric, value: known ? value : null, reason: known ? null : 'not_given', source, at }
}

function reasonOf(error: unknown): 'not_permitted' | 'refused' | 'unreachable' {
  if (!(error instanceof NetworkFailure)) throw error
  if (error.verdict === 'unauthorized') return 'not_permitted'
  return error.verdict === 'refused' ? 'refused' : 'unreachable'
}

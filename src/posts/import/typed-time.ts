import type { Post } from '../../store/posts.ts'
import { instantsOf, readWall, writeWithOffset } from '../wall-time.ts'

/**
 * The time of a post as a file gives it, which an import reads as the same instant: the wall time of its zone; with its offset where the
 * clocks show it twice; the instant itself where it is between two minutes.
 */
export function typedTime({
  scheduled_at,
  scheduled_local,
  time_zone,
}: Pick<Post, 'scheduled_at' | 'scheduled_local' | 'time_zone'>): string | null {
  if (scheduled_at === null) return null
  const wall = scheduled_local === null ? null : readWall(scheduled_local)
  const at = new Date(scheduled_at)
  const instants = wall === null ? [] : instantsOf(wall, time_zone)
  if (!instants.some((one) => one.getTime() === at.getTime())) return scheduled_at
  return instants.length === 1 ? (scheduled_local ?? '').replace('T', ' ') : writeWithOffset(at, time_zone)
}

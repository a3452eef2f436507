import type { Ability, Rights } from '../contract.ts'

/** What each right of OAuth 2 is needed for (docs.x.com/fundamentals/authentication/oauth-2-0, 2026-11-22). */
const needed: readonly (readonly [scope: string, without: readonly Ability[]])[] = [
  ['tweet.write', ['publish', 'first_comment', 'delete']],
  ['media.write', ['images', 'video']],
  ['tweet.read', ['list_own', 'post_figures', 'inbox']],
  ['users.read', ['account_figures']],
  ['offline.access', ['refresh']],
]

export function rightsOfScopes(granted: readonly string[]): Rights {
  const missing = needed.filter(([scope]) => !granted.includes(scope)).map(([scope, without]) => ({ scope, without }))
  return { granted, missing }
}

/** OAuth 1.0a knows three levels; an app that was changed later needs new tokens. */
export function rightsOfLevel(level: string | null): Rights | null {
  if (level === null) return null
  if (level.startsWith('read-write')) return { granted: ['read', 'write'], missing: [] }
  const without: readonly Ability[] = ['publish', 'images', 'video', 'first_comment', 'delete']
  return { granted: ['read'], missing: [{ scope: 'write', without }] }
}

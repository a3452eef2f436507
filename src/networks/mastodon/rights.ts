import type { Ability, Rights } from '../contract.ts'
import type { MastodonApi } from './api.ts'

/** What each right is needed for; https://docs.joinmastodon.org/api/oauth-scopes/, looked up on 2026-11-22. */
const needed: readonly (readonly [scope: string, without: readonly Ability[]])[] = [
  ['write:statuses', ['publish', 'first_comment', 'delete', 'reply']],
  ['write:media', ['images', 'video']],
  ['read:statuses', ['list_own', 'post_figures']],
  ['read:accounts', ['account_figures']],
  ['read:notifications', ['inbox']],
]

/** The rights that the app of a token was registered with: the server tells them since 4.3; null from an older one. */
export async function rightsOf(api: MastodonApi): Promise<Rights | null> {
  const answer = await api.call({ path: '/api/v1/apps/verify_credentials' }, [200, 401, 403, 404, 410, 422, 501])
  const { scopes } = (answer.json ?? {}) as { scopes?: unknown }
  if (answer.status !== 200 || !Array.isArray(scopes)) return null
  const granted = scopes.filter((one) => typeof one === 'string')
  // `write` holds `write:media` and the others of its kind
  const has = (scope: string): boolean => granted.includes(scope) || granted.includes(scope.split(':')[0] ?? '')
  return { granted, missing: needed.filter(([scope]) => !has(scope)).map(([scope, without]) => ({ scope, without })) }
}

import { createHash } from 'node:crypto'
import type { Ability, Access, AccountIdentity, Rights } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { authorKind, type AuthorKind } from './author.ts'
import { elementsOf, finder, type LinkedIn } from './call.ts'

const dayMs = 24 * 3600_000
/** A token lives 60 days, and nothing renews it but another sign-in (…/shared/authentication/authorization-code-flow, 2026-11-22). */
const TOKEN_DAYS = 60
/** Who of a page may post (Organization Access Control by Role; both spellings of the third occur). */
const posters = ['ADMINISTRATOR', 'CONTENT_ADMIN', 'CONTENT_ADMINISTRATOR', 'DIRECT_SPONSORED_CONTENT_POSTER']

/** The author the credentials name, else the one `identify` found; null: the person of the token. Throws for what is no author. */
export function givenAuthor(access: Access): string | null {
  const given = (access.secrets['author'] ?? '').trim()
  if (given !== '') {
    if (authorKind(given) === null) {
      throw new NetworkFailure('unauthorized', 'bad_author', `${given}: no urn:li:person:… or urn:li:organization:…`)
    }
    return given
  }
  const kept = access.settings['author']
  return typeof kept === 'string' && authorKind(kept) !== null ? kept : null
}

/** The person a token belongs to. `/v2/userinfo` wants openid and profile, `/v2/me` r_basicprofile: apps have the one or the other. */
export async function readPerson(api: LinkedIn): Promise<{ author: string; name: string }> {
  const info = await api.call({ path: '/v2/userinfo' }, [200, 403])
  const { sub, name } = (info.json ?? {}) as { sub?: unknown; name?: unknown }
  if (info.status === 200 && textField(sub) !== '') return { author: `urn:li:person:${textField(sub)}`, name: textField(name) }
  const answer = await api.call({ path: '/v2/me' }, [200, 403])
  if (answer.status === 403) {
    const words = 'the token opens no profile (scopes openid and profile)'
    throw new NetworkFailure('unauthorized', 'no_permission', words, { status: 403 })
  }
  const me = (answer.json ?? {}) as { id?: unknown; localizedFirstName?: unknown; localizedLastName?: unknown }
  if (textField(me.id) === '') throw api.failure({ ...answer, status: 502 }, { read: true })
  const full = `${textField(me.localizedFirstName)} ${textField(me.localizedLastName)}`.trim()
  return { author: `urn:li:person:${textField(me.id)}`, name: full }
}

export async function identify(access: Access, api: LinkedIn): Promise<AccountIdentity> {
  const token = await inspect(access, api)
  const given = givenAuthor(access)
  const kind = given === null ? 'person' : authorKind(given)
  const who = kind === 'organization' && given !== null ? await readPage(api, given) : await readProfile(api, given)
  const fingerprint = createHash('sha256')
    .update(access.secrets['access_token'] ?? '')
    .digest('hex')
    .slice(0, 12)
  const today = access.now().toISOString().slice(0, 10)
  const since = access.settings['token_mark'] === fingerprint ? textField(access.settings['token_since']) || today : today
  const chosen = access.settings['api_version']
  return {
    remote_id: who.author,
    remote_name: who.name,
    url: who.url,
    settings: {
      author: who.author,
      token_mark: fingerprint,
      token_since: since,
      ...(chosen === undefined ? {} : { api_version: chosen }),
    },
    rights: token === null ? null : rightsOf(token.scopes, kind ?? 'person'),
    // What LinkedIn says, else counted from the day smm first saw this token.
    expires_at: token?.expires_at ?? new Date(Date.parse(since) + TOKEN_DAYS * dayMs).toISOString(),
  }
}

interface Who {
  readonly author: string
  readonly name: string
  readonly url: string | null
}

async function readProfile(api: LinkedIn, given: string | null): Promise<Who> {
  const { author, name } = await readPerson(api)
  if (given !== null && given !== author) {
    throw new NetworkFailure('unauthorized', 'other_author', `the token is that of ${author}, not of ${given}`)
  }
  return { author, name: name || author, url: null }
}

/** A page by its name, and whether the person of the token may post for it, as far as the token may ask. */
async function readPage(api: LinkedIn, author: string): Promise<Who> {
  const acls = await api.call(
    { path: '/rest/organizationAcls?q=roleAssignee&state=APPROVED&count=100', headers: finder },
    [200, 403],
  )
  if (acls.status === 200) {
    const roles = elementsOf<Acl>(api, acls).filter((one) => (one.organization ?? one.organizationTarget) === author)
    if (!roles.some((one) => posters.includes(textField(one.role)))) {
      const has = roles.map((one) => textField(one.role)).join(', ') || 'none'
      throw new NetworkFailure('unauthorized', 'no_permission', `${author}: no role that may post (${has})`)
    }
  }
  const id = author.slice('urn:li:organization:'.length)
  const answer = await api.call({ path: `/rest/organizations/${encodeURIComponent(id)}` }, [200, 403, 404])
  const page = (answer.status === 200 ? (answer.json ?? {}) : {}) as { localizedName?: unknown; vanityName?: unknown }
  const name = textField(page.localizedName) || author
  return { author, name, url: `https://www.linkedin.com/company/${textField(page.vanityName) || id}/` }
}

interface Acl {
  readonly role?: unknown
  readonly organization?: unknown
  /** Its name before the versioned API. */
  readonly organizationTarget?: unknown
}

/** What LinkedIn says of the token; it asks for the app's own secret, which is no part of what publishing needs. Null: not to be had. */
async function inspect(access: Access, api: LinkedIn): Promise<{ scopes: string[]; expires_at: string | null } | null> {
  const { client_id = '', client_secret = '', access_token = '' } = access.secrets
  if (client_id === '' || client_secret === '') return null
  const answer = await api.send(
    {
      method: 'POST',
      url: '/oauth/v2/introspectToken',
      body: new URLSearchParams({ client_id, client_secret, token: access_token }),
    },
    [200, 400, 401, 403],
  )
  if (answer.status !== 200) return null
  const body = (answer.json ?? {}) as { active?: unknown; status?: unknown; scope?: unknown; expires_at?: unknown }
  if (body.active === false) {
    const code = body.status === 'expired' ? 'token_expired' : 'credential_refused'
    throw new NetworkFailure('unauthorized', code, `the token is ${textField(body.status) || 'not active'}`)
  }
  const seconds = Number(body.expires_at)
  const scopes = textField(body.scope).split(/[\s,]+/)
  return {
    scopes: scopes.filter((one) => one !== ''),
    expires_at: seconds > 0 ? new Date(seconds * 1000).toISOString() : null,
  }
}

type Needs = readonly (readonly [scopes: readonly string[], without: readonly Ability[]])[]

/** The first scope of each line is the one to ask for; any of them will do (the `_feed` ones came in 2026, for comments alone). */
const needs: Readonly<Record<AuthorKind, Needs>> = {
  person: [
    [['w_member_social'], ['publish', 'images', 'video', 'delete']],
    [['w_member_social', 'w_member_social_feed'], ['first_comment']],
    [['r_member_postAnalytics'], ['post_figures']],
    [['r_member_profileAnalytics'], ['account_figures']],
  ],
  organization: [
    [['w_organization_social'], ['publish', 'images', 'video', 'delete']],
    [
      ['w_organization_social', 'w_organization_social_feed'],
      ['first_comment', 'reply'],
    ],
    [['r_organization_social'], ['list_own']],
    [['r_organization_social', 'r_organization_social_feed'], ['inbox']],
    [['rw_organization_admin'], ['post_figures', 'account_figures']],
  ],
}

function rightsOf(granted: readonly string[], kind: AuthorKind): Rights {
  const missing = new Map<string, Ability[]>()
  for (const [scopes, without] of needs[kind]) {
    const [scope = ''] = scopes
    if (!scopes.some((one) => granted.includes(one))) missing.set(scope, [...(missing.get(scope) ?? []), ...without])
  }
  return { granted, missing: [...missing].map(([scope, without]) => ({ scope, without })) }
}

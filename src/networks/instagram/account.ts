import type { Access } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { openLongLivedToken } from '../graph-token.ts'
import { graphVersion } from '../graph-version.ts'
import { openGraph, unreadable, type Graph } from '../graph.ts'
import { textField } from '../json.ts'

export const FACEBOOK = 'https://graph.facebook.com'
const INSTAGRAM = 'https://graph.instagram.com'
const UPLOADS = 'https://rupload.facebook.com'

export interface Account {
  readonly id: string
  readonly username: string
}

export interface AccountAccess {
  readonly graph: Graph
  /** By way of Facebook (a page's Instagram account) or of Instagram itself, which allows less. */
  readonly login: 'facebook' | 'instagram'
  readonly token: string
  /** The day a token of Instagram's own login ends for good; null: it is renewed, or is none. */
  readonly endsOn: () => Promise<string | null>
  /** Where the bytes of a video for this container go. */
  readonly uploadUrl: (container: string) => string
  /** `again`: asked, even when it is known. */
  readonly account: (again?: boolean) => Promise<Account>
}

/** Tokens of Instagram's own login begin with IG and are good at graph.instagram.com only. */
export function openAccount(access: Access): AccountAccess {
  const token = access.secrets['access_token'] ?? ''
  const login = token.startsWith('IG') ? 'instagram' : 'facebook'
  const elsewhere = access.endpoint !== null && access.endpoint !== FACEBOOK && access.endpoint !== INSTAGRAM
  const usual = login === 'instagram' ? INSTAGRAM : FACEBOOK
  const base = elsewhere ? (access.endpoint ?? usual) : usual
  const version = graphVersion(access.settings)
  const wanted = (access.secrets['user_id'] ?? '').trim() || textField(access.settings['user_id'])
  const renewed =
    login === 'instagram'
      ? openLongLivedToken(access, { url: `${base}/refresh_access_token`, grant_type: 'ig_refresh_token' })
      : null
  const graph = openGraph(access, { base: `${base}/${version}`, token: () => renewed?.get() ?? token })
  let known: Promise<Account> | undefined

  function account(again = false): Promise<Account> {
    if (again) known = undefined
    known ??= (login === 'instagram' ? itself() : ofPages()).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  async function itself(): Promise<Account> {
    const answer = await graph.call({ path: '/me', query: { fields: 'user_id,username' } })
    const { user_id, username } = (answer.json ?? {}) as { user_id?: unknown; username?: unknown }
    if (typeof user_id !== 'string') throw unreadable(answer, access.now())
    if (wanted !== '' && wanted !== user_id)
      throw noAccount('page_not_found', `the token is that of ${textField(username)} (${user_id})`)
    return { id: user_id, username: textField(username) }
  }

  async function ofPages(): Promise<Account> {
    if (wanted !== '') {
      const answer = await graph.call({ path: `/${encodeURIComponent(wanted)}`, query: { fields: 'id,username' } })
      const { id, username } = (answer.json ?? {}) as { id?: unknown; username?: unknown }
      if (typeof id !== 'string') throw unreadable(answer, access.now())
      return { id, username: textField(username) }
    }
    const accounts = await linked()
    const [first, ...more] = accounts
    if (first === undefined)
      throw noAccount('page_not_found', 'no professional Instagram account is linked to a page of this token')
    if (more.length === 0) return first
    throw noAccount('page_not_chosen', `user_id is needed: ${accounts.map((one) => `${one.id} (@${one.username})`).join(', ')}`)
  }

  /** The Instagram accounts of the pages that the token is for: those of a person or a system, or the page's own. */
  async function linked(): Promise<Account[]> {
    const fields = 'id,instagram_business_account{id,username}'
    const ofPage = ({ instagram_business_account: one }: Linked): Account[] =>
      typeof one?.id === 'string' ? [{ id: one.id, username: textField(one.username) }] : []
    try {
      const { items } = await graph.list<Linked>({ path: '/me/accounts', query: { fields, limit: '100' } })
      return items.flatMap(ofPage)
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.verdict !== 'refused') throw error
      const answer = await graph.call({ path: '/me', query: { fields } })
      return ofPage(answer.json ?? {})
    }
  }

  return {
    graph,
    login,
    token,
    endsOn: async () => (await renewed?.endsOn()) ?? null,
    uploadUrl: (container) => `${elsewhere ? base : UPLOADS}/ig-api-upload/${version}/${encodeURIComponent(container)}`,
    account,
  }
}

interface Linked {
  readonly instagram_business_account?: { readonly id?: unknown; readonly username?: unknown }
}

function noAccount(code: string, message: string): NetworkFailure {
  return new NetworkFailure('unauthorized', code, message)
}

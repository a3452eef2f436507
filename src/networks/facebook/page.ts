import type { Access } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { graphVersion } from '../graph-version.ts'
import { openGraph, unreadable, type Graph } from '../graph.ts'
import { textField } from '../json.ts'

export const FACEBOOK = 'https://graph.facebook.com'

export interface Page {
  readonly id: string
  readonly name: string
  readonly token: string
}

export interface PageAccess {
  /** Calls with the page's token. */
  readonly graph: Graph
  readonly page: () => Promise<Page>
}

/** The page an account is about, and calls in its name: whether the token that was given is the page's or that of a person or a system. */
export function openPage(access: Access): PageAccess {
  const own = access.secrets['access_token'] ?? ''
  const wanted = (access.secrets['page_id'] ?? '').trim() || textField(access.settings['page_id'])
  let known: Promise<Page> | undefined

  const graph = openGraph(access, {
    base: `${access.endpoint ?? FACEBOOK}/${graphVersion(access.settings)}`,
    token: async () => (await page()).token,
  })

  function page(): Promise<Page> {
    known ??= find().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  async function find(): Promise<Page> {
    const answer = await graph.call({ path: '/me', query: { fields: 'id,name' }, token: own })
    const { id, name } = (answer.json ?? {}) as { id?: unknown; name?: unknown }
    if (typeof id !== 'string') throw unreadable(answer, access.now())
    const me = { id, name: textField(name), token: own }
    if (id === wanted) return me
    const pages = await managed()
    // a page has no pages of its own: the token is hers
    if (pages === null && wanted === '') return me
    if (pages === null) throw noPage('page_not_found', `the token is that of ${me.name} (${id}), not of the page ${wanted}`)
    const [first, ...more] = wanted === '' ? pages : pages.filter((one) => one.id === wanted)
    if (first === undefined) throw noPage('page_not_found', `${me.name} may not act for ${wanted === '' ? 'any page' : wanted}`)
    if (more.length === 0) return first
    throw noPage('page_not_chosen', `page_id is needed: ${pages.map((one) => `${one.id} (${one.name})`).join(', ')}`)
  }

  /** The pages a person or a system may act for, each with its own token; null: the token is a page's. */
  async function managed(): Promise<Page[] | null> {
    try {
      const query = { fields: 'id,name,access_token', limit: '100' }
      const { items } = await graph.list<Record<string, unknown>>({ path: '/me/accounts', query, token: own })
      return items.map((one) => ({
        id: textField(one['id']),
        name: textField(one['name']),
        token: textField(one['access_token']),
      }))
    } catch (error) {
      if (error instanceof NetworkFailure && error.verdict === 'refused') return null
      throw error
    }
  }

  return { graph, page }
}

function noPage(code: string, message: string): NetworkFailure {
  return new NetworkFailure('unauthorized', code, message)
}

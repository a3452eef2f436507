import { same } from './loopback.ts'

export type Pasted =
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'denied'; readonly why: string }
  /** `state`: the answer to another question. `address_needed`: a code alone proves nothing here. */
  | { readonly is: 'unreadable' | 'state' | 'address_needed' }

/**
 * What a person brought back from the browser: the whole address it ended at, or the code that a page showed. An address carries the
 * state, which is compared; a code alone is taken only where something else ties it to our question (PKCE, or an app of its own).
 */
export function readPasted(typed: string, state: string, code_alone: boolean): Pasted {
  const text = typed.trim()
  const query = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).search : text.includes('code=') ? text : null
  if (query === null) {
    if (!/^[\w.~+/=%|-]{4,2048}$/.test(text)) return { is: 'unreadable' }
    return code_alone ? { is: 'code', code: text } : { is: 'address_needed' }
  }
  const parameters = new URLSearchParams(query.replace(/^[^?]*\?/, '').replace(/#.*$/, ''))
  const given = parameters.getAll('state')
  const [code, ...more] = parameters.getAll('code')
  const error = parameters.get('error')
  if (code === undefined && error === null) return { is: 'unreadable' }
  if (given.length !== 1 || !same(given[0] ?? '', state)) return { is: 'state' }
  if (error !== null) return { is: 'denied', why: parameters.get('error_description') ?? error }
  return code === undefined || code === '' || more.length > 0 ? { is: 'unreadable' } : { is: 'code', code }
}

import type { HttpResponse } from '../networks/contract.ts'
import { textField } from '../networks/json.ts'
import { rememberSecret } from '../secrets/live.ts'

export interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token: string | null
  /** Null: the server does not tell. */
  readonly seconds: number | null
  readonly scope: string
}

/**
 * What a token address gave, taken leniently: JSON or a form, numbers as text, no `token_type` (LinkedIn). Null: no token is in it. What
 * is read is known to the redactor at once.
 */
export function readTokenAnswer(answer: HttpResponse): TokenAnswer | null {
  const body = bodyOf(answer)
  const access_token = textField(body['access_token'])
  for (const name of ['access_token', 'refresh_token', 'id_token']) rememberSecret(textField(body[name]))
  if (answer.status < 200 || answer.status > 299 || access_token === '') return null
  const seconds = Number(body['expires_in'])
  const scope = body['scope']
  return {
    access_token,
    refresh_token: textField(body['refresh_token']) || null,
    seconds: seconds > 0 ? seconds : null,
    scope: Array.isArray(scope) ? scope.filter((one) => typeof one === 'string').join(' ') : textField(scope),
  }
}

/** Why there is none, in the server's words: OAuth's two fields, or an object of the network's own (Meta). */
export function refusalOf(answer: HttpResponse): string {
  const body = bodyOf(answer)
  const { error } = body
  const own = typeof error === 'object' && error !== null ? textField((error as { message?: unknown }).message) : ''
  const said = [textField(error), textField(body['error_description']), own, textField(body['message'])]
  return [...new Set(said)].filter((one) => one !== '').join(': ') || `HTTP ${answer.status}`
}

function bodyOf({ json, text }: HttpResponse): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>
  return json === undefined ? Object.fromEntries(new URLSearchParams(text.trim())) : {}
}

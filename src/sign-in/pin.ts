import { randomBytes } from 'node:crypto'
import { signInText } from '../i18n/sign-in.ts'
import { say } from '../i18n/text.ts'
import type { SignIn } from '../networks/contract.ts'
import { oauth1Header } from '../networks/oauth1.ts'
import { rememberSecret } from '../secrets/live.ts'
import { askSecret, call, fieldOf, placeAt, refused, sendTo, tellApp, type Desk } from './desk.ts'
import type { SignedIn } from './sign-in.ts'
import { refusalOf } from './token-answer.ts'

interface Pair {
  readonly token: string
  readonly token_secret: string
}

/** OAuth 1.0a with a number that the network's page shows: a request token, its approval, the token itself. It never ends. */
export async function signInByPin(desk: Desk, how: Extract<SignIn, { kind: 'pin' }>): Promise<SignedIn> {
  const { context } = desk
  tellApp(desk, 'app_key', null)
  const app_key = await fieldOf(desk, 'app_key')
  const app_secret = await fieldOf(desk, 'app_secret')

  const ask = async (address: string, more: Partial<Pair> & { callback?: string; verifier?: string }): Promise<Pair> => {
    const url = placeAt(desk, address)
    const authorization = oauth1Header({
      method: 'POST',
      url,
      consumer_key: app_key,
      consumer_secret: app_secret,
      nonce: randomBytes(16).toString('hex'),
      timestamp: Math.floor(context.now().getTime() / 1000),
      ...more,
    })
    const answer = await call(desk, { method: 'POST', url, headers: { authorization } })
    const given = new URLSearchParams(answer.text.trim())
    const token = given.get('oauth_token') ?? ''
    const token_secret = given.get('oauth_token_secret') ?? ''
    for (const value of [token, token_secret]) rememberSecret(value)
    if (answer.status !== 200 || token === '' || token_secret === '')
      throw refused(desk, saidOf(answer.text) ?? refusalOf(answer))
    return { token, token_secret }
  }

  const asked = await ask(how.request_url, { callback: 'oob' })
  const page = new URL(placeAt(desk, how.authorize_url))
  page.searchParams.set('oauth_token', asked.token)
  await sendTo(desk, page.href)
  const verifier = await askSecret(context, say(context.lang, signInText.pin))
  const { token, token_secret } = await ask(how.access_url, { ...asked, verifier })
  return { fields: { app_key, app_secret, access_token: token, access_secret: token_secret }, session: null }
}

/** X answers `{"errors":[{"message":…}]}`, and plain words to a number that is wrong. */
function saidOf(text: string): string | null {
  const message = /"message"\s*:\s*"([^"]{1,200})"/.exec(text)?.[1]
  return message ?? (/^[^<{]{3,200}$/.test(text.trim()) && !text.includes('oauth_token') ? text.trim() : null)
}

import { randomBytes } from 'node:crypto'
import { signInText } from '../i18n/sign-in.ts'
import { say } from '../i18n/text.ts'
import { rememberSecret } from '../secrets/live.ts'
import { askSecret, call, refused, sendTo, fieldOf, type Desk } from './desk.ts'
import { openLoopback } from './loopback.ts'
import type { SignedIn } from './sign-in.ts'

/** By which a site knows the passwords that it gave to smm. */
const APP_ID = '0e3b3a52-6c0b-4c39-9a57-5c1f2d1f7a4e'

/**
 * The page of a WordPress site (5.6 and later) where its user gives smm a password of its own. It goes back to http addresses of this
 * machine since 6.x; from an older site, or through ssh, the person copies what the page shows.
 */
export async function signInByApplicationPassword(desk: Desk): Promise<SignedIn> {
  const { context, way } = desk
  const page = new URL(await findPage(desk))
  page.searchParams.set('app_name', 'smm')
  page.searchParams.set('app_id', APP_ID)
  if (way.paste) {
    await sendTo(desk, page.href)
    const username = await fieldOf({ ...desk, known: {} }, 'username')
    const application_password = await askSecret(context, say(context.lang, signInText.paste_password))
    return { fields: { username, application_password }, session: null }
  }
  const state = randomBytes(16).toString('base64url')
  const verdict = (found: URLSearchParams): 'granted' | 'denied' | null =>
    found.get('success') === 'false' ? 'denied' : found.get('user_login') && found.get('password') ? 'granted' : null
  const loopback = await openLoopback({ host: '127.0.0.1', port: null, path: '/', state, verdict, lang: context.lang })
  try {
    page.searchParams.set('success_url', `${loopback.address}?state=${state}`)
    await sendTo(desk, page.href)
    context.io.note(say(context.lang, signInText.waiting_wordpress))
    const answer = await loopback.answer()
    if (answer.get('success') === 'false') throw refused(desk, say(context.lang, signInText.denied))
    const username = answer.get('user_login') ?? ''
    const application_password = answer.get('password') ?? ''
    rememberSecret(application_password)
    return { fields: { username, application_password }, session: null }
  } finally {
    loopback.close()
  }
}

/** Where the site says that the page is; where it says nothing, the usual place. Only an address of the very site counts. */
async function findPage(desk: Desk): Promise<string> {
  const site = desk.endpoint ?? ''
  for (const index of ['/wp-json/', '/?rest_route=/']) {
    const answer = await call(desk, { url: `${site}${index}` }).catch(() => null)
    const { authentication } = (answer?.json ?? {}) as {
      authentication?: { 'application-passwords'?: { endpoints?: { authorization?: unknown } } }
    }
    const told = authentication?.['application-passwords']?.endpoints?.authorization
    if (typeof told === 'string' && URL.canParse(told) && new URL(told).origin === new URL(site).origin) return told
  }
  return `${site}/wp-admin/authorize-application.php`
}

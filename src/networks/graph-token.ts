import type { Access } from './contract.ts'
import { graphFailure } from './graph.ts'
import { textField } from './json.ts'

/** A token must be a day old before it can be renewed, and lives for 60 from then on. */
const RENEWED_AFTER_MS = 24 * 3_600_000
/** After a renewal that did not work. */
const TRIED_AGAIN_AFTER_MS = 6 * 3_600_000

interface Kept {
  readonly access_token: string
  /** When it began, as far as smm knows: for the token that was given, when it was first used. ISO 8601. */
  readonly since: string
  /** Empty: not known. */
  readonly expires_at: string
  /** Of the last renewal that did not work; empty: none. */
  readonly failed_at: string
  /** `yes`: Meta does not renew it. */
  readonly refused: string
  /** The credential it began with: another one makes it stale. */
  readonly given: string
}

export interface LongLivedToken {
  /** Renewed once a day, under the account's lock; the new one is on the disk before it is used. */
  get(): Promise<string>
  /** The day it ends for good, when Meta does not renew it; null: it is renewed, or the day is not known. */
  endsOn(): Promise<string | null>
}

/**
 * The tokens of Threads and of Instagram's own login. `url`: where they are renewed, without a version.
 * https://developers.facebook.com/docs/threads/get-started/long-lived-tokens and
 * …/instagram-platform/reference/refresh_access_token, read 2026-11-27.
 */
export function openLongLivedToken(
  access: Access,
  { url, grant_type }: { readonly url: string; readonly grant_type: 'th_refresh_token' | 'ig_refresh_token' },
): LongLivedToken {
  const given = access.secrets['access_token'] ?? ''

  async function kept(): Promise<Kept> {
    const session = (await access.session.get()) as unknown as Kept | null
    if (session?.given === given) return session
    const first = { access_token: given, since: access.now().toISOString(), expires_at: '', failed_at: '', refused: '', given }
    if (given !== '') await access.session.set(first)
    return first
  }

  function isDue({ since, failed_at }: Kept): boolean {
    const now = access.now().getTime()
    return now - Date.parse(since) > RENEWED_AFTER_MS && !(now - Date.parse(failed_at) < TRIED_AGAIN_AFTER_MS)
  }

  function renewed(): Promise<string> {
    return access.exclusively(async () => {
      const session = await kept()
      // another process was faster
      if (!isDue(session)) return session.access_token
      const asked = await ask(session.access_token)
      const now = access.now()
      if (asked.token === null) {
        // the old one is good until its end
        await access.session.set({ ...session, failed_at: now.toISOString(), refused: asked.refused ? 'yes' : session.refused })
        return session.access_token
      }
      const expires_at = asked.seconds > 0 ? new Date(now.getTime() + asked.seconds * 1000).toISOString() : ''
      await access.session.set({
        access_token: asked.token,
        since: now.toISOString(),
        expires_at,
        failed_at: '',
        refused: '',
        given,
      })
      return asked.token
    })
  }

  async function ask(token: string): Promise<{ token: string; seconds: number } | { token: null; refused: boolean }> {
    const query = new URLSearchParams({ grant_type, access_token: token })
    try {
      const answer = await access.http({ url: `${url}?${query.toString()}` })
      const body = (answer.json ?? {}) as { access_token?: unknown; expires_in?: unknown }
      const next = textField(body.access_token)
      if (answer.status === 200 && next !== '') return { token: next, seconds: Number(body.expires_in) || 0 }
      const { verdict, message } = graphFailure(answer, { now: access.now(), read: true, publish: false })
      access.http.note?.(`the token was not renewed: ${message}`)
      return { token: null, refused: verdict === 'refused' || verdict === 'unauthorized' }
    } catch {
      return { token: null, refused: false }
    }
  }

  return {
    async get() {
      const session = await kept()
      return isDue(session) ? renewed() : session.access_token
    },
    async endsOn() {
      const { refused, expires_at } = await kept()
      return refused === 'yes' && expires_at !== '' ? expires_at : null
    },
  }
}

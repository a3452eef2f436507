import { credentialEndText, withoutText } from '../i18n/credentials.ts'
import { date, list } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Rights } from '../networks/contract.ts'
import type { Account } from '../store/accounts.ts'
import { daysLeft } from './known-of.ts'

/** `accès valable jusqu'au 3 décembre 2026 (encore 6 jours)`; the day is that of UTC. */
export function endsWords(lang: Lang, expires_at: string, now: Date): string {
  const values = { date: date(lang, expires_at), count: daysLeft(expires_at, now) }
  return Date.parse(expires_at) <= now.getTime()
    ? say(lang, credentialEndText.ended, { date: values.date })
    : say(lang, credentialEndText.ends, values)
}

/** What gives an account another access. */
export function editCommand(lang: Lang, { name, client }: Pick<Account, 'name' | 'client'>): string {
  return say(lang, credentialEndText.edit, { name, client })
}

/** What is open, in one line; what is not, in one line for each right that is missing. */
export function rightsWords(
  lang: Lang,
  rights: Rights,
): { readonly granted: string | null; readonly missing: readonly string[] } {
  const { granted, missing } = rights
  return {
    granted: granted.length === 0 ? null : say(lang, credentialEndText.rights, { scopes: granted.join(', ') }),
    missing: missing.map(({ scope, without }) => {
      const abilities = list(
        lang,
        without.map((ability) => say(lang, withoutText[ability])),
      )
      return say(lang, credentialEndText.without, { scope, abilities })
    }),
  }
}

import { ambassadorText, profileLabel } from '../../i18n/ambassadors.ts'
import { date } from '../../i18n/format.ts'
import { approvalViaLabel } from '../../i18n/queue.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { ambassadorLink } from '../../people/ambassador-link.ts'
import type { Ambassador } from '../../store/ambassadors.ts'
import type { Client } from '../../store/clients.ts'

/** An ambassador as scripts read it. */
export function ambassadorJson(client: Client, ambassador: Ambassador) {
  const link = ambassadorLink(client, ambassador)
  return {
    ...ambassador,
    status: ambassador.consent_at === null ? 'invited' : 'consenting',
    link,
    link_reason: link === null ? 'no_website' : null,
  }
}

function consentText(lang: Lang, { consent_at, consent_via }: Ambassador): string {
  if (consent_at === null || consent_via === null) return say(lang, ambassadorText.consent_none)
  const via = say(lang, approvalViaLabel[consent_via])
  return say(lang, ambassadorText.consent_value, { date: date(lang, consent_at), via })
}

export function ambassadorFacts(lang: Lang, client: Client, ambassador: Ambassador): [label: string, value: string][] {
  const { profile, topic, benefit, disclosure, code } = ambassador
  const link = ambassadorLink(client, ambassador)
  const rows: [string, string][] = [
    [say(lang, ambassadorText.label_profile), say(lang, profileLabel[profile])],
    [say(lang, ambassadorText.label_topic), topic],
    [say(lang, ambassadorText.label_consent), consentText(lang, ambassador)],
  ]
  if (benefit !== null) rows.push([say(lang, ambassadorText.label_benefit), benefit])
  if (disclosure !== null) rows.push([say(lang, ambassadorText.label_disclosure), disclosure])
  rows.push([say(lang, ambassadorText.label_code), code])
  if (link !== null) rows.push([say(lang, ambassadorText.label_link), link])
  return rows
}

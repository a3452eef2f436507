import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { date, list, money } from '../i18n/format.ts'
import { rightsText } from '../i18n/rights.ts'
import { say } from '../i18n/text.ts'
import { contractNeed, partnerSum } from '../posts/legal/partner-sum.ts'
import { legalRule, legalRules, stateOf } from '../posts/legal/rules.ts'
import { endingRights } from '../posts/rights/used-rights.ts'
import type { Client } from '../store/clients.ts'
import type { DoctorFinding } from './finding.ts'

const yearMs = 365 * 86_400_000

/** Legal rules that nobody has read again for more than a year. What was never read is for `smm rights rules` to say, not every morning. */
export function checkLegalRules({ lang, now }: Pick<Context, 'lang' | 'now'>): DoctorFinding[] {
  const old = legalRules.filter(({ reviewed_on }) => reviewed_on !== null && now().getTime() - Date.parse(reviewed_on) > yearMs)
  if (old.length === 0) {
    const read = legalRules.filter(({ reviewed_on }) => reviewed_on !== null).length
    const message = say(lang, rightsText.doctor_rules_good, { read, all: legalRules.length })
    return [{ area: 'rules', code: 'legal_rules', level: 'ok', message, mend: null }]
  }
  const names = list(
    lang,
    old.map((rule) => say(lang, rule.words.name)),
  )
  const message = say(lang, rightsText.doctor_rules_old, { names })
  return [{ area: 'rules', code: 'legal_rules_old', level: 'warning', message, mend: say(lang, rightsText.doctor_rules_mend) }]
}

/** Releases that end while posts to come need them, and partners who are owed a written contract. */
export async function checkRights(context: Context, clients: readonly Client[]): Promise<DoctorFinding[]> {
  const { lang } = context
  const store = await context.store()
  const found: DoctorFinding[] = []
  for (const client of clients) {
    const rule = legalRule('partner_contract')
    const year = Number(dayOf(context.now(), client.time_zone).slice(0, 4))
    const rights = await store.rights.list(client.slug)
    for (const { id, kind, name, values, contract_on } of rights) {
      if (kind !== 'partner' || contract_on !== null || rule === null || stateOf(rule, client) === 'off') continue
      const sum = partnerSum(values, year, client)
      if (contractNeed(sum) !== 'needed') continue
      const said = { client: client.name, name, sum: money(lang, sum.amount, 'EUR'), year: String(year) }
      const mend = say(lang, rightsText.doctor_contract_mend, { id, client: client.slug })
      const message = say(lang, rightsText.doctor_contract, said)
      found.push({ area: 'rules', code: 'contract_missing', level: 'warning', message, mend })
    }
    for (const { right, ended, posts } of await endingRights(context, client)) {
      const day = date(lang, right.until_day ?? right.removed_at ?? '')
      const values = { client: client.name, name: right.name, day, ids: list(lang, posts.map(String)) }
      found.push({
        area: 'rules',
        code: ended ? 'right_ended' : 'right_ending',
        level: 'warning',
        message: say(lang, ended ? rightsText.doctor_ended : rightsText.doctor_ending, values),
        mend: say(lang, rightsText.doctor_ending_mend, { id: right.id, client: client.slug }),
      })
    }
  }
  return found
}

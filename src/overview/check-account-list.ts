import { statSync } from 'node:fs'
import { addDays, daysBetween } from '../days.ts'
import { endsSoon } from '../clients/known-of.ts'
import { editCommand, endsWords } from '../clients/say-access.ts'
import type { Context } from '../context.ts'
import { credentialEndText } from '../i18n/credentials.ts'
import { doctorText } from '../i18n/doctor.ts'
import { shortDateTime } from '../i18n/format.ts'
import { metricsText } from '../i18n/metrics.ts'
import { sayBlocked } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { DoctorFinding } from './finding.ts'

/** What is known of the accounts without calling anybody (`smm account check` does that). */
export async function checkAccountList(context: Context, accounts: readonly Account[]): Promise<DoctorFinding[]> {
  const { lang } = context
  if (accounts.length === 0) {
    const mend = say(lang, doctorText.accounts_none_mend)
    return [{ area: 'accounts', code: 'accounts_none', level: 'warning', message: say(lang, doctorText.accounts_none), mend }]
  }
  const found: DoctorFinding[] = []
  const store = await context.store()
  for (const account of accounts) {
    const { client, name, network, status, status_reason, path, rests_until, failures } = account
    const add = (level: 'warning' | 'error', code: string, message: string, mend: string | null): void => {
      found.push({ area: 'accounts', code, level, message, mend })
    }
    const descriptor = await networkOf(network)
    if (descriptor.credentials.length > 0 && (await store.secrets.get(account.id, 'credentials')) === null) {
      add(
        'error',
        'account_no_secret',
        say(lang, doctorText.account_no_secret, { client, name }),
        say(lang, doctorText.account_again_mend, { client, name }),
      )
    } else if (status === 'blocked') {
      const message = say(lang, doctorText.account_blocked, { client, name, reason: sayBlocked(lang, status_reason) })
      add('error', 'account_blocked', message, say(lang, doctorText.account_blocked_mend, { client, name }))
    } else if (status === 'unchecked') {
      const message = say(lang, doctorText.account_unchecked, { client, name })
      add('warning', 'account_unchecked', message, say(lang, doctorText.account_check_mend, { client, name }))
    }
    const { credential_expires_at: end } = account
    if (end !== null && endsSoon(account, context.now())) {
      const ends = endsWords(lang, end, context.now())
      const ended = Date.parse(end) <= context.now().getTime()
      const message = say(lang, credentialEndText.doctor, { client, name, ends })
      add(ended ? 'error' : 'warning', 'account_ends', message, editCommand(lang, account))
    }
    const silent = status === 'blocked' ? null : await daysWithoutFigures(context, account)
    // where each read is billed, an account is read once a week
    if (silent !== null && silent > (descriptor.read_prices === undefined ? 7 : 14)) {
      const message = say(lang, metricsText.doctor, { client, name, count: silent })
      add('warning', 'figures_old', message, say(lang, metricsText.doctor_mend, { client, name }))
    }
    if (path !== null && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
      const message = say(lang, doctorText.account_folder, { client, name, path })
      add('error', 'account_folder', message, say(lang, doctorText.account_folder_mend, { client, name }))
    }
    if (rests_until !== null && Date.parse(rests_until) > context.now().getTime()) {
      const until = shortDateTime(lang, new Date(rests_until), Intl.DateTimeFormat().resolvedOptions().timeZone)
      add('warning', 'account_rests', say(lang, doctorText.account_rests, { client, name, until, count: failures }), null)
    }
  }
  if (found.length > 0) return found
  return [
    {
      area: 'accounts',
      code: 'accounts',
      level: 'ok',
      message: say(lang, doctorText.accounts_good, { count: accounts.length }),
      mend: null,
    },
  ]
}

/** Since figures of the account were last read; null: nobody read any in two months. */
async function daysWithoutFigures(context: Context, { id, client }: Account): Promise<number | null> {
  const { metrics } = await context.store()
  const today = context.now().toISOString().slice(0, 10)
  const read = await metrics.ofAccounts(client, addDays(today, -60), today)
  const last = read.findLast(({ account_id, source }) => account_id === id && source === 'api')
  return last === undefined ? null : daysBetween(last.captured_at.slice(0, 10), today)
}

import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { Failure } from '../failure.ts'
import { auditText } from '../i18n/account-audit.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'

/** What makes an account safe and the client's own. No network tells it to a program: a person looks, and says what they found. */
export const auditItems = ['admins', 'two_factor', 'owner', 'recovery', 'complete'] as const
export type AuditItem = (typeof auditItems)[number]

/** As typed, by flag. */
export type AuditAnswers = Partial<Record<AuditItem, string>>

export interface AuditFinding {
  readonly item: AuditItem | 'access'
  /** `unknown`: nobody looked, or more than a year ago. */
  readonly state: 'good' | 'bad' | 'unknown'
  /** How many administrators; null: it is not counted, or not known. */
  readonly count: number | null
}

export interface AuditedAccount {
  readonly client: string
  readonly account: string
  readonly network: string
  readonly for_network: string | null
  /** 0 to 100: how much of it is known to be good; null: nobody looked, or too long ago. */
  readonly score: number | null
  /** The day on which a person last looked; null: never. */
  readonly looked_on: string | null
  readonly findings: readonly AuditFinding[]
}

/** With one alone, the account is lost with the person. */
const adminsNeeded = 2
const goodForDays = 365
const settingOf = (item: AuditItem): string => `audit_${item}`
const lookedOn = 'audit_on'

/** A blog of files is nobody's account. */
export const isAudited = ({ network }: Account): boolean => network !== 'folder'

export function auditAccount(account: Account, today: string): AuditedAccount {
  const { client, name, network, for_network, settings } = account
  const on = settings[lookedOn]
  const looked_on = typeof on === 'string' ? on : null
  const fresh = looked_on !== null && looked_on >= addDays(today, -goodForDays)
  const told = auditItems.map((item): AuditFinding => {
    const value = fresh ? settings[settingOf(item)] : undefined
    if (item === 'admins') {
      if (typeof value !== 'number') return { item, state: 'unknown', count: null }
      return { item, state: value >= adminsNeeded ? 'good' : 'bad', count: value }
    }
    return { item, state: value === undefined ? 'unknown' : value === true ? 'good' : 'bad', count: null }
  })
  const findings = [...told, ...accessOf(account)]
  const good = findings.filter(({ state }) => state === 'good').length
  const score = told.every(({ state }) => state === 'unknown') ? null : Math.round((good * 100) / findings.length)
  return { client, account: name, network, for_network, score, looked_on, findings }
}

/** Whether smm itself gets in; by hand it does not have to. */
function accessOf({ status, for_network }: Account): AuditFinding[] {
  if (for_network !== null) return []
  const state = status === 'ready' ? 'good' : status === 'blocked' ? 'bad' : 'unknown'
  return [{ item: 'access', state, count: null }]
}

/** Keeps what a person found, with the day; with `dry_run` it is only told. Throws `Failure` usage `bad_answer`. */
export async function keepAudit(context: Context, client: Client, account: Account, answers: AuditAnswers): Promise<Account> {
  const found: Record<string, number | boolean> = {}
  for (const item of auditItems) {
    const typed = answers[item]
    if (typed !== undefined)
      found[settingOf(item)] = item === 'admins' ? readCount(context, typed) : readYes(context, item, typed)
  }
  const settings = { ...account.settings, ...found, [lookedOn]: dayOf(context.now(), client.time_zone) }
  if (context.options.dry_run) return { ...account, settings }
  return (await context.store()).accounts.update(account.id, { settings })
}

function readCount({ lang }: Context, typed: string): number {
  if (/^\d{1,4}$/.test(typed.trim())) return Number(typed)
  throw new Failure('usage', 'bad_answer', say(lang, auditText.bad_count))
}

function readYes({ lang }: Context, item: AuditItem, typed: string): boolean {
  const plain = typed.trim().toLowerCase()
  const [good, bad] =
    item === 'owner'
      ? [['client'], ['other', 'autre']]
      : [
          ['yes', 'oui'],
          ['no', 'non'],
        ]
  if (good.includes(plain)) return true
  if (bad.includes(plain)) return false
  const flag = `--${item.replace('_', '-')}`
  throw new Failure('usage', 'bad_answer', say(lang, item === 'owner' ? auditText.bad_owner : auditText.bad_yes, { flag }))
}

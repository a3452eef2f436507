import {
  auditAccount,
  auditItems,
  isAudited,
  keepAudit,
  type AuditAnswers,
  type AuditedAccount,
  type AuditFinding,
} from '../../clients/audit-accounts.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { auditText } from '../../i18n/account-audit.ts'
import { date, list } from '../../i18n/format.ts'
import { shellWord } from '../../i18n/shell-word.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { sign } from '../../io/signs.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Account } from '../../store/accounts.ts'
import type { Client } from '../../store/clients.ts'

const flags = { admins: 'admins', two_factor: 'twoFactor', owner: 'owner', recovery: 'recovery', complete: 'complete' } as const

export async function audit(context: Context, name: string | null, options: Record<string, unknown>): Promise<number> {
  const { io } = context
  const answers = answersOf(options)
  const noted = Object.keys(answers).length > 0
  const client = await chooseClient(context, { writes: noted })
  const accounts = await chosenAccounts(context, client, name)
  const today = dayOf(context.now(), client.time_zone)
  const looked = noted ? [await keepAudit(context, client, onlyOne(context, accounts), answers)] : accounts
  const audited = looked.map((account) => auditAccount(account, today))
  if (context.options.json) io.json(audited)
  else tell(context, audited, noted)
  const failed = audited.some(({ findings }) => findings.some(({ state }) => state === 'bad'))
  return failed ? exitCodes.failed : exitCodes.done
}

function answersOf(options: Record<string, unknown>): AuditAnswers {
  const answers: Partial<Record<(typeof auditItems)[number], string>> = {}
  for (const item of auditItems) {
    const typed = options[flags[item]]
    if (typeof typed === 'string') answers[item] = typed
  }
  return answers
}

async function chosenAccounts(context: Context, client: Client, name: string | null): Promise<Account[]> {
  const all =
    name === null ? await (await context.store()).accounts.list(client.slug) : [await findAccount(context, client, name)]
  return all.filter(isAudited)
}

/** What is said is said of one account. */
function onlyOne({ lang }: Context, accounts: readonly Account[]): Account {
  const [only, ...others] = accounts
  if (only !== undefined && others.length === 0) return only
  const names = list(
    lang,
    accounts.map(({ name }) => name),
  )
  throw new Failure('usage', 'which_account', say(lang, only === undefined ? auditText.none : auditText.which, { names }))
}

function tell(context: Context, audited: readonly AuditedAccount[], noted: boolean): void {
  const { io, lang, options } = context
  if (audited.length === 0) return io.note(say(lang, auditText.none))
  for (const { account, score, looked_on, findings } of audited) {
    io.print(headOf(lang, account, score, looked_on))
    for (const finding of findings) {
      const [first = '', ...more] = wrapText(wordsOf(context, finding), io.columns - 4)
      io.print(`  ${signOf(finding)} ${first}`)
      for (const line of more) io.print(`    ${line}`)
    }
  }
  if (noted && options.dry_run) io.note(say(lang, auditText.would))
  const open = audited.find(({ findings }) => findings.some(({ item, state }) => item !== 'access' && state === 'unknown'))
  if (open !== undefined) io.note(say(lang, auditText.hint, { command: commandOf(open) }))
}

function headOf(lang: Lang, name: string, score: number | null, looked_on: string | null): string {
  if (score === null) return say(lang, auditText.not_looked, { name })
  return say(lang, auditText.score_on, { name, score, day: date(lang, looked_on ?? '') })
}

function signOf({ state }: AuditFinding): string {
  return state === 'good' ? sign.good : state === 'bad' ? sign.bad : sign.warning
}

function wordsOf({ lang }: Context, { item, state, count }: AuditFinding): string {
  return say(lang, auditText[`${item}_${state}`], { count: count ?? 0 })
}

/** With what is not known, as it should be. */
function commandOf({ account, client, findings }: AuditedAccount): string {
  const good = { admins: '2', two_factor: 'yes', owner: 'client', recovery: 'yes', complete: 'yes' } as const
  const open = auditItems.filter((one) => findings.some(({ item, state }) => item === one && state === 'unknown'))
  return `smm account audit ${shellWord(account)} ${open.map((item) => `--${item.replace('_', '-')} ${good[item]}`).join(' ')} -c ${client}`
}

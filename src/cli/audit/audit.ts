import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { accountText } from '../../i18n/accounts.ts'
import { actionLabel, auditText, fieldLabel, stepLabel } from '../../i18n/audit.ts'
import { amplifierLabel, responsibilityLabel, severityLabel } from '../../i18n/crisis.ts'
import { levelName } from '../../i18n/escalation.ts'
import { deliveryStatusLabel } from '../../i18n/delivery-status-label.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { ruleText } from '../../i18n/machine.ts'
import { approvalViaLabel, queueText } from '../../i18n/queue.ts'
import { sayBlocked, sayReason } from '../../i18n/reasons.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import { readAudit, readPostStory, type AuditLine } from '../../overview/read-audit.ts'
import { dayInstant } from '../../posts/day-instant.ts'
import { findPost } from '../../posts/find-posts.ts'
import type { Account } from '../../store/accounts.ts'
import { stateWords } from '../../store/delivery-status.ts'
import { text, type Flags } from '../queue/flag-values.ts'

const shownUnlessSaid = 50
/** Longer facts are one command away in `--json`. */
const shownOfValue = 60

export async function audit(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const limit = limitOf(context, flags)
  const id = text(flags, 'post')
  const post = id === null ? null : await findPost(context, id)
  const client = post === null ? await namedClient(context) : null
  const zone =
    post?.time_zone ?? (client === null ? null : client.time_zone) ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  // one more than is shown tells whether there is more
  const query = { ...daysOf(context, flags, zone), limit: limit + 1 }
  const found =
    post === null
      ? await readAudit(context, { client: client?.slug ?? null, ...query })
      : await readPostStory(context, post, query)
  const lines = found.slice(0, limit)
  if (options.json) return io.json(lines)
  if (lines.length === 0) return io.note(say(lang, auditText.nothing))
  const known = await (await context.store()).accounts.list()
  const accounts = new Map(known.map((one) => [`account ${one.id}`, one.name]))
  for (const line of lines) show(context, line, zone, { namesClient: client === null && post === null, accounts })
  if (found.length > limit) io.note(say(lang, auditText.limited, { count: limit }))
}

function show(
  context: Context,
  line: AuditLine,
  zone: string,
  { namesClient, accounts }: { namesClient: boolean; accounts: ReadonlyMap<string, string> },
): void {
  const { io, lang } = context
  const when = shortDateTime(lang, new Date(line.at), zone)
  const parts = [
    ...(namesClient && line.client !== null ? [line.client] : []),
    paint('bold', what(context, line, accounts)),
    who(context, line),
    ...about(context, line),
  ]
  const [first = '', ...more] = wrapText(
    parts.filter((part) => part !== '').join(' · '),
    Math.max(30, io.columns - when.length - 2),
  )
  io.print(`${paint('dim', when)}  ${first}`)
  for (const one of more) io.print(`${' '.repeat(when.length)}  ${one}`)
  for (const change of changes(context, line, zone))
    for (const one of wrapText(change, Math.max(30, io.columns - when.length - 4)))
      io.print(paint('dim', `${' '.repeat(when.length)}    ${one}`))
}

/** A step of a delivery by what it means; a change by what was done to what. */
function what({ lang }: Context, line: AuditLine, accounts: ReadonlyMap<string, string>): string {
  const [noun = '', name = ''] = line.action.split('.')
  const rules: Readonly<Record<string, Text>> = { ...ruleText, ...stepLabel }
  if (noun === 'delivery' && Object.hasOwn(rules, name)) {
    const { account = '' } = line.detail as { account?: string }
    const step = say(lang, rules[name] as Text)
    return account === '' ? step : say(lang, auditText.step, { account, step })
  }
  const target = noun === 'hold' ? held(lang, line, accounts) : line.target.slice(line.target.indexOf(' ') + 1)
  const label = Object.hasOwn(actionLabel, line.action) ? actionLabel[line.action] : undefined
  return label === undefined ? `${line.action} ${target}` : say(lang, label, { target })
}

/** What a hold is about. */
function held(lang: Lang, { target }: AuditLine, accounts: ReadonlyMap<string, string>): string {
  if (target === 'everything') return say(lang, auditText.target_everything)
  if (target === 'client') return say(lang, auditText.target_client)
  return say(lang, auditText.target_account, { name: accounts.get(target) ?? target.replace(/^account /, '') })
}

function who({ lang }: Context, line: AuditLine): string {
  if (line.actor?.startsWith('pass ') === true) return say(lang, auditText.by_pass)
  if (line.actor === 'assistant') return say(lang, auditText.by_assistant)
  const { by, via } = line.detail as { by?: unknown; via?: unknown }
  if (typeof by === 'string' && by !== '') {
    const name = by === 'consultant' ? say(lang, queueText.by_consultant) : by
    const label = Object.hasOwn(approvalViaLabel, String(via))
      ? approvalViaLabel[via as keyof typeof approvalViaLabel]
      : undefined
    return label === undefined ? name : say(lang, auditText.by_via, { by: name, via: say(lang, label) })
  }
  return line.actor === null ? '' : say(lang, auditText.by_person)
}

/** The words that came with it. */
function about(_: Context, line: AuditLine): string[] {
  const { reason, url } = line.detail as { reason?: unknown; url?: unknown }
  return [reason, url].filter((one): one is string => typeof one === 'string' && one !== '')
}

/** Hashes and instants of approval say nothing to a person that the line does not say already. */
const untold: ReadonlySet<string> = new Set(['content_hash', 'approved_hash', 'scheduled_local', 'typed_at', 'approved_at'])

function changes(context: Context, line: AuditLine, zone: string): string[] {
  // what was added is all new: its name is enough
  if (line.from === null || line.to === null) return []
  const { from, to } = line
  const { lang } = context
  return (
    Object.keys(to)
      .filter((field) => !untold.has(field))
      // the words that came with a code say more than it
      .filter((field) => field !== 'reason_code' || (to['reason'] ?? null) === null)
      .map((field) => {
        const label = Object.hasOwn(fieldLabel, field) ? fieldLabel[field] : undefined
        const name = label === undefined ? field : say(lang, label)
        if (field === 'deliveries') return statesOf(context, from[field], to[field])
        if (isStructure(from[field]) && isStructure(to[field])) return say(lang, auditText.changed_only, { field: name })
        const told = (value: unknown): string => valueWords(context, field, value, zone)
        return say(lang, auditText.change, { field: name, from: told(from[field]), to: told(to[field]) })
      })
      .filter((text_) => text_ !== '')
  )
}

/** A list, or an object: too long to be told here. */
function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** `facebook: scheduled → held`, account by account. */
function statesOf(context: Context, from: unknown, to: unknown): string {
  const [before, after] = [from, to].map((value) => (value ?? {}) as Record<string, string>)
  return Object.keys({ ...before, ...after })
    .filter((account) => before?.[account] !== after?.[account])
    .map((account) =>
      say(context.lang, auditText.change, {
        field: account,
        from: valueWords(context, 'state', before?.[account], ''),
        to: valueWords(context, 'state', after?.[account], ''),
      }),
    )
    .join(', ')
}

function valueWords({ lang }: Context, field: string, value: unknown, zone: string): string {
  if (value === null || value === undefined || value === '') return say(lang, auditText.none)
  if (typeof value === 'boolean') return say(lang, value ? auditText.yes : auditText.no)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return say(lang, auditText.changed)
  if (field === 'state' && Object.hasOwn(stateWords, value))
    return say(lang, deliveryStatusLabel[stateWords[value as keyof typeof stateWords]])
  const words = wordsOf(lang, field, value)
  if (words !== null) return words
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(value)) return shortDateTime(lang, new Date(value), zone)
  const line = value.replace(/\s+/g, ' ')
  const cut = line.length > shownOfValue ? `${line.slice(0, shownOfValue - 1)}…` : line
  // the fixed spaces of French quotes, as in every sentence
  return lang === 'fr' ? `«\u00A0${cut}\u00A0»` : `“${cut}”`
}

const accountStatusLabel = {
  ready: accountText.status_ready,
  unchecked: accountText.status_unchecked,
  blocked: accountText.status_blocked,
} as const satisfies Record<Account['status'], Text>

/** Codes of a field that a person reads in words. */
function wordsOf(lang: Lang, field: string, value: string): string | null {
  switch (field) {
    case 'approved_via':
    case 'consent_via':
      return labelOf(lang, approvalViaLabel, value)
    case 'approved_by':
      return value === 'consultant' ? say(lang, queueText.by_consultant) : null
    case 'status':
      return labelOf(lang, accountStatusLabel, value)
    case 'level':
      return labelOf(lang, levelName, value)
    case 'severity':
      return labelOf(lang, severityLabel, value)
    case 'amplifier':
      return labelOf(lang, amplifierLabel, value)
    case 'responsibility':
      return labelOf(lang, responsibilityLabel, value)
    case 'reason_code':
      return sayReason(lang, value, null)
    case 'status_reason':
      return sayBlocked(lang, value)
    default:
      return null
  }
}

function labelOf(lang: Lang, labels: Readonly<Record<string, Text>>, value: string): string | null {
  const label = Object.hasOwn(labels, value) ? labels[value] : undefined
  return label === undefined ? null : say(lang, label)
}

/** All clients, unless one is named: a choice for writing is no filter for looking back. */
async function namedClient(context: Context): Promise<{ slug: string; time_zone: string } | null> {
  const { options, env } = context
  if (options.client === null && !env['SMM_CLIENT']) return null
  return chooseClient(context, { writes: false })
}

function limitOf({ lang }: Context, flags: Flags): number {
  const value = text(flags, 'limit')
  if (value === null) return shownUnlessSaid
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new Failure('usage', 'bad_limit', say(lang, queueText.bad_limit, { value }))
}

function daysOf({ lang }: Context, flags: Flags, zone: string): { from?: string; to?: string } {
  const instant = (value: string, days: number): string => {
    const at = dayInstant(value, days, zone)
    if (at !== null) return at
    throw new Failure('usage', 'bad_day', say(lang, queueText.bad_day, { value }), { hint: say(lang, queueText.bad_day_hint) })
  }
  const from = text(flags, 'from') ?? text(flags, 'since')
  const to = text(flags, 'toDate')
  return { ...(from === null ? {} : { from: instant(from, 0) }), ...(to === null ? {} : { to: instant(to, 1) }) }
}

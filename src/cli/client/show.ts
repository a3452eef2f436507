import { chooseClient } from '../../clients/choose-client.ts'
import { findClient } from '../../clients/find-client.ts'
import { regionName } from '../../clients/regions.ts'
import { writeSlot } from '../../clients/read-slots.ts'
import type { Context } from '../../context.ts'
import { archiveText } from '../../i18n/archive.ts'
import { clientText } from '../../i18n/clients.ts'
import { date, list, money, month, number, percent } from '../../i18n/format.ts'
import { exchangeText } from '../../i18n/exchange.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { regionText } from '../../i18n/regions.ts'
import { rightsText } from '../../i18n/rights.ts'
import { slotText } from '../../i18n/slots.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { closedNetwork } from '../../networks/closed.ts'
import { slotsOf } from '../../posts/choose-slot.ts'
import { legalRule } from '../../posts/legal/rules.ts'
import type { ArchiveCount } from '../../store/archive.ts'
import type { Account } from '../../store/accounts.ts'
import type { Approval, Client, Evidence, Slot } from '../../store/clients.ts'

export async function show(context: Context, slug: string | null): Promise<void> {
  const { io, lang } = context
  const client = slug === null ? await chooseClient(context, { writes: false }) : await findClient(context, slug)
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const archives = await store.archive.counts(client.slug)
  if (context.options.json) return io.json({ ...client, accounts, archives })
  io.print(
    paint('bold', client.archived_at === null ? client.name : say(lang, clientText.archived_mark, { name: client.name })),
  )
  const slots = slotsOf(client, await store.strategies.get(client.slug))
  const kept: [string, string][] = archives.map((one) => [say(lang, archiveText.field), archiveWords(lang, one)])
  for (const line of facts([...profileFacts(lang, client, accounts, slots), ...kept], io.columns)) io.print(line)
}

/** `Google+ : 120 publications (5 janvier 2012 – 2 mars 2018)`. */
function archiveWords(lang: Lang, { network, kind, count, from, to }: ArchiveCount): string {
  const values = { network: closedNetwork(network)?.name ?? network, count }
  const words = say(lang, kind === 'post' ? archiveText.posts : archiveText.contacts, values)
  return from === null || to === null ? words : `${words} (${date(lang, from)} – ${date(lang, to)})`
}

const approvers = {
  none: clientText.approval_none,
  consultant: clientText.approval_consultant,
  client_sensitive: clientText.approval_client_sensitive,
  client_each: clientText.approval_client_each,
} as const satisfies Record<Approval, unknown>

/** Who approves, said to the consultant (the questionnaire says it to the owner). */
function approverText(lang: Lang, approval: Approval): string {
  return say(lang, approvers[approval])
}

/** The profile as label and value, without what was never said but matters to nothing. */
export function profileFacts(
  lang: Lang,
  client: Client,
  accounts: readonly Account[],
  slots: readonly Slot[] = client.slots,
): [string, string][] {
  const { currency } = client
  const tracked = (Object.entries(client.tracking) as [Evidence, string | null][]).filter(([, since]) => since !== null)
  const rate = client.hourly_rate === null ? null : money(lang, client.hourly_rate, currency)
  const rows: [string, string | null][] = [
    [say(lang, clientText.field_slug), client.slug],
    [say(lang, clientText.field_lang), say(lang, client.lang === 'fr' ? clientText.lang_fr : clientText.lang_en)],
    [say(lang, clientText.field_place), [client.city, client.country].filter((part) => part !== null).join(', ')],
    [say(lang, regionText.field), regionName(client, lang)],
    [say(lang, clientText.field_zone), client.time_zone],
    [say(lang, clientText.field_currency), currency],
    [say(lang, clientText.field_approval), approverText(lang, client.approval)],
    [say(lang, clientText.field_website), client.website],
    [say(lang, clientText.field_siren), client.siren],
    [say(lang, clientText.field_address), client.address],
    [say(lang, clientText.field_vat), say(lang, client.vat_recoverable ? clientText.vat_yes : clientText.vat_no)],
    [
      say(lang, clientText.field_margin),
      client.default_margin_bp === null ? say(lang, clientText.not_said) : percent(lang, client.default_margin_bp),
    ],
    [
      say(lang, clientText.field_rate),
      rate === null
        ? say(lang, clientText.not_said)
        : client.hourly_rate_estimated
          ? say(lang, clientText.estimated, { rate })
          : rate,
    ],
    [
      say(lang, clientText.field_rates),
      Object.entries(client.rates)
        .map(([role, amount]) => `${role} ${money(lang, amount, currency)}`)
        .join('\n') || null,
    ],
    [
      say(lang, exchangeText.field),
      Object.entries(client.exchange_rates)
        .map(([from, rate]) => {
          const values = { from, to: currency, rate: number(lang, Number(rate.rate), 12), date: date(lang, rate.date) }
          return rate.source === null
            ? say(lang, exchangeText.rate, values)
            : say(lang, exchangeText.rate_from, { ...values, source: rate.source })
        })
        .join('\n') || null,
    ],
    [
      say(lang, clientText.field_tracking),
      tracked.length === 0
        ? say(lang, clientText.no_tracking)
        : tracked
            .map(([kind, since]) =>
              say(lang, clientText.tracked_since, { kind: say(lang, evidenceLabel[kind]), month: month(lang, since ?? '') }),
            )
            .join('\n'),
    ],
    [
      say(lang, clientText.field_hours),
      client.hours_per_network === null ? null : say(lang, clientText.hours_month, { hours: client.hours_per_network }),
    ],
    [
      say(lang, clientText.field_retention),
      client.retention_months === null ? null : say(lang, clientText.months_kept, { count: client.retention_months }),
    ],
    [say(lang, clientText.field_slots), slotFacts(lang, client, slots)],
    [say(lang, rightsText.field_legal), legalFacts(lang, client)],
    [
      say(lang, clientText.field_accounts),
      accounts.length === 0
        ? null
        : list(
            lang,
            accounts.map((one) => one.name),
          ),
    ],
    [say(lang, clientText.field_since), date(lang, client.created_at)],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '')
}

/** The rules that are not as usual, one a line. */
function legalFacts(lang: Lang, { legal_rules }: Client): string {
  return Object.entries(legal_rules)
    .map(([id, state]) => {
      const rule = legalRule(id)
      const name = rule === null ? id : say(lang, rule.words.name)
      return say(lang, state === 'off' ? rightsText.legal_off : rightsText.legal_strict, { rule: name })
    })
    .join('\n')
}

/** One slot a line, as it can be typed again; those of the strategy are said to be so. */
function slotFacts(lang: Lang, client: Client, slots: readonly Slot[]): string {
  const lines = slots.map((slot) => writeSlot(lang, slot)).join('\n')
  return client.slots.length === 0 && lines !== '' ? say(lang, slotText.from_strategy, { slots: lines }) : lines
}

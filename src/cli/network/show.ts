import { findNetwork } from '../../clients/add-account.ts'
import { describeClosed, describeNetwork, type NetworkSheet } from '../../clients/describe-network.ts'
import type { Context } from '../../context.ts'
import { networkText } from '../../i18n/accounts.ts'
import { date, number } from '../../i18n/format.ts'
import { inboxLabels, metricLabels, searchLabels } from '../../i18n/networks.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import { unknownOutcome } from '../account/words.ts'
import { closedNetwork } from '../../networks/closed.ts'
import type { Price } from '../../networks/contract.ts'

export async function show(context: Context, name: string): Promise<void> {
  const { io, lang } = context
  const closed = closedNetwork(name)
  if (closed) {
    const sheet = describeClosed(closed, lang)
    if (context.options.json) return io.json(sheet)
    io.print(paint('bold', sheet.name))
    for (const line of wrapText(sheet.note, io.columns)) io.print(line)
    if (sheet.imports !== null) io.print(say(lang, networkText.still_imported, { what: sheet.imports }))
    for (const successor of sheet.successor) io.print(say(lang, networkText.successor, { successor }))
    return
  }
  const sheet = await describeNetwork(await findNetwork(context, name), lang)
  if (context.options.json) return io.json(sheet)
  io.print(paint('bold', sheet.name))
  for (const line of wrapText(sheet.about, io.columns)) io.print(line)
  io.print()
  for (const line of facts(rowsOf(lang, sheet), io.columns)) io.print(line)
}

function rowsOf(lang: Lang, sheet: NetworkSheet): [string, string][] {
  const { capabilities, text, endpoint, price } = sheet
  const itself = sheet.today === 'itself'
  const byHand = sheet.idempotency === 'person'
  const yesNo = (yes: boolean): string => say(lang, yes ? networkText.yes : networkText.no)
  const links = { card: 'link_card', text: 'link_text', field: 'link_field', none: 'link_none' } as const
  const named = <K extends string>(labels: Readonly<Record<K, Text>>, keys: readonly K[]): string =>
    keys.length === 0 ? yesNo(false) : keys.map((key) => say(lang, labels[key])).join(', ')
  const fields = sheet.credentials.map(({ name, label, optional }) =>
    say(lang, optional ? networkText.field_optional : networkText.field, { name, label }),
  )
  const { rules, sources } = rulesAndSources(lang, sheet)
  const rows: [keyof typeof networkText, string | null][] = [
    ['row_today', itself ? say(lang, networkText.smm_posts) : byHand ? null : say(lang, networkText.by_hand, { id: sheet.id })],
    [
      'row_text',
      byHand
        ? say(lang, networkText.text_as_named)
        : text.max === null
          ? say(lang, networkText.text_free)
          : say(lang, networkText.text_max, { max: number(lang, text.max), unit: text.unit }),
    ],
    ['row_title', byHand ? null : yesNo(capabilities.title)],
    ['row_link', byHand ? null : say(lang, networkText[links[capabilities.link]])],
    [
      'row_images',
      byHand
        ? null
        : capabilities.images === 0
          ? say(lang, networkText.images_none)
          : say(lang, networkText.images_up_to, { count: capabilities.images }),
    ],
    ['row_alt', byHand ? null : yesNo(capabilities.alt_text)],
    [
      'row_videos',
      !itself
        ? null
        : capabilities.videos === 0
          ? yesNo(false)
          : say(lang, networkText.images_up_to, { count: capabilities.videos }),
    ],
    [
      'row_fetches',
      !itself || capabilities.fetches_media === 'none'
        ? null
        : say(lang, networkText[`fetches_${capabilities.fetches_media}`], { name: sheet.name }),
    ],
    ['row_hosts', itself && capabilities.hosts_media ? say(lang, networkText.hosts) : null],
    [
      'row_thread',
      // a network that a person posts to for now takes what that person takes
      !itself && !byHand
        ? null
        : capabilities.thread === 0
          ? yesNo(false)
          : say(lang, networkText.thread_up_to, { count: capabilities.thread }),
    ],
    ['row_comment', itself || byHand ? yesNo(capabilities.first_comment) : null],
    ['row_delete', itself ? say(lang, capabilities.delete ? networkText.delete_yes : networkText.delete_no) : null],
    ['row_post_figures', itself ? named(metricLabels, capabilities.post_figures) : null],
    ['row_account_figures', itself ? named(metricLabels, capabilities.account_figures) : null],
    ['row_inbox', itself ? named(inboxLabels, capabilities.inbox) : null],
    ['row_reply', itself ? yesNo(capabilities.reply) : null],
    ['row_search', itself ? named(searchLabels, capabilities.search ?? []) : null],
    [
      'row_options',
      sheet.options.length === 0 ? null : sheet.options.map((one) => say(lang, networkText.option, one)).join('\n'),
    ],
    ['row_price', price === null ? say(lang, networkText.price_free) : priceWords(lang, price.plain, price.with_link)],
    ['row_gate', sheet.gate],
    [
      'row_address',
      endpoint === null || !itself
        ? null
        : endpoint.required
          ? say(lang, networkText.address_required)
          : endpoint.default === null
            ? null
            : say(lang, networkText.address_default, { url: endpoint.default }),
    ],
    ['row_secrets', !itself ? null : fields.length === 0 ? say(lang, networkText.secrets_none) : fields.join('\n')],
    ['row_add', itself || byHand ? addingOf(sheet) : null],
    ['row_unknown', itself || byHand ? say(lang, unknownOutcome[sheet.idempotency]) : null],
    ['row_rules', rules.length === 0 ? null : rules.join('\n')],
    ['row_source', sources.length === 0 ? null : sources.join('\n')],
  ]
  return rows
    .filter((row): row is [keyof typeof networkText, string] => row[1] !== null)
    .map(([label, value]) => [say(lang, networkText[label] as { fr: string; en: string }), value])
}

/** The command that adds an account of it, with the flags it cannot do without. */
function addingOf({ id, endpoint, sign_in, idempotency }: NetworkSheet): string {
  if (idempotency === 'person') return `smm account add ${id} --name facebook --for facebook`
  const flags = [
    ...(endpoint?.required ? ['--endpoint https://…'] : []),
    ...(id === 'folder' ? ['--path …'] : []),
    ...(sign_in === null || sign_in === 'page' ? [] : ['--sign-in']),
  ]
  return ['smm account add', id, ...flags].join(' ')
}

/** The page and the date of a rule are noted below where they are not those of the network. */
function rulesAndSources(lang: Lang, { rules, source }: NetworkSheet): { rules: string[]; sources: string[] } {
  const noted: string[] = []
  const said = rules.map(({ says, url, checked_on, believed }) => {
    if (url === null || checked_on === null) return says
    if (url === source?.url && checked_on === source.checked_on && !believed) return says
    const text = believed ? networkText.source_believed : networkText.source_noted
    const note = say(lang, text, { mark: '{mark}', url, date: date(lang, checked_on) })
    if (!noted.includes(note)) noted.push(note)
    return `${says} ${marks[noted.indexOf(note)] ?? ''}`.trimEnd()
  })
  const usual = source === null ? [] : [say(lang, networkText.source, { url: source.url, date: date(lang, source.checked_on) })]
  return { rules: said, sources: [...usual, ...noted.map((note, i) => note.replace('{mark} ', `${marks[i] ?? ''}\u00A0`))] }
}

const marks = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] as const

function priceWords(lang: Lang, plain: Price | null, linked: Price | null): string {
  if (plain === null) return say(lang, networkText.price_free)
  const shown = ({ micros, currency }: Price): string =>
    new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency, maximumFractionDigits: 3 }).format(
      micros / 1e6,
    )
  if (linked === null || linked.micros === plain.micros) return say(lang, networkText.price_same, { plain: shown(plain) })
  return say(lang, networkText.price_each, { plain: shown(plain), linked: shown(linked) })
}

/** An offer as a document in one language: from what is stored with it and nothing else, so that it is the same a year later. */
import type { Block, Cell, Document, Section } from '../documents/document.ts'
import { date, minutes as minutesInWords, money, number as inFigures, percent } from '../i18n/format.ts'
import { proposalText } from '../i18n/proposal.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import type { Proposal, ProposalContent, ProposalLine } from '../store/proposals.ts'
import { totalsOf, validUntil, type ProposalTotals } from './proposal.ts'
import { authorName } from './proposal-mentions.ts'

interface Told {
  readonly lang: Lang
  readonly proposal: Proposal
  readonly content: ProposalContent
  readonly totals: ProposalTotals
  readonly amount: (units: number) => string
}

export function composeProposal(proposal: Proposal, lang: Lang): Document {
  const { content, number } = proposal
  const totals = totalsOf(content)
  const told: Told = { lang, proposal, content, totals, amount: (units) => money(lang, units, content.currency) }
  const named = authorName(content.author, lang)
  const dated = date(lang, content.dated)
  const cancelled = proposal.status === 'cancelled'
  return {
    lang,
    cover: false,
    kicker: number === null ? say(lang, proposalText.doc_kicker) : say(lang, proposalText.doc_numbered, { number }),
    title: content.customer.name,
    subtitle:
      number === null
        ? say(lang, proposalText.doc_draft_subtitle, { dated })
        : say(lang, proposalText.doc_subtitle, { dated, until: date(lang, validUntil(content)) }),
    draft: cancelled ? say(lang, proposalText.doc_cancelled) : number === null ? say(lang, proposalText.doc_draft) : null,
    from: [named, ...[content.author.email, content.author.phone].filter((one) => one !== null)].filter((one) => one !== ''),
    made_at: number === null ? proposal.created_at : `${content.dated}T00:00:00.000Z`,
    sections: [parties(told), lines(told), conditions(told), agreement(told), ...included(told)],
    foot: [number === null ? say(lang, proposalText.doc_foot_draft) : say(lang, proposalText.doc_foot, { number })],
  }
}

function section(lang: Lang, title: Text, blocks: readonly Block[]): Section {
  return { number: null, title: say(lang, title), blocks }
}

/** What is asked and not known yet is there to be seen. */
function asked(lang: Lang, value: string | null): Cell {
  return value ?? { text: say(lang, proposalText.doc_unknown), unknown: true }
}

function parties({ lang, content }: Told): Section {
  const { author, customer, vat_bp } = content
  const french = author.country === 'FR'
  const known = (label: Text, value: string | null): [string, Cell][] => (value === null ? [] : [[say(lang, label), value]])
  const needed = (label: Text, value: string | null): [string, Cell][] => [[say(lang, label), asked(lang, value)]]
  const name = authorName(author, lang)
  return section(lang, proposalText.doc_parties, [
    { kind: 'heading', text: say(lang, proposalText.doc_author) },
    {
      kind: 'facts',
      facts: [
        ...needed(proposalText.doc_name, name === '' ? null : name),
        ...(french ? needed : known)(proposalText.doc_form, author.status),
        ...needed(proposalText.doc_address, author.address),
        ...(french ? needed : known)(proposalText.doc_siret, author.siret === null ? null : inGroups(author.siret)),
        ...known(proposalText.doc_registered, author.rcs),
        ...(vat_bp === null
          ? []
          : (french ? needed : known)(proposalText.doc_vat_number, author.vat === 'exempt' ? null : author.vat)),
        ...known(proposalText.doc_email, author.email),
        ...known(proposalText.doc_phone, author.phone),
      ],
    },
    { kind: 'heading', text: say(lang, proposalText.doc_customer) },
    {
      kind: 'facts',
      facts: [
        [say(lang, proposalText.doc_name), customer.name],
        ...needed(proposalText.doc_address, customer.address),
        ...(french && customer.country === 'FR' ? needed : known)(
          proposalText.doc_siren,
          customer.siren === null ? null : inGroups(customer.siren),
        ),
      ],
    },
  ])
}

/** `404833048` → `404 833 048`, and what is left of a SIRET after it. */
function inGroups(figures: string): string {
  return [figures.slice(0, 3), figures.slice(3, 6), figures.slice(6, 9), figures.slice(9)]
    .filter((part) => part !== '')
    .join('\u00A0')
}

function lines(told: Told): Section {
  const { lang, content, totals } = told
  const rows = content.lines.map((line, i): Cell[] => [
    line.label[lang],
    quantityOf(lang, line),
    priceOf(told, line),
    line.each === 'once'
      ? say(lang, proposalText.doc_times_once)
      : say(lang, proposalText.doc_times_month, { count: content.months }),
    told.amount(totals.lines[i]?.total ?? 0),
  ])
  return section(lang, proposalText.doc_lines, [
    {
      kind: 'table',
      head: [
        { title: say(lang, proposalText.doc_col_label) },
        { title: say(lang, proposalText.doc_col_quantity), right: true },
        { title: say(lang, proposalText.doc_col_price), right: true },
        { title: say(lang, proposalText.doc_col_times), right: true },
        { title: say(lang, proposalText.doc_col_total), right: true },
      ],
      rows,
    },
    { kind: 'table', head: [{ title: '' }, { title: '', right: true }], rows: sums(told), total: true },
  ])
}

/** What a line stands for, task by task; nothing where no line says. */
function included({ lang, content }: Told): Section[] {
  const blocks = content.lines.flatMap((line): Block[] =>
    line.details.length === 0
      ? []
      : [
          { kind: 'heading', text: line.label[lang] },
          { kind: 'list', items: line.details.map((one) => one[lang]), ordered: false },
        ],
  )
  return blocks.length === 0 ? [] : [section(lang, proposalText.doc_what, blocks)]
}

export function quantityOf(lang: Lang, { minutes, count }: ProposalLine): string {
  return minutes === null ? inFigures(lang, count ?? 0) : minutesInWords(minutes)
}

function priceOf({ lang, amount }: Told, { minutes, unit_price }: ProposalLine): string {
  const price = amount(unit_price)
  return minutes === null ? price : say(lang, proposalText.doc_per_hour, { price })
}

function sums({ lang, content, totals, amount }: Told): Cell[][] {
  const { discount_bp, vat_bp } = content
  const rows: Cell[][] = []
  if (totals.discount !== 0) {
    rows.push([say(lang, proposalText.doc_subtotal), amount(totals.subtotal)])
    rows.push([say(lang, proposalText.doc_discount, { percent: percent(lang, discount_bp) }), amount(-totals.discount)])
  }
  if (vat_bp === null) return [...rows, [say(lang, proposalText.doc_total_exempt), amount(totals.total)]]
  return [
    ...rows,
    [say(lang, proposalText.doc_net), amount(totals.net)],
    [say(lang, proposalText.doc_vat, { percent: percent(lang, vat_bp) }), amount(totals.vat)],
    [say(lang, proposalText.doc_total), amount(totals.total)],
  ]
}

function conditions({ lang, proposal, content, totals, amount }: Told): Section {
  const { valid_days: days, months, start, payment_days, deposit_bp } = content
  const monthly = content.lines.some(({ each }) => each === 'month')
  const facts: [string, Cell][] = [
    [say(lang, proposalText.doc_date), date(lang, content.dated)],
    [
      say(lang, proposalText.doc_validity),
      proposal.number === null
        ? say(lang, proposalText.doc_valid_days, { days })
        : say(lang, proposalText.doc_valid_until, { until: date(lang, validUntil(content)), days }),
    ],
    [say(lang, proposalText.doc_start), start === null ? say(lang, proposalText.doc_start_accepted) : date(lang, start)],
    [say(lang, proposalText.doc_duration), say(lang, proposalText.doc_times_month, { count: months })],
    ...(monthly
      ? ([
          [
            say(lang, proposalText.doc_monthly),
            content.vat_bp === null
              ? amount(totals.month_net)
              : say(lang, proposalText.doc_monthly_words, { amount: amount(totals.month_net) }),
          ],
        ] satisfies [string, Cell][])
      : []),
    [
      say(lang, proposalText.doc_payment),
      payment_days === 0
        ? say(lang, proposalText.doc_payment_now)
        : say(lang, proposalText.doc_payment_words, { days: payment_days }),
    ],
    ...(totals.deposit === 0
      ? []
      : ([
          [
            say(lang, proposalText.doc_deposit),
            say(lang, proposalText.doc_deposit_words, {
              amount: amount(totals.deposit),
              percent: percent(lang, deposit_bp),
            }),
          ],
        ] satisfies [string, Cell][])),
  ]
  const items = [...content.mentions.map((one) => one[lang]), say(lang, proposalText.doc_free)]
  return section(lang, proposalText.doc_conditions, [
    { kind: 'facts', facts },
    { kind: 'list', items, ordered: false },
  ])
}

/** Dots to write on: a box would not be one in every form. */
const dots = '.'.repeat(40)

function agreement({ lang }: Told): Section {
  return section(lang, proposalText.doc_agreement, [
    { kind: 'banner', text: say(lang, proposalText.doc_agreement_words) },
    { kind: 'paragraph', text: say(lang, proposalText.doc_agreement_how) },
    {
      kind: 'facts',
      facts: [
        [say(lang, proposalText.doc_sign_date), dots],
        [say(lang, proposalText.doc_sign_name), dots],
        [say(lang, proposalText.doc_sign), dots],
      ],
    },
  ])
}

/** One line of it: `1 440,00 € HT sur 3 mois, 1 728,00 € à payer`. */
export function summaryOf({ content }: Proposal, lang: Lang): string {
  const { net, total } = totalsOf(content)
  const amount = (units: number): string => money(lang, units, content.currency)
  return say(lang, proposalText.summary, { net: amount(net), months: content.months, total: amount(total) })
}

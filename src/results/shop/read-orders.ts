import { rhaz, sum } from '../../arithmetic.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { shopText } from '../../i18n/shop.ts'
import { parseAmount } from '../../money.ts'
import { saleNumber } from '../counted-sales.ts'
import type { DateOrder } from '../exports/read-date.ts'
import { currencyCell, idCell, textCell } from '../import/cells.ts'
import { orderOf, pastDay } from '../import/dates.ts'
import { cellsBy, readRows } from '../import/understood.ts'
import type { CsvFile, CsvRow } from '../../documents/read-csv.ts'
import type { Shop, ShopOrder } from './order.ts'
import { orderTitles, stateOf } from './titles.ts'

export interface ShopOptions {
  readonly lang: Lang
  readonly today: string
  /** Of amounts whose currency the file does not say. */
  readonly currency: string
  /** Where the file only has amounts with tax; null: nobody said. */
  readonly vat_bp: number | null
  readonly date_order: DateOrder | null
}

/**
 * The orders of an export: one each, whatever the number of its lines. Without tax, because a margin is counted on what stays of a sale,
 * and without shipping, which is passed on. Throws `Failure` usage: `vat_needed`, `dates_unclear`.
 */
export function readOrders(
  shop: Shop,
  file: CsvFile,
  { lang, today, currency, vat_bp, date_order }: ShopOptions,
): { orders: ShopOrder[]; problems: { line: number; message: string }[] } {
  const { has, cell } = cellsBy(file.header, orderTitles)
  const untaxed = has('net') || has('total_without_tax') || has('tax')
  if (!untaxed && vat_bp === null) {
    throw new Failure('usage', 'vat_needed', say(lang, shopText.vat_needed, { file: file.name }), {
      hint: say(lang, shopText.vat_needed_hint),
    })
  }
  const order = orderOf(
    file.rows.map((row) => cell(row, 'date')),
    { said: date_order, titles: shop === 'shopify' ? null : 'fr', today, lang },
  )
  const whole = file.rows.filter((row) => row.broken || cell(row, 'number') !== '')
  const { read, problems } = readRows(whole, say(lang, csvText.broken_row), (row): ShopOrder | null => {
    // an order's further lines repeat its number alone
    if (cell(row, 'total') === '' && cell(row, 'net') === '' && cell(row, 'total_without_tax') === '') return null
    const money = currencyCell(cell(row, 'currency'), currency, lang)
    const amount = (name: 'total' | 'net' | 'total_without_tax' | 'shipping' | 'tax' | 'subtotal' | 'refunded'): number =>
      parseAmount(plainAmount(cell(row, name), money), money, lang)
    const net = netOf(row, amount)
    const state = cell(row, 'cancelled_at') !== '' && cell(row, 'refunded') === '' ? 'cancelled' : stateIn(row)
    return {
      line: row.line,
      number: saleNumber(idCell(cell(row, 'number'), 'id', lang)) ?? '',
      day: pastDay(cell(row, 'date'), order, today, lang),
      state,
      currency: money,
      net,
      refunded: state === 'refunded' ? net : refundedOf(row, amount, net),
      coupons: couponsIn(cell(row, 'coupons')),
      utm: utmOf(row),
    }
  })
  const ids = new Map(whole.map((row) => [row.line, cell(row, 'id')]))
  return {
    orders: together(
      read.map(({ value }) => value),
      (one) => ids.get(one.line) ?? '',
    ),
    problems,
  }

  function netOf(
    row: CsvRow,
    amount: (name: 'total' | 'net' | 'total_without_tax' | 'shipping' | 'tax' | 'subtotal') => number,
  ): number {
    const shipping = cell(row, 'shipping') === '' ? 0 : amount('shipping')
    if (cell(row, 'net') !== '') return amount('net')
    if (cell(row, 'total_without_tax') !== '') return amount('total_without_tax') - shipping
    const total = amount('total')
    if (cell(row, 'tax') === '') {
      const net = rhaz(BigInt(total) * 10_000n, 10_000 + needVat(vat_bp, lang))
      return net - shipping
    }
    const tax = amount('tax')
    if (shop !== 'shopify') return total - tax - shipping
    const subtotal = amount('subtotal')
    // Shopify's column of goods has the tax in it or not, by a setting of the shop that the file does not name: the sum tells
    if (total === subtotal + shipping + tax) return subtotal
    if (total !== subtotal + shipping) throw new Failure('usage', 'tax_unclear', say(lang, shopText.tax_unclear))
    return total === 0 ? 0 : rhaz(BigInt(subtotal) * BigInt(total - tax), total)
  }

  /** What was given back is counted with tax and shipping: goods are the same share of it as of the order. */
  function refundedOf(row: CsvRow, amount: (name: 'refunded' | 'total') => number, net: number): number {
    if (textCell(cell(row, 'refunded')) === null || cell(row, 'total') === '') return 0
    const [back, total] = [Math.abs(amount('refunded')), amount('total')]
    return total <= 0 || back >= total ? Math.min(net, back) : rhaz(BigInt(back) * BigInt(net), total)
  }

  function stateIn(row: CsvRow): ShopOrder['state'] {
    if (has('valid') && !has('status')) return cell(row, 'valid') === '1' ? 'paid' : 'cancelled'
    return stateOf(cell(row, 'status'))
  }

  function utmOf(row: CsvRow): ShopOrder['utm'] {
    const noted = (name: string): string | null =>
      new RegExp(`\\b${name}\\s*[:=]\\s*([^\\s,;|]+)`, 'i').exec(cell(row, 'notes'))?.[1] ?? null
    return {
      source: textCell(cell(row, 'utm_source')) ?? noted('utm_source') ?? attributed(cell(row, 'attribution')),
      medium: textCell(cell(row, 'utm_medium')) ?? noted('utm_medium'),
      campaign: textCell(cell(row, 'utm_campaign')) ?? noted('utm_campaign'),
      content: textCell(cell(row, 'utm_content')) ?? noted('utm_content'),
    }
  }
}

function needVat(vat_bp: number | null, lang: Lang): number {
  if (vat_bp !== null) return vat_bp
  throw new Failure('usage', 'no_tax', say(lang, shopText.no_tax))
}

/** WooCommerce's `Source: facebook` is a tagged link; `Referral: …`, `Organic: …` and `Direct` are none. */
function attributed(text: string): string | null {
  return /^source\s*:\s*(\S+)/i.exec(text.trim())?.[1]?.toLowerCase() ?? null
}

/** `ILL10, FOUR5` · `code:ILL10|amount:5.00` */
function couponsIn(text: string): string[] {
  const coded = [...text.matchAll(/\b(?:code|coupon)\s*:\s*([^|;,\s]+)/gi)].map(([, code]) => code ?? '')
  if (coded.length > 0) return coded
  return text
    .split(/[,;|]/)
    .map((code) => code.trim())
    .filter((code) => code !== '')
}

/** Programs write more decimals than the currency has: `24.500000`. */
function plainAmount(text: string, currency: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const [, sign = '', whole, decimals] = /^(-?)(\d+)\.(\d+)$/.exec(text.trim()) ?? []
  if (whole === undefined || decimals === undefined || decimals.length <= digits) return text
  const scaled = rhaz(BigInt(whole + decimals), 10n ** BigInt(decimals.length - digits))
  const plain = String(scaled).padStart(digits + 1, '0')
  return `${sign}${digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`}`
}

/** Lines of one number: repeated ones are one order; those with ids of their own, and what was given back, are added up. */
function together(read: readonly ShopOrder[], idOf: (order: ShopOrder) => string): ShopOrder[] {
  const groups = new Map<string, ShopOrder[]>()
  for (const order of read) groups.set(order.number, [...(groups.get(order.number) ?? []), order])
  return [...groups.values()].flatMap((group) => {
    const sold = distinct(
      group.filter(({ net }) => net >= 0),
      idOf,
    )
    const back = distinct(
      group.filter(({ net }) => net < 0),
      idOf,
    )
    const [first] = sold
    if (first === undefined) return []
    const net = sum(sold.map((one) => one.net))
    const refunded = sum([...sold.map((one) => one.refunded), ...back.map((one) => -one.net)])
    return [{ ...first, net, refunded: Math.min(net, refunded), coupons: [...new Set(group.flatMap((one) => one.coupons))] }]
  })
}

function distinct(orders: readonly ShopOrder[], idOf: (order: ShopOrder) => string): ShopOrder[] {
  const seen = new Set<string>()
  return orders.filter((order) => {
    const id = idOf(order)
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

import { plainTitle } from '../../documents/read-csv.ts'
import { cellsBy } from '../import/understood.ts'
import type { OrderState, Shop } from './order.ts'

/**
 * Titles of columns, without accents and in small letters, as the shops write them in English and French: Shopify's order export;
 * WooCommerce's Analytics → Orders and the usual export extensions (their field names); PrestaShop's list of orders and the field names
 * of its database, which the SQL manager exports.
 */
export const orderTitles = {
  number: [
    'order number',
    'order_number',
    'order id',
    'order_id',
    'order #',
    'reference',
    'numero de commande',
    'n° de commande',
    'n° commande',
    'commande n°',
    'commande #',
    'commande',
    'name',
  ],
  /** Where one number stands for several orders of one cart. */
  id: ['id', 'id_order'],
  date: ['created at', 'order date', 'order_date', 'date', 'date_add', 'date de commande', 'date de la commande', 'cree le'],
  status: [
    'financial status',
    'order status',
    'order_status',
    'status',
    'state',
    'etat',
    'statut',
    'etat de la commande',
    'statut de la commande',
    'current_state',
    'statut financier',
  ],
  valid: ['valid'],
  cancelled_at: ['cancelled at', 'annule le'],
  currency: ['currency', 'order_currency', 'order currency', 'devise', 'iso_code'],
  subtotal: ['subtotal', 'sous-total'],
  shipping: [
    'shipping',
    'order shipping amount',
    'shipping_total',
    'order_shipping',
    'order_shipping_amount',
    'expedition',
    'frais de livraison',
    'total_shipping_tax_excl',
  ],
  tax: [
    'taxes',
    'order total tax amount',
    'tax_total',
    'order_tax',
    'total_tax',
    'total tax',
    'total des taxes',
    'taxe',
    'tva',
  ],
  total: [
    'total',
    'order total amount',
    'order_total',
    'order total',
    'montant total',
    'montant total de la commande',
    'total_paid_tax_incl',
    'total_paid',
  ],
  /** Goods without tax and shipping, as the shop itself counts them. */
  net: [
    'n. revenue',
    'net sales',
    'net revenue',
    'net_total',
    'ventes nettes',
    'revenu net',
    'r. net',
    "chiffre d'affaires net",
  ],
  total_without_tax: ['total_paid_tax_excl'],
  refunded: ['refunded amount', 'order refund amount', 'refunded_total', 'refund total', 'montant rembourse'],
  coupons: [
    'discount code',
    'coupon code',
    'coupon_code',
    'coupon_items',
    'coupon items',
    'coupons',
    'coupon(s)',
    'code promo',
    'codes promo',
    'code(s) promo',
    'code de reduction',
    'code',
    'cart_rule',
    'voucher',
  ],
  notes: ['note attributes', 'attributs de note'],
  attribution: ['attribution'],
  utm_source: ['utm_source', 'utm source', '_wc_order_attribution_utm_source', 'meta:_wc_order_attribution_utm_source'],
  utm_medium: ['utm_medium', 'utm medium', '_wc_order_attribution_utm_medium', 'meta:_wc_order_attribution_utm_medium'],
  utm_campaign: [
    'utm_campaign',
    'utm campaign',
    '_wc_order_attribution_utm_campaign',
    'meta:_wc_order_attribution_utm_campaign',
  ],
  utm_content: ['utm_content', 'utm content', '_wc_order_attribution_utm_content', 'meta:_wc_order_attribution_utm_content'],
} as const

/** Whose export it is, by its titles; null: nobody's that smm knows. */
export function shopOf(header: readonly string[]): Shop | null {
  const plain = header.map(plainTitle)
  const any = (...titles: readonly string[]): boolean => titles.some((title) => plain.includes(title))
  const { has } = cellsBy(header, orderTitles)
  if (!has('number') || !has('date')) return null
  if (any('financial status', 'statut financier', 'lineitem name', 'lineitem quantity')) return 'shopify'
  if (any('total_paid_tax_excl', 'total_paid_tax_incl', 'id_order')) return 'prestashop'
  if (any('reference') && has('total') && any('payment', 'paiement', 'new client', 'nouveau client')) return 'prestashop'
  return has('status') && (has('net') || has('total')) ? 'woocommerce' : null
}

const paid = [
  // Shopify
  'paid',
  'partially_paid',
  'partially_refunded',
  // WooCommerce
  'completed',
  'processing',
  'terminee',
  'termine',
  'en cours',
  // PrestaShop, whose first states have numbers
  '2',
  '3',
  '4',
  '5',
  'payment accepted',
  'remote payment accepted',
  'processing in progress',
  'shipped',
  'delivered',
  'paiement accepte',
  'paiement a distance accepte',
  'en cours de preparation',
  'preparation en cours',
  'expedie',
  'livre',
]
const refunded = ['refunded', 'remboursee', 'rembourse', '7']

const cancelled = [
  // Shopify
  'voided',
  // WooCommerce
  'cancelled',
  'canceled',
  'failed',
  'trash',
  'annulee',
  'annule',
  'echouee',
  'echoue',
  // PrestaShop
  '6',
  '8',
  'payment error',
  'erreur de paiement',
]

/** Only what is known to be paid counts, and only what is known to be cancelled is taken back: shops name states of their own. */
export function stateOf(status: string): OrderState {
  const plain = plainTitle(status).replace(/^wc-/, '')
  if (refunded.includes(plain)) return 'refunded'
  if (cancelled.includes(plain)) return 'cancelled'
  return paid.includes(plain) ? 'paid' : 'unpaid'
}

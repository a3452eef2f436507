import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { shopText } from '../../i18n/shop.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { NewSale } from '../../store/money.ts'
import { dayOf } from '../day.ts'
import type { DateOrder } from '../exports/read-date.ts'
import { readCsv } from '../../documents/read-csv.ts'
import { readOrders } from '../shop/read-orders.ts'
import { shopSales, type Proof } from '../shop/shop-sales.ts'
import type { ShopOrder } from '../shop/order.ts'
import { shopOf } from '../shop/titles.ts'
import { hasSaleColumns, readOwnSales } from './read-sale-file.ts'
import type { Understood } from './understood.ts'

export interface SaleFileOptions {
  readonly vat_bp: number | null
  readonly date_order: DateOrder | null
  readonly proofOf: (order: ShopOrder) => Proof | null
}

/**
 * Sales out of smm's own columns, or the orders of a shop that are proved to come from social networks. Throws `Failure` as `readCsv`,
 * and usage: `unknown_sale_file`, `vat_needed`, `dates_unclear`, `columns_missing`.
 */
export async function readSales(
  context: Context,
  client: Client,
  path: string,
  { vat_bp, date_order, proofOf }: SaleFileOptions,
): Promise<Understood<NewSale>> {
  const { lang } = context
  const file = await readCsv(context, path, (cells) => hasSaleColumns(cells) || shopOf(cells) !== null)
  if (hasSaleColumns(file.header)) return readOwnSales(context, client, file)
  const shop = shopOf(file.header)
  if (shop === null) {
    throw new Failure('usage', 'unknown_sale_file', say(lang, shopText.unknown_file, { file: file.name }), {
      hint: say(lang, shopText.unknown_file_hint),
    })
  }
  const today = dayOf(context.now(), client.time_zone)
  const { orders, problems } = readOrders(shop, file, { lang, today, currency: client.currency, vat_bp, date_order })
  const known = await (await context.store()).money.listSales(client.slug)
  const { entries, left_out } = shopSales(client, shop, orders, known, proofOf)
  return { file: file.name, format: shop, rows: file.rows.length, entries, problems, left_out }
}

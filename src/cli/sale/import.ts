import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { shopText } from '../../i18n/shop.ts'
import { say } from '../../i18n/text.ts'
import { parsePercent } from '../../money.ts'
import type { DateOrder } from '../../results/exports/read-date.ts'
import { readSales } from '../../results/import/read-sales.ts'
import { evidenceOf } from '../../results/order-evidence.ts'
import { readOwnMarks } from '../../results/read-own-marks.ts'
import type { ShopOrder } from '../../results/shop/order.ts'
import type { Proof } from '../../results/shop/shop-sales.ts'
import { amounts, textFlag, type Flags } from '../entries.ts'
import { countKnown, importEntries } from '../import-entries.ts'
import { saleWords } from './words.ts'

export async function run(context: Context, file: string, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const own = await readOwnMarks(context, client)
  const proofOf = ({ coupons, utm }: ShopOrder): Proof | null => {
    const marks = { utm_source: utm.source, utm_medium: utm.medium, utm_campaign: utm.campaign }
    const { evidence, ...more } = evidenceOf({ ...marks, coupon_codes: coupons }, own)
    return evidence === null ? null : { evidence, ...more }
  }
  const vat = textFlag(flags, 'vat')
  const read = await readSales(context, client, file, {
    vat_bp: vat === undefined ? null : parsePercent(vat, lang),
    date_order: (textFlag(flags, 'dates') ?? null) as DateOrder | null,
    proofOf,
  })
  const { money } = await context.store()
  const code = await importEntries(context, read, {
    words: (entry) => saleWords(context, client, entry),
    total: (entries) =>
      amounts(
        lang,
        entries.map(({ revenue, currency }) => ({ amount: revenue, currency })),
      ),
    count: (entries) => countKnown(context, 'sales', client.slug, entries),
    take: (entries) => money.takeSales(client.slug, entries, read.file, context.now().toISOString()),
  })
  if (read.format !== 'smm' && !options.json) {
    io.note(say(lang, shopText.counted))
    if (own.promo_codes.size === 0 && own.sources.size === 0) io.note(say(lang, shopText.no_links))
  }
  return code
}

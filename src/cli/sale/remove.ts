import type { Context } from '../../context.ts'
import { removeEntries } from '../remove-entries.ts'
import { saleWords } from './words.ts'

/** A sale goes with what was refunded of it. */
export async function run(context: Context, ids: readonly string[]): Promise<void> {
  const { money } = await context.store()
  await removeEntries(context, ids, {
    noun: 'sale',
    list: ({ slug }) => money.listSales(slug),
    id: ({ sale_id }) => sale_id,
    words: (client, entry) => saleWords(context, client, entry),
    json: (those) => context.io.json(those),
    remove: ({ slug }, id, at) => money.removeSale(slug, id, at),
  })
}

import type { Context } from '../../context.ts'
import { removeEntries } from '../remove-entries.ts'
import { costWords } from './words.ts'

export async function run(context: Context, ids: readonly string[]): Promise<void> {
  const { money } = await context.store()
  await removeEntries(context, ids, {
    noun: 'cost',
    list: ({ slug }) => money.listCosts(slug),
    id: ({ id }) => String(id),
    words: (_client, entry) => costWords(context, entry),
    json: (those) => context.io.json(those),
    remove: ({ slug }, id, at) => money.removeCost(slug, Number(id), at),
  })
}

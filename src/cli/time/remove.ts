import type { Context } from '../../context.ts'
import { removeEntries } from '../remove-entries.ts'
import { timeWords } from './words.ts'

export async function run(context: Context, ids: readonly string[]): Promise<void> {
  const { money } = await context.store()
  await removeEntries(context, ids, {
    noun: 'time',
    list: ({ slug }) => money.listTime(slug),
    id: ({ id }) => String(id),
    words: (client, entry) => timeWords(context, client, entry),
    json: (those) => context.io.json(those),
    remove: ({ slug }, id, at) => money.removeTime(slug, Number(id), at),
  })
}

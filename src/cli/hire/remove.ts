import type { Context } from '../../context.ts'
import { removeEntries } from '../remove-entries.ts'
import { hireWords } from './words.ts'

export async function run(context: Context, ids: readonly string[]): Promise<void> {
  const { money } = await context.store()
  await removeEntries(context, ids, {
    noun: 'hire',
    list: ({ slug }) => money.listHires(slug),
    id: ({ id }) => String(id),
    words: (client, entry) => hireWords(context, client, entry),
    json: (those) => context.io.json(those),
    remove: ({ slug }, id, at) => money.removeHire(slug, Number(id), at),
  })
}

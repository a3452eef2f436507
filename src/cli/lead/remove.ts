import type { Context } from '../../context.ts'
import { removeEntries } from '../remove-entries.ts'
import { leadWords } from './words.ts'

export async function run(context: Context, ids: readonly string[]): Promise<void> {
  const { money } = await context.store()
  await removeEntries(context, ids, {
    noun: 'lead',
    list: ({ slug }) => money.listLeads(slug),
    id: ({ lead_id }) => lead_id,
    words: (client, entry) => leadWords(context, client, entry),
    json: (those) => context.io.json(those),
    remove: ({ slug }, id, at) => money.removeLead(slug, id, at),
  })
}

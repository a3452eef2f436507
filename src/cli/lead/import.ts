import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { readLeadFile } from '../../results/import/read-lead-file.ts'
import { importEntries } from '../import-entries.ts'
import { leadWords } from './words.ts'

export async function run(context: Context, file: string): Promise<number> {
  const client = await chooseClient(context, { writes: true })
  const read = await readLeadFile(context, client, file)
  const { money } = await context.store()
  const there = await money.listLeads(client.slug)
  return importEntries(context, read, {
    words: (entry) => leadWords(context, client, entry),
    total: () => '',
    count: async (entries) => {
      const known = entries.filter(({ lead_id, status }) =>
        there.some((lead) => lead.lead_id === lead_id && (lead.status === status || status === 'open')),
      ).length
      return { added: entries.length - known, known }
    },
    take: (entries) => money.takeLeads(client.slug, entries, read.file, context.now().toISOString()),
  })
}

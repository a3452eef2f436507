import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { readLeadFile } from '../../results/import/read-lead-file.ts'
import { importEntries } from '../import-entries.ts'
import { leadWords } from './words.ts'

export async function run(context: Context, file: string): Promise<number> {
  const client = await chooseClient(context, { writes: true })
  const read = await readLeadFile(context, client, file)
  const { money } = await context.store()
  return importEntries(context, read, {
    words: (entry) => leadWords(context, client, entry),
    total: () => '',
    count: (entries) => money.countTakenLeads(client.slug, entries),
    take: (entries) => money.takeLeads(client.slug, entries, read.file, context.now().toISOString()),
  })
}

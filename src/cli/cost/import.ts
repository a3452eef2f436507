import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { readCostFile } from '../../results/import/read-cost-file.ts'
import { amounts } from '../entries.ts'
import { countKnown, importEntries } from '../import-entries.ts'
import { costWords } from './words.ts'

export async function run(context: Context, file: string): Promise<number> {
  const client = await chooseClient(context, { writes: true })
  const read = await readCostFile(context, client, file)
  const { money } = await context.store()
  return importEntries(context, read, {
    words: (entry) => costWords(context, entry),
    total: (entries) =>
      amounts(
        context.lang,
        entries.map(({ amount_ht, currency }) => ({ amount: amount_ht, currency })),
      ),
    count: (entries) => countKnown(context, 'costs', client.slug, entries),
    take: (entries) => money.takeCosts(client.slug, entries, read.file, context.now().toISOString()),
  })
}

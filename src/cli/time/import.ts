import { sum } from '../../arithmetic.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { minutes } from '../../i18n/format.ts'
import type { DateOrder } from '../../results/exports/read-date.ts'
import { readTimeFile, saysWho } from '../../results/import/read-time-file.ts'
import { readCsv } from '../../documents/read-csv.ts'
import { whoWorked } from '../../results/who-worked.ts'
import { textFlag, type Flags } from '../entries.ts'
import { countKnown, importEntries } from '../import-entries.ts'
import { timeWords } from './words.ts'

export async function run(context: Context, file: string, flags: Flags): Promise<number> {
  const client = await chooseClient(context, { writes: true })
  const said = textFlag(flags, 'role')
  const inFile = said === undefined && saysWho((await readCsv(context, file)).header)
  const { role } = inFile ? { role: '' } : await whoWorked(context, client, said)
  const read = await readTimeFile(context, client, file, {
    role,
    projects: (flags['project'] as string[] | undefined) ?? [],
    date_order: (textFlag(flags, 'dates') ?? null) as DateOrder | null,
  })
  const { money } = await context.store()
  return importEntries(context, read, {
    words: (entry) => timeWords(context, client, entry),
    total: (entries) => minutes(sum(entries.map((entry) => entry.minutes))),
    count: (entries) => countKnown(context, 'time', client.slug, entries),
    take: (entries) => money.takeTime(client.slug, entries, read.file, context.now().toISOString()),
  })
}

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { addValues } from '../../posts/rights/keep-right.ts'
import type { Flags } from '../queue/flag-values.ts'
import { tellChanged } from './edit.ts'
import { saidValue } from './said.ts'

export async function run(context: Context, typed: string, flags: Flags): Promise<void> {
  const client = await chooseClient(context, { writes: true })
  tellChanged(context, client, await addValues(context, client, typed, saidValue(flags)))
}

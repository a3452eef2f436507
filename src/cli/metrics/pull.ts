import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import type { Flags } from '../entries.ts'

export async function run(context: Context, _flags: Flags): Promise<void> {
  await chooseClient(context, { writes: true })
}

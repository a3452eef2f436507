import { takeAwayFiles } from '../clients/take-away-files.ts'
import type { Context } from '../context.ts'
import { forgetText } from '../i18n/forget.ts'
import { say } from '../i18n/text.ts'
import { contentHash } from '../posts/content-hash.ts'
import type { Due } from '../store/privacy.ts'
import type { Pass } from './pass.ts'

/** Rows of each kind that are emptied in one transaction: others may write in between. */
const batch = 500
/** What one pass takes on at most: the next one comes a minute later. */
const batchesOfPass = 10

/**
 * Empties what was kept for as long as it may be: what others wrote, leads, the files of incidents, the moderation log. What counts stays.
 * Gives what was emptied, by client.
 */
export async function forgetOverdue(
  context: Context,
  { client, batches = Number.POSITIVE_INFINITY }: { readonly client?: string; readonly batches?: number } = {},
): Promise<readonly Due[]> {
  const { privacy } = await context.store()
  await privacy.retain((await context.config()).get('privacy.retention_months'))
  const done = new Map<string, Due>()
  for (let turn = 0; turn < batches; turn++) {
    const some = await privacy.forget(batch, contentHash, context.now().toISOString(), client)
    if (some.length === 0) break
    for (const one of some) done.set(one.client, added(done.get(one.client), one))
  }
  await takeAwayFiles(context)
  return [...done.values()]
}

function added(before: Due | undefined, more: Due): Due {
  if (before === undefined) return more
  return {
    client: more.client,
    messages: before.messages + more.messages,
    leads: before.leads + more.leads,
    incidents: before.incidents + more.incidents,
    moderation: before.moderation + more.moderation,
  }
}

/** After everything was sent, a little in each pass. Whatever goes wrong with it is told, and never ends a pass. */
export async function forgetInPass(pass: Pass): Promise<void> {
  const { context, store } = pass
  try {
    const done = await forgetOverdue(context, { batches: batchesOfPass })
    if (done.length > 0) await store.privacy.shred('journal')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    pass.warnings.push({ code: 'retention', message: say(context.lang, forgetText.failed, { message }) })
  }
}

import { chooseClient } from '../clients/choose-client.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { importText } from '../i18n/import-entries.ts'
import { queueText } from '../i18n/queue.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'

/**
 * Takes entries out by the numbers of the list: all of them or, when one is not there, none. They are kept, and count no more. Throws
 * `Failure` not_found `entry_not_found`.
 */
export async function removeEntries<T>(
  context: Context,
  words: readonly string[],
  of: {
    noun: 'time' | 'cost' | 'sale' | 'lead' | 'hire'
    list: (client: Client) => Promise<readonly T[]>
    id: (entry: T) => string
    words: (client: Client, entry: T) => string | Promise<string>
    /** For scripts: each with whether it is gone. */
    json: (those: (T & { readonly removed: boolean })[]) => void
    remove: (client: Client, id: string, at: string) => Promise<unknown>
  },
): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const there = await of.list(client)
  const ids = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))]
  const missing = ids.filter((id) => !there.some((entry) => of.id(entry) === id))
  if (missing.length > 0 || ids.length === 0) {
    throw new Failure('not_found', 'entry_not_found', say(lang, importText.not_there, { id: list(lang, missing) }), {
      hint: say(lang, importText.not_there_hint, { noun: of.noun }),
    })
  }
  const those = there.filter((entry) => ids.includes(of.id(entry)))
  const at = context.now().toISOString()
  if (!options.dry_run) for (const id of ids) await of.remove(client, id, at)
  if (options.json) return of.json(those.map((entry) => ({ ...entry, removed: !options.dry_run })))
  for (const entry of those) {
    const summary = await of.words(client, entry)
    io.print(say(lang, options.dry_run ? importText.would_remove : importText.removed, { summary }))
  }
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}

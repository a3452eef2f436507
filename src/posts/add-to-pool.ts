import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { NewPoolEntry, Pool, PoolEntry } from '../store/pools.ts'
import { textKey } from '../store/text-key.ts'
import { defaultCoolDown, worded, wordings } from './evergreen.ts'
import { keepMedia } from './media.ts'
import { nothingSaid, type PostInput } from './post-input.ts'
import { preparePost, type Prepared } from './prepare-post.ts'
import { templateOf } from './series-post.ts'

export interface PlannedEntry {
  readonly name: string
  readonly entry: NewPoolEntry
  readonly prepared: Prepared
}

/** Checks every wording against the rules of every account. Throws as `preparePost`, and `bad_pool_name`, `same_variant`. */
export async function planEntry(
  context: Context,
  client: Client,
  input: PostInput,
  given: { readonly pool: string; readonly variants: readonly string[]; readonly max_uses: number | null },
): Promise<PlannedEntry> {
  const { lang } = context
  const name = poolName(context, given.pool)
  const options = { allow_duplicate: true, draft: true }
  const prepared = await preparePost(context, client, input, null, options)
  const entry = { template: templateOf(prepared.post), variants: given.variants, max_uses: given.max_uses }
  const keys = wordings(entry).map(textKey)
  const twice = wordings(entry).find((_, i) => keys.indexOf(keys[i] ?? '') !== i)
  if (twice !== undefined) throw new Failure('usage', 'same_variant', say(lang, seriesText.same_variant, { text: twice }))
  for (const variant of given.variants.keys())
    await preparePost(context, client, nothingSaid, null, { ...options, template: worded(entry, variant + 1) })
  return { name, entry, prepared }
}

export async function addToPool(
  context: Context,
  client: Client,
  planned: PlannedEntry,
): Promise<{ pool: Pool; entry: PoolEntry }> {
  if (planned.prepared.files.length > 0) await keepMedia(context, planned.prepared.files)
  const store = await context.store()
  const at = context.now().toISOString()
  await store.rights.keepFacts(client.slug, planned.prepared.post.media_facts ?? [], at)
  return store.pools.addEntry(client.slug, planned.name, planned.entry, { cool_down_days: defaultCoolDown }, at)
}

/** Lower case; letters, digits, hyphens. Throws `Failure` usage `bad_pool_name`. */
function poolName({ lang }: Context, typed: string): string {
  const name = typed.normalize('NFC').trim().toLowerCase()
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}$/u.test(name)) return name
  throw new Failure('usage', 'bad_pool_name', say(lang, seriesText.pool_bad_name, { name: typed }), {
    hint: say(lang, seriesText.pool_bad_name_hint),
  })
}

/** The pool of this name. Throws `Failure` not_found `pool_not_found`. */
export async function findPool(context: Context, client: Client, typed: string): Promise<Pool> {
  const store = await context.store()
  const pool = await store.pools.find(client.slug, typed.normalize('NFC').trim().toLowerCase())
  if (pool !== null) return pool
  const { lang } = context
  throw new Failure('not_found', 'pool_not_found', say(lang, seriesText.pool_unknown, { name: typed }), {
    hint: say(lang, seriesText.pool_unknown_hint),
  })
}

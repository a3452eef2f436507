import { existsSync, readdirSync } from 'node:fs'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { privacyText } from '../i18n/privacy.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { ClientErased } from '../store/privacy.ts'
import { takeAwayFiles } from './take-away-files.ts'

export interface ErasedClient extends ClientErased {
  /** Whether the file was rewritten without it. */
  readonly shredded: boolean
}

/**
 * Takes a client away for good: every row, every secret, every file that no other client shows. All or nothing. With `dry_run` only counts.
 * Throws `Failure` usage `client_leaving` while something of it leaves or nobody knows whether it left.
 */
export async function eraseClient(context: Context, client: Client): Promise<ErasedClient> {
  const { lang, options, places } = context
  const { privacy } = await context.store()
  const leaving = await privacy.leaving(client.slug)
  if (leaving.length > 0) {
    throw new Failure('usage', 'client_leaving', say(lang, privacyText.leaving, { name: client.name }), {
      details: leaving.map((one) => say(lang, privacyText[`use_${one.what}`], { client: one.client, id: one.id })),
      hint: say(lang, privacyText.leaving_hint),
    })
  }
  const media = existsSync(places.media) ? readdirSync(places.media) : []
  const erased = await privacy.eraseClient(client.slug, { dry_run: options.dry_run, media }, context.now().toISOString())
  if (options.dry_run) return { ...erased, shredded: false }
  await takeAwayFiles(context)
  return { ...erased, shredded: await privacy.shred('all') }
}

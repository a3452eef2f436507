import { takeAwayFiles } from '../clients/take-away-files.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { privacyText } from '../i18n/privacy.ts'
import { say } from '../i18n/text.ts'
import { contentHash } from '../posts/content-hash.ts'
import type { Given } from '../store/person.ts'
import type { Erased } from '../store/privacy.ts'

export interface Purged extends Omit<Erased, 'still_used'> {
  /** Whether the file was rewritten without it; false: another program had it open. */
  readonly shredded: boolean
}

/**
 * Erases a person from everything that is kept, of one client or of all: one transaction, then the file is rewritten. With `dry_run` only
 * says what it would be. Throws `Failure` usage `person_in_use` while what is to come or in force names them.
 */
export async function purgePerson(context: Context, people: readonly Given[], client: string | null): Promise<Purged> {
  const { lang, options } = context
  const { privacy } = await context.store()
  const at = context.now().toISOString()
  const { still_used, ...erased } = await privacy.erase(people, { client, dry_run: options.dry_run, hash: contentHash }, at)
  if (still_used.length > 0) {
    throw new Failure('usage', 'person_in_use', say(lang, privacyText.in_use), {
      details: still_used.map((one) => say(lang, privacyText[`use_${one.what}`], { client: one.client, id: one.id })),
      hint: say(lang, privacyText.in_use_hint),
    })
  }
  if (options.dry_run) return { ...erased, shredded: false }
  await takeAwayFiles(context)
  return { ...erased, shredded: await privacy.shred('all') }
}

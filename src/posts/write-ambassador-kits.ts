import { join } from 'node:path'
import { tagOf } from '../clients/campaign-link.ts'
import { documentLangs } from '../clients/choose-client.ts'
import type { Context } from '../context.ts'
import { diskHint } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { ambassadorText } from '../i18n/ambassadors.ts'
import { handOverText } from '../i18n/hand-over.ts'
import { say } from '../i18n/text.ts'
import { writePrivateFile } from '../private-files.ts'
import type { Client } from '../store/clients.ts'
import { withTypes } from '../strategy/find-strategy.ts'
import { ambassadorKit, kitPillars } from './ambassador-texts.ts'
import { knownOfClient } from './known-values.ts'

export interface WrittenKits {
  readonly files: readonly { readonly id: number; readonly path: string }[]
  /** Those who have not agreed. */
  readonly left_out: readonly string[]
}

/**
 * One file for each ambassador who agreed, in the client's language; one that is there is replaced. With `dry_run` only names them.
 * Throws `Failure` usage `nobody_agreed`, failed `cannot_write`.
 */
export async function writeAmbassadorKits(context: Context, client: Client, folder: string): Promise<WrittenKits> {
  const { lang, options } = context
  const store = await context.store()
  const all = await store.ambassadors.list(client.slug)
  const agreed = all.filter((one) => one.consent_at !== null)
  const [first] = all
  if (agreed.length === 0) {
    throw new Failure('usage', 'nobody_agreed', say(lang, ambassadorText.nobody_agreed), {
      hint: first === undefined ? say(lang, ambassadorText.none_hint) : say(lang, ambassadorText.consent_incomplete_hint),
    })
  }
  const strategy = await store.strategies.get(client.slug)
  const pillars = kitPillars(strategy === null ? null : withTypes(strategy).result.pillars)
  const { address } = await knownOfClient(context, client)
  const files: { id: number; path: string }[] = []
  for (const one of agreed) {
    // two aliases may have the same letters
    const path = join(folder, `${tagOf(one.alias) || 'kit'}-${one.code.toLowerCase()}.md`)
    const texts: string[] = []
    for (const said of documentLangs(context, client)) {
      texts.push(await ambassadorKit({ lang: said, address, client }, one, pillars))
    }
    if (!options.dry_run) write(context, folder, path, texts.join('\n---\n\n'))
    files.push({ id: one.id, path })
  }
  return { files, left_out: all.filter((one) => one.consent_at === null).map((one) => one.alias) }
}

function write({ lang }: Context, folder: string, path: string, text: string): void {
  try {
    writePrivateFile(path, text)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('failed', 'cannot_write', say(lang, ambassadorText.cannot_write, { folder, why }), {
      hint: diskHint(error, lang) ?? say(lang, handOverText.cannot_write_hint),
      cause: error,
    })
  }
}

import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Places } from '../context.ts'
import { Failure } from '../failure.ts'
import { secretText } from '../i18n/secrets.ts'
import { say, type Lang } from '../i18n/text.ts'
import { createPrivateFile, syncFolder } from '../private-files.ts'
import { keyFileOf, keyFileText, keyringName, type ChosenBackend } from './key.ts'
import { keyringOf, systemEntry, type OpenEntry } from './keyring.ts'

export interface MovedKey {
  /** Where it is now, or will be made. */
  readonly where: string
  /** Takes the key away from where it was: once the setting that leads to the new place is saved. */
  leave(): Promise<void>
}

/**
 * Brings the key to the other place and makes sure that it can be read there, before anything relies on it; where there is no key yet,
 * only the place is tried. A key of another make in the new place stops it. Throws `Failure` credential `key_unavailable`,
 * `two_keys`, and what reading the key file throws.
 */
export async function moveKey(
  to: ChosenBackend,
  { places, lang, openEntry = systemEntry }: { places: Places; lang: Lang; openEntry?: OpenEntry },
): Promise<MovedKey> {
  const file = keyFileOf(places)
  const keyring = keyringOf(openEntry, keyringName(places), lang)
  const inFile = keyFileText(file, lang)
  // asked of the keyring in both directions: what does not answer can neither give nor take
  const inKeyring = await keyring.read()
  const where = to === 'keyring' ? keyringName(places) : file
  if (inFile !== null && inKeyring !== null && inFile !== inKeyring) {
    throw new Failure('credential', 'two_keys', say(lang, secretText.two_keys, { where }), {
      hint: say(lang, secretText.two_keys_hint),
    })
  }
  if (to === 'keyring') {
    await (inFile === null ? keyring.probe() : keyring.keep(inFile))
    return {
      where,
      leave: async () => {
        rmSync(file, { force: true })
        syncFolder(dirname(file))
      },
    }
  }
  if (inKeyring !== null) createPrivateFile(file, `${inKeyring}\n`)
  return { where, leave: () => (inKeyring === null ? Promise.resolve() : keyring.forget()) }
}

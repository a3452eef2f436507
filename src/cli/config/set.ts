import { existsSync } from 'node:fs'
import { knownSetting, readSetting } from '../../config/settings.ts'
import type { SettingKey } from '../../config.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { configText } from '../../i18n/config.ts'
import { secretText } from '../../i18n/secrets.ts'
import { say } from '../../i18n/text.ts'
import type { MovedKey } from '../../secrets/move-key.ts'
import { jsonOf, sourceWords, valueWords } from './words.ts'
import { readAtMost } from '../../read-at-most.ts'

/** A setting is a line. */
const largest = 64 * 1024

export async function set(context: Context, typed: string, given: string): Promise<void> {
  const { io, lang, options } = context
  const key = knownSetting(typed, lang)
  const value = given === '-' ? await ofStdin(context) : given
  const config = await context.config()
  const read = readSetting(key, value, { lang, folder: context.cwd, bare: false }, null)
  const before = config.get(key)
  const moved = !options.dry_run && key === 'secrets.backend' && read !== before ? await moveTo(context, read) : null
  if (!options.dry_run) {
    await config.set(key, value)
    await countAgain(context, key)
  }
  await moved?.leave()
  if (options.json) return io.json(jsonOf(key, read, lang))
  if (options.dry_run) io.print(say(lang, configText.would_save, { file: config.path }))
  if (moved !== null) io.note(say(lang, secretText.moved, { where: moved.where }))
  io.print(say(lang, configText.saved, { key, value: valueWords(lang, key, read) }))
  await tellWinner(context, key)
}

async function ofStdin({ lang }: Context): Promise<string> {
  try {
    return (await readAtMost(process.stdin, largest)).toString().trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'EFBIG' ? say(lang, configText.too_large) : (code ?? '')
    throw new Failure('usage', 'config_unreadable', say(lang, configText.unreadable, { file: '-', reason }), { cause: error })
  }
}

export async function unset(context: Context, typed: string): Promise<void> {
  const { io, lang, options } = context
  const key = knownSetting(typed, lang)
  const config = await context.config()
  const moves = !options.dry_run && key === 'secrets.backend' && config.get('secrets.backend') === 'keyring'
  const moved = moves ? await moveTo(context, 'key_file') : null
  if (!options.dry_run) {
    await config.unset(key)
    await countAgain(context, key)
  }
  await moved?.leave()
  if (moved !== null) io.note(say(lang, secretText.moved, { where: moved.where }))
  if (options.json) return io.json(jsonOf(key, config.get(key), lang))
  io.print(say(lang, configText.removed, { key, value: valueWords(lang, key, config.get(key)) }))
  await tellWinner(context, key)
}

/** The key of the credentials goes where the setting will say: first the key, then the setting, then the old place is left. */
async function moveTo({ places, lang }: Context, to: unknown): Promise<MovedKey> {
  const { moveKey } = await import('../../secrets/move-key.ts')
  return moveKey(to === 'keyring' ? 'keyring' : 'key_file', { places, lang })
}

/** What is kept already is kept for the new time too. */
async function countAgain(context: Context, key: SettingKey): Promise<void> {
  if (key !== 'privacy.retention_months' || !existsSync(context.places.database)) return
  await (await context.store()).privacy.retain((await context.config()).get(key))
}

/** Says so when the file of the user is not what counts here. */
async function tellWinner(context: Context, key: SettingKey): Promise<void> {
  const { io, lang } = context
  const winner = (await context.config()).list().find((one) => one.key === key)
  if (winner === undefined || winner.source.from === 'user' || winner.source.from === 'default') return
  io.note(
    say(lang, configText.overridden, { source: sourceWords(lang, winner.source), value: valueWords(lang, key, winner.value) }),
  )
}

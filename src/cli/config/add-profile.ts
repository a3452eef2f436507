import { existsSync } from 'node:fs'
import { checkName } from '../../config/profiles.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { profileText } from '../../i18n/profiles.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { defaultProfile, findPlaces } from '../../places.ts'
import { makePrivateFolder } from '../../private-files.ts'

/** Makes the folders of a profile: what has none is a slip of the hand. */
export async function addProfile(context: Context, name: string): Promise<void> {
  const { io, lang, env, options } = context
  checkName(name, lang)
  const places = findPlaces(env, { profile: name })
  if (name === defaultProfile || existsSync(places.config)) {
    throw new Failure('usage', 'profile_exists', say(lang, profileText.exists, { name }), {
      hint: say(lang, profileText.use, { name }),
    })
  }
  if (!options.dry_run) {
    makePrivateFolder(places.config)
    makePrivateFolder(places.home)
  }
  if (options.json) return io.json({ name, home: places.home, config: places.config, dry_run: options.dry_run })
  io.print(say(lang, options.dry_run ? profileText.would_add : profileText.added, { name }))
  const rows = [
    [say(lang, profileText.field_data), places.home],
    [say(lang, profileText.field_settings), places.config],
  ] as const
  for (const line of facts(rows, io.columns)) io.print(line)
  if (!options.dry_run) io.note(say(lang, profileText.use, { name }))
}

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from '../context.ts'
import { Failure } from '../failure.ts'
import { profileText } from '../i18n/profiles.ts'
import { storeText } from '../i18n/store.ts'
import { say, type Lang } from '../i18n/text.ts'
import { nearest } from '../nearest.ts'
import { defaultProfile, findPlaces, isProfileName, profileAsked } from '../places.ts'

interface Asked {
  readonly home: string | null
  readonly profile: string | null
}

/**
 * Where things live, with a profile that exists: a slip of the hand must not open an empty one. Throws `Failure` usage `bad_profile`,
 * not_found `profile_not_found`;
 * failed `home_not_writable` where a file stands in the way.
 */
export function findProfile(env: NodeJS.ProcessEnv, asked: Asked, lang: Lang): Places {
  const name = profileAsked(env, asked.profile)
  if (name !== null) checkName(name, lang)
  const places = findPlaces(env, asked)
  if (name !== null && !existsSync(places.config)) throw notFound(env, name, lang)
  if (!canBeFolder(places.home)) {
    const message = say(lang, storeText.home_not_writable, { folder: places.home, code: 'ENOTDIR' })
    throw new Failure('failed', 'home_not_writable', message, { hint: say(lang, storeText.choose_home) })
  }
  return places
}

/** False for a file, and below one. */
function canBeFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() !== false
  } catch (error) {
    // what may not be entered is told by whoever has to
    return (error as NodeJS.ErrnoException).code !== 'ENOTDIR'
  }
}

/** The names of all profiles, the one without folders of its own first. */
export function profileNames(env: NodeJS.ProcessEnv): string[] {
  const folder = join(findPlaces(env, { profile: defaultProfile }).config, 'profiles')
  const found = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  const names = found.filter((one) => one.isDirectory() && isProfileName(one.name)).map(({ name }) => name)
  return [defaultProfile, ...names.toSorted()]
}

/** Throws `Failure` usage `bad_profile`. */
export function checkName(name: string, lang: Lang): void {
  if (isProfileName(name)) return
  throw new Failure('usage', 'bad_profile', say(lang, profileText.bad_name, { name }), {
    hint: say(lang, profileText.bad_name_hint),
  })
}

function notFound(env: NodeJS.ProcessEnv, name: string, lang: Lang): Failure {
  const near = nearest(name, profileNames(env))
  const hint =
    near === null ? say(lang, profileText.not_found_hint, { name }) : say(lang, profileText.did_you_mean, { near, name })
  return new Failure('not_found', 'profile_not_found', say(lang, profileText.not_found, { name }), { hint })
}

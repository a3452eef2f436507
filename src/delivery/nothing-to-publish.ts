import { existsSync } from 'node:fs'
import type { Places } from '../context.ts'
import { findPlaces, isProfileName, ofAnother, profileAsked } from '../places.ts'
import { quickLook } from '../store/sqlite/work.ts'
import { touchClock } from './clock.ts'

/** Change nothing of what an empty pass says. */
export const mute: ReadonlySet<string> = new Set(['--quiet', '-q', '--no-input', '--yes', '-y', '--no-color', '--plain'])

/**
 * True when `smm publish` with these words has nothing to do and nothing to say: what a cron line finds nearly every minute, answered
 * before the program is loaded. False means only that the whole program must look.
 */
export function nothingToPublish(words: readonly string[], env: NodeJS.ProcessEnv, now: Date): boolean {
  const places = placesOf(words, env, mute)
  if (places === null || !existsSync(places.database)) return false
  return quickLook(places.database, now.toISOString()) === false && touchClock(places.home, now)
}

/**
 * Where `words` send the program; null when there is one that is neither among `known` nor says where, that names no profile, or where it is
 * somebody else's.
 */
export function placesOf(words: readonly string[], env: NodeJS.ProcessEnv, known: ReadonlySet<string>): Places | null {
  let home: string | null = null
  let profile: string | null = null
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (word === '--home' && words[i + 1] !== undefined) home = words[++i] ?? null
    else if (word === '--profile' && words[i + 1] !== undefined) profile = words[++i] ?? null
    else if (!known.has(word)) return null
  }
  const asked = profileAsked(env, profile)
  if (asked !== null && !isProfileName(asked)) return null
  const places = findPlaces(env, { home, profile })
  return ofAnother(places) === null ? places : null
}

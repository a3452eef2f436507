import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Places } from './context.ts'

/** Small letters, figures and hyphens: a name is a folder, and nothing else. */
const profileName = /^[a-z0-9][a-z0-9-]{0,31}$/
/** What one works in without a profile. */
export const defaultProfile = 'default'

export function isProfileName(text: string): boolean {
  return profileName.test(text)
}

/** The profile that was asked for, as it was typed; null: none. The flag goes before `SMM_PROFILE`. */
export function profileAsked(env: NodeJS.ProcessEnv, flag: string | null): string | null {
  const asked = flag ?? filled(env['SMM_PROFILE']) ?? null
  return asked === defaultProfile ? null : asked
}

/**
 * Where things live, by each platform's habit: XDG on Linux, `Library` on macOS, `AppData` on Windows. The key lies in the
 * configuration folder, apart from the data, so that a copy of the data alone opens nothing. A profile has folders of its own under
 * both. The data are where the first of these says: `--home`, `--profile`, `SMM_HOME`, `SMM_PROFILE`; settings and key go by the
 * profile alone. Throws on a name that `isProfileName` refuses.
 */
export function findPlaces(
  env: NodeJS.ProcessEnv,
  { home = null, profile: flag = null }: { readonly home?: string | null; readonly profile?: string | null },
  platform: NodeJS.Platform = process.platform,
): Places {
  const profile = profileAsked(env, flag)
  if (profile !== null && !isProfileName(profile)) throw new Error(`no name of a profile: ${profile}`)
  const own = profile === null ? [] : ['profiles', profile]
  const variable = flag === null ? filled(env['SMM_HOME']) : undefined
  const root = resolve(home ?? variable ?? join(dataFolder(env, platform), 'smm', ...own))
  return {
    home: root,
    config: join(configFolder(env, platform), 'smm', ...own),
    profile,
    database: join(root, 'smm.db'),
    media: join(root, 'media'),
    backups: join(root, 'backups'),
  }
}

/**
 * What root must not work on: folders that are somebody else's, where it would leave files that they cannot use any more. Null for
 * everybody else, whom the system itself keeps out.
 */
export function ofAnother({ home, config }: Pick<Places, 'home' | 'config'>): { path: string; owner: number } | null {
  if (process.geteuid?.() !== 0) return null
  for (const path of [home, config]) {
    const owner = ownerOf(path)
    if (owner !== null && owner !== 0) return { path, owner }
  }
  return null
}

/** What is not there yet will be of whoever the folder above belongs to. */
function ownerOf(path: string): number | null {
  try {
    const owner = statSync(path, { throwIfNoEntry: false })?.uid
    if (owner !== undefined) return owner
    return path === dirname(path) ? null : ownerOf(dirname(path))
  } catch {
    // what cannot be looked at is told by whoever has to open it
    return null
  }
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function userFolder(env: NodeJS.ProcessEnv): string {
  return filled(env['HOME']) ?? homedir()
}

function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return filled(env['LOCALAPPDATA']) ?? join(userFolder(env), 'AppData', 'Local')
  if (platform === 'darwin') return filled(env['XDG_DATA_HOME']) ?? join(userFolder(env), 'Library', 'Application Support')
  return filled(env['XDG_DATA_HOME']) ?? join(userFolder(env), '.local', 'share')
}

function configFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return filled(env['APPDATA']) ?? join(userFolder(env), 'AppData', 'Roaming')
  if (platform === 'darwin') return filled(env['XDG_CONFIG_HOME']) ?? join(userFolder(env), 'Library', 'Preferences')
  return filled(env['XDG_CONFIG_HOME']) ?? join(userFolder(env), '.config')
}

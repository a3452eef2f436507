import { join } from 'node:path'
import { findPlaces, isProfileName, profileAsked } from '../places.ts'
import { readTextAtMost } from '../read-at-most.ts'
import { findProjectFile, largestSettings } from './find-project-file.ts'

/**
 * What the settings say before anything is parsed: help and usage errors go by it too. A line is looked for, no parser is loaded; what
 * is not understood here is reported by whoever reads the whole file. `profile`: as typed.
 */
export function configuredLang(cwd: string, env: NodeJS.ProcessEnv, profile: string | null = null): 'fr' | 'en' | null {
  const project = findProjectFile(cwd, env)
  const found = (project === null ? null : settingIn(project, 'lang', 'fr|en')) ?? ownSetting(env, profile, 'lang', 'fr|en')
  return found === 'fr' || found === 'en' ? found : null
}

/** Whether the user's own file asks for lines without drawings. */
export function configuredPlain(env: NodeJS.ProcessEnv, profile: string | null = null): boolean {
  return ownSetting(env, profile, 'plain', 'on|true|yes|1') !== null
}

function ownSetting(env: NodeJS.ProcessEnv, profile: string | null, name: string, values: string): string | null {
  const asked = profileAsked(env, profile)
  if (asked !== null && !isProfileName(asked)) return null
  return settingIn(join(findPlaces(env, { profile }).config, 'config.yaml'), name, values)
}

function settingIn(file: string, name: string, values: string): string | null {
  let text: string
  try {
    text = readTextAtMost(file, largestSettings, true)
  } catch {
    return null
  }
  if (file.endsWith('package.json')) text = JSON.stringify((JSON.parse(text) as { smm?: unknown }).smm ?? null)
  const line = new RegExp(`(?:^|[{,\\n])[ \\t]*"?${name}"?\\s*:\\s*["']?(${values})["']?\\s*(?:[,}#\\r\\n]|$)`)
  return line.exec(text)?.[1] ?? null
}

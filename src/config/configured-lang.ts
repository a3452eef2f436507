import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPlaces } from '../places.ts'
import { findProjectFile } from './find-project-file.ts'

/**
 * The language the settings ask for, before anything is parsed: help and usage errors are in it too. A line is looked for, no
 * parser is loaded; what is not understood here is reported by whoever reads the whole file.
 */
export function configuredLang(cwd: string, env: NodeJS.ProcessEnv): 'fr' | 'en' | null {
  const project = findProjectFile(cwd, env)
  return (project === null ? null : langIn(project)) ?? langIn(join(findPlaces(env, null).config, 'config.yaml'))
}

function langIn(file: string): 'fr' | 'en' | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  if (file.endsWith('package.json')) text = JSON.stringify((JSON.parse(text) as { smm?: unknown }).smm ?? null)
  const found = /(?:^|[{,\n])\s*"?lang"?\s*:\s*["']?(fr|en)["']?\s*(?:[,}#\r\n]|$)/.exec(text)?.[1]
  return found === 'fr' || found === 'en' ? found : null
}

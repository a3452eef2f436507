import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { readTextAtMost } from '../read-at-most.ts'

/** More is read of no file of settings. */
export const largestSettings = 64 * 1024
/** Other programs keep their settings there too. */
const largestManifest = 4 * 1024 * 1024

/** In this order in each folder. */
const names = ['.smmrc', 'smm.config.yaml', 'smm.config.yml', 'smm.config.json'] as const

/**
 * The project's file of settings, from the working directory upwards to the home folder or the root; null without one. Only looks
 * at names (and, in a package.json, for the word), so that a folder without one costs nothing and nothing in it is ever run.
 */
export function findProjectFile(cwd: string, env: NodeJS.ProcessEnv): string | null {
  const home = resolve(env['HOME'] || homedir())
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of names) {
      const file = join(folder, name)
      if (isFile(file)) return file
    }
    const manifest = join(folder, 'package.json')
    if (isFile(manifest) && hasOurs(manifest)) return manifest
    if (folder === home || folder === dirname(folder)) return null
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true
  } catch {
    // a folder that may not be entered holds nothing for us
    return false
  }
}

function hasOurs(manifest: string): boolean {
  try {
    const text = readTextAtMost(manifest, largestManifest)
    if (!text.includes('"smm"')) return false
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'smm' in parsed && typeof parsed.smm === 'object'
  } catch {
    // somebody else's broken package.json is not ours to complain about
    return false
  }
}

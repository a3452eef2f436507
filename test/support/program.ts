import { execFile, type ExecFileException } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The built program: `npm run build` makes it before the `e2e` tests. */
export const smm = fileURLToPath(new URL('../../bin/smm.js', import.meta.url))

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Home {
  readonly folder: string
  readonly env: Record<string, string>
  /** Runs `smm` with these words; `input` goes to stdin, which is closed otherwise. */
  run(words: readonly string[], more?: { input?: string; env?: Record<string, string>; cwd?: string }): Promise<Ran>
}

/** An empty home folder and the built program in it, away from the machine's own settings. */
export function home(lang: 'fr' | 'en' = 'en'): Home {
  const folder = mkdtempSync(join(tmpdir(), 'smm-e2e-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    SMM_HOME: join(folder, 'smm'),
    SMM_LANG: lang,
    TZ: 'Europe/Paris',
    NO_COLOR: '1',
  }
  return {
    folder,
    env,
    run: (words, more = {}) =>
      ran(process.execPath, [smm, ...words], { ...more, env: { ...env, ...more.env }, cwd: more.cwd ?? folder }),
  }
}

/** Runs a program to its end; nothing of the environment but what is given. */
export function ran(
  program: string,
  words: readonly string[],
  { env, cwd, input = '' }: { env: Record<string, string>; cwd: string; input?: string },
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      words,
      { env, cwd, maxBuffer: 64 * 1024 * 1024 },
      (error: ExecFileException | null, stdout, stderr) => {
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr })
      },
    )
    // a program that reads nothing may be gone before its input is
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

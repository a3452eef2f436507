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
      new Promise((resolve) => {
        const child = execFile(
          process.execPath,
          [smm, ...words],
          { env: { ...env, ...more.env }, cwd: more.cwd ?? folder, maxBuffer: 64 * 1024 * 1024 },
          (error: ExecFileException | null, stdout, stderr) => {
            resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr })
          },
        )
        child.stdin?.end(more.input ?? '')
      }),
  }
}

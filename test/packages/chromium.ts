import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const quietly = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium with a profile of its own, away from any network but this machine; what it wrote on stdout and stderr. */
export function runChromium(...words: string[]): Promise<{ stdout: string; stderr: string }> {
  const profile = `--user-data-dir=${mkdtempSync(join(tmpdir(), 'smm-chromium-'))}`
  return new Promise((resolve, reject) => {
    execFile('chromium', [...quietly, profile, ...words], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      error ? reject(error) : resolve({ stdout, stderr }),
    )
  })
}

export async function chromium(...words: string[]): Promise<string> {
  return (await runChromium(...words)).stdout
}

/** The package that a suite needs, or why it cannot run. */
export function needs(program: string, question: string, debian: string): void {
  try {
    execFileSync(program, [question], { stdio: 'ignore' })
  } catch {
    throw new Error(`these tests need ${program}: apt-get install ${debian}`)
  }
}

import { availableParallelism } from 'node:os'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circumstancesOf } from '../support/circumstances.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { readmeCircumstances } from '../support/readme-circumstances.ts'

/** The blocks of shell in the README that call smm: their lines, without the comments. */
function blocks(): string[][] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  return [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .map(([, lines = '']) =>
      lines
        .split('\n')
        .map((line) => line.replace(/\s+# .*$/, '').trim())
        .filter((line) => /(^|\| )smm /.test(line)),
    )
    .filter((lines) => lines.length > 0)
}

/** Runs one block from top to bottom, as somebody types it who reads along. */
async function faultsOf(home: PreparedCopy, lines: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const line of lines) {
    const {
      before = [],
      files = {},
      env = {},
      input = '',
      exit,
    } = readmeCircumstances[line] ?? circumstancesOf(line.replace(/^smm /, ''))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(home.folder, name), content)
    for (const words of before) {
      const { code, stderr } = await home.shell(`smm ${words}`, { env })
      if (code !== 0) faults.push(`smm ${words}, before ${line}, ended with ${code}:\n${stderr}`)
    }
    const { code, stdout, stderr } = await home.shell(line, { env, input })
    if (code !== (exit?.code ?? 0)) faults.push(`${line} ended with ${code}:\n${stdout}${stderr}`)
    else if (stderr.includes('    at ')) faults.push(`${line} shows a stack:\n${stderr}`)
  }
  return faults
}

describe('the README', () => {
  it('shows commands that run as printed, block by block', { timeout: 600_000 }, async () => {
    const home = await preparedHome()
    const left = blocks()
    expect(left.length).toBeGreaterThan(12)
    const faults: string[] = []
    const runNext = async (): Promise<void> => {
      for (let lines = left.shift(); lines !== undefined; lines = left.shift())
        faults.push(...(await faultsOf(home.copy('en'), lines)))
    }
    await Promise.all(Array.from({ length: availableParallelism() }, runNext))
    expect(faults).toEqual([])
  })
})

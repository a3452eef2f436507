import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { exampleList } from '../support/example-list.ts'
import { circumstancesOf } from '../support/circumstances.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { optionalDependencies } = createRequire(import.meta.url)('../../package.json') as {
  optionalDependencies: Readonly<Record<string, string>>
}

/** The packed program as npm installs it without its optional parts, with the driver of this clone. */
function installedWithoutParts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smm-parts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const npm = (cwd: string, ...words: string[]) => execFileSync('npm', words, { cwd, stdio: 'ignore' })
  npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder)
  const [packed = ''] = readdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  npm(folder, 'install', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', `./${packed}`)
  const driver = join(folder, 'node_modules/better-sqlite3')
  rmSync(driver, { recursive: true })
  symlinkSync(join(root, 'node_modules/better-sqlite3'), driver)
  return folder
}

/** A copy whose `smm` is that program. */
function using(program: string, copy: PreparedCopy): PreparedCopy {
  const start = join(program, 'node_modules/smm/bin/smm.js')
  writeFileSync(join(dirname(copy.folder), 'bin', 'smm'), `#!/bin/sh\nexec node ${JSON.stringify(start)} "$@"\n`, {
    mode: 0o755,
  })
  return copy
}

it('runs without its optional parts, and says how to add the one that a command needs', { timeout: 600_000 }, async () => {
  const program = installedWithoutParts()
  for (const name of Object.keys(optionalDependencies))
    expect([name, existsSync(join(program, 'node_modules', name))]).toEqual([name, false])

  const prepared = await preparedHome()
  const needs = /--fit-images|\.pdf|--format pdf|^mcp/
  const all = await exampleList()
  const sample = all.filter(
    ({ noun, words }, i) => all.findIndex((one) => one.noun === noun && !needs.test(one.words)) === i && words !== '',
  )
  expect(sample.length).toBeGreaterThan(30)
  const left = [...sample]
  const runNext = async (): Promise<void> => {
    for (let example = left.shift(); example !== undefined; example = left.shift()) {
      const { code, stderr } = await using(program, prepared.copy('en')).example(example)
      const wanted = circumstancesOf(example.words).exit?.code ?? 0
      expect([example.words, code, code === wanted ? '' : stderr]).toEqual([example.words, wanted, ''])
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runNext))

  for (const [lang, words] of [
    ['en', 'optional part'],
    ['fr', 'partie facultative'],
  ] as const) {
    const copy = using(program, prepared.copy(lang))
    for (const [command, exit, name] of [
      ['mcp', 1, '@modelcontextprotocol/server'],
      ['strategy export -o strategy.pdf', 1, '@myriaddreamin/typst-ts-node-compiler'],
    ] as const) {
      const { code, stderr } = await copy.shell(`smm ${command}`)
      expect([command, code, stderr]).toEqual([command, exit, expect.stringContaining(words)])
      expect(stderr).toContain(`npm install -g "${name}@${optionalDependencies[name]}"`)
    }
    const docx = await copy.shell('smm strategy export -o strategy.docx')
    expect([docx.code, docx.stderr]).toEqual([0, expect.any(String)])
    const { stdout } = await copy.shell('smm doctor')
    const told = stdout.replace(/\s+/g, ' ')
    for (const name of ['sharp', '@napi-rs/keyring', '@modelcontextprotocol/server']) expect(told).toContain(name)
  }
})

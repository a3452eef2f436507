import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home, type Home } from '../support/program.ts'

/**
 * A folder that somebody else has prepared: whatever smm is asked to do there, nothing in it is run. Each trap writes a file
 * beside itself when it is.
 */
function booby(folder: string): { canary: string; traps: number } {
  const canary = join(folder, 'SPRUNG')
  const cjs = `require('node:fs').appendFileSync(${JSON.stringify(canary)}, __filename + '\\n'); module.exports = {}\n`
  const esm = `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(canary)}, import.meta.url + '\\n'); export default {}\n`
  const shell = `#!/bin/sh\necho "$0" >> ${JSON.stringify(canary)}\n`
  let traps = 0
  const set = (name: string, text: string, mode = 0o755): void => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { mode })
    traps++
  }
  for (const base of [
    '.config/config',
    '.config/smmrc',
    '.config/smm.config',
    'smm.config',
    '.smmrc',
    'cosmiconfig.config',
    '.cosmiconfigrc',
  ]) {
    set(`${base}.js`, cjs)
    set(`${base}.cjs`, cjs)
    set(`${base}.mjs`, esm)
    set(`${base}.ts`, esm)
    set(`${base}.mts`, esm)
    set(`${base}.cts`, cjs)
  }
  // each of these names another file that would be run
  set('.config/config.json', JSON.stringify({ searchPlaces: ['evil.cjs'], cosmiconfig: { searchPlaces: ['evil.cjs'] } }))
  set('.config/config.yaml', 'searchPlaces: [evil.cjs]\ncosmiconfig: { searchPlaces: [evil.cjs] }\n')
  set(
    'package.json',
    JSON.stringify({
      name: 'x',
      type: 'commonjs',
      cosmiconfig: { searchPlaces: ['evil.cjs'] },
      imports: { '#x': './evil.cjs' },
    }),
  )
  set('package.yaml', 'cosmiconfig: { searchPlaces: [evil.cjs] }\n')
  set('evil.cjs', cjs)
  set('index.js', cjs)
  set('.env', `NODE_OPTIONS=--require=./evil.cjs\nSMM_CLIENT=evil\n`)
  set('.npmrc', 'node-options=--require=./evil.cjs\n')
  for (const name of [
    'better-sqlite3',
    'commander',
    'yaml',
    'cosmiconfig',
    'inquirer',
    'typescript',
    'import-fresh',
    'js-yaml',
  ]) {
    set(`node_modules/${name}/index.js`, cjs)
    set(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
  }
  for (const name of ['node', 'smm', 'crontab', 'systemctl', 'git', 'vi']) set(name, shell)
  return { canary, traps }
}

const commands: readonly (readonly string[])[] = [
  [],
  ['--version'],
  ['--help'],
  ['help', 'exit-codes'],
  ['client', 'list'],
  ['client', 'add', 'Duval'],
  ['client', 'show'],
  ['client', 'edit', 'duval', '--city', 'Colmar'],
  ['client', 'use', 'duval'],
  ['account', 'add', 'manual', '--for', 'facebook'],
  ['account', 'add', 'folder', '--path', 'blog'],
  ['account', 'list'],
  ['account', 'check'],
  ['network', 'list'],
  ['network', 'show', 'x'],
  ['config', 'list'],
  ['config', 'get', 'lang'],
  ['config', 'set', 'hours_per_network', '20'],
  ['config', 'path'],
  ['queue', 'add', 'Bonjour', '--to', 'facebook', '--draft'],
  ['queue', 'list'],
  ['time', 'add', '30', '--role', 'consultant'],
  ['publish'],
  ['status'],
  ['doctor'],
  ['nonsense'],
]

async function runAll(machine: Home, folder: string): Promise<number[]> {
  const codes: number[] = []
  for (const words of commands) codes.push((await machine.run(words, { cwd: folder })).code)
  return codes
}

describe('a folder prepared by somebody else', () => {
  test('runs nothing, whatever is asked', async () => {
    const machine = home()
    const folder = join(machine.folder, 'prepared')
    mkdirSync(folder)
    const { canary, traps } = booby(folder)
    expect(traps).toBeGreaterThan(40)
    const codes = await runAll(machine, folder)
    expect(existsSync(canary)).toBe(false)
    expect(codes.filter((code) => code === -1)).toEqual([])
    expect(codes[commands.findIndex((words) => words[0] === 'config')]).toBe(0)
  })

  test.each([
    ['.smmrc', '$import: ./evil.cjs\n'],
    ['.smmrc', '{"$import": ["./evil.cjs"]}'],
    ['smm.config.yaml', 'client: duval\n$import: ./evil.cjs\n'],
    ['smm.config.json', '{"$import": "./smm.config.js"}'],
    ['package.json', '{"name":"x","smm":{"$import":"./evil.cjs"}}'],
    ['.smmrc', 'lang: !!js/function "function () { process.exit(9) }"\n'],
  ])('%s that calls for code is refused by name: %s', async (name, text) => {
    const machine = home()
    const folder = join(machine.folder, 'prepared')
    mkdirSync(folder)
    const { canary } = booby(folder)
    writeFileSync(join(folder, name), text)
    const listed = await machine.run(['config', 'list'], { cwd: folder })
    expect(listed.code).toBe(2)
    expect(listed.stderr).toContain(name)
    expect(listed.stderr).not.toMatch(/\n\s+at /)
    for (const words of [['client', 'list'], ['doctor'], ['status']]) await machine.run(words, { cwd: folder })
    expect(existsSync(canary)).toBe(false)
  })

  // one at a time: the first that is found would hide the others
  test.each([
    '.config/config.js',
    '.config/config.cjs',
    '.config/config.mjs',
    '.config/config.ts',
    '.config/config.json',
    '.config/config.yaml',
    'package.json',
    'package.yaml',
  ])('%s beside settings of ours is not run and changes nothing', async (name) => {
    const machine = home()
    const folder = join(machine.folder, 'prepared')
    mkdirSync(join(folder, '.config'), { recursive: true })
    const canary = join(folder, 'SPRUNG')
    const run = `(await import('node:fs')).appendFileSync(${JSON.stringify(canary)}, 'x')`
    const places = { searchPlaces: ['evil.cjs'], loaders: { '.yaml': './evil.cjs' }, $import: '../evil.cjs' }
    const text = name.endsWith('.mjs')
      ? `${run}; export default {}`
      : /\.(json|yaml)$/.test(name)
        ? JSON.stringify(name.startsWith('package') ? { cosmiconfig: { ...places, $import: './evil.cjs' } } : places)
        : `require('node:fs').appendFileSync(${JSON.stringify(canary)}, 'x'); module.exports = {}`
    writeFileSync(join(folder, name), text)
    writeFileSync(
      join(folder, 'evil.cjs'),
      `require('node:fs').appendFileSync(${JSON.stringify(canary)}, 'x'); module.exports = {}`,
    )
    writeFileSync(join(folder, '.smmrc'), 'client: duval\nhours_per_network: 7\n')
    const { code, stdout } = await machine.run(['config', 'get', 'hours_per_network'], { cwd: folder })
    expect([code, stdout]).toEqual([0, '7\n'])
    expect(existsSync(canary)).toBe(false)
  })

  test('the trap itself works: node run in that folder springs it', async () => {
    const machine = home()
    const { canary } = booby(machine.folder)
    await import(join(machine.folder, 'evil.cjs'))
    expect(existsSync(canary)).toBe(true)
  })

  test('a file of settings that is a link to elsewhere gives data and nothing more', async () => {
    const machine = home()
    const folder = join(machine.folder, 'prepared')
    mkdirSync(folder)
    writeFileSync(join(machine.folder, 'private.txt'), 'root:x:0:0:a-private-line\n')
    symlinkSync(join(machine.folder, 'private.txt'), join(folder, '.smmrc'))
    const listed = await machine.run(['config', 'list'], { cwd: folder })
    expect(listed.stdout).toBe('')
    expect(listed.stderr).not.toContain('a-private-line')
  })
})

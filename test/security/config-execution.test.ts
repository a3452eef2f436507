import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commandsOf, commandTree } from '../../src/cli/command-tree.ts'
import { exampleList } from '../support/example-list.ts'
import { preparedHome } from '../support/prepared-home.ts'
import { home, smm, type Ran } from '../support/program.ts'
import { runExamples } from '../support/run-examples.ts'
import { runMany, type Job } from '../support/run-many.ts'
import { corpus } from './corpus.ts'
import { setTraps, type Traps } from './traps.ts'

// Config / dotenv execution: whatever stands in the folder where smm is started, nothing in it is run, and nothing but a file of settings
// is so much as read.

const ended = ({ sprung, read }: Traps): { run: string; read: readonly string[] } => ({ run: sprung(), read: read() })
const untouched = { run: '', read: [] }

function prepared(): { machine: ReturnType<typeof home>; folder: string; traps: Traps } {
  const machine = home()
  const folder = join(machine.folder, 'prepared')
  mkdirSync(folder)
  return { machine, folder, traps: setTraps(folder) }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The first words of an assistant that comes to `smm mcp`. */
const mcpTalk = `${JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
})}\n`

/** Every variable that the program names. */
function variableNames(): string[] {
  const found = new Set<string>()
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts')) continue
    const code = readFileSync(join(root, 'src', entry), 'utf8')
    for (const [, name = ''] of code.matchAll(/\benv(?:ironment)?\[['"]([A-Z_]+)['"]\]|\b(SMM_[A-Z_]*[A-Z])\b/g))
      found.add(name)
    for (const [name] of code.matchAll(/\bSMM_[A-Z_]*[A-Z]\b/g)) found.add(name)
  }
  for (const name of ['', 'PATH', 'SMM_TEST_OFFSET', 'SMM_TEST_ROUTES']) found.delete(name)
  return [
    ...found,
    'HOME',
    'TZ',
    'LANG',
    'COLUMNS',
    'LINES',
    'TERM',
    'LC_ALL',
    'PAGER',
    'EDITOR',
    'VISUAL',
    'LESSOPEN',
    'NODE_PATH',
  ].filter((name, i, all) => all.indexOf(name) === i)
}

/** Names a place, in which smm may make a file: not outside the folder. */
const isPlace = (name: string): boolean => /HOME|DIR|FILE|CONFIG|DATA|TMP/.test(name)

/** Texts that the system takes as part of an environment. */
const given = corpus.filter(({ text }) => !text.includes('\0') && text.length < 100_000).map(({ text }) => text)

describe('a folder prepared by somebody else', () => {
  test('the traps work: what is run there springs one, what is read there is noted', () => {
    const { folder, traps } = prepared()
    expect(traps.names.length).toBeGreaterThan(150)
    expect(ended(traps)).toEqual(untouched)
    readFileSync(join(folder, '.env'))
    execFileSync('/bin/cat', ['fonts.conf'], { cwd: folder })
    expect(ended(traps)).toEqual({ run: '', read: ['.env', 'fonts.conf'] })
    spawnSync(process.execPath, ['--require', './evil.cjs', '-e', ''], { cwd: folder })
    spawnSync(join(folder, 'git'), { cwd: folder })
    expect(traps.sprung()).toContain('evil.cjs\n')
    expect(traps.sprung()).toContain('/git\n')
  })

  test('every example of every command', async () => {
    const examples = await exampleList()
    const set = new Map<string, Traps>()
    const runs = await runExamples(await preparedHome(), examples, 'en', '', (copy) =>
      set.set(copy.folder, setTraps(copy.folder)),
    )
    expect(set.size).toBe(examples.length)
    const touched = examples.flatMap(({ words }, i) => {
      const { copy, ran } = runs[i] ?? {}
      const traps = set.get(copy?.folder ?? '')
      if (traps === undefined || ran === undefined) return [`smm ${words}: was not run`]
      const { run, read } = ended(traps)
      return run === '' && read.length === 0 && ran.code >= 0 ? [] : [`smm ${words}: ${ran.code} ${run} ${read.join(', ')}`]
    })
    expect(touched).toEqual([])
  })

  test('every --help, every topic, completions and manuals, wrong words, the settings themselves', async () => {
    const { machine, folder, traps } = prepared()
    const commands = commandsOf(await commandTree('en')).map(({ path }) => path.split(' '))
    const lines = [
      ...commands.map((words) => [...words, '--help']),
      ...commands.map((words) => ['help', ...words]),
      [],
      ['--version'],
      ['--help'],
      ['help', 'exit-codes'],
      ['help', 'nothing'],
      ['nonsense'],
      ['queue', 'nonsense'],
      ['status', '--nonsense'],
      ['config', 'path'],
      ['config', 'list', '--json'],
      ...['bash', 'zsh', 'fish'].flatMap((shell) => [
        ['completion', shell],
        ['__complete', shell, ''],
        ['__complete', shell, 'queue', 'add', 'x', '--media', ''],
        ['__complete', shell, 'client', 'show', ''],
      ]),
      ['__man', join(machine.folder, 'man'), '--lang', 'fr'],
    ]
    const job = (words: readonly string[]): Job => ({ words, env: machine.env, cwd: folder })
    const runs = await runMany(lines.map(job))
    expect(lines.filter((_, i) => (runs[i]?.code ?? -1) < 0)).toEqual([])
    // and as programs of their own, from the first line of their start
    for (const words of [[], ['--version'], ['--help'], ['publish'], ['schedule', 'status'], ['demo', '--quiet']])
      expect([words, (await machine.run(words, { cwd: folder })).code]).toEqual([words, 0])
    const served = await machine.run(['mcp'], { cwd: folder, input: mcpTalk })
    expect(served.stdout).toContain('"serverInfo"')
    expect(ended(traps)).toEqual(untouched)
    expect(readdirSync(join(machine.folder, 'man')).length).toBeGreaterThan(0)
  })

  test.each([
    ['.smmrc', '$import: ./evil.cjs\n'],
    ['.smmrc', '{"$import": ["./evil.cjs"]}'],
    ['smm.config.yaml', 'client: duval\n$import: ./evil.cjs\n'],
    ['smm.config.json', '{"$import": "./smm.config.js"}'],
    ['package.json', '{"name":"x","smm":{"$import":"./evil.cjs"}}'],
    ['.smmrc', 'lang: !!js/function "function () { process.exit(9) }"\n'],
  ])('%s that calls for code is refused by name: %s', async (name, text) => {
    const { machine, folder, traps } = prepared()
    writeFileSync(join(folder, name), text)
    const job = (words: readonly string[]): Job => ({ words, env: machine.env, cwd: folder })
    const [listed] = await runMany([['config', 'list'], ['client', 'list'], ['doctor'], ['status']].map(job))
    expect(listed?.code).toBe(2)
    expect(listed?.stderr).toContain(name)
    expect(listed?.stderr).not.toMatch(/\n\s+at /)
    expect(ended(traps)).toEqual(untouched)
  })

  // one at a time: the first that is found would hide the others
  test('settings of others beside ours are not run and change nothing, each alone', async () => {
    const places = { searchPlaces: ['evil.cjs'], loaders: { '.yaml': './evil.cjs' }, $import: '../evil.cjs' }
    const machine = home()
    const alone = [
      ...['js', 'cjs', 'mjs', 'ts', 'json', 'yaml'].map((ending) => `.config/config.${ending}`),
      'package.json',
      'package.yaml',
    ].map((name, i) => {
      const folder = join(machine.folder, String(i))
      mkdirSync(folder)
      const traps = setTraps(folder)
      for (const other of traps.names.filter((one) => one.startsWith('.config/') && one !== name)) rmSync(join(folder, other))
      if (/(?:json|yaml)$/.test(name)) {
        const text = JSON.stringify(name.startsWith('package') ? { cosmiconfig: { ...places, $import: './evil.cjs' } } : places)
        writeFileSync(join(folder, name), text)
      }
      writeFileSync(join(folder, '.smmrc'), 'client: duval\nhours_per_network: 7\n')
      return { folder, traps }
    })
    const words = ['config', 'get', 'hours_per_network']
    const runs = await runMany(alone.map(({ folder }) => ({ words, env: machine.env, cwd: folder })))
    expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(alone.map(() => [0, '7\n']))
    expect(alone.map(({ traps }) => traps.sprung())).toEqual(alone.map(() => ''))
  })

  test('a file of settings that is a link to elsewhere gives data and nothing more', async () => {
    const { machine, folder } = prepared()
    writeFileSync(join(machine.folder, 'private.txt'), 'root:x:0:0:a-private-line\n')
    symlinkSync(join(machine.folder, 'private.txt'), join(folder, '.smmrc'))
    const listed = await machine.run(['config', 'list'], { cwd: folder })
    expect(listed.stdout).toBe('')
    expect(listed.stderr).not.toContain('a-private-line')
  })
})

describe('an environment prepared by somebody else', () => {
  // `NODE_OPTIONS` and `PATH` are what the person gives to Node and to the system
  const names = variableNames().toSorted()

  test('every variable that is read, with what strangers write: no stack, nothing run, an exit code that is told', async () => {
    expect(names).toEqual(expect.arrayContaining(['SMM_CLIENT', 'SMM_LANG', 'SMM_HOME', 'EDITOR', 'HOME', 'COLUMNS']))
    const { machine, folder, traps } = prepared()
    const jobs = names.flatMap((name, n) =>
      // each variable with a part of the texts, each text with a variable or more
      given
        .filter((text, i) => i % 30 === n % 30 && !(isPlace(name) && text.includes('/')))
        .map((text): Job => ({
          words: [['status'], ['config', 'list'], ['client', 'list'], ['--help'], ['doctor']][(n + text.length) % 5] ?? [],
          env: { ...machine.env, [name]: text },
          cwd: folder,
        })),
    )
    const runs = await runMany(jobs)
    const faults = runs.flatMap(({ code, stderr }, i) =>
      code >= 0 && code < 76 && !/^ {4}at /m.test(stderr) ? [] : [{ env: jobs[i]?.env, code, stderr: stderr.slice(0, 300) }],
    )
    expect(faults).toEqual([])
    expect(ended(traps)).toEqual(untouched)
  })

  test('none at all, and what a service or cron leaves out', async () => {
    const { machine, folder, traps } = prepared()
    const bare = (env: Record<string, string>, ...words: string[]): Ran => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [smm, ...words], { cwd: folder, env, encoding: 'utf8' })
      return { code: status ?? -1, stdout, stderr }
    }
    const told = [
      bare({ SMM_HOME: machine.folder, XDG_CONFIG_HOME: machine.folder }, 'status'),
      bare(
        { SMM_HOME: machine.folder, XDG_CONFIG_HOME: machine.folder, HOME: '', PATH: '', TZ: '', LANG: '' },
        'client',
        'list',
      ),
      bare(
        { HOME: machine.folder, PATH: '', EDITOR: '', VISUAL: ' ', PAGER: './less', LESSOPEN: '|./lessopen.sh %s' },
        'status',
      ),
      bare({ HOME: machine.folder, PATH: '/nowhere' }, 'schedule', 'status'),
    ]
    expect(told.filter(({ code, stderr }) => code < 0 || code > 75 || /^ {4}at /m.test(stderr))).toEqual([])
    expect(ended(traps)).toEqual(untouched)
  })
})

test('what is bundled asks nothing of the folder: every package it loads is one that is installed beside it', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const beside = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), 'bindings'])
  const faults: string[] = []
  for (const name of readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.cjs'))) {
    // what comments show of other programs is no part of this one
    const code = readFileSync(join(root, 'dist', name), 'utf8').replace(/^\s*(?:\/\/|\*).*$|\/\*\*.*?\*\//gm, '')
    for (const [, asked = ''] of code.matchAll(/\b(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)) {
      const known = asked.startsWith('node:') || /^\.\/[\w.-]+\.cjs$/.test(asked)
      if (!known && !builtinModules.includes(asked) && ![...beside].some((one) => asked === one || asked.startsWith(`${one}/`)))
        faults.push(`${name}: ${asked}`)
    }
    // a path made at run time must not be the folder's
    for (const [whole] of code.matchAll(/\b(?:require|import)\((?:[^()"']|\([^()]*\))*cwd\(\)[^)]*\)/g))
      faults.push(`${name}: ${whole}`)
    for (const [whole] of code.matchAll(/createRequire\([^)]*cwd[^)]*\)/g)) faults.push(`${name}: ${whole}`)
  }
  expect(faults).toEqual([])
})

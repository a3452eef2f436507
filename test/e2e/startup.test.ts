import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { home, type Home } from '../support/program.ts'

const hook = new URL('../support/trace-loads.mjs', import.meta.url).href

/** The packages a command loads, the bundled ones among them. A time limit would lie on a busy machine; this does not. */
async function packagesLoadedBy(at: Home, words: readonly string[]): Promise<string[]> {
  const trace = join(at.folder, `trace-${Math.random().toString(36).slice(2)}`)
  const { code, stderr } = await at.run(words, { env: { SMM_TRACE_LOADS: trace, NODE_OPTIONS: `--import=${hook}` } })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const names = readFileSync(trace, 'utf8').split('\n')
  return [...new Set(names)].filter((name) => name !== '').toSorted()
}

/** Words and how wide they are: within our own files, ranges of numbers. */
const words = ['commander', 'get-east-asian-width']

describe('what a start loads', () => {
  it('nothing for --version', async () => {
    expect(await packagesLoadedBy(home(), ['--version'])).toEqual([])
  })

  it('commander and the widths of letters for the help', async () => {
    expect(await packagesLoadedBy(home(), ['--help'])).toEqual(words)
    expect(await packagesLoadedBy(home(), ['queue', 'add', '--help'])).toEqual(words)
  })

  it('the database alone for a pass with nothing due, and for the list', async () => {
    const at = home()
    mkdirSync(join(at.folder, 'blog'))
    expect((await at.run(['client', 'add', 'Essai'])).code).toBe(0)
    expect((await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', join(at.folder, 'blog')])).code).toBe(0)
    expect((await at.run(['queue', 'add', 'Plus tard', '--at', '2035-01-01 09:00'])).code).toBe(0)
    expect(await packagesLoadedBy(at, ['publish'])).toEqual(['better-sqlite3'])
    expect(await packagesLoadedBy(at, [])).toEqual(['better-sqlite3', ...words])
    expect(await packagesLoadedBy(at, ['queue', 'list', '--quiet', '-c', 'essai'])).toEqual(['better-sqlite3', ...words])
  })
})

it('looks into the database without loading the store', () => {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  const looks = readdirSync(dist).filter((name) => name.startsWith('peek-'))
  expect(looks).toHaveLength(1)
  for (const name of looks) expect(readFileSync(join(dist, name), 'utf8')).not.toMatch(/require\("\.\/(?:store|everyday)-/)
})

it('reads the table of languages as JSON, all of it', async () => {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  const file = readdirSync(dist).find((name) => name.startsWith('static.extrasmall-')) ?? ''
  const [, table = ''] = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(join(dist, file), 'utf8')) ?? []
  const { ngramsData } = (await import(new URL('../../node_modules/eld/src/ngrams/extrasmall.js', import.meta.url).href)) as {
    ngramsData: unknown
  }
  expect(JSON.parse(JSON.parse(table) as string)).toEqual(ngramsData)
})

/** What each file of the program is made of, and which it loads with itself: not those that wait until they are called. */
function chunks(): Map<string, { readonly sources: readonly string[]; readonly loads: readonly string[] }> {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  const found = readdirSync(dist).filter((name) => name.endsWith('.cjs'))
  const all = (text: string, what: RegExp): string[] => [...text.matchAll(what)].map(([, name]) => name ?? '')
  return new Map(
    found.map((name) => {
      const text = readFileSync(join(dist, name), 'utf8')
      return [
        name,
        {
          sources: all(text, /^\/\/(?:#region)? (src\/\S+)$/gm),
          loads: all(text, /^(?:const \w+ = )?require\("\.\/(.*?)"\)/gm),
        },
      ]
    }),
  )
}

describe('the files of the program', () => {
  const files = chunks()
  const with_ = (name: string): Set<string> => {
    const reached = new Set([name])
    for (const one of reached) for (const next of files.get(one)?.loads ?? []) reached.add(next)
    return reached
  }

  it('no two need each other: what stands in one group is not split around another', () => {
    for (const [name, { loads }] of files)
      for (const next of loads) expect(with_(next).has(name) ? [name, next] : []).toEqual([])
  })

  it.each([
    // a report of a client is not made of the other kinds, and of no form but the one that is asked for
    [
      'src/cli/report/run.ts',
      ['report/kinds/', 'report/portfolio', 'report/to-csv', 'report/compose', 'documents/to-', 'documents/typst'],
    ],
    ['src/cli/report/run.ts', ['src/mail.ts', 'strategy/explanations', 'i18n/questionnaire', 'strategy/check-answer']],
    ['src/cli/kpi/show.ts', ['report/build-report', 'i18n/questionnaire', 'strategy/defaults', 'documents/']],
    ['src/cli/entries.ts', ['results/import/', 'i18n/import-entries']],
    ['src/i18n/labels.ts', ['i18n/questionnaire']],
    // what is done once everything has left is read while the networks answer
    [
      'src/cli/publish/publish.ts',
      [
        'delivery/afterwards',
        'delivery/tell-',
        'delivery/forget-',
        'src/mail.ts',
        'src/backup/',
        'cli/publish/render',
        'src/results/',
        'posts/extend',
      ],
    ],
    [
      'src/delivery/publish-due.ts',
      ['delivery/afterwards', 'delivery/tell-', 'src/mail.ts', 'src/strategy/', 'networks/http.ts'],
    ],
  ])('%s does not bring %j', (source, unwanted) => {
    const [name] = [...files].find(([, { sources }]) => sources.includes(source)) ?? []
    const brought = [...with_(String(name))].flatMap((one) => files.get(one)?.sources ?? [])
    expect(brought).toContain(source)
    expect(brought.filter((one) => unwanted.some((part) => one.includes(part)))).toEqual([])
  })
})

describe('the entry', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as {
      version: string
    }
    expect(await home().run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([
    ['fr', ['queu'], 'Commande inconnue', 'smm queue'],
    ['en', ['queue', 'ad'], 'Unknown command', 'smm queue add'],
    ['fr', ['queue', 'list', '--jso'], 'Option inconnue', '--json'],
    ['en', ['report', '--formt', 'md'], 'Unknown option', '--format'],
    ['fr', ['file'], 'Commande inconnue', 'smm queue'],
    ['fr', ['aide'], 'Commande inconnue', 'smm help'],
    ['fr', ['publications'], 'Commande inconnue', 'smm queue'],
    ['fr', ['settings'], 'Commande inconnue', 'smm config'],
    ['fr', ['queue', 'supprimer', '1'], 'Commande inconnue', 'smm queue cancel'],
    ['en', ['queue', 'delete', '1'], 'Unknown command', 'smm queue cancel'],
    ['fr', ['queue', 'list', '--aide'], 'Option inconnue', '--help'],
    ['en', ['strategy', 'export', '--format', 'pfd'], 'Refused value', 'pdf'],
  ] as const)('suggests the right word (%s, %j)', async (lang, words, said, suggested) => {
    const { code, stderr, stdout } = await home(lang).run(words)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(said)
    expect(stderr).toContain(suggested)
    expect(stderr).not.toContain('    at ')
  })

  it('gives errors as JSON on stderr with --json', async () => {
    const { code, stdout, stderr } = await home().run(['queue', 'show', '99', '--json'])
    expect(code).toBe(5)
    expect(stdout).toBe('')
    const { error } = JSON.parse(stderr) as { error: Record<string, unknown> }
    expect(Object.keys(error)).toEqual(expect.arrayContaining(['code', 'message', 'hint']))
  })

  it('says what to do next, by how far one has come', async () => {
    for (const [lang, first, day] of [
      ['fr', 'Pour commencer', 'Aujourd’hui'],
      ['en', 'To begin', 'Today'],
    ] as const) {
      const at = home(lang)
      const empty = await at.run([])
      expect([empty.code, empty.stderr]).toEqual([0, ''])
      expect(empty.stdout).toContain(first)
      for (const command of ['smm demo', 'smm init --quick', 'smm client add', 'smm help all'])
        expect(empty.stdout).toContain(command)
      expect(empty.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(11)
      // nothing is made by looking
      expect(existsSync(join(at.folder, 'smm'))).toBe(false)
      await at.run(['client', 'add', 'Essai'])
      const alone = await at.run([])
      expect(alone.stdout).toContain('smm account add manual')
      expect(alone.stdout).not.toContain(first)
      await at.run(['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook'])
      const whole = await at.run([])
      expect(whole.stdout).toContain(day)
      expect(whole.stdout).toBe((await at.run(['--help'])).stdout)
      expect(whole.stdout).toMatch(/smm status · smm queue · smm calendar · smm inbox · smm time\n/)
      expect(whole.stdout).toMatch(/smm report · smm metrics · smm sale · smm cost\n/)
      expect(whole.stdout).toMatch(/smm init · smm strategy · smm account · smm proposal\n/)
    }
  })

  it('helps whatever the settings are', async () => {
    const at = home('fr')
    mkdirSync(join(at.folder, 'config', 'smm'), { recursive: true })
    writeFileSync(join(at.folder, 'config', 'smm', 'config.yaml'), '{ broken: [')
    writeFileSync(join(at.folder, 'smm.config.yaml'), ': : :')
    for (const words of [
      ['--help'],
      ['queue', '--help'],
      ['queue', 'add', '--help'],
      ['help', 'queue', 'add'],
      ['help', 'topics'],
    ]) {
      const { code, stdout, stderr } = await at.run(words)
      expect([words, code, stderr]).toEqual([words, 0, ''])
      expect(stdout).toMatch(/smm/)
    }
    expect((await at.run(['help', 'queue', 'add'])).stdout).toBe((await at.run(['queue', 'add', '--help'])).stdout)
  })

  it('answers a completion with nothing, rather than with an error', async () => {
    const at = home()
    mkdirSync(join(at.folder, 'smm'))
    writeFileSync(join(at.folder, 'smm', 'smm.db'), 'no database')
    for (const words of [['queue', 'show', ''], ['--profile', '../x', '-c', ''], ['--home', '/dev/null', '-c', ''], []]) {
      const { code, stderr, stdout } = await at.run(['__complete', 'bash', ...words])
      expect([words, code, stderr]).toEqual([words, 0, ''])
      expect(stdout).toMatch(/:none\n$/)
    }
    expect(readFileSync(join(at.folder, 'smm', 'smm.db'), 'utf8')).toBe('no database')
  })

  it('prints the exit codes', async () => {
    const { stdout } = await home().run(['help', 'exit-codes', '--json'])
    const codes = (JSON.parse(stdout) as { code: number }[]).map(({ code }) => code)
    expect(codes).toEqual([0, 1, 2, 3, 4, 5, 6, 75, 130])
  })
})

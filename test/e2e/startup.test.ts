import { mkdirSync, readFileSync } from 'node:fs'
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

describe('what a start loads', () => {
  it('nothing for --version', async () => {
    expect(await packagesLoadedBy(home(), ['--version'])).toEqual([])
  })

  it('commander alone for the help', async () => {
    expect(await packagesLoadedBy(home(), ['--help'])).toEqual(['commander'])
    expect(await packagesLoadedBy(home(), ['queue', 'add', '--help'])).toEqual(['commander'])
  })

  it('the database alone for a pass with nothing due, and for the list', async () => {
    const at = home()
    mkdirSync(join(at.folder, 'blog'))
    expect((await at.run(['client', 'add', 'Essai'])).code).toBe(0)
    expect((await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', join(at.folder, 'blog')])).code).toBe(0)
    expect((await at.run(['queue', 'add', 'Plus tard', '--at', '2035-01-01 09:00'])).code).toBe(0)
    expect(await packagesLoadedBy(at, ['publish'])).toEqual(['better-sqlite3'])
    expect(await packagesLoadedBy(at, ['queue', 'list', '--quiet', '-c', 'essai'])).toEqual(['better-sqlite3', 'commander'])
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

  it('says what to do first on an empty home, in both languages', async () => {
    const fr = await home('fr').run([])
    const en = await home('en').run([])
    expect(fr.code).toBe(0)
    expect(fr.stdout).toContain('smm init')
    expect(fr.stdout).toContain('Aujourd’hui')
    expect(en.stdout).toContain('Today')
    expect(fr.stdout.split('\n').length).toBeLessThanOrEqual(14)
  })

  it('prints the exit codes', async () => {
    const { stdout } = await home().run(['help', 'exit-codes', '--json'])
    const codes = (JSON.parse(stdout) as { code: number }[]).map(({ code }) => code)
    expect(codes).toEqual([0, 1, 2, 3, 4, 5, 6, 75, 130])
  })
})

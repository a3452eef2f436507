import { chmodSync, chownSync, existsSync, lchownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { unclear } from '../support/clear-failure.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { ran, smm, type Ran } from '../support/program.ts'
import { runMany, type Job } from '../support/run-many.ts'

// Two users: root leaves no file in the home of somebody else, and who may not enter a home is told so.

const isRoot = process.geteuid?.() === 0
const needsRoot = isRoot ? '' : ' (left out: only root can be two users)'
const user = 12_345

const prepared = await preparedHome()
const rootOf = (copy: PreparedCopy): string => join(copy.folder, '..')
const everything = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
]

const lines = [
  ['publish', '--json'],
  ['queue', 'add', 'Figs', '--to', 'blog', '--title', 'Figs', '--at', '2026-12-24 09:00', '--json'],
  ['report', '--month', '2026-10', '--format', 'html', '-o', 'report.html', '--json'],
  ['backup', '--json'],
  ['restore', '../copies/smm-2026-11-23T07-12-00Z.smm-backup', '--yes', '--json'],
  ['export', '-o', 'all.zip', '--json'],
  ['status', '--json'],
  ['config', 'set', 'lang', 'en', '--json'],
  ['config', 'add-profile', 'training', '--json'],
]

interface Finding {
  readonly area: string
  readonly code: string
  readonly level: string
  readonly mend: string | null
}

const findingsOf = ({ stdout }: Ran): Finding[] => (JSON.parse(stdout) as { findings: Finding[] }).findings

describe.skipIf(!isRoot)(`root in the home of a user${needsRoot}`, () => {
  test.each(['fr', 'en'] as const)(`is refused with advice, and leaves nothing there (%s)${needsRoot}`, async (lang) => {
    const copy = prepared.copy(lang)
    for (const path of everything(rootOf(copy))) lchownSync(path, user, user)
    const times = (): string[] => everything(join(rootOf(copy), 'smm')).map((path) => `${path} ${lstatSync(path).mtimeMs}`)
    const before = times()
    const jobs = [...lines, ['doctor', '--json']].map((words): Job => ({ words, env: copy.env, cwd: copy.folder }))
    const runs = await runMany(jobs)
    // a pass is answered before there is a program, where there is nothing to do
    runs.splice(-1, 0, await copy.run(['publish']), await copy.run(['schedule', 'run', '--once']))
    const doctor = runs.pop()
    for (const told of runs) {
      expect([told.code, unclear(told, lang)]).not.toEqual([0, null])
      expect(unclear(told, lang)).toBe(null)
      expect(told.stderr).toMatch(told.stderr.startsWith('{') ? /"home_of_another_user"/ : /12345|schedule/)
    }
    expect(everything(rootOf(copy)).filter((path) => lstatSync(path).uid !== user)).toEqual([])
    expect(times()).toEqual(before)
    const found = doctor === undefined ? undefined : findingsOf(doctor).find(({ code }) => code === 'home_of_another_user')
    expect(found).toMatchObject({ area: 'files', level: 'error' })
    expect(found?.mend).toContain("sudo -u '#12345' -H smm")
  })

  test(`is refused before there is anything, too${needsRoot}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smm-user-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    chownSync(folder, user, user)
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, SMM_LANG: 'en' }
    const told = await ran(process.execPath, [smm, 'client', 'add', 'Duval', '--json'], { env, cwd: '/' })
    expect([told.code, unclear(told, 'en'), told.stderr]).toEqual([1, null, expect.stringContaining('home_of_another_user')])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe.skipIf(!isRoot)(`a user in the home of another${needsRoot}`, () => {
  test.each([
    ['that may not be entered', 0o700],
    ['that may be read', 0o755],
  ])(`%s is told so, and so says doctor${needsRoot}`, async (_, mode) => {
    const copy = prepared.copy('en')
    const root = rootOf(copy)
    chmodSync(root, 0o755)
    for (const path of everything(join(root, 'smm'))) chmodSync(path, mode)
    const mine = join(root, 'mine')
    mkdirSync(mine)
    chownSync(mine, user, user)
    const as = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', process.execPath, smm]
    const env = { ...copy.env, XDG_CONFIG_HOME: join(mine, 'config'), NODE_OPTIONS: '' }
    const run = (words: readonly string[]): Promise<Ran> => ran('/usr/bin/env', [...as, ...words], { env, cwd: mine })
    for (const words of [
      ['publish', '--json'],
      ['status', '--json'],
      ['backup', '--json'],
      ['queue', 'list'],
    ]) {
      const told = await run(words)
      expect([words, told.code, unclear(told, 'en'), told.stderr]).toEqual([words, 1, null, told.stderr])
      expect(told.stderr).toMatch(/EACCES|EPERM|SQLITE_/)
    }
    const doctor = await run(['doctor', '--json'])
    const found = findingsOf(doctor).filter(({ level }) => level === 'error')
    expect(found.map(({ area, mend }) => [area, mend !== null])).toEqual(expect.arrayContaining([['files', true]]))
    expect(existsSync(join(root, 'smm', 'smm.db-wal'))).toBe(false)
    expect(everything(join(root, 'smm')).filter((path) => lstatSync(path).uid !== 0)).toEqual([])
  })
})

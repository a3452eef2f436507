import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { examine } from '../../src/overview/examine.ts'
import { unclear } from '../support/clear-failure.ts'
import { testContext } from '../support/context.ts'
import { exampleList } from '../support/example-list.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { ran, smm } from '../support/program.ts'
import { runMany, type Job } from '../support/run-many.ts'
import { shellWords } from '../support/shell-words.ts'

// Symlinks, modes, umask: what smm makes is its owner's alone, whatever the umask; through a link that somebody planted nothing is written.

const prepared = await preparedHome()
const rootOf = (copy: PreparedCopy): string => join(copy.folder, '..')
const jobs = (copy: PreparedCopy, lines: readonly (readonly string[])[]): Job[] =>
  lines.map((words) => ({ words, env: copy.env, cwd: copy.folder }))

function everything(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}

const modeOf = (path: string): string => (lstatSync(path).mode & 0o777).toString(8)
const open = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => !lstatSync(path).isSymbolicLink())
    .filter((path) => modeOf(path) !== (lstatSync(path).isDirectory() ? '700' : '600'))
    .map((path) => `${modeOf(path)} ${path}`)

/** Servers, and what is installed on the machine. */
const apart = /^(?:demo|mcp|schedule (?:install|remove|run))/

describe.skipIf(process.platform === 'win32')('modes', () => {
  test.each(['000', '022'])('umask %s: every file that every example makes is 0600, in folders of 0700', async (umask) => {
    const copy = prepared.copy('en')
    const before = new Set(everything(rootOf(copy)))
    const lines = (await exampleList()).flatMap(({ words }) => {
      const parted = shellWords(words)
      return parted === null || apart.test(words) ? [] : [parted]
    })
    const runs = await runMany(jobs(copy, lines), ['/bin/sh', '-c', `umask ${umask}; exec "$@"`, 'sh'])
    expect(runs.filter(({ code }) => code === 0).length).toBeGreaterThan(200)
    const made = everything(rootOf(copy)).filter((path) => !before.has(path))
    expect(made.length).toBeGreaterThan(40)
    // what is published is for everybody to read: pages, their pictures, their folder
    const isPublic = (path: string): boolean => path.startsWith(join(copy.folder, 'blog')) || path.endsWith('/crontab')
    expect(open(made.filter((path) => !isPublic(path)))).toEqual([])
    // a pass with nothing to do is answered before there is a program
    rmSync(join(rootOf(copy), 'smm', 'runs'), { recursive: true })
    const idle = ['-c', `umask ${umask}; exec "$@"`, 'sh', process.execPath, smm, 'publish']
    expect(await ran('/bin/sh', idle, { env: copy.env, cwd: copy.folder })).toMatchObject({ code: 0 })
    expect(open([join(rootOf(copy), 'smm'), ...everything(join(rootOf(copy), 'smm'))])).toEqual([])
    expect(open([join(rootOf(copy), 'config', 'smm'), ...everything(join(rootOf(copy), 'config', 'smm'))])).toEqual([])
  })

  test('what comes back from a copy that everybody could read is private again', async () => {
    const copy = prepared.copy('en')
    const backup = join(rootOf(copy), 'open.smm-backup')
    const media = join(rootOf(copy), 'smm', 'media')
    const add = ['queue', 'add', 'Oven', '--title', 'Oven', '--media', 'oven.jpg', '--alt', 'Oven', '--to', 'blog', '--draft']
    for (const words of [add, ['backup', '-o', backup]]) expect([words, (await copy.run(words)).code]).toEqual([words, 0])
    // as a disk without rights gives it
    for (const path of [backup, ...everything(backup)]) chmodSync(path, statSync(path).isDirectory() ? 0o777 : 0o666)
    expect(everything(join(backup, 'media')).length).toBeGreaterThan(0)
    rmSync(media, { recursive: true, force: true })
    const restored = await copy.run(['restore', backup, '--yes'])
    expect([restored.code, restored.stderr]).toEqual([0, restored.stderr])
    expect(open([join(rootOf(copy), 'smm'), ...everything(join(rootOf(copy), 'smm'))])).toEqual([])
    expect(readdirSync(media).length).toBeGreaterThan(0)

    expect((await copy.run(['export', '-o', 'everything'])).code).toBe(0)
    for (const path of everything(join(copy.folder, 'everything')))
      chmodSync(path, statSync(path).isDirectory() ? 0o777 : 0o666)
    const other = join(rootOf(copy), 'other')
    expect((await copy.run(['import', 'everything', '--home', other])).code).toBe(0)
    expect(open([other, ...everything(other)])).toEqual([])
  })
})

const isRoot = process.geteuid?.() === 0
/** Whoever shares the machine. */
const nobody = 65534

const places = {
  'the database': ['smm/smm.db'],
  'its log of writes': ['smm/smm.db-wal'],
  'its shared memory': ['smm/smm.db-shm'],
  'the folder of locks': ['smm/runs'],
  // a link of one's own leads a document to where one wants it
  'a document': isRoot ? ['work/report.html'] : [],
  'all else': [
    'smm/smm.db-journal',
    'smm/runs/last-pass',
    'smm/runs/clock-in-doubt',
    'smm/runs/passes.json',
    ...[1, 2, 3, 4, 5, 6].map((account) => `smm/runs/account-${account}.lock`),
    'smm/backups',
    'smm/media',
    'config/smm/key',
    'config/smm/config.yaml',
    'config/smm/passes',
    'work/december',
    'work/copy.smm-backup',
    'work/all.zip',
  ],
} as const

const commands = [
  ['status'],
  ['queue', 'add', 'Figs', '--to', 'blog', '--title', 'Figs', '--media', 'oven.jpg', '--alt', 'The oven', '--now'],
  ['publish'],
  ['report', '--month', '2026-10', '--format', 'html', '-o', 'report.html'],
  ['backup'],
  ['backup', '-o', 'copy.smm-backup'],
  ['export', '-o', 'all.zip'],
  ['queue', 'draft', '--month', '2026-12', '-o', 'december'],
  ['config', 'set', 'consultant.phone', '+33 3 88 00 00 00'],
  ['account', 'add', 'mastodon', '--name', 'second', '--endpoint', 'https://m.example.org', '--no-check'],
  ['doctor'],
] as const

describe.skipIf(process.platform === 'win32')('a link that was planted', () => {
  test.each([
    ['the database', 'fr', 'database_is_link'],
    ['the database', 'en', 'database_is_link'],
    ['its log of writes', 'fr', 'database_is_link'],
    ['its log of writes', 'en', 'database_is_link'],
    ['its shared memory', 'fr', 'database_is_link'],
    ['its shared memory', 'en', 'database_is_link'],
    ['the folder of locks', 'en', null],
    ['a document', 'fr', null],
    ['a document', 'en', null],
    ['all else', 'fr', null],
    ['all else', 'en', null],
  ] as const)('in the place of %s: nothing is written through it (%s)', async (what, lang, code) => {
    const copy = prepared.copy(lang)
    const victims = places[what].map((where, i) => {
      const victim = join(rootOf(copy), `victim-${i}`)
      // to a file of somebody's, and to where nothing is yet
      if (lang === 'fr') {
        writeFileSync(victim, 'mine', { mode: 0o644 })
        utimesSync(victim, 1_000_000_000, 1_000_000_000)
      }
      const path = join(rootOf(copy), where)
      rmSync(path, { recursive: true, force: true })
      symlinkSync(victim, path)
      if (isRoot) lchownSync(path, nobody, nobody)
      return { where, victim }
    })
    const env = { ...copy.env, SMM_SECRET_ACCESS_TOKEN: 'canary-token-1' }
    const runs = await runMany(jobs(copy, commands).map((job) => ({ ...job, env })))
    expect(runs.map((ran) => unclear(ran, lang)).filter((one) => one !== null)).toEqual([])
    const touched = victims.filter(({ victim }) => {
      const there = statSync(victim, { throwIfNoEntry: false })
      if (lang === 'en') return there !== undefined
      return readFileSync(victim, 'utf8') !== 'mine' || modeOf(victim) !== '644' || there?.mtimeMs !== 1_000_000_000_000
    })
    expect(touched).toEqual([])
    if (code === null) return
    const [told] = await runMany(jobs(copy, [['queue', 'list', '--json']]))
    expect([told?.code, JSON.parse(told?.stderr ?? '')]).toMatchObject([1, { error: { code } }])
  })
})

describe.skipIf(!isRoot)(
  `a link of somebody else to a folder of theirs${isRoot ? '' : ' (left out: only root can be two users)'}`,
  () => {
    test.each(['smm/media', 'smm/backups', 'smm/runs', 'config/smm/passes'])(
      'in the place of %s: nothing is put there',
      async (where) => {
        const copy = prepared.copy('en')
        const [victim, path] = [join(rootOf(copy), 'theirs'), join(rootOf(copy), where)]
        mkdirSync(victim, { mode: 0o777 })
        rmSync(path, { recursive: true, force: true })
        symlinkSync(victim, path)
        lchownSync(path, nobody, nobody)
        const runs = await runMany(jobs(copy, commands))
        expect(readdirSync(victim)).toEqual([])
        expect(runs.map((ran) => unclear(ran, 'en')).filter((one) => one !== null)).toEqual([])
        expect(runs.filter(({ code }) => code !== 0).length).toBeGreaterThan(0)
      },
    )
  },
)

describe.skipIf(process.platform === 'win32')('doctor', () => {
  test('finds a planted link and says how to be rid of it', async () => {
    const context = testContext({ env: { PATH: '/nonexistent' } })
    await context.store()
    await context.close()
    const { home, config, database } = context.places
    mkdirSync(join(home, 'runs'), { recursive: true, mode: 0o700 })
    mkdirSync(config, { recursive: true, mode: 0o700 })
    for (const path of [join(config, 'key'), `${database}-journal`, join(home, 'runs', 'account-1.lock')])
      symlinkSync(join(context.folder, 'elsewhere'), path)
    const { findings } = await examine(testContext({ folder: context.folder, env: { PATH: '/nonexistent' } }))
    const links = findings.filter(({ code }) => code === 'link')
    expect(links.map(({ level, message, mend }) => [level, message.includes('symbolic'), mend?.includes('rm ')])).toEqual(
      Array.from({ length: 3 }, () => ['error', true, true]),
    )
    unlinkSync(`${database}-journal`)
    rmSync(database)
    symlinkSync(join(context.folder, 'elsewhere'), database)
    const after = await examine(testContext({ folder: context.folder, env: { PATH: '/nonexistent' } }))
    expect(after.findings.find(({ area }) => area === 'database')).toMatchObject({
      code: 'database_is_link',
      level: 'error',
      mend: expect.stringContaining('smm restore') as unknown,
    })
  })
})

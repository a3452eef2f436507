import { mkdirSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openDriver } from '../../src/store/sqlite/driver.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import { png } from '../posts/support.ts'
import { home, smm, type Home, type Ran } from '../support/program.ts'

type Lang = 'fr' | 'en'

interface Bad {
  readonly what: string
  /** Spoils the home, or puts the bad file there. */
  readonly given?: (at: Home) => void
  readonly words: readonly string[]
  readonly env?: (at: Home) => Record<string, string>
  /** Limit of the size of a file, in blocks of 512 bytes: what a full disk does, without root. */
  readonly blocks?: number
  readonly code: number
  readonly error: string
  /** What is said, and what can be done about it. */
  readonly says: Readonly<Record<Lang, readonly [message: RegExp, next: RegExp]>>
  /** The home cannot be read afterwards without mending it. */
  readonly mend?: (at: Home) => void
}

const add = (...words: string[]): string[] => ['queue', 'add', ...words]
const put =
  (name: string, content: string | Buffer) =>
  (at: Home): void =>
    writeFileSync(join(at.folder, name), content)

const cases: readonly Bad[] = [
  {
    what: 'an answers file that is not there',
    words: ['init', '--answers', 'none.yaml'],
    code: 2,
    error: 'answers_not_found',
    says: { fr: [/introuvable\s: none\.yaml/, /smm init/], en: [/not found: none\.yaml/, /smm init/] },
  },
  {
    what: 'an answers file that cannot be read as YAML',
    given: put('broken.yaml', 'answers: {client_name: [\n'),
    words: ['init', '--answers', 'broken.yaml'],
    code: 2,
    error: 'answers_not_readable',
    says: { fr: [/broken\.yaml/, /→/], en: [/broken\.yaml/, /→/] },
  },
  {
    what: 'an answers file with unknown keys',
    given: put('odd.yaml', 'mode: quick\nanswers: {client_name: Chez Test, colour: red, objectives: [fame]}\n'),
    words: ['init', '--answers', 'odd.yaml'],
    code: 2,
    error: 'answers_invalid',
    says: {
      fr: [/colour[\s\S]*objectives|objectives[\s\S]*colour/, /→/],
      en: [/colour[\s\S]*objectives|objectives[\s\S]*colour/, /→/],
    },
  },
  {
    what: 'a text that is too long',
    words: add('x'.repeat(63_207), '--to', 'facebook'),
    code: 2,
    error: 'post_refused',
    says: { fr: [/63\D?206/, /→/], en: [/63\D?206/, /→/] },
  },
  {
    what: 'an image that is missing',
    words: add('Le pain', '--to', 'blog', '--media', 'none.png', '--alt', 'Un pain'),
    code: 2,
    error: 'media_refused',
    says: { fr: [/none\.png/, /→/], en: [/none\.png/, /→/] },
  },
  {
    what: 'an image of a wrong type',
    given: put('text.png', 'du texte'),
    words: add('Le pain', '--to', 'blog', '--media', 'text.png', '--alt', 'Un pain'),
    code: 2,
    error: 'media_refused',
    says: { fr: [/text\.png/, /→/], en: [/text\.png/, /→/] },
  },
  {
    what: 'a time that is past',
    words: add('Le pain', '--to', 'blog', '--at', '2020-01-01 09:00'),
    code: 2,
    error: 'time_past',
    says: { fr: [/déjà passé/, /--now/], en: [/past/, /--now/] },
  },
  {
    what: 'a wall time that does not exist',
    words: add('Le pain', '--to', 'blog', '--at', '2032-03-28 02:30'),
    code: 2,
    error: 'time_does_not_exist',
    says: { fr: [/n’existe pas/, /2032-03-28T03:30\+02:00/], en: [/does not exist/, /2032-03-28T03:30\+02:00/] },
  },
  {
    what: 'a wall time that comes twice',
    words: add('Le pain', '--to', 'blog', '--at', '2032-10-31 02:30'),
    code: 2,
    error: 'time_exists_twice',
    says: { fr: [/deux fois/, /02:30\+02:00[\s\S]*02:30\+01:00/], en: [/twice/, /02:30\+02:00[\s\S]*02:30\+01:00/] },
  },
  {
    what: 'a database of a newer version',
    given: (at) => version(at, migrations.length + 1),
    words: ['queue', 'list'],
    code: 1,
    error: 'database_newer',
    says: { fr: [/version plus récente/, /npm install/], en: [/newer smm/, /npm install/] },
    mend: (at) => version(at, migrations.length),
  },
  {
    what: 'a home below a file',
    given: put('file', ''),
    words: ['client', 'add', 'Autre'],
    env: (at) => ({ SMM_HOME: join(at.folder, 'file', 'smm') }),
    code: 1,
    error: 'home_not_writable',
    says: { fr: [/Impossible d’écrire/, /SMM_HOME/], en: [/Cannot write/, /SMM_HOME/] },
  },
  ...(process.platform === 'linux'
    ? [
        {
          what: 'a home where nothing can be written, even by root',
          words: ['client', 'add', 'Autre'],
          env: () => ({ SMM_HOME: '/proc/smm' }),
          code: 1,
          error: 'home_not_writable',
          says: { fr: [/Impossible d’écrire/, /SMM_HOME/], en: [/Cannot write/, /SMM_HOME/] },
        } as const satisfies Bad,
      ]
    : []),
  {
    what: 'a disk that takes nothing more',
    words: add('Le pain', '--to', 'blog', '--draft'),
    blocks: 16,
    code: 1,
    error: 'disk_error',
    says: { fr: [/Le disque refuse/, /Libérez de la place/], en: [/The disk refuses/, /Make room/] },
  },
]

function version(at: Home, number: number): void {
  const db: Sqlite.Database = openDriver(join(at.env['SMM_HOME'] ?? '', 'smm.db'), {})
  db.pragma(`user_version = ${number}`)
  db.close()
}

/** A client with a blog, Facebook by hand, and one post. */
async function bakery(lang: Lang): Promise<Home> {
  const at = home(lang)
  mkdirSync(join(at.folder, 'blog'))
  writeFileSync(join(at.folder, 'pain.png'), png(64, 48))
  for (const words of [
    ['client', 'add', "Boulangerie de l'Ill", '--slug', 'ill', '--time-zone', 'Europe/Paris'],
    ['account', 'add', 'folder', '--name', 'blog', '--path', 'blog'],
    ['account', 'add', 'manual', '--name', 'facebook', '--for', 'facebook'],
    add('Kept', '--to', 'blog', '--at', '2032-01-01 09:00', '--media', 'pain.png', '--alt', 'Un pain'),
  ])
    expect(await at.run(words)).toMatchObject({ code: 0 })
  return at
}

function run(at: Home, bad: Bad, words: readonly string[]): Promise<Ran> {
  const env = bad.env?.(at) ?? {}
  if (bad.blocks === undefined) return at.run(words, { env })
  const limited = [`ulimit -f ${bad.blocks}; exec "$0" "$@"`, process.execPath, smm, ...words]
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', ...limited], { env: { ...at.env, ...env }, cwd: at.folder }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const kept = async (at: Home): Promise<unknown[]> =>
  Promise.all(
    [
      ['queue', 'list', '--all', '--json'],
      ['client', 'list', '--json'],
      ['account', 'list', '--json'],
    ].map(async (words) => (await at.run(words)).stdout),
  )

describe.each(['fr', 'en'] as const)('bad input is refused clearly, and nothing is lost (%s)', (lang) => {
  test.each(cases.filter((one) => one.blocks === undefined || process.platform !== 'win32'))('$what', async (bad) => {
    const at = await bakery(lang)
    const before = await kept(at)
    bad.given?.(at)
    const told = await run(at, bad, bad.words)
    const [message, next] = bad.says[lang]
    expect({ code: told.code, stdout: told.stdout, stderr: told.stderr }).toMatchObject({ code: bad.code, stdout: '' })
    expect(told.stderr).toMatch(/✗/)
    expect(told.stderr).toMatch(message)
    expect(told.stderr).toMatch(next)
    expect(told.stderr).not.toMatch(/\n\s+at |node:internal|\{\w+\}|undefined/)
    const json = await run(at, bad, [...bad.words, '--json'])
    expect(json).toMatchObject({ code: bad.code, stdout: '' })
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: bad.error } })
    bad.mend?.(at)
    expect(await kept(at)).toEqual(before)
  })
})

import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { startFeeds } from '../servers/feeds.ts'
import { startMastodon, type FakeMastodon } from '../servers/mastodon.ts'
import { startMatomo } from '../servers/matomo.ts'
import { startPlausible } from '../servers/plausible.ts'
import { startUmami } from '../servers/umami.ts'
import { circumstancesOf } from './circumstances.ts'
import type { Example } from './example-list.ts'
import { buildHome, client, mastodonHost, today, tokens, writtenOnMastodon } from './prepared-steps.ts'
import { ran, smm, type Home, type Ran } from './program.ts'

/**
 * A home in which every example of the help runs as printed, on a fixed day: two months of a consultant's work for a bakery. Made once for
 * one build of the program, whatever number of tests asks; each then works on copies.
 */
export interface PreparedHome {
  /** A copy to change at will, gone when the test has finished. Its clock starts at `today`; `SMM_CLIENT` names the bakery. */
  copy(lang: 'fr' | 'en'): PreparedCopy
}

export interface PreparedCopy extends Home {
  /** Runs a line as a person types it, with `smm` on the path: `smm queue add "Fig bread" --slot next`. */
  shell(line: string, more?: { input?: string; env?: Record<string, string> }): Promise<Ran>
  /** Runs an example as printed, in the circumstances that it is about; `more` flags after it (`--json`). */
  example(example: Example, more?: string): Promise<Ran>
}

interface Servers {
  readonly mastodon: FakeMastodon
  readonly mail: string
  /** Hosts as the examples name them, and where they are answered. */
  readonly routes: Readonly<Record<string, string>>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const dist = here('../../dist')

export async function preparedHome(): Promise<PreparedHome> {
  const servers = await startServers()
  const kept = join(tmpdir(), `smm-prepared-${hashOf()}`)
  await onceFor(kept, async (root) => {
    mkdirSync(join(root, 'work'))
    await buildHome({
      folder: join(root, 'work'),
      mastodon: servers.mastodon,
      smm: (now, words, input) =>
        ran(process.execPath, [smm, ...words], {
          env: { ...environment(root, 'en', servers), SMM_TEST_OFFSET: offsetTo(now) },
          cwd: join(root, 'work'),
          ...(input === undefined ? {} : { input }),
        }),
    })
    renameBackup(join(root, 'copies'))
    writeFileSync(join(root, 'built-in'), JSON.stringify({ root, columns: finish(join(root, 'smm', 'smm.db'), root) }))
  })
  // this server knows what the one of the build was sent
  if (servers.mastodon.posts().length === 0) for (const text of writtenOnMastodon) servers.mastodon.write(text)
  return { copy: (lang) => copyOf(kept, lang, servers) }
}

async function startServers(): Promise<Servers> {
  const mastodon = await startMastodon({ flavour: 'gotosocial', token: tokens.mastodon, now: () => new Date(today) })
  const feeds = await startFeeds()
  feeds.put('/rss', [{ id: '1', title: 'Boulangerie du Pont turns ten', at: new Date(today) }])
  feeds.put('/colmar', [{ id: '2', title: 'The best figs in town', at: new Date(today) }])
  return {
    mastodon,
    mail: await mailSink(),
    routes: {
      [mastodonHost]: mastodon.url,
      'paper.example': feeds.url,
      'forum.example': feeds.url,
      'statistics.example': (await startMatomo({ site: '1', token: tokens.matomo })).url,
      'plausible.io': (await startPlausible({ site: 'boulangerie.example', key: tokens.plausible })).url,
      'api.umami.is': (await startUmami({ key: tokens.umami })).url,
    },
  }
}

const crontab = `#!/bin/sh
[ "$1" = -l ] || exec cat >"$HOME/crontab"
[ -f "$HOME/crontab" ] || { echo 'no crontab for anybody' >&2; exit 1; }
exec cat "$HOME/crontab"
`

function copyOf(kept: string, lang: 'fr' | 'en', servers: Servers): PreparedCopy {
  const root = mkdtempSync(join(tmpdir(), 'smm-copy-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  // the clock of the last pass is the time of a file
  cpSync(kept, root, { recursive: true, preserveTimestamps: true })
  movePaths(join(root, 'smm', 'smm.db'), JSON.parse(readFileSync(join(kept, 'built-in'), 'utf8')) as BuiltIn, root)
  mkdirSync(join(root, 'bin'))
  // no link: `node` is the one of the test
  writeFileSync(join(root, 'bin', 'smm'), `#!/bin/sh\nexec node ${JSON.stringify(smm)} "$@"\n`, { mode: 0o755 })
  // a timetable of its own: what an example puts into cron must not run on this machine
  writeFileSync(join(root, 'bin', 'crontab'), crontab, { mode: 0o755 })
  const env = environment(root, lang, servers)
  const folder = join(root, 'work')
  const run: Home['run'] = (words, more = {}) =>
    ran(process.execPath, [smm, ...words], { ...more, env: { ...env, ...more.env }, cwd: more.cwd ?? folder })
  const shell: PreparedCopy['shell'] = (line, more = {}) =>
    ran('/bin/bash', ['-c', line], { ...more, env: { ...env, ...more.env }, cwd: folder })
  return {
    folder,
    env,
    run,
    shell,
    example: async ({ words }, more = '') => {
      const { before = [], files = {}, env: also = {}, input = '' } = circumstancesOf(words)
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
      for (const line of before) {
        const { code, stderr } = await shell(`smm ${line}`, { env: also })
        if (code !== 0) throw new Error(`smm ${line}, before smm ${words}, ended with ${code}:\n${stderr}`)
      }
      return shell(`smm ${words} ${more}`.trimEnd(), { env: also, input })
    },
  }
}

function environment(root: string, lang: 'fr' | 'en', servers: Servers): Record<string, string> {
  return {
    PATH: [join(root, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(':'),
    HOME: root,
    XDG_CONFIG_HOME: join(root, 'config'),
    XDG_DATA_HOME: join(root, 'data'),
    SMM_HOME: join(root, 'smm'),
    SMM_LANG: lang,
    SMM_CLIENT: client,
    SMM_NOTIFY_SMTP: servers.mail,
    SMM_NOTIFY_TO: 'consultant@example.org',
    TZ: 'Europe/Paris',
    NO_COLOR: '1',
    NODE_OPTIONS: `--require ${JSON.stringify(here('test-clock.cjs'))}`,
    SMM_TEST_OFFSET: offsetTo(today),
    SMM_TEST_ROUTES: JSON.stringify(servers.routes),
  }
}

const offsetTo = (instant: string): string => String(Date.parse(instant) - Date.now())

/** Takes every mail and keeps none. */
async function mailSink(): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void stream.on('end', () => done()).resume(),
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  server.server.unref()
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

/** The build, the steps that make the home, and what they read. */
function hashOf(): string {
  const hash = createHash('sha256')
  const take = (path: string): void => void hash.update(basename(path)).update(readFileSync(path))
  for (const name of readdirSync(dist).toSorted()) if (name.endsWith('.cjs')) take(join(dist, name))
  for (const name of ['prepared-home.ts', 'prepared-steps.ts', 'test-clock.cjs', '../servers/mastodon.ts']) take(here(name))
  return hash.digest('hex').slice(0, 16)
}

/** Makes `kept` once, whatever number of processes asks: one builds beside it, under a lock, and moves it into its place. */
async function onceFor(kept: string, build: (root: string) => Promise<void>): Promise<void> {
  const lock = `${kept}.lock`
  while (!existsSync(kept)) {
    if (!takes(lock)) {
      await pause(100)
      continue
    }
    try {
      if (existsSync(kept)) return
      const root = `${kept}.building`
      rmSync(root, { recursive: true, force: true })
      mkdirSync(root)
      await build(root)
      renameSync(root, kept)
      forgetOlder(kept)
    } finally {
      rmSync(lock, { force: true })
    }
  }
}

function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true })
    return false
  }
}

function isHeld(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // between its creation and its first byte it is empty
    if (pid > 0) process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const day = 86_400_000

/** Homes of builds that nobody has any more. */
function forgetOlder(kept: string): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name)
    if (!name.startsWith('smm-prepared-') || path.startsWith(kept)) continue
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs
    if (changed !== undefined && changed < Date.now() - day) rmSync(path, { recursive: true, force: true })
  }
}

/** The example of `smm restore` names a copy by its instant. */
function renameBackup(copies: string): void {
  const [made] = readdirSync(copies)
  if (made !== undefined) renameSync(join(copies, made), join(copies, 'smm-2026-11-23T07-12-00Z.smm-backup'))
}

/** Where it was made, and the columns that say so: the paths of accounts that are folders. */
interface BuiltIn {
  readonly root: string
  readonly columns: readonly { readonly table: string; readonly column: string }[]
}

/** All in the one file, so that it can be copied; the columns that name its folder, but for what is sealed. */
function finish(path: string, root: string): BuiltIn['columns'] {
  const db = new Database(path)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const columns = db
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT IN ('audit', 'reports')`,
    )
    .all() as { table: string; column: string }[]
  const found = columns.filter(
    ({ table, column }) => db.prepare(`SELECT 1 FROM ${table} WHERE instr(${column}, ?) > 0`).get(root) !== undefined,
  )
  db.close()
  return found
}

function movePaths(path: string, { root, columns }: BuiltIn, to: string): void {
  const db = new Database(path)
  db.pragma('synchronous = OFF')
  // what has left cannot be changed, nor where it went: not even here
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  for (const { table, column } of columns)
    db.prepare(`UPDATE ${table} SET ${column} = replace(${column}, ?, ?) WHERE instr(${column}, ?) > 0`).run(root, to, root)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
}

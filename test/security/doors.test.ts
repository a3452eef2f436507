import { createHash } from 'node:crypto'
import { execFileSync, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { unclear } from '../support/clear-failure.ts'
import { dangerous } from '../support/hostile-strings.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import { smm, type Ran } from '../support/program.ts'
import { runInTurn, type Job } from '../support/run-many.ts'
import { corpus, notUtf8 } from './corpus.ts'

// Threat: files that are none. What is named, piped or lies in the folder may have no end, no bytes of a text, or be smm's own.

const prepared = await preparedHome()

/** Every command that reads a file; `%` stands for it. */
const doors: readonly (readonly string[])[] = [
  ['queue', 'add', '--draft', '--to', 'facebook', '--from-file', '%'],
  ['queue', 'add', 'x', '--draft', '--to', 'facebook', '--media', '%', '--no-alt'],
  ['queue', 'add', 'x', '--draft', '--to', 'facebook', '--contest', '%'],
  ['queue', 'import', '%', '--format', 'csv'],
  ['queue', 'import', '%', '--format', 'json'],
  ['queue', 'import', '%', '--format', 'md'],
  ...['time', 'cost', 'sale', 'lead', 'metrics'].map((noun) => [noun, 'import', '%']),
  ['approval', 'import', '%'],
  ['init', '--answers', '%'],
  ['account', 'add', 'mastodon', '--endpoint', 'https://mastodon.example', '--name', 'other', '--no-check', '--secrets', '%'],
  ['calc', 'roi', '%'],
  ['calc', 'kpi', '%', '--jsonl'],
  ['staffing', 'assess', 'Camille', '--file', '%'],
  ['proposal', 'add', '--rate', '60', '--from-file', '%'],
  ['config', 'set', 'consultant.logo', '%'],
  ['client', 'import-archive', '%'],
  ['restore', '%', '--yes'],
  ['import', '%', '--home', 'another-home'],
  ['backup', '--verify', '%'],
  ['rights', 'add', 'licence', 'Tune', '--purpose', 'film', '--until', '2027-10-31', '--document', '%'],
  ['rights', 'add', 'licence', 'Tune', '--purpose', 'film', '--until', '2027-10-31', '--media', '%'],
  ['inbox', 'log', '1', '--action', 'kept', '--reason', 'criticism', '--capture', '%'],
  ['crisis', 'log', 'x', '--action', 'decision', '--attach', '%'],
  ['link', 'connect', 'matomo', '--endpoint', 'https://stats.example', '--secrets', '%'],
]

/** Every command that reads its standard input. */
const piped: readonly (readonly string[])[] = [
  ['queue', 'add', '-', '--draft', '--to', 'facebook'],
  ['queue', 'edit', '10', '-'],
  ['queue', 'import', '-', '--format', 'csv'],
  ['queue', 'import', '-', '--format', 'json'],
  ['queue', 'import', '-'],
  ['approval', 'import', '-'],
  ['init', '--answers', '-'],
  ['account', 'add', 'mastodon', '--endpoint', 'https://mastodon.example', '--name', 'piped', '--no-check', '--secrets', '-'],
  ['calc', 'roi', '-'],
  ['calc', 'roi', '-', '--jsonl'],
  ['staffing', 'assess', 'Dominique', '--file', '-'],
  ['config', 'set', 'consultant.company', '-'],
  ['inbox', 'reply', '1', '-', '--draft'],
  ['inbox', 'add', '-', '--network', 'facebook'],
  ['mcp'],
]

/** Words of an answer that are not understood are said one by one, with nothing to do next. */
const faults = (runs: readonly (Ran & { readonly words: readonly string[] })[]): string[] =>
  runs.flatMap((told) => {
    const stderr = told.stderr.replace(/^Not understood: .*$/gm, '→').replace(/^/, '! ')
    const why = unclear({ ...told, stderr }, 'en') ?? (/\0/.test(told.stdout + told.stderr) ? 'a NUL' : null)
    return why === null ? [] : [`smm ${told.words.join(' ')}: ${why.slice(0, 300)}`]
  })

/** With its standard input as the system gives it; null: it did not end. */
function fed(
  copy: PreparedCopy,
  words: readonly string[],
  from: string | Uint8Array,
): Promise<Ran & { words: readonly string[] }> {
  const source = typeof from === 'string' ? openSync(from, 'r') : null
  const child = spawn(process.execPath, [smm, ...words, '--no-input'], {
    cwd: copy.folder,
    env: copy.env,
    stdio: [source ?? 'pipe', 'pipe', 'pipe'],
  })
  if (source !== null) closeSync(source)
  child.stdin?.on('error', () => {})
  child.stdin?.end(from)
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000)
  onTestFinished(() => void child.kill('SIGKILL'))
  const told = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => void (told.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => void (told.stderr += chunk.toString()))
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(late)
      resolve({ ...told, code: code ?? -1, words })
    })
  })
}

async function through(copy: PreparedCopy, files: readonly string[]): Promise<(Ran & { words: readonly string[] })[]> {
  const lines = files.flatMap((file) => doors.map((words) => words.map((word) => (word === '%' ? file : word))))
  const runs = await runInTurn(
    lines.map((words): Job => ({ words: [...words, '--no-input'], env: copy.env, cwd: copy.folder })),
  )
  return runs.map((told, nth) => ({ ...told, words: lines[nth] ?? [] }))
}

test('a device without an end, by each door: refused in words, and nothing is kept', async () => {
  const copy = prepared.copy('en')
  symlinkSync('/dev/zero', join(copy.folder, 'endless.csv'))
  const named = await through(copy, ['/dev/zero', 'endless.csv', '.', '/dev/null'])
  expect(faults(named)).toEqual([])
  // of nothing and of a folder some can make something
  expect(named.filter(({ words, code }) => code === 0 && words.some((word) => /zero|endless/.test(word)))).toEqual([])
  for (const words of piped) {
    const told = await fed(copy, words, '/dev/zero')
    expect(faults([told])).toEqual([])
    // an assistant's line that never ends ends the service
    expect([words, told.code === 0]).toEqual([words, false])
  }
})

test('a pipe in which nobody writes lies in the folder: it is not waited for', async () => {
  const copy = prepared.copy('en')
  const folder = join(copy.folder, 'of-a-stranger')
  mkdirSync(folder)
  for (const name of ['.smmrc', 'post.md', 'posts.csv']) execFileSync('mkfifo', [join(folder, name)])
  const lines = [['status'], ['--help'], ['queue', 'import', '.'], ['queue', 'import', 'posts.csv'], ['rights', 'list']]
  const runs = await Promise.all(lines.map((words) => fed({ ...copy, folder }, words, new Uint8Array())))
  expect(faults(runs)).toEqual([])
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 2, 2, 0])
  // as somebody's own settings, too
  const config = join(copy.env['XDG_CONFIG_HOME'] ?? '', 'smm', 'config.yaml')
  execFileSync('rm', ['-f', config])
  execFileSync('mkfifo', [config])
  const told = await fed(copy, ['config', 'list'], new Uint8Array())
  expect([told.code, faults([told]), told.stderr]).toEqual([2, [], expect.stringContaining('config.yaml')])
})

test('bytes that are no text, NUL and all the corpus, by each door: refused in words or made clean', async () => {
  const copy = prepared.copy('en')
  const bytes = [...notUtf8, Buffer.from('\0'), Buffer.from('a\0b\nc'), Buffer.from('"a\\u0000b"')]
  const table =
    'date,minutes,role,kind,amount_ht,currency,id,status,evidence,revenue,text,note\n2026-10-12,5,consultant,tools,1,EUR,z,open,declared,1,'
  const wholes = bytes.flatMap((some) => [
    Buffer.from(some),
    Buffer.concat([Buffer.from(`${table}"x`), some, Buffer.from('y","z"\n')]),
    Buffer.concat([Buffer.from('[{"text":"x'), some, Buffer.from('y","title":"z"}]')]),
    Buffer.concat([Buffer.from('answers:\n  client_name: "x'), some, Buffer.from('y"\n')]),
  ])
  const files = wholes.map((whole, nth) => {
    writeFileSync(join(copy.folder, `bytes-${nth}`), whole)
    return `bytes-${nth}`
  })
  expect(faults(await through(copy, files))).toEqual([])
  for (const [nth, words] of piped.entries()) {
    const each = await Promise.all(wholes.filter((_, at) => at % piped.length === nth).map((whole) => fed(copy, words, whole)))
    expect(faults(each)).toEqual([])
  }
  // each text once by one of the pipes, as a file and as an answer to the pack
  const texts = corpus.filter(({ kind }) => kind !== 'huge').map(({ text }) => text)
  const parts = Array.from({ length: 15 }, (_, nth) => texts.filter((_text, at) => at % 15 === nth).join('\n'))
  for (const [nth, part] of parts.entries()) {
    const told = [
      await fed(copy, piped[nth % piped.length] ?? [], Buffer.from(part)),
      await fed(copy, ['approval', 'import', '-'], Buffer.from(`OK 12\n${part}`)),
    ]
    // what is said back holds braces and words of all kinds: here it matters that a terminal obeys nothing of it
    const obeyed = (one: Ran): boolean => dangerous.test((one.stdout + one.stderr).replace(flag, ''))
    const wrong = told.filter((one) => one.code < 0 || /\n\s+at |bug in smm/.test(one.stderr) || obeyed(one))
    expect(wrong).toEqual([])
  }
  expect(nulsIn(join(copy.env['SMM_HOME'] ?? '', 'smm.db'))).toEqual([])
})

/** The flags of regions, letters that nobody sees after a black flag: one picture. */
const flag = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu

/** Columns in which a NUL is kept. */
function nulsIn(path: string): string[] {
  const db = new Database(path, { readonly: true })
  try {
    const tables = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[]
    return tables.flatMap((table) => {
      const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
      return columns
        .filter(
          (column) =>
            db
              .prepare(`SELECT 1 FROM "${table}" WHERE typeof("${column}") = 'text' AND instr("${column}", char(0)) > 0`)
              .get() !== undefined,
        )
        .map((column) => `${table}.${column}`)
    })
  } finally {
    db.close()
  }
}

test('what smm itself keeps is written over by no document, by whatever path', async () => {
  const copy = prepared.copy('en')
  const home = copy.env['SMM_HOME'] ?? ''
  const config = join(copy.env['XDG_CONFIG_HOME'] ?? '', 'smm')
  const own = [join(home, 'smm.db'), join(home, 'runs', 'passes.json'), join(config, 'key')]
  symlinkSync(join(home, 'smm.db'), join(copy.folder, 'report.html'))
  symlinkSync(home, join(copy.folder, 'elsewhere'))
  const before = own.map((path) => hashOf(path))
  const targets = [
    ...own,
    'report.html',
    'elsewhere/smm.db',
    join(home, '..', 'work', 'elsewhere', 'smm.db'),
    join(home, 'smm.db-wal'),
    join(home, 'smm.db-journal'),
    join(home, 'media', 'x.html'),
    join(home, 'runs', 'x.lock'),
  ]
  const verbs: readonly (readonly string[])[] = [
    ['report', '--month', '2026-10', '--draft', '--format', 'html'],
    ['calendar', '--ics'],
    ['plan', 'export', '--csv'],
    ['queue', 'export', '--format', 'csv'],
    ['queue', 'preview', '10', '--html'],
    ['strategy', 'export', '--format', 'md'],
    ['proposal', 'show', '1', '--format', 'md'],
    ['inbox', 'list', '--all', '--format', 'csv'],
    ['inbox', 'log', '--format', 'csv'],
    ['init', '--export-answers=%', '--yes'],
    ['template', 'use', 'moderation-charter', '--set', 'contact=a@b.example'],
  ]
  const lines = targets.flatMap((to) =>
    verbs.map((words) =>
      words.some((word) => word.includes('%')) ? words.map((word) => word.replace('%', to)) : [...words, '-o', to],
    ),
  )
  const runs = await runInTurn(
    lines.map((words): Job => ({ words: [...words, '--no-input'], env: copy.env, cwd: copy.folder })),
  )
  expect(lines.filter((_, nth) => runs[nth]?.code === 0)).toEqual([])
  expect(faults(runs.map((told, nth) => ({ ...told, words: lines[nth] ?? [] })))).toEqual([])
  expect(runs.filter(({ stderr }) => /belongs to smm/.test(stderr)).length).toBeGreaterThan(runs.length / 2)
  expect(own.map((path) => hashOf(path))).toEqual(before)
  // and beside it one may write
  expect((await copy.run(['calendar', '--ics', '-o', join(home, 'calendar.ics')])).code).toBe(0)
})

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { unclear } from '../support/clear-failure.ts'
import { exampleList } from '../support/example-list.ts'
import { mounts, needsMount, onFullDisk, onReadOnlyDisk } from '../support/own-disk.ts'
import { preparedHome, type PreparedCopy } from '../support/prepared-home.ts'
import type { Ran } from '../support/program.ts'
import { runMany, type Job } from '../support/run-many.ts'
import { shellWords } from '../support/shell-words.ts'

// Full disk, read-only disk: each command says so in words and what to do, and nothing of what was there is lost.

const prepared = await preparedHome()

/** Programs of their own, servers, and what is installed on the machine. */
const apart = /^(?:demo|mcp|schedule (?:install|remove|run))/
const examples = (await exampleList()).flatMap(({ words }) => {
  const parted = shellWords(words)
  return parted === null || apart.test(words) ? [] : [parted]
})

const rootOf = (copy: PreparedCopy): string => join(copy.folder, '..')
const jobs = (copy: PreparedCopy, lines: readonly (readonly string[])[]): Job[] =>
  lines.map((words) => ({ words, env: copy.env, cwd: copy.folder }))

/** Every row, in order: what is lost or changed shows. */
function rowsOf(database: string): unknown {
  const db = new Database(database)
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all()
    return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${String(table)}`).all()]))
  } finally {
    db.close()
  }
}

const codesOf = (runs: readonly Ran[]): (string | number)[] =>
  runs.map(({ code, stderr }) => /"code":"([a-z_]+)"/.exec(stderr)?.[1] ?? code)

const five = [
  ['publish', '--json'],
  ['queue', 'add', 'Fig bread is back', '--to', 'blog', '--title', 'Figs', '--at', '2026-12-24 09:00', '--json'],
  ['queue', 'add', 'The oven', '--media', 'oven.jpg', '--alt', 'The oven', '--to', 'blog', '--draft', '--json'],
  ['report', '--month', '2026-10', '--format', 'html', '-o', 'report.html', '--json'],
  ['backup', '--json'],
  ['status', '--json'],
  ['config', 'set', 'lang', 'en', '--json'],
]

describe.skipIf(!mounts)(`a full disk${needsMount}`, () => {
  test.each([
    ['fr', 64],
    ['en', 0],
  ] as const)(`every example of every command, told in %s, %i kB left${needsMount}`, async (lang, free) => {
    const copy = prepared.copy(lang)
    const lines = examples.map((words) => (lang === 'en' ? [...words, '--json'] : words))
    const runs = await runMany(jobs(copy, lines), onFullDisk(rootOf(copy), free))
    expect(
      runs.flatMap((ran, i) => (unclear(ran, lang) === null ? [] : [`smm ${lines[i]?.join(' ')}: ${unclear(ran, lang)}`])),
    ).toEqual([])
    // it was a full disk
    expect(runs.filter(({ stderr }) => /disk|disque/i.test(stderr)).length).toBeGreaterThan(30)
    rowsOf(join(`${rootOf(copy)}.after`, 'smm', 'smm.db'))
  })

  test(`nothing is lost, nothing half-made is left, and all goes on once there is room${needsMount}`, async () => {
    const copy = prepared.copy('en')
    const before = rowsOf(join(rootOf(copy), 'smm', 'smm.db'))
    const blog = readFileSync(join(copy.folder, 'blog', 'feed.xml'), 'utf8')
    const runs = await runMany(jobs(copy, [...five, ['doctor', '--json']]), onFullDisk(rootOf(copy), 0))
    const codes = codesOf(runs)
    expect(codes.slice(0, -1)).toEqual([
      'disk_error',
      'disk_error',
      'disk_error',
      'disk_error',
      'disk_error',
      'disk_error',
      'config_not_writable',
    ])
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    const { findings } = JSON.parse(runs.at(-1)?.stdout ?? '') as { findings: { code: string; level: string; mend: string }[] }
    expect(findings.find(({ code }) => code === 'disk_low')).toMatchObject({
      level: 'error',
      mend: expect.stringContaining('room'),
    })
    const after = `${rootOf(copy)}.after`
    expect(rowsOf(join(after, 'smm', 'smm.db'))).toEqual(before)
    expect(readFileSync(join(after, 'work', 'blog', 'feed.xml'), 'utf8')).toBe(blog)
    expect(existsSync(join(after, 'work', 'report.html'))).toBe(false)
    const left = readdirSync(after, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:tmp|part)$/.test(name))
    expect(left).toEqual([])
    for (const words of five.slice(1)) expect([words, (await copy.run(words)).code]).toEqual([words, 0])
  })
})

describe.skipIf(!mounts)(`a read-only disk${needsMount}`, () => {
  test.each(['fr', 'en'] as const)(`every example of every command, told in %s${needsMount}`, async (lang) => {
    const copy = prepared.copy(lang)
    const lines = examples.map((words) => (lang === 'en' ? [...words, '--json'] : words))
    const before = rowsOf(join(rootOf(copy), 'smm', 'smm.db'))
    const runs = await runMany(jobs(copy, lines), onReadOnlyDisk(rootOf(copy)))
    expect(
      runs.flatMap((ran, i) => (unclear(ran, lang) === null ? [] : [`smm ${lines[i]?.join(' ')}: ${unclear(ran, lang)}`])),
    ).toEqual([])
    expect(runs.filter(({ stderr }) => stderr.includes('EROFS')).length).toBeGreaterThan(300)
    expect(rowsOf(join(rootOf(copy), 'smm', 'smm.db'))).toEqual(before)
  })

  test(`the five that matter, and the finding of doctor${needsMount}`, async () => {
    const copy = prepared.copy('en')
    const runs = await runMany(jobs(copy, [...five, ['doctor', '--json']]), onReadOnlyDisk(rootOf(copy)))
    expect(codesOf(runs).slice(0, -1)).toEqual([...Array.from({ length: 6 }, () => 'home_not_writable'), 'config_not_writable'])
    const { findings } = JSON.parse(runs.at(-1)?.stdout ?? '') as { findings: { code: string; area: string; mend: string }[] }
    const told = findings.filter(({ mend }) => mend?.includes('remount,rw'))
    expect(told.map(({ area, code }) => [area, code])).toEqual([
      ['files', 'not_writable'],
      ['files', 'not_writable'],
      ['database', 'home_not_writable'],
    ])
  })
})

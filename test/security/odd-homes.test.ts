import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unclear } from '../support/clear-failure.ts'
import { home } from '../support/program.ts'
import { runMany, type Job } from '../support/run-many.ts'

// A home with spaces, quotes, letters of other alphabets, a dash at its head, a line break: all works there, and nothing lands elsewhere.

const names = [
  `it's "quoted" \`here\`,  with spaces`,
  // its first letters whole, its last ones in parts, as macOS writes them
  'Élève-Čeština-日本語-عربي 🥖 e\u0301le\u0300ve',
  '-rf',
  'two\nlines\tand a tab',
  '%41%2e%2e%2f #?&;$(touch stray)|>stray * ~',
  ':memory:',
  '\u202Eright-to-left\u200B\u001B]0;title\u0007',
  `back\\slash\\..\\${'n'.repeat(180)}`,
]

describe.skipIf(process.platform === 'win32')('an odd home', () => {
  test.each(names)('%j', async (name) => {
    const machine = home('en')
    const folder = join(machine.folder, name)
    for (const path of [folder, join(folder, 'blog'), join(machine.folder, 'work')]) mkdirSync(path)
    const env = {
      ...machine.env,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      SMM_HOME: join(folder, 'smm'),
    }
    const job = (words: readonly string[]): Job => ({ words, env, cwd: join(machine.folder, 'work') })
    const lines = [
      ['client', 'add', 'Duval'],
      ['account', 'add', 'folder', '--name', 'blog', '--path', join(folder, 'blog')],
      ['queue', 'add', 'Hello from here', '--title', 'Hello', '--to', 'blog', '--now'],
      ['publish', '--json'],
      ['report', '--month', '2026-11', '--format', 'html', '-o', join(folder, 'report.html')],
      ['config', 'set', 'lang', 'en'],
      ['backup'],
      ['backup', '-o', join(folder, 'copy.smm-backup')],
      ['export', '-o', join(folder, 'all.zip')],
      ['status', '--json'],
      ['restore', join(folder, 'copy.smm-backup'), '--yes'],
      ['import', join(folder, 'all.zip'), `--home=${join(folder, 'again')}`],
      ['queue', 'list', '--all', '--json'],
      ['doctor', '--json'],
    ]
    const runs = await runMany(lines.map(job), ['/usr/bin/env'])
    const wrong = runs.flatMap((ran, i) => {
      const told = unclear(ran, 'en') ?? (ran.code === 0 || lines[i]?.[0] === 'doctor' ? null : ran.stderr)
      return told === null ? [] : [`smm ${lines[i]?.join(' ')}: ${told}`]
    })
    expect(wrong).toEqual([])
    expect(runs.at(-2)?.stdout).toContain('"published"')
    expect(readdirSync(join(folder, 'blog')).filter((one) => one.endsWith('.md')).length).toBe(1)
    for (const path of ['smm/smm.db', 'smm/backups', 'again/smm.db', 'config/smm/config.yaml', 'report.html', 'all.zip'])
      expect([path, existsSync(join(folder, path))]).toEqual([path, true])
    // nothing lands beside it
    expect(readdirSync(machine.folder).toSorted()).toEqual([name, 'work'].toSorted())
    expect(readdirSync(join(machine.folder, 'work'))).toEqual([])
    // whatever it is called, it takes no part in what a terminal does
    const said = runs.map(({ stdout, stderr }) => stdout + stderr).join('')
    expect(['\u001B', '\u0007', '\u202E'].filter((one) => said.includes(one))).toEqual([])
  })
})

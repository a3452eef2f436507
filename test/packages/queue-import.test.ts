import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { home, smm, type Home } from '../support/program.ts'

const year = new Date().getUTCFullYear() + 1

async function bakery(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  const blog = join(at.folder, 'blog')
  mkdirSync(blog)
  const answers = fileURLToPath(new URL(`../../templates/demo/answers.${lang}.yaml`, import.meta.url))
  const ready = [
    await at.run(['init', '--answers', answers]),
    await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', blog]),
  ]
  expect(ready.map(({ code }) => code)).toEqual([0, 0])
  return at
}

function table(count: number, last: string): string {
  const line = (i: number): string => {
    const at = new Date(Date.UTC(year, 0, 10, 8, 5 * i)).toISOString().slice(0, 16).replace('T', ' ')
    return `${at}+00:00;blog;Le pain numéro ${i} est sorti du four`
  }
  return `\uFEFFscheduled_local;to;text\r\n${Array.from({ length: count }, (_, i) => `${line(i)}\r\n`).join('')}${last}\r\n`
}

function stored(at: Home): number {
  const db = new Database(join(at.folder, 'smm', 'smm.db'), { readonly: true })
  const { count } = db.prepare('SELECT count(*) AS count FROM posts').get() as { count: number }
  db.close()
  return count
}

describe('a large table', () => {
  test('a fault in its last row is told by its line, and nothing is stored', async () => {
    const at = await bakery('fr')
    writeFileSync(join(at.folder, 'a.csv'), table(500, 'hier;lune;Dernière'))
    const { code, stdout, stderr } = await at.run(['queue', 'import', 'a.csv'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.replaceAll(/[\u00A0\u202F]/g, ' ')).toContain('ligne 502, to : ')
    expect(stored(at)).toBe(0)
  })

  test('killed in the middle it has stored nothing, and the next time all of it', async () => {
    const at = await bakery('en')
    writeFileSync(join(at.folder, 'a.csv'), table(499, `${year}-01-09 08:00;blog;Last`))
    const killed = (after: number): Promise<number> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [smm, 'queue', 'import', 'a.csv'], {
          cwd: at.folder,
          env: at.env,
          stdio: 'ignore',
        })
        setTimeout(() => child.kill('SIGKILL'), after)
        child.on('exit', () => resolve(stored(at)))
      })
    // before it is read, while it is checked, while it is stored: all of it or nothing
    for (const after of [500, 1000]) expect([0, 500]).toContain(await killed(after))
    const { code } = await at.run(['queue', 'import', 'a.csv'])
    expect([code, stored(at)]).toEqual([0, 500])
  })
})

describe('by pipes and files', () => {
  test('what is exported goes back in, from stdin too', async () => {
    const at = await bakery('fr')
    const added = await at.run(['queue', 'import', '-', '--json'], {
      input: `text,scheduled_local\nUne,${year}-03-01 9h\n"Deux\nlignes",\n`,
    })
    expect([added.code, (JSON.parse(added.stdout) as unknown[]).length]).toEqual([0, 2])
    const csv = await at.run(['queue', 'export', '-o', '-'])
    expect(csv.code).toBe(0)
    const again = await at.run(['queue', 'import', '-', '--json'], { input: csv.stdout })
    expect((JSON.parse(again.stdout) as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ])
    const written = await at.run(['queue', 'export', '-o', 'out.ics'])
    expect([written.code, written.stdout]).toEqual([0, ''])
    expect(readFileSync(join(at.folder, 'out.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/)
    const empty = await at.run(['queue', 'import', '--template'])
    expect(empty.stdout.split(/[;,]/)).toContain('text')
    for (const words of [
      ['queue', 'import'],
      ['queue', 'import', 'none.csv'],
      ['queue', 'import', 'out.ics'],
    ])
      expect((await at.run(words)).stderr).not.toMatch(/\n\s+at /)
  })
})

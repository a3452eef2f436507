import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { home, type Home } from '../support/program.ts'

/** A client with a blog, one page published and one to come. */
async function published(lang: 'fr' | 'en'): Promise<Home> {
  const at = home(lang)
  await at.run(['client', 'add', 'Duval'])
  await at.run(['account', 'add', 'folder', '--name', 'blog', '--path', join(at.folder, 'blog'), '-y'])
  await at.run(['queue', 'add', 'Fig bread is back', '--title', 'Figs', '--to', 'blog', '--at', 'now'])
  await at.run(['queue', 'add', 'For Christmas', '--title', 'Christmas', '--to', 'blog', '--at', '2030-12-24 10:00'])
  return at
}

const pages = (at: Home): string[] => readdirSync(join(at.folder, 'blog')).filter((name) => name.endsWith('.md'))

describe('backup and restore', () => {
  it.each([
    ['fr', 'Sauvegarde faite et vérifiée', 'Sauvegarde remise en place', '1 envoi a pu partir'],
    ['en', 'Backed up and verified', 'The backup is back in place', '1 delivery may have gone out'],
  ] as const)('and publish: the page is there once (%s)', { timeout: 60_000 }, async (lang, made, restored, doubted) => {
    const at = await published(lang)
    const backup = await at.run(['backup'])
    expect(backup.code).toBe(0)
    expect(backup.stdout).toContain(made)
    expect((await at.run(['publish'])).code).toBe(0)
    expect(pages(at)).toHaveLength(1)
    const [name = ''] = readdirSync(join(at.folder, 'smm', 'backups'))
    const asked = await at.run(['restore', name])
    expect(asked.code).toBe(2)
    expect(asked.stderr).toContain('--yes')
    const back = await at.run(['restore', name, '--yes'])
    expect(back.code).toBe(0)
    expect(back.stdout).toContain(restored)
    expect(back.stdout).toContain(doubted)
    const again = await at.run(['publish'])
    expect(again.code).toBe(0)
    expect(pages(at)).toHaveLength(1)
    const story = await at.run(['audit', '--post', '1'])
    expect(story.stdout.replace(/\s+/g, ' ')).toMatch(
      lang === 'fr' ? /publiée .*sans danger .*copie ancienne/ : /published .*is safe .*old copy/,
    )
    expect(story.stdout).not.toMatch(lang === 'fr' ? /undefined|database|queued/ : /undefined|copie|ajoutée/)
  })

  it('gives one JSON document each', { timeout: 60_000 }, async () => {
    const at = await published('en')
    const backup = JSON.parse((await at.run(['backup', '--json'])).stdout) as Record<string, unknown>
    expect(backup).toMatchObject({ clients: 1, posts: 2, to_come: 2, media: 0, damaged: { posts: [], media: [] }, removed: [] })
    const path = String(backup['path'])
    const plan = JSON.parse((await at.run(['restore', path, '--dry-run', '--json'])).stdout) as Record<string, unknown>
    expect(plan).toMatchObject({ path, copy: { posts: 2 }, present: { posts: 2, damaged: null }, lost_posts: 0 })
    const done = JSON.parse((await at.run(['restore', path, '-y', '--json'])).stdout) as Record<string, unknown>
    expect(done).toMatchObject({ to_be_looked_up: 1 })
    const trail = JSON.parse((await at.run(['audit', '--json', '--limit', '3'])).stdout) as Record<string, unknown>[]
    expect(trail).toHaveLength(3)
    expect(trail[0]).toMatchObject({ action: 'database.restore', actor: 'person', client: null, target: 'database' })
    const lines = (await at.run(['audit', '--jsonl', '-c', 'duval'])).stdout.trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { client: string }).client)).toEqual(lines.map(() => 'duval'))
  })

  it('says what is wrong, with the code for it', { timeout: 60_000 }, async () => {
    const at = await published('en')
    expect((await at.run(['restore'])).code).toBe(2)
    expect((await at.run(['restore', 'nowhere'])).code).toBe(5)
    expect((await at.run(['backup', '--keep', 'all'])).code).toBe(2)
    expect((await at.run(['audit', '--limit', '0'])).code).toBe(2)
    expect((await at.run(['audit', '--from', 'yesterday-ish'])).code).toBe(2)
    expect((await at.run(['audit', '--post', '99'])).code).toBe(5)
    const { path } = JSON.parse((await at.run(['backup', '--json'])).stdout) as { path: string }
    const bytes = readFileSync(join(path, 'smm.db'))
    bytes[30_000] = (bytes[30_000] ?? 0) ^ 4
    writeFileSync(join(path, 'smm.db'), bytes)
    const damaged = await at.run(['restore', path, '-y'])
    expect(damaged.code).toBe(1)
    expect(damaged.stderr).toContain('smm.db')
  })

  it('mends a home whose database is no database any more', { timeout: 60_000 }, async () => {
    const at = await published('en')
    const { path } = JSON.parse((await at.run(['backup', '--json'])).stdout) as { path: string }
    const database = join(at.folder, 'smm', 'smm.db')
    for (const ending of ['-wal', '-shm']) rmSync(database + ending, { force: true })
    writeFileSync(database, 'not what it was, by far: a text of no use to anybody who looks for a database')
    const status = await at.run(['status'])
    expect(status.code).toBe(1)
    expect(status.stderr).toContain('smm restore')
    expect((await at.run(['restore', path, '-y'])).code).toBe(0)
    expect((await at.run(['status'])).code).toBe(0)
  })
})

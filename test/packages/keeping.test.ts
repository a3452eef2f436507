import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { home, smm, type Home } from '../support/program.ts'

/** A home as the program of that time left it. */
function stored(lang: 'fr' | 'en', schema: number): Home {
  const at = home(lang)
  mkdirSync(join(at.folder, 'smm'), { mode: 0o700 })
  writeFileSync(
    join(at.folder, 'smm', 'smm.db'),
    gunzipSync(readFileSync(new URL(`../fixtures/schemas/${schema}.db.gz`, import.meta.url))),
  )
  return at
}

async function done(at: Home, words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await at.run(words)
  expect([words, code, stderr]).toEqual([words, 0, stderr])
  return stdout
}

describe('a home of an earlier smm', () => {
  it.each([1, 6, 9, 10, 11, 12])('of schema %i is worked with as before [001-04]', { timeout: 60_000 }, async (schema) => {
    const at = stored('en', schema)
    const first = await at.run(['status', '-c', 'atelier'])
    expect(first.code).toBe(0)
    expect(first.stderr).toMatch(/brought to this version of smm; a copy of the one before: .*before-migration-/s)
    const listed = await at.run(['queue', 'list', '--all', '-c', 'atelier', '--json'])
    expect(listed.stderr).not.toContain('before-migration')
    const posts = JSON.parse(listed.stdout) as {
      id: number
      status: string
    }[]
    expect(
      posts
        .filter(({ id }) => id <= 6)
        .toSorted((a, b) => a.id - b.id)
        .map(({ id, status }) => `${id} ${status}`),
    ).toEqual(['1 published', '2 scheduled', '3 scheduled', '4 held', '5 cancelled', '6 draft'])
    await done(at, ['account', 'edit', 'blog', '--path', join(at.folder, 'blog'), '-c', 'atelier', '-y'])
    await done(at, ['queue', 'add', 'Still here', '--title', 'New', '--to', 'blog', '--at', 'now', '-c', 'atelier'])
    expect((await at.run(['publish'])).code).toBe(0)
    expect(readdirSync(join(at.folder, 'blog')).filter((name) => name.endsWith('.md'))).toHaveLength(1)
    expect(await done(at, ['report', '--draft', '--month', 'current', '-c', 'atelier'])).toContain('Atelier')
    // a pass has made one already
    expect(readdirSync(join(at.folder, 'smm', 'backups')).filter((name) => name.endsWith('.smm-backup'))).toHaveLength(1)
    expect(await done(at, ['backup', '--verify'])).toContain('sound')
  })
})

describe('everything out and back', () => {
  it.each([
    ['fr', 'Écrit et relu', 'Repris et vérifié', 'À reconnecter', 'contient déjà des clients'],
    ['en', 'Written and read again', 'Taken back and verified', 'To sign in again', 'has clients already'],
  ] as const)('in words and as JSON (%s) [001-04]', { timeout: 60_000 }, async (lang, written, taken, again, full) => {
    const at = stored(lang, 12)
    const out = await at.run(['export', '-o', 'all.zip'])
    expect([out.code, out.stdout]).toEqual([0, expect.stringContaining(written)])
    const other = join(at.folder, 'other')
    const dry = await at.run(['import', 'all.zip', '--home', other, '--dry-run'])
    expect([dry.code, existsSync(other)]).toEqual([0, false])
    const back = await at.run(['import', 'all.zip', '--home', other])
    expect([back.code, back.stdout]).toEqual([0, expect.stringContaining(taken)])
    expect(back.stdout.replace(/\s/g, ' ')).toContain(again)
    expect(back.stdout).toContain('smm account edit masto')
    const twice = await at.run(['import', 'all.zip', '--home', other])
    expect([twice.code, twice.stderr.replace(/\s/g, ' ')]).toEqual([2, expect.stringContaining(full)])
    const shown = (words: readonly string[]): Promise<string> =>
      done(at, ['queue', 'list', '--all', '-c', 'atelier', '--json', ...words])
    expect(await shown(['--home', other])).toBe(await shown([]))
    const json = JSON.parse(await done(at, ['export', '-o', 'one', '-c', 'atelier', '--json'])) as Record<string, unknown>
    expect(json).toMatchObject({ client: 'atelier', dry_run: false, files: 0 })
    const third = ['import', 'one', '--home', join(at.folder, 'third'), '--json']
    expect(JSON.parse(await done(at, third))).toMatchObject({ client: 'atelier', clients: 1, may_be_out: 0 })
    expect((await at.run(['import', 'nowhere.zip', '--home', join(at.folder, 'no')])).code).toBe(5)
    expect((await at.run(['import'])).code).toBe(2)
  })

  it('killed in the middle of it: everything or nothing', { timeout: 90_000 }, async () => {
    const at = stored('en', 12)
    await done(at, ['export', '-o', 'all.zip'])
    const other = join(at.folder, 'other')
    let cut = 0
    for (const ms of [200, 350, 450, 550, 700]) {
      rmSync(other, { recursive: true, force: true })
      const child = spawn(process.execPath, [smm, 'import', 'all.zip', '--home', other], { env: at.env, cwd: at.folder })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      setTimeout(() => child.kill('SIGKILL'), ms)
      cut += (await ended) === null ? 1 : 0
      if (existsSync(join(other, 'smm.db'))) {
        const clients = JSON.parse(await done(at, ['client', 'list', '--json', '--home', other])) as unknown[]
        expect(clients).toHaveLength(2)
      } else {
        // and then the whole of it
        await done(at, ['import', 'all.zip', '--home', other])
      }
    }
    expect(cut).toBeGreaterThan(0)
  })
})

describe('restoring a copy from before', () => {
  it.each([
    ['fr', /suspensions et l’alerte d’aujourd’hui n’y sont pas/],
    ['en', /Today's holds and alert are not in it/],
  ] as const)('says what was done since (%s)', { timeout: 60_000 }, async (lang, words) => {
    const at = stored(lang, 12)
    await done(at, ['crisis', 'close', '-c', 'atelier', '--outcome', 'over', '--lesson', 'none'])
    await done(at, ['backup'])
    await done(at, ['queue', 'hold', '--all', '-c', 'atelier'])
    await done(at, [
      'link',
      'build',
      'https://atelier.example/',
      '--network',
      'facebook',
      '--campaign',
      'easter',
      '-c',
      'atelier',
    ])
    const name = readdirSync(join(at.folder, 'smm', 'backups')).find((one) => one.startsWith('smm-')) ?? ''
    const shown = await at.run(['restore', name, '--dry-run'])
    expect(shown.code).toBe(0)
    const text = shown.stdout.replace(/\s+/g, ' ')
    expect(text).toMatch(words)
    expect(text).toContain('smm crisis status')
    expect(text).toContain('smm link list')
    expect(text).not.toContain('smm account check')
    expect(JSON.parse(await done(at, ['restore', name, '--dry-run', '--json']))).toMatchObject({ undone: ['holds', 'links'] })
  })
})

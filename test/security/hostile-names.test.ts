import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readManifest } from '../../src/backup/backup-folder.ts'
import { plainName } from '../../src/backup/export-folder.ts'
import { unpack } from '../../src/backup/unpack.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { isSlug } from '../../src/store/slug.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { create, markdownFiles, openSubfolder, read, remove, replace, stampOf } from '../../src/networks/folder/files.ts'
import { isProfileName } from '../../src/places.ts'
import { testContext } from '../support/context.ts'
import { preparedHome } from '../support/prepared-home.ts'
import { runMany, type Job } from '../support/run-many.ts'
import { corpus } from './corpus.ts'

// Path traversal, by any name: what networks, archives, backups and people (posts, clients, profiles, templates) call a thing never leads
// out of the folder it belongs to. Beside it, where each of them writes: path-traversal.test.ts

/** Two files outside, which nobody may read, change or remove, and a folder whose name begins like the right one. */
function place(): { root: string; inside: string; outside: () => unknown } {
  const root = mkdtempSync(join(tmpdir(), 'smm-path-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const inside = join(root, 'home')
  for (const folder of [inside, `${inside}-of-another`, join(root, 'elsewhere')]) mkdirSync(folder)
  for (const path of ['victim.md', 'home-of-another/victim.md', 'elsewhere/victim.md']) writeFileSync(join(root, path), 'mine')
  const list = (): string[] =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'home' && !name.startsWith(`home${sep}`))
  return {
    root,
    inside,
    outside: () => list().map((name) => (name.endsWith('.md') ? [name, readFileSync(join(root, name), 'utf8')] : [name])),
  }
}

const hostile = [
  '../victim.md',
  '../../victim.md',
  '../home-of-another/victim.md',
  '..',
  '.',
  '',
  'a/../../victim.md',
  'link/victim.md',
  '/etc/cron.d/smm',
  '//server/share/x',
  '..\\victim.md',
  'C:\\Windows\\x',
  'C:x',
  'x:stream',
  'a\0.md',
  '../victim.md\0.md',
  '%2e%2e%2fvictim.md',
  '..%00/victim.md',
  '․․/victim.md',
  '．．/victim.md',
  '~/victim.md',
  '-rf',
  'n'.repeat(300),
  '\u202Edm.mitciv/..',
  ...corpus.map(({ text }) => text),
]

const parts = fc.constantFrom(
  '..',
  '.',
  '/',
  '\\',
  '\0',
  ':',
  'victim.md',
  'home-of-another',
  'link',
  'a',
  '~',
  ' ',
  '%2e',
  '\u202E',
  'CON',
)
const anyName = fc.oneof(
  { weight: 3, arbitrary: fc.array(parts, { maxLength: 6 }).map((some) => some.join('')) },
  { weight: 1, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
)

const isInside = (folder: string, name: string): boolean => resolve(folder, name).startsWith(`${folder}${sep}`)

test('a folder of pages: whatever a page is called, it is made, read, replaced and removed there or not at all', async () => {
  const { inside, outside, root } = place()
  symlinkSync(join(root, 'elsewhere'), join(inside, 'link'))
  const before = outside()
  await fc.assert(
    fc.asyncProperty(anyName, async (name) => {
      for (const act of [create, replace]) {
        try {
          // a link of that name would be replaced, which is no way out
          if (name !== 'link') await act(inside, name, 'ours')
          expect([name, isInside(inside, name), dirname(resolve(inside, name))]).toEqual([name, true, inside])
        } catch (error) {
          const { code = '' } = error as NodeJS.ErrnoException
          if (!(error instanceof NetworkFailure) && !['ENAMETOOLONG', 'EINVAL', 'EISDIR', 'ENOTDIR'].includes(code)) throw error
        }
      }
      // of what is not ours nothing is read
      const seen = await read(inside, name).catch(() => null)
      expect([null, 'ours', undefined]).toContain(seen === null ? null : seen.toString())
      await stampOf(inside, name).catch(() => '')
      await remove(inside, name).catch(() => {})
      if (name !== 'link') await openSubfolder(inside, name).catch(() => '')
    }),
    { numRuns: 600 },
  )
  expect(outside()).toEqual(before)
  await expect(openSubfolder(inside, 'link')).rejects.toThrow('symbolic link')
  await markdownFiles(inside)
})

test('an archive: only names that smm gives are unpacked', async () => {
  const { inside, outside, root } = place()
  const before = outside()
  // zip programs write names as they are told
  const names = [
    ...new Set(hostile.filter((name) => name !== '' && name !== '__proto__' && !name.endsWith('/') && name.length < 60_000)),
  ]
  for (const [i, name] of names.entries()) {
    const zip = join(root, 'elsewhere', 'x.zip')
    writeFileSync(zip, zipSync({ 'smm-export.json': new Uint8Array(3), [name]: new Uint8Array([1]) }, { level: 0 }))
    const folder = join(inside, String(i))
    mkdirSync(folder)
    expect([name, (await unpack(zip, folder, 1e9)).problem]).toEqual([name, 'name'])
    expect(readdirSync(folder, { recursive: true })).toEqual(['smm-export.json'])
    rmSync(zip)
  }
  expect(outside()).toEqual(before)
  fc.assert(
    fc.property(
      fc.oneof(
        anyName,
        anyName.map((name) => `media/${name}`),
        anyName.map((name) => `data/${name}`),
      ),
      (name) => {
        if (plainName.test(name)) expect([name, isInside(inside, name) && !name.includes('..' + sep)]).toEqual([name, true])
      },
    ),
    { numRuns: 3000 },
  )
})

test('a backup: a list of files that names one elsewhere is no list of ours', () => {
  const { inside } = place()
  const list = (name: string): unknown => {
    const files = { 'smm.db': { bytes: 1, sha256: '' }, [name]: { bytes: 1, sha256: '' } }
    writeFileSync(join(inside, 'backup.json'), JSON.stringify({ format: 1, made_at: '2026-11-27T08:30:00Z', files }))
    return readManifest(inside)
  }
  expect(list('media/a.png')).not.toBe(null)
  fc.assert(
    fc.property(
      fc.oneof(
        anyName,
        anyName.map((name) => `media/${name}`),
      ),
      (name) => {
        if (list(name) !== null) expect([name, isInside(inside, name)]).toEqual([name, true])
      },
    ),
    { numRuns: 500 },
  )
})

describe('names that people give', () => {
  test('of a client: its short form is a word, whatever the client is called', async () => {
    const context = testContext()
    const called = corpus.filter(({ text }) => text.trim() !== '' && text.length < 60).slice(0, 150)
    for (const { text } of [...called, ...hostile.slice(0, 20).map((one) => ({ text: one }))]) {
      const client = await addClient(context, { name: text }).catch(() => null)
      if (client !== null) expect([text, isSlug(client.slug), /^[a-z0-9-]+$/.test(client.slug)]).toEqual([text, true, true])
    }
    expect((await (await context.store()).clients.list()).length).toBeGreaterThan(80)
  })

  test('of a slug, of a profile: refused where they are no plain word', () => {
    expect([isSlug('bakery-2'), isProfileName('bakery-2'), isSlug('../x'), isProfileName('../x')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    fc.assert(
      fc.property(anyName, (name) => {
        for (const is of [isSlug, isProfileName])
          if (is(name)) expect([name, /^[a-z0-9][a-z0-9-]*$/.test(name), isInside('/x', name)]).toEqual([name, true, true])
      }),
      { numRuns: 3000 },
    )
  })

  test('where a command takes the name of something smm keeps: nothing outside is read or made', async () => {
    const copy = (await preparedHome()).copy('en')
    const root = join(copy.folder, '..')
    mkdirSync(join(root, 'smm', 'media'), { recursive: true })
    writeFileSync(join(root, 'victim.yaml'), 'canary-of-a-victim: 1\n')
    const names = ['../../victim', `${root}/victim`, '..\\victim']
    const lines = names.flatMap((name) => [
      ['template', 'show', name],
      ['template', 'add', name],
      ['client', 'show', name],
      ['client', 'add', 'X', '--slug', name],
      ['client', 'edit', 'bakery', '--slug', name],
      ['status', '--profile', name],
      ['config', 'add-profile', name],
      ['pool', 'show', name],
      ['listen', 'show', name],
      ['account', 'add', 'manual', '--for', 'facebook', '--name', name],
      ['team', 'add', name, '--role', 'contributor'],
      ['status', '-c', name],
      ['help', name],
      ['schema', name],
      ['restore', name],
    ])
    const before = readdirSync(root).toSorted()
    const runs = await runMany(lines.map((words): Job => ({ words, env: { ...copy.env, SMM_CLIENT: '' }, cwd: copy.folder })))
    const read = lines.filter((_, i) => /canary-of-a-victim/.test(`${runs[i]?.stdout}${runs[i]?.stderr}`))
    expect(read).toEqual([])
    expect(lines.filter((_, i) => (runs[i]?.code ?? 0) < 0)).toEqual([])
    expect(runs.filter(({ stderr }) => /bug in smm/.test(stderr)).map(({ stderr }) => stderr)).toEqual([])
    expect(readdirSync(root).toSorted()).toEqual(before)
    expect(existsSync(join(root, '..', 'victim'))).toBe(false)
  })
})

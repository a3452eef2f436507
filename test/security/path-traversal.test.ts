import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isSlug } from '../../src/store/slug.ts'
import { exportClient } from '../../src/clients/export-client.ts'
import { Failure } from '../../src/failure.ts'
import type { Connection } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { folder as blogs } from '../../src/networks/folder/index.ts'
import { readRows } from '../../src/posts/import/read-rows.ts'
import { findMedia, keepMedia } from '../../src/posts/media.ts'
import { writeAmbassadorKits } from '../../src/posts/write-ambassador-kits.ts'
import { add as addAccount } from '../../src/cli/account/add.ts'
import { access, content, deliver, identity, picture, png } from '../networks/support.ts'
import { testContext } from '../support/context.ts'
import { klein } from '../support/delivery-world.ts'
import { corpus } from './corpus.ts'

// Threat: path traversal (media, templates, export, zip); what a forged copy names is in forged-copies.test.ts

const now = new Date('2026-12-01T08:00:00Z')

/** Names that lead somewhere else on one system or another, and all that anybody may write for a name. */
const names = [
  '../evil',
  '../../evil.png',
  '..',
  '.',
  '/etc/passwd',
  '/tmp/evil',
  '....//....//evil',
  '%2e%2e%2fevil',
  '..%c0%afevil',
  'a/../../evil',
  '..\\evil',
  'C:\\evil',
  'C:evil',
  '\\\\server\\share\\evil',
  'file:///etc/passwd',
  'CON',
  'aux.png',
  'evil.png:stream',
  'a\0.png',
  '../blog-evil/x',
  '~/.ssh/id_rsa',
  '$HOME/evil',
  '-rf',
  ...corpus.filter(({ kind }) => kind !== 'huge').map(({ text }) => text),
]

/** As smm writes one, so that it would be taken for its own. */
const page = '---\ntitle: x\ndate: 2026-11-01T08:00:00.000Z\nsmm_key: 3ldaabcdefg2x\n---\nsecret\n'

/** A folder with secrets beside it: one of the same beginning, links that lead there. */
function place(): { root: string; blog: string; outside: () => Record<string, string> } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'smm-paths-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const blog = join(root, 'blog')
  for (const one of [blog, join(root, 'blog-evil'), join(root, 'other')]) mkdirSync(one)
  for (const file of ['secret.md', 'blog-evil/secret.md', 'other/secret.md']) writeFileSync(join(root, file), page)
  const outside = (): Record<string, string> => {
    const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith(`blog${sep}`))
    return Object.fromEntries(
      all.map((name) => [name, statSync(join(root, name)).isFile() ? readFileSync(join(root, name), 'utf8') : '']),
    )
  }
  return { root, blog, outside }
}

async function open(path: string): Promise<Connection> {
  const client = await blogs.client?.()
  if (client === undefined) throw new Error('no client')
  return client.connect(access({ path }))
}

/** In words, or not at all. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof NetworkFailure || error instanceof Failure)) throw error
  })
}

it('a blog: neither titles, nor names of pictures, nor the name of what is taken away lead out of its folder', async () => {
  const { root, blog, outside } = place()
  symlinkSync(join(root, 'other'), join(blog, 'aside'))
  symlinkSync(join(root, 'secret.md'), join(blog, 'linked.md'))
  const connection = await open(blog)
  const before = outside()
  for (const [at, name] of names.entries()) {
    const media = at % 32 === 0 ? [{ ...picture('x', { shade: at % 200 }), file_name: name }] : []
    if (at < 24 || at % 16 === 0)
      await quietly(deliver(connection, content({ title: name, text: `n° ${at}`, media }), identity()))
    await quietly(connection.remove?.(name) ?? Promise.resolve())
    if (at % 8 === 0) await quietly(connection.lookup(content({ title: name }), { ...identity(), record_key: name }, {}, now))
  }
  for (const name of [
    'aside/secret.md',
    '../blog-evil/secret.md',
    '../secret.md',
    'linked.md',
    join(root, 'secret.md'),
    'aside',
  ])
    await quietly(connection.remove?.(name) ?? Promise.resolve())
  expect(outside()).toEqual(before)
  const pages = readdirSync(blog, { recursive: true, encoding: 'utf8' }).map((name) => name.replace(/^images[\\/]/, ''))
  // names that every system and every web server takes
  expect(pages.filter((name) => !/^(?:[a-z0-9][a-z0-9.-]*|linked\.md|aside(?:[\\/].*)?)$/i.test(name))).toEqual([])
  expect(pages.length).toBeGreaterThan(30)
})

it('a blog: its folder of pictures that is a link to elsewhere is not written through', async () => {
  const { root, blog, outside } = place()
  symlinkSync(join(root, 'other'), join(blog, 'images'))
  const before = outside()
  const connection = await open(blog)
  await expect(deliver(connection, content({ media: [picture('x')] }), identity())).rejects.toBeInstanceOf(NetworkFailure)
  expect(outside()).toEqual(before)
  symlinkSync(blog, join(root, 'linked'))
  const linked = await open(join(root, 'linked'))
  await expect(deliver(linked, content(), identity())).rejects.toBeInstanceOf(NetworkFailure)
})

it('media: whatever a file is called, its copy is named by its content', async () => {
  const context = testContext({ now })
  const files = join(context.folder, 'files')
  mkdirSync(files)
  const image = join(files, 'one.png')
  writeFileSync(image, png())
  for (const name of names) {
    const named = await findMedia(context, [{ file: 'one.png', folder: files, alt: null, no_alt: false, name }])
    await keepMedia(context, named)
  }
  expect(readdirSync(context.places.media)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.png$/)])
  // and what is named is read where it is, or refused in words
  for (const file of names) await quietly(findMedia(context, [{ file, folder: files, alt: null, no_alt: false }]))
})

it('a table that others wrote: each picture from elsewhere is told of, by way of whatever path', async () => {
  const { root } = place()
  const given = join(root, 'given')
  mkdirSync(join(given, 'in'), { recursive: true })
  mkdirSync(join(root, 'given-evil'))
  for (const file of ['given/in/a.png', 'given-evil/a.png', 'other/a.png']) writeFileSync(join(root, file), png())
  symlinkSync(join(root, 'other'), join(given, 'link'))
  symlinkSync(join(root, 'other', 'a.png'), join(given, 'in', 'link.png'))
  symlinkSync(join(given, 'in'), join(root, 'back'))
  const context = testContext({ now, lang: 'en' })
  const befores = ['', './', '../', '../../', 'in/../../', 'in/', 'link/', 'link/../', `${given}/`, `${root}/`]
  const folders = ['', 'in/', 'link/', 'given/', 'given-evil/', 'other/', 'back/', 'back/../']
  const ends = ['a.png', 'link.png', '../other/a.png', './/a.png']
  const paths = befores.flatMap((before) => folders.flatMap((one) => ends.map((end) => before + one + end)))
  const table = join(given, 'posts.json')
  writeFileSync(table, JSON.stringify(paths.map((path) => ({ text: 'x', media: [path] }))))
  const rows = [...(await readRows(context, table)).rows]
  expect(rows.length).toBe(paths.length)
  const home = `${given}${sep}`
  const silent: string[] = []
  let strange = 0
  for (const [at, path] of paths.entries()) {
    const { input, remarks } = rows[at] ?? { input: { media: null }, remarks: [] }
    // what is read, as it is read
    for (const { file, folder } of input.media ?? []) {
      const real = realOf(resolve(folder, file))
      if (real === null || real.startsWith(home)) continue
      strange += 1
      if (!remarks.some((remark) => remark.includes(real))) silent.push(path)
    }
  }
  expect(silent).toEqual([])
  expect(strange).toBeGreaterThan(30)
})

/** Where the system says that it leads, link by link; null: nowhere. */
function realOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

it('names of clients and accounts lead nowhere', async () => {
  const context = testContext({ now })
  await (await context.store()).clients.add(klein, now.toISOString())
  for (const name of names) {
    if (isSlug(name)) expect(basename(name)).toBe(name)
    await quietly(addAccount(testContext({ now, folder: context.folder }), 'manual', { for: 'facebook', name }))
  }
  const accounts = await (await context.store()).accounts.list('klein')
  expect(accounts.map(({ name }) => name).filter((name) => /[\\/\0:]|^\./.test(name))).toEqual([])
})

it('kits and an export: what is written is below the folder that was named, whatever stands in the rows', async () => {
  const context = testContext({ now })
  const store = await context.store()
  await store.clients.add(klein, now.toISOString())
  const at = now.toISOString()
  for (const [nth, alias] of names.filter((name, place) => name.length < 200 && (place < 23 || place % 8 === 0)).entries()) {
    const said = {
      alias,
      profile: 'fan' as const,
      topic: alias,
      consent_at: at,
      consent_via: 'mail' as const,
      benefit: null,
      disclosure: null,
    }
    await quietly(store.ambassadors.add('klein', { ...said, code: `CODE-${nth}` }, at))
  }
  const { root } = place()
  const kits = join(root, 'kits')
  mkdirSync(kits)
  const client = await store.clients.get('klein')
  if (client === null) throw new Error('no client')
  const { files } = await writeAmbassadorKits(context, client, kits)
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter(({ path }) => dirname(path) !== kits)).toEqual([])
  expect(readdirSync(kits).length).toBe(files.length)

  mkdirSync(context.places.media, { recursive: true })
  const hash = 'ab'.repeat(32)
  symlinkSync('/etc/passwd', join(context.places.media, `${hash}.png`))
  const out = join(root, 'export')
  await exportClient(context, client, out)
  const written = readdirSync(out, { recursive: true, encoding: 'utf8' })
  expect(written.every((name) => !relative(out, realpathSync(join(out, name))).startsWith('..'))).toBe(true)
  expect(written.filter((name) => name.includes(hash))).toEqual([])
})

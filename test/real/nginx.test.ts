import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putInFolder, type PublicFolder } from '../../src/clients/public-folder.ts'
import type { Media } from '../../src/networks/contract.ts'
import { failureOf, picture, video } from '../networks/support.ts'
import { startNginx, type Nginx } from '../servers/real-nginx.ts'
import { testContext } from '../support/context.ts'
import { publishing } from '../support/publishing.ts'

let nginx: Nginx

beforeAll(async () => {
  nginx = await startNginx()
})

afterAll(async () => {
  await nginx?.close()
})

describe('the feed of a folder, served by nginx', () => {
  test('is XML that a reader of others understands, with its accents; a reader that has it already is told so', async () => {
    const it = await publishing()
    const blog = join(nginx.root, 'blog')
    mkdirSync(blog)
    await it.must('account', 'add', 'folder', '--name', 'blog', '--path', blog, '--endpoint', `${nginx.url}/blog`)
    const words = "C'est l'été : œufs & crème < 4 €, « à la <b>main</b> » ]]>"
    await it.must('queue', 'add', words, '--title', 'Noël à l’atelier & ailleurs', '--at', 'now')
    await it.must('publish')
    const name = readdirSync(blog).find((one) => one.endsWith('.xml'))
    const address = `${nginx.url}/blog/${name}`
    const first = await fetch(address)
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/xml'])
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const feed = parseRssFeed(await first.text())
    expect(feed.items).toHaveLength(1)
    const [item] = feed.items ?? []
    expect(item?.title).toBe('Noël à l’atelier & ailleurs')
    expect(item?.link).toMatch(new RegExp(`^${nginx.url}/blog/`))
    expect(item?.guid?.value ?? '').not.toBe('')
    expect(new Date(String(item?.pubDate)).getTime()).toBeGreaterThan(Date.now() - 600_000)
    expect(item?.description).toBe(words)

    const again = await fetch(address, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    // a pass that publishes nothing leaves the feed as it is: the same tag
    await it.run(['publish'])
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)

    await it.must('queue', 'add', 'Le lendemain', '--title', 'Le lendemain', '--at', 'now')
    await it.must('publish')
    const changed = await fetch(address, { headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
    expect(
      parseRssFeed(await changed.text())
        .items?.map((one) => one.title)
        .toSorted(),
    ).toEqual(['Le lendemain', 'Noël à l’atelier & ailleurs'])
  })
})

describe('files for networks that fetch them, in a folder that nginx serves', () => {
  const put = (where: PublicFolder, media: Media): Promise<string> => putInFolder(testContext(), where, media)

  function place(name: string): { folder: string; base_url: string } {
    const folder = join(nginx.root, name)
    mkdirSync(folder)
    return { folder, base_url: `${nginx.url}/${name}` }
  }

  test.each([
    ['an image', picture('La vitrine'), 'image/png'],
    ['a video', video({ bytes: 3_000_000 }), 'video/mp4'],
  ])('%s is at its address with its size and its type', async (_, media, type) => {
    const where = place(`files-${media.file_name}`)
    const address = await put(where, media)
    expect(await put(where, media)).toBe(address)
    const answer = await fetch(address)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect((await answer.arrayBuffer()).byteLength).toBe(media.bytes)
    expect(readdirSync(where.folder)).toEqual([`${media.sha256}.${type === 'image/png' ? 'png' : 'mp4'}`])
  })

  test('a file that nginx may not read is not public', async () => {
    const where = place('locked')
    const media = picture('La vitrine')
    const file = join(where.folder, `${media.sha256}.png`)
    await put(where, media)
    chmodSync(file, 0o600)
    const failure = await failureOf(put(where, media))
    expect(failure).toMatchObject({ verdict: 'not_sent', code: 'media_not_public', status: 403 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('an address that is another folder has no such file', async () => {
    const { folder } = place('here')
    const { base_url } = place('there')
    const failure = await failureOf(put({ folder, base_url }, picture('La vitrine')))
    expect(failure).toMatchObject({ verdict: 'not_sent', code: 'media_not_public', status: 404 })
  })

  test('a file whose ending says another type, and a server that is gone', async () => {
    const where = place('typeless')
    // no ending that nginx knows
    const failure = await failureOf(put(where, { ...picture('La vitrine'), mime: 'image/heic' }))
    expect(failure).toMatchObject({ verdict: 'not_sent', code: 'media_not_public' })
    expect(failure.message).toContain('application/octet-stream, not image/heic')
    const nobody = { ...where, base_url: 'http://127.0.0.1:9' }
    expect((await failureOf(put(nobody, picture('La vitrine')))).code).toBe('media_not_public')
  })

  test('a link to the folder is served as well', async () => {
    const { folder } = place('real')
    symlinkSync(folder, join(nginx.root, 'link'))
    const address = await put({ folder, base_url: `${nginx.url}/link` }, picture('La vitrine'))
    expect((await fetch(address)).status).toBe(200)
    rmSync(join(nginx.root, 'link'))
    writeFileSync(join(nginx.root, 'link'), '')
  })
})

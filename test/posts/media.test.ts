import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { findMedia, keepMedia } from '../../src/posts/media.ts'
import { mediaType } from '../../src/posts/media-type.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { file, png } from './support.ts'

function named(context: TestContext, name: string) {
  return { file: name, folder: context.folder, alt: null, no_alt: false }
}

async function refusal(context: TestContext, ...names: string[]): Promise<Failure> {
  const failure: unknown = await findMedia(
    context,
    names.map((name) => named(context, name)),
  ).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return failure as Failure
}

describe('what a file is', () => {
  test.each([
    ['\xFF\xD8\xFF\xE0', 'image/jpeg'],
    ['GIF89a....', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['\0\0\0\x20ftypmif1\0\0\0\0mif1avif', 'image/avif'],
    ['\0\0\0\x20ftypheic', 'image/heic'],
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
    ['%PDF-1.7', 'application/pdf'],
    ['<?xml version="1.0"?>\n<svg xmlns="x">', 'image/svg+xml'],
    ['du texte', null],
    ['', null],
    ['\x89PNG', null],
  ])('%j', (bytes, mime) => {
    expect(mediaType(Buffer.from(bytes, 'latin1'))?.mime ?? null).toBe(mime)
  })
})

describe('files of a post', () => {
  test('its real type, size and hash, whatever its name says; the copy is private, whole and made once', async () => {
    const context = testContext()
    file(context, 'pain.jpg', png(640, 480))
    const found = await findMedia(context, [{ ...named(context, 'pain.jpg'), alt: 'A loaf' }])
    expect(found[0]?.media).toMatchObject({ file_name: 'pain.jpg', mime: 'image/png', width: 640, height: 480, alt: 'A loaf' })
    expect(existsSync(context.places.media)).toBe(false)
    await keepMedia(context, found)
    await keepMedia(context, found)
    const [kept = '', ...others] = readdirSync(context.places.media)
    expect(others).toEqual([])
    expect(kept).toBe(`${found[0]?.media.sha256}.png`)
    expect(statSync(join(context.places.media, kept)).mode & 0o777).toBe(0o600)
  })

  test('a link that a person typed is followed', async () => {
    const context = testContext()
    symlinkSync(file(context, 'pain.png', png(10, 10)), join(context.folder, 'link.png'))
    expect((await findMedia(context, [named(context, 'link.png')]))[0]?.media.file_name).toBe('link.png')
  })

  test('a file that changes between the look and the copy is not kept', async () => {
    const context = testContext()
    file(context, 'pain.png', png(10, 10))
    const found = await findMedia(context, [named(context, 'pain.png')])
    file(context, 'pain.png', png(20, 20))
    await expect(keepMedia(context, found)).rejects.toMatchObject({ kind: 'usage', code: 'media_changed' })
    expect(readdirSync(context.places.media)).toEqual([])
  })

  test.each(['fr', 'en'] as const)('everything wrong is told at once (%s)', async (lang) => {
    const context = testContext({ lang })
    mkdirSync(join(context.folder, 'folder.png'))
    file(context, 'text.png', 'du texte')
    file(context, 'empty.png', '')
    file(context, 'photo.heic', Buffer.from('\0\0\0\x20ftypheic\0\0\0\0', 'latin1'))
    file(context, 'cut.png', png(10, 10).subarray(0, 12))
    truncateSync(file(context, 'huge.png', png(10, 10)), 1_000_000_001)
    const failure = await refusal(
      context,
      'none.png',
      'folder.png',
      'text.png',
      'empty.png',
      'photo.heic',
      'cut.png',
      'huge.png',
      'nul\0.png',
      '',
    )
    expect(failure).toMatchObject({ kind: 'usage', code: 'media_refused' })
    expect(failure.details).toHaveLength(9)
    expect(new Set(failure.details).size).toBe(9)
    expect(failure.details.join('\n')).not.toContain('{')
    expect(existsSync(context.places.media)).toBe(false)
  })

  test.skipIf(process.getuid?.() === 0)('one that may not be read', async () => {
    const context = testContext()
    chmodSync(file(context, 'closed.png', png(1, 1)), 0)
    expect((await refusal(context, 'closed.png')).message).toContain('EACCES')
  })

  test('the size of a video stands in the header of its track', async () => {
    const context = testContext()
    const box = (name: string, ...parts: Buffer[]): Buffer => {
      const body = Buffer.concat(parts)
      const head = Buffer.alloc(8)
      head.writeUInt32BE(body.length + 8)
      head.write(name, 4, 'latin1')
      return Buffer.concat([head, body])
    }
    const tkhd = Buffer.alloc(84)
    tkhd.writeUInt32BE(1080 << 16, 76)
    tkhd.writeUInt32BE(1920 * 65536, 80)
    const sound = Buffer.alloc(84)
    const video = Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1')),
      box('mdat', Buffer.alloc(1000)),
      box('moov', box('mvhd', Buffer.alloc(100)), box('trak', box('tkhd', sound)), box('trak', box('tkhd', tkhd))),
    ])
    file(context, 'clip.mp4', video)
    expect((await findMedia(context, [named(context, 'clip.mp4')]))[0]?.media).toMatchObject({
      mime: 'video/mp4',
      width: 1080,
      height: 1920,
    })
    file(context, 'cut.mp4', video.subarray(0, 900))
    expect((await refusal(context, 'cut.mp4')).message).toContain('cut.mp4')
  })
})

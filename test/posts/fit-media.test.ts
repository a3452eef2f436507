import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/failure.ts'
import type { Media } from '../../src/networks/contract.ts'
import { editPost, prepareEdit } from '../../src/posts/edit-post.ts'
import { nothingSaid } from '../../src/posts/post-input.ts'
import { videoFacts } from '../../src/posts/video-facts.ts'
import { mp4 } from '../networks/support.ts'
import { bakery, queued, type Bakery } from './support.ts'

/** A picture with noise in it: a plain one is light whatever its size. */
async function photo(
  folder: string,
  name: string,
  given: { width: number; height: number; type?: 'png' | 'jpeg' | 'webp' | 'avif'; orientation?: number; gps?: boolean },
): Promise<string> {
  const { width, height, type = 'png', orientation } = given
  const noise = sharp({
    create: { width, height, channels: 3, background: '#c08040', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
  const noted = given.gps === true ? noise.withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 35/1 0/1' } }) : noise
  const turned = orientation === undefined ? noted : noted.withMetadata({ orientation })
  const path = join(folder, name)
  writeFileSync(path, await turned.toFormat(type).toBuffer())
  return path
}

async function fitted(given: Bakery, to: string, file: string): Promise<Media> {
  const input = {
    text: `Les figues : ${file}`,
    to: [to],
    media: [{ file, folder: given.context.folder, alt: 'Des figues', no_alt: false }],
  }
  const post = await queued(given, { ...input, fit: true })
  const [media] = post.deliveries[0]?.content.media ?? []
  if (!media) throw new Error('no media')
  return media
}

const accounts = [
  ['manual', 'insta', 'instagram'],
  ['manual', 'gbp', 'gbp'],
  ['manual', 'masto', 'mastodon'],
  ['manual', 'pin', 'pinterest'],
] as const

describe('images as each network takes them', () => {
  test('too wide for Instagram: white margins, nothing cut off, and the type it takes', async () => {
    const given = await bakery({ accounts })
    await photo(given.context.folder, 'large.png', { width: 1500, height: 500 })
    const media = await fitted(given, 'insta', 'large.png')
    expect(media).toMatchObject({ mime: 'image/jpeg', width: 1500, height: 786, file_name: 'large.jpg', alt: 'Des figues' })
    const bytes = readFileSync(media.path)
    expect(imageSize(bytes)).toMatchObject({ width: 1500, height: 786, type: 'jpg' })
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    // the first row is margin, the middle of the picture is not
    expect([...data.subarray(0, 3)].every((value) => value > 250)).toBe(true)
    const middle = (393 * 1500 + 750) * 3
    expect([...data.subarray(middle, middle + 300)].every((value) => value > 250)).toBe(false)
  })

  test('too tall, too small, too heavy', async () => {
    const given = await bakery({ accounts })
    await photo(given.context.folder, 'haute.jpg', { width: 400, height: 1600, type: 'jpeg' })
    const tall = await fitted(given, 'insta', 'haute.jpg')
    expect(tall.width / tall.height).toBeGreaterThanOrEqual(0.8)
    await photo(given.context.folder, 'petite.png', { width: 120, height: 90 })
    const small = await fitted(given, 'gbp', 'petite.png')
    expect(small.width).toBeGreaterThanOrEqual(250)
    expect(small.height).toBeGreaterThanOrEqual(250)
    await photo(given.context.folder, 'lourde.png', { width: 2400, height: 2000 })
    const heavy = await fitted(given, 'gbp', 'lourde.png')
    expect(heavy.bytes).toBeLessThanOrEqual(5_000_000)
    expect(heavy.bytes).toBe(readFileSync(heavy.path).length)
  })

  test('a type that is not taken becomes one that is; what fits stays the very same file', async () => {
    const given = await bakery({ accounts })
    await photo(given.context.folder, 'figues.webp', { width: 600, height: 600, type: 'webp' })
    expect((await fitted(given, 'pin', 'figues.webp')).mime).toBe('image/jpeg')
    const kept = await fitted(given, 'masto', 'figues.webp')
    expect(kept.mime).toBe('image/webp')
    expect(readFileSync(kept.path)).toEqual(readFileSync(join(given.context.folder, 'figues.webp')))
  })

  test('what lies on its side is turned upright, and the place where it was taken stays behind', async () => {
    const given = await bakery({ accounts })
    await photo(given.context.folder, 'tour.webp', { width: 800, height: 600, type: 'webp', orientation: 6, gps: true })
    const media = await fitted(given, 'pin', 'tour.webp')
    expect(media).toMatchObject({ width: 600, height: 800 })
    expect((await sharp(media.path).metadata()).exif).toBeUndefined()
  })

  test('each account gets its own, the post keeps the original, and an edit adapts again', async () => {
    const given = await bakery({ accounts })
    await photo(given.context.folder, 'large.png', { width: 1500, height: 500 })
    const media = [{ file: 'large.png', folder: given.context.folder, alt: 'Des figues', no_alt: false }]
    const post = await queued(given, { text: 'Figues', to: ['insta', 'masto'], media, fit: true })
    const shapes = post.deliveries.map((one) => [one.account, one.content.media[0]?.height])
    expect(Object.fromEntries(shapes)).toEqual({ insta: 786, masto: 500 })
    expect(post.media[0]?.height).toBe(500)
    const edit = await prepareEdit(given.context, given.client, post, { ...nothingSaid, text: 'Figues fraîches' }, false)
    const after = await editPost(given.context, post.id, edit)
    expect(after.deliveries.find((one) => one.account === 'insta')?.content.media[0]?.height).toBe(786)
    const plain = prepareEdit(given.context, given.client, post, { ...nothingSaid, fit: false }, false)
    await expect(plain).rejects.toMatchObject({ code: 'post_refused' })
  })

  test('without --fit the rule refuses it; a damaged image is told by its name', async () => {
    const given = await bakery({ accounts })
    await photo(given.context.folder, 'large.png', { width: 1500, height: 500 })
    const media = (file: string) => [{ file, folder: given.context.folder, alt: 'x', no_alt: false }]
    await expect(queued(given, { text: 'F', to: ['insta'], media: media('large.png') })).rejects.toMatchObject({
      code: 'post_refused',
    })
    const whole = readFileSync(join(given.context.folder, 'large.png'))
    writeFileSync(join(given.context.folder, 'coupée.png'), whole.subarray(0, 4000))
    const failure: unknown = await queued(given, { text: 'F', to: ['insta'], media: media('coupée.png'), fit: true }).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ kind: 'usage', code: 'image_not_fitted' })
    expect((failure as Failure).message).toContain('coupée.png')
  })
})

describe('what a video says of itself', () => {
  test.each([
    [
      { width: 1080, height: 1920, seconds: 12 },
      { width: 1080, height: 1920, duration_ms: 12_000 },
    ],
    [
      { width: 640, height: 360, seconds: 0 },
      { width: 640, height: 360, duration_ms: null },
    ],
  ])('%o', async (given, facts) => {
    const { context } = await bakery()
    const path = join(context.folder, 'film.mp4')
    const bytes = mp4(given)
    writeFileSync(path, bytes)
    const handle = await open(path)
    expect(await videoFacts(handle, bytes.length)).toEqual(facts)
    expect(await videoFacts(handle, 40)).toBeNull()
    await handle.close()
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { largestPicture, reducePicture } from '../../src/documents/reduce-picture.ts'

let folder: string
const at = (name: string): string => join(folder, name)

/** A photograph at its worst: noise, which packs badly. */
async function noise(width: number, height: number): Promise<Buffer> {
  const noisy = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  return sharp({ create: { width, height, channels: 3, background: '#888888', noise: noisy } })
    .withExif({ IFD0: { Artist: 'somebody' } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smm-pictures-'))
  writeFileSync(at('photo.jpg'), await noise(2400, 1600))
  const clear = { width: 200, height: 900, channels: 4 as const, background: '#00000000' }
  writeFileSync(at('high.png'), await sharp({ create: clear }).png().toBuffer())
  writeFileSync(
    at('small.webp'),
    await sharp(await noise(60, 40))
      .webp()
      .toBuffer(),
  )
  writeFileSync(at('text.jpg'), 'no picture')
  writeFileSync(at('cut.jpg'), (await noise(300, 200)).subarray(0, 400))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => {
  vi.doUnmock('sharp')
})

describe('a picture for a document', () => {
  it.each(['photo.jpg', 'high.png', 'small.webp'])('is a small JPEG without what the camera noted: %s', async (name) => {
    const picture = await reducePicture(at(name))
    expect(picture?.mime).toBe('image/jpeg')
    const { width, height, format, exif } = await sharp(picture?.bytes).metadata()
    expect(format).toBe('jpeg')
    expect(Math.max(width, height)).toBeLessThanOrEqual(480)
    expect(picture?.bytes.length).toBeLessThanOrEqual(largestPicture)
    expect(exif).toBeUndefined()
  })

  it('has white where it was clear, and keeps its shape', async () => {
    const picture = await reducePicture(at('high.png'))
    const { data, info } = await sharp(picture?.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([107, 480])
    expect(Math.min(...data.subarray(0, 300))).toBeGreaterThan(250)
  })

  it.each(['text.jpg', 'gone.jpg'])('is left out where there is none: %s', async (name) => {
    expect(await reducePicture(at(name))).toBeNull()
  })

  it('stays as it is without sharp where it is small enough, and is left out where not', async () => {
    vi.doMock('sharp', () => {
      throw new Error('not installed')
    })
    expect(await reducePicture(at('high.png'))).toMatchObject({ mime: 'image/png' })
    for (const name of ['photo.jpg', 'small.webp', 'cut.jpg', 'gone.jpg']) expect(await reducePicture(at(name))).toBeNull()
  })
})

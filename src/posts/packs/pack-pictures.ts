import { readFile } from 'node:fs/promises'
import { pictureReducer } from '../../documents/reduce-picture.ts'
import type { Media } from '../../networks/contract.ts'
import type { Post } from '../../store/posts.ts'

/** A mail takes it, and a telephone opens it. */
export const largestPack = 5_000_000

/** From what is sharp on any screen down to what can still be recognised: pixels, and quality. */
const steps = [
  [1080, 80],
  [800, 72],
  [600, 62],
  [420, 50],
  [280, 40],
] as const

export interface FittedPage {
  readonly html: string
  /** Names of pictures that are not in it: too large, or no pictures any more. */
  readonly left_out: readonly string[]
  /** `sharp` was not installed: they are in it as they are, where there is room. */
  readonly unreduced: boolean
}

/** The page with its pictures, as good as they may be for the whole to stay below `largestPack`; null: it does not even then. */
export async function fitPage(
  posts: readonly Post[],
  render: (pictures: ReadonlyMap<string, string>) => string,
): Promise<FittedPage | null> {
  const media = picturesOf(posts)
  const reduce = await pictureReducer()
  if (reduce === null) return asTheyAre(media, render)
  for (const [most, quality] of steps) {
    const pictures = new Map<string, string>()
    for (const { sha256, path } of media) {
      const bytes = await reduce(path, most, quality)
      if (bytes !== null) pictures.set(sha256, dataAddress('image/jpeg', bytes))
    }
    const html = render(pictures)
    const left_out = media.filter(({ sha256 }) => !pictures.has(sha256)).map(({ file_name }) => file_name)
    if (sizeOf(html) <= largestPack) return { html, left_out, unreduced: false }
    // smaller pictures do not help where there are none
    if (pictures.size === 0) return null
  }
  return null
}

function picturesOf(posts: readonly Post[]): Media[] {
  const all = posts.flatMap((post) => [...post.media, ...post.deliveries.flatMap(({ content }) => content.media)])
  const pictures = all.filter(({ mime }) => mime.startsWith('image/'))
  return [...new Map(pictures.map((one) => [one.sha256, one])).values()]
}

/** The smallest first: as many as there is room for. */
async function asTheyAre(
  media: readonly Media[],
  render: (pictures: ReadonlyMap<string, string>) => string,
): Promise<FittedPage | null> {
  let html = render(new Map())
  if (sizeOf(html) > largestPack) return null
  const pictures = new Map<string, string>()
  for (const { sha256, path, mime, bytes } of media.toSorted((a, b) => a.bytes - b.bytes)) {
    // what a browser does not show, or what is larger than the page, is not read
    if (bytes > largestPack || !/^image\/(?:png|jpeg|webp)$/.test(mime)) continue
    const content = await readFile(path).catch(() => null)
    if (content === null) continue
    const more = new Map(pictures).set(sha256, dataAddress(mime, content))
    const larger = render(more)
    if (sizeOf(larger) > largestPack) continue
    pictures.set(sha256, dataAddress(mime, content))
    html = larger
  }
  const left_out = media.filter(({ sha256 }) => !pictures.has(sha256)).map(({ file_name }) => file_name)
  return { html, left_out, unreduced: media.length > 0 }
}

function dataAddress(mime: string, bytes: Uint8Array): string {
  return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`
}

function sizeOf(html: string): number {
  return Buffer.byteLength(html)
}

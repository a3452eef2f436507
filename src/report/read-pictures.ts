import type { Context } from '../context.ts'
import { reducePicture } from '../documents/reduce-picture.ts'
import type { Pictures } from './document/posts.ts'
import type { Report } from './report.ts'

/** The pictures of the posts compared, made small, by the hash that the report names; one that is gone is not there. */
export async function readPictures(context: Context, { sections }: Report): Promise<Pictures> {
  const { posts } = await context.store()
  const shown = [...sections.posts.top, ...sections.posts.flop]
  const found: (readonly [string, NonNullable<Awaited<ReturnType<typeof reducePicture>>>])[] = []
  for (const { post_id, picture } of shown) {
    if (post_id === null || picture === null) continue
    const media = (await posts.get(post_id))?.media.find(({ sha256 }) => sha256 === picture.sha256)
    const small = media === undefined ? null : await reducePicture(media.path)
    if (small !== null) found.push([picture.sha256, small])
  }
  return new Map(found)
}

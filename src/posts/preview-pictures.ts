import { reducePicture } from '../documents/reduce-picture.ts'
import type { Post } from '../store/posts.ts'

/** The pictures of posts made small, as data addresses by the SHA-256 of their file; those that cannot be read are left out, and videos. */
export async function previewPictures(posts: readonly Post[]): Promise<Map<string, string>> {
  const media = posts.flatMap((post) => [...post.media, ...post.deliveries.flatMap(({ content }) => content.media)])
  const found = new Map<string, string>()
  for (const { sha256, path, mime } of media) {
    if (found.has(sha256) || !mime.startsWith('image/')) continue
    const small = await reducePicture(path)
    if (small !== null) found.set(sha256, `data:${small.mime};base64,${Buffer.from(small.bytes).toString('base64')}`)
  }
  return found
}

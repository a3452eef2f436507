import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  Identity,
  Lookup,
  Media,
  OwnPosts,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { slugOf } from '../article-title.ts'
import { fileNames, markdown, readArticle, readHead, type Article, type Head } from './article.ts'
import { folderFailure } from './errors.ts'
import { feedMark, newest, pageUrl, rss, withoutImages, type Site } from './feed.ts'
import { create, markdownFiles, openFolder, openSubfolder, read, remove, replace, stampOf } from './files.ts'

const FEED = 'feed.xml'
const IMAGES = 'images'

/** What this connection knows of a file, as long as its stamp is the same. */
interface Page {
  readonly stamp: string
  readonly head: Head | null
  /** Read whole when the feed first shows it. */
  article?: Article | null
}

export const folderClient: Client = { connect }

/**
 * `settings` of the account: `site_title` (else the name of the folder), `image_base` (what a page writes before the name of an
 * image; `images/` unless the generator wants another, `/images/` say).
 */
function connect(access: Access): Connection {
  const open = (): Promise<string> => openFolder(access.path ?? '')

  function siteOf(folder: string): Site {
    const title = access.settings['site_title']
    const folder_url = `${pathToFileURL(folder).href}/`
    return { title: typeof title === 'string' && title !== '' ? title : basename(folder), url: access.endpoint, folder_url }
  }

  const pages = new Map<string, Page>()

  /** A file as it is now; a file that has not changed since this connection read it is not read again. */
  async function pageOf(folder: string, name: string): Promise<Page | null> {
    const stamp = await stampOf(folder, name)
    const before = pages.get(name)
    if (before && before.stamp === stamp) return before
    pages.delete(name)
    const bytes = await read(folder, name)
    if (bytes === null) return null
    const page: Page = { stamp, head: readHead(name, bytes.toString('utf8')) }
    pages.set(name, page)
    return page
  }

  async function articleOf(folder: string, name: string): Promise<Article | null> {
    const page = await pageOf(folder, name)
    if (!page?.head) return null
    return (page.article ??= await readBack(folder, name))
  }

  async function readBack(folder: string, name: string): Promise<Article | null> {
    const bytes = await read(folder, name)
    return bytes === null ? null : readArticle(name, bytes.toString('utf8'))
  }

  async function heads(folder: string): Promise<Head[]> {
    const found: Head[] = []
    for (const name of await markdownFiles(folder)) {
      const page = await pageOf(folder, name)
      if (page?.head) found.push(page.head)
    }
    return found
  }

  /** Looked for in every file, not by its name: a person may have renamed it. */
  async function ours(folder: string, identity: Identity): Promise<Article | null> {
    for (const head of await heads(folder)) {
      if (head.smm_key !== identity.record_key) continue
      const article = await readBack(folder, head.file_name)
      if (article?.smm_key === identity.record_key) return article
    }
    return null
  }

  /** Writes the feed anew unless a person or a generator keeps one of their own there. */
  async function writeFeed(folder: string): Promise<void> {
    const before = (await read(folder, FEED))?.toString('utf8') ?? null
    if (before !== null && !before.includes(feedMark)) return
    const shown = await newest(await heads(folder), (head) => articleOf(folder, head.file_name))
    const after = rss(siteOf(folder), shown)
    if (after !== before) await replace(folder, FEED, after)
  }

  const images = (content: Content, handles: Readonly<Record<string, string>>): string[] => {
    const base = access.settings['image_base']
    const before = typeof base === 'string' ? base : `${IMAGES}/`
    return mediaHandles(content.media, handles).map((name) => before + name)
  }

  async function writePage(
    folder: string,
    content: Content,
    identity: Identity,
    pictures: readonly string[],
  ): Promise<Article> {
    for (const file_name of fileNames(content, identity)) {
      const text = markdown(content, identity, { file_name, images: pictures })
      const made = await create(folder, file_name, text)
      const article = made ? readArticle(file_name, text) : await readBack(folder, file_name)
      if (article && article.smm_key === identity.record_key) return article
    }
    const [name] = fileNames(content, identity)
    throw new NetworkFailure('refused', 'file_exists', `${name}: another file of this name is there and is left as it is`)
  }

  /** The images of ours that this page shows and no other file of the blog names. */
  async function imagesOnlyOf(folder: string, page: string): Promise<string[]> {
    const names = new Set(page.match(/[\w-]+-[0-9a-f]{12}\.(?:jpg|png|gif|webp|avif)\b/g))
    if (names.size === 0) return []
    for (const file of await markdownFiles(folder)) {
      const text = (await read(folder, file))?.toString('utf8') ?? ''
      for (const name of names) if (text.includes(name)) names.delete(name)
    }
    return [...names]
  }

  return {
    identify: () =>
      guarded(async (): Promise<AccountIdentity> => {
        const folder = await open()
        const { title, url } = siteOf(folder)
        return { remote_id: folder, remote_name: title, url: url ?? pathToFileURL(folder).href, settings: {} }
      }),

    steps: (content) => mediaSteps(content.media.length),

    /** Copies one image; the handle is its name, made of the file's name and its hash, so that a repeat is the same file. */
    stage: (step, content) =>
      guarded(async () => {
        const medium = mediumOf(step, content.media)
        const folder = await openSubfolder(await open(), IMAGES)
        const bytes = await readMedia(medium)
        const name = imageName(medium)
        if (await create(folder, name, bytes)) return name
        const there = await read(folder, name, bytes.length + 1)
        if (there?.equals(bytes)) return name
        throw new NetworkFailure('refused', 'file_exists', `${name}: another file of this name is there and is left as it is`)
      }),

    publish: (content, identity, handles) =>
      guarded(async (): Promise<Published> => {
        const folder = await open()
        const article = (await ours(folder, identity)) ?? (await writePage(folder, content, identity, images(content, handles)))
        // The page is out; a feed that cannot be written now is written with the next page.
        await writeFeed(folder).catch((error: unknown) => access.http.note?.(`${FEED}: ${folderFailure(error).message}`))
        return published(siteOf(folder), article, access.now())
      }),

    lookup: (_content, identity): Promise<Lookup> =>
      guarded(async (): Promise<Lookup> => {
        const folder = await open()
        const server_at = access.now().toISOString()
        const article = await ours(folder, identity)
        if (!article) return { seen: 'absent', complete: true, server_at }
        const { remote_id, url, published_at } = published(siteOf(folder), article, access.now())
        return { seen: 'found', match: { remote_id, url, published_at }, server_at }
      }).catch((error: unknown): Lookup => {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }),

    /** The page, then what only it shows, then its place in the feed. A page that a person wrote is left as it is. */
    remove: (remote_id) =>
      guarded(async () => {
        const folder = await open()
        const text = (await read(folder, remote_id))?.toString('utf8') ?? null
        if (text !== null) {
          if ((readArticle(remote_id, text)?.smm_key ?? null) === null) {
            throw new NetworkFailure('refused', 'not_ours', `${remote_id}: smm did not write this page`)
          }
          await remove(folder, remote_id)
          const images = await imagesOnlyOf(folder, text)
          if (images.length > 0) {
            const place = await openSubfolder(folder, IMAGES)
            for (const name of images) await remove(place, name)
          }
        }
        await writeFeed(folder)
      }),

    /** Every page of the blog that is out: a person's own as well. */
    ownPosts: (since) =>
      guarded(async (): Promise<OwnPosts> => {
        const folder = await open()
        const recent = (await heads(folder)).filter(({ date }) => new Date(date) >= since)
        const pages = (await Promise.all(recent.map((head) => articleOf(folder, head.file_name))))
          .filter((page) => page !== null)
          .filter(({ draft }) => !draft)
          .toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date))
        const posts = pages.map((page) => {
          const { remote_id, url } = published(siteOf(folder), page, access.now())
          return { remote_id, url, published_at: page.date, text: `${page.title}\n${withoutImages(page.body)}`.trim() }
        })
        return { posts, complete: true }
      }),
  }
}

function published(site: Site, article: Article, now: Date): Published {
  return {
    remote_id: article.file_name,
    url: pageUrl(site, article),
    published_at: article.date,
    server_at: now.toISOString(),
  }
}

function imageName(medium: Media): string {
  const dot = medium.file_name.lastIndexOf('.')
  const stem = dot > 0 ? medium.file_name.slice(0, dot) : medium.file_name
  const ending = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp', 'image/avif': 'avif' }[
    medium.mime
  ]
  return `${slugOf(stem)}-${medium.sha256.slice(0, 12)}.${ending ?? 'bin'}`
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw folderFailure(error)
  }
}

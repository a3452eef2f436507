import type { Content, OwnPosts } from '../contract.ts'
import { withLink } from '../checks.ts'
import { ownPostsSince, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, mediaHandles } from '../media.ts'
import { asUri } from '../uri.ts'
import { elementsOf, finder, type LinkedIn } from './call.ts'
import { little, plain } from './little.ts'
import { linkedinRules } from './rules.ts'
import { commentUrn, inPath, pageOf } from './urn.ts'

const PAGE = 100
const MAX_PAGES = 5

/** The words of a post, or of a comment, which has no card for its link. */
export function wordsOf(content: Content): string {
  return content.kind === undefined ? linkedinRules.compose(content, {}) : withLink(content)
}

/** The body of `POST /rest/posts`. */
export function postBody(author: string, content: Content, handles: Readonly<Record<string, string>>): object {
  const attached = contentOf(content, handles)
  return {
    author,
    commentary: little(wordsOf(content)),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(attached === null ? {} : { content: attached }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  }
}

function contentOf({ media, link, title }: Content, handles: Readonly<Record<string, string>>): object | null {
  if (media.some(isVideo)) {
    const id = handles['ready:0']
    if (id === undefined) throw new Error('the step ready:0 is not done')
    return { media: { id, ...(title === null ? {} : { title }) } }
  }
  const images = mediaHandles(media, handles).map((id, index) => {
    const alt = media[index]?.alt?.trim() ?? ''
    return { id, ...(alt === '' ? {} : { altText: alt }) }
  })
  if (images.length > 1) return { multiImage: { images } }
  if (images[0] !== undefined) return { media: images[0] }
  return link === null ? null : { article: { source: asUri(link), title: cardTitle(link, title) } }
}

/** LinkedIn does not look at the page: without a title the card shows the site's name. */
function cardTitle(link: string, title: string | null): string {
  const given = title?.trim() ?? ''
  return given === '' && URL.canParse(link) ? new URL(link).host : given || link
}

/** What a page has published, newest first, back to `from`. */
export async function listPosts(
  api: LinkedIn,
  author: string,
  from: Date,
): Promise<{ posts: Candidate[]; complete: boolean; server_at: string | null }> {
  const posts: Candidate[] = []
  let server_at: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = `q=author&author=${inPath(author)}&count=${PAGE}&start=${page * PAGE}&sortBy=CREATED`
    const answer = await api.call({ path: `/rest/posts?${query}`, headers: finder })
    server_at = answer.server_at
    const rows = elementsOf<Post>(api, answer)
    posts.push(...rows.map((row) => candidate(row, author)).filter((one) => one !== null))
    const last = rows.at(-1)
    // Pages may be shorter than asked for: only an empty one is the end.
    if (last === undefined || Number(last.createdAt) < from.getTime()) return { posts, complete: true, server_at }
  }
  return { posts, complete: false, server_at }
}

export async function ownPosts(api: LinkedIn, author: string, since: Date): Promise<OwnPosts> {
  const { posts, complete } = await listPosts(api, author, since)
  return ownPostsSince(posts, since, complete)
}

interface Post {
  readonly id?: unknown
  readonly author?: unknown
  readonly commentary?: unknown
  readonly createdAt?: unknown
  readonly publishedAt?: unknown
  readonly lifecycleState?: unknown
  readonly reshareContext?: unknown
  readonly content?: { readonly media?: unknown; readonly multiImage?: { readonly images?: readonly unknown[] } }
}

function candidate(post: Post, author: string): Candidate | null {
  const at = Number(post.publishedAt ?? post.createdAt)
  if (typeof post.id !== 'string' || !(at > 0) || post.author !== author) return null
  if (post.lifecycleState !== 'PUBLISHED' || (post.reshareContext !== undefined && post.reshareContext !== null)) return null
  const created_at = new Date(at)
  const { media, multiImage } = post.content ?? {}
  return {
    remote_id: post.id,
    url: pageOf(post.id),
    published_at: created_at.toISOString(),
    created_at,
    text: plain(textField(post.commentary)),
    media: multiImage?.images?.length ?? (media === undefined || media === null ? 0 : 1),
  }
}

/** A comment as LinkedIn gives it. */
export interface Comment {
  readonly id?: unknown
  readonly commentUrn?: unknown
  readonly actor?: unknown
  readonly object?: unknown
  readonly parentComment?: unknown
  readonly message?: { readonly text?: unknown }
  readonly created?: { readonly time?: unknown }
  readonly commentsSummary?: { readonly totalFirstLevelComments?: unknown; readonly aggregatedTotalComments?: unknown }
}

/** The URN of a comment: as it says itself, else by its number under `under`. */
export function urnOfComment({ commentUrn: urn, id, object }: Comment, under: string): string | null {
  if (typeof urn === 'string' && urn !== '') return urn
  const number = typeof id === 'number' ? String(id) : textField(id)
  return number === '' ? null : commentUrn(textField(object) || under, number)
}

/** All comments directly under a post or a comment; `complete`: none is left out. */
export async function listComments(
  api: LinkedIn,
  under: string,
): Promise<{ comments: Comment[]; complete: boolean; server_at: string | null }> {
  const comments: Comment[] = []
  let server_at: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const path = `/rest/socialActions/${inPath(under)}/comments?count=${PAGE}&start=${page * PAGE}`
    const answer = await api.call({ path }, [200, 404])
    server_at = answer.server_at
    // nothing can stand under what is not there
    if (answer.status === 404) return { comments, complete: true, server_at }
    const rows = elementsOf<Comment>(api, answer)
    comments.push(...rows)
    if (rows.length === 0) return { comments, complete: true, server_at }
  }
  return { comments, complete: false, server_at }
}

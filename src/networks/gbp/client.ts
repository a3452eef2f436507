import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Content, Lookup, OwnPost, Published, Sighting } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart, type Candidate } from '../fingerprint.ts'
import { instant, rightsOf, type Need } from '../google.ts'
import { textField } from '../json.ts'
import { readMedia } from '../media.ts'
import { parentOf } from '../parent.ts'
import { asUri } from '../uri.ts'
import { dayFigures } from './figures.ts'
import { listOf, openGbp, type Gbp } from './listing.ts'
import { reviewsOf } from './reviews.ts'
import { gbpRules } from './rules.ts'
import { manageScope } from './sign-in.ts'

const PAGE = '100'
const MAX_PAGES = 5

const needs: readonly Need[] = [
  {
    scope: manageScope,
    or: ['https://www.googleapis.com/auth/plus.business.manage'],
    without: ['publish', 'images', 'delete', 'list_own', 'account_figures', 'inbox', 'reply'],
  },
]

export const gbpClient: Client = { connect }

/** Posts of a listing (v4), its reviews and its figures. Nothing of a post can be made beforehand: an unknown outcome is read back. */
function connect(access: Access): Connection {
  const gbp = openGbp(access)
  const reviews = reviewsOf(gbp, access)

  return {
    async identify(): Promise<AccountIdentity> {
      const location = await gbp.location()
      const { title, url } = await gbp.about(location)
      return {
        remote_id: location,
        remote_name: title || location,
        url,
        settings: { location },
        rights: await rightsOf(gbp, needs),
        expires_at: null,
      }
    },

    steps: (content) => (content.kind === undefined ? content.media.map((_, index) => `host:${index}`) : []),

    /** `host:<n>`: the public address where Google fetches the image. */
    stage: (step, content) =>
      invisible(async () => {
        const medium = content.media[Number(step.slice('host:'.length))]
        if (medium === undefined) throw new Error(`no such step: ${step}`)
        await readMedia(medium)
        if (access.host === undefined) {
          const words = 'Google fetches images from a public address, and this client has none'
          throw new NetworkFailure('refused', 'no_media_host', words)
        }
        return access.host(medium)
      }),

    async publish(content, identity, handles): Promise<Published> {
      const review = parentOf(content, identity)
      if (review !== null) return reviews.answer(content, review)
      const media = content.media.map((_, index) => {
        const sourceUrl = handles[`host:${index}`]
        if (sourceUrl === undefined) throw new Error(`the step host:${index} is not done`)
        return { mediaFormat: 'PHOTO', sourceUrl }
      })
      const summary = gbpRules.compose(content, access.settings)
      const answer = await gbp.call({
        method: 'POST',
        url: gbp.v4(`${await gbp.location()}/localPosts`),
        json: {
          languageCode: content.lang,
          topicType: 'STANDARD',
          ...(summary === '' ? {} : { summary }),
          ...(content.link === null ? {} : { callToAction: { actionType: 'LEARN_MORE', url: asUri(content.link) } }),
          ...(media.length > 0 ? { media } : {}),
        },
      })
      const post = (answer.json ?? {}) as Record<string, unknown>
      const sighting = sightingOf(post)
      if (sighting === null) throw gbp.failure(answer, false)
      if (isRejected(post)) {
        throw new NetworkFailure('refused', 'post_rejected', 'Google does not show the post: it is against its rules', {
          status: answer.status,
        })
      }
      return { ...sighting, server_at: answer.server_at }
    },

    async lookup(content, identity, _handles, since): Promise<Lookup> {
      try {
        const review = parentOf(content, identity)
        return review === null ? await readBack(gbp, content, access, since) : await reviews.lookup(content, review)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id) {
      await gbp.call({ method: 'DELETE', url: gbp.v4(remote_id) }, [200, 404])
    },

    async ownPosts(since) {
      const { posts, complete } = await postsSince(gbp, since)
      return {
        posts: posts.map(({ remote_id, url, created_at, text }): OwnPost => ({
          remote_id,
          url,
          published_at: created_at.toISOString(),
          text,
        })),
        complete,
      }
    },

    accountFigures: async (day) => dayFigures(gbp, await gbp.location(), day, access.now()),
    inbox: (cursor) => reviews.inbox(cursor),
  }
}

const isRejected = (post: Record<string, unknown>): boolean => post['state'] === 'REJECTED'

function sightingOf(post: Record<string, unknown>): Sighting | null {
  const remote_id = textField(post['name'])
  if (remote_id === '') return null
  return { remote_id, url: textField(post['searchUrl']) || null, published_at: instant(post['createTime']) }
}

async function readBack(gbp: Gbp, content: Content, access: Access, since: Date): Promise<Lookup> {
  const { posts, complete, server_at } = await postsSince(gbp, windowStart(since))
  return settle({ text: gbpRules.compose(content, access.settings), content }, posts, since, { complete, server_at })
}

/** The posts of the listing that Google did not reject, made since `from`, newest first. */
async function postsSince(gbp: Gbp, from: Date): Promise<{ posts: Candidate[]; complete: boolean; server_at: string | null }> {
  const location = await gbp.location()
  const found: Candidate[] = []
  let ended = false
  let server_at: string | null = null
  for (let page = 0, token = ''; page < MAX_PAGES && !ended; page++) {
    const answer = await gbp.read(gbp.v4(`${location}/localPosts`, { pageSize: PAGE, ...(token && { pageToken: token }) }))
    server_at = answer.server_at
    const listed = listOf(answer.body['localPosts'])
    found.push(...listed.filter((post) => !isRejected(post)).flatMap((post) => candidate(post) ?? []))
    token = textField(answer.body['nextPageToken'])
    const last = instant(listed.at(-1)?.['createTime'])
    // no page of Google's promises an order: it is the newest first as long as nothing says otherwise
    ended = token === '' || (last !== null && new Date(last) < from && newestFirst(found))
  }
  const posts = found.filter(({ created_at }) => created_at >= from)
  return { posts: posts.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime()), complete: ended, server_at }
}

function newestFirst(posts: readonly Candidate[]): boolean {
  return posts.every((post, index) => index === 0 || post.created_at <= (posts[index - 1]?.created_at ?? post.created_at))
}

function candidate(post: Record<string, unknown>): Candidate | null {
  const sighting = sightingOf(post)
  if (sighting === null || sighting.published_at === null) return null
  return {
    ...sighting,
    text: textField(post['summary']),
    media: listOf(post['media']).length,
    created_at: new Date(sighting.published_at),
  }
}

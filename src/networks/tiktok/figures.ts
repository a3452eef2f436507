import type { Access, Connection, Figure, Metric, OwnPost, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import type { TiktokApi } from './api.ts'
import { standingOf } from './upload.ts'

/** Both by the API: 20 videos a page, 20 ids a question. */
const PAGE = 20
const MAX_PAGES = 20

const ofPost: readonly (readonly [Metric, string])[] = [
  ['views', 'view_count'],
  ['reactions', 'like_count'],
  ['comments', 'comment_count'],
  ['shares', 'share_count'],
]
const ofAccount: readonly (readonly [Metric, string])[] = [
  ['followers', 'follower_count'],
  ['reactions', 'likes_count'],
  ['posts', 'video_count'],
]

type Fields = Readonly<Record<string, unknown>>
/** The fields that came, and why the others did not. */
interface Got {
  readonly values: Fields
  readonly refused: Readonly<Record<string, Figure['reason']>>
}

/** The posts of the profile and their figures; only what everybody can see is in the lists of TikTok. */
export function openFigures(
  access: Access,
  api: TiktokApi,
): Required<Pick<Connection, 'ownPosts' | 'postFigures' | 'accountFigures'>> {
  /** Asks for all fields at once; where one makes the whole question fail, each on its own. */
  async function bisect(names: readonly string[], ask: (names: readonly string[]) => Promise<Fields>): Promise<Got> {
    try {
      return { values: await ask(names), refused: {} }
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      const reason = reasonOf(error)
      if (reason !== 'refused' || names.length === 1) return { values: {}, refused: all(names, reason) }
      const parts = await Promise.all(names.map((name) => bisect([name], ask)))
      return {
        values: Object.assign({}, ...parts.map((one) => one.values)) as Fields,
        refused: Object.assign({}, ...parts.map((one) => one.refused)) as Got['refused'],
      }
    }
  }

  function figuresOf(wanted: typeof ofPost, got: Got, absent: Figure['reason'] = 'not_given'): Figure[] {
    const at = access.now().toISOString()
    return wanted.map(([metric, source]) => {
      const value = got.values[source]
      if (typeof value === 'number' && Number.isSafeInteger(value)) return { metric, value, reason: null, source, at }
      return { metric, value: null, reason: got.refused[source] ?? absent, source, at }
    })
  }

  /** Of a draft, the id of the post its owner made of it: null while there is none; `gone` when it came to nothing. */
  async function videoOf(remote_id: string): Promise<{ readonly id: string | null; readonly gone: boolean }> {
    if (/^\d+$/.test(remote_id)) return { id: remote_id, gone: false }
    const standing = await standingOf(api, remote_id, Number.POSITIVE_INFINITY)
    return { id: standing.is === 'out' ? standing.post_id : null, gone: standing.is === 'failed' }
  }

  async function figuresOfVideo(remote_id: string): Promise<PostFigures> {
    const empty: Got = { values: {}, refused: {} }
    let video: Awaited<ReturnType<typeof videoOf>>
    try {
      video = await videoOf(remote_id)
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      const reason = error.code === 'publish_id_unknown' ? 'too_old' : reasonOf(error)
      return { remote_id, status: 'there', figures: figuresOf(ofPost, empty, reason) }
    }
    if (video.gone) return { remote_id, status: 'gone', figures: [] }
    if (video.id === null) return { remote_id, status: 'there', figures: figuresOf(ofPost, empty, 'not_yet') }
    const video_ids = [video.id]
    let there = true
    const got = await bisect(
      ofPost.map(([, source]) => source),
      async (names) => {
        const { data } = await api.post('/video/query/', { filters: { video_ids } }, { fields: ['id', ...names] })
        const [found] = videosOf(data)
        there &&= found !== undefined
        return found ?? {}
      },
    )
    return there ? { remote_id, status: 'there', figures: figuresOf(ofPost, got) } : { remote_id, status: 'gone', figures: [] }
  }

  return {
    async ownPosts(since) {
      const posts: OwnPost[] = []
      let cursor: unknown
      for (let page = 0; page < MAX_PAGES; page++) {
        const json = { max_count: PAGE, ...(cursor === undefined ? {} : { cursor }) }
        const fields = ['id', 'create_time', 'video_description', 'share_url']
        const { data } = await api.post('/video/list/', json, { fields })
        const listed = videosOf(data)
          .map(ownPost)
          .filter((one) => one !== null)
        const recent = listed.filter((one) => Date.parse(one.published_at) >= since.getTime())
        posts.push(...recent)
        if (recent.length < listed.length || data['has_more'] !== true) return { posts, complete: true }
        cursor = data['cursor']
      }
      return { posts, complete: false }
    },

    async postFigures(remote_ids) {
      const lines: PostFigures[] = []
      for (const remote_id of remote_ids) lines.push(await figuresOfVideo(remote_id))
      return lines
    },

    async accountFigures() {
      const got = await bisect(
        ofAccount.map(([, source]) => source),
        async (names) => {
          const { data } = await api.get('/user/info/', names)
          return (data['user'] ?? {}) as Fields
        },
      )
      return figuresOf(ofAccount, got)
    },
  }
}

function reasonOf(failure: NetworkFailure): Exclude<Figure['reason'], null> {
  if (failure.code === 'no_permission') return 'not_permitted'
  if (failure.verdict === 'unauthorized') throw failure
  return failure.verdict === 'refused' ? 'refused' : 'unreachable'
}

function all(names: readonly string[], reason: Figure['reason']): Got['refused'] {
  return Object.fromEntries(names.map((name) => [name, reason]))
}

function videosOf(data: Fields): Fields[] {
  return Array.isArray(data['videos']) ? (data['videos'] as Fields[]) : []
}

function ownPost(video: Fields): OwnPost | null {
  const seconds = Number(video['create_time'])
  if (textField(video['id']) === '' || !(seconds > 0)) return null
  const share = textField(video['share_url'])
  const url = URL.canParse(share) ? new URL(share) : null
  return {
    remote_id: textField(video['id']),
    // without the marks that TikTok adds for its own statistics
    url: url === null ? null : `${url.origin}${url.pathname}`,
    published_at: new Date(seconds * 1000).toISOString(),
    text: textField(video['video_description']),
  }
}

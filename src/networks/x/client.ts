import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Handles, Lookup, Media, OwnPosts, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { ownPostsSince, settle, windowStart } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, mediaHandles, mediaSteps, mediumOf } from '../media.ts'
import { parentId, parentOf } from '../parent.ts'
import { accountFigures, postFigures } from './figures.ts'
import { inbox } from './inbox.ts'
import { openX, type XAnswer } from './library.ts'
import { idIn, untilReady, upload } from './media.ts'
import { candidates, fieldsIn, inEitherWords, isRepost, pageOf, readPages, second, unreadable } from './posts.ts'
import { rightsOfLevel, rightsOfScopes } from './rights.ts'
import { xRules } from './rules.ts'
import { search } from './search.ts'

const PAGE = 20
const MAX_PAGES = 5
/** For a list of own posts: each one that is read is billed, whatever the page. */
const OWN_PAGE = 100
const UPLOAD = 'upload:'

export const xClient: Client = { connect }

function connect(access: Access): Connection {
  const x = openX(access)
  const ask = inEitherWords(x)
  const page = (id: string): string => pageOf(access, id)

  async function me(): Promise<{ id: string; username: string; name: string; answer: XAnswer }> {
    const answer = await x.call({ method: 'GET', path: 'users/me' })
    const user = (answer.data as { data?: { id?: unknown; username?: unknown; name?: unknown } } | undefined)?.data
    if (typeof user?.id !== 'string') throw unreadable('not_sent')
    return { id: user.id, username: textField(user.username), name: textField(user.name), answer }
  }

  /** The account's id: kept by `identify`, because every question to X is billed. */
  async function userId(): Promise<string> {
    const kept = access.settings['user_id']
    return typeof kept === 'string' && kept !== '' ? kept : (await me()).id
  }

  /** The account's own posts since `from`, newest first. */
  async function timeline(from: Date, size: number) {
    const id = await userId()
    return readPages(
      (next) =>
        ask((words) => ({
          method: 'GET',
          path: `users/${id}/tweets`,
          query: {
            max_results: String(size),
            start_time: second(from),
            ...next,
            ...fieldsIn(words, 'created_at,entities,attachments'),
          },
        })),
      MAX_PAGES,
    )
  }

  async function ready(step: string, medium: Media, handles: Handles): Promise<string> {
    const known = handles[step.replace('media:', UPLOAD)]
    if (known !== undefined && (await untilReady(x, known)) === 'ready') return known
    const id = await upload(x, access, medium)
    if (isVideo(medium) && (await untilReady(x, id)) === 'lost')
      throw new NetworkFailure('not_sent', 'media_not_ready', 'X has lost a video')
    return id
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const { id, username, name, answer } = await me()
      const scopes = await x.scopes()
      return {
        remote_id: id,
        remote_name: username === '' ? name : `@${username}`,
        url: `https://x.com/${username}`,
        settings: { user_id: id, username },
        rights: scopes === null ? rightsOfLevel(answer.access_level) : rightsOfScopes(scopes),
      }
    },

    /** A video is worked on for minutes: once it is there, it is only waited for. */
    steps: (content) =>
      mediaSteps(content.media.length).flatMap((step) =>
        isVideo(mediumOf(step, content.media)) ? [step.replace('media:', UPLOAD), step] : [step],
      ),

    /** `upload:<n>`: the id of a video that was sent. `media:<n>`: the id of what is ready. Good for 24 hours. */
    stage: (step, content, _identity, handles) =>
      invisible(async () => {
        const medium = mediumOf(step.replace(UPLOAD, 'media:'), content.media)
        return step.startsWith(UPLOAD) ? upload(x, access, medium) : ready(step, medium, handles)
      }),

    async publish(content, identity, handles): Promise<Published> {
      const media_ids = mediaHandles(content.media, handles)
      const text = xRules.compose(content, access.settings)
      const parent = parentOf(content, identity)
      const { data, server_at } = await x.call({
        method: 'POST',
        path: 'tweets',
        json: {
          ...(text === '' ? {} : { text }),
          ...(media_ids.length > 0 ? { media: { media_ids } } : {}),
          ...(parent === null ? {} : { reply: { in_reply_to_tweet_id: parentId(parent) } }),
        },
      })
      const remote_id = idIn(data)
      if (remote_id === null) throw unreadable('unknown')
      return { remote_id, url: page(remote_id), published_at: server_at, server_at }
    },

    async lookup(content, identity, _handles, since): Promise<Lookup> {
      try {
        const parent = parentOf(content, identity)
        const { listed, complete, server_at } = await timeline(windowStart(since), PAGE)
        const wanted = { text: xRules.compose(content, access.settings), content, parent: parent && parentId(parent) }
        return settle(wanted, candidates(listed, page), since, { complete, server_at })
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    /** X says `deleted` of what is gone already as well. */
    remove: (remote_id) =>
      invisible(async () => {
        try {
          const { data } = await x.call({ method: 'DELETE', path: `tweets/${parentId({ remote_id, url: null })}` })
          const { deleted } = (data as { data?: { deleted?: unknown } } | undefined)?.data ?? {}
          if (typeof deleted !== 'boolean') throw unreadable('not_sent')
        } catch (error) {
          if (!(error instanceof NetworkFailure) || error.code !== 'post_gone') throw error
        }
      }),

    async ownPosts(since): Promise<OwnPosts> {
      const { listed, complete } = await timeline(since, OWN_PAGE)
      const own = candidates(
        listed.filter((one) => !isRepost(one)),
        page,
      )
      // the list is asked to the second
      return ownPostsSince(own, since, complete)
    },

    postFigures: (remote_ids) => postFigures(ask, access, remote_ids),
    accountFigures: () => accountFigures(x, access),
    inbox: async (cursor, most) => inbox(ask, access, await userId(), cursor, most),
    search: async (query, cursor, most) => search(ask, access, await userId(), query, cursor, most),
  }
}

import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Content, Lookup, Media, Published, Rights } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo } from '../media.ts'
import { openApi } from './api.ts'
import { openFigures } from './figures.ts'
import { tiktokRules } from './rules.ts'
import { hasExpired, piecesOf, sendPieces, sourceOf, standingOf, untilOut, uploadIn, type Upload } from './upload.ts'

export const tiktokClient: Client = { connect }

const OPEN = 'session:0'
const PIECES = 'media:0'

function connect(access: Access): Connection {
  const api = openApi(access)
  const direct = access.settings['direct_post'] === true

  /** Opens an upload. Nothing exists, not even a draft, until its last byte has come. */
  async function open(content: Content): Promise<Upload> {
    const source_info = sourceOf(videoOf(content).bytes)
    const answer = direct
      ? await api.post('/post/publish/video/init/', { post_info: await postInfo(content), source_info }, { write: true })
      : await api.post('/post/publish/inbox/video/init/', { source_info }, { write: true })
    const publish_id = textField(answer.data['publish_id'])
    const upload_url = textField(answer.data['upload_url'])
    if (publish_id === '' || upload_url === '') {
      throw new NetworkFailure('not_sent', 'server_error', 'TikTok gave no address for the video')
    }
    return { publish_id, upload_url, at: access.now().toISOString() }
  }

  /** What the creator allows right now; asked before each post, as TikTok wants it. */
  async function postInfo(content: Content): Promise<Record<string, unknown>> {
    const { data: creator } = await api.post('/post/publish/creator_info/query/', {})
    const levels = Array.isArray(creator['privacy_level_options']) ? creator['privacy_level_options'].map(textField) : []
    const chosen = textField(access.settings['privacy_level']) || 'PUBLIC_TO_EVERYONE'
    if (!levels.includes(chosen)) {
      throw new NetworkFailure('refused', 'privacy_level', `${chosen} is not one of ${levels.join(', ')}`)
    }
    const most = Number(creator['max_video_post_duration_sec'])
    const { duration_ms } = videoOf(content)
    if (most > 0 && duration_ms != null && duration_ms > most * 1000) {
      throw new NetworkFailure('refused', 'video_duration', `this account may post videos of ${most} seconds`)
    }
    return {
      title: tiktokRules.compose(content, access.settings),
      privacy_level: chosen,
      disable_comment: creator['comment_disabled'] === true,
      disable_duet: creator['duet_disabled'] === true,
      disable_stitch: creator['stitch_disabled'] === true,
      brand_content_toggle: access.settings['brand_content'] === true,
      brand_organic_toggle: access.settings['brand_organic'] === true,
      // content-posting-api-reference-direct-post: "video is AI generated content"
      is_aigc: content.ai === 'generated_media',
    }
  }

  /** All the pieces but the last, from where TikTok stands. An upload that has expired is begun anew: the handle says which one it is. */
  async function sendAhead(content: Content, opened: Upload): Promise<Upload> {
    const medium = videoOf(content)
    const upload = hasExpired(opened, access.now()) ? await open(content) : opened
    const standing = await standingOf(api, upload.publish_id, medium.bytes)
    const uploaded = standing.is === 'uploading' ? (standing.uploaded ?? 0) : 0
    await sendPieces({ access, api }, upload, { medium, uploaded, all: false })
    return upload
  }

  function published(upload: Upload, out: { post_id: string | null; server_at: string | null }): Published {
    return { ...sighting(upload, out.post_id), server_at: out.server_at }
  }

  /** A post by its own id where TikTok tells one; a draft, and a post of the owner's alone, by the id of its upload. */
  function sighting(upload: Upload, post_id: string | null): Pick<Published, 'remote_id' | 'url' | 'published_at'> {
    const name = textField(access.settings['username'])
    const url = post_id === null || name === '' ? null : `https://www.tiktok.com/@${name}/video/${post_id}`
    return { remote_id: post_id ?? upload.publish_id, url, published_at: null }
  }

  async function look(content: Content, upload: Upload): Promise<Lookup> {
    const { server_at, ...standing } = await standingOf(api, upload.publish_id, videoOf(content).bytes)
    switch (standing.is) {
      case 'out':
        return { seen: 'found', match: sighting(upload, standing.post_id), server_at }
      case 'failed':
        return { seen: 'absent', complete: true, server_at }
      case 'working':
        return { seen: 'unreadable', reason: 'TikTok is still working on the video', server_at }
      case 'uploading':
        if (!hasExpired(upload, access.now())) return { seen: 'staged', server_at }
        // it can never be completed any more
        if (standing.uploaded !== null) return { seen: 'absent', complete: true, server_at }
        return { seen: 'unreadable', reason: 'TikTok does not say how much of the video it has', server_at }
    }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const scopes = await api.scopes()
      const profile = scopes === null || scopes.includes('user.info.profile')
      const { data } = await api.get('/user/info/', ['open_id', 'display_name', ...(profile ? ['username'] : [])])
      const user = (data['user'] ?? {}) as Readonly<Record<string, unknown>>
      const open_id = textField(user['open_id'])
      if (open_id === '') throw new NetworkFailure('not_sent', 'server_error', 'TikTok did not say whose account it is')
      const username = textField(user['username'])
      return {
        remote_id: open_id,
        remote_name: username === '' ? textField(user['display_name']) || open_id : `@${username}`,
        url: username === '' ? null : `https://www.tiktok.com/@${username}`,
        settings: { ...(username === '' ? {} : { username }), ...(direct ? await creatorLimits() : {}) },
        rights: scopes === null ? null : rightsOf(scopes, direct),
      }
    },

    // a video in one piece is one call, and that call is the visible one
    steps: (content) => (piecesOf(content.media[0]?.bytes ?? 0).length > 1 ? [OPEN, PIECES] : [OPEN]),

    /** Both steps: the upload that was opened, as JSON. */
    stage: (step, content, _identity, handles) =>
      invisible(async () => {
        if (step === OPEN) return JSON.stringify(await open(content))
        return JSON.stringify(await sendAhead(content, openedIn(handles)))
      }),

    /** The last piece: with it, and not before, the draft is in the inbox, or the post on its way. */
    async publish(content, _identity, handles): Promise<Published> {
      const upload = openedIn(handles)
      const medium = videoOf(content)
      const { server_at, ...standing } = await standingOf(api, upload.publish_id, medium.bytes)
      if (standing.is === 'out') return published(upload, { post_id: standing.post_id, server_at })
      if (standing.is === 'failed') {
        // of an attempt before: another upload may pass, once a look has shown that this one came to nothing
        throw new NetworkFailure('unknown', 'video_failed', `TikTok: ${standing.reason || 'the video failed'}`)
      }
      let complete = true
      if (standing.is === 'uploading') {
        if (hasExpired(upload, access.now())) {
          throw new NetworkFailure('unknown', 'upload_expired', 'the upload was begun more than an hour ago')
        }
        const before = piecesOf(medium.bytes).at(-1)?.from ?? 0
        const uploaded = standing.uploaded ?? before
        complete = (await sendPieces({ access, api }, upload, { medium, uploaded, all: true })) === 201
      }
      return published(upload, await untilOut(api, upload, { size: medium.bytes, complete }))
    },

    /** By the id of the upload alone: drafts are in no list. */
    async lookup(content, _identity, handles): Promise<Lookup> {
      try {
        const upload = uploadIn(handles)
        if (upload !== null) return await look(content, upload)
        const { server_at } = await api.get('/user/info/', ['open_id'])
        return { seen: 'absent', complete: true, server_at }
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    ...openFigures(access, api),
  }

  /** A cap of the day is told here too, and says nothing about whose account it is. */
  async function creatorLimits(): Promise<Record<string, string | number>> {
    const answer = await api.post('/post/publish/creator_info/query/', {}).catch((error: unknown) => {
      if (!(error instanceof NetworkFailure) || error.code === 'credential_refused') throw error
      return null
    })
    if (answer === null) return {}
    const { data } = answer
    const most = Number(data['max_video_post_duration_sec'])
    const levels = Array.isArray(data['privacy_level_options']) ? data['privacy_level_options'].map(textField) : []
    return { ...(most > 0 ? { max_video_seconds: most } : {}), privacy_levels: levels.join(' ').slice(0, 200) }
  }
}

function videoOf(content: Content): Media {
  const [video] = content.media
  if (video === undefined || !isVideo(video) || content.media.length > 1) {
    throw new NetworkFailure('refused', 'video_required', 'TikTok takes one video')
  }
  return video
}

function openedIn(handles: Readonly<Record<string, string>>): Upload {
  const upload = uploadIn(handles)
  if (upload === null) throw new Error(`the step ${OPEN} is not done`)
  return upload
}

function rightsOf(granted: readonly string[], direct: boolean): Rights {
  const needed = {
    [direct ? 'video.publish' : 'video.upload']: ['publish', 'video'],
    'video.list': ['list_own', 'post_figures'],
    'user.info.stats': ['account_figures'],
  } as const
  const missing = Object.entries(needed).filter(([scope]) => !granted.includes(scope))
  return { granted, missing: missing.map(([scope, without]) => ({ scope, without })) }
}

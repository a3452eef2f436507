import { invisible } from '../answers.ts'
import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  Handles,
  HttpResponse,
  Identity,
  Lookup,
  Media,
  OwnPost,
  OwnPosts,
  Parent,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { parentOf } from '../parent.ts'
import { COLLECTION, pageOf, placeOf, uriOf } from './address.ts'
import { blueskyFailure, errorName } from './errors.ts'
import { accountFigures, postFigures } from './figures.ts'
import { inbox } from './inbox.ts'
import { mentionedHandles, postRecord, type Blob, type ReplyRef, type StrongRef } from './record.ts'
import { blueskyRules } from './rules.ts'
import { search } from './search.ts'
import { openXrpc } from './session.ts'
import { tidTime } from './tid.ts'
import { videoService } from './video.ts'

const UPLOAD = 'upload:'
const PAGE = 100
const MAX_PAGES = 30
/** Keys are made when a post is queued, at most so long before it is out. */
const AHEAD_MS = 366 * 24 * 3_600_000

export const blueskyClient: Client = { connect }

function connect(access: Access): Connection {
  const xrpc = openXrpc(access)
  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => blueskyFailure(answer, { now: access.now(), read })
  const videos = videoService(xrpc, access)
  const compose = (content: Content): string => blueskyRules.compose(content, access.settings)

  async function upload(bytes: Uint8Array, mime: string): Promise<Blob> {
    const answer = await xrpc.call({
      method: 'POST',
      nsid: 'com.atproto.repo.uploadBlob',
      headers: { 'content-type': mime },
      body: bytes,
      timeout_ms: 120_000,
    })
    const blob = (answer.json as { blob?: Blob } | undefined)?.blob
    if (answer.status !== 200 || typeof blob?.ref?.$link !== 'string') throw failure(answer, false)
    return blob
  }

  /** Whom the mentions of a text mean. Kept as a handle, so that a repeat writes the same record. */
  async function resolve(text: string): Promise<Record<string, string>> {
    const dids: Record<string, string> = {}
    for (const { name } of mentionedHandles(text)) {
      const answer = await xrpc.call({ nsid: 'com.atproto.identity.resolveHandle', query: { handle: name } })
      const did = (answer.json as { did?: unknown } | undefined)?.did
      if (answer.status === 200 && typeof did === 'string') dids[name] = did
      else if (answer.status === 401 || answer.status === 429 || (answer.status >= 500 && answer.status !== 502))
        throw failure(answer, true)
    }
    return dids
  }

  /** Kept as a handle too: the hash of what is answered is part of the record, which has to be the same at every attempt. */
  async function replyRef(content: Content, identity: Identity): Promise<ReplyRef> {
    const parent = parentOf(content, identity)
    const root = identity.replies_to?.root
    if (parent === null || root === undefined) throw new TypeError('nothing is answered')
    if (content.kind === 'reply') return answeredRef(parent)
    const found = await strongRef(root)
    return { root: found, parent: parent.remote_id === root.remote_id ? found : await strongRef(parent) }
  }

  async function strongRef({ remote_id }: Parent): Promise<StrongRef> {
    const answer = await xrpc.call({
      nsid: 'com.atproto.repo.getRecord',
      query: { ...placeOf(remote_id), collection: COLLECTION },
    })
    if (errorName(answer) === 'RecordNotFound') throw parentGone(answer)
    const { uri, cid } = (answer.json ?? {}) as { uri?: unknown; cid?: unknown }
    if (answer.status !== 200 || typeof uri !== 'string' || typeof cid !== 'string') throw failure(answer, true)
    return { uri, cid }
  }

  /** What somebody else wrote is on a server of theirs: the app view has it, and knows where its thread begins. */
  async function answeredRef({ remote_id }: Parent): Promise<ReplyRef> {
    const answer = await xrpc.call({ nsid: 'app.bsky.feed.getPosts', query: { uris: [uriOf(placeOf(remote_id))] } })
    const { posts } = (answer.json ?? {}) as { posts?: unknown }
    if (answer.status !== 200 || !Array.isArray(posts)) throw failure(answer, true)
    const [found] = posts as { uri?: unknown; cid?: unknown; record?: { reply?: { root?: Partial<StrongRef> } } }[]
    if (typeof found?.uri !== 'string' || typeof found.cid !== 'string') throw parentGone(answer)
    const parent = { uri: found.uri, cid: found.cid }
    const { uri, cid } = found.record?.reply?.root ?? {}
    return { root: typeof uri === 'string' && typeof cid === 'string' ? { uri, cid } : parent, parent }
  }

  const parentGone = ({ status }: HttpResponse): NetworkFailure =>
    new NetworkFailure('refused', 'parent_gone', 'the post it answers is not there any more', { status })

  function put(content: Content, identity: Identity, handles: Handles, did: string): Promise<HttpResponse> {
    const record = postRecord(content, identity, {
      text: compose(content),
      blobs: mediaHandles(content.media, handles).map((handle) => JSON.parse(handle) as Blob),
      dids: JSON.parse(handles['mentions'] ?? '{}') as Record<string, string>,
      reply: content.kind === undefined ? null : (JSON.parse(handles['parents'] ?? 'null') as ReplyRef | null),
    })
    // `swapRecord: null`: only where nothing stands under this key, or exactly this record. Without it, another record would be
    // overwritten.
    return xrpc.call({
      method: 'POST',
      nsid: 'com.atproto.repo.putRecord',
      json: { repo: did, collection: COLLECTION, rkey: identity.record_key, record, swapRecord: null },
    })
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const { did, handle } = await xrpc.signIn()
      return { remote_id: did, remote_name: `@${handle}`, url: `https://bsky.app/profile/${handle}`, settings: {} }
    },

    /** A video is worked on for minutes: once it is there, it is only waited for. */
    steps: (content) => [
      ...mediaSteps(content.media.length).flatMap((step) =>
        isVideo(mediumOf(step, content.media)) ? [step.replace('media:', UPLOAD), step] : [step],
      ),
      ...(mentionedHandles(compose(content)).length > 0 ? ['mentions'] : []),
      ...(content.kind === undefined ? [] : ['parents']),
    ],

    /** `upload:<n>`: the number of the work on a video. `media:<n>`: the blob as JSON. `mentions`: the accounts meant. `parents`: what it answers, by address and hash. */
    stage: (step, content, identity, handles) =>
      invisible(async () => {
        if (step === 'parents') return JSON.stringify(await replyRef(content, identity))
        if (step === 'mentions') return JSON.stringify(await resolve(compose(content)))
        const medium = mediumOf(step.replace(UPLOAD, 'media:'), content.media)
        if (step.startsWith(UPLOAD)) return videos.send(medium)
        return JSON.stringify(await blobOf(medium, handles[step.replace('media:', UPLOAD)]))
      }),

    async publish(content, identity, handles): Promise<Published> {
      const { did } = await xrpc.session()
      let answer = await put(content, identity, handles, did)
      if (isBlobGone(answer)) {
        // A server drops blobs that no record names. The same bytes are the same blob: the record does not change.
        await invisible(() => uploadAgain(content))
        answer = await put(content, identity, handles, did)
      }
      const uri = (answer.json as { uri?: unknown } | undefined)?.uri
      if (errorName(answer) === 'InvalidSwap') {
        const remote_id = `at://${did}/${COLLECTION}/${identity.record_key}`
        throw new NetworkFailure('duplicate', 'record_exists', 'another record already stands under this key', {
          status: answer.status,
          remote_id,
        })
      }
      if (answer.status !== 200 || typeof uri !== 'string') throw failure(answer, false)
      return { remote_id: uri, url: pageOf(uri), published_at: identity.created_at, server_at: answer.server_at }
    },

    async lookup(_content, identity): Promise<Lookup> {
      try {
        const { did } = await xrpc.session()
        const answer = await xrpc.call({
          nsid: 'com.atproto.repo.getRecord',
          query: { repo: did, collection: COLLECTION, rkey: identity.record_key },
        })
        const { server_at } = answer
        if (errorName(answer) === 'RecordNotFound') return { seen: 'absent', complete: true, server_at }
        const body = answer.json as { uri?: unknown; value?: { createdAt?: unknown } } | undefined
        if (answer.status !== 200 || typeof body?.uri !== 'string') throw failure(answer, true)
        const created = body.value?.createdAt
        const match = { remote_id: body.uri, url: pageOf(body.uri), published_at: typeof created === 'string' ? created : null }
        return { seen: 'found', match, server_at }
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    /** A record that is not there is none to the server either. */
    remove: (remote_id) =>
      invisible(async () => {
        const { did } = await xrpc.session()
        const { repo, rkey } = placeOf(remote_id)
        // another account's record: the server would say so in its own way, or take the name for a key of ours
        if (repo.startsWith('did:') && repo !== did)
          throw new NetworkFailure('refused', 'not_own_post', `${remote_id} belongs to another account`)
        const json = { repo: did, collection: COLLECTION, rkey }
        const answer = await xrpc.call({ method: 'POST', nsid: 'com.atproto.repo.deleteRecord', json })
        if (answer.status !== 200) throw failure(answer, false)
      }),

    ownPosts,
    postFigures: (remote_ids) => postFigures(xrpc, access, remote_ids),
    accountFigures: () => accountFigures(xrpc, access),
    inbox: (cursor) => inbox(xrpc, access, cursor),
    search: (query, cursor) => search(xrpc, access, query, cursor),
  }

  /** From the account's own server, in the order of the keys; the instants that readers see are in the records. */
  async function ownPosts(since: Date): Promise<OwnPosts> {
    const { did } = await xrpc.session()
    const posts: OwnPost[] = []
    let cursor: string | undefined
    let complete = false
    for (let page = 0; page < MAX_PAGES && !complete; page++) {
      const query = { repo: did, collection: COLLECTION, limit: String(PAGE), ...(cursor === undefined ? {} : { cursor }) }
      const answer = await xrpc.call({ nsid: 'com.atproto.repo.listRecords', query })
      const body = answer.json as { records?: unknown; cursor?: unknown } | undefined
      if (answer.status !== 200 || !Array.isArray(body?.records)) throw failure(answer, true)
      const listed = body.records as { uri?: unknown; value?: { text?: unknown; createdAt?: unknown } }[]
      for (const { uri, value } of listed) {
        const at = Date.parse(textField(value?.createdAt))
        if (typeof uri !== 'string' || !(at >= since.getTime())) continue
        posts.push({
          remote_id: uri,
          url: pageOf(uri),
          published_at: new Date(at).toISOString(),
          text: textField(value?.text),
        })
      }
      cursor = textField(body.cursor) || undefined
      const last = tidTime(textField(listed.at(-1)?.uri).split('/').at(-1) ?? '')
      complete = cursor === undefined || listed.length === 0 || last < since.getTime() - AHEAD_MS
    }
    posts.sort((a, b) => Date.parse(b.published_at) - Date.parse(a.published_at))
    return { posts, complete }
  }

  async function uploadAgain(content: Content): Promise<void> {
    for (const medium of content.media) await blobOf(medium)
  }

  async function blobOf(medium: Media, jobId?: string): Promise<Blob> {
    return isVideo(medium) ? videos.blob(medium, jobId) : upload(await readMedia(medium), medium.mime)
  }
}

function isBlobGone(answer: HttpResponse): boolean {
  return answer.status === 400 && /could not find blob|BlobNotFound/i.test(answer.text)
}

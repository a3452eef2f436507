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
  Parent,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { parentOf } from '../parent.ts'
import { blueskyFailure, errorName } from './errors.ts'
import { mentionedHandles, postRecord, type Blob, type ReplyRef, type StrongRef } from './record.ts'
import { blueskyRules } from './rules.ts'
import { openXrpc } from './session.ts'

const COLLECTION = 'app.bsky.feed.post'

export const blueskyClient: Client = { connect }

function connect(access: Access): Connection {
  const xrpc = openXrpc(access)
  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => blueskyFailure(answer, { now: access.now(), read })
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
    const found = await strongRef(root)
    return { root: found, parent: parent.remote_id === root.remote_id ? found : await strongRef(parent) }
  }

  async function strongRef({ remote_id }: Parent): Promise<StrongRef> {
    const [, repo, rkey] =
      /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(remote_id) ??
      /^https:\/\/[^/]+\/profile\/([^/]+)\/post\/([^/?#]+)/.exec(remote_id) ??
      []
    if (repo === undefined || rkey === undefined)
      throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no post`)
    const answer = await xrpc.call({
      nsid: 'com.atproto.repo.getRecord',
      query: { repo: decodeURIComponent(repo), collection: COLLECTION, rkey },
    })
    if (errorName(answer) === 'RecordNotFound')
      throw new NetworkFailure('refused', 'parent_gone', 'the post it answers is not there any more', { status: answer.status })
    const { uri, cid } = (answer.json ?? {}) as { uri?: unknown; cid?: unknown }
    if (answer.status !== 200 || typeof uri !== 'string' || typeof cid !== 'string') throw failure(answer, true)
    return { uri, cid }
  }

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

    steps: (content) => [
      ...mediaSteps(content.media.length),
      ...(mentionedHandles(compose(content)).length > 0 ? ['mentions'] : []),
      ...(content.kind === undefined ? [] : ['parents']),
    ],

    /** `media:<n>`: the blob as JSON. `mentions`: the accounts meant. `parents`: what it answers, by address and hash. */
    stage: (step, content, identity) =>
      invisible(async () => {
        if (step === 'parents') return JSON.stringify(await replyRef(content, identity))
        if (step === 'mentions') return JSON.stringify(await resolve(compose(content)))
        const medium = mediumOf(step, content.media)
        return JSON.stringify(await upload(await readMedia(medium), medium.mime))
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
  }

  async function uploadAgain(content: Content): Promise<void> {
    for (const medium of content.media) await upload(await readMedia(medium), medium.mime)
  }
}

function isBlobGone(answer: HttpResponse): boolean {
  return answer.status === 400 && /could not find blob|BlobNotFound/i.test(answer.text)
}

/** `at://did/app.bsky.feed.post/key` → the page of the post. */
function pageOf(uri: string): string {
  const [did = '', , key = ''] = uri.slice('at://'.length).split('/')
  return `https://bsky.app/profile/${did}/post/${key}`
}

import { setTimeout as pause } from 'node:timers/promises'
import { invisible } from '../answers.ts'
import type { Access, Content, Handles, HttpResponse, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { graphId } from '../graph.ts'
import { textField } from '../json.ts'
import { isVideo } from '../media.ts'
import { findHashtags } from '../measure.ts'
import { asUri } from '../uri.ts'
import type { ThreadsApi } from './api.ts'
import { containerFailure, isGone, type Container } from './errors.ts'
import { threadsRules } from './rules.ts'

/** What is published in the end, or waits for it. */
export const CONTAINER = 'container'
/** The same once Threads has worked on it, or the one that took its place. */
export const READY = 'ready'

const READY_WITHIN_MS = { text: 60_000, media: 300_000 } as const
const ASKED_EVERY_MS = { first: 200, most: 5000 } as const

/** `host:<n>`, `container:<n>` for each of several media, then the container of the post, then that it is ready. */
export function containerSteps(content: Content): string[] {
  const each = (name: string): string[] => content.media.map((_, index) => `${name}:${index}`)
  return [...each('host'), ...(content.media.length > 1 ? each(CONTAINER) : []), CONTAINER, READY]
}

export interface Containers {
  stage(step: string, content: Content, parent: string | null, handles: Handles): Promise<string>
  status(id: string): Promise<Container>
}

export function openContainers(access: Access, api: ThreadsApi): Containers {
  /** Threads fetches every file itself. */
  async function host(medium: Media): Promise<string> {
    if (!access.host) {
      const message = `Threads fetches ${medium.file_name} from a public address, and the client has no site to put it on`
      throw new NetworkFailure('refused', 'no_media_host', message)
    }
    const address = await access.host(medium)
    access.progress?.(medium.file_name, medium.bytes, medium.bytes)
    return address
  }

  async function make(form: Readonly<Record<string, string>>): Promise<string> {
    const answer: HttpResponse = await api.call({ method: 'POST', path: '/me/threads', form })
    const id = graphId(answer)
    if (id === null) throw new NetworkFailure('not_sent', 'no_id', 'Threads did not name the container')
    return id
  }

  const item = (medium: Media, address: string): Promise<string> =>
    make({ ...fileOf(medium, address), is_carousel_item: 'true' })

  /** Of the post itself: nobody sees it before it is published. `afresh`: the children of a carousel are made again with it. */
  async function post(content: Content, parent: string | null, handles: Handles, afresh = false): Promise<string> {
    const { media } = content
    const [only] = media
    const text = threadsRules.compose(content, access.settings)
    const common = {
      ...(text === '' ? {} : { text }),
      ...(parent === null ? {} : { reply_to_id: parent }),
      ...topicOf(content),
    }
    if (only === undefined) {
      return make({ ...common, media_type: 'TEXT', ...(content.link === null ? {} : { link_attachment: asUri(content.link) }) })
    }
    if (media.length === 1) return make({ ...common, ...fileOf(only, handleOf(handles, 'host:0')) })
    const children: string[] = []
    for (const [index, medium] of media.entries()) {
      const again = (): Promise<string> => item(medium, handleOf(handles, `host:${index}`))
      const id = afresh ? await again() : handleOf(handles, `${CONTAINER}:${index}`)
      children.push(await readyOrAgain(id, medium, again))
    }
    try {
      return await make({ ...common, media_type: 'CAROUSEL', children: children.join(',') })
    } catch (error) {
      if (afresh || !(error instanceof NetworkFailure) || error.verdict !== 'refused') throw error
    }
    // A first one, whose id was lost with the answer, keeps its items: nobody sees it, and it is made again with others.
    return post(content, parent, handles, true)
  }

  async function ready(content: Content, parent: string | null, handles: Handles): Promise<string> {
    await withinQuota(parent !== null)
    const slowest = content.media.find(isVideo) ?? content.media[0]
    return readyOrAgain(handleOf(handles, CONTAINER), slowest, () => post(content, parent, handles, true))
  }

  /** The container once it is ready; made again from the hosted files when it has expired, or failed, while the post was waiting. */
  async function readyOrAgain(id: string, medium: Media | undefined, again: () => Promise<string>): Promise<string> {
    const before = await status(id)
    const lost = before.status === 'EXPIRED' || before.status === 'ERROR'
    const now = lost ? await again() : id
    await untilReady(now, medium)
    return now
  }

  /** 250 posts and 1,000 answers in 24 hours: asked for here, for a limit at the visible call would leave a doubt. */
  async function withinQuota(is_reply: boolean): Promise<void> {
    const [usage, config] = is_reply ? ['reply_quota_usage', 'reply_config'] : ['quota_usage', 'config']
    const answer = await api.call({ path: '/me/threads_publishing_limit', query: { fields: `${usage},${config}` } })
    const row = (answer.json as { data?: readonly Readonly<Record<string, unknown>>[] }).data?.[0]
    const used = Number(row?.[usage ?? ''])
    const total = Number((row?.[config ?? ''] as { quota_total?: unknown } | undefined)?.quota_total)
    if (total > 0 && used >= total) {
      const retry_at = new Date(access.now().getTime() + 3_600_000)
      throw new NetworkFailure('rate_limited', 'daily_limit', `${used} of ${total} within 24 hours`, { retry_at })
    }
  }

  async function status(id: string): Promise<Container> {
    try {
      const answer = await api.call({ path: `/${encodeURIComponent(id)}`, query: { fields: 'id,status,error_message' } })
      const { status: told, error_message } = answer.json as { status?: unknown; error_message?: unknown }
      const known = ['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED'] as const
      const found = known.find((one) => one === told)
      if (found === undefined)
        throw new NetworkFailure('not_sent', 'server_error', 'Threads calls the state of the post something else')
      return { status: found, error: textField(error_message), server_at: answer.server_at }
    } catch (error) {
      if (isGone(error)) return { status: 'EXPIRED', error: '', server_at: null }
      throw error
    }
  }

  async function untilReady(id: string, medium: Media | undefined): Promise<void> {
    const deadline = performance.now() + (medium === undefined ? READY_WITHIN_MS.text : READY_WITHIN_MS.media)
    for (let wait: number = ASKED_EVERY_MS.first; ; wait = Math.min(wait * 2, ASKED_EVERY_MS.most)) {
      const container = await status(id)
      if (container.status === 'FINISHED' || container.status === 'PUBLISHED') return
      if (container.status !== 'IN_PROGRESS') throw containerFailure(container, medium?.file_name ?? null)
      if (performance.now() + wait > deadline) break
      await pause(wait)
    }
    throw new NetworkFailure('not_sent', 'media_not_ready', 'Threads is still working on the post')
  }

  return {
    stage: (step, content, parent, handles) =>
      invisible(async () => {
        const [name, index] = step.split(':')
        const medium = index === undefined ? undefined : content.media[Number(index)]
        if (medium === undefined) return step === READY ? ready(content, parent, handles) : post(content, parent, handles)
        return name === 'host' ? host(medium) : item(medium, handleOf(handles, `host:${index}`))
      }),
    status,
  }
}

function fileOf(medium: Media, address: string): Record<string, string> {
  const video = isVideo(medium)
  const alt = medium.alt?.trim() ?? ''
  return {
    media_type: video ? 'VIDEO' : 'IMAGE',
    [video ? 'video_url' : 'image_url']: address,
    ...(alt === '' ? {} : { alt_text: alt }),
  }
}

/** The first tag is the topic of the post, unless one stands in its text: 1 to 50 signs, without `.` and `&`. */
function topicOf({ tags, text }: Content): Record<string, string> {
  const [first = ''] = tags
  const topic = first.replace(/^#/, '').replace(/[.&]/g, '').trim()
  return topic === '' || [...topic].length > 50 || findHashtags(text).length > 0 ? {} : { topic_tag: topic }
}

function handleOf(handles: Handles, step: string): string {
  const handle = handles[step]
  if (handle === undefined) throw new Error(`the step ${step} is not done`)
  return handle
}

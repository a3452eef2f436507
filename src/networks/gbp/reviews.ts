import type { Access, Content, InboxItem, InboxPage, Lookup, Parent, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { fingerprint } from '../fingerprint.ts'
import { inboxFrom, inboxPage, instant } from '../google.ts'
import { textField } from '../json.ts'
import { listOf, type Gbp } from './listing.ts'
import { gbpRules } from './rules.ts'

const PAGE = '50'
const MAX_PAGES = 20
const DAYS_30_MS = 30 * 86_400_000

const stars: Readonly<Record<string, number>> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 }

export interface Reviews {
  answer(content: Content, review: Parent): Promise<Published>
  lookup(content: Content, review: Parent): Promise<Lookup>
  inbox(cursor: string | null): Promise<InboxPage>
}

/** https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews (2026-11-22). A review has one answer at most. */
export function reviewsOf(gbp: Gbp, access: Access): Reviews {
  return {
    /** The same answer twice is one answer. */
    async answer(content, { remote_id }) {
      const comment = gbpRules.compose(content, access.settings)
      const name = `${remote_id}/reply`
      const answer = await gbp.call({ method: 'PUT', url: gbp.v4(name), json: { comment } })
      const body = (answer.json ?? {}) as Record<string, unknown>
      const published_at = instant(body['updateTime'])
      if (published_at === null) throw gbp.failure(answer, false)
      if (body['reviewReplyState'] === 'REJECTED') {
        const words = `Google does not show the answer: ${textField(body['policyViolation']) || 'it is against its rules'}`
        throw new NetworkFailure('refused', 'post_rejected', words, { status: answer.status })
      }
      return { remote_id: name, url: null, published_at, server_at: answer.server_at }
    },

    async lookup(content, { remote_id }) {
      const { body, server_at } = await gbp.read(gbp.v4(remote_id))
      const reply = (body['reviewReply'] ?? {}) as Record<string, unknown>
      const ours = fingerprint(textField(reply['comment'])) === fingerprint(gbpRules.compose(content, access.settings))
      if (!ours || reply['reviewReplyState'] === 'REJECTED') return { seen: 'absent', complete: true, server_at }
      const match = { remote_id: `${remote_id}/reply`, url: null, published_at: instant(reply['updateTime']) }
      return { seen: 'found', match, server_at }
    },

    /** A review that its author changed comes again: the words and the stars are new. */
    async inbox(cursor) {
      const location = await gbp.location()
      const oldest = new Date(access.now().getTime() - DAYS_30_MS)
      const from = inboxFrom(cursor, oldest)
      const found: InboxItem[] = []
      for (let page = 0, token = ''; page < MAX_PAGES; page++) {
        const query = { pageSize: PAGE, orderBy: 'updateTime desc', ...(token && { pageToken: token }) }
        const { body } = await gbp.read(gbp.v4(`${location}/reviews`, query))
        const listed = listOf(body['reviews'])
          .map(itemOf)
          .filter((one) => one !== null)
        found.push(...listed)
        token = textField(body['nextPageToken'])
        const last = listed.at(-1)
        if (token === '' || (last !== undefined && new Date(last.at) < from)) break
      }
      return inboxPage(found, cursor, oldest)
    },
  }
}

function itemOf(review: Record<string, unknown>): InboxItem | null {
  const at = instant(review['updateTime']) ?? instant(review['createTime'])
  const remote_id = textField(review['name'])
  if (at === null || remote_id === '') return null
  const reviewer = (review['reviewer'] ?? {}) as Record<string, unknown>
  return {
    kind: 'review',
    remote_id,
    post_id: null,
    answers: null,
    author: { id: null, name: textField(reviewer['displayName']) || null, url: null },
    text: textField(review['comment']),
    url: null,
    at,
    rating: stars[textField(review['starRating'])] ?? null,
    can_reply: true,
  }
}

import type { InboxItem, InboxPage } from '../contract.ts'
import { textField } from '../json.ts'
import type { LinkedIn } from './call.ts'
import { listComments, listPosts, urnOfComment, type Comment } from './posts.ts'
import { commentParts, pageOf } from './urn.ts'

const PAGE = 50
/** Comments are looked for under the posts of that long. */
const POSTS_MS = 30 * 24 * 3600_000

/**
 * What others wrote under a page's posts of the last 30 days, and under the comments there. LinkedIn has no list of all comments: one call
 * a post. The cursor is `<epoch ms> <URNs of that very millisecond>`.
 */
export async function readInbox(api: LinkedIn, author: string, cursor: string | null, now: Date): Promise<InboxPage> {
  const [time = '', ...seen] = (cursor ?? String(now.getTime() - POSTS_MS)).split(' ')
  const from = Number(time)
  const { posts } = await listPosts(api, author, new Date(now.getTime() - POSTS_MS))
  const items: InboxItem[] = []
  for (const { remote_id } of posts.filter((one) => one.created_at.getTime() > now.getTime() - POSTS_MS)) {
    for (const comment of await allComments(api, remote_id)) {
      const item = itemOf(comment, remote_id, author)
      if (item === null) continue
      const at = Date.parse(item.at)
      if (at > from || (at === from && !seen.includes(item.remote_id))) items.push(item)
    }
  }
  items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.remote_id < b.remote_id ? -1 : 1))
  const page = items.slice(0, PAGE)
  return { items: page, cursor: after(page, from, seen), more: items.length > PAGE }
}

/** Comments have one level of answers. */
async function allComments(api: LinkedIn, post: string): Promise<Comment[]> {
  const { comments } = await listComments(api, post)
  const answers: Comment[] = []
  for (const comment of comments) {
    const urn = urnOfComment(comment, post)
    const { totalFirstLevelComments, aggregatedTotalComments } = comment.commentsSummary ?? {}
    if (urn !== null && Number(totalFirstLevelComments ?? aggregatedTotalComments ?? 0) > 0) {
      answers.push(...(await listComments(api, urn)).comments)
    }
  }
  return [...comments, ...answers]
}

function itemOf(comment: Comment, post_id: string, author: string): InboxItem | null {
  const remote_id = urnOfComment(comment, post_id)
  const at = Number(comment.created?.time)
  const actor = textField(comment.actor)
  if (remote_id === null || !(at > 0) || actor === author) return null
  const parent = textField(comment.parentComment)
  const [, company] = /^urn:li:organization:(\d+)$/.exec(actor) ?? []
  return {
    kind: 'comment',
    remote_id,
    post_id,
    answers: parent === '' ? post_id : parent,
    // LinkedIn tells who it is by number alone
    author: {
      id: actor || null,
      name: null,
      url: company === undefined ? null : `https://www.linkedin.com/company/${company}/`,
    },
    text: textField(comment.message?.text),
    url: pageOf(remote_id),
    at: new Date(at).toISOString(),
    rating: null,
    // an answer to an answer has no place: comments have one level of answers
    can_reply: parent === '' && commentParts(remote_id) !== null,
  }
}

function after(page: readonly InboxItem[], from: number, seen: readonly string[]): string {
  const last = page.at(-1)
  if (last === undefined) return [String(from), ...seen].join(' ')
  const at = Date.parse(last.at)
  const same = page.filter((one) => Date.parse(one.at) === at).map((one) => one.remote_id)
  return [String(at), ...(at === from ? seen : []), ...same].join(' ')
}

import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { approvalText } from '../../i18n/approval.ts'
import { list } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import type { Pack, PackAnswer, PackPost } from '../../store/approvals.ts'
import type { Client } from '../../store/clients.ts'
import { isOpenToChange, waitingStates } from '../../store/delivery-status.ts'
import type { ApprovalVia, Post } from '../../store/posts.ts'
import { readAnswerFile, type AnswerFile } from './answer-file.ts'
import { readMailFile } from './mail-file.ts'
import { waits } from './make-pack.ts'
import { shortHash } from './pack-view.ts'
import { waitingIn, withPosts } from './pack-state.ts'
import { longestReply, longestReplyLine, readReply, type ReadAnswer, type Reply } from './read-reply.ts'

/**
 * What becomes of one answer. `same`: that was said already. `changed`: the post is another than the one that was shown. `gone`: out or
 * cancelled. `unknown_post`: in no pack of this client. `untimed`: it has no time.
 */
export type AnswerOutcome =
  | 'approve'
  | 'reject'
  | 'same'
  | 'changed'
  | 'gone'
  | 'untimed'
  | 'unclear'
  | 'contradictory'
  | 'unknown_post'

export interface PlannedAnswer {
  readonly post_id: number
  readonly answer: PackAnswer | null
  readonly comment: string | null
  readonly outcome: AnswerOutcome
  /** What was answered to the same post before, where it was something else. */
  readonly before: PackAnswer | null
  readonly pack: Pack | null
  readonly post: Post | null
}

export interface PlannedAnswers {
  /** Made by a pack's own page, word for word: nothing of it is read between lines. */
  readonly exact: boolean
  readonly via: ApprovalVia
  readonly by: string | null
  readonly answers: readonly PlannedAnswer[]
  /** Posts that still wait, and of which nothing was said. */
  readonly silent: readonly number[]
  readonly rest: readonly string[]
}

/** Larger than any answer, pictures in a mail included. */
export const largestAnswer = 25_000_000

/**
 * Reads what came back and lays beside each answer the post that it is about. Nothing is changed. Throws `Failure`: usage
 * `answer_unreadable`, `answer_too_large`, `which_pack`; not_found `no_pack`, `unknown_pack`, `other_clients_pack`.
 */
export async function planAnswers(
  context: Context,
  client: Client,
  bytes: Buffer,
  said_code: string | null,
): Promise<PlannedAnswers> {
  const { lang } = context
  if (bytes.length > largestAnswer) throw new Failure('usage', 'answer_too_large', say(lang, approvalText.answer_too_large))
  const mail = readMailFile(bytes)
  const text = mail === null ? bytes.toString('utf8') : mail.text
  for (const one of mail === null ? [text] : mail.files) {
    const file = await readAnswerFile(one)
    if (file !== null) return fromFile(context, client, file)
  }
  if (mail === null && /^\s*(?:\{|\[\s*[{"\]])/.test(text)) {
    throw new Failure('usage', 'answer_unreadable', say(lang, approvalText.answer_unreadable), {
      hint: say(lang, approvalText.answer_unreadable_hint),
    })
  }
  const endless = text.length > longestReply || text.split(/[\r\n]/).some((line) => line.length > longestReplyLine)
  if (endless || text.includes('\0')) throw new Failure('usage', 'answer_too_large', say(lang, approvalText.answer_too_large))
  return fromText(
    context,
    client,
    { text, subject: mail?.subject ?? '', by: mail?.from ?? null, is_mail: mail !== null },
    said_code,
  )
}

async function fromFile(context: Context, client: Client, file: AnswerFile): Promise<PlannedAnswers> {
  const pack = await packOf(context, client, file.pack)
  const twice = new Map<number, Set<string>>()
  for (const { post, answer } of file.answers) twice.set(post, (twice.get(post) ?? new Set()).add(answer))
  const answers: PlannedAnswer[] = []
  for (const { post, hash, answer, comment } of new Map(file.answers.map((one) => [one.post, one])).values()) {
    const verdict = (twice.get(post)?.size ?? 0) > 1 ? 'contradictory' : answer
    answers.push(await planned(context, [pack], { post_id: post, hash, verdict, comment }))
  }
  return {
    exact: true,
    via: 'file',
    by: file.by,
    answers: answers.toSorted((a, b) => a.post_id - b.post_id),
    silent: await silentIn(context, [pack], answers),
    rest: [],
  }
}

interface Message {
  readonly text: string
  readonly subject: string
  readonly by: string | null
  readonly is_mail: boolean
}

async function fromText(
  context: Context,
  client: Client,
  { text, subject, by, is_mail }: Message,
  said_code: string | null,
): Promise<PlannedAnswers> {
  const { lang } = context
  const { approvals, posts } = await context.store()
  const all = await approvals.list(client.slug)
  if (all.length === 0) {
    throw new Failure('not_found', 'no_pack', say(lang, approvalText.no_pack, { name: client.name }), {
      hint: say(lang, approvalText.no_pack_hint, { client: client.slug }),
    })
  }
  const code = said_code ?? readReply(text, []).code
  const named = code === null ? null : await packOf(context, client, code)
  const open: Pack[] = []
  for (const pack of all) if (waitingIn(await withPosts(pack, posts)).length > 0) open.push(pack)
  // without a code: those that still wait, else the newest
  const asked = named !== null ? [named] : open.length > 0 ? open : all.slice(0, 1)
  const known = [...new Set(asked.flatMap((pack) => pack.posts.map(({ post_id }) => post_id)))].toSorted((a, b) => a - b)
  let reply = readReply(text, known)
  // a person may send a mail made by a link without a word in it: the link put the answer into the subject too
  if (reply.answers.length === 0 && !/^\s*(?:re|rép?|aw|tr|fwd?)\s*:/i.test(subject)) reply = fromSubject(reply, subject)
  if (reply.everything && asked.length > 1 && !sameSet(asked)) {
    throw new Failure(
      'usage',
      'which_pack',
      say(lang, approvalText.which_pack, {
        codes: list(
          lang,
          asked.map((one) => one.code),
        ),
      }),
      {
        hint: say(lang, approvalText.which_pack_hint, { code: asked[0]?.code ?? '' }),
      },
    )
  }
  const answers: PlannedAnswer[] = []
  // a number that the pack does not have may be of an older one
  for (const answer of reply.answers) answers.push(await planned(context, named === null ? all : [named], answer))
  return {
    exact: false,
    via: is_mail || reply.code !== null ? 'mail' : 'message',
    by: reply.by ?? by,
    answers,
    silent: await silentIn(context, asked, answers),
    rest: reply.rest,
  }
}

/** Only what carries a hash: a subject is no sentence. */
function fromSubject(reply: Reply, subject: string): Reply {
  const found = readReply(subject.replace(/^publication\s+|^post\s+/i, ''), []).answers.filter(({ hash }) => hash !== null)
  return found.length === 0 ? reply : { ...reply, answers: found }
}

/** Packs that ask about the same posts. */
function sameSet(packs: readonly Pack[]): boolean {
  const [first, ...more] = packs.map(({ posts }) => posts.map(({ post_id }) => post_id).join(' '))
  return more.every((one) => one === first)
}

async function packOf(context: Context, client: Client, code: string): Promise<Pack> {
  const { lang } = context
  const pack = await (await context.store()).approvals.byCode(code.trim().toUpperCase())
  if (pack === null) {
    throw new Failure('not_found', 'unknown_pack', say(lang, approvalText.unknown_pack, { code }), {
      hint: say(lang, approvalText.unknown_pack_hint, { client: client.slug }),
    })
  }
  if (pack.client === client.slug) return pack
  throw new Failure(
    'not_found',
    'other_clients_pack',
    say(lang, approvalText.other_clients_pack, { code, client: pack.client }),
    {
      hint: say(lang, approvalText.other_clients_pack_hint, { client: pack.client }),
    },
  )
}

/** The pack that showed the post as it is now, else the newest that showed it. */
function shownIn(packs: readonly Pack[], id: number, content_hash: string): { pack: Pack; shown: PackPost } | null {
  const all = packs.flatMap((pack) => pack.posts.filter(({ post_id }) => post_id === id).map((shown) => ({ pack, shown })))
  return all.find(({ shown }) => shown.content_hash === content_hash) ?? all[0] ?? null
}

async function planned(context: Context, packs: readonly Pack[], read: ReadAnswer): Promise<PlannedAnswer> {
  const { post_id, hash, verdict, comment } = read
  const post = await (await context.store()).posts.get(post_id)
  const found = post === null ? null : shownIn(packs, post_id, post.content_hash)
  const answer = verdict === 'unclear' || verdict === 'contradictory' ? null : verdict
  if (post === null || found === null)
    return { post_id, answer, comment, outcome: 'unknown_post', before: null, pack: null, post: null }
  const { pack, shown } = found
  // without a hash of its own an answer is about what the newest pack showed
  const newest = packs.flatMap((one) => one.posts).find((one) => one.post_id === post_id)
  const about = hash ?? newest?.content_hash ?? ''
  const fits = about.length >= shortHash && post.content_hash.startsWith(about) && shown.content_hash === post.content_hash
  const before = shown.answer !== null && shown.answer !== answer ? shown.answer : null
  return { post_id, answer, comment, outcome: outcomeOf(post, verdict, comment, fits), before, pack, post }
}

function outcomeOf(post: Post, verdict: ReadAnswer['verdict'], comment: string | null, fits: boolean): AnswerOutcome {
  const { deliveries, scheduled_at, content_hash, approved_hash, rejected_reason } = post
  if (verdict === 'unclear' || verdict === 'contradictory') return verdict
  const open = deliveries.filter(({ state }) => waitingStates.includes(state))
  if (verdict === 'approved') {
    if (fits && approved_hash === content_hash && !waits(post)) return 'same'
    if (open.length === 0) return 'gone'
    if (!fits) return 'changed'
    return scheduled_at === null ? 'untimed' : 'approve'
  }
  const is_draft = open.length > 0 && open.every(({ status }) => status === 'draft')
  if (is_draft && rejected_reason !== null && (comment === null || rejected_reason === comment)) return 'same'
  if (!open.some(isOpenToChange)) return 'gone'
  // what a person did not want before is looked at by the consultant, not taken away from what was mended since
  return fits ? 'reject' : 'changed'
}

async function silentIn(context: Context, packs: readonly Pack[], answers: readonly PlannedAnswer[]): Promise<number[]> {
  const { posts } = await context.store()
  const said = new Set(answers.map(({ post_id }) => post_id))
  const waiting = new Set<number>()
  for (const pack of packs) for (const id of waitingIn(await withPosts(pack, posts))) waiting.add(id)
  return [...waiting].filter((id) => !said.has(id)).toSorted((a, b) => a - b)
}

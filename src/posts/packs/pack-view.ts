import type { Context } from '../../context.ts'
import type { Author } from '../../documents/author.ts'
import { packText } from '../../i18n/approval-pack.ts'
import { aiLabel, disclosureLabel } from '../../i18n/rights.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Pack, PackAnswer } from '../../store/approvals.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { legalRules } from '../legal/rules.ts'
import { previewPost, type Preview } from '../preview-post.ts'

/** How many characters of a hash a person may have to type. */
export const shortHash = 6

export interface PackViewPost {
  readonly post: Post
  readonly previews: readonly Preview[]
  /** What the law asks of it, in the client's language. */
  readonly law: readonly string[]
}

/** What a pack shows, in one language. */
export interface PackView {
  readonly lang: Lang
  readonly client: Client
  readonly code: string
  readonly made_at: string
  readonly answer_by: string | null
  readonly author: Author
  readonly posts: readonly PackViewPost[]
}

/** By the instants at which they leave; what has none comes last. */
export async function packView(
  context: Context,
  client: Client,
  pack: Pick<Pack, 'code' | 'made_at' | 'answer_by'>,
  posts: readonly Post[],
  author: Author,
  lang: Lang,
): Promise<PackView> {
  const { code, made_at, answer_by } = pack
  const theirs = { ...context, lang }
  const shown: PackViewPost[] = []
  for (const post of posts) {
    const previews = (await previewPost(theirs, post)).map((one) => asOwnersKnow(client, one))
    shown.push({ post, previews, law: lawOf(lang, post, previews) })
  }
  const due = ({ post }: PackViewPost): string => post.scheduled_at ?? '~'
  return {
    lang,
    client,
    code,
    made_at,
    answer_by,
    author,
    posts: shown.toSorted((a, b) => due(a).localeCompare(due(b)) || a.post.id - b.post.id),
  }
}

/**
 * Who posts, in which format and under which name of the consultant's is nothing to them: a name that only says the network is the
 * client's, and of a place that smm does not know the name is the place.
 */
function asOwnersKnow({ name: client }: Client, preview: Preview): Preview {
  const { account, network, seen_on, name } = preview
  const blog = network === 'folder'
  const elsewhere = preview.by_hand && (seen_on === network || seen_on === 'other')
  const says_nothing = blog || elsewhere || [network, seen_on].includes(account.toLowerCase())
  return {
    ...preview,
    account: says_nothing ? client : account,
    name: blog ? 'Blog' : elsewhere ? account : name,
    by_hand: false,
  }
}

const legal: ReadonlySet<string> = new Set(legalRules.map(({ id }) => id))

function lawOf(lang: Lang, { legal: declared }: Post, previews: readonly Preview[]): string[] {
  const { disclosure = 'none', ai = 'none', contest } = declared
  const remarks = previews.flatMap(({ issues }) => issues.filter(({ code }) => legal.has(code)).map(({ message }) => message))
  return [
    ...(disclosure === 'none' ? [] : [say(lang, packText.law_disclosure, { what: say(lang, disclosureLabel[disclosure]) })]),
    ...(ai === 'none' ? [] : [say(lang, packText.law_ai, { what: say(lang, aiLabel[ai]) })]),
    ...(contest === undefined ? [] : [say(lang, packText.law_contest)]),
    ...new Set(remarks),
  ]
}

/** `12/a1b2c3`: a post as it is shown. */
export function refOf({ id, content_hash }: Pick<Post, 'id' | 'content_hash'>): string {
  return `${id}/${content_hash.slice(0, shortHash)}`
}

export const answerWords = {
  approved: packText.text_approved,
  to_correct: packText.text_to_correct,
  refused: packText.text_refused,
} as const satisfies Record<PackAnswer, unknown>

/** A mail with the answer to one post, ready to be sent; without an address the person chooses it. */
export function answerMail(
  { lang, code, author }: Pick<PackView, 'lang' | 'code' | 'author'>,
  post: Pick<Post, 'id' | 'content_hash'>,
  answer: 'approved' | 'to_correct',
): string {
  const ref = refOf(post)
  const words = say(lang, answerWords[answer])
  const colon = lang === 'fr' ? ' : ' : ': '
  // what is to be done is typed at its end
  const line = `${ref}${colon}${words}${answer === 'to_correct' ? colon : ''}`
  return mailto(author.email, say(lang, packText.link_subject, { ref, answer: words }), [
    say(lang, packText.text_head, { code }),
    line,
  ])
}

/** RFC 6068. */
function mailto(to: string | null, subject: string, lines: readonly string[]): string {
  return `mailto:${encodeURIComponent(to ?? '').replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`
}

/** How one answers in a sentence. */
export function exampleOf(lang: Lang, ids: readonly number[]): string {
  const [first = 1, second] = ids
  return second === undefined ? say(lang, packText.example_one, { first }) : say(lang, packText.example, { first, second })
}

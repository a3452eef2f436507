import type { Content, Issue, Limits, Network, Price, Rules } from '../networks/contract.ts'
import type { Account } from '../store/accounts.ts'
import type { NewDelivery, NewPost } from '../store/posts.ts'
import { partsOfText } from '../store/thread-parts.ts'
import { contentHash } from './content-hash.ts'

/** An account with what its network makes of a content. */
export interface Target {
  readonly account: Account
  readonly network: Network
  readonly rules: Rules
  /** Name of the network whose readers will see it: of the one it stands for, for an account kept by hand. */
  readonly name: string
  /** The client's own pages: a blog. */
  readonly owned: boolean
}

/** What the rules look at: what the account's server reported, and whose rules hold for an account kept by hand. */
export function limitsOf(account: Account): Limits {
  return account.for_network === null ? account.settings : { ...account.settings, for_network: account.for_network }
}

/** The network whose ways hold for the account: its own, or the one it stands for. */
export function standsFor(account: Pick<Account, 'network' | 'for_network'>): string {
  return account.for_network ?? account.network
}

/** What this account will get: its own text where `--text-for` gave one. */
export function contentFor(
  account: Pick<Account, 'network' | 'for_network'>,
  post: Pick<NewPost, 'title' | 'text' | 'text_for' | 'link' | 'media' | 'tags'>,
  lang: Content['lang'],
): Content {
  const own = (post.text_for as Readonly<Record<string, string | undefined>>)[standsFor(account)]
  const { title, text, link, media, tags } = post
  return { title, text: own ?? text, link, media, tags, lang }
}

/** What leaves one after the other: the post itself with its link, its media and its tags, then words alone. */
export function partsOf(content: Content, { thread, first_comment }: Pick<NewPost, 'thread' | 'first_comment'>): Content[] {
  const [text = '', ...more] = thread ? partsOfText(content.text) : [content.text]
  const words = (kind: 'part' | 'comment', own: string): Content => ({
    title: null,
    text: own,
    link: null,
    media: [],
    tags: [],
    lang: content.lang,
    kind,
  })
  return [
    { ...content, text },
    ...more.map((own) => words('part', own)),
    ...(first_comment === null ? [] : [words('comment', first_comment)]),
  ]
}

/** A delivery that will not change any more, and what its rules say. Keys and instants are given: nothing here reads a clock. */
export function freeze(
  target: Target,
  content: Content,
  given: {
    part: number
    idempotency_key: string
    record_key: string
    record_created_at: string
    more_issues: readonly Issue[]
  },
): NewDelivery {
  const { account, network, rules } = target
  const price: Price | null = network.price?.(content) ?? null
  const { part, idempotency_key, record_key, record_created_at, more_issues } = given
  return {
    account_id: account.id,
    network: account.network,
    account: account.name,
    content,
    content_hash: contentHash(content),
    part,
    idempotency_key,
    record_key,
    record_created_at,
    expected_remote_id: account.remote_id,
    price_micros: price?.micros ?? null,
    price_currency: price?.currency ?? null,
    issues: [...rules.check(content, limitsOf(account)), ...more_issues],
  }
}

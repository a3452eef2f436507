import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list, shortDateTime } from '../i18n/format.ts'
import { postText } from '../i18n/posts.ts'
import { say } from '../i18n/text.ts'
import type { Issue, Media } from '../networks/contract.ts'
import { isNetworkId, type NetworkId } from '../networks/ids.ts'
import { network } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { NewPost, Post } from '../store/posts.ts'
import { approvalNeed, ownWords } from './approval.ts'
import type { Due } from './choose-time.ts'
import { postHash } from './content-hash.ts'
import { contentFor, freeze, standsFor, type Target } from './freeze.ts'
import { findMedia, type FoundMedia } from './media.ts'
import type { PostInput } from './post-input.ts'
import { recordKey } from './record-key.ts'
import { chooseTargets } from './targets.ts'

/** A post that could be stored as it is: nothing has been written yet. */
export interface Prepared {
  readonly post: NewPost
  readonly targets: readonly Target[]
  /** Files to copy into the home folder first. */
  readonly files: readonly FoundMedia[]
  /** Sensitive words that make it wait for the client. */
  readonly sensitive: readonly string[]
}

const duplicateDays = 30

/**
 * Checks a post against everything that is known before it leaves: its accounts, files, the rules of each network, what was
 * published lately. Throws `Failure`: `no_account`, `which_account`, `account_not_found`, `network_closed`, `media_refused`,
 * `post_refused` (every error of every account listed), `duplicate_post`.
 */
export async function preparePost(
  context: Context,
  client: Client,
  input: PostInput,
  due: Due | null,
  given: { allow_duplicate: boolean; draft: boolean; before?: Post },
): Promise<Prepared> {
  const { before } = given
  const { accounts, strategy } = await accountsFor(context, client, input, before)
  const targets = await Promise.all(accounts.map((account) => targetOf(account)))
  const files = await findMedia(context, input.media ?? [])
  const media = described(context, input, input.media === null ? (before?.media ?? []) : files.map((one) => one.media))
  const words = {
    title: field(input.title, before?.title),
    text: input.text ?? before?.text ?? '',
    text_for: Object.fromEntries(
      Object.entries({ ...before?.text_for, ...input.text_for }).filter(([, own]) => own.trim() !== ''),
    ),
    link: field(input.link, before?.link),
    media,
    tags: input.tags ?? before?.tags ?? [],
  }
  checkLink(context, words.link)
  const now = context.now()
  const scheduled = due ?? (before?.scheduled_at != null ? before : null)
  const at = scheduled?.scheduled_at ?? null
  const deliveries = targets.map((target) => {
    const content = contentFor(target.account, words, client.lang)
    return freeze(target, content, {
      part: 0,
      idempotency_key: randomUUID(),
      record_key: recordKey(now),
      record_created_at: at ?? now.toISOString(),
      more_issues: [
        ...(target.account.status === 'blocked'
          ? [{ level: 'warning', code: 'account_blocked', message: postText.account_blocked } as const]
          : []),
        ...(strategy === null ? [{ level: 'notice', code: 'no_strategy', message: postText.no_strategy } as const] : []),
      ],
    })
  })
  refuseErrors(context, targets, deliveries)
  const content_hash = postHash(words, accounts)
  const texts = [words.title ?? '', ...deliveries.map((delivery) => delivery.content.text)]
  const need = approvalNeed(client.approval, texts, ownWords(strategy))
  const approved = before?.approved_hash === content_hash
  const state = at === null || given.draft ? 'draft' : approved ? 'scheduled' : need.state
  if (!given.allow_duplicate && state !== 'draft')
    await refuseTwin(context, targets, deliveries, at ?? now.toISOString(), before?.id)
  const approval = state === 'scheduled' && !approved ? need.approval : null
  return {
    post: {
      client: client.slug,
      ...words,
      pillar: field(input.pillar, before?.pillar),
      campaign: field(input.campaign, before?.campaign),
      scheduled_at: at,
      scheduled_local: scheduled?.scheduled_local ?? null,
      time_zone: scheduled?.time_zone ?? client.time_zone,
      typed_at: scheduled?.typed_at ?? null,
      content_hash,
      state,
      approval,
      deliveries,
    },
    targets,
    files,
    sensitive: state === 'awaiting_approval' ? need.sensitive : [],
  }
}

/** An account with its network's rules. */
export async function targetOf(account: Account): Promise<Target> {
  const known = await network(account.network)
  const seen = isNetworkId(standsFor(account)) ? await network(standsFor(account) as NetworkId) : known
  return { account, network: known, rules: await known.rules(), name: seen.name }
}

/** What was said, an empty word for none; else what stood there. */
function field(said: string | null, stood: string | null | undefined): string | null {
  if (said === null) return stood ?? null
  return said.trim() === '' ? null : said.trim()
}

/** Where a post goes, and the client's strategy. Throws as `preparePost` does. */
export async function accountsFor(context: Context, client: Client, input: Pick<PostInput, 'to'>, before: Post | undefined) {
  const { lang } = context
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const strategy = await store.strategies.get(client.slug)
  if (input.to === null && before) {
    const ids = new Set(before.deliveries.filter((one) => one.state !== 'cancelled').map((one) => one.account_id))
    const same = accounts.filter((account) => ids.has(account.id))
    if (same.length > 0) return { accounts: same, strategy }
  }
  const result = strategy?.result as { phase1?: { network?: string } | null } | undefined
  const targets = chooseTargets(input.to, accounts, result?.phase1?.network ?? null)
  const names = list(lang, accounts.map(nameOf))
  switch (targets.is) {
    case 'accounts':
      return { accounts: targets.accounts, strategy }
    case 'none':
      throw new Failure('usage', 'no_account', say(lang, postText.no_account, { name: client.name }), {
        hint: say(lang, postText.no_account_hint),
      })
    case 'which':
      throw new Failure('usage', 'which_account', say(lang, postText.which_account, { names }), {
        hint: say(lang, postText.which_account_hint),
      })
    case 'closed':
      throw new Failure('usage', 'network_closed', say(lang, targets.closed.note), {
        hint: say(lang, postText.closed_hint, { names: list(lang, targets.closed.successor) }),
      })
    case 'unknown': {
      const hint = accounts.length > 0 ? say(lang, postText.known_accounts, { names }) : say(lang, postText.no_account_hint)
      if (!targets.network)
        throw new Failure(
          'not_found',
          'account_not_found',
          say(lang, postText.account_not_found, { word: targets.word, name: client.name }),
          { hint },
        )
      throw new Failure(
        'not_found',
        'account_not_found',
        say(lang, postText.no_account_on, { word: targets.word, name: client.name }),
        {
          hint: say(lang, postText.no_account_on_hint, { word: targets.word }),
        },
      )
    }
  }
}

function nameOf(account: Account): string {
  const where = standsFor(account)
  return account.name === where ? account.name : `${account.name} (${where})`
}

/** Descriptions and media go in pairs, in their order; an empty one takes off what stood there. */
function described(context: Context, { alts, no_alt }: PostInput, media: readonly Media[]): Media[] {
  const { lang } = context
  if (alts !== null && alts.length > media.length) {
    throw new Failure('usage', 'more_alts', say(lang, postText.more_alts, { alts: alts.length, files: media.length }), {
      hint: say(lang, postText.more_alts_hint),
    })
  }
  return media.map((one, index) => {
    const said = alts?.[index]
    const alt = said === undefined ? one.alt : said.trim() || null
    return { ...one, alt, no_alt: alt === null && (no_alt || (one.no_alt && said === undefined)) }
  })
}

function checkLink(context: Context, link: string | null): void {
  if (link === null) return
  if (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) && !/\s/.test(link)) return
  const { lang } = context
  throw new Failure('usage', 'bad_link', say(lang, postText.bad_link, { link }), { hint: say(lang, postText.bad_link_hint) })
}

function refuseErrors(context: Context, targets: readonly Target[], deliveries: NewPost['deliveries']): void {
  const { lang } = context
  const wrong = deliveries.flatMap((delivery, index) =>
    delivery.issues.filter((issue) => issue.level === 'error').map((issue) => ({ issue, target: targets[index] as Target })),
  )
  const [first] = wrong
  if (!first) return
  const details = wrong.map(({ issue, target }) =>
    say(lang, postText.account_issue, { account: target.account.name, issue: sayIssue(context, issue) }),
  )
  const long = wrong.find(({ issue }) => issue.code === 'text_too_long' || issue.code === 'text_too_many_bytes')
  const several = deliveries.length > 1
  throw new Failure('usage', 'post_refused', say(lang, postText.refused, { count: wrong.length }), {
    details,
    hint:
      long && several
        ? say(lang, postText.refused_hint_text_for, { network: standsFor(long.target.account) })
        : say(lang, long ? postText.refused_hint_shorten : postText.refused_hint),
  })
}

/** What a rule found, in the reader's language. */
export function sayIssue(context: Pick<Context, 'lang'>, issue: Pick<Issue, 'message' | 'values'>): string {
  return say(context.lang, issue.message, issue.values ?? {})
}

async function refuseTwin(
  context: Context,
  targets: readonly Target[],
  deliveries: NewPost['deliveries'],
  at: string,
  except_post: number | undefined,
): Promise<void> {
  const { lang } = context
  const store = await context.store()
  const days = duplicateDays * 86_400_000
  const between = {
    from: new Date(Date.parse(at) - days).toISOString(),
    to: new Date(Date.parse(at) + days).toISOString(),
    ...(except_post === undefined ? {} : { except_post }),
  }
  for (const [index, delivery] of deliveries.entries()) {
    if (delivery.content.text.trim() === '') continue
    const twin = await store.posts.twin(delivery.account_id, delivery.content.text, between)
    if (!twin) continue
    const client = await store.clients.get(targets[index]?.account.client ?? '')
    const when = shortDateTime(lang, new Date(twin.at), client?.time_zone ?? 'UTC')
    throw new Failure(
      'usage',
      'duplicate_post',
      say(lang, postText.duplicate, { id: twin.post_id, account: twin.account, when }),
      {
        hint: say(lang, postText.duplicate_hint),
      },
    )
  }
}

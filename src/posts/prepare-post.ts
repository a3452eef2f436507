import { randomUUID } from 'node:crypto'
import { isAssistant } from '../assistant.ts'
import { hostIssues } from '../clients/media-host.ts'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { Failure } from '../failure.ts'
import { list, numbered, shortDateTime } from '../i18n/format.ts'
import { partLabel } from '../i18n/parts.ts'
import { postText } from '../i18n/posts.ts'
import { say } from '../i18n/text.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Issue, Media } from '../networks/contract.ts'
import { isNetworkId, type NetworkId } from '../networks/ids.ts'
import { network } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import { needPillar } from '../strategy/need-pillar.ts'
import { partsOfText } from '../store/thread-parts.ts'
import { nothingDeclared } from '../store/post-legal.ts'
import type { NewDelivery, NewPost, Origin, Post } from '../store/posts.ts'
import type { PostTemplate } from '../store/series.ts'
import { sameTextDays } from '../store/text-key.ts'
import { approvalNeed, ownWords } from './approval.ts'
import { authorFor, blogIssues } from './author.ts'
import type { Due } from './choose-time.ts'
import { postHash } from './content-hash.ts'
import { contentFor, freeze, limitsOf, partsOf, standsFor, type Target } from './freeze.ts'
import { fitMedia, isFitted } from './fit-media.ts'
import { findMedia, type FoundMedia } from './media.ts'
import type { PostInput } from './post-input.ts'
import { legalIssues } from './legal/check.ts'
import { legalTexts } from './legal/legal-texts.ts'
import { readDeclared, readMediaFacts } from './legal/read-declared.ts'
import { readLegal } from './legal/read-legal.ts'
import { formatIssues } from './remark-format.ts'
import { refuseParts } from './refuse-parts.ts'
import { asItLeft, plainLinks, tagContent } from './tag-content.ts'
import { refuseWithoutStrategy } from './needs-strategy.ts'
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

export interface PrepareOptions {
  readonly allow_duplicate: boolean
  readonly draft: boolean
  /** The post that is changed. */
  readonly before?: Post
  /** What a new post is made from, where a series or a pool makes it. */
  readonly template?: PostTemplate
  readonly origin?: Origin
  /** The posts of one series may be the same. */
  readonly except_series?: number
  readonly more_issues?: readonly Issue[]
  /** What the file said that it is read from. */
  readonly external_hash?: string
}

/**
 * Checks a post against everything that is known before it leaves: its accounts, files, the rules of each network, what was
 * published lately. A thread is one delivery a part, each checked on its own. Throws `Failure`: `no_account`, `which_account`, `account_not_found`, `network_closed`, `media_refused`,
 * `unknown_pillar`, `post_refused` (every error of every account listed), `duplicate_post`; of a new post where the settings want it
 * (`queue.needs_approved_strategy`), `no_approved_strategy`.
 */
export async function preparePost(
  context: Context,
  client: Client,
  input: PostInput,
  due: Due | null,
  given: PrepareOptions,
): Promise<Prepared> {
  const { before } = given
  refuseOtherClient(context, client, input)
  const stood = before ?? given.template
  // what a pool gives is never the same within 30 days, whoever draws it
  const sameSeries = given.except_series ?? (before?.pool_entry_id === null ? before.series_id : null)
  const { accounts, strategy } = await accountsFor(context, client, input, stood)
  if (stood === undefined) await refuseWithoutStrategy(context, client)
  const targets = await Promise.all(accounts.map((account) => targetOf(account)))
  const files = await findMedia(context, input.media ?? [])
  const media = described(context, input, input.media === null ? (stood?.media ?? []) : files.map((one) => one.media))
  const words = {
    title: field(input.title, stood?.title),
    text: input.text ?? stood?.text ?? '',
    text_for: Object.fromEntries(
      Object.entries({ ...stood?.text_for, ...input.text_for }).filter(([, own]) => own.trim() !== ''),
    ),
    thread: input.thread ?? stood?.thread ?? false,
    first_comment: field(input.first_comment, stood?.first_comment),
    link: field(input.link, stood?.link),
    tag_links: input.tag_links ?? stood?.tag_links ?? true,
    media,
    tags: input.tags ?? stood?.tags ?? [],
  }
  checkLink(context, words.link)
  const pillar = pillarFor(context, input, stood)
  const campaign = field(input.campaign, stood?.campaign)
  const author = await authorFor(context, client, field(input.author, before?.author))
  const now = context.now()
  const scheduled = due ?? (before?.scheduled_at != null ? before : null)
  const at = scheduled?.scheduled_at ?? null
  const month = (scheduled?.scheduled_local ?? dayOf(now, client.time_zone)).slice(0, 7)
  const legal = await readDeclared(context, client, input.legal, stood?.legal ?? nothingDeclared)
  const { known, said: media_facts } = await readMediaFacts(context, client, input.legal, media)
  const fit = input.fit ?? (stood !== undefined && isFitted(stood))
  const contents = await Promise.all(
    targets.map(async (target) => {
      const labelled =
        legal.ai === 'generated_media' && capabilitiesOf(target.network, target.account.settings).ai_label === true
      const content = { ...contentFor(target.account, words, client.lang), ...(labelled && { ai: 'generated_media' as const }) }
      const fitted = fit ? await fitMedia(context, target, content, files) : { content, files: [], issues: [] }
      const homeless = await hostIssues(context, target.account, target.network, fitted.content)
      const facts = { network: standsFor(target.account), month, campaign, pillar }
      const parts = partsOf(fitted.content, words).map((one, part) => {
        const tagged = words.tag_links && !target.owned ? tagContent(one, client, facts) : one
        return asItLeft(tagged, before, target.account.id, part)
      })
      return { target, parts, fitted, homeless }
    }),
  )
  refuseParts(context, words, contents)
  const day = (scheduled?.scheduled_local ?? dayOf(now, client.time_zone)).slice(0, 10)
  const facts = await readLegal(context, client, { legal, media, known, strategy, day })
  const lawful = (await legalTexts(client, contents, words.first_comment)).map((one) => legalIssues(facts, one, context.lang))
  const deliveries = contents.flatMap(({ target, parts, fitted, homeless }, index) =>
    parts.map((content, part) =>
      freeze(target, content, {
        part,
        idempotency_key: randomUUID(),
        record_key: recordKey(now),
        record_created_at: at ?? now.toISOString(),
        more_issues:
          part > 0
            ? []
            : [
                ...(target.account.status === 'blocked'
                  ? [{ level: 'warning', code: 'account_blocked', message: postText.account_blocked } as const]
                  : []),
                ...(!words.thread &&
                capabilitiesOf(target.network, target.account.settings).thread > 0 &&
                partsOfText(content.text).length > 1
                  ? [{ level: 'notice', code: 'thread_meant', message: postText.thread_meant } as const]
                  : []),
                ...fitted.issues,
                ...homeless,
                ...(target.owned ? blogIssues(author) : []),
                ...formatIssues(target, content),
                ...(lawful[index] ?? []),
                ...(given.more_issues ?? []),
              ],
      }),
    ),
  )
  refuseErrors(context, targets, deliveries)
  const content_hash = postHash(words, accounts)
  // what the client is asked about is said by people, not by a campaign's name within an address
  const texts = [words.title ?? '', ...deliveries.map((delivery) => plainLinks(delivery.content.text))]
  const assistant = isAssistant(context)
  const own = ownWords(strategy)
  const need = approvalNeed(client.approval, texts, own, assistant)
  const approved = before?.approved_hash === content_hash && !assistant
  const waits = before !== undefined && waitsForAPerson(client, before, own)
  const state = at === null || given.draft ? 'draft' : approved ? 'scheduled' : waits ? 'awaiting_approval' : need.state
  if (!given.allow_duplicate && state !== 'draft')
    await refuseTwin(
      context,
      targets,
      deliveries.filter((one) => one.part === 0),
      at ?? now.toISOString(),
      {
        ...(before && { except_post: before.id }),
        ...(sameSeries === null ? {} : { except_series: sameSeries }),
      },
    )
  const approval = state === 'scheduled' && !approved ? need.approval : null
  return {
    post: {
      client: client.slug,
      pillar,
      campaign,
      author: author.name,
      scheduled_at: at,
      scheduled_local: scheduled?.scheduled_local ?? null,
      time_zone: scheduled?.time_zone ?? client.time_zone,
      typed_at: scheduled?.typed_at ?? null,
      content_hash,
      state,
      approval,
      legal,
      media_facts,
      deliveries,
      // last: a name after `...` takes V8 ten times as long
      ...words,
      ...(given.origin && { origin: given.origin }),
      ...fileOf(input, given),
      ...(input.from_post !== null && { from_post: input.from_post }),
    },
    targets,
    files: [...files, ...contents.flatMap(({ fitted }) => fitted.files)],
    sensitive: state === 'awaiting_approval' ? need.sensitive : [],
  }
}

/** It waits although the client's policy does not ask for it: an assistant queued it, and changing it is no agreement to all of it. */
function waitsForAPerson(client: Client, { title, deliveries }: Post, own_words: readonly string[]): boolean {
  if (!deliveries.some((one) => one.state === 'awaiting_approval')) return false
  const texts = [title ?? '', ...deliveries.map((one) => plainLinks(one.content.text))]
  return approvalNeed(client.approval, texts, own_words).state === 'scheduled'
}

const madeTargets = new WeakMap<Account, Promise<Target>>()

/** An account with its network's rules; put together once for an account that was read once. */
export function targetOf(account: Account): Promise<Target> {
  const target = madeTargets.get(account) ?? makeTarget(account)
  madeTargets.set(account, target)
  return target
}

async function makeTarget(account: Account): Promise<Target> {
  const known = await network(account.network)
  const seen = isNetworkId(standsFor(account)) ? await network(standsFor(account) as NetworkId) : known
  return { account, network: known, rules: await known.rules(), name: seen.name, owned: seen.kind === 'owned_media' }
}

/** What was said, an empty word for none; else what stood there. */
function field(said: string | null, stood: string | null | undefined): string | null {
  if (said === null) return stood ?? null
  return said.trim() === '' ? null : said.trim()
}

/** One of the strategy's pillars, in whatever words; what stood there may be of an earlier day. */
function pillarFor(context: Context, { pillar }: PostInput, stood: { readonly pillar: string | null } | undefined) {
  const said = field(pillar, stood?.pillar)
  return pillar === null || said === null ? said : needPillar(context, said)
}

/** Where a post goes, and the client's strategy. Throws as `preparePost` does. */
export async function accountsFor(
  context: Context,
  client: Client,
  input: Pick<PostInput, 'to'>,
  before: Post | PostTemplate | undefined,
) {
  const { lang } = context
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const strategy = await store.strategies.get(client.slug)
  if (input.to === null && before) {
    const ids = new Set(
      'account_ids' in before
        ? before.account_ids
        : before.deliveries.filter((one) => one.state !== 'cancelled').map((one) => one.account_id),
    )
    const same = accounts.filter((account) => ids.has(account.id))
    if (same.length > 0) return { accounts: same, strategy }
  }
  const result = strategy?.result as { phase1?: { network?: string } | null } | undefined
  const targets = chooseTargets(input.to, accounts, result?.phase1?.network ?? null)
  const names = (): string => list(lang, accounts.map(nameOf))
  switch (targets.is) {
    case 'accounts':
      return { accounts: targets.accounts, strategy }
    case 'none':
      throw new Failure('usage', 'no_account', say(lang, postText.no_account, { name: client.name }), {
        hint: say(lang, postText.no_account_hint),
      })
    case 'which':
      throw new Failure('usage', 'which_account', say(lang, postText.which_account, { names: names() }), {
        hint: say(lang, postText.which_account_hint),
      })
    case 'closed':
      throw new Failure('usage', 'network_closed', say(lang, targets.closed.note), {
        hint: say(lang, postText.closed_hint, { names: list(lang, targets.closed.successor) }),
      })
    case 'unknown': {
      const hint =
        accounts.length > 0 ? say(lang, postText.known_accounts, { names: names() }) : say(lang, postText.no_account_hint)
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

/** A month written for one client must not become another one's. */
function refuseOtherClient({ lang }: Context, client: Client, { client: other }: PostInput): void {
  if (other === null || other === client.slug) return
  const message = say(lang, postText.other_clients_file, { other, client: client.slug })
  throw new Failure('usage', 'other_clients_file', message, { hint: say(lang, postText.other_clients_file_hint, { other }) })
}

function fileOf({ external_id }: PostInput, given: PrepareOptions): Pick<NewPost, 'file'> {
  return external_id === null ? {} : { file: { external_id, external_hash: given.external_hash ?? null } }
}

function checkLink(context: Context, link: string | null): void {
  if (link === null) return
  if (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol) && !/\s/.test(link)) return
  const { lang } = context
  throw new Failure('usage', 'bad_link', say(lang, postText.bad_link, { link }), { hint: say(lang, postText.bad_link_hint) })
}

function refuseErrors(context: Context, targets: readonly Target[], deliveries: NewPost['deliveries']): void {
  const { lang } = context
  const wrong = deliveries.flatMap((delivery) =>
    delivery.issues
      .filter((issue) => issue.level === 'error')
      .map((issue) => ({ issue, delivery, target: targetFor(targets, delivery) })),
  )
  const [first] = wrong
  if (!first) return
  const alone = (account_id: number): boolean => deliveries.every((one) => one.account_id !== account_id || one.part === 0)
  const details = wrong.map(({ issue, delivery }) => {
    const { account, account_id, part, content } = delivery
    const first_part = part === 0 && !alone(account_id) && content.kind === undefined
    const label = partLabel(lang, account, first_part ? { part, content: { kind: 'part' } } : delivery)
    return say(lang, postText.account_issue, { account: label, issue: sayIssue(context, issue) })
  })
  const long = wrong.find(({ issue }) => issue.code === 'text_too_long' || issue.code === 'text_too_many_bytes')
  const several = targets.length > 1
  const tagged = long !== undefined && fitsUntagged(long)
  throw new Failure('usage', 'post_refused', say(lang, postText.refused, { count: wrong.length }), {
    details,
    hint: tagged
      ? say(lang, postText.refused_hint_no_tag)
      : long && several
        ? say(lang, postText.refused_hint_text_for, { network: standsFor(long.target.account) })
        : say(lang, long ? postText.refused_hint_shorten : postText.refused_hint),
  })
}

/** Would it be short enough with its links as they were typed? */
function fitsUntagged({ delivery: { content }, target }: { delivery: NewDelivery; target: Target }): boolean {
  const plain = { ...content, text: plainLinks(content.text), link: content.link && plainLinks(content.link) }
  return !target.rules.check(plain, limitsOf(target.account)).some((issue) => issue.level === 'error')
}

/** Whose a delivery is. */
export function targetFor(targets: readonly Target[], { account_id }: Pick<NewDelivery, 'account_id'>): Target {
  const target = targets.find((one) => one.account.id === account_id)
  if (!target) throw new Error(`no target for account ${account_id}`)
  return target
}

/** What a rule found, in the reader's language. */
export function sayIssue(context: Pick<Context, 'lang'>, issue: Pick<Issue, 'message' | 'values'>): string {
  return say(context.lang, issue.message, numbered(context.lang, issue.values))
}

async function refuseTwin(
  context: Context,
  targets: readonly Target[],
  deliveries: NewPost['deliveries'],
  at: string,
  except: { except_post?: number; except_series?: number },
): Promise<void> {
  const { lang } = context
  const store = await context.store()
  const days = sameTextDays * 86_400_000
  const between = {
    from: new Date(Date.parse(at) - days).toISOString(),
    to: new Date(Date.parse(at) + days).toISOString(),
    ...except,
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

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { dateTime } from '../../i18n/format.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { partLabel } from '../../i18n/parts.ts'
import { pillarName, pillarText } from '../../i18n/pillars.ts'
import { queueText } from '../../i18n/queue.ts'
import { replyText } from '../../i18n/replies.ts'
import { say } from '../../i18n/text.ts'
import { addInSlot, inSlot, slotGiven } from '../../posts/add-in-slot.ts'
import { addPost } from '../../posts/add-post.ts'
import { chooseSlot, needSlot, slotsOf, type ChosenSlot } from '../../posts/choose-slot.ts'
import { chooseTime, sayTime, type Due } from '../../posts/choose-time.ts'
import type { PostInput } from '../../posts/post-input.ts'
import { withSpinner } from '../../io/spinner.ts'
import { accountsFor, preparePost, targetFor, type Prepared } from '../../posts/prepare-post.ts'
import { previewOf } from '../../posts/preview-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import { planCodes, remarkPlan } from '../../posts/remark-plan.ts'
import { isFor } from '../../posts/slots.ts'
import { total, viewPost, viewPrepared } from '../../posts/view-post.ts'
import { instantAt } from '../../posts/when.ts'
import { proposePiece } from '../../results/propose-time.ts'
import type { Client } from '../../store/clients.ts'
import type { NewPost, Post } from '../../store/posts.ts'
import { uploadShown } from '../publish/upload-shown.ts'
import { text, type Flags } from './flag-values.ts'
import { postInput } from './flags.ts'
import { accountsWords, priceWords, statusWord } from './render.ts'
import { tellTagged } from './tagged.ts'
import { showIssues, showPreviews } from './show-preview.ts'

/** Do the flags ask for more than one post at one time? */
function repeats(flags: Flags): boolean {
  return ['repeat', 'until', 'evergreen', 'variant', 'maxUses', 'fromPool'].some((name) => flags[name] !== undefined)
}

export async function run(context: Context, word: string | undefined, flags: Flags): Promise<number> {
  if (repeats(flags) && flags['statement'] === true)
    throw new Failure('usage', 'statement_when', say(context.lang, replyText.statement_when))
  if (repeats(flags)) return (await import('./add-repeating.ts')).run(context, word, flags)
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const now = flags['now'] === true
  const times = [now, typeof flags['at'] === 'string', typeof flags['slot'] === 'string'].filter(Boolean).length
  if (times > 1 || (now && flags['draft'] === true)) {
    throw new Failure('usage', 'two_times', say(lang, queueText.two_times), { hint: say(lang, queueText.one_of_them) })
  }
  const by = await statementBy(context, client, flags)
  const input = await completed(context, await postInput(context, word, flags, client))
  const { due, slot } = now
    ? { due: { ...instantAt(context.now(), client.time_zone), typed_at: 'now', now: true }, slot: null }
    : await timeOf(context, client, input, text(flags, 'slot'))
  const given = { allow_duplicate: flags['allowDuplicate'] === true, draft: input.draft }
  const checked = await preparePost(context, client, slot === null ? input : inSlot(input, slot.chosen), due, given)
  const planned = by === null ? checked : { ...checked, post: statementOf(checked.post, by) }
  const remarked = async <P extends NewPost | Post>(one: P): Promise<P> =>
    remarkPlan(context, client, await remarkClose(context, one))
  if (options.dry_run) {
    showPlan(context, { ...planned, post: await remarked(planned.post) })
    return 0
  }
  await confirmPrice(context, planned)
  const { post, prepared } =
    slot === null
      ? { post: await addPost(context, planned), prepared: planned }
      : await addInSlot(context, client, input, slot.word, { prepared: planned, chosen: slot.chosen }, given)
  const told = { ...prepared, post: await remarked({ ...prepared.post, id: post.id }) }
  if (!now || post.status !== 'scheduled') {
    if (options.json) io.json(viewPost(await remarked(post), lang))
    else tellAdded(context, post, told, now, due === null && (await hasSlot(context, client, input)))
    await proposePiece(context, client, post)
    return 0
  }
  const code = await publishNow(context, post, told)
  await proposePiece(context, client, post)
  return code
}

/** Whose official word it is; null: it is none. Throws `Failure` usage `statement_by`, `statement_when`, `other_spokesperson`. */
async function statementBy(context: Context, client: Client, flags: Flags): Promise<string | null> {
  const { lang } = context
  const by = text(flags, 'by')?.trim() || null
  if (flags['statement'] !== true) {
    if (by !== null) throw new Failure('usage', 'by_alone', say(lang, replyText.by_alone))
    return null
  }
  const timed = flags['now'] === true || typeof flags['at'] === 'string'
  if (!timed || flags['draft'] === true) throw new Failure('usage', 'statement_when', say(lang, replyText.statement_when))
  const { spokesperson } = await import('../inbox/spokesperson.ts')
  return spokesperson(context, client, by)
}

/** Whoever speaks for the firm has agreed to what they say, and an alert does not hold it back. */
function statementOf(post: NewPost, by: string): NewPost {
  return { ...post, state: 'scheduled', approval: { by, via: 'terminal' }, statement: true, said_by: by }
}

/** A post needs words or a picture: asked for where there is a terminal. */
export async function completed(context: Context, input: PostInput): Promise<PostInput> {
  if (input.text !== null || input.text_for !== null || (input.media?.length ?? 0) > 0) return input
  const { lang } = context
  if (!context.options.input)
    throw new Failure('usage', 'no_text', say(lang, queueText.no_text), { hint: say(lang, queueText.no_text_hint) })
  const ask = await context.ask()
  const text = (await ask.editor(say(lang, queueText.ask_text))).trim()
  if (text === '')
    throw new Failure('usage', 'no_text', say(lang, queueText.no_text), { hint: say(lang, queueText.no_text_hint) })
  return { ...input, text }
}

interface Time {
  readonly due: Due | null
  /** Where a slot gave it: the word it was asked for with. */
  readonly slot: { readonly word: string; readonly chosen: ChosenSlot } | null
}

const untimed: Time = { due: null, slot: null }

/** The due instant: as typed, in a slot, else the next free slot proposed on a terminal; none for a draft. */
async function timeOf(context: Context, client: Client, input: PostInput, word: string | null): Promise<Time> {
  const { lang, options } = context
  if (word !== null) {
    const chosen = await needSlot(context, client, word, await slotGiven(context, client, input))
    return { due: chosen.due, slot: { word, chosen } }
  }
  const typed = async (at: string): Promise<Time> => ({ ...untimed, due: await chooseTime(context, at, client.time_zone) })
  if (input.at !== null) return typed(input.at)
  if (input.draft || !options.input || options.yes || options.dry_run) return untimed
  const ask = await context.ask()
  const chosen = await chooseSlot(context, client, 'next', await slotGiven(context, client, input))
  if (chosen) {
    // the zone and how long until then are said once it is taken: a choice is one line
    const { scheduled_at, time_zone } = chosen.due
    const when = dateTime(lang, new Date(scheduled_at), time_zone)
    const answer = await ask.select(
      say(lang, queueText.ask_slot),
      [
        { value: 'slot', name: say(lang, queueText.take_slot, { when }) },
        { value: 'other', name: say(lang, queueText.other_time) },
        { value: 'draft', name: say(lang, queueText.draft) },
      ],
      'slot',
    )
    if (answer === 'slot') return { due: chosen.due, slot: { word: 'next', chosen } }
    if (answer === 'draft') return untimed
  }
  const at = (await ask.text(say(lang, queueText.ask_when))).trim()
  return at === '' ? untimed : typed(at)
}

async function hasSlot(context: Context, client: Client, input: PostInput): Promise<boolean> {
  const { accounts, strategy } = await accountsFor(context, client, input, undefined)
  return slotsOf(client, strategy).some((slot) => isFor(slot, accounts))
}

export async function confirmPrice(
  context: Context,
  prepared: {
    readonly post: {
      readonly deliveries: readonly Pick<NewPost['deliveries'][number], 'price_micros' | 'price_currency'>[]
    }
  },
): Promise<void> {
  const { io, lang, options } = context
  const price = total(prepared.post.deliveries)
  if (price === null) return
  const words = priceWords(context, price)
  if (!options.json) io.note(say(lang, queueText.price, { price: words }))
  // in cents
  const limit = (await context.config()).get('x.confirm_above')
  if (limit === null || price.micros <= limit * 10_000 || options.yes) return
  const agreed =
    options.input && (await (await context.ask()).confirm(say(lang, queueText.confirm_price, { price: words }), false))
  if (!agreed) {
    throw new Failure('usage', 'price_not_confirmed', say(lang, queueText.price_refused, { price: words }), {
      hint: say(lang, queueText.price_refused_hint),
    })
  }
}

function showPlan(context: Context, { post, targets, sensitive }: Prepared): void {
  const { io, lang, options } = context
  if (options.json) return io.json(viewPrepared(post, lang))
  const count = post.deliveries.length
  io.print(say(lang, queueText.would_add, { count, status: statusWord(context, post.state) }))
  if (post.scheduled_at !== null) io.print(sayTime(context, { scheduled_at: post.scheduled_at, time_zone: post.time_zone }))
  else io.note(say(lang, queueText.would_be_draft))
  if (post.pillar !== null) io.print(say(lang, pillarText.set, { pillar: pillarName(lang, post.pillar) }))
  const price = total(post.deliveries)
  if (price !== null) io.note(say(lang, queueText.price, { price: priceWords(context, price) }))
  if (sensitive.length > 0) io.note(say(lang, queueText.sensitive, { words: sensitive.join(', ') }))
  if (post.state === 'awaiting_approval') io.note(say(lang, queueText.would_wait))
  const previews = post.deliveries.map((delivery) => previewOf(context, targetFor(targets, delivery), delivery))
  showPreviews(context, previews)
  io.note('')
  const remarks = previews[0]?.issues.filter((issue) => planCodes.includes(issue.code)) ?? []
  showIssues(context, remarks, (line) => io.note(line))
  io.note(say(lang, queueText.dry_run))
}

/** Id, time, accounts; then the remarks, each once, and what to type next. */
function tellAdded(context: Context, post: Post, prepared: Prepared, now: boolean, slots: boolean): void {
  const { io, lang } = context
  const { id } = post
  io.print(say(lang, queueText.added, { id, count: post.deliveries.length, status: statusWord(context, post.status) }))
  if (post.scheduled_at !== null) io.print(sayTime(context, { scheduled_at: post.scheduled_at, time_zone: post.time_zone }))
  io.print(accountsWords(context, post.deliveries))
  if (post.pillar !== null) io.print(say(lang, pillarText.set, { pillar: pillarName(lang, post.pillar) }))
  tellTagged(context, post)
  tellIssues(context, prepared)
  if (post.status === 'draft') {
    const next = slots ? queueText.is_draft_slot : queueText.is_draft
    io.note(say(lang, post.scheduled_at === null ? next : queueText.is_draft_with_time, { id }))
  }
  if (post.status === 'awaiting_approval') {
    if (prepared.sensitive.length > 0) io.note(say(lang, queueText.sensitive, { words: prepared.sensitive.join(', ') }))
    io.note(say(lang, queueText.waits, { id }))
    if (now) io.note(say(lang, queueText.waits_now))
  }
}

/** A remark that is the same for every account is said once, without its account. */
export function tellIssues(context: Context, { targets, post }: Prepared, but: readonly string[] = []): void {
  const said = new Map<string, { level: string; message: string; accounts: string[] }>()
  for (const delivery of post.deliveries) {
    for (const { level, code, message } of previewOf(context, targetFor(targets, delivery), delivery).issues) {
      if (but.includes(code)) continue
      const known = said.get(message) ?? { level, message, accounts: [] }
      known.accounts.push(partLabel(context.lang, delivery.account, delivery))
      said.set(message, known)
    }
  }
  const all = targets.length
  showIssues(
    context,
    [...said.values()].map(({ level, message, accounts }) => ({
      level,
      message:
        accounts.length === all
          ? message
          : say(context.lang, queueText.account_remark, { accounts: accounts.join(', '), message }),
    })),
    (line) => context.io.note(line),
  )
}

/** A pass for this post alone; what came of it is what is printed, and the exit code of `smm publish`. */
async function publishNow(context: Context, post: Post, prepared: Prepared): Promise<number> {
  const { io, lang, options } = context
  const { publishDue } = await import('../../delivery/publish-due.ts')
  const { exitCodeOf } = await import('../../delivery/report.ts')
  if (!options.json) io.note(say(lang, queueText.publishing, { id: post.id }))
  const report = await withSpinner(context, say(lang, queueText.publishing, { id: post.id }), (show) =>
    publishDue(context, { only_post: post.id, uploading: uploadShown(context, show) }),
  )
  const after = (await (await context.store()).posts.get(post.id)) ?? post
  if (options.json) io.json(viewPost(after, lang))
  else {
    io.print(
      say(lang, queueText.added, { id: post.id, count: after.deliveries.length, status: statusWord(context, after.status) }),
    )
    for (const delivery of after.deliveries) {
      const told = report.deliveries.find((one) => one.id === delivery.id)
      const more = delivery.url ?? told?.error?.message ?? (delivery.question ? say(lang, delivery.question.message) : '')
      io.print(
        `${partLabel(lang, delivery.account, delivery)} · ${statusWord(context, delivery.status)}${more === '' ? '' : ` · ${more}`}`,
      )
      if (delivery.state === 'blocked' && delivery.reason_code !== 'account_removed')
        io.note(say(lang, deliveryText.blocked_hint, { account: delivery.account, client: post.client }))
      if (delivery.status === 'to_post') io.note(say(lang, queueText.post_it, { id: post.id }))
      for (const command of delivery.question?.commands ?? []) io.note(`  ${command}`)
    }
    tellTagged(context, prepared.post)
    tellIssues(context, prepared)
  }
  for (const warning of report.warnings) io.note(warning.message)
  return exitCodeOf(report, false)
}

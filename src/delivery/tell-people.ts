import type { Account } from '../store/accounts.ts'
import { accountText } from '../i18n/accounts.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { list, shortDateTime } from '../i18n/format.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { sayReason } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import type { Delivery, DueFilter } from '../store/deliveries.ts'
import { tellAgainMs } from './back-off.ts'
import { aboutNoPost, notify } from './notify.ts'
import { placeOf } from './question.ts'
import { reach, zoneOf, type Pass } from './pass.ts'
import type { Notice } from './report.ts'

/**
 * What is a person's to do, told once: posts to be made by hand, questions, approvals that are still missing, failures. The duty is
 * taken durably first (two passes never both tell), then it is told, then it is marked as told. A process that dies in between tells
 * once more ten minutes later: a note read twice is better than a post forgotten, and it is never more than one too many.
 */
export async function tellPeople(pass: Pass, filter: DueFilter): Promise<void> {
  const { store, context } = pass
  const now = context.now()
  const waiting = [
    ...(await store.deliveries.inStates(['to_post', 'needs_human'], filter)),
    ...(await store.deliveries.unapproved(now.toISOString(), filter)),
  ]
  const reminded = new Set<number>()
  for (const delivery of waiting) {
    if (delivery.notified_at !== null || delivery.next_at === null || delivery.next_at > now.toISOString()) continue
    const again = new Date(now.getTime() + tellAgainMs)
    if (!(await store.deliveries.takeNotice(delivery.id, now.toISOString(), again.toISOString()))) continue
    await reach(pass, 'notice_taken', delivery)
    // nobody is asked to post by hand what is held back
    if (delivery.state === 'to_post' && (await store.holds.over(delivery.id)).length > 0) continue
    // an approval is of the whole post: reminded of once, however many accounts it goes to
    const known = delivery.state === 'awaiting_approval' && reminded.has(delivery.post_id)
    const told = known || (await tell(pass, await noticeOf(pass, delivery)))
    if (delivery.state === 'awaiting_approval') reminded.add(delivery.post_id)
    await reach(pass, 'notified', delivery)
    if (told) await store.deliveries.noticed(delivery.id, context.now().toISOString())
  }
  await tellFailures(pass, filter)
}

/**
 * What failed or was missed: one notice for all that has the same cause on the same account, so that an outage makes one mail. Taken,
 * told and marked like the others.
 */
async function tellFailures(pass: Pass, filter: DueFilter): Promise<void> {
  const { store, context } = pass
  const now = context.now()
  const again = new Date(now.getTime() + tellAgainMs)
  const causes = new Map<string, Delivery[]>()
  for (const delivery of await store.deliveries.untold(now.toISOString(), filter)) {
    if (!(await store.deliveries.takeNotice(delivery.id, now.toISOString(), again.toISOString()))) continue
    await reach(pass, 'notice_taken', delivery)
    const { account_id, state, reason_code, reason } = delivery
    const cause = JSON.stringify([account_id, state, reason_code, state === 'rejected' ? reason : null])
    causes.set(cause, [...(causes.get(cause) ?? []), delivery])
  }
  for (const deliveries of causes.values()) {
    const [first] = deliveries
    if (first === undefined) continue
    const told = await tell(pass, await failureOf(pass, first, deliveries))
    await reach(pass, 'notified', first)
    if (!told) continue
    for (const { id } of deliveries) await store.deliveries.noticed(id, context.now().toISOString())
  }
}

async function failureOf(pass: Pass, first: Delivery, deliveries: readonly Delivery[]): Promise<Notice> {
  const { lang } = pass.context
  const { client, network, account, state, reason_code } = first
  const ids = [...new Set(deliveries.map((one) => one.post_id))]
  const values = {
    count: ids.length,
    ids: list(lang, await Promise.all(ids.map((id) => postWords(pass, id)))),
    account,
    client,
    reason: sayReason(lang, reason_code, first.reason),
  }
  const shown = ids.slice(0, 20).join(' ')
  const failed = state === 'rejected'
  const reply = first.content.kind === 'reply'
  return {
    kind: failed ? 'failed' : 'missed',
    client,
    network,
    account,
    delivery_id: ids.length === 1 ? first.id : null,
    post_id: ids.length === 1 ? first.post_id : null,
    due_at: ids.length === 1 ? first.due_at : null,
    time_zone: await zoneOf(pass.store, client),
    title: null,
    text: null,
    parts: [],
    link: null,
    media: [],
    message: say(lang, failed ? deliveryText.notice_failed : deliveryText.notice_missed, values),
    commands:
      reason_code === 'not_approved'
        ? [`smm queue approve ${shown} --by "…"`, `smm queue move ${first.post_id} --at <when>`]
        : failed
          ? [
              `smm queue show ${first.post_id}`,
              // an answer is written anew
              ...(reply ? [] : [`smm queue edit ${first.post_id}`]),
              `smm queue retry ${shown}`,
              `smm queue cancel ${shown}`,
            ]
          : [`smm queue retry ${shown}`, `smm queue move ${first.post_id} --at <when>`, `smm queue cancel ${shown}`],
    sent_by: [],
  }
}

/** `12`, `12 (réponse au message 3)`. */
async function postWords({ store, context: { lang } }: Pass, id: number): Promise<string> {
  const message = (await store.posts.get(id))?.answers_message ?? null
  return message === null ? String(id) : `${id} (${say(lang, storedPostText.reply_to, { id: message })})`
}

/** What there is to say of an account, with no post behind it. True: somebody was told. */
export async function tellOfAccount(
  pass: Pass,
  account: Account,
  { kind, message, commands }: Pick<Notice, 'kind' | 'message' | 'commands'>,
): Promise<boolean> {
  return tell(pass, {
    ...aboutNoPost,
    kind,
    client: account.client,
    network: account.network,
    account: account.name,
    time_zone: await zoneOf(pass.store, account.client),
    message,
    commands,
  })
}

/** An account can no longer be used: told at the moment it is found out, at most once. */
export async function blockedNotice(pass: Pass, account: Account, reason: string): Promise<void> {
  const { lang } = pass.context
  const { name } = await pass.tools.network(account.network)
  await tellOfAccount(pass, account, {
    kind: 'blocked',
    message: say(lang, deliveryText.blocked_message, { account: account.name, network: name, client: account.client, reason }),
    commands: [
      say(lang, accountText.edit_command, { name: account.name, client: account.client }),
      `smm account check ${account.name} -c ${account.client}`,
    ],
  })
}

/** True when it was told: by a channel, or, where none is set up, by being printed. */
export async function tell(pass: Pass, notice: Notice): Promise<boolean> {
  const { sent_by, failed } = await notify(pass.context, notice)
  pass.notices.push({ ...notice, sent_by })
  for (const { channel, reason } of failed) {
    const { lang } = pass.context
    const channelName = say(lang, deliveryText[channel === 'webhook' ? 'channel_webhook' : 'channel_mail'])
    pass.warnings.push({
      code: 'not_notified',
      message: say(lang, deliveryText.notify_failed, { channel: channelName, reason }),
    })
  }
  return failed.length === 0 || sent_by.length > 0
}

async function noticeOf(pass: Pass, delivery: Delivery): Promise<Notice> {
  const { lang } = pass.context
  const { content } = delivery
  const account = await pass.store.accounts.get(delivery.account_id)
  const network = await pass.tools.network(delivery.network)
  const where =
    (account?.for_network ?? null) === null || account?.for_network === 'other' ? account?.name : account?.for_network
  const asked = delivery.question
  const unapproved = delivery.state === 'awaiting_approval'
  const time_zone = await zoneOf(pass.store, delivery.client)
  const due = new Date(delivery.due_at ?? pass.context.now())
  const rules = await network.rules()
  const limits = { ...account?.settings, ...(account?.for_network ? { for_network: account.for_network } : {}) }
  const rest = async (): Promise<Notice['parts']> => {
    const post = await pass.store.posts.get(delivery.post_id)
    const more = post?.deliveries.filter(
      (one) => one.account_id === delivery.account_id && one.part > delivery.part && one.state !== 'cancelled',
    )
    return (more ?? []).map((one) => ({ kind: one.content.kind ?? 'part', text: rules.compose(one.content, limits) }))
  }
  const { account: account_name } = delivery
  const client = (await pass.store.clients.get(delivery.client))?.name ?? delivery.client
  const values = { where: placeOf(where ?? delivery.network, account_name), client }
  return {
    kind: unapproved ? 'approval' : asked === null ? 'to_post' : 'question',
    client: delivery.client,
    network: delivery.network,
    account: delivery.account,
    delivery_id: delivery.id,
    post_id: delivery.post_id,
    due_at: delivery.due_at,
    time_zone,
    title: content.title,
    text: rules.compose(content, limits),
    parts: asked === null ? await rest() : [],
    link: content.link,
    media: content.media.map(({ path, file_name, mime, alt }) => ({ path, file_name, mime, alt })),
    message: unapproved
      ? say(lang, deliveryText.notice_approval, {
          ...values,
          id: await postWords(pass, delivery.post_id),
          time: shortDateTime(lang, due, time_zone),
        })
      : asked === null
        ? say(lang, deliveryText.notice_to_post, values)
        : asked.message[lang],
    commands:
      asked?.commands ??
      (unapproved ? [`smm queue approve ${delivery.post_id} --by "…"`] : [`smm queue done ${delivery.post_id} --url <url>`]),
    sent_by: [],
  }
}

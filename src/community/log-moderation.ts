import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { moderationText } from '../i18n/moderation.ts'
import { say } from '../i18n/text.ts'
import { keepPaper } from '../posts/keep-paper.ts'
import type { Client } from '../store/clients.ts'
import type { InboxMessage } from '../store/inbox.ts'
import type { ModerationAction, ModerationEntry, ModerationReason } from '../store/moderation.ts'

export interface Decision {
  readonly action: ModerationAction
  readonly reason: ModerationReason
  readonly by: string
  readonly note: string | null
  /** A file, as typed. */
  readonly capture: string | null
}

/** What is out of sight afterwards: proved by a capture. */
const takesAway: readonly ModerationAction[] = ['deleted', 'hidden']
/** Nobody waits for an answer to it any more; what was only reported still stands there. */
const settles: readonly ModerationAction[] = ['deleted', 'hidden', 'blocked_author']

/**
 * Notes what was decided of a message, and closes it where it is settled; with `dry_run` its number is 0. Throws `Failure` usage:
 * `criticism_stays`, `capture_needed`, and as `keepPaper`.
 */
export async function logModeration(
  context: Context,
  client: Client,
  message: InboxMessage,
  decision: Decision,
): Promise<ModerationEntry> {
  const { lang, options } = context
  const { action, reason, by, note } = decision
  const { id } = message
  if (reason === 'criticism' && action !== 'kept')
    throw new Failure('usage', 'criticism_stays', say(lang, moderationText.criticism), {
      hint: say(lang, moderationText.criticism_hint, { id }),
    })
  if (takesAway.includes(action) && decision.capture === null)
    throw new Failure('usage', 'capture_needed', say(lang, moderationText.capture_needed), {
      hint: say(lang, moderationText.capture_needed_hint),
    })
  const paper = decision.capture === null ? null : await keepPaper(context, decision.capture)
  const entry = {
    client: client.slug,
    message_id: id,
    network: message.network,
    at: context.now().toISOString(),
    action,
    reason,
    decided_by: by,
    note,
    capture: paper?.path ?? null,
    capture_sha256: paper?.sha256 ?? null,
  }
  if (options.dry_run) return { id: 0, ...entry }
  return (await context.store()).moderation.add(entry, settles.includes(action))
}

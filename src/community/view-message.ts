import type { InboxMessage } from '../store/inbox.ts'

/** A message as `--json` gives it. */
export interface MessageView extends InboxMessage {
  /** An answer is owed, and late. */
  readonly overdue: boolean
  /** Whole minutes; null: it is not late. */
  readonly overdue_minutes: number | null
}

export function viewMessage(message: InboxMessage, now: Date): MessageView {
  const overdue_minutes = overdueMinutes(message, now)
  return { ...message, overdue: overdue_minutes !== null, overdue_minutes }
}

export function waits({ needs_answer, status }: Pick<InboxMessage, 'needs_answer' | 'status'>): boolean {
  return needs_answer && (status === 'new' || status === 'open')
}

/** How long an answer has been overdue; null: it is not. */
export function overdueMinutes(message: Pick<InboxMessage, 'needs_answer' | 'status' | 'due_at'>, now: Date): number | null {
  if (message.due_at === null || !waits(message)) return null
  const late = now.getTime() - Date.parse(message.due_at)
  return late > 0 ? Math.floor(late / 60_000) : null
}

/** How a delivery's row becomes its record and back: shared by the posts, which freeze deliveries, and the pass, which moves them. */
import { basename, dirname, join } from 'node:path'
import type { Content, Media } from '../../networks/contract.ts'
import type { Delivery, DeliveryState } from '../deliveries.ts'
import { publicStatus } from '../delivery-status.ts'
import { textKey } from '../text-key.ts'
import { isConfined } from './assistant.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

export const deliveryColumns = [
  'id',
  'post_id',
  'client',
  'account_id',
  'network',
  'account',
  'part',
  'state',
  'was',
  'owner',
  'fence',
  'due_at',
  'next_at',
  'attempt',
  'content',
  'content_hash',
  'idempotency_key',
  'record_key',
  'record_created_at',
  'expected_remote_id',
  'price_micros',
  'price_currency',
  'issues',
  'intent_at',
  'first_intent_at',
  'unknown_since',
  'absent_server_at',
  'resend_proof',
  'proof',
  'remote_id',
  'url',
  'published_at',
  'deleted_at',
  'notified_at',
  'reason_code',
  'reason',
  'question',
] as const

export type DeliveryRow = Omit<Delivery, 'status' | 'content' | 'issues' | 'question'> & {
  content: string
  issues: string
  question: string | null
}

export function deliveryFromRow(db: Db, row: DeliveryRow): Delivery {
  const content = parseJson<Content>(row.content)
  return {
    ...row,
    status: publicStatus(row),
    content: content.media.length === 0 ? content : { ...content, media: inFolder(db, content.media) },
    issues: row.issues === '[]' ? [] : parseJson<Delivery['issues']>(row.issues),
    question: row.question === null ? null : parseJson<Delivery['question']>(row.question),
  }
}

/** The columns of `delivery` as they are stored; what is absent stays absent. */
export function deliveryToRow(delivery: Partial<Delivery>): Record<string, unknown> {
  const { status: _, content, issues, question, ...plain } = delivery
  const row: Record<string, unknown> = plain
  if (content !== undefined) {
    row['content'] = contentText(content)
    row['text_key'] = contentKey(content)
  }
  if (issues !== undefined) row['issues'] = JSON.stringify(issues)
  if (question !== undefined) row['question'] = question === null ? null : JSON.stringify(question)
  return row
}

export function contentText(content: Content): string {
  return JSON.stringify({ ...content, media: withoutFolder(content.media) })
}

/** What continues a post is not compared: the same first comment may stand under each. */
export function contentKey({ kind, text }: Content): string | null {
  return kind === undefined ? textKey(text) : null
}

/** One line of the append-only journal, written in the transaction of the change it tells. */
export function writeJournal(
  db: Db,
  line: {
    delivery_id: number
    at: string
    run_id: string | null
    transition: string
    from: DeliveryState
    to: DeliveryState
    detail?: Readonly<Record<string, unknown>>
  },
): void {
  db.prepare(
    `INSERT INTO delivery_journal (delivery_id, at, run_id, transition, from_state, to_state, detail)
     VALUES (@delivery_id, @at, @run_id, @transition, @from, @to, @detail)`,
  ).run({ ...line, detail: JSON.stringify({ ...line.detail, ...(isConfined(db) && { actor: 'assistant' }) }) })
}

/** Frozen media lie in `media` beside the database. Only their names are stored, so that the whole folder can be moved. */
export function inFolder(db: Db, media: readonly Media[]): Media[] {
  const folder = join(dirname(db.name), 'media')
  return media.map((one) => ({ ...one, path: join(folder, one.path) }))
}

export function withoutFolder(media: readonly Media[]): Media[] {
  return media.map((one) => ({ ...one, path: basename(one.path) }))
}

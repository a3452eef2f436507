import { cleanVerbatim, pseudonyms } from '../../community/pseudonym.ts'
import type { Lang } from '../../i18n/text.ts'

type Fields = Record<string, unknown>

/** Of a message: whatever leads to who wrote it. */
const traces = ['author_id', 'author_url', 'url', 'remote_id', 'answers', 'thread'] as const

/**
 * Who wrote to the client, or of it, gets a name that stands for theirs (« client 1 »), the same within one document, and what they wrote
 * is without addresses, links and names. What a reply says to them as well.
 */
export function hideAuthors(value: unknown, lang: Lang): unknown {
  const messages = authored(value)
  const names = messages.flatMap((one) => [one['author_name'], one['author_id']].filter((name) => typeof name === 'string'))
  const nameOf = pseudonyms(messages.map(whose), lang)
  const clean = (text: unknown): unknown => (typeof text === 'string' ? cleanVerbatim(text, lang, names) : text)
  const change = (one: unknown, within: boolean): unknown => {
    if (Array.isArray(one)) return one.map((each) => change(each, within))
    if (!isFields(one)) return one
    const wrote = isMessage(one)
    const cleaned = within || wrote || answersSomebody(one)
    const changed = Object.entries(one).map(([key, field]): [string, unknown] => {
      if (wrote && (key === 'author' || key === 'author_name')) return [key, field === null ? null : nameOf(whose(one))]
      if (wrote && traces.some((trace) => trace === key)) return [key, Array.isArray(field) ? change(field, true) : null]
      if (cleaned && wordy.has(key)) return [key, clean(field)]
      return [key, change(field, cleaned)]
    })
    return Object.fromEntries(changed)
  }
  return change(value, false)
}

/** Fields in which people write. */
const wordy: ReadonlySet<string> = new Set(['text', 'title', 'note', 'head', 'reason', 'excerpt'])

function whose(one: Fields): { network: string; author: string | null } {
  const { network, author, author_name } = one
  const said = author ?? author_name
  return { network: typeof network === 'string' ? network : '', author: typeof said === 'string' ? said : null }
}

function authored(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(authored)
  if (!isFields(value)) return []
  return [...(isMessage(value) ? [value] : []), ...Object.values(value).flatMap(authored)]
}

function isMessage(one: Fields): boolean {
  return 'author_name' in one
}

/** A reply, or a line of the journal about a message. */
function answersSomebody(one: Fields): boolean {
  const action = one['action']
  return typeof one['answers_message'] === 'number' || (typeof action === 'string' && /^(?:inbox|moderation)\./.test(action))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

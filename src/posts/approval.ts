import type { Approval } from '../store/clients.ts'
import type { NewPost } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'

/** Words that are sensitive for everybody; a client's own come from its strategy. */
export const sensitiveWords: readonly string[] = [
  'arnaque',
  'scandale',
  'plainte',
  'avocat',
  'boycott',
  'raciste',
  'harcèlement',
  'remboursement',
  'honte',
  'rappel',
  'licenciement',
  'accident',
  'décès',
  'politique',
  'scam',
  'scandal',
  'complaint',
  'lawyer',
  'racist',
  'harassment',
  'refund',
  'recall',
  'dismissal',
  'death',
  'politics',
]

/** Whose agreement a post needs, and whether queueing gives it. */
export interface ApprovalNeed {
  readonly state: 'scheduled' | 'awaiting_approval'
  readonly approval: NewPost['approval']
  /** What made it wait, where only sensitive subjects do. */
  readonly sensitive: readonly string[]
}

/** Queueing by the consultant is the consultant's approval; the client's own is awaited where the client wants to see the post. */
export function approvalNeed(policy: Approval, texts: readonly string[], own_words: readonly string[]): ApprovalNeed {
  if (policy === 'none') return { state: 'scheduled', approval: null, sensitive: [] }
  if (policy === 'client_each') return { state: 'awaiting_approval', approval: null, sensitive: [] }
  const sensitive = policy === 'client_sensitive' ? found(texts, [...own_words, ...sensitiveWords]) : []
  return sensitive.length > 0
    ? { state: 'awaiting_approval', approval: null, sensitive }
    : { state: 'scheduled', approval: { by: 'consultant', via: 'terminal' }, sensitive: [] }
}

/** The client's own sensitive words, as its strategy has them. */
export function ownWords(strategy: Strategy | null): string[] {
  const value = strategy?.answers['sensitive_keywords']?.value
  return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : []
}

/** The words that stand in the texts, whatever their case and accents, in the singular or with an `s`. */
function found(texts: readonly string[], words: readonly string[]): string[] {
  const text = ` ${texts.map(plain).join(' ')} `
  return [...new Set(words)].filter((word) => {
    const wanted = plain(word).trim()
    return wanted !== '' && (text.includes(` ${wanted} `) || text.includes(` ${wanted}s `))
  })
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}

import type { Approval } from '../store/clients.ts'
import type { NewPost } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import { contestWords } from './legal/contest.ts'
import { isPack, packWords } from './legal/packs.ts'
import { found, listed } from './legal/words.ts'

/** Words that are sensitive for everybody; a client's own come from its strategy. */
export const sensitiveWords: readonly string[] = listed(`
    arnaque, scandale, plainte, avocat, boycott, raciste, harcèlement, remboursement, honte, rappel,
    licenciement, accident, décès, politique, scam, scandal, complaint, lawyer, racist, harassment, refund,
    recall, dismissal, death, politics
  `)

/** A commercial intent must be shown, and a contest has rules: the client answers for both. */
const disclosureWords: readonly string[] = listed(`
    publicité, collaboration commerciale, partenariat rémunéré, sponsorisé, sponsorisée, partenariat avec,
    en partenariat, offert par, advertisement, sponsored, paid partnership, in partnership, gifted by
  `)

/** Whose agreement a post needs, and whether queueing gives it. */
export interface ApprovalNeed {
  readonly state: 'scheduled' | 'awaiting_approval'
  readonly approval: NewPost['approval']
  /** What made it wait, where only sensitive subjects do. */
  readonly sensitive: readonly string[]
}

/**
 * Queueing by the consultant is the consultant's approval; the client's own is awaited where the client wants to see the post. What an
 * assistant queues is awaited whatever the policy.
 */
export function approvalNeed(
  policy: Approval,
  texts: readonly string[],
  own_words: readonly string[],
  assistant = false,
): ApprovalNeed {
  if (assistant) return { state: 'awaiting_approval', approval: null, sensitive: [] }
  if (policy === 'none') return { state: 'scheduled', approval: null, sensitive: [] }
  if (policy === 'client_each') return { state: 'awaiting_approval', approval: null, sensitive: [] }
  const sensitive =
    policy === 'client_sensitive' ? found(texts, [...own_words, ...sensitiveWords, ...contestWords, ...disclosureWords]) : []
  return sensitive.length > 0
    ? { state: 'awaiting_approval', approval: null, sensitive }
    : { state: 'scheduled', approval: { by: 'consultant', via: 'terminal' }, sensitive: [] }
}

/** The client's own sensitive words, as its strategy has them, and those of its regulated trade. */
export function ownWords(strategy: Strategy | null): string[] {
  const answered = (question: string): string[] => {
    const value = strategy?.answers[question]?.value
    return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : []
  }
  return [
    ...answered('sensitive_keywords'),
    ...answered('regulated').flatMap((field) => (isPack(field) ? packWords(field) : [])),
  ]
}

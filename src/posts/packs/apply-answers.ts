import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { approvalText } from '../../i18n/approval.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { ApprovalVia, Post } from '../../store/posts.ts'
import { refuseUnlawful } from '../legal/check-stored.ts'
import type { PlannedAnswer } from './plan-answers.ts'

export interface AppliedAnswer {
  readonly planned: PlannedAnswer
  /** As it is then; null: nothing was changed. */
  readonly post: Post | null
  /** Why it was not. */
  readonly failure: Failure | null
}

/** Carries out what was answered, post by post: one that the law forbids, or that left meanwhile, does not keep back the others. */
export async function applyAnswers(
  context: Context,
  client: Client,
  answers: readonly PlannedAnswer[],
  { by, via }: { readonly by: string; readonly via: ApprovalVia },
): Promise<AppliedAnswer[]> {
  const applied: AppliedAnswer[] = []
  for (const planned of answers) {
    try {
      applied.push({ planned, post: await applyOne(context, client, planned, by, via), failure: null })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      applied.push({ planned, post: null, failure: error })
    }
  }
  return applied
}

async function applyOne(
  context: Context,
  client: Client,
  { post_id, answer, comment, outcome, pack, post }: PlannedAnswer,
  by: string,
  via: ApprovalVia,
): Promise<Post | null> {
  if (post === null || pack === null || answer === null) return null
  const store = await context.store()
  const at = context.now().toISOString()
  let after: Post | null = null
  if (outcome === 'approve') {
    await refuseUnlawful(context, client, post)
    after = await store.posts.approve(post_id, { by, via, content_hash: post.content_hash }, at)
  } else if (outcome === 'reject') {
    after = await store.posts.reject(post_id, comment ?? wordless(context, answer), by, at)
  } else if (outcome !== 'same') return null
  await store.approvals.answer(pack.id, post_id, { answer, comment, answered_by: by }, at)
  return after
}

function wordless({ lang }: Context, answer: 'approved' | 'to_correct' | 'refused'): string {
  return say(lang, answer === 'refused' ? approvalText.refused_wordless : approvalText.to_correct_wordless)
}

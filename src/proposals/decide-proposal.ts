import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { shortDate } from '../i18n/format.ts'
import { proposalStateLabel, proposalText } from '../i18n/proposal.ts'
import { say } from '../i18n/text.ts'
import type { Proposal, ProposalVia } from '../store/proposals.ts'
import { stateOf } from './proposal.ts'
import { consultantDay } from './proposal-parties.ts'

export interface Decision {
  readonly status: 'accepted' | 'refused'
  readonly day: string
  readonly by: string | null
  readonly via: ProposalVia | null
  readonly reason: string | null
}

/**
 * What the client answered; an expired offer may still be accepted by both. With `dry_run` writes nothing. Throws `Failure` usage:
 * `not_sent`, `not_open`, `date_before`.
 */
export async function decideProposal(context: Context, proposal: Proposal, decision: Decision): Promise<Proposal> {
  const { lang, options } = context
  const { id, status, number, content } = proposal
  const named = { number: number ?? String(id) }
  if (status === 'draft') {
    throw new Failure('usage', 'not_sent', say(lang, proposalText.not_sent, named), {
      hint: say(lang, proposalText.not_sent_hint, { id }),
    })
  }
  if (status !== 'sent') throw closed(context, proposal)
  if (decision.day < content.dated) {
    const day = shortDate(lang, content.dated)
    throw new Failure('usage', 'date_before', say(lang, proposalText.date_before, { day }))
  }
  if (options.dry_run) {
    const { day, by, via, ...rest } = decision
    return { ...proposal, ...rest, decided_at: day, decided_by: by, decided_via: via }
  }
  return (await context.store()).proposals.decide(id, decision, context.now().toISOString())
}

/** A new status, nothing else: its number stays taken. Throws `Failure` usage `not_open`. */
export async function cancelProposal(context: Context, proposal: Proposal, reason: string | null): Promise<Proposal> {
  if (proposal.status === 'refused' || proposal.status === 'cancelled') throw closed(context, proposal)
  const at = context.now().toISOString()
  if (context.options.dry_run) return { ...proposal, status: 'cancelled', cancelled_at: at, reason }
  return (await context.store()).proposals.cancel(proposal.id, reason, at)
}

function closed(context: Context, proposal: Proposal): Failure {
  const { lang } = context
  const state = say(lang, proposalStateLabel[stateOf(proposal, consultantDay(context))])
  return new Failure('usage', 'not_open', say(lang, proposalText.not_open, { number: proposal.number ?? proposal.id, state }))
}

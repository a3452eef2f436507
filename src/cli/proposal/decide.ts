import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { date } from '../../i18n/format.ts'
import { proposalText } from '../../i18n/proposal.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { parseDay } from '../../results/day.ts'
import { cancelProposal, decideProposal } from '../../proposals/decide-proposal.ts'
import { findProposal } from '../../proposals/find-proposal.ts'
import { stateOf, validUntil } from '../../proposals/proposal.ts'
import { summaryOf } from '../../proposals/proposal-document.ts'
import { consultantDay } from '../../proposals/proposal-parties.ts'
import type { Proposal, ProposalVia } from '../../store/proposals.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { proposalJson } from './words.ts'

export async function accept(context: Context, typed: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const before = await findProposal(context, client, typed)
  const day = dayOf(context, flags)
  const by = text(flags, 'by')?.trim() || null
  const via = text(flags, 'via') as ProposalVia | null
  const after = await decideProposal(context, before, { status: 'accepted', day, by, via, reason: null })
  if (options.json) return io.json(proposalJson(context, after, []))
  const said = { number: nameOf(after), day: date(lang, day) }
  io.print(
    options.dry_run
      ? say(lang, proposalText.would_accept, said)
      : say(lang, proposalText.accepted, { ...said, summary: summaryOf(after, lang) }),
  )
  if (stateOf(before, day) === 'expired') {
    io.note(say(lang, proposalText.was_expired, { day: date(lang, validUntil(before.content)) }))
  }
}

export async function refuse(context: Context, typed: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const before = await findProposal(context, client, typed)
  const reason = reasonOf(context, flags)
  const by = text(flags, 'by')?.trim() || null
  const decision = { status: 'refused', day: dayOf(context, flags), by, via: null, reason } as const
  const after = await decideProposal(context, before, decision)
  if (options.json) return io.json(proposalJson(context, after, []))
  const number = nameOf(after)
  io.print(
    options.dry_run ? say(lang, proposalText.would_refuse, { number }) : say(lang, proposalText.refused, { number, reason }),
  )
}

/** Asked about on a terminal, unless `--yes`. One with a number needs a reason: it stays in the series. */
export async function cancel(context: Context, typed: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const before = await findProposal(context, client, typed)
  const reason = before.number === null ? (text(flags, 'reason')?.trim() ?? null) : reasonOf(context, flags)
  const number = nameOf(before)
  if (options.input && !options.yes && !options.dry_run) {
    const ask = await context.ask()
    if (!(await ask.confirm(say(lang, proposalText.confirm_cancel, { number }), true))) {
      return io.note(say(lang, queueText.nothing_done))
    }
  }
  const after = await cancelProposal(context, before, reason)
  if (options.json) return io.json(proposalJson(context, after, []))
  io.print(say(lang, options.dry_run ? proposalText.would_cancel : proposalText.cancelled, { number }))
}

function nameOf({ number, id }: Proposal): string {
  return number ?? String(id)
}

function dayOf(context: Context, flags: Flags): string {
  const said = text(flags, 'date')
  const today = consultantDay(context)
  return said === null ? today : parseDay(said, today, context.lang)
}

/** Throws `Failure` usage `reason_needed`. */
function reasonOf({ lang }: Context, flags: Flags): string {
  const reason = text(flags, 'reason')?.replace(/\s+/g, ' ').trim() ?? ''
  if (reason !== '') return reason
  throw new Failure('usage', 'reason_needed', say(lang, proposalText.reason_needed))
}

import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { proposalText } from '../i18n/proposal.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Proposal, ProposalContent, ProposalLine } from '../store/proposals.ts'
import { findPlan } from '../strategy/find-plan.ts'
import { whoDoes } from '../strategy/who-does.ts'
import { planLines } from './plan-lines.ts'
import { authorOfConfig, consultantDay, customerOf, vatOf } from './proposal-parties.ts'

export interface ProposalTerms {
  readonly lines: readonly ProposalLine[]
  readonly months: number
  readonly start: string | null
  readonly discount_bp: number
  readonly deposit_bp: number
  readonly valid_days: number
  readonly payment_days: number
  readonly vat_said: ProposalContent['vat_said']
}

/** As long as the plan is, and what is usual between professionals. */
export const usualTerms = {
  months: 3,
  start: null,
  discount_bp: 0,
  deposit_bp: 0,
  valid_days: 30,
  payment_days: 30,
  vat_said: null,
} as const satisfies Omit<ProposalTerms, 'lines'>

/** What the plan has the consultant do. Throws `Failure` not_found `no_strategy`. */
export async function linesOfPlan(context: Context, client: Client, rate: number): Promise<ProposalLine[]> {
  const { strategy, tasks } = await findPlan(context, client)
  const team = await (await context.store()).team.list(client.slug)
  const plain = tasks.map(({ times, ...task }) => ({
    ...task,
    times: times.map(({ nth, first, last }) => ({ nth, first, last })),
  }))
  return planLines({ result: strategy.result, tasks: plain, doers: whoDoes({ ...strategy, team }) }, rate)
}

/** Keeps a draft; with `dry_run` only says what it would be. Throws `Failure` usage: `no_lines`, `vat_needed`. */
export async function addProposal(context: Context, client: Client, terms: ProposalTerms): Promise<Proposal> {
  const { lang, options } = context
  if (terms.lines.length === 0) {
    throw new Failure('usage', 'no_lines', say(lang, proposalText.no_lines), { hint: say(lang, proposalText.no_lines_hint) })
  }
  const author = authorOfConfig(await context.config(), client)
  const vat_bp = vatOf(terms.vat_said, author)
  if (vat_bp === undefined) {
    throw new Failure('usage', 'vat_needed', say(lang, proposalText.vat_needed), {
      hint: say(lang, proposalText.vat_needed_hint),
    })
  }
  const at = context.now().toISOString()
  const content: ProposalContent = {
    lang: client.lang,
    currency: client.currency,
    dated: consultantDay(context),
    ...terms,
    vat_bp,
    author,
    customer: customerOf(client),
    mentions: [],
  }
  if (options.dry_run) return { ...blank, id: 0, client: client.slug, content, created_at: at }
  return (await context.store()).proposals.add(client.slug, content, at)
}

const blank = {
  status: 'draft',
  number: null,
  sent_at: null,
  sent_to: null,
  sha256: null,
  decided_at: null,
  decided_by: null,
  decided_via: null,
  cancelled_at: null,
  reason: null,
} as const

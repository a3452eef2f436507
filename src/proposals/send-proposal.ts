import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { proposalStateLabel, proposalText } from '../i18n/proposal.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Proposal, ProposalContent } from '../store/proposals.ts'
import { sealOf } from '../canonical.ts'
import { keepNumber, markedNumber } from './number-marks.ts'
import { stateOf } from './proposal.ts'
import { legalSentences, mentionRules, missingMentions } from './proposal-mentions.ts'
import { consultantDay } from './proposal-parties.ts'

/**
 * Refuses what cannot go out, before anything is asked of a mail server: `Failure` usage `not_draft`, `mentions_missing`,
 * `old_numbers`, `bad_after`.
 */
export async function checkSendable(
  context: Context,
  client: Client,
  proposal: Proposal,
  after: string | null,
): Promise<{ readonly content: ProposalContent; readonly after: number | null; readonly next: string }> {
  const { lang } = context
  const { status, number, content } = proposal
  if (status !== 'draft') {
    const named = number ?? String(proposal.id)
    const state = say(lang, proposalStateLabel[stateOf(proposal, consultantDay(context))])
    const over = status === 'refused' || status === 'cancelled'
    const message = over
      ? say(lang, proposalText.is_over, { number: named, state })
      : say(lang, proposalText.not_draft, { number: named })
    throw new Failure('usage', 'not_draft', message)
  }
  if (number !== null) return { content, after: null, next: number }
  refuseMissing(context, client, content)
  const dated = consultantDay(context)
  const floor = await lastElsewhere(context, proposal, { year: Number(dated.slice(0, 4)), typed: after })
  const sent = { ...content, dated }
  return { content: { ...sent, mentions: legalSentences(sent) }, ...floor }
}

function refuseMissing({ lang }: Context, client: Client, content: ProposalContent): void {
  const missing = missingMentions(content)
  if (missing.length === 0) return
  const names = missing.map((id) => say(lang, mentionRules[id].name))
  const commands = missing.map((id) => `\`smm ${mentionRules[id].command.replace('{slug}', client.slug)}\``)
  const values = { count: missing.length, names: list(lang, names) }
  throw new Failure('usage', 'mentions_missing', say(lang, proposalText.missing, values), {
    hint: say(lang, proposalText.missing_hint, { commands: commands.map((one) => one.replaceAll('`', '')).join(' · ') }),
  })
}

interface Floor {
  readonly after: number | null
  readonly next: string
}

/** Numbers that were given outside of this database: as `--after` says, or as they are kept beside it. */
async function lastElsewhere(
  context: Context,
  { id }: Proposal,
  { year, typed }: { readonly year: number; readonly typed: string | null },
): Promise<Floor> {
  const { lang, places } = context
  const store = await context.store()
  // in this order: what is kept outside is never ahead of a database that is in use
  const known = markedNumber(places, (await store.identity.get()).id, year)
  const here = (await store.proposals.lastNumber(year))?.sequence ?? 0
  const name = (sequence: number): string => `D-${year}-${String(sequence).padStart(4, '0')}`
  if (typed !== null) {
    const [, ofYear, digits] = /^D-(\d{4})-(\d{4,6})$/.exec(typed.trim().toUpperCase()) ?? []
    const sequence = Number(digits)
    if (Number(ofYear) !== year || !(sequence > here) || sequence < known) {
      throw new Failure('usage', 'bad_after', say(lang, proposalText.bad_after, { value: typed }))
    }
    return { after: sequence, next: name(sequence + 1) }
  }
  if (known > here) {
    const said = { year, known: here === 0 ? say(lang, proposalText.none_of_year) : name(here), other: name(known) }
    throw new Failure('usage', 'old_numbers', say(lang, proposalText.old_numbers, said), {
      hint: say(lang, proposalText.old_numbers_hint, { id, other: name(known) }),
    })
  }
  return { after: null, next: name(here + 1) }
}

/**
 * The offer with its number, frozen: from here on it is what a client may have read. One that has its number already stays as it is,
 * so that it can be handed over again.
 */
export async function numberProposal(
  context: Context,
  proposal: Proposal,
  { content, after }: { readonly content: ProposalContent; readonly after: number | null },
): Promise<Proposal> {
  if (proposal.number !== null) return proposal
  const store = await context.store()
  const at = context.now().toISOString()
  const seal = (number: string): string => sealOf({ number, content })
  const numbered = await store.proposals.giveNumber(proposal.id, { content, after, seal }, at)
  const [, year, sequence] = /^D-(\d+)-(\d+)$/.exec(numbered.number ?? '') ?? []
  const { id } = await store.identity.get()
  keepNumber(context.places, { id, year: Number(year), sequence: Number(sequence) })
  return numbered
}

/** It was handed over, to this address or by hand. */
export async function markProposalSent(context: Context, { id }: Proposal, to: string | null): Promise<Proposal> {
  return (await context.store()).proposals.markSent(id, to, context.now().toISOString())
}

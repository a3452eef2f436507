import { sealOf } from '../canonical.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { proposalText } from '../i18n/proposal.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Proposal } from '../store/proposals.ts'
import { authorOfConfig, customerOf, refreshed } from './proposal-parties.ts'
import { legalSentences } from './proposal-mentions.ts'

/**
 * By its id or its number. A draft as it would go out today. Throws `Failure`: not_found `no_such_proposal`; failed `proposal_damaged`,
 * when one that has its number is not what its hash was made of.
 */
export async function findProposal(context: Context, client: Client, typed: string): Promise<Proposal> {
  const wanted = typed.trim().toUpperCase()
  const all = await (await context.store()).proposals.list(client.slug)
  const found = all.find(({ id, number }) => String(id) === wanted || number === wanted)
  const { lang } = context
  if (found !== undefined && isDamaged(found)) {
    const number = found.number ?? String(found.id)
    throw new Failure('failed', 'proposal_damaged', say(lang, proposalText.damaged, { number }), {
      hint: say(lang, proposalText.damaged_hint),
    })
  }
  if (found !== undefined) return asToday(context, client, found)
  throw new Failure('not_found', 'no_such_proposal', say(lang, proposalText.no_such, { id: typed, client: client.name }), {
    hint: say(lang, proposalText.no_such_hint, { slug: client.slug }),
  })
}

/** What may lie before a client is shown as it was sealed, or not at all. */
function isDamaged({ number, content, sha256 }: Proposal): boolean {
  return number !== null && sealOf({ number, content }) !== sha256
}

/** Oldest first. */
export async function listProposals(context: Context, client: Client): Promise<Proposal[]> {
  const all = await (await context.store()).proposals.list(client.slug)
  return Promise.all(all.map((one) => asToday(context, client, one)))
}

async function asToday(context: Context, client: Client, proposal: Proposal): Promise<Proposal> {
  if (proposal.number !== null) return proposal
  const author = authorOfConfig(await context.config(), client)
  const content = refreshed(proposal.content, author, customerOf(client))
  return { ...proposal, content: { ...content, mentions: legalSentences(content) } }
}

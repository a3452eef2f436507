import { extname, resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { date, dateTime } from '../../i18n/format.ts'
import { proposalStateLabel, proposalText, proposalViaLabel } from '../../i18n/proposal.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { jsonText } from '../../io/sanitise.ts'
import { findProposal } from '../../proposals/find-proposal.ts'
import { hoursSold, type HoursSold } from '../../proposals/hours-sold.ts'
import { monthOf } from '../../results/month.ts'
import { monthsOf, stateOf } from '../../proposals/proposal.ts'
import { composeProposal } from '../../proposals/proposal-document.ts'
import { consultantDay } from '../../proposals/proposal-parties.ts'
import type { Client } from '../../store/clients.ts'
import type { Proposal } from '../../store/proposals.ts'
import { checkFolder, inFormat, printDocument, replaceFile, tellFile } from '../hand-over.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { hoursLine, notesOf, proposalJson } from './words.ts'

type Format = 'terminal' | 'md' | 'html' | 'pdf' | 'json'

const byEnding: Readonly<Record<string, Format>> = {
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.json': 'json',
}

/** The document goes to `-o`, else to stdout; what no terminal can show (PDF) into a file of the current folder. */
export async function run(context: Context, typed: string, flags: Flags): Promise<void> {
  const { io, lang, options, cwd } = context
  const output = text(flags, 'output')
  const said = text(flags, 'format') as Format | null
  const format = said ?? (options.json ? 'json' : (byEnding[extname(output ?? '').toLowerCase()] ?? 'terminal'))
  const client = await chooseClient(context, { writes: false })
  const proposal = await findProposal(context, client, typed)
  if (format === 'terminal' && output === null) return print(context, client, proposal)
  const file = fileOf(context, output, proposal, format)
  if (file === null && format === 'json')
    return io.json(proposalJson(context, proposal, await hoursOf(context, client, proposal)))
  if (file === null) return printDocument(context, await contentOf(context, client, proposal, format))
  const path = resolve(cwd, file)
  await checkFolder(context, path)
  if (options.dry_run) return tellFile(context, path, say(lang, proposalText.would_write, { path }))
  await replaceFile(context, path, await contentOf(context, client, proposal, format))
  tellFile(context, path, say(lang, proposalText.written, { path }))
}

/** Null: stdout. */
function fileOf({ lang }: Context, output: string | null, { id, number }: Proposal, format: Format): string | null {
  if (output === '-') return null
  if (output !== null) return output
  return format === 'pdf' ? `${number ?? `${say(lang, proposalText.file_name)}-${id}`}.pdf` : null
}

async function contentOf(context: Context, client: Client, proposal: Proposal, format: Format): Promise<string | Uint8Array> {
  if (format === 'json') {
    const hours = await hoursOf(context, client, proposal)
    return jsonText(proposalJson(context, proposal, hours))
  }
  const documents = langsOf(context, proposal).map((one) => composeProposal(proposal, one))
  return inFormat(context, documents, format === 'terminal' ? 'md' : format)
}

/** In the language it was made in, unless `--lang` says another. */
export function langsOf(context: Context, { content }: Proposal): readonly ('fr' | 'en')[] {
  const { lang } = context.options
  return lang === 'both' ? ['fr', 'en'] : [lang ?? content.lang]
}

/** Month by month since it began, as far as the running one. */
async function hoursOf(context: Context, client: Client, proposal: Proposal): Promise<HoursSold[]> {
  if (proposal.status !== 'accepted') return []
  const now = monthOf(dayOf(context.now(), client.time_zone))
  const months = monthsOf(proposal).filter((month) => month <= now)
  return Promise.all(months.map((month) => hoursSold(context, client, month)))
}

async function print(context: Context, client: Client, proposal: Proposal): Promise<void> {
  const { io } = context
  const { toTerminal } = await import('../../documents/index.ts')
  for (const one of langsOf(context, proposal)) {
    for (const line of toTerminal(composeProposal(proposal, one), io.columns)) io.print(line)
    io.print()
  }
  for (const line of facts(statusFacts(context, client, proposal), io.columns)) io.print(line)
  for (const hours of await hoursOf(context, client, proposal)) io.print(hoursLine(context, hours))
  for (const note of notesOf(context, client, proposal)) io.note(note)
}

function statusFacts(context: Context, client: Client, proposal: Proposal): [string, string][] {
  const { lang } = context
  const today = consultantDay(context)
  const label = say(lang, proposalStateLabel[stateOf(proposal, today)])
  const { sent_at, sent_to, decided_at, decided_by, decided_via, reason, sha256 } = proposal
  const rows: [string, string][] = [[say(lang, proposalText.fact_state), label]]
  if (sent_at !== null) {
    const day = dateTime(lang, new Date(sent_at), client.time_zone)
    const where = sent_to === null ? day : say(lang, proposalText.to_address, { day, to: sent_to })
    rows.push([say(lang, proposalText.fact_sent), where])
  }
  if (decided_at !== null) {
    // what was accepted can be cancelled, what was refused cannot
    const given = proposalStateLabel[proposal.status === 'refused' ? 'refused' : 'accepted']
    const said = { state: say(lang, given), day: date(lang, decided_at) }
    const answer =
      decided_by === null ? say(lang, proposalText.said, said) : say(lang, proposalText.said_by, { ...said, by: decided_by })
    const way = decided_via === null ? '' : ` (${say(lang, proposalViaLabel[decided_via])})`
    rows.push([say(lang, proposalText.decided), answer + way])
  }
  if (reason !== null) rows.push([say(lang, proposalText.reason), reason])
  if (sha256 !== null) rows.push([say(lang, proposalText.fact_hash), sha256])
  return rows
}

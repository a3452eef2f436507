import { chooseClient } from '../../clients/choose-client.ts'
import type { Amplifier, Severity } from '../../community/crisis-index.ts'
import { evaluateCrisis, type Evaluation } from '../../community/evaluate-crisis.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Client } from '../../store/clients.ts'
import type { IncidentFacts, Responsibility } from '../../store/crisis.ts'
import { texts, type Flags } from '../queue/flag-values.ts'
import { evaluationJson, levelWord, showEvaluation } from './show-evaluation.ts'
import { needTopic, said } from './typed.ts'

export async function run(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const { options } = context
  const client = await chooseClient(context, { writes: true })
  const topic = needTopic(context, words)
  const messages = await messagesOf(context, client, texts(flags, 'message') ?? [])
  const severity = said(flags, 'severity') as Severity | null
  const amplifier = said(flags, 'amplifier') as Amplifier | null
  const responsibility = said(flags, 'responsibility') as Responsibility | null
  const spokesperson = said(flags, 'spokesperson')
  const open = await (await context.store()).crisis.open(client.slug)
  // what was known stays known: a second report adds to the first
  const facts: Partial<IncidentFacts> = {
    ...(open === null && { topic }),
    ...(severity !== null && { severity }),
    ...(amplifier !== null && { amplifier }),
    ...(flags['dataBreach'] === true && { data_breach: true }),
    ...(flags['accountCompromised'] === true && { account_compromised: true }),
    ...(flags['legalThreat'] === true && { legal_threat: true }),
    ...(flags['press'] === true && { press_inquiry: true }),
    ...(responsibility !== null && { responsibility }),
    ...(spokesperson !== null && { spokesperson }),
  }
  const by = said(flags, 'by')
  const evaluation = await evaluateCrisis(context, client, 'report', {
    facts,
    messages,
    note: topic,
    ...(by !== null && { by }),
  })
  if (options.json) {
    context.io.json(evaluationJson(evaluation, options.dry_run))
    return showEvaluation(context, client, evaluation)
  }
  return tell(context, client, evaluation, facts)
}

function tell(context: Context, client: Client, evaluation: Evaluation, facts: Partial<IncidentFacts>): number {
  const { io, lang, options } = context
  if (options.dry_run) {
    io.print(say(lang, crisisText.would_be, { level: levelWord(lang, evaluation.level) }))
    io.note(say(lang, crisisText.dry_run))
  } else if (evaluation.incident !== null) {
    const { id, topic, opened_at } = evaluation.incident
    const values = { id, topic, at: shortDateTime(lang, new Date(opened_at), client.time_zone) }
    io.print(`${say(lang, crisisText.incident)} ${say(lang, crisisText.incident_is, values)}`)
    if (evaluation.before === evaluation.level) {
      io.print(say(lang, crisisText.level_calm, { level: levelWord(lang, evaluation.level) }))
    }
  }
  const code = options.dry_run ? 0 : showEvaluation(context, client, evaluation)
  const opened = new Date(evaluation.incident?.opened_at ?? context.now())
  for (const line of checklist(context, client, facts, opened)) io.print(line)
  return code
}

/** What has to be done at once, where the facts ask for it. */
function checklist({ lang, io }: Context, client: Client, facts: Partial<IncidentFacts>, opened: Date): string[] {
  const numbered = (title: string, items: readonly string[]): string[] => [
    '',
    paint('bold', title),
    ...items.flatMap((item, index) =>
      wrapText(item, io.columns - 4).map((line, part) => (part === 0 ? `  ${index + 1} ${line}` : `    ${line}`)),
    ),
  ]
  const { slug } = client
  const account = [
    say(lang, crisisText.account_1, { client: slug }),
    ...(
      [crisisText.account_2, crisisText.account_3, crisisText.account_4, crisisText.account_5, crisisText.account_6] as const
    ).map((one) => say(lang, one, { client: slug })),
  ]
  const until = shortDateTime(lang, new Date(opened.getTime() + 72 * 3_600_000), client.time_zone)
  const breach = [
    say(lang, crisisText.breach_1),
    say(lang, client.country === 'FR' ? crisisText.breach_2_fr : crisisText.breach_2, { at: until }),
    say(lang, crisisText.breach_3),
    say(lang, crisisText.breach_4, { client: slug }),
  ]
  return [
    ...(facts.account_compromised === true ? numbered(say(lang, crisisText.checklist_account), account) : []),
    ...(facts.data_breach === true ? numbered(say(lang, crisisText.checklist_breach), breach) : []),
  ]
}

/** All of them or, when one is not the client's, none. Throws `Failure` not_found `message_not_found`. */
async function messagesOf(context: Context, client: Client, typed: readonly string[]): Promise<number[]> {
  const { inbox } = await context.store()
  const ids: number[] = []
  for (const word of typed.flatMap((one) => one.split(',')).map((one) => one.trim())) {
    const message = /^\d{1,15}$/.test(word) ? await inbox.get(Number(word)) : null
    if (message?.client !== client.slug) {
      throw new Failure('not_found', 'message_not_found', say(context.lang, crisisText.message_unknown, { id: word }))
    }
    ids.push(message.id)
  }
  return ids
}

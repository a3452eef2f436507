import { findClient } from '../clients/find-client.ts'
import { freeSlug } from '../clients/slug.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { say, type Lang } from '../i18n/text.ts'
import { unsaid, type Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import type { Answers } from './answers.ts'
import { invalid } from './answers-file.ts'
import { ruleText } from '../i18n/interview.ts'
import { completeAnswers } from './complete-answers.ts'
import type { DefaultContext } from './defaults.ts'
import { changesToClient, mapToClient, mapToInput } from './map-answers.ts'
import { answersSchema, type Mode } from './questionnaire.ts'
import { runStrategy } from './strategy.ts'
import { teamFromAnswers } from './team-answers.ts'
import { defaultWeights } from './weights.ts'

export interface SaveStrategyInput {
  readonly answers: Answers
  readonly mode: Mode
  /** Of the interview: what new texts are written in, where the client has not said. */
  readonly lang: Lang
  /** The one that exists, whose answers these renew. */
  readonly client: Client | null
  /** What is known of it (`currentAnswers`); empty for a new one. */
  readonly before: Answers
  /** The session to end in the same transaction. */
  readonly interview: number | null
  /** Where the answers came from, for the messages. */
  readonly source: string
}

export interface SavedStrategy {
  readonly client: Client
  readonly strategy: Strategy
  readonly created: boolean
  /** Answers taken over from the version before. */
  readonly kept: number
}

/**
 * Runs the engine on the answers and writes the client, its team and the next version of its strategy; with `dry_run` writes nothing and
 * says what they would be. Throws `Failure` usage: `answers_invalid` with what is missing, `currency_in_use`.
 */
export async function saveStrategy(context: Context, input: SaveStrategyInput): Promise<SavedStrategy> {
  const { lang, options } = context
  const { mode, client, before, interview } = input
  const store = await context.store()
  const at = context.now().toISOString()
  const defaults: DefaultContext = { lang: input.lang, mode, client }
  const { answers, missing, kept } = completeAnswers(input.answers, before, defaults)
  if (missing.length > 0) {
    const issues = missing.map((id) => ({ question: id, path: id, rule: say(lang, ruleText.missing), received: undefined }))
    throw invalid(issues, { lang, file: input.source })
  }

  const hours = client?.hours_per_network ?? (await context.config()).get('hours_per_network')
  const engineInput = mapToInput(answers, defaults, hours)
  const result = runStrategy(engineInput)
  const month = (timeZone: string): string => monthIn(context.now(), timeZone)

  const first = client !== null && (await store.strategies.get(client.slug)) === null
  const changes = client ? changesToClient(client, answers, defaults, { given: input.answers, month, first }) : {}
  const profile = client ? { ...client, ...changes } : mapToClient(answers, defaults, month)
  if (client && profile.currency !== client.currency && (await store.money.firstDate(client.slug)) !== null) {
    throw new Failure('usage', 'currency_in_use', say(lang, clientText.currency_in_use, { currency: client.currency }))
  }
  const slug =
    client?.slug ?? freeSlug(profile.name, new Set((await store.clients.list({ archived: true })).map((one) => one.slug)))
  const next = {
    client: slug,
    mode,
    schema: answersSchema,
    lang: profile.lang,
    answers,
    input: engineInput,
    result,
    // with minutes of the client's own: they are in the input
    weights_version: `${defaultWeights.version}${engineInput.minutes_per_piece === undefined ? '' : '+client'}`,
  }
  if (options.dry_run) {
    const version = client ? ((await store.strategies.get(slug))?.version ?? 0) + 1 : 1
    return {
      client: { ...unsaid, created_at: at, archived_at: null, ...profile, slug },
      strategy: {
        ...next,
        version,
        status: 'draft',
        created_at: at,
        approved_at: null,
        approved_by: null,
        approval_reason: null,
      },
      created: client === null,
      kept,
    }
  }
  // a team that has begun holds over what an earlier version was told
  const told = (await store.team.begun(slug)) ? input.answers : answers
  const team = teamFromAnswers(told, await store.team.list(slug))
  const strategy = await store.strategies.add(next, at, {
    ...(client === null ? { client: { ...profile, slug } } : { client_change: changes }),
    ...(team === null ? {} : { team }),
    ...(interview === null ? {} : { interview }),
  })
  const saved = await findClient(context, slug)
  return { client: saved, strategy, created: client === null, kept }
}

/** `2026-11`, by the client's own calendar. */
function monthIn(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(now)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}`
}

import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { staffingText } from '../i18n/staffing.ts'
import { say } from '../i18n/text.ts'
import type { AssessedItem, Assessment } from '../store/assessments.ts'
import type { Client } from '../store/clients.ts'
import { sameAlias } from '../store/team.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { known } from '../strategy/answers.ts'
import { judge, type Grid, type GridItem, type Judgement } from './grid.ts'

export interface AssessInput {
  readonly client: Client
  readonly person: string
  /** What is said now; what was said before of the same person stays. */
  readonly said: Grid
}

export interface Assessed extends Judged {
  /** The person had a grid already. */
  readonly renewed: boolean
}

export interface Judged {
  readonly person: string
  readonly grid: Grid
  readonly judgement: Judgement
  readonly at: string
}

/**
 * Keeps what is said of a person; with `dry_run` only judges it. Throws `Failure` usage: `bad_person`, `proof_not_found` when a
 * proof is written as a file that is not there.
 */
export async function assessPerson(context: Context, { client, person, said }: AssessInput): Promise<Assessed> {
  const store = await context.store()
  const at = context.now().toISOString()
  const { name, last } = await personOf(context, client, person)
  const items = { ...last?.items, ...attached(context, said) }
  if (!context.options.dry_run) await store.assessments.add({ client: client.slug, person: name, items }, at)
  const judgement = judge(items, await outsideBudget(context, client))
  return { person: name, grid: items, judgement, at, renewed: last !== null }
}

/** As the team or an earlier grid writes the name, and that grid. */
export async function personOf(
  context: Context,
  client: Client,
  typed: string,
): Promise<{ name: string; last: Assessment | null }> {
  const { lang } = context
  const wanted = typed.replace(/\s+/g, ' ').trim()
  if (wanted === '' || wanted.length > 60) throw new Failure('usage', 'bad_person', say(lang, staffingText.bad_person))
  const store = await context.store()
  const last = (await store.assessments.latest(client.slug)).find(({ person }) => sameAlias(person, wanted)) ?? null
  const member = (await store.team.list(client.slug)).find(({ alias }) => sameAlias(alias, wanted))
  return { name: last?.person ?? member?.alias ?? wanted, last }
}

/** The last grid of everybody who has one, judged by what can be spent today. */
export async function findAssessments(context: Context, client: Client): Promise<Judged[]> {
  const found = await (await context.store()).assessments.latest(client.slug)
  const budget = found.length === 0 ? 0 : await outsideBudget(context, client)
  return found.map(({ person, items, at }) => ({ person, grid: items, judgement: judge(items, budget), at }))
}

/** What outside help may cost a month, in minor units; 0: nothing, or nobody has said. */
export async function outsideBudget(context: Context, client: Client): Promise<number> {
  const { answers } = await currentAnswers(context, client)
  return known(answers, 'external_budget') ?? 0
}

/** A file that shows something is named by where it is: the grid may be read from another folder. */
function attached(context: Context, said: Grid): Grid {
  const entries = (Object.entries(said) as [GridItem, AssessedItem][]).map(([id, { answer, proof }]) => [
    id,
    { answer, proof: proof === null ? null : whereItIs(context, proof) },
  ])
  return Object.fromEntries(entries) as Grid
}

function whereItIs({ cwd, lang }: Context, proof: string): string {
  const looksLikeFile = /^(?:[^\s:]*[/\\])?[^\s:/\\]+\.[a-z0-9]{2,5}$/i.test(proof) && !/^www\./i.test(proof)
  const path = isAbsolute(proof) ? proof : resolve(cwd, proof)
  if (existsSync(path) && (looksLikeFile || /[/\\]/.test(proof))) return path
  if (!looksLikeFile) return proof
  throw new Failure('usage', 'proof_not_found', say(lang, staffingText.proof_not_found, { proof }), {
    hint: say(lang, staffingText.proof_hint),
  })
}

import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { approveText, lackLabel } from '../i18n/approve-strategy.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { readinessOf, type Readiness } from './approval.ts'
import { flagSentence } from './explanations.ts'
import { withTypes, type FoundStrategy } from './find-strategy.ts'

export interface ApproveInput {
  readonly client: Client
  readonly strategy: FoundStrategy
  readonly by: string
  /** Why, in spite of a red flag. */
  readonly reason: string | null
}

export interface Approved {
  readonly strategy: FoundStrategy
  readonly readiness: Readiness
  /** It was so before: nothing was done. */
  readonly already: boolean
}

/**
 * From then on the version never changes. Throws `Failure` usage with the first lack (`no_escalation_contact`, …) or the first red
 * flag (`no_strategist`, …) as its code, all of them in the details; a reason lifts flags, never lacks. With `dry_run` writes nothing.
 */
export async function approveStrategy(context: Context, { client, strategy, by, reason }: ApproveInput): Promise<Approved> {
  const { lang, options } = context
  const { version } = strategy
  const readiness = readinessOf(strategy)
  if (strategy.status === 'approved') return { strategy, readiness, already: true }

  const { lacks, red_flags } = readiness
  const [lack] = lacks
  if (lack !== undefined) {
    throw new Failure('usage', lack, say(lang, approveText.lacks, { version, count: lacks.length }), {
      details: lacks.map((one) => say(lang, lackLabel[one])),
      hint: say(lang, approveText.lacks_hint, { client: client.slug }),
    })
  }
  const [flag] = red_flags
  if (flag !== undefined && reason === null) {
    throw new Failure('usage', flag, say(lang, approveText.red, { version, count: red_flags.length }), {
      details: red_flags.map((one) => flagSentence({ ...strategy, lang }, one)),
      hint: say(lang, approveText.red_hint, { client: client.slug }),
    })
  }
  if (flag !== undefined && reason !== null && (reason.length < 10 || reason.length > 500)) {
    throw new Failure('usage', 'bad_reason', say(lang, approveText.reason_short))
  }
  const kept = flag === undefined ? null : reason
  const at = context.now().toISOString()
  if (options.dry_run) {
    const approved = { ...strategy, status: 'approved', approved_at: at, approved_by: by, approval_reason: kept } as const
    return { strategy: approved, readiness, already: false }
  }
  const { strategies } = await context.store()
  const done = await strategies.approve(client.slug, version, by, kept, at)
  if (done) return { strategy: withTypes(done), readiness, already: false }
  // somebody approved it in the meantime
  return { strategy: withTypes((await strategies.get(client.slug, version)) ?? strategy), readiness, already: true }
}

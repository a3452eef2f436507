import { rhu, sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { readRhythm } from '../posts/read-rhythm.ts'
import { standingPosts } from '../posts/standing-posts.ts'
import type { Client } from '../store/clients.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { withTypes } from '../strategy/find-strategy.ts'
import { stepsOf, type Step } from '../strategy/steps.ts'

/** The task of the plan that is the exercise. */
const drill = 'T25'
const weeksInQuarter = 13
/** Four weeks back, four ahead. */
const contentDays = 28

/** The nine steps of a client as they stand now; without a strategy all are to be done. Reads only. */
export async function readSteps(context: Context, client: Client): Promise<Step[]> {
  const { strategies, plans } = await context.store()
  const versions = await strategies.list(client.slug)
  const newest = versions.at(-1)
  const strategy = newest === undefined ? null : withTypes(newest)
  const plan = await plans.get(client.slug)
  const marks = plan === null ? [] : await plans.marks(plan.id)
  const today = dayOf(context.now(), client.time_zone)
  const posts = await standingPosts(context, client, { from: addDays(today, -contentDays), to: addDays(today, contentDays) })
  const { kept, days_ahead } = await readRhythm(context, client)
  const pieces = Object.entries(strategy?.result.phase1?.cadence_per_quarter ?? {}).filter(([piece]) => piece !== 'story')
  return stepsOf({
    // what team and profile say today, rather than on the day of the version
    strategy: strategy && { ...strategy, answers: (await currentAnswers(context, client)).answers },
    approved: versions.some((version) => version.status === 'approved'),
    content: {
      posts: posts.filter((post) => post.status !== 'draft').length,
      two_weeks: rhu(2 * sum(pieces.map(([, count]) => count)), weeksInQuarter),
    },
    cadence_kept_bp: kept.bp,
    days_ahead,
    drilled: marks.some((mark) => mark.task === drill),
  })
}

import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { StrategyFacts } from './document/told.ts'
import { findPlan } from './find-plan.ts'
import type { FoundStrategy } from './find-strategy.ts'
import { gatesOf } from './gates.ts'
import { planTasks } from './plan.ts'

/** What the document of a strategy is made from: the version, today's team and plan, what stands before the first post. */
export async function readStrategyFacts(
  context: Context,
  client: Client,
  strategy: FoundStrategy,
): Promise<Omit<StrategyFacts, 'steps'>> {
  const store = await context.store()
  const plan = await findPlan(context, client)
  // nothing is done in the plan of a version that is not the newest
  const tasks =
    plan.strategy.version === strategy.version
      ? plan.tasks.map((task) => ({ ...task, done: task.state === 'done' }))
      : planTasks(strategy, { start: plan.start }).map((task) => ({ ...task, done: false }))
  return {
    client,
    strategy,
    team: await store.team.list(client.slug),
    starts_on: plan.start,
    tasks,
    heard: await store.ideas.list(client.slug),
    gates: { fr: await gatesOf(strategy.result, 'fr'), en: await gatesOf(strategy.result, 'en') },
  }
}

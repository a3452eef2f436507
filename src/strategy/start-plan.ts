import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import { findStrategy } from './find-strategy.ts'
import { isNextPlan } from './find-plan.ts'

/**
 * Sets the day on which the plan begins. Before the ninety days of the last one are over the same plan moves, with what is done in it;
 * after them a new one begins. Throws `Failure` not_found `no_strategy`. With `dry_run` writes nothing.
 */
export async function startPlan(context: Context, client: Client, start: string): Promise<{ next: boolean }> {
  await findStrategy(context, client)
  const { plans } = await context.store()
  const plan = await plans.get(client.slug)
  const next = plan !== null && isNextPlan(plan, start)
  if (context.options.dry_run) return { next }
  const at = context.now().toISOString()
  if (plan === null || next) await plans.begin(client.slug, plan?.id ?? null, start, at)
  else if (plan.starts_on !== start) await plans.move(plan.id, start, at)
  return { next }
}

import type { Context } from '../context.ts'
import { strategyBegan, strategyFor } from '../results/month-plan.ts'
import type { Client } from '../store/clients.ts'
import { actualOf, objectivesSection, targetsOf } from './objectives.ts'
import type { ObjectiveItem } from './report.ts'

/** How far a month has brought each objective of the client, as its report says. Reads only. */
export async function readObjectives(context: Context, client: Client, month: string): Promise<readonly ObjectiveItem[]> {
  const versions = await (await context.store()).strategies.list(client.slug)
  const targets = targetsOf(strategyFor(versions, month, client.time_zone))
  if (targets.length === 0) return []
  const { readIndicators } = await import('../results/read-indicators.ts')
  const indicators = await readIndicators(context, client, [month])
  const actuals = targets.map(({ kpi }) => actualOf(indicators, kpi, month))
  return objectivesSection(targets, actuals, month, strategyBegan(versions, client.time_zone)).items
}

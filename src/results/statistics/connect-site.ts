import type { Context } from '../../context.ts'
import { createHttp } from '../../networks/http.ts'
import { liveSecrets, rememberSecret } from '../../secrets/live.ts'
import type { Client } from '../../store/clients.ts'
import type { NewStatistics } from '../../store/statistics.ts'
import type { StatisticsConnection } from './tool.ts'
import { statisticsKinds } from './tools.ts'

/** A connection with credentials that are given. Nothing is sent. */
export function connectSite(
  context: Context,
  client: Pick<Client, 'time_zone'>,
  site: Pick<NewStatistics, 'tool' | 'endpoint' | 'site' | 'goals'>,
  secrets: Readonly<Record<string, string>>,
): StatisticsConnection {
  const http = createHttp({
    fetch: context.fetch,
    base: site.endpoint,
    secrets: liveSecrets,
    now: () => context.now(),
    verbose: (line) => context.io.detail(line),
  })
  return statisticsKinds[site.tool].connect({
    site,
    secrets,
    http,
    now: () => context.now(),
    time_zone: client.time_zone,
    remember: rememberSecret,
  })
}

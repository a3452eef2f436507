import { shortLocal } from '../i18n/short-local.ts'
import { seriesText } from '../i18n/series.ts'
import { say } from '../i18n/text.ts'
import type { Extended } from '../posts/extend-series.ts'
import { sayRule } from '../posts/say-rule.ts'
import { aboutNoPost } from './notify.ts'
import type { Pass } from './pass.ts'
import { tell } from './tell-people.ts'

/** Makes the posts of the series whose time has come. Whatever goes wrong with it is told, once, and never ends a pass. */
export async function goOnWithSeries(pass: Pass): Promise<void> {
  const { context, store } = pass
  try {
    if ((await store.series.due(context.now().toISOString())).length === 0) return
    const { extendDueSeries } = await import('../posts/extend-series.ts')
    for (const extended of await extendDueSeries(context)) if (extended.tell) await tellProblem(pass, extended)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    pass.warnings.push({ code: 'series', message: say(context.lang, seriesText.unexpected, { message }) })
  }
}

async function tellProblem(pass: Pass, { series, problem }: Extended): Promise<void> {
  if (problem === null) return
  const { lang } = pass.context
  const { id, client, rule, first_local, time_zone } = series
  const posts = await pass.store.series.occurrences(id, '')
  await tell(pass, {
    ...aboutNoPost,
    kind: 'series',
    client,
    time_zone,
    message: say(lang, seriesText.problem, {
      id,
      rule: sayRule(lang, rule, first_local),
      occurrence: shortLocal(lang, problem.occurrence),
      reason: problem.message,
    }),
    commands: posts.slice(-1).map(({ post_id }) => `smm queue show ${post_id}`),
  })
}

import { readCredentials } from '../clients/read-credentials.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { linkText } from '../i18n/links.ts'
import { sayStatisticsReason } from '../i18n/statistics.ts'
import { say } from '../i18n/text.ts'
import { checkEndpoint } from '../networks/endpoint.ts'
import { NetworkFailure } from '../networks/failure.ts'
import type { Client } from '../store/clients.ts'
import { askedTools, type AskedTool, type NewStatistics, type SiteStatistics } from '../store/statistics.ts'
import { connectSite } from './statistics/connect-site.ts'
import { statisticsKinds } from './statistics/tools.ts'

export interface StatisticsInput {
  readonly tool: AskedTool
  readonly endpoint: string | null
  readonly site: string | null
  readonly goals: readonly string[] | null
  /** File, `-`, or null: the environment, else asked. */
  readonly secrets: string | null
  readonly check: boolean
}

/** A site of each tool, and what it must look like. */
const sites: Readonly<Record<AskedTool, { readonly example: string; readonly fits: RegExp }>> = {
  matomo: { example: '1', fits: /^[1-9]\d{0,8}$/ },
  plausible: { example: 'boulangerie.example', fits: /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,200}(?:\/[\w./-]{0,100})?$/u },
  umami: {
    example: '9b1f3c52-6f0a-4f9f-8f3a-0d9a4c1f2e77',
    fits: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  },
}

/**
 * Connects a site's statistics tool; its key is checked with the tool first, then sealed. Connected again, it has other goals and another
 * key. Throws `Failure` usage: `site_needed`, `bad_site`, `endpoint_needed`, `endpoint_not_allowed`, those of `readCredentials`;
 * `statistics_refused` of the kind that the tool's answer has.
 */
export async function connectStatistics(
  context: Context,
  client: Client,
  input: StatisticsInput,
): Promise<SiteStatistics | NewStatistics> {
  const { lang, options } = context
  const { tool, goals } = input
  const { name, credentials, endpoint: usual } = statisticsKinds[tool]
  const site = siteOf(context, input, name)
  const address = input.endpoint ?? usual
  if (address === null) {
    throw new Failure('usage', 'endpoint_needed', say(lang, linkText.endpoint_needed, { tool: name }), {
      hint: say(lang, linkText.endpoint_needed_hint),
    })
  }
  // people copy what their browser shows
  const endpoint = checkEndpoint(address, lang).replace(/\/index\.php$/, '')
  const fields = await readCredentials(context, { name, credentials }, input.secrets)
  const found: NewStatistics = { client: client.slug, tool, endpoint, site, goals }
  if (input.check) await check(context, client, found, fields)
  if (options.dry_run) return found
  return (await context.secrets()).putStatistics(found, fields)
}

async function check(
  context: Context,
  client: Client,
  site: NewStatistics,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const { lang } = context
  const { name } = statisticsKinds[site.tool]
  try {
    await connectSite(context, client, site, fields).check()
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    const reason = sayStatisticsReason(lang, name, error.code, error.message)
    throw new Failure(error.kind, 'statistics_refused', say(lang, linkText.refused, { tool: name, reason }), {
      hint: say(lang, linkText.refused_hint),
      cause: error,
    })
  }
}

function siteOf({ lang }: Context, { tool, site }: StatisticsInput, name: string): string {
  const { example, fits } = sites[tool]
  if (site === null || site.trim() === '') {
    throw new Failure('usage', 'site_needed', say(lang, linkText.site_needed, { tool: name }), {
      hint: say(lang, linkText.site_needed_hint, { example }),
    })
  }
  const typed = site
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
  if (fits.test(typed)) return typed
  throw new Failure('usage', 'bad_site', say(lang, linkText.site_bad, { site, tool: name, example }))
}

/** One of the tools that can be asked. Throws `Failure` usage `unknown_tool`. */
export function toolNamed({ lang }: Context, word: string): AskedTool {
  const tool = askedTools.find((one) => one === word.trim().toLowerCase())
  if (tool !== undefined) return tool
  const names = list(lang, askedTools)
  throw new Failure('usage', 'unknown_tool', say(lang, linkText.unknown_tool, { tool: word, names }), {
    hint: say(lang, linkText.unknown_tool_hint),
  })
}

/** The connected site of a tool that is meant. Throws `Failure`: not_found `not_connected`, usage `which_site`. */
export async function findStatistics(
  context: Context,
  client: Client,
  tool: AskedTool,
  site: string | null,
): Promise<SiteStatistics> {
  const { lang } = context
  const all = (await (await context.store()).statistics.list(client.slug)).filter((one) => one.tool === tool)
  const [found, ...others] = site === null ? all : all.filter((one) => one.site === site.trim())
  if (found === undefined) {
    throw new Failure('not_found', 'not_connected', say(lang, linkText.not_connected, { tool: statisticsKinds[tool].name }))
  }
  if (others.length === 0) return found
  const names = [found, ...others].map((one) => one.site)
  throw new Failure('usage', 'which_site', say(lang, linkText.which_site, { sites: list(lang, names) }), {
    hint: say(lang, linkText.which_site_hint, { site: found.site }),
  })
}

import { changeLinkRule } from '../../clients/change-link-rule.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import { linkRuleOf, marksFor, ownHost, withMarks } from '../../clients/link-rule.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { linkText } from '../../i18n/links.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import type { Client, LinkRule } from '../../store/clients.ts'
import { textFlag, type Flags } from '../entries.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  if (flags['on'] === true && flags['off'] === true) throw new Failure('usage', 'on_and_off', say(lang, linkText.rule_two))
  const pattern = (name: string): string | null => textFlag(flags, name) ?? null
  const said = {
    on: flags['on'] === true ? true : flags['off'] === true ? false : null,
    source: pattern('source'),
    medium: pattern('medium'),
    campaign: pattern('campaign'),
    content: pattern('content'),
    usual: flags['usual'] === true,
  }
  const changes = said.usual || Object.values(said).some((value) => value !== null && value !== false) || said.on === false
  const before = await chooseClient(context, { writes: changes })
  const client = changes ? await changeLinkRule(context, before, said) : before
  const rule = linkRuleOf(client)
  const example = exampleOf(context, client)
  if (options.json) return io.json({ ...rule, example, dry_run: changes && options.dry_run })
  if (changes) io.print(say(lang, options.dry_run ? linkText.rule_would_change : linkText.rule_changed))
  io.print(say(lang, rule.on ? linkText.rule_on : linkText.rule_off))
  const rows: (readonly [string, string])[] = [
    ['utm_source', rule.source],
    ['utm_medium', rule.medium],
    ['utm_campaign', campaignWords(context, rule)],
    ['utm_content', rule.content ?? say(lang, linkText.none_word)],
  ]
  if (rule.on) for (const line of facts(rows, io.columns)) io.print(line)
  if (rule.on && example !== null) io.print(`${say(lang, linkText.rule_example)} ${example}`)
  if (ownHost(client) === null) io.note(say(lang, linkText.no_site, { slug: client.slug }))
  if (changes && !options.dry_run) io.note(say(lang, linkText.rule_later))
}

function campaignWords({ lang }: Context, { campaign }: LinkRule): string {
  return campaign.includes('{campaign}') ? say(lang, linkText.rule_else_month, { pattern: campaign }) : campaign
}

/** What a post on the client's first network would carry. */
function exampleOf(context: Context, client: Client): string | null {
  const rule = linkRuleOf(client)
  if (!rule.on || client.website === null || ownHost(client) === null) return null
  const month = dayOf(context.now(), client.time_zone).slice(0, 7)
  return withMarks(client.website, marksFor(rule, { network: 'facebook', month, campaign: null, pillar: null }))
}

import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { linkText } from '../i18n/links.ts'
import { say } from '../i18n/text.ts'
import type { Client, LinkRule } from '../store/clients.ts'
import { tagOf } from './campaign-link.ts'
import { linkRuleOf, linkVariables, unknownVariables } from './link-rule.ts'

/** What is said of the rule; null: that stays. An empty content: none. */
export interface SaidOfRule {
  readonly on: boolean | null
  readonly source: string | null
  readonly medium: string | null
  readonly campaign: string | null
  readonly content: string | null
  /** Back to the usual rule. */
  readonly usual: boolean
}

/**
 * Changes how the links of a client's posts are tagged, from the next one on; with `dry_run` only says how. Throws `Failure` usage:
 * `bad_pattern`, `usual_alone`.
 */
export async function changeLinkRule(context: Context, client: Client, said: SaidOfRule): Promise<Client> {
  const { lang, options } = context
  const { on, usual, ...patterns } = said
  const typed = Object.entries(patterns).filter((entry): entry is [keyof typeof patterns, string] => entry[1] !== null)
  if (usual && (on !== null || typed.length > 0)) {
    throw new Failure('usage', 'usual_alone', say(lang, linkText.rule_usual_alone))
  }
  for (const [name, pattern] of typed) refuseBad(context, `--${name}`, pattern, name === 'content')
  const said_rule: LinkRule = {
    ...linkRuleOf(client),
    ...(on !== null && { on }),
    ...Object.fromEntries(typed.map(([name, pattern]) => [name, pattern.trim() === '' ? null : pattern.trim()])),
  }
  const link_rule = usual ? null : said_rule
  if (options.dry_run || (on === null && !usual && typed.length === 0)) return { ...client, link_rule }
  return (await context.store()).clients.update(client.slug, { link_rule }, context.now().toISOString())
}

function refuseBad({ lang }: Context, flag: string, pattern: string, mayBeEmpty: boolean): void {
  const [unknown] = unknownVariables(pattern)
  if (unknown !== undefined) {
    const names = list(
      lang,
      linkVariables.map((name) => `{${name}}`),
    )
    throw new Failure('usage', 'bad_pattern', say(lang, linkText.rule_variable, { flag, name: `{${unknown}}` }), {
      hint: say(lang, linkText.rule_variable_hint, { names }),
    })
  }
  // a variable stands for something, an empty content for none
  if (tagOf(pattern) !== '' || (mayBeEmpty && pattern.trim() === '')) return
  throw new Failure('usage', 'bad_pattern', say(lang, linkText.bad_mark, { flag, value: pattern }))
}

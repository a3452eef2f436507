import { isPlainlyFrench, languageOf } from '../../language.ts'
import { capabilitiesOf } from '../../networks/capabilities.ts'
import type { Content } from '../../networks/contract.ts'
import type { Client } from '../../store/clients.ts'
import { standsFor, type Target } from '../freeze.ts'
import type { LegalText } from './check.ts'
import { isFor, legalRule, stateOf } from './rules.ts'

/**
 * What each account gets, as the checks read it. The language is only looked for where a rule asks for it, and told where none of the
 * accounts gets the text in French.
 */
export async function legalTexts(
  client: Pick<Client, 'country' | 'legal_rules'>,
  contents: readonly { readonly target: Target; readonly fitted: { readonly content: Content } }[],
  first_comment: string | null,
): Promise<LegalText[]> {
  const rule = legalRule('french')
  const asked = rule !== null && isFor(rule, client.country) && stateOf(rule, client) !== 'off'
  const known = asked ? await languagesOf(contents.map(({ fitted }) => fitted.content.text)) : []
  return contents.map(({ target, fitted: { content } }, index) => ({
    network: standsFor(target.account),
    network_name: target.name,
    title: content.title,
    text: content.text,
    first_comment,
    link: content.link,
    tags: content.tags,
    lang: known[index] ?? null,
    labels_ai: capabilitiesOf(target.network, target.account.settings).ai_label === true && content.ai !== undefined,
  }))
}

/** Of each; none where one of them is in French. */
async function languagesOf(texts: readonly string[]): Promise<(string | null)[]> {
  if (texts.some(isPlainlyFrench)) return []
  const found = new Map<string, string | null>()
  for (const text of new Set(texts)) found.set(text, await languageOf(text))
  return texts.some((text) => found.get(text) === 'fr') ? [] : texts.map((text) => found.get(text) ?? null)
}

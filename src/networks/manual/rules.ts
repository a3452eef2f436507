import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor, withLink } from '../checks.ts'
import type { Content, Limits, Network, Rules } from '../contract.ts'
import { networkIds, type NetworkId } from '../ids.ts'
import { codePoints } from '../measure.ts'

const anyFile = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'video/mp4',
  'video/quicktime',
  'video/webm',
]

/** For what smm does not know: a group, a messenger, a forum. */
const otherRules: Rules = rulesFor({
  id: 'manual',
  name: 'Manual',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => null,
  link: 'text',
  title: 'optional',
  media: { max: () => 50, types: () => anyFile, video_types: anyFile, video: { max: 50, mixes: true } },
  alt: { max: 10_000 },
})

/** Rules that follow `limits.for_network`. */
export async function manualRules(networkOf: (id: NetworkId) => Promise<Network>): Promise<Rules> {
  const known = new Map<string, Rules>()
  for (const id of networkIds)
    if (id !== 'manual') known.set(id, byHand(await networkOf(id), await (await networkOf(id)).rules()))
  const rules = (limits: Limits): Rules => known.get(String(limits['for_network'])) ?? otherRules
  return {
    facts: (limits) => rules(limits).facts(limits),
    images: (limits, mime) => rules(limits).images(limits, mime),
    compose: (content, limits) => rules(limits).compose(content, limits),
    length: (text, limits) => rules(limits).length(text, limits),
    check: (content, limits) => rules(limits).check(content, limits),
    feed: (limits) => rules(limits).feed(limits),
  }
}

/** A person pastes the text, and the network makes its card of the link it finds there: so the link has to stand in it. */
function byHand(network: Network, rules: Rules): Rules {
  if (network.capabilities.link !== 'card') return rules
  const pasted = (content: Content): Content => ({ ...content, text: withLink(content), link: null })
  return {
    facts: (limits) => rules.facts(limits),
    images: (limits, mime) => rules.images(limits, mime),
    compose: (content, limits) => rules.compose(pasted(content), limits),
    length: (text, limits) => rules.length(text, limits),
    check: (content, limits) => rules.check(pasted(content), limits),
    feed: (limits) => rules.feed(limits),
  }
}

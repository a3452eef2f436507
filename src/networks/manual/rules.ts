import { unitTexts } from '../../i18n/networks.ts'
import { rulesFor } from '../checks.ts'
import type { Limits, Rules } from '../contract.ts'
import { isNetworkId, networkIds, type NetworkId } from '../ids.ts'
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
  name: 'Manuel',
  unit: unitTexts.characters,
  measure: codePoints,
  max: () => null,
  link: 'text',
  title: 'optional',
  media: { max: () => 50, types: () => anyFile, video_types: anyFile },
  alt: { max: 10_000 },
})

/** Rules that follow `limits.for_network`. */
export async function manualRules(rulesOf: (id: NetworkId) => Promise<Rules>): Promise<Rules> {
  const known = new Map<string, Rules>()
  for (const id of networkIds) if (id !== 'manual') known.set(id, await rulesOf(id))
  const rules = (limits: Limits): Rules => {
    const stands = limits['for_network']
    return (typeof stands === 'string' && isNetworkId(stands) ? known.get(stands) : undefined) ?? otherRules
  }
  return {
    // A person pastes the text: what would leave in a card or a field has to stand in it.
    compose: (content, limits) => rules(limits).compose(content, limits),
    length: (text, limits) => rules(limits).length(text, limits),
    check: (content, limits) => rules(limits).check(content, limits),
  }
}

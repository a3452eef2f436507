import { texts } from '../../i18n/text.ts'
import type { Content, Price, ReadPrices } from '../contract.ts'
import { withLink } from '../checks.ts'
import { xLinks } from './links.ts'

const reasons = texts({
  plain: { fr: 'publication sur X', en: 'post on X' },
  with_link: { fr: 'publication sur X avec un lien', en: 'post on X with a link' },
})

/** What X bills for a post since 6 February 2026: 0.015 USD, 0.20 USD when it holds a link. A bare domain is a link to X. */
export function price(content: Content): Price {
  const linked = xLinks(withLink(content).normalize('NFC')).length > 0
  return linked
    ? { micros: 200_000, currency: 'USD', reason: reasons.with_link }
    : { micros: 15_000, currency: 'USD', reason: reasons.plain }
}

/**
 * What X bills for each thing that is read or taken away, in millionths of a US dollar (docs.x.com/x-api/getting-started/pricing,
 * 2026-11-22). The same post read twice on one day (UTC) is billed once.
 */
export const readPrices: ReadPrices = { currency: 'USD', post: 5_000, user: 10_000, remove: 10_000 }

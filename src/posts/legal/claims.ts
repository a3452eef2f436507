import { firstMatch } from './words.ts'

const reduction: readonly RegExp[] = [
  /\b(?:remise|reduction|rabais|baisse) (?:exceptionnelle |immediate )?(?:de|jusqu a) \d{1,2}\b/,
  /\b\d{1,2} (?:de |d )?(?:remise|reduction|rabais)\b/,
  /\bau lieu de \d+\b/,
  /\bprix barres?\b/,
  /\b\d{1,2} off\b/,
  /\b(?:was|instead of) \d+\b/,
]
const signOfReduction = /remise|reduction|rabais|baisse|au lieu|prix barre| off |was|instead of/
const percent = /(?:^|\s)[-−–]\s?\d{1,2}\s?%/
const earlier: readonly RegExp[] = [
  /\bau lieu de \d+\b/,
  /\bprix (?:anterieur|pratique|de reference|le plus bas)\b/,
  /\b(?:instead of|was|lowest price|previous price) \d*/,
]

/** A lower price is announced, and not which one it was before. */
export function lowersPrice(text: string): boolean {
  const says = percent.test(text) || firstMatch(text, reduction, signOfReduction) !== null
  return says && firstMatch(text, earlier) === null
}

const rewardedReviews: readonly RegExp[] = [
  /\b(?:laiss|donn|ecri|publi|post|depos|mett)\w*(?: \w+){0,4} avis(?: \w+){0,8} (?:recev|gagn|obten|benefici|profit|cadeau|remise|reduction|offert|offrons|offre|bon d achat|cafe)\w*\b/,
  /\b(?:cadeau|remise|reduction|bon d achat|recompense|offert|offerte)\w*(?: \w+){0,4} (?:pour|contre|en echange d?e?)(?: \w+){0,3} avis\b/,
  /\b(?:leave|write|post|give)(?: \w+){0,4} review(?: \w+){0,8} (?:get|receive|win|gift|discount|voucher|free|reward)\w*\b/,
  /\b(?:gift|discount|voucher|reward|free \w+) (?:for|in exchange for)(?: \w+){0,3} reviews?\b/,
]

/** A review is asked for, and something is given for it. */
export function rewardsReviews(text: string): string | null {
  return firstMatch(text, rewardedReviews, /avis|review/)
}

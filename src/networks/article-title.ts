import type { Content } from './contract.ts'
import { firstSentence } from './measure.ts'

/** `Soldes d'été : -20 %` → `soldes-d-ete-20`: letters, digits and dashes, at most 60. */
export function slugOf(title: string): string {
  const plain = title
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const slug = plain.slice(0, 60).replace(/^-+|-+$/g, '')
  return slug === '' ? 'publication' : slug
}

/** The title that was typed, else the first sentence. */
export function titleOf(content: Content): string {
  const title = content.title?.trim()
  return title ? title : firstSentence(content.text) || 'Publication'
}

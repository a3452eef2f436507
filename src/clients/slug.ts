import { longestSlug as MAX } from '../store/slug.ts'

/** `Boulangerie de l'Œuvre` → `boulangerie-de-l-oeuvre`; `client` when no letter of ours is left. */
export function slugOf(name: string): string {
  const plain = name
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const slug = plain.replace(/^-+/, '').slice(0, MAX).replace(/-+$/, '')
  return slug === '' ? 'client' : slug
}

/** The slug, or with `-2`, `-3`… when it is taken. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name)
  if (!taken.has(slug)) return slug
  for (let n = 2; ; n++) {
    const next = `${slug.slice(0, MAX - String(n).length - 1).replace(/-+$/, '')}-${n}`
    if (!taken.has(next)) return next
  }
}

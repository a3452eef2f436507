import type { Limits } from '../contract.ts'

/** Who publishes: a person (`urn:li:person:…`) or an organisation (`urn:li:organization:…`). */
export type AuthorKind = 'person' | 'organization'

const form = /^urn:li:(person|organization):[\w-]+$/

/** What kind of author this is; null when it is none. */
export function authorKind(author: string): AuthorKind | null {
  return (form.exec(author)?.[1] as AuthorKind | undefined) ?? null
}

/** Whether an account is an organisation, by what `identify` kept of it. Until then it counts as a person, which can do less. */
export function isOrganization(settings: Limits): boolean {
  const author = settings['author']
  return typeof author === 'string' && authorKind(author) === 'organization'
}

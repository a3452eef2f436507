import type { Content } from '../networks/contract.ts'
import { say, texts, type Lang } from './text.ts'

const partText = texts({
  part: { fr: '{account}, partie {number}', en: '{account}, part {number}' },
  comment: { fr: '{account}, premier commentaire', en: '{account}, first comment' },
  reply: { fr: '{account}, réponse', en: '{account}, answer' },
  part_alone: { fr: 'partie {number}', en: 'part {number}' },
  comment_alone: { fr: 'premier commentaire', en: 'first comment' },
  reply_alone: { fr: 'réponse', en: 'answer' },
})

/** A delivery as a person reads of it: the account, and which part of the post where it is not the post itself. Parts count from 1. */
export function partLabel(
  lang: Lang,
  account: string,
  { part, content }: { readonly part: number; readonly content: Pick<Content, 'kind'> },
): string {
  if (content.kind === undefined) return account
  return say(lang, partText[content.kind], { account, number: part + 1 })
}

/** The same without the account; an empty text for the post itself. */
export function partWords(lang: Lang, part: number, kind: NonNullable<Content['kind']> | null): string {
  if (kind === null) return ''
  return say(lang, partText[`${kind}_alone`], { number: part + 1 })
}

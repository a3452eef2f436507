import type { MessageKind } from '../store/inbox.ts'

/**
 * Whether somebody waits for an answer. A review and a call always do. What has neither a word nor a number once names, hashtags and links
 * are taken away (a heart, three thumbs, the bare name of the firm) is a reaction.
 */
export function needsAnswer({ kind, text }: { readonly kind: MessageKind; readonly text: string }): boolean {
  if (kind === 'review' || kind === 'call') return true
  const words = text.replace(/https?:\/\/\S+/gu, ' ').replace(/[@#＠＃][\p{L}\p{N}_.\-@]+/gu, ' ')
  return /[\p{L}\p{N}]/u.test(words)
}

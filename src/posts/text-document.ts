import type { Block, Document } from '../documents/document.ts'
import { moderationText } from '../i18n/moderation.ts'
import { say, type Lang } from '../i18n/text.ts'

/**
 * A whole text as a document: its first line is the title (before the dash) and whose it is, its last paragraph stands at the foot, lines
 * that begin with a hyphen are a list.
 */
export function textDocument(
  lang: Lang,
  text: string,
  given: { readonly company: string; readonly made_at: string },
): Document {
  const [first = '', ...paragraphs] = text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const foot = paragraphs.at(-1)
  const [title = first] = first.split(/\s[–-]\s/)
  return {
    lang,
    cover: false,
    kicker: given.company,
    title,
    subtitle: given.company,
    draft: null,
    from: [],
    made_at: given.made_at,
    sections: [
      { number: null, title: say(lang, moderationText.charter_section), blocks: paragraphs.slice(0, -1).flatMap(blocksOf) },
    ],
    foot: foot === undefined ? [] : [foot],
  }
}

function blocksOf(paragraph: string): Block[] {
  const lines = paragraph.split('\n')
  const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
  const words = lines.filter((line) => !line.startsWith('- ')).join(' ')
  return [
    ...(words === '' ? [] : [{ kind: 'paragraph' as const, text: words }]),
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items, ordered: false }]),
  ]
}

import type { Feed } from '../networks/contract.ts'

let segmenter: Intl.Segmenter | undefined

/** What a reader sees as one sign each. It is made when the first text needs it: that is a third of a bare start. */
export function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('fr', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/**
 * Where a feed folds a text: how many characters (code points) of it stand before « … voir plus ». Null: all of it is seen. Never within
 * an emoji or an accented letter.
 */
export function foldsAt(text: string, fold: Feed['fold']): number | null {
  if (fold === null) return null
  let seen = 0
  let lines = 1
  for (const { segment } of graphemes(text)) {
    const length = [...segment].length
    if (seen + length > fold.characters) return seen
    if (segment.includes('\n') && fold.lines !== null && ++lines > fold.lines) return rest(text, seen) === '' ? null : seen
    seen += length
  }
  return null
}

/** A text in two: what is seen before the fold, and what is behind it. */
export function folded(text: string, at: number | null): { seen: string; hidden: string } {
  return at === null ? { seen: text, hidden: '' } : { seen: [...text].slice(0, at).join(''), hidden: rest(text, at) }
}

function rest(text: string, at: number): string {
  return [...text].slice(at).join('').trim() === '' ? '' : [...text].slice(at).join('')
}

/** The proportions at which a feed shows a picture that it crops; null: it is shown whole. */
export function cropOf({ width, height }: { width: number; height: number }, crop: Feed['crop']): number | null {
  if (crop === null || width < 1 || height < 1) return null
  const ratio = width / height
  // a hundredth: what a person would not see
  if (ratio < crop.min - 0.01) return crop.min
  return crop.max !== null && ratio > crop.max + 0.01 ? crop.max : null
}

import type { Context } from '../../context.ts'
import { accountText } from '../../i18n/accounts.ts'
import { number } from '../../i18n/format.ts'
import { partWords } from '../../i18n/parts.ts'
import { queueText } from '../../i18n/queue.ts'
import { previewText } from '../../i18n/preview.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { colon, inWords, paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { displayWidth } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { isNetworkId } from '../../networks/ids.ts'
import { folded, graphemes } from '../../posts/folds.ts'
import { planCodes } from '../../posts/remark-plan.ts'
import type { Preview } from '../../posts/preview-post.ts'
import { textOrNone } from './render.ts'

const marks = { error: sign.bad, warning: sign.warning, notice: inWords(paint('dim', '·'), '-') } as const

/** One account after the other: the text as it will stand there, how long it is, its link, images and what the rules remark. */
export function showPreviews(context: Context, previews: readonly Preview[]): void {
  const { io, lang } = context
  for (const one of previews) {
    const { used, max, unit } = one.length
    const counted = { used: number(lang, used), unit }
    const length =
      max === null
        ? say(lang, queueText.length_free, counted)
        : say(lang, queueText.length, { ...counted, max: number(lang, max) })
    const over = max !== null && used > max
    const seen = !one.by_hand
      ? one.name
      : isNetworkId(one.seen_on) && one.seen_on !== one.network
        ? say(lang, queueText.by_hand, { name: one.name })
        : say(lang, accountText.status_by_hand)
    const whose = one.account === one.network ? seen : `${one.account} (${seen})`
    const which = partWords(lang, one.part, one.kind)
    const name = which === '' ? whose : `${whose}, ${which}`
    io.print()
    io.print(`${paint('bold', name)} · ${over ? paint('red', length) : length}`)
    const width = Math.min(io.columns, 100) - 4
    const line = (text: string): void => io.print(`${inWords(paint('dim', '│'), '')} ${text}`)
    const fold = (count: number, text: Text): void => {
      const words = say(lang, text, { count: number(lang, count) })
      line(paint('yellow', inWords(`╌╌ ${words} ╌╌`, `(${words})`)))
    }
    const folding = (text: string, at: number | null, style: (part: string) => string, mark: Text): void => {
      const { seen, hidden } = folded(text, at)
      for (const part of wrapWhole(hidden === '' ? seen : seen.trimEnd(), width)) line(style(part))
      if (hidden === '') return
      fold(at ?? 0, mark)
      for (const part of wrapWhole(hidden.trim(), width)) line(paint('dim', part))
    }
    const bold = (part: string): string => paint('bold', part)
    // where the title stands on the card, it is told there
    if (one.title !== null && one.card?.title !== one.title) folding(one.title, one.title_folds_at, bold, previewText.title_cut)
    folding(textOrNone(context, one.text), one.folds_at, (part) => part, previewText.folded)
    if (one.card !== null && one.link !== null) {
      const title = one.card.title ?? one.card.site
      const isCard = one.card.kind === 'card'
      const words = isCard
        ? say(lang, previewText.card, { title, link: one.link })
        : say(lang, previewText.link, { link: one.link })
      for (const part of wrapWhole(words, width)) line(paint('dim', part))
      if (isCard && !one.issues.some(({ code }) => code === 'card_without_preview'))
        for (const part of wrapText(say(lang, previewText.card_unseen), width)) line(paint('dim', part))
    }
    for (const medium of one.media) {
      const alt = medium.alt ?? ''
      const about =
        alt !== ''
          ? say(lang, queueText.alt_is, { alt })
          : say(lang, medium.no_alt ? queueText.no_alt_wanted : queueText.no_alt_given)
      const cut =
        medium.cropped_to === null
          ? ''
          : `, ${say(lang, previewText.cropped_to, { ratio: ratioWords(lang, medium.cropped_to) })}`
      const named = `${picture(lang)} ${medium.file_name} (${medium.width} × ${medium.height}${cut}), ${about}`
      for (const part of wrapWhole(named, width)) line(part)
    }
    showIssues(
      context,
      one.issues.filter((issue) => !planCodes.includes(issue.code)),
    )
  }
}

const picture = (lang: Lang): string => inWords('▣', `${say(lang, queueText.picture)}${colon}`)

/** As many times as wide as high. */
function ratioWords(lang: Lang, ratio: number): string {
  return number(lang, ratio, 2)
}

/** Lines of at most `width` columns; what has no space to break at is broken between two signs. */
function wrapWhole(text: string, width: number): string[] {
  return wrapText(text, width).flatMap((line) => {
    if (displayWidth(line) <= width) return [line]
    const parts = ['']
    for (const { segment } of graphemes(line)) {
      const last = parts.at(-1) ?? ''
      if (displayWidth(last + segment) > width) parts.push(segment)
      else parts[parts.length - 1] = last + segment
    }
    return parts
  })
}

/** Remarks with their mark, folded to the terminal; `out` is where they go. */
export function showIssues(
  context: Context,
  issues: readonly { level: string; message: string }[],
  out: (line: string) => void = (line) => context.io.print(line),
  indent = '',
): void {
  for (const issue of issues) {
    const mark = marks[issue.level as keyof typeof marks] ?? marks.notice
    const [first = '', ...more] = wrapText(issue.message, Math.min(context.io.columns, 100) - 2 - indent.length)
    out(`${indent}${mark} ${first}`)
    for (const part of more) out(`${indent}  ${part}`)
  }
}

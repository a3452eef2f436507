import type { Context } from '../../context.ts'
import { number } from '../../i18n/format.ts'
import { partWords } from '../../i18n/parts.ts'
import { queueText } from '../../i18n/queue.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { colon, inWords, paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { wrapText } from '../../io/wrap.ts'
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
    const seen = one.by_hand ? say(lang, queueText.by_hand, { name: one.name }) : one.name
    const whose = one.account === one.network ? seen : `${one.account} (${seen})`
    const which = partWords(lang, one.part, one.kind)
    const name = which === '' ? whose : `${whose}, ${which}`
    io.print()
    io.print(`${paint('bold', name)} · ${over ? paint('red', length) : length}`)
    const width = Math.min(io.columns, 100) - 4
    const line = (text: string): void => io.print(`${inWords(paint('dim', '│'), '')} ${text}`)
    if (one.title !== null) for (const part of wrapText(one.title, width)) line(paint('bold', part))
    for (const part of wrapText(textOrNone(context, one.text), width)) line(part)
    if (one.link !== null)
      for (const part of wrapText(say(lang, queueText.link_card, { link: one.link }), width)) line(paint('dim', part))
    for (const medium of one.media) {
      const alt = medium.alt ?? ''
      const about =
        alt !== ''
          ? say(lang, queueText.alt_is, { alt })
          : say(lang, medium.no_alt ? queueText.no_alt_wanted : queueText.no_alt_given)
      for (const part of wrapText(`${picture(lang)} ${medium.file_name} (${medium.width} × ${medium.height}), ${about}`, width))
        line(part)
    }
    showIssues(
      context,
      one.issues.filter((issue) => !planCodes.includes(issue.code)),
    )
  }
}

const picture = (lang: Lang): string => inWords('▣', `${say(lang, queueText.picture)}${colon}`)

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

import { accuracyOf, measured, measuredElsewhere, sources } from '../../community/tone/measured.ts'
import { toneLanguages } from '../../community/tone/lexicon.ts'
import type { Context } from '../../context.ts'
import { number, percent } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { toneText } from '../../i18n/tone.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'

/** Where the tone of a message comes from, how often it is right, and how it is corrected. */
export function showMethod({ io, lang, options }: Context): void {
  const languages = toneLanguages.map((of) => ({ lang: of, ...sources[of], ...measured[of], ...accuracyOf(measured[of]) }))
  if (options.json) return io.json({ languages, elsewhere: measuredElsewhere })
  const paragraph = (words: string) => {
    for (const line of wrapText(words, io.columns)) io.print(line)
  }
  io.print(paint('bold', say(lang, toneText.title)))
  paragraph(say(lang, toneText.about))
  io.print()
  for (const one of languages) paragraph(say(lang, one.lang === 'fr' ? toneText.lexicon_fr : toneText.lexicon_en, one))
  paragraph(say(lang, toneText.own_words))
  io.print()
  io.print(paint('bold', say(lang, toneText.measured)))
  const right = { align: 'right' } as const
  const head = [
    { title: say(lang, toneText.head_lang) },
    { title: say(lang, toneText.head_messages), ...right },
    { title: say(lang, toneText.head_right), ...right },
    { title: say(lang, toneText.head_precision), ...right },
    { title: say(lang, toneText.head_recall), ...right },
  ]
  const rows = languages.map((one) => [
    say(lang, toneText[one.lang]),
    number(lang, one.messages),
    percent(lang, one.right_bp),
    percent(lang, one.negative_precision_bp),
    percent(lang, one.negative_recall_bp),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
  paragraph(say(lang, toneText.sample))
  const { lang: of, source, messages, ...found } = measuredElsewhere
  paragraph(
    say(lang, toneText.elsewhere, {
      messages: number(lang, messages),
      lang: say(lang, toneText[of]),
      source,
      right: percent(lang, found.right_bp),
      recall: percent(lang, found.negative_recall_bp),
      precision: percent(lang, found.negative_precision_bp),
    }),
  )
  io.print()
  paragraph(say(lang, toneText.irony))
  io.print(say(lang, toneText.correct))
}

import { extname } from 'node:path'
import { documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { formText } from '../../i18n/form.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { currencyOf } from '../../strategy/defaults.ts'
import { clientOfFlag } from '../../strategy/find-named-client.ts'
import type { FormOptions } from '../../strategy/form/form.ts'
import { writeNewFile } from './write-new-file.ts'

/** `--form`: the questionnaire to fill elsewhere; empty, or with what the client of `-c` has answered. */
export async function writeForm(context: Context, file: string, { quick }: { quick: boolean }): Promise<void> {
  const { lang, io, options } = context
  const format = { '.html': 'html', '.htm': 'html', '.pdf': 'pdf', '.yaml': 'yaml', '.yml': 'yaml' }[
    extname(file).toLowerCase()
  ]
  if (format === undefined) {
    throw new Failure('usage', 'unknown_format', say(lang, formText.which_format, { file }), {
      hint: say(lang, formText.which_format_hint),
    })
  }
  if (options.lang === 'both') throw new Failure('usage', 'one_language', say(lang, formText.one_language))
  const client = await clientOfFlag(context)
  const { answers } = client === null ? { answers: {} } : await currentAnswers(context, client)
  const form: FormOptions = {
    mode: quick ? 'quick' : 'full',
    // what a client reads is in the client's language
    lang: client === null ? lang : (documentLangs(context, client)[0] ?? lang),
    answers,
    currency: currencyOf(answers, client),
    now: context.now(),
  }
  const path = await writeNewFile(context, file, await made(form, format, file, lang))
  if (options.json) return io.json({ client: client?.slug ?? null, mode: form.mode, language: form.lang, format, file: path })
  io.print(say(lang, formText.written, { file }))
  const named = client === null ? '' : ` -c ${client.slug}`
  if (format === 'yaml') io.note(say(lang, formText.then_answers, { file }))
  else if (format === 'html') io.note(say(lang, formText.then_html))
  else io.note(say(lang, formText.then_pdf, { command: `smm init${quick ? ' --quick' : ''}${named}` }))
}

async function made(form: FormOptions, format: string, file: string, lang: Lang): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return (await import('../../strategy/form/to-html.ts')).formToHtml(form)
    case 'pdf':
      return (await import('../../strategy/form/to-pdf.ts')).formToPdf(form, lang)
    default:
      return (await import('../../strategy/form/to-yaml.ts')).formToYaml(form, file)
  }
}

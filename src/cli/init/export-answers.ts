import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { answersFileText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'
import { writeAnswersFile } from '../../strategy/answers-file.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { currencyOf } from '../../strategy/defaults.ts'
import { findStrategy } from '../../strategy/find-strategy.ts'
import { writeNewFile } from './write-new-file.ts'

/** `--export-answers`: the current answers as a file that `--answers` reads back. */
export async function exportAnswers(context: Context, file: string): Promise<void> {
  const { lang, io, options } = context
  const client = await chooseClient(context, { writes: false })
  const { version, mode } = await findStrategy(context, client)
  const { answers } = await currentAnswers(context, client)
  const format = file.toLowerCase().endsWith('.json') || (file === '-' && options.json) ? 'json' : 'yaml'
  const text = await writeAnswersFile(answers, { mode, lang: client.lang, currency: currencyOf(answers, client), format })
  if (file === '-') return io.raw(text)
  const path = await writeNewFile(context, file, text)
  if (options.json) io.json({ client: client.slug, version, file: path })
  else io.print(say(lang, answersFileText.exported, { name: client.name, version, file }))
}

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { answersFileText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'
import { writeAnswersFile } from '../../strategy/answers-file.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { currencyOf } from '../../strategy/defaults.ts'
import { findStrategy } from '../../strategy/find-strategy.ts'

/** `--export-answers`: the current answers as a file that `--answers` reads back. */
export async function exportAnswers(context: Context, file: string): Promise<void> {
  const { lang, io, options } = context
  const client = await chooseClient(context, { writes: false })
  const { version, mode } = await findStrategy(context, client)
  const { answers } = await currentAnswers(context, client)
  const format = file.toLowerCase().endsWith('.json') || (file === '-' && options.json) ? 'json' : 'yaml'
  const text = await writeAnswersFile(answers, { mode, lang: client.lang, currency: currencyOf(answers, client), format })
  if (file === '-') return io.raw(text)
  const path = resolve(context.cwd, file)
  if (existsSync(path) && !options.yes) {
    const replace = options.input && (await (await context.ask()).confirm(say(lang, answersFileText.replace, { file }), false))
    if (!replace) {
      throw new Failure('usage', 'file_exists', say(lang, answersFileText.file_exists, { file }), {
        hint: say(lang, answersFileText.file_exists_hint),
      })
    }
  }
  if (!options.dry_run) {
    try {
      await writeFile(path, text, { mode: 0o600 })
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? ''
      throw new Failure('failed', 'cannot_write', say(lang, answersFileText.cannot_write, { file, why }), { cause: error })
    }
  }
  if (options.json) io.json({ client: client.slug, version, file: path })
  else io.print(say(lang, answersFileText.exported, { name: client.name, version, file }))
}

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { changeText } from '../../i18n/strategy-changes.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import type { Client } from '../../store/clients.ts'
import { readAnswersFile, writeAnswersFile } from '../../strategy/answers-file.ts'
import type { Answers } from '../../strategy/answers.ts'
import { readChanges } from '../../strategy/change-answers.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { currencyOf } from '../../strategy/defaults.ts'
import { compareVersions } from '../../strategy/differences.ts'
import { findStrategy, withTypes, type FoundStrategy } from '../../strategy/find-strategy.ts'
import { saveStrategy } from '../../strategy/save-strategy.ts'
import { showDifferences } from './show-differences.ts'
import { strategyJson } from './strategy-json.ts'

/** Changed answers make the next version; what is not named stays. In the editor on a terminal, by `--set` anywhere. */
export async function editStrategy(context: Context, sets: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const before = await findStrategy(context, client)
  const given = sets.length > 0 ? await readChanges(context, client, sets) : await inEditor(context, client, before)
  const { answers } = await currentAnswers(context, client)
  const input = {
    answers: given,
    mode: before.mode,
    lang: before.lang,
    client,
    before: answers,
    interview: null,
    source: '--set',
  }
  // what it would be, first: nothing is stored for nothing
  const planned = withTypes((await saveStrategy({ ...context, options: { ...options, dry_run: true } }, input)).strategy)
  if (compareVersions(before, planned).answers.length === 0) {
    if (options.json) io.json(strategyJson(before))
    else io.print(say(lang, changeText.nothing_changed))
    return
  }
  const { strategy } = options.dry_run ? { strategy: planned } : await saveStrategy(context, input)
  if (options.json) return io.json(strategyJson(strategy))
  io.print(say(lang, changeText.title, { from: before.version, to: strategy.version }))
  showDifferences(io, lang, before, withTypes(strategy), client.currency)
  io.print()
  const { version } = strategy
  io.note(
    options.dry_run
      ? paint('yellow', say(lang, changeText.would_save, { version }))
      : `${sign.good} ${say(lang, changeText.saved, { version })}`,
  )
}

/** The answers file of the client, until it can be read. */
async function inEditor(context: Context, client: Client, { mode }: FoundStrategy): Promise<Answers> {
  const { io, lang, options } = context
  if (!options.input) {
    throw new Failure('usage', 'set_needed', say(lang, changeText.edit_needs), {
      hint: say(lang, changeText.edit_needs_hint, { client: client.slug }),
    })
  }
  const ask = await context.ask()
  const { answers } = await currentAnswers(context, client)
  const currency = currencyOf(answers, client)
  let text = await writeAnswersFile(answers, { mode, lang, currency, format: 'yaml' })
  for (;;) {
    text = await ask.editor(say(lang, changeText.edit_title, { name: client.name }), text, {
      why: say(lang, changeText.edit_why),
    })
    try {
      const read = await readAnswersFile(text, {
        lang,
        now: context.now(),
        file: 'answers.yaml',
        allowUnknownKeys: false,
        currency,
        before: async () => answers,
      })
      return read.answers
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'usage') throw error
      io.complain(error.message)
      for (const detail of error.details) io.complain(`  ${detail}`)
      if (!(await ask.confirm(say(lang, changeText.again), true))) throw error
    }
  }
}

import { resolve } from 'node:path'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { answersFileText, interviewText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { assumedAnswers, readAnswersFile } from '../../strategy/answers-file.ts'
import { known } from '../../strategy/answers.ts'
import { clientOfFlag, findNamedClient, sameName } from '../../strategy/find-named-client.ts'
import { noticesFor } from '../../strategy/notices.ts'
import { saveStrategy } from '../../strategy/save-strategy.ts'
import { showSaved, warn } from './show-saved.ts'
import { readAtMost } from '../../read-at-most.ts'

/** From `--answers`: nothing is asked, whatever the terminal. */
export async function initFromFile(
  context: Context,
  file: string,
  { quick, allow_unknown_keys }: { quick: boolean; allow_unknown_keys: boolean },
): Promise<void> {
  const { lang, io } = context
  const text = await readAnswers(context, file)
  const flagged = await clientOfFlag(context)
  const read = await readAnswersFile(text, {
    lang,
    now: context.now(),
    file,
    allowUnknownKeys: allow_unknown_keys,
    currency: flagged?.currency ?? null,
    before: async (named) => {
      const found = flagged ?? (named === null ? null : await findNamedClient(context, named))
      return found ? (await currentAnswers(context, found)).answers : {}
    },
  })
  const name = known(read.answers, 'client_name')
  if (flagged && name !== undefined && !sameName(flagged.name, name)) {
    const values = { slug: flagged.slug, name: flagged.name, other: name }
    throw new Failure('usage', 'name_mismatch', say(lang, interviewText.name_mismatch, values), {
      hint: say(lang, interviewText.name_mismatch_hint),
    })
  }
  const client = flagged ?? (name === undefined ? null : await findNamedClient(context, name))
  const { answers: before, last } = client ? await currentAnswers(context, client) : { answers: {}, last: null }
  const saved = await saveStrategy(context, {
    answers: read.answers,
    mode: quick ? 'quick' : (read.mode ?? last?.mode ?? 'full'),
    lang: context.options.lang === 'fr' || context.options.lang === 'en' ? context.options.lang : (read.language ?? lang),
    client,
    before,
    interview: null,
    source: file,
  })
  if (read.understood !== null) io.note(read.understood)
  if (last && saved.kept > 0) io.note(say(lang, answersFileText.kept, { count: saved.kept, version: last.version }))
  const assumed = assumedAnswers(saved.strategy.answers, lang)
  if (assumed !== null) io.note(assumed)
  for (const notice of noticesFor(saved.strategy.answers, lang)) warn(io, notice.text)
  await showSaved(context, saved, saved.strategy.mode === 'quick')
}

const largest = 1_000_000

async function readAnswers(context: Context, file: string): Promise<string> {
  const { lang } = context
  const unreadable = (why: string, cause?: unknown): Failure =>
    new Failure('usage', 'answers_not_readable', say(lang, answersFileText.unreadable, { file, why }), {
      hint: say(lang, answersFileText.refused_hint, { file }),
      cause,
    })
  let bytes: Buffer
  try {
    bytes = await readAtMost(file === '-' ? process.stdin : resolve(context.cwd, file), largest)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOENT')
      throw new Failure('usage', 'answers_not_found', say(lang, answersFileText.not_found, { file }), {
        hint: say(lang, answersFileText.not_found_hint),
        cause: error,
      })
    if (code === 'EISDIR') throw unreadable(say(lang, answersFileText.is_folder))
    throw unreadable(code === 'EFBIG' ? say(lang, answersFileText.too_large) : code, error)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw unreadable(say(lang, answersFileText.not_text), error)
  }
}

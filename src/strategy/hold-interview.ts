import type { Context } from '../context.ts'
import { BackRequested } from '../io/ask.ts'
import type { Client } from '../store/clients.ts'
import type { Interview } from '../store/interviews.ts'
import type { StoredAnswer } from '../store/strategies.ts'
import { known, type Answers } from './answers.ts'
import { currentAnswers } from './current-answers.ts'
import { isAsked, nextQuestion, progress, staleAfter } from './conditions.ts'
import { proposal, type DefaultContext } from './defaults.ts'
import { findNamedClient } from './find-named-client.ts'
import { noticesFor, type Notice } from './notices.ts'
import { questions, type Question, type QuestionId } from './questionnaire.ts'

/** One question as it is put to the person. */
export interface Put {
  readonly question: Question
  /** Those given so far. */
  readonly answers: Answers
  /** What Enter alone would answer; undefined where it answers nothing. */
  readonly proposed: unknown
  /** The proposal is what the person answered, here or in the version before, rather than a usual value. */
  readonly own: boolean
  readonly context: DefaultContext
  readonly done: number
  readonly total: number
}

/** How questions are shown. `put` rejects with `BackRequested` to have the question before again. */
export interface Interviewer {
  put(put: Put): Promise<StoredAnswer>
  notice(notice: Notice): void
  /** The name given is that of a client who exists. */
  found(client: Client, version: number | null): void
}

export interface Held {
  readonly answers: Answers
  /** What is known of the client; empty for a new one. */
  readonly before: Answers
  readonly client: Client | null
}

/**
 * Asks until nothing is left to ask, starting at the first question without an answer. Each answer is stored before the next
 * question is put, so that whatever ends the session, `--resume` goes on from there.
 */
export async function holdInterview(context: Context, interview: Interview, interviewer: Interviewer): Promise<Held> {
  const { interviews, clients } = await context.store()
  const { mode } = interview
  const answers: Record<string, StoredAnswer> = { ...interview.answers }
  const asked: QuestionId[] = []
  let client: Client | null = interview.client === null ? null : await clients.get(interview.client)
  let before: Answers = {}

  const store = async (id: QuestionId, answer: StoredAnswer): Promise<void> => {
    await interviews.answer(interview.id, id, answer, context.now().toISOString())
    answers[id] = answer
  }
  const meet = async (found: Client | null): Promise<void> => {
    client = found
    const current = found && (await currentAnswers(context, found))
    before = current?.answers ?? {}
    if (found) interviewer.found(found, current?.last?.version ?? null)
  }

  if (client !== null) await meet(client)
  else {
    const name = known(answers, 'client_name')
    if (name !== undefined) await meet(await findNamedClient(context, name))
  }
  let said = new Set(noticesFor(answers, context.lang).map((notice) => notice.code))

  for (;;) {
    const question = nextQuestion(answers, mode)
    if (question === null) return { answers, before, client }
    const { id } = question
    const defaults: DefaultContext = { lang: context.lang, mode, client }
    const own = ownAnswer(id, answers, before)
    const proposed = own === undefined ? proposal(id, answers, defaults) : own.value
    let answer: StoredAnswer
    try {
      answer = await interviewer.put({
        question,
        answers,
        proposed,
        own: own !== undefined,
        context: defaults,
        ...progress(answers, mode),
      })
    } catch (error) {
      if (!(error instanceof BackRequested)) throw error
      const previous = asked.pop() ?? lastAnswered(answers, mode, id)
      const earlier = previous === undefined ? undefined : answers[previous]
      if (previous !== undefined && earlier !== undefined) await store(previous, { ...earlier, state: 'stale' })
      continue
    }
    const stale = staleAfter(id, answers[id]?.value, answer.value, answers)
    await store(id, answer)
    asked.push(id)
    for (const dependent of stale) {
      const kept = answers[dependent]
      if (kept) await store(dependent, { ...kept, state: 'stale' })
    }
    if (id === 'client_name' && interview.client === null) {
      await meet(await findNamedClient(context, String(answer.value)))
    }
    const notices = noticesFor(answers, context.lang)
    for (const notice of notices) if (!said.has(notice.code)) interviewer.notice(notice)
    said = new Set(notices.map((notice) => notice.code))
  }
}

/** What the person said about it already: a stale answer, or the one of the version before. */
function ownAnswer(id: QuestionId, answers: Answers, before: Answers): StoredAnswer | undefined {
  if (answers[id]?.state === 'stale') return answers[id]
  return before[id]?.state === 'answered' ? before[id] : undefined
}

/** After a resume there is no trail: the question that stands before this one. */
function lastAnswered(answers: Answers, mode: Interview['mode'], id: QuestionId): QuestionId | undefined {
  const earlier = questions.slice(
    0,
    questions.findIndex((question) => question.id === id),
  )
  return earlier.findLast((question) => answers[question.id] !== undefined && isAsked(question.id, answers, mode))?.id
}

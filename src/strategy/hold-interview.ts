import type { Context } from '../context.ts'
import { BackRequested } from '../io/ask.ts'
import type { Client } from '../store/clients.ts'
import type { Interview } from '../store/interviews.ts'
import type { StoredAnswer } from '../store/strategies.ts'
import { answered, known, type Answers } from './answers.ts'
import { accountDetails, amountQuestions, isStepSettled, progress, staleAfter, stepsOf } from './conditions.ts'
import type { Part, Step, StepId } from './conditions.ts'
import { currentAnswers } from './current-answers.ts'
import { currencyOf, proposal, type DefaultContext } from './defaults.ts'
import { findNamedClient } from './find-named-client.ts'
import { noticesFor, type Notice } from './notices.ts'
import type { Question } from './questionnaire.ts'

/** One question as it is put to the person. */
export interface Put {
  readonly step: StepId
  readonly question: Question
  readonly part: Part
  /** Those given so far. */
  readonly answers: Answers
  /** What Enter alone would answer; undefined where it answers nothing. */
  readonly proposed: unknown
  /** The proposal is what the person answered, here or in the version before, rather than a usual value. */
  readonly own: boolean
  /** There is a question before this one. */
  readonly back: boolean
  readonly context: DefaultContext
  /** Of this part. */
  readonly done: number
  readonly total: number
}

/** How questions are shown. `put`, `desk` and `review` reject with `BackRequested` to have the question before again. */
export interface Interviewer {
  put(put: Put): Promise<StoredAnswer>
  /** The owner has said all: are the questions for the desk answered now? `fresh`: nothing was asked in this session yet. */
  desk(left: { readonly count: number; readonly fresh: boolean }): Promise<boolean>
  /** All is said: null when it is right, else what to ask again. */
  review(said: Said): Promise<StepId | null>
  notice(notice: Notice): void
  /** The name given is that of a client who exists. */
  found(client: Client, version: number | null): void
}

export interface Said {
  readonly answers: Answers
  /** Those with an answer, in the order of asking. */
  readonly steps: readonly Step[]
  /** Put off for the desk. */
  readonly left: number
  /** Of the amounts. */
  readonly currency: string
}

export interface Held {
  readonly answers: Answers
  /** What is known of the client; empty for a new one. */
  readonly before: Answers
  readonly client: Client | null
  /** Questions put off for the desk. */
  readonly left: number
}

/**
 * Asks until nothing is left to ask and the person finds it right, starting at the first question without an answer. Each answer
 * is stored before the next question is put, so that whatever ends the session, `--resume` goes on from there.
 */
export async function holdInterview(context: Context, interview: Interview, interviewer: Interviewer): Promise<Held> {
  const { interviews, clients } = await context.store()
  const { mode } = interview
  const answers: Record<string, StoredAnswer> = { ...interview.answers }
  /** The way back. */
  const asked: StepId[] = []
  /** Whether the questions for the desk are answered now; undefined: not decided. */
  let atDesk: boolean | undefined
  /** What the review sends back to, with the answer that `<` leaves as it was. */
  let mending: { id: StepId; was: StoredAnswer } | null = null
  let client: Client | null = interview.client === null ? null : await clients.get(interview.client)
  let before: Answers = {}

  const store = async (id: StepId, answer: StoredAnswer): Promise<void> => {
    await interviews.answer(interview.id, id, answer, context.now().toISOString())
    answers[id] = answer
  }
  const doubt = async (id: StepId): Promise<void> => {
    const kept = answers[id] ?? (id === accountDetails ? answered(null) : undefined)
    if (kept) await store(id, { ...kept, state: 'stale' })
  }
  const meet = async (found: Client | null): Promise<void> => {
    client = found
    const current = found && (await currentAnswers(context, found))
    before = current?.answers ?? {}
    if (found) interviewer.found(found, current?.last?.version ?? null)
  }
  const goBack = async (from: StepId | null): Promise<void> => {
    const steps = stepsOf(answers, mode)
    // what has lost its condition meanwhile is no place to go back to
    while (asked.length > 0 && !steps.some(({ id }) => id === asked.at(-1))) asked.pop()
    const previous = asked.pop() ?? lastAnswered(steps, answers, from)
    if (previous !== undefined) await doubt(previous)
  }

  if (client !== null) await meet(client)
  else {
    const name = known(answers, 'client_name')
    if (name !== undefined) await meet(await findNamedClient(context, name))
  }
  let said = new Set(noticesFor(answers, context.lang).map((notice) => notice.code))

  for (;;) {
    const steps = stepsOf(answers, mode)
    const open = steps.filter(({ id }) => !isStepSettled(answers, id))
    const [step] = open
    const deskLeft = open.filter(({ part }) => part === 'desk').length
    // a question for the desk that was answered and is doubted is asked again, put off or not
    const doubted = step !== undefined && answers[step.id]?.state === 'stale'
    try {
      if (step?.part === 'desk' && atDesk === undefined && !doubted) {
        const begun = steps.some(({ id, part }) => part === 'desk' && isStepSettled(answers, id))
        atDesk = (begun && asked.length === 0) || (await interviewer.desk({ count: deskLeft, fresh: asked.length === 0 }))
      }
      if (step === undefined || (step.part === 'desk' && atDesk === false && !doubted)) {
        const seen = steps.filter(({ id }) => isStepSettled(answers, id))
        const wrong = await interviewer.review({ answers, steps: seen, left: deskLeft, currency: currencyOf(answers, client) })
        if (wrong === null) return { answers: skipping(answers, open, before), before, client, left: deskLeft }
        mending = { id: wrong, was: answers[wrong] ?? answered(null) }
        await doubt(wrong)
        continue
      }
    } catch (error) {
      if (!(error instanceof BackRequested)) throw error
      if (atDesk === false) atDesk = undefined
      else await goBack(step?.id ?? null)
      continue
    }

    const { id, question, part } = step
    const defaults: DefaultContext = { lang: context.lang, mode, client }
    const own = ownAnswer(id, answers, before)
    const proposed = own === undefined ? proposal(question.id, answers, defaults) : own.value
    let answer: StoredAnswer
    try {
      answer = await interviewer.put({
        step: id,
        question,
        part,
        answers,
        proposed,
        own: own !== undefined,
        back: mending !== null || asked.length > 0 || lastAnswered(steps, answers, id) !== undefined,
        context: defaults,
        ...progress(answers, mode, part),
      })
    } catch (error) {
      if (!(error instanceof BackRequested)) throw error
      if (mending?.id === id) await store(id, mending.was)
      else await goBack(id)
      mending = null
      continue
    }
    const currency = currencyOf(answers, client)
    const stale = staleAfter(id, answers[id]?.value, answer.value, answers)
    await store(id, answer)
    if (id === accountDetails) await store('accounts', answer)
    // what is known of the accounts already is looked at again
    if (id === 'accounts' && mode === 'full' && answers[accountDetails] === undefined)
      await store(accountDetails, answered(null, 'skipped'))
    asked.push(id)
    mending = null
    for (const dependent of stale) await doubt(dependent)
    if (currencyOf(answers, client) !== currency) {
      for (const amount of amountQuestions) if (answers[amount]?.state === 'answered') await doubt(amount)
    }
    if (id === 'client_name' && interview.client === null) {
      await meet(await findNamedClient(context, String(answer.value)))
    }
    const notices = noticesFor(answers, context.lang)
    for (const notice of notices) if (!said.has(notice.code)) interviewer.notice(notice)
    said = new Set(notices.map((notice) => notice.code))
  }
}

/** What was put off is `skipped`, so that `--complete` asks it; what was said of it before holds on. */
function skipping(answers: Answers, left: readonly Step[], before: Answers): Answers {
  const state = (id: StepId): string | undefined => before[id]?.state
  const put = left.filter(({ id }) => id !== accountDetails && state(id) !== 'answered' && state(id) !== 'unknown')
  return { ...answers, ...Object.fromEntries(put.map(({ id }) => [id, answered(null, 'skipped')])) }
}

/** What the person said about it already: a stale answer, or the one of the version before. */
function ownAnswer(id: StepId, answers: Answers, before: Answers): StoredAnswer | undefined {
  if (id === accountDetails) return answers['accounts']
  if (answers[id]?.state === 'stale') return answers[id]
  return before[id]?.state === 'answered' ? before[id] : undefined
}

/** After a resume there is no trail: the step that stands before this one; from the end (null) the last. */
function lastAnswered(steps: readonly Step[], answers: Answers, from: StepId | null): StepId | undefined {
  const at = steps.findIndex(({ id }) => id === from)
  return steps.slice(0, at < 0 ? steps.length : at).findLast(({ id }) => isStepSettled(answers, id))?.id
}

import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list, shortDateTime } from '../../i18n/format.ts'
import { interviewText } from '../../i18n/interview.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import type { Interview } from '../../store/interviews.ts'
import { known } from '../../strategy/answers.ts'
import { isStepSettled, progress, stepsOf, type Part } from '../../strategy/conditions.ts'
import { currentAnswers } from '../../strategy/current-answers.ts'
import { findStrategy } from '../../strategy/find-strategy.ts'
import { clientOfFlag } from '../../strategy/find-named-client.ts'
import { holdInterview } from '../../strategy/hold-interview.ts'
import { answersSchema, type SectionId } from '../../strategy/questionnaire.ts'
import { saveStrategy } from '../../strategy/save-strategy.ts'
import type { InitOptions } from './init.ts'
import { putDesk, reviewAnswers, sectionTitle } from './review-answers.ts'
import { putQuestion } from './put-question.ts'
import { showSaved, warn } from './show-saved.ts'

/** The questions one by one, on the terminal. */
export async function initOnTerminal(context: Context, options: InitOptions): Promise<void> {
  const { lang, io } = context
  const { interviews } = await context.store()
  const ask = await context.ask()
  const providerRate = (await context.config()).get('consultant.hourly_rate')
  const interview = options.complete
    ? await complete(context)
    : options.resume === null
      ? await begin(context, options.quick)
      : await resume(context, options.resume)
  if (interview === null) return
  const heading = (text: string): void => io.note(`\n${paint('bold', text)}`)
  let section: SectionId | null = null
  let part: Part = 'owner'
  try {
    const held = await holdInterview(context, interview, {
      put: async (put) => {
        if (put.part !== part) {
          part = put.part
          section = null
          if (part === 'desk') heading(say(lang, interviewText.desk_part))
        }
        // a question that a later one called for is no new section
        if (section === null || put.question.section > section) {
          section = put.question.section
          heading(sectionTitle(lang, section))
        }
        return putQuestion(ask, put, {
          lang,
          now: context.now(),
          providerRate,
          title: (text) => io.note(paint('bold', text)),
          note: (text) => io.note(paint('dim', `  ${text}`)),
        })
      },
      // whoever typed --complete with nothing else left has said so already
      desk: async ({ count, fresh }) => (options.complete && fresh) || putDesk(ask, lang, count),
      review: async (said) => {
        section = null
        return reviewAnswers(context, ask, said)
      },
      notice: (notice) => warn(io, notice.text),
      found: (client, version) => {
        const { name } = client
        if (options.complete) return
        const text =
          version === null
            ? say(lang, interviewText.updating_profile, { name })
            : say(lang, interviewText.updating, { name, version })
        io.note(paint('cyan', text))
      },
    })
    const saved = await saveStrategy(context, {
      ...held,
      mode: interview.mode,
      lang: interview.lang,
      interview: interview.id,
      source: '-',
    })
    await showSaved(context, saved, held.left > 0 || interview.mode === 'quick')
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'interrupted') throw error
    throw await stopped(context, interview, error)
  }

  async function stopped({ lang: inLang }: Context, { id }: Interview, cause: Failure): Promise<Failure> {
    const kept = await interviews.get(id)
    const count = Object.keys(kept?.answers ?? {}).length
    const alone = (await interviews.listOpen()).length <= 1
    return new Failure('interrupted', 'interrupted', `${cause.message} ${say(inLang, interviewText.kept_safe, { count })}`, {
      hint: alone ? say(inLang, interviewText.resume_hint) : say(inLang, interviewText.resume_hint_id, { id }),
      cause,
    })
  }
}

async function begin(context: Context, quick: boolean): Promise<Interview> {
  const { lang, io } = context
  const { interviews } = await context.store()
  const client = await clientOfFlag(context)
  const left = (await interviews.listOpen()).filter((one) => Object.keys(one.answers).length > 0)
  const interview = await interviews.start(
    { client: client?.slug ?? null, mode: quick ? 'quick' : 'full', lang, schema: answersSchema },
    context.now().toISOString(),
  )
  const { total } = progress({}, interview.mode, 'owner')
  const desk = progress({}, interview.mode, 'desk').total
  io.note(say(lang, interviewText.welcome, { count: total }))
  if (desk > 0) io.note(say(lang, interviewText.welcome_desk, { count: desk }))
  io.note(paint('dim', say(lang, interviewText.keys)))
  if ((await context.config()).get('prompts') === 'arrows') io.note(paint('dim', say(lang, interviewText.screen_reader)))
  // the essentials name nobody but the company
  if (!quick) io.note(paint('dim', say(lang, interviewText.aliases)))
  if (left.length > 0) io.note(paint('dim', say(lang, interviewText.open_session, { count: left.length })))
  return interview
}

async function resume(context: Context, wanted: string | true): Promise<Interview> {
  const { lang, io } = context
  const { interviews } = await context.store()
  const open = (await interviews.listOpen()).filter((one) => Object.keys(one.answers).length > 0)
  const nothing = (message: string, hint: string): Failure => new Failure('not_found', 'no_open_session', message, { hint })
  if (open.length === 0) throw nothing(say(lang, interviewText.no_open_session), say(lang, interviewText.start_hint))
  let found: Interview | undefined
  if (wanted !== true) {
    found = open.find((one) => String(one.id) === wanted)
    if (!found) {
      const items = list(
        lang,
        open.map((one) => `${one.id} (${nameOf(context, one)})`),
      )
      throw nothing(say(lang, interviewText.no_such_session, { id: wanted }), say(lang, interviewText.sessions_are, { items }))
    }
  } else if (open.length === 1) found = open[0]
  else {
    const ask = await context.ask()
    const chosen = await ask.select(
      say(lang, interviewText.which_session),
      open.map((one) => ({ value: one.id, name: sessionLine(context, one) })),
    )
    found = open.find((one) => one.id === chosen)
  }
  if (!found) throw nothing(say(lang, interviewText.no_open_session), say(lang, interviewText.start_hint))
  io.note(say(lang, interviewText.resumed, { id: found.id, count: doneOf(found) }))
  io.note(paint('dim', say(lang, interviewText.keys)))
  return found
}

/** What is left of the questionnaire of a client who has a strategy; null where there is nothing, which is said. */
async function complete(context: Context): Promise<Interview | null> {
  const { lang, io, options } = context
  const client = await chooseClient(context, { writes: true })
  const { version } = await findStrategy(context, client)
  const { answers } = await currentAnswers(context, client)
  const said = Object.entries(answers).filter(([, { state }]) => state === 'answered' || state === 'unknown')
  const known = Object.fromEntries(said)
  const left = stepsOf(known, 'full').filter(({ id }) => !isStepSettled(known, id))
  if (left.length === 0) {
    if (options.json) io.json({ client: client.slug, version, left: 0 })
    else {
      io.print(say(lang, interviewText.nothing_left, { version }))
      io.note(say(lang, interviewText.nothing_left_hint, { slug: client.slug }))
    }
    return null
  }
  const { interviews } = await context.store()
  const at = context.now().toISOString()
  const interview = await interviews.start({ client: client.slug, mode: 'full', lang, schema: answersSchema }, at)
  for (const [question, answer] of said) await interviews.answer(interview.id, question, answer, at)
  io.note(say(lang, interviewText.completing, { count: left.length, version }))
  io.note(paint('dim', say(lang, interviewText.keys)))
  io.note(paint('dim', say(lang, interviewText.aliases)))
  return { ...interview, answers: known }
}

function doneOf({ answers, mode }: Interview): number {
  return stepsOf(answers, mode).filter(({ id }) => isStepSettled(answers, id)).length
}

function nameOf({ lang }: Context, { answers, client }: Interview): string {
  return known(answers, 'client_name') ?? client ?? say(lang, interviewText.session_unnamed)
}

function sessionLine(context: Context, interview: Interview): string {
  const { lang } = context
  const total = stepsOf(interview.answers, interview.mode).length
  const done = doneOf(interview)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const when = shortDateTime(lang, new Date(interview.updated_at), zone)
  return say(lang, interviewText.session_line, { name: nameOf(context, interview), done, total, when })
}

import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list, shortDateTime } from '../../i18n/format.ts'
import { interviewText } from '../../i18n/interview.ts'
import { sectionText } from '../../i18n/questionnaire.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import type { Interview } from '../../store/interviews.ts'
import { known } from '../../strategy/answers.ts'
import { progress } from '../../strategy/conditions.ts'
import { clientOfFlag } from '../../strategy/find-named-client.ts'
import { holdInterview } from '../../strategy/hold-interview.ts'
import { answersSchema, type SectionId } from '../../strategy/questionnaire.ts'
import { saveStrategy } from '../../strategy/save-strategy.ts'
import type { InitOptions } from './init.ts'
import { putQuestion } from './put-question.ts'
import { showSaved, warn } from './show-saved.ts'

/** The questions one by one, on the terminal. */
export async function initOnTerminal(context: Context, options: InitOptions): Promise<void> {
  const { lang, io } = context
  const { interviews } = await context.store()
  const ask = await context.ask()
  const providerRate = (await context.config()).get('consultant.hourly_rate')
  const interview = options.resume === null ? await begin(context, options.quick) : await resume(context, options.resume)
  let section: SectionId | null = null
  try {
    const held = await holdInterview(context, interview, {
      put: async (put) => {
        if (put.question.section !== section) {
          section = put.question.section
          io.note(`\n${paint('bold', `${section} · ${say(lang, sectionText[section])}`)}`)
        }
        return putQuestion(ask, put, {
          lang,
          now: context.now(),
          providerRate,
          title: (text) => io.note(paint('bold', text)),
          note: (text) => io.note(paint('dim', `  ${text}`)),
        })
      },
      notice: (notice) => warn(io, notice.text),
      found: (client, version) => {
        const { name } = client
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
    await showSaved(context, saved)
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
  const { total } = progress({}, interview.mode)
  io.note(say(lang, interviewText.welcome, { count: total }))
  io.note(paint('dim', say(lang, interviewText.keys)))
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
  const { done } = progress(found.answers, found.mode)
  io.note(say(lang, interviewText.resumed, { id: found.id, count: done }))
  io.note(paint('dim', say(lang, interviewText.keys)))
  return found
}

function nameOf({ lang }: Context, { answers, client }: Interview): string {
  return known(answers, 'client_name') ?? client ?? say(lang, interviewText.session_unnamed)
}

function sessionLine(context: Context, interview: Interview): string {
  const { lang } = context
  const { done, total } = progress(interview.answers, interview.mode)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const when = shortDateTime(lang, new Date(interview.updated_at), zone)
  return say(lang, interviewText.session_line, { name: nameOf(context, interview), done, total, when })
}

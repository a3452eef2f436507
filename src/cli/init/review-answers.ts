import type { Context } from '../../context.ts'
import { answerText, interviewText } from '../../i18n/interview.ts'
import { questionLabel, sectionText } from '../../i18n/questionnaire.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Ask } from '../../io/ask.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { displayWidth, pad } from '../../io/table.ts'
import { answerInWords, codeName, valueInWords } from '../../strategy/answer-words.ts'
import { answered, known } from '../../strategy/answers.ts'
import { accountDetails, type Step, type StepId } from '../../strategy/conditions.ts'
import type { Said } from '../../strategy/hold-interview.ts'
import { fieldsOf, type SectionId } from '../../strategy/questionnaire.ts'

export function sectionTitle(lang: Lang, section: SectionId): string {
  return `${section} · ${say(lang, sectionText[section])}`
}

/** Now or later: the questions that the owner need not wait for. */
export async function putDesk(ask: Ask, lang: Lang, count: number): Promise<boolean> {
  const chosen = await ask.select(
    say(lang, interviewText.desk_left, { count }),
    [
      { value: 'now', name: say(lang, interviewText.desk_now) },
      { value: 'later', name: say(lang, interviewText.desk_later) },
    ],
    'now',
    { why: say(lang, interviewText.desk_why), back: true },
  )
  return chosen === 'now'
}

/** All that was said, numbered, section by section. The number typed is asked again; Enter saves (null). */
export async function reviewAnswers({ lang, io }: Context, ask: Ask, said: Said): Promise<StepId | null> {
  const steps = said.steps.toSorted((a, b) => a.question.section.localeCompare(b.question.section))
  const label = (step: Step, index: number): string => {
    const text = step.id === accountDetails ? interviewText.account_figures : questionLabel[step.id]
    return `${String(index + 1).padStart(3)}. ${say(lang, text)}`
  }
  const width = Math.max(...steps.map((step, index) => displayWidth(label(step, index))))
  io.note(`\n${paint('bold', say(lang, interviewText.review))}`)
  for (const section of new Set(steps.map((step) => step.question.section))) {
    io.note(paint('bold', sectionTitle(lang, section)))
    const rows = steps.flatMap((step, index) =>
      step.question.section === section ? [[pad(label(step, index), width), inWords(step, said, lang)] as const] : [],
    )
    for (const line of facts(rows, io.columns)) io.note(line)
  }
  if (said.left > 0) io.note(say(lang, interviewText.review_left, { count: said.left }))

  const save = say(lang, interviewText.save)
  const numbered = (text: string): Step | undefined => (/^\d{1,2}$/.test(text) ? steps[Number(text) - 1] : undefined)
  const typed = await ask.text(say(lang, interviewText.all_right), {
    default: save,
    why: say(lang, interviewText.review_why),
    back: true,
    validate: (text) =>
      text.trim() === save || numbered(text.trim()) !== undefined
        ? true
        : say(lang, interviewText.no_such_answer, { count: steps.length }),
  })
  return numbered(typed.trim())?.id ?? null
}

function inWords({ id, question }: Step, { answers, currency }: Said, lang: Lang): string {
  const manner = { lang, currency }
  if (id !== accountDetails) return answerInWords(id, answers[id] ?? answered(null), manner)
  const fields = fieldsOf(question.shape).filter((field) => field.asked === 'desk')
  const accounts = (known(answers, 'accounts') ?? []) as unknown as Record<string, unknown>[]
  return accounts
    .map((account) => {
      const figures = fields
        .filter((field) => account[field.id] !== undefined)
        .map((field) => `${shortLabel(field.id, lang)} ${valueInWords(field.shape, account[field.id], field.id, manner)}`)
      return `${codeName(lang, 'accounts', String(account['network']))}${figures.length === 0 ? '' : ` (${figures.join(', ')})`}`
    })
    .join(', ')
}

function shortLabel(field: string, lang: Lang): string {
  if (field === 'followers') return say(lang, answerText.followers)
  return say(lang, field === 'admins' ? answerText.admins : answerText.address)
}

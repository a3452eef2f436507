/** If things go wrong: three levels, filled with the client's own people. */
import type { Block, Cell } from '../../documents/document.ts'
import { list, minutes } from '../../i18n/format.ts'
import { escalationText, levelMeaning, levelName, missingText, queueText, toldLabel } from '../../i18n/escalation.ts'
import { fieldChoiceText } from '../../i18n/questionnaire.ts'
import { say, type Text } from '../../i18n/text.ts'
import { known } from '../answers.ts'
import { escalationOf, type Escalation, type EscalationLevel } from '../escalation.ts'
import { daysText } from '../explanations.ts'
import { bullets, capital, left, note, paragraph, table, under, worded, type Told } from './told.ts'

export function escalationFor(told: Told): Escalation {
  const { lang, answers, input, people, strategist, sponsor, referent, result } = told
  return escalationOf({
    lang,
    answers,
    coverage: input.coverage,
    contributors: people,
    strategist,
    sponsor,
    referent,
    external: result.staffing.mode === 'doublette',
  })
}

export function alertBlocks(told: Told): Block[] {
  const { lang, answers } = told
  const escalation = escalationFor(told)
  const { levels, contacts, keywords, answer_days, missing, backup_after } = escalation
  const past = known(answers, 'past_incident') === 'major'
  return [
    paragraph(say(lang, escalationText.intro)),
    ...table(
      [left(''), ...levels.map(({ level }) => left(say(lang, levelName[level])))],
      [
        row(told, escalationText.row_meaning, levels, ({ level }) => say(lang, levelMeaning[level])),
        row(told, escalationText.row_answer, levels, (level) => answerText(told, level)),
        row(told, escalationText.row_queue, levels, ({ queue }) => say(lang, queueText[queue])),
        row(told, escalationText.row_notify, levels, (level) => notifyText(told, level, backup_after)),
        row(told, escalationText.row_speaks, levels, (level) => speaksText(told, level)),
        row(told, escalationText.row_record, levels, ({ level }) => say(lang, escalationText[`record_${level}`])),
        row(told, escalationText.row_exit, levels, ({ level }) => say(lang, escalationText[`exit_${level}`])),
        row(told, escalationText.row_after, levels, (level) => afterText(told, level)),
      ],
    ),
    ...under(
      say(lang, escalationText.heading_call),
      table(
        [
          left(say(lang, escalationText.column_name)),
          left(say(lang, escalationText.column_role)),
          left(say(lang, escalationText.column_reach)),
          left(say(lang, escalationText.column_hours)),
          left(say(lang, escalationText.column_backup)),
        ],
        contacts.map(({ name, role, phone, email, hours, backup }) => [
          name,
          worded(lang, fieldChoiceText.role, role),
          [phone, email].filter((way) => way !== null).join(', '),
          hours ?? '',
          backup ?? '',
        ]),
      ),
    ),
    ...under(say(lang, escalationText.heading_missing), bullets(missing.map((one) => say(lang, missingText[one])))),
    paragraph(say(lang, escalationText.answer_days, { days: daysText(lang, answer_days) })),
    ...(keywords.length === 0 ? [] : [paragraph(say(lang, escalationText.keywords, { words: keywords.join(', ') }))]),
    paragraph(say(lang, escalationText.never_delete)),
    ...(past ? [note(say(lang, escalationText.past_incident))] : []),
  ]
}

function row(
  { lang }: Told,
  label: Text,
  levels: readonly EscalationLevel[],
  cell: (level: EscalationLevel) => string,
): Cell[] {
  return [say(lang, label), ...levels.map((level) => capital(cell(level)))]
}

function answerText({ lang }: Told, { level, answer_within, statement_within }: EscalationLevel): string {
  const time = minutes(answer_within)
  if (level === 'red')
    return say(lang, escalationText.answer_red, { time, statement: minutes(statement_within ?? answer_within) })
  return say(lang, level === 'green' ? escalationText.answer_green : escalationText.answer_amber, { time })
}

function notifyText({ lang }: Told, { level, notify }: EscalationLevel, backupAfter: number): string {
  const parts = notify.map(({ who, names, within }) => {
    const people = say(lang, toldLabel[who], { names: namesIn(lang, names) })
    if (who === 'message_owner' || who === 'outside') return people
    return within === null
      ? say(lang, escalationText.told_regular, { who: people })
      : say(lang, escalationText.told, { who: people, time: minutes(within) })
  })
  const backup = level === 'red' ? [say(lang, escalationText.backup, { time: minutes(backupAfter) })] : []
  return [...parts, ...backup].join(lang === 'fr' ? '\u202F; ' : '; ')
}

function speaksText({ lang }: Told, { speaks, speakers }: EscalationLevel): string {
  const people = namesIn(lang, speakers)
  if (speaks === 'spokesperson' && speakers.length === 0) return say(lang, escalationText.speaks_unnamed)
  switch (speaks) {
    case 'contributor':
      return say(lang, escalationText.speaks_contributor)
    case 'trained':
      return say(lang, escalationText.speaks_trained, { people })
    case 'spokesperson':
      return say(lang, escalationText.speaks_spokesperson, { people })
  }
}

function afterText({ lang }: Told, { level, lesson_within, drill_within }: EscalationLevel): string {
  if (lesson_within === null) return say(lang, escalationText.after_green)
  return level === 'red'
    ? say(lang, escalationText.after_red, { days: lesson_within, drill: drill_within ?? lesson_within })
    : say(lang, escalationText.after_amber, { count: lesson_within })
}

function namesIn(lang: Told['lang'], names: readonly string[]): string {
  return names.length === 0 ? say(lang, escalationText.nobody) : list(lang, names)
}

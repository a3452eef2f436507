import { formText } from '../../i18n/form.ts'
import { interviewText } from '../../i18n/interview.ts'
import { questionText, sectionText } from '../../i18n/questionnaire.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { isUnknown } from '../answers.ts'
import { amountAsSaid, exportValue } from '../answers-file.ts'
import { codeName, fieldLabel } from '../answer-words.ts'
import type { Field, Shape } from '../questionnaire.ts'
import { elsewhereWord, formSchema, formSections, nobodyWord, valueInForm, type FormOptions } from './form.ts'
import { whenAsked } from './when-asked.ts'

/** The form as an answers file whose values are empty, with each question and its choices as a comment. `--answers` reads it back. */
export async function formToYaml(form: FormOptions, file: string): Promise<string> {
  const { mode, lang, answers, currency } = form
  const { stringify } = await import('yaml')
  const t = <T extends Text>(text: T, values: Readonly<Record<string, string | number>> = {}): string =>
    say(lang, text as Text, values)
  const sections = formSections(mode)
  const count = sections.reduce((total, section) => total + section.questions.length, 0)
  const lines: string[] = []
  const comment = (text: string, indent: number): void => {
    for (const line of text.split('\n')) lines.push(`${' '.repeat(indent)}# ${line}`)
  }

  comment(t(formText.title), 0)
  comment(t(formText.intro, { count }), 0)
  comment(t(formText.yaml_how), 0)
  if (mode === 'full') comment(t(formText.aliases), 0)
  comment(t(formText.yaml_back, { file }), 0)
  lines.push(`schema: ${formSchema}`, `mode: ${mode}`, `language: ${lang}`, 'answers:')

  const put = (key: string, shape: Shape, value: unknown, path: string, indent: number): void => {
    const pad = ' '.repeat(indent)
    for (const hint of hintsOf(shape, path, lang)) comment(hint, indent)
    if (isUnknown(value)) lines.push(`${pad}${key}: ${t(interviewText.unknown)}`)
    else if (shape.kind === 'group') {
      lines.push(`${pad}${key}:`)
      for (const field of shape.fields) putField(field, value, path, indent + 2)
    } else if (shape.kind === 'repeat') {
      const items = (value as unknown[] | undefined) ?? []
      lines.push(`${pad}${key}:`)
      for (const item of items.length === 0 ? [undefined] : items) {
        const from = lines.length
        for (const field of shape.fields) {
          if (mode === 'full' || field.asked !== 'desk') putField(field, item, path, indent + 4)
        }
        // the dash stands before the first key, under its comment
        const first = lines.findIndex((line, at) => at >= from && !line.trimStart().startsWith('#'))
        lines[first] = `${pad}  - ${(lines[first] ?? '').trimStart()}`
      }
    } else if (value === undefined || value === null) lines.push(`${pad}${key}:`)
    else if (value === '') lines.push(`${pad}${key}:${emptyWord(shape)}`)
    else if (shape.kind === 'yes_no') lines.push(`${pad}${key}: ${t(value === true ? formText.yes : formText.no)}`)
    else {
      const written = stringify(value, { lineWidth: 0, collectionStyle: Array.isArray(value) ? 'flow' : 'any' }).trimEnd()
      lines.push(`${pad}${key}: ${written.split('\n').join(`\n${pad}  `)}`)
    }
  }
  const putField = (field: Field, item: unknown, path: string, indent: number): void => {
    const at = `${path}.${field.id}`
    const value = (item as Record<string, unknown> | undefined)?.[field.id]
    comment(fieldLabel(lang, at), indent)
    put(field.id, field.shape, value, at, indent)
  }

  let part = 'owner'
  for (const section of sections) {
    if (section.part !== part) {
      part = section.part
      lines.push('')
      comment(`=== ${t(interviewText.desk_part)} ===`, 2)
    }
    lines.push('')
    comment(`${section.id} · ${t(sectionText[section.id])}`, 2)
    for (const { question, condition } of section.questions) {
      const { id, shape, required } = question
      lines.push('')
      comment(`${t(questionText[id].ask)}${required ? ` (${t(formText.required)})` : ''}`, 2)
      comment(t(questionText[id].why), 2)
      const when = whenAsked(condition, lang)
      if (when !== null) comment(when, 2)
      const value = valueInForm(answers, question)
      const said = value === undefined ? undefined : exportValue(shape, value, (units) => amountAsSaid(lang, units, currency))
      put(id, shape, said, id, 2)
    }
  }
  return `${lines.join('\n')}\n`
}

/** An empty answer, where the form has a word for it. */
function emptyWord({ kind }: Shape): string {
  return kind === 'person' ? ` ${nobodyWord}` : kind === 'region' ? ` ${elsewhereWord}` : ''
}

/** How to answer, and the choices by their codes. */
function hintsOf(shape: Shape, path: string, lang: Lang): string[] {
  const choices = (of: readonly (string | number)[]): string[] => of.map((code) => `  ${code}: ${codeName(lang, path, code)}`)
  switch (shape.kind) {
    case 'choice':
      return [say(lang, formText.one_of), ...choices(shape.of)]
    case 'choices': {
      if (path === 'objectives') return [say(lang, formText.ranked, { max: shape.max }), ...choices(shape.of)]
      return [say(lang, shape.min === 0 ? formText.some_of_or_none : formText.some_of), ...choices(shape.of)]
    }
    case 'lines':
    case 'emails':
      return [say(lang, formText.lines, { max: shape.max })]
    case 'repeat':
      return [say(lang, formText.repeat, { max: shape.max })]
    case 'person':
      return [shape.others ? say(lang, formText.person_free) : say(lang, formText.person, { codes: shape.also.join(', ') })]
    case 'yes_no':
      return [say(lang, formText.yes_or_no)]
    case 'whole':
    case 'number':
    case 'percent':
    case 'money':
    case 'minutes':
    case 'date':
    case 'country':
    case 'region':
    case 'time_zone':
      return [say(lang, formText[shape.kind])]
    default:
      return []
  }
}

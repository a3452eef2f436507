import { regionName } from '../../clients/regions.ts'
import { inFont as t } from '../../documents/in-font.ts'
import { typeset } from '../../documents/typst.ts'
import { formText } from '../../i18n/form.ts'
import { interviewText } from '../../i18n/interview.ts'
import { questionText, sectionText } from '../../i18n/questionnaire.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { isUnknown, known } from '../answers.ts'
import { codeName, fieldLabel, isNothing, valueInWords } from '../answer-words.ts'
import type { Field, Shape } from '../questionnaire.ts'
import { strategyNetworks } from '../weights.ts'
import { formSections, valueInForm, type FormOptions, type FormQuestion, type FormSection } from './form.ts'
import { whenAsked } from './when-asked.ts'

/** What one writes on, or ticks, under a question; as `templates/documents/form.typ` draws it. */
type Area =
  | { readonly kind: 'boxes'; readonly across: number; readonly items: readonly Tick[] }
  | { readonly kind: 'ranks'; readonly items: readonly { readonly rank: string | null; readonly name: string }[] }
  /** Lines to write on, with what is written already. */
  | { readonly kind: 'lines'; readonly texts: readonly string[] }
  | {
      readonly kind: 'fields'
      readonly fields: readonly { readonly label: string; readonly beside: boolean; readonly area: Area }[]
    }
  /** `width` in points; null: a part of what is left. */
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly widths: readonly (number | null)[]
      readonly rows: readonly (readonly Area[])[]
    }
  | { readonly kind: 'words'; readonly text: string; readonly soft: boolean }
  | {
      readonly kind: 'accounts'
      readonly about: string
      readonly items: readonly (Tick & { readonly states: readonly Tick[] })[]
    }

interface Tick {
  readonly ticked: boolean
  readonly name: string
}

/** Points: the width of what is written on. */
const room = 515

/**
 * The form on A4 paper, tagged: boxes to tick, lines to write on, what is known already filled in. `reader`: the language of who reads
 * the failure where the packages for it are missing.
 */
export function formToPdf(form: FormOptions, reader: Lang = form.lang): Promise<Uint8Array> {
  const { lang, mode, answers, now } = form
  const sections = formSections(mode)
  const name = known(answers, 'client_name')
  const title = say(lang, formText.title)
  const count = sections.reduce((total, section) => total + section.questions.length, 0)
  const intro = [say(lang, formText.intro, { count }), ...(mode === 'full' ? [say(lang, formText.aliases)] : [])].join(' ')
  const data = {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    title: t(title),
    heading: t(name === undefined ? title : `${title} – ${name}`),
    intro: t(intro),
    back_to: t(say(lang, formText.back_to)),
    page: t(say(lang, formText.page, { number: '#', total: '##' })),
    sections: sections.map((section, index) => sectionData(section, sections[index - 1], form)),
  }
  return typeset({ template: 'documents/form.typ', data, files: new Map(), made_at: now }, reader)
}

function sectionData(section: FormSection, before: FormSection | undefined, form: FormOptions): object {
  const { lang } = form
  const desk = section.part === 'desk' && before?.part !== 'desk'
  return {
    part: desk ? t(say(lang, interviewText.desk_part)) : null,
    title: t(`${section.id} · ${say(lang, sectionText[section.id])}`),
    questions: section.questions.map((question) => questionData(question, form)),
  }
}

function questionData({ number, question, condition }: FormQuestion, form: FormOptions): object {
  const { id, shape, required } = question
  const { lang } = form
  const must = required ? ` (${say(lang, formText.required)})` : ''
  const how = howTo(shape, id, lang)
  const about = [say(lang, questionText[id].why), how, whenAsked(condition, lang)].filter((part) => part !== null).join(' ')
  return {
    ask: t(`${number}. ${say(lang, questionText[id].ask)}${must}`),
    about: t(about),
    area: answerArea(shape, valueInForm(form.answers, question), id, form),
  }
}

function howTo(shape: Shape, id: string, lang: Lang): string | null {
  if (id === 'objectives') return say(lang, formText.rank_answers)
  if (shape.kind === 'choice') return say(lang, formText.one_answer)
  if (shape.kind === 'choices') return say(lang, formText.several_answers)
  return shape.kind === 'money' ? say(lang, formText.money) : null
}

function answerArea(shape: Shape, value: unknown, path: string, form: FormOptions): Area {
  const { lang } = form
  const word = (text: Text): string => say(lang, text)
  const chosen = isUnknown(value) ? [] : [value].flat().map(String)
  switch (shape.kind) {
    case 'yes_no': {
      const ticks = value === true ? ['yes'] : value === false ? ['no'] : []
      return boxes(
        [
          ['yes', word(interviewText.yes)],
          ['no', word(interviewText.no)],
          ['?', word(interviewText.do_not_know)],
        ],
        ticks,
      )
    }
    case 'choice':
    case 'choices': {
      const of = path === 'excluded_networks' ? strategyNetworks : shape.of
      const names = of.map((code): Named => [String(code), codeName(lang, path, code)])
      if (path === 'objectives') return ranks(names, chosen)
      const none: Named[] =
        path === 'abilities' || path === 'internal_candidate' ? [['-', word(interviewText.none_of_these)]] : []
      return boxes([...names, ...none, ['?', word(interviewText.do_not_know)]], chosen)
    }
    case 'lines':
      return lines(value, Math.min(shape.max, 5))
    case 'emails':
      return lines(value, 2)
    case 'text':
      return shape.long ? lines(value === undefined ? undefined : [value], 6) : line(value)
    case 'group':
      return { kind: 'fields', fields: shape.fields.map((field) => fieldArea(field, value, `${path}.${field.id}`, form)) }
    case 'repeat':
      if (path === 'accounts') return accountTable(shape, value, form)
      return table(shape.fields, value, path, form)
    default:
      return line(isNothing(value) ? undefined : valueInWords(shape, value, path, { lang, currency: form.currency }))
  }
}

function fieldArea(
  field: Field,
  item: unknown,
  path: string,
  form: FormOptions,
): { label: string; beside: boolean; area: Area } {
  const value = isUnknown(item) ? undefined : (item as Record<string, unknown> | undefined)?.[field.id]
  const label = t(fieldLabel(form.lang, path))
  const { kind } = field.shape
  if (kind === 'region') return { label, beside: true, area: line(regionOf(item, form.lang)) }
  if (kind === 'yes_no' || kind === 'choice' || kind === 'choices')
    return { label, beside: true, area: boxesOf(field, value, path, form) }
  const below = kind === 'group' || kind === 'lines' || kind === 'emails'
  return { label, beside: !below, area: answerArea(field.shape, value, path, form) }
}

function regionOf(item: unknown, lang: Lang): string | null {
  const { country = '', region = '' } = (item ?? {}) as { country?: string; region?: string }
  return region === '' ? null : regionName({ country, region }, lang)
}

/** In a form's field no box says that one does not know: leaving it empty does. */
function boxesOf({ shape }: Field, value: unknown, path: string, { lang }: FormOptions): Area {
  const chosen = [value].flat().map(String)
  if (shape.kind === 'choice' || shape.kind === 'choices') {
    const names = shape.of.map((code): Named => [String(code), codeName(lang, path, code)])
    return boxes(names, chosen, room - 200)
  }
  const ticks = value === true ? ['yes'] : value === false ? ['no'] : []
  return boxes(
    [
      ['yes', say(lang, interviewText.yes)],
      ['no', say(lang, interviewText.no)],
    ],
    ticks,
    room - 200,
  )
}

// Pieces

type Named = readonly [code: string, name: string]

function tick([code, name]: Named, chosen: readonly string[]): Tick {
  return { ticked: chosen.includes(code), name: t(name) }
}

/** As many beside each other as their words leave room for. */
function boxes(names: readonly Named[], chosen: readonly string[], width: number = room): Area {
  // a long one may take two lines
  const widest = Math.min(48, Math.max(...names.map(([, name]) => name.length))) * 4.6 + 20
  const across = Math.max(1, Math.min(names.length, Math.floor(width / widest)))
  return { kind: 'boxes', across, items: names.map((name) => tick(name, chosen)) }
}

function ranks(names: readonly Named[], chosen: readonly string[]): Area {
  const items = names.map(([code, name]) => {
    const rank = chosen.indexOf(code)
    return { rank: rank < 0 ? null : String(rank + 1), name: t(name) }
  })
  return { kind: 'ranks', items }
}

function line(value: unknown): Area {
  return { kind: 'lines', texts: [isNothing(value) ? '' : t(String(value))] }
}

function lines(value: unknown, count: number): Area {
  const written = isUnknown(value) || value === undefined ? [] : (value as unknown[]).map((one) => t(String(one)))
  return { kind: 'lines', texts: [...written, ...Array<string>(Math.max(0, count - written.length)).fill('')] }
}

/** How many lines a list has on paper. */
const rowsOf: Readonly<Record<string, number>> = { people: 4, ecosystem: 5, escalation_contacts: 3, objective_targets: 3 }

function table(fields: readonly Field[], value: unknown, path: string, form: FormOptions): Area {
  const { lang, currency } = form
  const items = isUnknown(value) ? [] : ((value as Record<string, unknown>[] | undefined) ?? [])
  const rows = Math.max(items.length, rowsOf[path] ?? 3)
  const cell = (field: Field, item: Record<string, unknown> | undefined): Area => {
    const said = item?.[field.id]
    const at = `${path}.${field.id}`
    if (!isNothing(said)) return words(valueInWords(field.shape, said, at, { lang, currency }))
    return field.shape.kind === 'yes_no'
      ? words(`${say(lang, interviewText.yes)} / ${say(lang, interviewText.no)}`, true)
      : words('')
  }
  return {
    kind: 'table',
    head: fields.map((field) => t(fieldLabel(lang, `${path}.${field.id}`))),
    widths: fields.map((field) => (field.shape.kind === 'yes_no' ? 52 : null)),
    rows: Array.from({ length: rows }, (_, index) => fields.map((field) => cell(field, items[index]))),
  }
}

function words(text: string, soft = false): Area {
  return { kind: 'words', text: text === '' ? '' : t(text), soft }
}

/** One line for each network: whether an account exists and what is asked of it. */
function accountTable(shape: Shape & { kind: 'repeat' }, value: unknown, form: FormOptions): Area {
  const { lang, mode, currency } = form
  const accounts = isUnknown(value) ? [] : ((value as Record<string, unknown>[] | undefined) ?? [])
  const fields = shape.fields.filter((field) => field.id !== 'network' && (mode === 'full' || field.asked !== 'desk'))
  const networks = [...new Set<string>([...strategyNetworks, ...accounts.map((account) => String(account['network']))])]
  const states = (field: Field | undefined): Named[] =>
    field?.shape.kind === 'choice' ? field.shape.of.map((code) => [String(code), codeName(lang, 'accounts.status', code)]) : []
  const ofNetwork = (network: string) => {
    const account = accounts.find((one) => one['network'] === network)
    return { account, exists: { ticked: account !== undefined, name: t(codeName(lang, 'accounts', network)) } }
  }
  if (mode === 'quick') {
    const names = states(fields.find((field) => field.id === 'status'))
    const about = t(`${say(lang, formText.exists)} · ${fieldLabel(lang, 'accounts.status')}`)
    const items = networks.map((network) => {
      const { account, exists } = ofNetwork(network)
      return { ...exists, states: names.map((name) => tick(name, [String(account?.['status'])])) }
    })
    return { kind: 'accounts', about, items }
  }
  const rows = networks.map((network): Area[] => {
    const { account, exists } = ofNetwork(network)
    const cells = fields.map((field): Area => {
      const said = account?.[field.id]
      if (field.shape.kind === 'choice') return boxes(states(field), [String(said)], 64)
      return words(isNothing(said) ? '' : valueInWords(field.shape, said, `accounts.${field.id}`, { lang, currency }))
    })
    return [{ kind: 'boxes', across: 1, items: [exists] }, ...cells]
  })
  return {
    kind: 'table',
    head: [say(lang, formText.exists), ...fields.map((field) => fieldLabel(lang, `accounts.${field.id}`))].map(t),
    widths: [105, ...fields.map((field) => (field.id === 'url' ? null : 68))],
    rows,
  }
}

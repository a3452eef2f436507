import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { regionName } from '../../clients/regions.ts'
import { loadPdfmake } from '../../documents/pdfmake.ts'
import { inRoboto as t } from '../../documents/roboto.ts'
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

/** Points. */
const page = { width: 595.28, side: 40, top: 40, bottom: 44 } as const
const room = page.width - 2 * page.side
const colour = { ink: '#1d2329', soft: '#51606d', line: '#74828f', accent: '#0a5c8f' } as const

/** The form on A4 paper: boxes to tick, lines to write on, what is known already filled in. */
export async function formToPdf(form: FormOptions): Promise<Uint8Array> {
  const { lang, mode, answers, now } = form
  const pdfmake = await loadPdfmake()
  const sections = formSections(mode)
  const name = known(answers, 'client_name')
  const title = say(lang, formText.title)
  const count = sections.reduce((total, section) => total + section.questions.length, 0)
  const intro = [say(lang, formText.intro, { count }), ...(mode === 'full' ? [say(lang, formText.aliases)] : [])].join(' ')
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [page.side, page.top, page.side, page.bottom],
      language: lang === 'fr' ? 'fr-FR' : 'en-GB',
      displayTitle: true,
      info: { title, creator: 'smm', producer: 'smm', creationDate: now },
      defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15, color: colour.ink },
      content: [
        { text: t(name === undefined ? title : `${title} – ${name}`), fontSize: 15, bold: true, color: colour.accent },
        { text: t(intro), color: colour.soft, margin: [0, 3, 0, 0] },
        ...sections.flatMap((section, index) => sectionContent(section, sections[index - 1], form)),
        { text: t(say(lang, formText.back_to)), color: colour.soft, margin: [0, 10, 0, 0] },
      ],
      footer: (current, total) => ({
        text: t(say(lang, formText.page, { number: current, total })),
        alignment: 'right',
        fontSize: 8,
        color: colour.soft,
        margin: [page.side, 16, page.side, 0],
      }),
    })
    .getBuffer()
}

function sectionContent(section: FormSection, before: FormSection | undefined, form: FormOptions): Content[] {
  const { lang } = form
  const heading = (text: string, size: number): Content => ({
    text: t(text),
    fontSize: size,
    bold: true,
    color: colour.accent,
    margin: [0, 9, 0, 1],
  })
  const desk = section.part === 'desk' && before?.part !== 'desk'
  const headings = [
    ...(desk ? [heading(say(lang, interviewText.desk_part), 13)] : []),
    heading(`${section.id} · ${say(lang, sectionText[section.id])}`, 11),
  ]
  const [first, ...more] = section.questions.map((question) => questionContent(question, form))
  // a heading is not left at the foot of a page
  return [{ unbreakable: true, stack: [...headings, ...(first === undefined ? [] : [first])] }, ...more]
}

function questionContent({ number, question, condition }: FormQuestion, form: FormOptions): Content {
  const { id, shape, required } = question
  const { lang } = form
  const value = valueInForm(form.answers, question)
  const must = required ? ` (${say(lang, formText.required)})` : ''
  const how = howTo(shape, id, lang)
  const about = [say(lang, questionText[id].why), how, whenAsked(condition, lang)].filter((part) => part !== null).join(' ')
  return {
    unbreakable: true,
    margin: [0, 5, 0, 0],
    stack: [
      { text: t(`${number}. ${say(lang, questionText[id].ask)}${must}`), bold: true },
      { text: t(about), fontSize: 7.5, color: colour.soft, margin: [0, 0, 0, 2] },
      answerArea(shape, value, id, form),
    ],
  }
}

function howTo(shape: Shape, id: string, lang: Lang): string | null {
  if (id === 'objectives') return say(lang, formText.rank_answers)
  if (shape.kind === 'choice') return say(lang, formText.one_answer)
  if (shape.kind === 'choices') return say(lang, formText.several_answers)
  return shape.kind === 'money' ? say(lang, formText.money) : null
}

function answerArea(shape: Shape, value: unknown, path: string, form: FormOptions): Content {
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
      return { stack: shape.fields.map((field) => fieldArea(field, value, `${path}.${field.id}`, form)) }
    case 'repeat':
      if (path === 'accounts') return accountTable(shape, value, form)
      return table(shape.fields, value, path, form)
    default:
      return line(isNothing(value) ? undefined : valueInWords(shape, value, path, { lang, currency: form.currency }))
  }
}

function fieldArea(field: Field, item: unknown, path: string, form: FormOptions): Content {
  const value = isUnknown(item) ? undefined : (item as Record<string, unknown> | undefined)?.[field.id]
  const label = t(fieldLabel(form.lang, path))
  const { kind } = field.shape
  const narrow = kind === 'yes_no' || kind === 'choice' || kind === 'choices'
  if (kind === 'group' || kind === 'lines' || kind === 'emails') {
    return { stack: [{ text: label, margin: [0, 2, 0, 0] }, answerArea(field.shape, value, path, form)] }
  }
  return {
    margin: [0, narrow ? 1 : 0, 0, 0],
    columns: [
      { text: label, width: 190, margin: [0, narrow ? 1 : 5, 6, 0] },
      {
        width: '*',
        stack: [
          kind === 'region'
            ? line(regionOf(item, form.lang))
            : narrow
              ? boxesOf(field, value, path, form)
              : answerArea(field.shape, value, path, form),
        ],
      },
    ],
  }
}

function regionOf(item: unknown, lang: Lang): string | null {
  const { country = '', region = '' } = (item ?? {}) as { country?: string; region?: string }
  return region === '' ? null : regionName({ country, region }, lang)
}

/** In a form's field no box says that one does not know: leaving it empty does. */
function boxesOf({ shape }: Field, value: unknown, path: string, { lang }: FormOptions): Content {
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

/** In a row of `columns`. */
type Column = Content & { readonly width: number }

function box(ticked: boolean, size = 8): Column {
  const cross = (y1: number, y2: number) => ({
    type: 'line' as const,
    x1: 1,
    y1,
    x2: size - 1,
    y2,
    lineWidth: 1.1,
    lineColor: colour.ink,
  })
  return {
    width: size + 5,
    canvas: [
      { type: 'rect', x: 0, y: 1, w: size, h: size, lineWidth: 0.7, lineColor: colour.line },
      ...(ticked ? [cross(2, size), cross(size, 2)] : []),
    ],
  }
}

/** As many beside each other as their words leave room for. */
function boxes(names: readonly Named[], chosen: readonly string[], width: number = room): Content {
  // a long one may take two lines
  const widest = Math.min(48, Math.max(...names.map(([, name]) => name.length))) * 4.6 + 20
  const across = Math.max(1, Math.min(names.length, Math.floor(width / widest)))
  return grid(
    names.map(([code, name]) => ({ columns: [box(chosen.includes(code)), { text: t(name), width: '*' }] })),
    across,
  )
}

function ranks(names: readonly Named[], chosen: readonly string[]): Content {
  const cells = names.map(([code, name]): Content => {
    const rank = chosen.indexOf(code)
    return {
      columns: [
        rank < 0 ? box(false, 11) : { text: String(rank + 1), bold: true, width: 16 },
        { text: t(name), width: '*', margin: [0, 2, 0, 0] },
      ],
    }
  })
  return grid(cells, 2)
}

const bare: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 6,
  paddingTop: () => 1,
  paddingBottom: () => 1,
}

/** Read down, as one reads a list. */
function grid(cells: readonly Content[], across: number): Content {
  const height = Math.ceil(cells.length / across)
  const body = Array.from({ length: height }, (_, row) =>
    Array.from({ length: across }, (__, column): TableCell => (cells[column * height + row] ?? '') as TableCell),
  )
  return { layout: bare, table: { widths: Array<string>(across).fill('*'), body } }
}

function line(value: unknown): Content {
  const text = isNothing(value) ? ' ' : t(String(value))
  return { layout: ruled, table: { widths: ['*'], body: [[{ text, margin: [0, 4, 0, 0] }]] } }
}

const ruled: CustomTableLayout = {
  ...bare,
  hLineWidth: (index) => (index === 0 ? 0 : 0.6),
  hLineColor: () => colour.line,
}

function lines(value: unknown, count: number): Content {
  const written = isUnknown(value) || value === undefined ? [] : (value as unknown[]).map(String)
  const all = [...written, ...Array<string>(Math.max(0, count - written.length)).fill(' ')]
  return { layout: ruled, table: { widths: ['*'], body: all.map((text) => [{ text: t(text), margin: [0, 4, 0, 0] }]) } }
}

const boxed: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => colour.line,
  vLineColor: () => colour.line,
  paddingTop: () => 3,
  paddingBottom: () => 3,
}

/** How many lines a list has on paper. */
const rowsOf: Readonly<Record<string, number>> = { people: 4, ecosystem: 5, escalation_contacts: 3, objective_targets: 3 }

function table(fields: readonly Field[], value: unknown, path: string, form: FormOptions): Content {
  const { lang, currency } = form
  const items = isUnknown(value) ? [] : ((value as Record<string, unknown>[] | undefined) ?? [])
  const rows = Math.max(items.length, rowsOf[path] ?? 3)
  const cell = (field: Field, item: Record<string, unknown> | undefined): TableCell => {
    const said = item?.[field.id]
    const at = `${path}.${field.id}`
    if (!isNothing(said)) return { text: t(valueInWords(field.shape, said, at, { lang, currency })), fontSize: 8 }
    if (field.shape.kind === 'yes_no')
      return { text: t(`${say(lang, interviewText.yes)} / ${say(lang, interviewText.no)}`), fontSize: 7.5, color: colour.soft }
    return { text: ' ', lineHeight: 1.7 }
  }
  return {
    layout: boxed,
    table: {
      headerRows: 1,
      widths: fields.map((field) => (field.shape.kind === 'yes_no' ? 52 : '*')),
      body: [
        fields.map((field): TableCell => ({
          text: t(fieldLabel(lang, `${path}.${field.id}`)),
          fontSize: 7.5,
          color: colour.soft,
        })),
        ...Array.from({ length: rows }, (_, index) => fields.map((field) => cell(field, items[index]))),
      ],
    },
  } satisfies ContentTable
}

/** One line for each network: whether an account exists and what is asked of it. */
function accountTable(shape: Shape & { kind: 'repeat' }, value: unknown, form: FormOptions): Content {
  const { lang, mode } = form
  const accounts = isUnknown(value) ? [] : ((value as Record<string, unknown>[] | undefined) ?? [])
  const fields = shape.fields.filter((field) => field.id !== 'network' && (mode === 'full' || field.asked !== 'desk'))
  const networks = [...new Set<string>([...strategyNetworks, ...accounts.map((account) => String(account['network']))])]
  if (mode === 'quick') {
    const status = fields.find((field) => field.id === 'status')
    const names = status?.shape.kind === 'choice' ? status.shape.of.map(String) : []
    const cells = networks.map((network): Content => {
      const account = accounts.find((one) => one['network'] === network)
      const words = names.map((code) => codeName(lang, 'accounts.status', code))
      return {
        columns: [
          box(account !== undefined),
          { text: t(codeName(lang, 'accounts', network)), width: 110 },
          ...names.flatMap((code, index) => [box(account?.['status'] === code), { text: t(words[index] ?? ''), width: 26 }]),
        ],
      }
    })
    return {
      stack: [
        {
          text: t(`${say(lang, formText.exists)} · ${fieldLabel(lang, 'accounts.status')}`),
          fontSize: 7.5,
          color: colour.soft,
        },
        grid(cells, 2),
      ],
    }
  }
  const head = [say(lang, formText.exists), ...fields.map((field) => fieldLabel(lang, `accounts.${field.id}`))]
  return {
    layout: boxed,
    table: {
      headerRows: 1,
      widths: [105, ...fields.map((field) => (field.id === 'url' ? '*' : 68))],
      body: [
        head.map((text): TableCell => ({ text: t(text), fontSize: 7.5, color: colour.soft })),
        ...networks.map((network): TableCell[] => {
          const account = accounts.find((one) => one['network'] === network)
          return [
            { columns: [box(account !== undefined), { text: t(codeName(lang, 'accounts', network)), width: '*' }] },
            ...fields.map((field): TableCell => {
              const said = account?.[field.id]
              if (field.shape.kind === 'choice')
                return boxes(
                  field.shape.of.map((code): Named => [String(code), codeName(lang, 'accounts.status', code)]),
                  [String(said)],
                  64,
                )
              const words = isNothing(said)
                ? ' '
                : valueInWords(field.shape, said, `accounts.${field.id}`, { lang, currency: form.currency })
              return { text: t(words), fontSize: 8 }
            }),
          ]
        }),
      ],
    },
  }
}

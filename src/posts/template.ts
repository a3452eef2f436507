import { typography } from '../i18n/typography.ts'
import { variableExample, variableName, type VariableId } from '../i18n/template-variables.ts'
import type { Lang } from '../i18n/text.ts'
import type { Pillar, Sector } from '../strategy/weights.ts'

export const templateKinds = ['campaign', 'crisis', 'document', 'own', 'reply', 'starter'] as const
/** `reply`: to what somebody wrote. `starter`: a few sentences to finish, per trade and pillar. `own`: the consultant's, out of the home folder. */
export type TemplateKind = (typeof templateKinds)[number]

/**
 * A text with blanks. `{produit}` is a variable; `{Venez|Viens}` two ways to address the reader, *vous* first; `[[…]]` a part that goes
 * when one of its variables is not known.
 */
export interface TextTemplate {
  readonly name: string
  readonly kind: TemplateKind
  readonly lang: Lang
  readonly pillar: Pillar | null
  /** Whose trade it is written for; null: anybody's. */
  readonly sector: Sector | null
  readonly network: string | null
  readonly text: string
  /** What to know before it is used. */
  readonly note: string | null
}

export type Address = 'vous' | 'tu'

/** By `VariableId`; by its own name for a variable of somebody's own text. */
export type Values = Readonly<Record<string, string>>

export interface Rendered {
  /** With the variables that are missing still in their braces. */
  readonly text: string
  /** Each once, in the order of the text. */
  readonly missing: readonly string[]
}

const blank = /\{(\p{L}[\p{L}\d_]*)\}/gu
/** With the full stop of our sentence behind it, which a value that ends one itself does not need. */
const blankInSentence = /\{(\p{L}[\p{L}\d_]*)\}(\.?)/gu
const address = /\{([^{}|]*)\|([^{}|]*)\}/g
const optional = /\[\[([\s\S]*?)\]\]/g
const ids = Object.keys(variableName) as VariableId[]
const byName = new Map(ids.flatMap((id) => [id, variableName[id].fr, variableName[id].en].map((name) => [plain(name), id])))
/** A capital would spoil them. */
const addresses: ReadonlySet<string> = new Set<VariableId>(['link', 'apply_url', 'rules_url', 'website', 'contact'])
const urls: ReadonlySet<string> = new Set<VariableId>(['link', 'apply_url', 'rules_url'])

/** The variable that a name stands for, in either language, with or without accents; a name nobody knows stands for itself. */
export function variableId(name: string): string {
  return byName.get(plain(name)) ?? plain(name)
}

/** Is it one of the variables that our texts have? */
export function isVariable(name: string): boolean {
  return byName.has(plain(name))
}

/** Must it be a web address? */
export function isUrl(id: string): boolean {
  return urls.has(id)
}

/** Null: not known. A name is anybody's: `constructor` is one too. */
export function valueIn(values: Values, id: string): string | null {
  return Object.hasOwn(values, id) ? values[id]?.trim() || null : null
}

/** What people type for it. */
export function nameOfVariable(id: string, lang: Lang): string {
  return (variableName as Readonly<Record<string, Record<Lang, string>>>)[id]?.[lang] ?? id
}

/** What may be put in, as it is asked for; null: a variable that only somebody's own text has. */
export function exampleOf(id: string, lang: Lang): string | null {
  return (variableExample as Readonly<Record<string, Record<Lang, string>>>)[id]?.[lang] ?? null
}

/** `--set produit="le pain de seigle"` for each, with an example. */
export function setWords({ lang }: Pick<TextTemplate, 'lang'>, ids: readonly string[]): string {
  return ids.map((id) => `--set ${nameOfVariable(id, lang)}="${exampleOf(id, lang) ?? '…'}"`).join(' ')
}

/** The variables of a text, each once; `required`: not only in a part that may go. */
export function variablesOf(text: string): { id: string; required: boolean }[] {
  const all = namesIn(text)
  const needed = new Set(namesIn(text.replace(optional, '')))
  return all.map((id) => ({ id, required: needed.has(id) }))
}

/** The text with what is known put in. Our own French is typed plainly and gets its spaces here; values stay as they are. */
export function render(template: Pick<TextTemplate, 'text' | 'lang' | 'kind'>, values: Values, to: Address = 'vous'): Rendered {
  const { lang, kind } = template
  const known = (id: string): string | null => valueIn(values, id)
  const said = template.text
    .replace(optional, (_, part: string) => (namesIn(part).every((id) => known(id) !== null) ? part : ''))
    .replace(address, (_, vous: string, tu: string) => (to === 'tu' ? tu : vous))
    .trim()
  const typed = kind === 'own' ? said : typography(lang, said)
  const missing = namesIn(typed).filter((id) => known(id) === null)
  const text = typed.replace(blankInSentence, (whole, name: string, stop: string, at: number) => {
    const id = variableId(name)
    const value = known(id)
    if (value === null) return whole
    const said =
      beginsSentence(typed.slice(0, at)) && !addresses.has(id) ? value.charAt(0).toUpperCase() + value.slice(1) : value
    return kind !== 'own' && /[.!?…]$/u.test(value) ? said : `${said}${stop}`
  })
  return { text, missing }
}

/** The blanks of ours that nobody has filled, as they stand in a text. */
export function unfilled(text: string): string[] {
  return [...text.matchAll(blank)].filter(([, name = '']) => isVariable(name)).map(([whole]) => whole)
}

function beginsSentence(before: string): boolean {
  return /(?:^|[.!?]\s+|\n\s*|[.!?]\s+[«“]\s*|^[«“]\s*)$/.test(before)
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(blank)].map(([, name = '']) => variableId(name)))]
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

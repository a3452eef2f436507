import { shellWord } from './shell-word.ts'
import { typography } from './typography.ts'

/** The two languages of everything a person reads. JSON keys, codes and enum values never change with it. */
export type Lang = 'fr' | 'en'

/** A sentence with `{placeholders}`; or its plural forms, chosen by the placeholder `{count}`. */
type Sentence = string | { readonly one: string; readonly other: string }

/** One sentence in both languages: one of them missing does not compile. */
export interface Text<F extends Sentence = Sentence, E extends Sentence = Sentence> {
  readonly fr: F
  readonly en: E
}

type PlaceholdersIn<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | PlaceholdersIn<Rest> : never
type Forms<S> = S extends string ? S : S extends { one: infer A; other: infer B } ? A | B : never
type Placeholders<T> = T extends Text
  ? PlaceholdersIn<Forms<T['fr']>> | PlaceholdersIn<Forms<T['en']>> | (T['fr'] extends string ? never : 'count')
  : never
/** A sentence known only as `Text` (out of a table, by code) takes any values; a known one takes exactly its placeholders. */
type Arguments<T extends Text> = Sentence extends T['fr']
  ? [values?: Readonly<Record<string, string | number>>]
  : [Placeholders<T>] extends [never]
    ? []
    : [values: Readonly<Record<Placeholders<T>, string | number>>]

/**
 * Declares the sentences of one area. Plain spaces and plain apostrophes are typed; `typography` puts the French ones in.
 * Commands, paths and addresses inside a sentence stand between backticks, which protect them and are not printed.
 */
export function texts<const T extends Record<string, Text>>(sentences: T): T {
  return sentences
}

const plural = { fr: new Map<number, 'one' | 'other'>(), en: new Map<number, 'one' | 'other'>() }
const rules: Partial<Record<Lang, Intl.PluralRules>> = {}

function formOf(lang: Lang, count: number): 'one' | 'other' {
  const known = plural[lang].get(count)
  if (known) return known
  const rule = (rules[lang] ??= new Intl.PluralRules(lang))
  const form = rule.select(count) === 'one' ? 'one' : 'other'
  plural[lang].set(count, form)
  return form
}

/** Values that are several words of a command, put together by whoever gives them. */
const severalWords: ReadonlySet<string> = new Set(['client', 'command', 'flags', 'ids', 'numbers', 'posts', 'sets', 'words'])

/** Placeholders inside a command to copy are marked: what stands for them there is a word for the shell. */
function withMarks(form: string): string {
  if (!form.includes('`smm ') && !form.includes('`{command} ')) return form
  return form.replace(/`(?:smm|\{command\}) [^`]*`/g, (command) =>
    command.replace(/"\{(\w+)\}"|"([^"]*)"|\{(\w+)\}/g, (whole, quoted?: string, inside?: string, plain?: string) => {
      if (quoted !== undefined) return `{${quoted}:quoted}`
      if (inside !== undefined) return `"${inside.replace(/\{(\w+)\}/g, '{$1:inside}')}"`
      return plain === undefined || severalWords.has(plain) ? whole : `{${plain}:word}`
    }),
  )
}

/** What a stranger wrote runs nothing when the command around it is copied into a shell. */
function asTyped(value: string, mark: string | undefined): string {
  if (mark === undefined) return value
  if (mark === 'inside') return value.replace(/["\\$`]/g, String.raw`\$&`)
  const word = shellWord(value)
  if (mark === 'word' && word === value) return value
  return /["\\$`!\n\r]/.test(value) ? word : `"${value}"`
}

/**
 * The sentence in `lang` with its placeholders filled. Values are put in as they are, after typography: what a user typed or a
 * network answered is never altered; inside a command that is shown to be copied they are quoted for the shell where it takes that.
 */
export function say<T extends Text>(lang: Lang, text: T, ...[values]: Arguments<T>): string {
  const filled: Readonly<Record<string, string | number>> = values ?? {}
  const sentence = text[lang]
  const form = typeof sentence === 'string' ? sentence : sentence[formOf(lang, Number(filled['count'] ?? 0))]
  return typography(lang, withMarks(form)).replace(/\{(\w+)(?::(word|quoted|inside))?\}/g, (_, name: string, mark?: string) => {
    const value = filled[name]
    if (value === undefined) return mark === 'quoted' ? `"{${name}}"` : `{${name}}`
    // a fraction has a comma in French
    return lang === 'fr' && typeof value === 'number' && !Number.isInteger(value)
      ? String(value).replace('.', ',')
      : asTyped(String(value), mark)
  })
}

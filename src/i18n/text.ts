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

/**
 * The sentence in `lang` with its placeholders filled. Values are put in as they are, after typography: what a user typed or a
 * network answered is never altered.
 */
export function say<T extends Text>(lang: Lang, text: T, ...[values]: Arguments<T>): string {
  const filled: Readonly<Record<string, string | number>> = values ?? {}
  const sentence = text[lang]
  const form = typeof sentence === 'string' ? sentence : sentence[formOf(lang, Number(filled['count'] ?? 0))]
  return typography(lang, form).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filled[name]
    if (value === undefined) return whole
    // a fraction has a comma in French
    return lang === 'fr' && typeof value === 'number' && !Number.isInteger(value)
      ? String(value).replace('.', ',')
      : String(value)
  })
}

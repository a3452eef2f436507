/** Queries and their sources in words. */
import { sourceWords } from '../../community/add-query.ts'
import { list, shortDateTime } from '../../i18n/format.ts'
import { listenText } from '../../i18n/listen.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { ListenQuery, ListenSource } from '../../store/listen.ts'

type Subject = Pick<ListenQuery, 'about' | 'competitor'>
type Wanted = Pick<ListenQuery, 'any_words' | 'all_words' | 'none_words' | 'lang'>

export function subjectWords(lang: Lang, { about, competitor }: Subject): string {
  if (about === 'competitor') return say(lang, listenText.about_competitor, { name: competitor ?? '' })
  return say(lang, about === 'brand' ? listenText.about_brand : listenText.about_a_topic)
}

/** « un de : « boulangerie du pont », levain · sans : musée ». */
export function wantedWords(lang: Lang, { any_words, all_words, none_words, lang: only }: Wanted): string {
  const words = (of: readonly string[]): string =>
    of.map((one) => (one.includes(' ') ? say(lang, listenText.quoted, { words: one }) : one)).join(', ')
  return [
    any_words.length === 0 ? null : say(lang, listenText.words_any, { words: words(any_words) }),
    all_words.length === 0 ? null : say(lang, listenText.words_all, { words: words(all_words) }),
    none_words.length === 0 ? null : say(lang, listenText.words_none, { words: words(none_words) }),
    only === null ? null : say(lang, listenText.words_lang, { lang: only }),
  ]
    .filter((one) => one !== null)
    .join(' · ')
}

/** The source, when it was last read, and why not since. */
export function sourceLine(lang: Lang, source: ListenSource, time_zone: string): string {
  const { kind, read_at, problem } = source
  const at = read_at === null ? null : shortDateTime(lang, new Date(read_at), time_zone)
  const when =
    at === null
      ? say(lang, listenText.never_read)
      : say(lang, kind === 'by_hand' ? listenText.told_at : listenText.read_at, { at })
  const known = problem === null ? when : say(lang, listenText.with_problem, { when, problem })
  return `${sourceWords(lang, source)} · ${known}`
}

export function knownNames(lang: Lang, queries: readonly ListenQuery[]): string {
  return queries.length === 0
    ? say(lang, listenText.none_hint)
    : say(lang, listenText.known_names, {
        names: list(
          lang,
          queries.map(({ name }) => name),
        ),
      })
}

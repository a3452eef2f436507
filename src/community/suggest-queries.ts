import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import { known, type Answers } from '../strategy/answers.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import type { AskedQuery } from './add-query.ts'
import { hasWord, wordsOf } from './query.ts'

export interface Suggestion {
  readonly why: 'brand' | 'competitor'
  /** Places where people find something bad of the firm already (`web`, `reviews`). */
  readonly negative_places: readonly string[]
  readonly query: AskedQuery
}

/**
 * What the questionnaire says is worth listening for: the firm by its name, where it is told of (forums, review sites, papers, blogs), and
 * each competitor that is named. What is listened for already is left out.
 */
export async function suggestQueries(context: Context, client: Client): Promise<Suggestion[]> {
  const store = await context.store()
  const { answers } = await currentAnswers(context, client)
  const [accounts, queries] = [await store.accounts.list(client.slug), await store.listen.list(client.slug)]
  const there = new Set(queries.flatMap(({ name, any_words }) => [name, ...any_words]).map(wordsOf))
  const can = { bluesky: accounts.some(({ network }) => network === 'bluesky') }
  return suggestionsFrom(answers, client.name, can).filter(
    ({ query }) => !query.any_words.some((one) => there.has(wordsOf(one))),
  )
}

export function suggestionsFrom(answers: Answers, name: string, can: { readonly bluesky: boolean }): Suggestion[] {
  const around = (known(answers, 'ecosystem') ?? []).filter((one) => hasWord(one.name))
  const addresses = (types: readonly string[]): string[] =>
    around.flatMap(({ type, url }) => (types.includes(type) && url !== undefined && URL.canParse(url) ? [url] : []))
  const feeds = addresses(['media', 'client_blog'])
  const negative_places = Object.entries(known(answers, 'brand_search') ?? {})
    .filter(([, found]) => found === 'negative')
    .map(([place]) => place)
  const base = { all_words: [], none_words: [], topic: false, lang: null, place: null, tags: [], x: null, feeds }
  const bluesky = can.bluesky ? true : null
  const brand: AskedQuery = {
    ...base,
    name,
    any_words: [name],
    competitor: null,
    pages: addresses(['forum', 'review']),
    bluesky,
  }
  const competitors = [...new Set(around.filter(({ type }) => type === 'competitor').map((one) => one.name))]
  return [
    { why: 'brand', negative_places, query: brand },
    ...competitors.map((competitor): Suggestion => ({
      why: 'competitor',
      negative_places: [],
      query: { ...base, name: competitor, any_words: [competitor], competitor, pages: [], bluesky },
    })),
  ]
}

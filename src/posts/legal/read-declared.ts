import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Media } from '../../networks/contract.ts'
import type { Client } from '../../store/clients.ts'
import { aiUses, disclosures, type AiUse, type Contest, type Disclosure, type PostLegal } from '../../store/post-legal.ts'
import type { MediaFacts, MediaOrigin } from '../../store/rights.ts'
import { findRight } from '../rights/find-right.ts'
import type { SaidLegal } from './said.ts'

/**
 * What a post declares once this is said of it. Throws `Failure`: usage `bad_declaration`, `bad_contest`; not_found `right_not_found`,
 * `ambassador_not_found`.
 */
export async function readDeclared(
  context: Context,
  client: Client,
  said: SaidLegal | null,
  stood: PostLegal,
): Promise<PostLegal> {
  if (said === null) return stood
  const { lang } = context
  const declared: Record<string, unknown> = { ...stood }
  const put = (field: keyof PostLegal, value: unknown): void => {
    if (value === null) delete declared[field]
    else declared[field] = value
  }
  if (said.disclosure !== null) put('disclosure', word<Disclosure>(lang, '--disclosure', said.disclosure, disclosures))
  if (said.ai !== null) put('ai', word<AiUse>(lang, '--ai', said.ai, aiUses))
  if (said.partner !== null)
    put('partner', said.partner.trim() === '' ? null : (await findRight(context, client, said.partner, 'partner')).id)
  if (said.ambassador !== null)
    put('ambassador', said.ambassador.trim() === '' ? null : await ambassadorId(context, client, said.ambassador.trim()))
  if (said.contest !== null) put('contest', readContest(lang, said.contest))
  return declared
}

function word<T extends string>(lang: Lang, flag: string, typed: string, words: readonly T[]): T | null {
  const wanted = typed.trim().toLowerCase().replaceAll('-', '_')
  if (wanted === '') return null
  const found = words.find((one) => one === wanted)
  if (found !== undefined) return found
  throw new Failure('usage', 'bad_declaration', say(lang, rightsText.bad_word, { flag, value: typed }), {
    hint: say(lang, rightsText.bad_word_hint, { words: words.join(', ') }),
  })
}

async function ambassadorId(context: Context, client: Client, alias: string): Promise<number> {
  const all = await (await context.store()).ambassadors.list(client.slug)
  const found = all.find((one) => one.alias.toLowerCase() === alias.toLowerCase())
  if (found !== undefined) return found.id
  const { lang } = context
  throw new Failure('not_found', 'ambassador_not_found', say(lang, rightsText.no_ambassador, { alias }), {
    hint: say(lang, rightsText.no_ambassador_hint),
  })
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

/** Null for an empty one. Throws `Failure` usage `bad_contest` that lists everything that is wrong. */
function readContest(lang: Lang, raw: unknown): Contest | null {
  const wrong: string[] = []
  const refuse = (
    field: string,
    text: 'contest_text' | 'contest_day' | 'contest_address' | 'contest_prizes' | 'contest_yes_no',
  ): null => {
    wrong.push(say(lang, rightsText[text], { field }))
    return null
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw badContest(lang, [say(lang, rightsText.contest_map)])
  const fields = raw as Readonly<Record<string, unknown>>
  if (Object.keys(fields).length === 0) return null
  const known = ['rules_url', 'starts', 'ends', 'prizes', 'who', 'draw', 'data_notice', 'release']
  for (const field of Object.keys(fields))
    if (!known.includes(field)) wrong.push(say(lang, rightsText.contest_unknown, { field }))
  const text = (field: string): string | null => {
    const value = fields[field]
    if (value === undefined || value === null) return null
    if (typeof value !== 'string' || value.length > 2000) return refuse(field, 'contest_text')
    return value.trim() || null
  }
  const day = (field: string): string | null => {
    const value = text(field)
    return value === null || isDay(value) ? value : refuse(field, 'contest_day')
  }
  const url = text('rules_url')
  const isAddress = url === null || (/^https?:\/\/\S+$/.test(url) && URL.canParse(url))
  const rules_url = isAddress ? url : refuse('rules_url', 'contest_address')
  const list = fields['prizes'] ?? []
  const prizes = !Array.isArray(list)
    ? (refuse('prizes', 'contest_prizes') ?? [])
    : list.flatMap((one: unknown) => {
        const { what, value } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
        const whole = typeof what === 'string' && what.trim() !== '' && typeof value === 'string' && value.trim() !== ''
        if (whole) return [{ what: what.trim(), value: value.trim() }]
        return refuse('prizes', 'contest_prizes') ?? []
      })
  const yes = text('release')?.toLowerCase() ?? 'no'
  if (!/^(?:yes|no|oui|non|true|false)$/.test(yes)) refuse('release', 'contest_yes_no')
  const contest: Contest = {
    rules_url,
    starts: day('starts'),
    ends: day('ends'),
    prizes,
    who: text('who'),
    draw: text('draw'),
    data_notice: text('data_notice'),
    release: /^(?:yes|oui|true)$/.test(yes),
  }
  if (wrong.length > 0) throw badContest(lang, [...new Set(wrong)])
  return contest
}

function badContest(lang: Lang, details: readonly string[]): Failure {
  return new Failure('usage', 'bad_contest', say(lang, rightsText.bad_contest, { count: details.length }), {
    details,
    hint: say(lang, rightsText.bad_contest_hint),
  })
}

const unknownFile = { people_visible: null, releases: [], licence_id: null, origin: null, ai: null } as const

/**
 * What is known of the files of a post once this is said of them, in their order; `said`: those of which something new is known. Throws
 * `Failure`: usage `more_facts`, `bad_declaration`; not_found `right_not_found`.
 */
export async function readMediaFacts(
  context: Context,
  client: Client,
  said: SaidLegal | null,
  media: readonly Media[],
): Promise<{ known: (MediaFacts | null)[]; said: MediaFacts[] }> {
  if (media.length === 0) {
    refuseMore(context, said, 0)
    return { known: [], said: [] }
  }
  const store = await context.store()
  const before = new Map(
    (
      await store.rights.facts(
        client.slug,
        media.map(({ sha256 }) => sha256),
      )
    ).map((one) => [one.sha256, one]),
  )
  const known = media.map(({ sha256 }) => before.get(sha256) ?? null)
  if (said === null) return { known, said: [] }
  refuseMore(context, said, media.length)
  const ai = said.ai === null ? null : word<AiUse>(context.lang, '--ai', said.ai, aiUses)
  const told: MediaFacts[] = []
  for (const [index, { sha256, file_name }] of media.entries()) {
    const people = said.people?.[index]
    const licence = said.licence?.[index]
    if (people === undefined && licence === undefined && said.ai === null) continue
    const old = known[index] ?? { ...unknownFile, sha256, file_name }
    const facts: MediaFacts = {
      ...old,
      file_name,
      ...(people !== undefined && (await peopleOf(context, client, people))),
      ...(licence !== undefined && (await licenceOf(context, client, licence, old))),
      ...(said.ai !== null && { ai }),
    }
    known[index] = facts
    told.push(facts)
  }
  return { known, said: told }
}

function refuseMore({ lang }: Context, said: SaidLegal | null, files: number): void {
  for (const [flag, values] of [
    ['--people', said?.people],
    ['--licence', said?.licence],
  ] as const) {
    if (values == null || values.length <= files) continue
    throw new Failure('usage', 'more_facts', say(lang, rightsText.more_facts, { flag, count: values.length, files }), {
      hint: say(lang, rightsText.more_facts_hint),
    })
  }
}

/** `none`, or the numbers of releases. */
async function peopleOf(
  context: Context,
  client: Client,
  typed: string,
): Promise<Pick<MediaFacts, 'people_visible' | 'releases'>> {
  const words = typed.split(/[\s,]+/).filter((one) => one !== '')
  if (words.length === 0) return { people_visible: null, releases: [] }
  if (words.length === 1 && /^(?:none|aucun|aucune|personne)$/i.test(words[0] ?? ''))
    return { people_visible: false, releases: [] }
  const releases: number[] = []
  for (const one of words) releases.push((await findRight(context, client, one, 'release')).id)
  return { people_visible: true, releases: [...new Set(releases)] }
}

/** `own`, `customer`, `library`, or the number of a licence. */
async function licenceOf(
  context: Context,
  client: Client,
  typed: string,
  before: MediaFacts,
): Promise<Pick<MediaFacts, 'licence_id' | 'origin'>> {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return { licence_id: null, origin: null }
  const origin = (['own', 'customer', 'library'] as const satisfies readonly MediaOrigin[]).find((one) => one === wanted)
  if (origin !== undefined) return { licence_id: origin === 'own' ? null : before.licence_id, origin }
  const { id } = await findRight(context, client, typed, 'licence')
  return { licence_id: id, origin: before.origin === 'customer' || before.origin === 'library' ? before.origin : 'third_party' }
}

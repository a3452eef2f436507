import type { Context } from '../../context.ts'
import { list } from '../../i18n/format.ts'
import { aiLabel, disclosureLabel, originLabel, rightsText } from '../../i18n/rights.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Post } from '../../store/posts.ts'
import type { MediaFacts } from '../../store/rights.ts'

type Row = readonly [label: string, value: string]

/** What a post declares for the law, and what is known of its files. */
export async function legalRows(context: Context, { client, legal, media }: Post): Promise<Row[]> {
  const { lang } = context
  const { rights, ambassadors } = await context.store()
  const partner = legal.partner === undefined ? null : await rights.get(legal.partner)
  const ambassador =
    legal.ambassador === undefined ? undefined : (await ambassadors.list(client)).find(({ id }) => id === legal.ambassador)
  const declared = [
    legal.disclosure === undefined ? null : say(lang, disclosureLabel[legal.disclosure]),
    partner === null ? null : say(lang, rightsText.with_partner, { name: partner.name }),
    ambassador === undefined ? null : say(lang, rightsText.with_ambassador, { alias: ambassador.alias }),
    legal.ai === undefined ? null : say(lang, aiLabel[legal.ai]),
    legal.contest === undefined ? null : say(lang, rightsText.with_contest),
  ].filter((one) => one !== null)
  const hashes = media.map(({ sha256 }) => sha256)
  const files = hashes.length === 0 ? [] : await rights.facts(client, hashes)
  return [
    ...(declared.length === 0 ? [] : ([[say(lang, rightsText.field_declared), declared.join(' · ')]] as const)),
    ...files.flatMap((one): Row[] => {
      const known = knownOf(lang, one)
      return known === '' ? [] : [[say(lang, rightsText.field_known), `${one.file_name} · ${known}`]]
    }),
  ]
}

function knownOf(lang: Lang, { people_visible, releases, licence_id, origin }: MediaFacts): string {
  return [
    people_visible === false ? say(lang, rightsText.nobody_seen) : null,
    releases.length === 0 ? null : say(lang, rightsText.by_releases, { ids: list(lang, releases.map(String)) }),
    origin === null ? null : say(lang, originLabel[origin]),
    licence_id === null ? null : say(lang, rightsText.by_licence, { id: licence_id }),
  ]
    .filter((one) => one !== null)
    .join(' · ')
}

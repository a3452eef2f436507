import { Failure } from '../../failure.ts'
import { linkText } from '../../i18n/links.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Content } from '../../networks/contract.ts'
import type { CampaignLink, LinkStore, NewLink, TaggedDelivery } from '../links.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

const columns = [
  'client',
  'url',
  'tagged_url',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'ambassador_id',
  'promo_code',
] as const satisfies readonly (keyof NewLink)[]
const all = `id, ${columns.join(', ')}, created_at`

export function linkStore(db: Db, lang: Lang): LinkStore {
  const known = (link: NewLink): CampaignLink | undefined =>
    db
      .prepare(
        `SELECT ${all} FROM campaign_links WHERE removed_at IS NULL AND client = @client AND tagged_url = @tagged_url
           AND ambassador_id IS @ambassador_id AND promo_code IS @promo_code COLLATE NOCASE`,
      )
      .get(link) as CampaignLink | undefined
  const refuseTaken = ({ client, promo_code, ambassador_id }: NewLink): void => {
    if (promo_code === null) return
    const taken = db
      .prepare(
        `SELECT 1 FROM campaign_links WHERE removed_at IS NULL AND client = @client AND promo_code = @promo_code COLLATE NOCASE
         UNION ALL SELECT 1 FROM ambassadors WHERE removed_at IS NULL AND client = @client AND code = @promo_code COLLATE NOCASE
           AND id IS NOT @ambassador_id`,
      )
      .get({ client, promo_code, ambassador_id })
    if (taken === undefined) return
    throw new Failure('usage', 'code_taken', say(lang, linkText.code_taken, { code: promo_code }), {
      hint: say(lang, linkText.code_taken_hint),
    })
  }

  return {
    add: async (link, at) =>
      db
        .transaction(() => {
          const there = known(link)
          if (there !== undefined) return there
          refuseTaken(link)
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO campaign_links (${columns.join(', ')}, created_at)
               VALUES (${columns.map((name) => `@${name}`).join(', ')}, @at)`,
            )
            .run({ ...link, at })
          const id = Number(lastInsertRowid)
          const { client, tagged_url, promo_code } = link
          writeAudit(db, { at, client, action: 'link.add', target: `link ${id}`, to: { tagged_url, promo_code } })
          return db.prepare(`SELECT ${all} FROM campaign_links WHERE id = ?`).get(id) as CampaignLink
        })
        .immediate(),

    list: async (client) =>
      db
        .prepare(`SELECT ${all} FROM campaign_links WHERE client = ? AND removed_at IS NULL ORDER BY id`)
        .all(client) as CampaignLink[],

    remove: async (id, at) =>
      db
        .transaction(() => {
          const row = db.prepare(`SELECT ${all} FROM campaign_links WHERE id = ? AND removed_at IS NULL`).get(id) as
            | CampaignLink
            | undefined
          if (row === undefined) throw gone(`link ${id}`)
          db.prepare('UPDATE campaign_links SET removed_at = ? WHERE id = ?').run(at, id)
          const { client, tagged_url, promo_code } = row
          writeAudit(db, { at, client, action: 'link.remove', target: `link ${id}`, from: { tagged_url, promo_code } })
        })
        .immediate(),

    tagged: async (client) => {
      const rows = db
        .prepare(
          `SELECT post_id, network, account, coalesce(published_at, due_at) AS at, content FROM deliveries
           WHERE client = ? AND state NOT IN ('cancelled', 'rejected') AND content LIKE '%utm_source=%' ORDER BY id`,
        )
        .all(client) as (Omit<TaggedDelivery, 'content'> & { content: string })[]
      return rows.map((row) => ({ ...row, content: parseJson<Content>(row.content) }))
    },
  }
}

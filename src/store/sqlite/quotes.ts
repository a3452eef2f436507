import type { Offer, Quote, QuoteStore } from '../quotes.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

type Row = Omit<Quote, 'offer'> & { offer: string }

const select = 'SELECT id, client, provider, offer, added_at, updated_at FROM quotes'

export function quoteStore(db: Db): QuoteStore {
  const fromRow = (row: Row): Quote => ({ ...row, offer: parseJson<Offer>(row.offer) })
  const mustGet = (id: number): Quote => {
    const row = db.prepare(`${select} WHERE id = ? AND removed_at IS NULL`).get(id) as Row | undefined
    if (row === undefined) throw gone(`quote ${id}`)
    return fromRow(row)
  }
  const list = (client: string): Quote[] =>
    (db.prepare(`${select} WHERE client = ? AND removed_at IS NULL ORDER BY id`).all(client) as Row[]).map(fromRow)
  const put = (before: Quote, offer: Offer, at: string, action: string): Quote => {
    const changed = differences(before.offer, offer, Object.keys(offer))
    if (changed === null) return before
    db.prepare('UPDATE quotes SET offer = ?, updated_at = ? WHERE id = ?').run(JSON.stringify(offer), at, before.id)
    writeAudit(db, { at, client: before.client, action, target: `quote ${before.provider}`, ...changed })
    return mustGet(before.id)
  }

  return {
    list: async (client) => list(client),

    add: async (client, provider, offer, at) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = db
            .prepare('INSERT INTO quotes (client, provider, offer, added_at, updated_at) VALUES (?, ?, ?, ?, ?)')
            .run(client, provider, JSON.stringify(offer), at, at)
          writeAudit(db, { at, client, action: 'quote.add', target: `quote ${provider}`, to: { ...offer } })
          return mustGet(Number(lastInsertRowid))
        })
        .immediate(),

    change: async (id, offer, at) => db.transaction(() => put(mustGet(id), offer, at, 'quote.edit')).immediate(),

    choose: async (id, day, at) =>
      db
        .transaction(() => {
          const chosen = mustGet(id)
          for (const other of list(chosen.client)) {
            if (other.id !== id && other.offer.chosen_on !== null)
              put(other, { ...other.offer, chosen_on: null }, at, 'quote.edit')
          }
          return put(chosen, { ...chosen.offer, chosen_on: day }, at, 'quote.choose')
        })
        .immediate(),

    remove: async (id, at) =>
      db
        .transaction(() => {
          const { client, provider } = mustGet(id)
          db.prepare('UPDATE quotes SET removed_at = ? WHERE id = ?').run(at, id)
          writeAudit(db, { at, client, action: 'quote.remove', target: `quote ${provider}` })
        })
        .immediate(),
  }
}

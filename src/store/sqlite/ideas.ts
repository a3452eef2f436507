import type { Idea, IdeaStore, NewIdea } from '../ideas.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'

const columns = 'id, client, kind, text, pillar, network, said_by, added_at'

/** Inside a transaction. Its number. */
export function insertIdea(db: Db, idea: NewIdea, at: string): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO ideas (client, kind, text, pillar, network, said_by, added_at)
       VALUES (@client, @kind, @text, @pillar, @network, @said_by, @added_at)`,
    )
    .run({ ...idea, added_at: at })
  const id = Number(lastInsertRowid)
  writeAudit(db, { at, client: idea.client, action: 'idea.add', target: `idea ${id}`, to: { ...idea } })
  return id
}

export function ideaStore(db: Db): IdeaStore {
  const get = (id: number): Idea | undefined =>
    db.prepare(`SELECT ${columns} FROM ideas WHERE id = ? AND removed_at IS NULL`).get(id) as Idea | undefined
  return {
    add: async (idea, at) =>
      db
        .transaction(() => {
          const added = get(insertIdea(db, idea, at))
          if (!added) throw new Error('the idea is not there')
          return added
        })
        .immediate(),

    list: async (client, { kind, pillar } = {}) =>
      db
        .prepare(
          `SELECT ${columns} FROM ideas
           WHERE client = @client AND removed_at IS NULL AND (@kind IS NULL OR kind = @kind)
             AND (@pillar IS NULL OR pillar = @pillar)
           ORDER BY id DESC`,
        )
        .all({ client, kind: kind ?? null, pillar: pillar ?? null }) as Idea[],

    remove: async (client, id, at) =>
      db
        .transaction(() => {
          const idea = get(id)
          if (idea?.client !== client) return null
          db.prepare('UPDATE ideas SET removed_at = ? WHERE id = ?').run(at, id)
          const { kind, text } = idea
          writeAudit(db, { at, client, action: 'idea.remove', target: `idea ${id}`, from: { kind, text } })
          return idea
        })
        .immediate(),
  }
}

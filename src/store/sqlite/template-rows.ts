import type { PostTemplate } from '../series.ts'
import { inFolder, withoutFolder } from './delivery-rows.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

/** Media are stored by their names, as those of a post: the folder may move. */
export function templateToText(template: PostTemplate): string {
  return JSON.stringify({ ...template, media: withoutFolder(template.media) })
}

export function templateFromText(db: Db, text: string): PostTemplate {
  const template = parseJson<PostTemplate>(text)
  return { ...template, media: inFolder(db, template.media) }
}

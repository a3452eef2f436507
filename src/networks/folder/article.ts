import { parse, stringify } from 'yaml'
import { slugOf, titleOf } from '../article-title.ts'
import type { Content, Identity } from '../contract.ts'
import { withLink } from '../checks.ts'
import { textField } from '../json.ts'
import { firstSentence } from '../measure.ts'

/** A page of the blog as it is read back from its file, a person's own pages included. */
export interface Article {
  readonly file_name: string
  readonly title: string
  /** ISO 8601. */
  readonly date: string
  readonly slug: string
  readonly description: string | null
  readonly tags: readonly string[]
  readonly draft: boolean
  /** Which delivery wrote it; null for what a person wrote. */
  readonly smm_key: string | null
  readonly body: string
}

/**
 * The names this delivery may have, the preferred one first: the second is taken when a person already has a file of the first
 * name. Hugo, Jekyll, Eleventy and Astro all read `YYYY-MM-DD-slug.md`.
 */
export function fileNames(content: Content, identity: Identity): readonly [string, string] {
  const stem = `${identity.created_at.slice(0, 10)}-${slugOf(titleOf(content))}`
  const suffix = identity.record_key.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return [`${stem}.md`, `${stem}-${suffix}.md`]
}

/** The whole file. `images`: where each image of the post lies, as a page writes it. */
export function markdown(
  content: Content,
  identity: Identity,
  given: { file_name: string; images: readonly string[] },
): string {
  const [cover] = given.images
  const alt = content.media[0]?.alt ?? ''
  const description = firstSentence(content.text)
  const front = {
    slug: given.file_name.slice('YYYY-MM-DD-'.length, -'.md'.length),
    ...(content.title !== null && description !== '' ? { description } : {}),
    tags: [...content.tags],
    draft: false,
    lang: content.lang,
    ...(cover === undefined ? {} : { image: cover, ...(alt === '' ? {} : { image_alt: alt }) }),
    smm_key: identity.record_key,
  }
  const pictures = content.media.map((one, index) => `![${escapeAlt(one.alt ?? '')}](${given.images[index]})`)
  const body = [withLink(content).trim(), ...pictures].filter((part) => part !== '').join('\n\n')
  // The date as it is: `yaml` leaves the `Z` out, and Hugo would take what is left for the site's own zone.
  const date = `date: ${new Date(identity.created_at).toISOString()}\n`
  return `---\n${yaml({ title: titleOf(content) })}${date}${yaml(front)}---\n\n${body}\n`
}

/** YAML 1.1, as Jekyll and Hugo read it: a title `on` or `2026-12-01` gets its quotes. */
function yaml(value: Record<string, unknown>): string {
  return stringify(value, { version: '1.1', lineWidth: 0 })
}

function escapeAlt(alt: string): string {
  return alt.replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&')
}

/** What of a page tells whose it is and where it stands among the others. */
export type Head = Pick<Article, 'file_name' | 'date' | 'smm_key'>

/**
 * The head of what looks like a page: whether it is one, `readArticle` says. The two lines as smm writes them are read as they
 * stand, which takes a hundredth of the time; anything else goes through the parser.
 */
export function readHead(file_name: string, text: string): Head | null {
  const [, front] = frontMatter.exec(text) ?? []
  if (front === undefined) return null
  const at = Date.parse(/^date: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/m.exec(front)?.[1] ?? '')
  const key = /^smm_key: ([a-z\d]+)$/m.exec(front)?.[1] ?? (front.includes('smm_key') ? undefined : null)
  if (key !== undefined && !Number.isNaN(at)) return { file_name, date: new Date(at).toISOString(), smm_key: key }
  const article = readArticle(file_name, text)
  return article && { file_name, date: article.date, smm_key: article.smm_key }
}

const frontMatter = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/

/** A file of the blog as a page, or null when it has no front matter with a title and a date. */
export function readArticle(file_name: string, text: string): Article | null {
  const [, head, body = ''] = frontMatter.exec(text) ?? []
  if (head === undefined) return null
  let front: unknown
  try {
    front = parse(head, { maxAliasCount: 20 })
  } catch {
    return null
  }
  if (typeof front !== 'object' || front === null) return null
  const field = (name: string): unknown => (front as Record<string, unknown>)[name]
  const at = Date.parse(textField(field('date')) || file_name.slice(0, 10))
  const title = field('title')
  if ((typeof title !== 'string' && typeof title !== 'number') || Number.isNaN(at)) return null
  const slug = field('slug')
  const tags = field('tags')
  const description = field('description')
  const key = field('smm_key')
  return {
    file_name,
    title: String(title),
    date: new Date(at).toISOString(),
    slug: typeof slug === 'string' ? slug : file_name.replace(/^\d{4}-\d\d-\d\d-/, '').replace(/\.md$/, ''),
    description: typeof description === 'string' ? description : null,
    tags: Array.isArray(tags) ? tags.map(String) : [],
    draft: field('draft') === true,
    smm_key: typeof key === 'string' ? key : null,
    body: body.trim(),
  }
}

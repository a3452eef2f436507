import { articleHtml, placeImages, type Figure } from '../article-html.ts'
import type { Content, Identity, Sighting } from '../contract.ts'
import { textOfHtml } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { firstSentence } from '../measure.ts'
import { ghostRules } from './rules.ts'

/** What smm reads of a post of the Admin API. */
export interface Post {
  readonly id: string
  readonly status: string
  readonly title: string
  readonly html: string
  readonly feature_image: string | null
  readonly url: string | null
  /** Exactly as Ghost wrote it: it is sent back with an edit. */
  readonly updated_at: string
  readonly published_at: string | null
  readonly tags: readonly Tag[]
}

export interface Tag {
  readonly id: string
  readonly name: string
  readonly slug: string
}

/** The posts of an answer; null when it is none of Ghost's. What lacks an id or a status is left out. */
export function postsOf(json: unknown): Post[] | null {
  const posts = (json as { posts?: unknown } | null | undefined)?.posts
  return Array.isArray(posts) ? posts.map(postOf).filter((one) => one !== null) : null
}

function postOf(raw: unknown): Post | null {
  if (typeof raw !== 'object' || raw === null) return null
  const field = (name: string): unknown => (raw as Record<string, unknown>)[name]
  const text = (name: string): string => textField(field(name))
  if (text('id') === '' || text('status') === '') return null
  const tags = field('tags')
  return {
    id: text('id'),
    status: text('status'),
    title: text('title'),
    html: text('html'),
    feature_image: text('feature_image') || null,
    url: text('url') || null,
    updated_at: text('updated_at'),
    published_at: instant(text('published_at')),
    tags: Array.isArray(tags) ? tags.map(tagOf) : [],
  }
}

export function tagOf(raw: unknown): Tag {
  const { id, name, slug } = (raw ?? {}) as { id?: unknown; name?: unknown; slug?: unknown }
  return { id: textField(id), name: textField(name), slug: textField(slug) }
}

function instant(value: string): string | null {
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** Readers can see it: `sent` went out as a newsletter only, which smm never asks for but a person may. */
export function isOut(post: Post): boolean {
  return post.status === 'published' || post.status === 'sent'
}

export function sightingOf(post: Post): Sighting {
  return { remote_id: post.id, url: post.url, published_at: post.published_at }
}

/**
 * The internal tag by which a draft of ours is found again when nobody noted its id. It is taken off when the post is published,
 * because themes write the tags of a post, internal ones as well, into its page as classes.
 */
export function markOf(identity: Identity): { readonly name: string; readonly slug: string } {
  return { name: `#smm-${identity.record_key}`, slug: `hash-smm-${identity.record_key}` }
}

export function titleOf(content: Content): string {
  const title = content.title?.trim()
  return title ? title : firstSentence(content.text) || 'Publication'
}

/** The fields of the article itself. `urls`: where the site keeps each image of the post. */
export async function articleOf(
  content: Content,
  given: { urls: readonly string[]; site: string },
): Promise<{ title: string; html: string; feature_image: string | null; feature_image_alt: string | null }> {
  const images = content.media.map((one, index): Figure => ({ url: given.urls[index] ?? '', alt: one.alt }))
  const { cover, figures } = placeImages(images)
  return {
    title: titleOf(content),
    html: await articleHtml(ghostRules.compose(content, {}), { site: `${given.site}/`, figures }),
    feature_image: cover?.url ?? null,
    feature_image_alt: cover?.alt?.trim() || null,
  }
}

/** An article as it can be compared: Ghost writes HTML of its own, so white space between blocks means nothing. */
export function comparable(title: string, html: string): string {
  return `${title} ${textOfHtml(html)}`.replace(/\s+/gu, '')
}

/** How many images a reader sees: the one above the article, and those within, which its text may name too. */
export function imagesOf({ html, feature_image }: { html: string; feature_image: string | null }): number {
  return (html.match(/<img\b/g) ?? []).length + (feature_image === null ? 0 : 1)
}

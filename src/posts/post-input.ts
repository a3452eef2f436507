import type { NetworkId } from '../networks/ids.ts'
import { saidTogether, type SaidLegal } from './legal/said.ts'
import type { NamedMedia } from './media.ts'

/** What a person says of a post, from flags or from a file. Null: not said. An empty string or list: none wanted. */
export interface PostInput {
  readonly text: string | null
  readonly title: string | null
  readonly link: string | null
  /** Whether its links to the client's own site get marks (UTM). */
  readonly tag_links: boolean | null
  readonly media: readonly NamedMedia[] | null
  /** Descriptions, by the order of the media: those that are named here, else those of the file or of the stored post. */
  readonly alts: readonly string[] | null
  /** No description is wanted where there is none. */
  readonly no_alt: boolean
  /** Images are adapted to what each network takes. */
  readonly fit: boolean | null
  readonly text_for: Readonly<Partial<Record<NetworkId, string>>> | null
  /** The texts are threads: a line `---` begins the next part. */
  readonly thread: boolean | null
  readonly first_comment: string | null
  readonly tags: readonly string[] | null
  readonly pillar: string | null
  readonly campaign: string | null
  /** Who wrote it. */
  readonly author: string | null
  readonly to: readonly string[] | null
  /** The due time as typed. */
  readonly at: string | null
  readonly draft: boolean
  /** The number that the file gives the post. */
  readonly external_id: string | null
  /** Whose post the file says it is. */
  readonly client: string | null
  /** The post whose content it takes up. */
  readonly from_post: number | null
  /** What is declared for the law, and said of the files. */
  readonly legal: SaidLegal | null
}

export const nothingSaid: PostInput = {
  text: null,
  title: null,
  link: null,
  tag_links: null,
  media: null,
  alts: null,
  no_alt: false,
  fit: null,
  text_for: null,
  thread: null,
  first_comment: null,
  tags: null,
  pillar: null,
  campaign: null,
  author: null,
  to: null,
  at: null,
  draft: false,
  external_id: null,
  client: null,
  from_post: null,
  legal: null,
}

/** What the flags say goes before what the file says. */
export function together(flags: PostInput, file: PostInput): PostInput {
  const merged: Record<string, unknown> = { ...file }
  for (const [field, value] of Object.entries(flags)) if (value !== null) merged[field] = value
  const text_for = flags.text_for || file.text_for ? { ...file.text_for, ...flags.text_for } : null
  const legal = saidTogether(flags.legal, file.legal)
  return { ...(merged as unknown as PostInput), text_for, legal, draft: flags.draft || file.draft, no_alt: flags.no_alt }
}

/** Words between commas (or semicolons, as in a spreadsheet's cell), without the empty ones. */
export function words(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(/[,;]/))
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** The tags without their `#`, each once. */
export function tagsOf(values: readonly string[]): string[] {
  return [...new Set(words(values).map((tag) => tag.replace(/^#+/, '')))].filter((tag) => tag !== '')
}

/** Line ends as the program keeps them; nothing after the last word. */
export function typedText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\s+$/, '')
}

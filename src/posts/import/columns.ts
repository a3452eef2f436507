import { importTableText } from '../../i18n/import-table.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { nearest } from '../../nearest.ts'
import { networkIds } from '../../networks/ids.ts'

/** The columns of `queue import` and of `queue export`, in the order in which an export has them. */
export const importColumns = [
  'external_id',
  'scheduled_local',
  'to',
  'title',
  'text',
  'link',
  'media',
  'alt',
  'first_comment',
  'pillar',
  'campaign',
  'tags',
  'status',
] as const

/** Read too, and exported where a post says something of it. */
export const rareColumns = ['thread', 'tag_links', 'author', 'disclosure', 'partner', 'ambassador', 'ai', 'contest'] as const

/** Facts of an export that say nothing to an import. */
export const factColumns = ['id', 'scheduled_at', 'url', 'published_at', 'approved_by', 'approved_at'] as const

const known: readonly string[] = [
  ...importColumns,
  ...rareColumns,
  'scheduled_at',
  'client',
  'people',
  'licence',
  ...networkIds.map((id) => `text_${id}`),
]

/** Is it a field of a post, a fact of an export, or neither? */
export function kindOfColumn(name: string): 'field' | 'fact' | null {
  if (known.includes(name)) return 'field'
  return (factColumns as readonly string[]).includes(name) ? 'fact' : null
}

export function unknownColumn(lang: Lang, title: string): string {
  const name = title.slice(0, 60)
  const near = nearest(name.toLowerCase(), known)
  return near === null
    ? say(lang, importTableText.unknown_column, { name })
    : say(lang, importTableText.unknown_column_near, { name, near })
}

import type { CsvRow } from '../../documents/read-csv.ts'
import { csvText } from '../../i18n/csv.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { NetworkId } from '../../networks/ids.ts'
import { oneByOne, type RawRow } from './row.ts'
import { tableTime, type DateOrder } from './table-time.ts'

/**
 * What Metricool's planner takes: some 90 columns, of them the words, the day and the hour in the brand's zone, a yes or no for each
 * network, ten pictures with their descriptions (https://help.metricool.com, import of a CSV file).
 */
const titles = {
  text: 'Text',
  scheduled_local: 'Date',
  media: 'Picture Url',
  alt: 'Alt text picture',
  to: 'Facebook…',
} as const

const networks: Readonly<Record<string, NetworkId>> = {
  facebook: 'facebook',
  twitter: 'x',
  'twitter/x': 'x',
  x: 'x',
  linkedin: 'linkedin',
  gbp: 'gbp',
  'google business profile': 'gbp',
  instagram: 'instagram',
  pinterest: 'pinterest',
  tiktok: 'tiktok',
  youtube: 'youtube',
  threads: 'threads',
  bluesky: 'bluesky',
}

const titleColumns: readonly string[] = [
  'document title',
  'pinterest pin title',
  'youtube video title',
  'facebook title',
  'tiktok title',
]
const yes: readonly string[] = ['true', 'yes', 'y', '1', 'x', 'oui', 'vrai', 'si', 'sí', 'sim', 'verdadero']
/** What says nothing where it stands: no, or what every post is anyway. */
const usual: readonly string[] = 'false no n 0 non faux none post text standard everyone public public_to_everyone'.split(' ')

export function isMetricool(header: readonly string[]): boolean {
  return ['text', 'date', 'time'].every((name) => header.includes(name)) && header.some((name) => name in networks)
}

export function readMetricool(lines: readonly CsvRow[], given: { lang: Lang; order: DateOrder }): Iterable<RawRow> {
  const [first, ...rows] = lines
  const header = (first?.cells ?? []).map((title) => title.trim())
  return oneByOne(rows, (row) => rawOf(header, row, given))
}

function rawOf(
  header: readonly string[],
  { line, cells, broken }: CsvRow,
  { lang, order }: { lang: Lang; order: DateOrder },
): RawRow {
  const fields = new Map<string, unknown>()
  const remarks: string[] = []
  const said = new Map<string, string>()
  for (const [index, title] of header.entries()) {
    const cell = cells[index] ?? ''
    if (cell.trim() !== '') said.set(title.toLowerCase(), cell)
  }
  const take = (name: string): string | undefined => {
    const value = said.get(name)
    said.delete(name)
    return value?.trim()
  }
  const text = said.get('text') ?? ''
  said.delete('text')
  const [date, time] = [take('date'), take('time')]
  if (date !== undefined) fields.set('scheduled_local', tableTime(`${date} ${time ?? ''}`, order))
  else if (time !== undefined) remarks.push(say(lang, importTableText.no_counterpart, { name: 'Time' }))
  if (isYes(take('draft'))) fields.set('status', 'draft')

  const to = Object.entries(networks).filter(([name]) => isYes(take(name)))
  if (to.length > 0) fields.set('to', [...new Set(to.map(([, id]) => id))])

  const pictures: string[] = []
  const alts: string[] = []
  for (let number = 1; number <= 10; number++) {
    const url = take(`picture url ${number}`)
    const alt = take(`alt text picture ${number}`)
    if (url === undefined) continue
    pictures.push(url)
    alts.push(alt ?? '')
  }
  if (pictures.length > 0) fields.set('media', pictures)
  if (alts.some((alt) => alt !== '')) fields.set('alt', alts)

  const comment = take('first comment text')
  if (comment !== undefined) fields.set('first_comment', comment)
  const link = take('pinterest pin link')
  if (link !== undefined) fields.set('link', link)
  const names = titleColumns.flatMap((name) => take(name) ?? [])
  const [name, ...others] = new Set(names)
  if (name !== undefined) fields.set('title', name)
  if (others.length > 0) remarks.push(say(lang, importTableText.one_title, { title: name ?? '' }))

  for (const [column, value] of said) {
    const plain = value.trim().toLowerCase()
    if (usual.includes(plain)) continue
    const title = header.find((one) => one.toLowerCase() === column) ?? column
    remarks.push(say(lang, importTableText.no_counterpart, { name: title.slice(0, 60) }))
  }
  return { line, fields, text, remarks, titles, ...(broken && { problems: [{ message: say(lang, csvText.broken_row) }] }) }
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && yes.includes(value.toLowerCase())
}

import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { list } from '../../i18n/format.ts'
import { importText } from '../../i18n/import-entries.ts'
import { activityLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import { isNetworkId } from '../../networks/ids.ts'
import type { Client } from '../../store/clients.ts'
import type { Activity, NewTime } from '../../store/money.ts'
import { knownRoles } from '../add-time.ts'
import { dayOf } from '../day.ts'
import { parseDuration, withinDay } from '../duration.ts'
import type { DateOrder } from '../exports/read-date.ts'
import { plainTitle, readCsv, type CsvRow } from '../../documents/read-csv.ts'
import { canonicalRole, isCosted, rateOf } from '../role.ts'
import { choiceCell, idCell, needColumns, noteCell, textCell } from './cells.ts'
import { orderOf, pastDay } from './dates.ts'
import { cellsBy, idsByContent, readRows, type Understood } from './understood.ts'

/** Titles as the English and French exports write them (Toggl Track's and Clockify's detailed reports), without accents. */
export const timeTitles = {
  date: ['date', 'jour', 'day', 'start date', 'date de debut', 'date de demarrage'],
  start: ['start time', 'heure de debut', 'heure de demarrage'],
  end_date: ['end date', 'date de fin', 'stop date'],
  end: ['end time', 'heure de fin', 'stop time'],
  minutes: ['minutes'],
  duration: ['duration', 'duree', 'duration (h)', 'duree (h)', 'time (h)', 'temps (h)'],
  decimal: [
    'duration (decimal)',
    'duree (decimal)',
    'duree (decimale)',
    'time (decimal)',
    'temps (decimal)',
    'temps (decimale)',
  ],
  client: ['client', 'customer'],
  project: ['project', 'projet'],
  task: ['task', 'tache'],
  description: ['description', 'note'],
  tags: ['tags', 'tag', 'etiquettes', 'etiquette', 'balises', 'mots-cles'],
  user: ['user', 'utilisateur', 'member', 'membre', 'email', 'e-mail'],
  role: ['role'],
  network: ['network', 'reseau'],
  activity: ['activity', 'activite'],
  rate_per_hour: ['rate_per_hour'],
  estimated: ['estimated'],
} as const

/** Words people name their projects and tags with. */
const activityWords: Readonly<Record<Activity, readonly string[]>> = {
  production: [
    'production',
    'redaction',
    'writing',
    'photo',
    'video',
    'montage',
    'editing',
    'visuel',
    'design',
    'contenu',
    'content',
  ],
  community: ['community', 'communaute', 'moderation', 'reponses', 'replies', 'commentaires', 'comments', 'animation', 'inbox'],
  listening: ['listening', 'veille', 'monitoring', 'ecoute'],
  reporting: ['reporting', 'rapport', 'report', 'bilan', 'statistiques', 'analytics'],
  coordination: ['coordination', 'reunion', 'meeting', 'gestion', 'admin', 'call', 'appel', 'point'],
}
const networkWords: Readonly<Record<string, string>> = {
  fb: 'facebook',
  insta: 'instagram',
  ig: 'instagram',
  twitter: 'x',
  wp: 'wordpress',
  blog: 'wordpress',
  google: 'gbp',
}

export interface TimeFileOptions {
  /** Whose time it is where the file does not say. */
  readonly role: string
  /** Names of projects or clients in the file whose rows are this client's; empty: those that bear its name. */
  readonly projects: readonly string[]
  readonly date_order: DateOrder | null
}

/** Can the file's rows say themselves whose time they are? */
export function saysWho(header: readonly string[]): boolean {
  return header.map(plainTitle).includes('role')
}

/**
 * Time out of smm's own columns or the detailed report of Toggl Track or Clockify. Throws `Failure` as `readCsv`, and usage:
 * `columns_missing`, `dates_unclear`, `rows_of_nobody`.
 */
export async function readTimeFile(
  context: Context,
  client: Client,
  path: string,
  { role, projects, date_order }: TimeFileOptions,
): Promise<Understood<NewTime>> {
  const { lang } = context
  const file = await readCsv(context, path, (cells) => {
    const { has } = cellsBy(cells, timeTitles)
    return has('date') && (has('minutes') || has('duration') || has('decimal'))
  })
  const { has, cell } = cellsBy(file.header, timeTitles)
  const format = has('minutes')
    ? 'smm'
    : has('decimal') || file.header.some((title) => title.endsWith('(h)'))
      ? 'clockify'
      : 'toggl'
  if (!has('date') || !(has('minutes') || has('duration') || has('decimal'))) {
    needColumns(context, file.name, (name) => has(name as 'date'), ['date', 'minutes'])
  }
  const today = dayOf(context.now(), client.time_zone)
  const french = format === 'smm' || file.header.map(plainTitle).includes('date de debut')
  const order = orderOf(
    file.rows.map((row) => cell(row, 'date')),
    // both programs write English titles to people who set either order
    { said: date_order, titles: french ? 'fr' : null, today, lang },
  )
  const roles = await knownRoles(context, client)
  const { mine, others } = rowsOf(
    client,
    file.rows,
    projects,
    (row) => [cell(row, 'client'), cell(row, 'project')],
    file.name,
    lang,
  )

  const { read, problems } = readRows(mine, say(lang, csvText.broken_row), (row) => {
    const who = canonicalRole(idCell(cell(row, 'role'), 'role', lang) ?? role, roles)
    if (who === '') throw new Failure('usage', 'role_needed', say(lang, resultsText.role_needed))
    const rate = textCell(cell(row, 'rate_per_hour'))
    const words = [cell(row, 'tags'), cell(row, 'task'), cell(row, 'project'), cell(row, 'description')]
    const entry: NewTime = {
      client: client.slug,
      date: pastDay(cell(row, 'date'), order, today, lang),
      minutes: withinDay(minutesOf(row), lang),
      role: who,
      network: networkOf(cell(row, 'network'), words),
      activity: activityOf(cell(row, 'activity'), words, lang),
      rate_per_hour: isCosted(who) ? (rate === null ? rateOf(who, client) : parseAmount(rate, client.currency, lang)) : null,
      estimated: /^(1|true|yes|oui|vrai)$/i.test(cell(row, 'estimated')),
      note: noteCell(cell(row, 'description')),
    }
    const start = textCell(cell(row, 'start'))
    const said = (['end_date', 'end', 'client', 'project', 'task', 'tags', 'user'] as const).map((name) => cell(row, name))
    return {
      entry,
      content:
        start === null
          ? [entry.date, entry.minutes, entry.note, cell(row, 'role'), cell(row, 'network'), cell(row, 'activity'), said]
          : // a person begins one thing at a time: its words, its tags and its end may be mended there and the file be read again
            [entry.date, start, cell(row, 'user')],
    }
  })
  const ids = idsByContent(
    format,
    read.map(({ value }) => value.content),
  )
  return {
    file: file.name,
    format,
    rows: file.rows.length,
    entries: read.map(({ value }, index) => ({ ...value.entry, external_id: ids[index] ?? null })),
    problems,
    left_out: others === 0 ? {} : { other_client: others },
  }

  function minutesOf(row: CsvRow): number {
    if (has('minutes')) return parseDuration(cell(row, 'minutes'), lang)
    const decimal = textCell(cell(row, 'decimal'))
    const clock = textCell(cell(row, 'duration'))
    const seconds = clock === null ? hoursOf(decimal ?? '') : (clockOf(clock) ?? hoursOf(clock))
    if (seconds === null || seconds <= 0) throw new Failure('usage', 'no_duration', say(lang, importText.no_duration))
    return Math.max(1, Math.round(seconds / 60))
  }
}

/** `01:30:00`, `1:30`: seconds. */
function clockOf(text: string): number | null {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** `1.5`, `1,50`: hours, in seconds. */
function hoursOf(text: string): number | null {
  return /^\d{1,4}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) * 3600 : null
}

/** Rows with the names of other clients or projects are not this client's; a file without names is. */
function rowsOf(
  client: Client,
  rows: readonly CsvRow[],
  projects: readonly string[],
  namesOf: (row: CsvRow) => readonly string[],
  file: string,
  lang: Lang,
): { mine: CsvRow[]; others: number } {
  const named = rows.flatMap((row) => namesOf(row).filter((name) => name !== ''))
  if (named.length === 0 && projects.length === 0) return { mine: [...rows], others: 0 }
  const wanted = (projects.length > 0 ? projects : [client.name, client.slug]).map(plainName)
  const mine = rows.filter((row) => row.broken || namesOf(row).some((name) => name !== '' && wanted.includes(plainName(name))))
  if (mine.some((row) => !row.broken)) return { mine, others: rows.length - mine.length }
  const names = [...new Set(named)]
  throw new Failure(
    'usage',
    'rows_of_nobody',
    say(lang, importText.whose_rows, { file, names: list(lang, names.slice(0, 12)) }),
    {
      hint: say(lang, importText.whose_rows_hint, { name: names[0] ?? '' }),
    },
  )
}

function plainName(name: string): string {
  return plainTitle(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function wordsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => plainName(text).split(' '))
}

function networkOf(said: string, texts: readonly string[]): string | null {
  const find = (words: readonly string[]): string | null => {
    for (const word of words) {
      const id = Object.hasOwn(networkWords, word) ? networkWords[word] : word
      // a single letter in a sentence is no network
      if (id !== undefined && isNetworkId(id) && id !== 'manual' && id !== 'folder' && word !== 'x') return id
    }
    return null
  }
  return isNetworkId(said) ? said : find(wordsIn([said, ...texts]))
}

function activityOf(said: string, texts: readonly string[], lang: Lang): Activity | null {
  if (said.trim() !== '') return choiceCell(said, 'activity', activityLabel, lang)
  const words = wordsIn(texts)
  const found = words.flatMap((word) =>
    (Object.keys(activityWords) as Activity[]).filter((activity) => activityWords[activity].includes(word)),
  )
  return found[0] ?? null
}

import { stringify } from 'yaml'
import { toCsv } from '../../documents/csv.ts'
import { toIcs } from '../../documents/ics.ts'
import { exportText } from '../../i18n/export-queue.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { harmlessJson } from '../../io/sanitise.ts'
import { partsOfText } from '../../store/thread-parts.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { isOver } from '../import/row.ts'
import { postEvent } from '../calendar-events.ts'
import { cellOf, isNothing, saidOf, type ExportedPost } from './post-fields.ts'

/** How often a program that subscribes to the calendar looks again. */
const refresh_minutes = 60

/** A table that `queue import` reads, as a spreadsheet of that language opens it, page by page. `header`: of `columnsOf`. */
export async function* queueCsv(
  pages: AsyncIterable<readonly ExportedPost[]>,
  header: readonly string[],
  lang: Lang,
): AsyncGenerator<string> {
  let begun = false
  for await (const posts of pages) {
    const rows = posts.map(saidOf).map((post) => header.map((name) => cellOf(post[name])))
    const page = await toCsv({ header, rows, verbatim: true }, lang)
    // the titles and the mark of the file stand above the first page alone
    yield begun ? page.slice(page.indexOf('\r\n') + 2) : page
    begun = true
  }
  if (!begun) yield toCsv({ header, rows: [], verbatim: true }, lang)
}

/** An array as `jsonText` writes it, page by page. */
export async function* queueJson(pages: AsyncIterable<readonly ExportedPost[]>): AsyncGenerator<string> {
  let begun = false
  for await (const posts of pages) {
    if (posts.length === 0) continue
    const page = harmlessJson(JSON.stringify(posts, null, 2)).slice(1, -2)
    yield `${begun ? ',' : '['}${page}`
    begun = true
  }
  yield begun ? '\n]\n' : '[]\n'
}

/** One post as a file of its own: the fields between two lines `---`, then the text. */
export function queueMarkdown(post: ExportedPost): string {
  const { text: words, status: stood } = post
  // a note would be left out, and so would blank lines above
  const within = /^[ \t]*<!--/m.test(words) || /^\s/.test(words)
  const facts = ['text', 'id', 'scheduled_at', 'url', 'approved_by', 'approved_at']
  const said = Object.entries(saidOf(post)).filter(([name, value]) => !facts.includes(name) && !isNothing(value))
  // what is over says so: it is not queued again
  const status = stood === 'draft' || isOver(new Map([['status', stood]])) ? stood : 'scheduled'
  const head = stringify({ ...Object.fromEntries(said), ...(within && { text: words }), status }, { lineWidth: 0 })
  return `---\n${head}---\n\n${within ? '' : `${words}\n`}`
}

/**
 * The posts that have a time as a calendar: each keeps its name for good, carries when it last changed, and is taken off other calendars
 * when it is cancelled.
 */
export async function* queueIcs(
  clients: readonly Client[],
  pages: AsyncIterable<readonly Post[]>,
  lang: Lang,
  now: Date,
): AsyncGenerator<string> {
  const end = 'END:VCALENDAR\r\n'
  let begun = false
  for await (const posts of pages) {
    const page = (await calendarOf(clients, posts, lang, now)).slice(0, -end.length)
    const first = page.indexOf('BEGIN:VEVENT')
    if (begun && first < 0) continue
    // each page is a calendar: its head is that of the first
    yield begun ? page.slice(first) : page
    begun = true
  }
  yield begun ? end : calendarOf(clients, [], lang, now)
}

function calendarOf(clients: readonly Client[], posts: readonly Post[], lang: Lang, now: Date): Promise<string> {
  const [only, other] = clients
  const name =
    only !== undefined && other === undefined
      ? say(lang, exportText.calendar_of, { name: only.name })
      : say(lang, exportText.calendar_of_all)
  const events = posts.flatMap((post) => {
    if (post.scheduled_at === null) return []
    const { id, title, text, thread, status, pillar, scheduled_at, deliveries } = post
    const shown = deliveries.filter((one) => one.part === 0 && (status === 'cancelled' || one.state !== 'cancelled'))
    const first = thread ? (partsOfText(text)[0] ?? text) : text
    const whose = clients.length > 1 ? `${clients.find(({ slug }) => slug === post.client)?.name ?? post.client} · ` : ''
    const url = deliveries.find((one) => one.url !== null && one.status === 'published')?.url
    const changed_at = [post.updated_at, ...deliveries.flatMap((one) => one.published_at ?? [])].toSorted().at(-1)
    const accounts = [...new Set(shown.map((one) => one.account))]
    const head = [...(title ?? first)].slice(0, 200).join('')
    const event = postEvent(post.client, { id, head, accounts, status, pillar, scheduled_at }, lang)
    return [
      {
        // named one by one: to what `...` copied, V8 adds a name slowly, and leaves 450 bytes behind
        uid: event.uid,
        title: whose === '' ? event.title : `${whose}${head === '' ? accounts.join(', ') : head}`,
        about: event.about,
        at: event.at,
        ...(typeof url === 'string' && { url }),
        ...(changed_at !== undefined && { changed_at }),
        cancelled: status === 'cancelled',
      },
    ]
  })
  return toIcs({ name, lang, refresh_minutes }, events, now)
}

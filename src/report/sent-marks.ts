/**
 * The last version that was sent of each month, kept outside of the database too: one put back from an older copy would mail it again
 * without a word. Kept beside the database, and next to the key, as the passes are.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Places } from '../context.ts'
import { writeWherePossible } from '../private-files.ts'
import type { ReportKey } from '../store/reports.ts'

export interface SentMark {
  readonly version: number
  /** When it was sent, or its sending began. */
  readonly at: string
}

/** By `client/month/kind`. `id` is that of the database: its copies share it. */
interface SentMarks {
  readonly id: string
  readonly sent: Readonly<Record<string, SentMark>>
}

/**
 * What this database, or an earlier life of it, is known to have sent of a month; null: nothing. To be read before the database: what is
 * kept outside is never ahead of one that is in use.
 */
export async function sentMark(context: Context, key: ReportKey): Promise<SentMark | null> {
  const { identity } = await context.store()
  return marksOf(context.places, (await identity.get()).id)[nameOf(key)] ?? null
}

/** After it was sent, by who holds the lock of the reports. */
export async function keepSentMark(context: Context, key: ReportKey, mark: SentMark): Promise<void> {
  const { places } = context
  const { id } = await (await context.store()).identity.get()
  const known = marksOf(places, id)
  const name = nameOf(key)
  if ((known[name]?.version ?? 0) >= mark.version) return
  const marks: SentMarks = { id, sent: { ...known, [name]: mark } }
  for (const file of filesOf(places, id)) writeWherePossible(file, `${JSON.stringify(marks)}\n`)
}

function nameOf({ client, month, kind }: ReportKey): string {
  return `${client}/${month}/${kind}`
}

function filesOf({ home, config }: Places, id: string): string[] {
  return [join(home, 'runs', 'reports.json'), join(config, 'reports', `${id}.json`)]
}

/** The newest of both places; what is missing or damaged says nothing. */
function marksOf(places: Places, id: string): Record<string, SentMark> {
  const newest: Record<string, SentMark> = {}
  for (const [name, mark] of filesOf(places, id).flatMap((file) => readMarks(file, id))) {
    if (mark.version > (newest[name]?.version ?? 0)) newest[name] = mark
  }
  return newest
}

function readMarks(file: string, id: string): [string, SentMark][] {
  try {
    const marks = JSON.parse(readFileSync(file, 'utf8')) as Partial<SentMarks>
    if (marks.id !== id) return []
    return Object.entries(marks.sent ?? {}).filter(
      ([, { version, at }]) => Number.isSafeInteger(version) && typeof at === 'string' && !Number.isNaN(Date.parse(at)),
    )
  } catch {
    return []
  }
}

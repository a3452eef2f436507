import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Places } from '../context.ts'
import { writePrivateFile, writeWherePossible } from '../private-files.ts'
import { isIdentity, type DatabaseIdentity } from '../store/identity.ts'
import type { Store } from '../store/store.ts'
import { oldCopy, type OldCopy, type PassMark } from './old-copy.ts'

/** Beside the database: a file of one's own put back over it does not change this. */
function besideDatabase({ home }: Places): string {
  return join(home, 'runs', 'passes.json')
}

/** Next to the key: a whole home folder put back does not change this. One file per database. */
function besideKey({ config }: Places): string {
  return join(config, 'passes')
}

/** A pass that sends something, counted in the database and outside of it. */
export interface SendingPass {
  /** Before anything visible; the first time only. */
  begins(): Promise<void>
  /** Once more when something was sent: a copy taken in the middle of the pass is then an old one too. */
  ends(): Promise<void>
}

export function sendingPass(context: Context, store: Store): SendingPass {
  let begun: Promise<void> | undefined
  const count = (): Promise<void> =>
    store.identity.countPass(context.now().toISOString(), (identity) => keepMark(context.places, identity))
  return {
    begins: () => (begun ??= count()),
    ends: async () => {
      if (begun !== undefined) await count()
    },
  }
}

/**
 * Is this an old copy of the database, put back by hand or with its whole folder? Then all that is due is in doubt, before anything
 * is sent. Gives how many may be out; null: it is the newest that is known.
 */
export async function doubtOldCopy(context: Context, store: Store, run_id: string): Promise<number | null> {
  const old = await findOldCopy(context, store)
  if (old === null) return null
  const at = context.now().toISOString()
  return store.identity.doubtDue({ ...old, run_id }, at, (identity) => keepMark(context.places, identity))
}

/** Reads only; null: it is the newest that is known. */
export async function findOldCopy(context: Context, store: Store): Promise<OldCopy | null> {
  // in this order: what is kept outside is never ahead of a database that is in use
  const marks = readMarks(context.places)
  return oldCopy(await store.identity.get(), marks, context.places.home, context.now())
}

/** All marks that can be read; what is missing or damaged says nothing. */
export function readMarks(places: Places): PassMark[] {
  const folder = besideKey(places)
  const files = [besideDatabase(places), ...names(folder).map((name) => join(folder, name))]
  return files.map(readMark).filter((mark) => mark !== null)
}

/**
 * Keeps the count in both places, on the disk when this returns. The folder of the key may not be writable where the key comes from
 * elsewhere: then the one beside the database has to do.
 */
export function keepMark(places: Places, { id, passes, last_pass_at }: DatabaseIdentity): void {
  const mark: PassMark = { id, home: places.home, passes, last_pass_at: last_pass_at ?? '' }
  const text = `${JSON.stringify(mark)}\n`
  writePrivateFile(besideDatabase(places), text)
  if (isIdentity(id)) writeWherePossible(join(besideKey(places), `${id}.json`), text)
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}

function readMark(file: string): PassMark | null {
  try {
    const { id, home, passes, last_pass_at } = JSON.parse(readFileSync(file, 'utf8')) as Partial<PassMark>
    const whole = typeof id === 'string' && typeof home === 'string' && Number.isSafeInteger(passes)
    return whole && typeof last_pass_at === 'string' ? { id, home, passes: passes ?? 0, last_pass_at } : null
  } catch {
    return null
  }
}

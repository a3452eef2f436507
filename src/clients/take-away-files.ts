import { rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Context } from '../context.ts'

/**
 * Takes away the files that nothing speaks of any more. What erased them wrote their names down in its own transaction: a crash between
 * that and this leaves them for the next time. Gives how many there were.
 */
export async function takeAwayFiles({ places, ...context }: Context): Promise<number> {
  const { privacy } = await context.store()
  const files = await privacy.files()
  for (const name of files) {
    const path = resolve(places.home, name)
    // a name that leads elsewhere, to a backup for one, was written by nobody we know
    if (dirname(path) === resolve(places.media)) rmSync(path, { force: true })
    await privacy.fileGone(name)
  }
  return files.length
}

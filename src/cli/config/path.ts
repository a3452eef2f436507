import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../context.ts'

/** Works whatever the file holds: it is where one goes to mend it. */
export async function path(context: Context): Promise<void> {
  const { io, places } = context
  const file = join(places.config, 'config.yaml')
  if (context.options.json) return io.json({ path: file, exists: existsSync(file) })
  io.print(file)
}

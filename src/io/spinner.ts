import type { Context } from '../context.ts'
import { sanitise } from './sanitise.ts'
import { fit } from './width.ts'

/**
 * Shows that something is going on while `work` runs; only where a person looks, and gone when it is done; with
 * `--plain` it is said once. `work` may say how far it is.
 */
export async function withSpinner<T>(
  { io, options }: Context,
  text: string,
  work: (say: (text: string) => void) => Promise<T>,
): Promise<T> {
  if (!io.stderrIsTerminal || options.quiet || options.json || options.verbose) return work(() => {})
  if (io.plain) {
    io.note(text)
    return work(() => {})
  }
  // on one line: of a longer one a part would stay
  const line = (now: string): string => fit(sanitise(now), Math.max(20, io.columns - 4))
  const { default: ora } = await import('ora')
  const spinner = ora({ text: line(text), stream: process.stderr, color: false, discardStdin: false }).start()
  try {
    return await work((now) => {
      spinner.text = line(now)
    })
  } finally {
    spinner.stop()
  }
}

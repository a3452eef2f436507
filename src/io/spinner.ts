import type { Context } from '../context.ts'
import { sanitise } from './sanitise.ts'

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
  const { default: ora } = await import('ora')
  const spinner = ora({ text: sanitise(text), stream: process.stderr, color: false, discardStdin: false }).start()
  try {
    return await work((now) => {
      spinner.text = sanitise(now)
    })
  } finally {
    spinner.stop()
  }
}

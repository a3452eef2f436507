import { exitCodes } from '../failure.ts'

/** What a system gives a program between being told to end and being killed is at least so much. */
const patienceMs = 4500

/**
 * Ctrl-C and SIGTERM as a signal to stop: what is in flight is finished first, but not for longer than five seconds. Then the process
 * ends where it is: its intent is on disk, and the next pass looks the outcome up. The second signal ends it at once.
 */
export function untilInterrupted(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController()
  let limit: NodeJS.Timeout | undefined
  const off = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  const stop = (): void => {
    controller.abort()
    off()
    limit = setTimeout(() => process.exit(exitCodes.interrupted), patienceMs).unref()
  }
  const done = (): void => {
    off()
    clearTimeout(limit)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { signal: controller.signal, done }
}

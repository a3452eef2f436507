/** Ctrl-C and SIGTERM as a signal to stop: what is in flight is finished first. The second time, the process ends as it always would. */
export function untilInterrupted(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController()
  const done = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  const stop = (): void => {
    controller.abort()
    done()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { signal: controller.signal, done }
}

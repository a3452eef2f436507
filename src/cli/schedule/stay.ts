import { spawn, type ChildProcess } from 'node:child_process'
import { over, runSchedule, sleep, toldName } from '../../delivery/run-schedule.ts'
import { exitCodes } from '../../failure.ts'

/**
 * Stays until Ctrl-C or SIGTERM, then ends with 130; the second ends it at once. Each pass is a process of its own with the same words,
 * so that between them none of what a pass loads is held.
 */
export async function stay(
  words: readonly string[],
  places: { readonly database: string; readonly home: string },
): Promise<number> {
  const controller = new AbortController()
  let child: ChildProcess | null = null
  const look = (told: string): Promise<number> => {
    // a group of its own: what Ctrl-C says comes once, from here
    child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...words], {
      env: { ...process.env, [toldName]: told },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    })
    return ended(child)
  }
  const stop = (signal: NodeJS.Signals): void => {
    child?.kill(signal)
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const code = await runSchedule({ ...places, now: () => new Date(), look, sleep }, controller.signal)
  if (code !== 0) return code
  await look(over)
  // it only ends when it is told to
  return exitCodes.interrupted
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? exitCodes.failed))
  })
}

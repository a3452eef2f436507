import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makePrivateFolder } from '../../private-files.ts'
import { openDriver } from './driver.ts'

const WAIT_MS = 50
/** Renewing a token takes one request, which ends after 30 s; two of them may be in the queue before this one. */
const PATIENCE_MS = 90_000

/**
 * Runs `work` while no other process runs some for the same account: an exclusive lock of the operating system on a small file of its
 * own, gone with the process that held it. Throws what SQLite says (busy) after 90 seconds.
 */
export async function withAccountLock<T>(database: string, account_id: number | string, work: () => Promise<T>): Promise<T> {
  const folder = join(dirname(database), 'runs')
  makePrivateFolder(folder)
  const lock = openDriver(join(folder, `account-${account_id}.lock`), { timeout: 0 })
  const end = performance.now() + PATIENCE_MS
  try {
    for (;;) {
      try {
        lock.exec('BEGIN EXCLUSIVE')
        break
      } catch (error) {
        const busy = ((error as { code?: string }).code ?? '').startsWith('SQLITE_BUSY')
        if (!busy || performance.now() > end) throw error
        await pause(WAIT_MS)
      }
    }
    return await work()
  } finally {
    lock.close()
  }
}

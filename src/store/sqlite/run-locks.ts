import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { openDriver } from './driver.ts'
import type { Liveness, Run } from '../deliveries.ts'
import type { Db } from './open.ts'
import { makePrivateFolder } from '../../private-files.ts'

/**
 * Who lives is told by a lock of the operating system, never by time: each run holds `BEGIN EXCLUSIVE` on a small SQLite file of
 * its own. A stopped process (a laptop asleep) still holds it, a killed one does not.
 */
export interface RunLocks {
  take(id: string): { lock_file: string; host: string; boot_id: string }
  release(id: string): void
  liveness(run: Pick<Run, 'id' | 'host' | 'boot_id' | 'lock_file' | 'pid'>): Liveness
  /** Gives back what this process still holds. */
  close(): void
}

export function runLocks(database: string): RunLocks {
  const folder = join(dirname(database), 'runs')
  const held = new Map<string, Db>()
  let known: { host: string; boot_id: string } | undefined
  // asked only by those who publish
  const here = (): { host: string; boot_id: string } => (known ??= { host: hostname(), boot_id: bootId() })
  const fileOf = (id: string): string => join(folder, `${id}.lock`)
  const release = (id: string): void => {
    held.get(id)?.close()
    held.delete(id)
    rmSync(fileOf(id), { force: true })
  }
  return {
    take: (id) => {
      makePrivateFolder(folder)
      const lock = openDriver(fileOf(id), { timeout: 0 })
      lock.exec('BEGIN EXCLUSIVE')
      held.set(id, lock)
      return { ...here(), lock_file: `${id}.lock` }
    },
    release,
    liveness: (run) => {
      if (held.has(run.id)) return 'alive'
      // without a boot id to compare (macOS, Windows), the name of the machine has to do
      const { host, boot_id } = here()
      const sameBoot = run.boot_id !== '' && run.boot_id === boot_id
      if (!sameBoot && run.host !== host) return 'elsewhere'
      const file = fileOf(run.id)
      // not the lock of a run: the row was written by nobody we know, and is of no run that lives
      if (run.lock_file !== basename(file) || dirname(file) !== folder) return 'dead'
      const found = probe(file)
      if (found === 'held') return 'alive'
      // somebody emptied the folder of locks: a process of this boot with that number may still be the owner
      if (found === 'missing' && (sameBoot || boot_id === '') && processExists(run.pid)) return 'alive'
      rmSync(file, { force: true })
      return 'dead'
    },
    // the files stay: a run that was not finished is found by its row, and its lock is seen to be free
    close: () => {
      for (const lock of held.values()) lock.close()
      held.clear()
    },
  }
}

/** Is any pass at work on this database, finished or not in its books? Those that do not live any more hold nothing. */
export function heldLocks(database: string): boolean {
  const folder = join(dirname(database), 'runs')
  if (!existsSync(folder)) return false
  const locks = readdirSync(folder).filter((name) => name.endsWith('.lock') && !name.startsWith('account-'))
  return locks.some((name) => probe(join(folder, name)) === 'held')
}

function probe(file: string): 'held' | 'free' | 'missing' {
  let lock: Db | undefined
  try {
    lock = openDriver(file, { fileMustExist: true, timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    return 'free'
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code.startsWith('SQLITE_CANTOPEN')) return 'missing'
    if (code.startsWith('SQLITE_BUSY')) return 'held'
    throw error
  } finally {
    lock?.close()
  }
}

function processExists(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { plainName } from './export-folder.ts'

/** A text packs to a fortieth at best, media not at all: what swells more than that was made to fill a disk. */
const swells = 200
const always = 16 * 1024 * 1024

export type Unpacked =
  | { readonly problem: null }
  | { readonly problem: 'name'; readonly name: string }
  | { readonly problem: 'size'; readonly limit: number }
  | { readonly problem: 'unreadable' }

/**
 * Unpacks an export into a folder that is there, at most `free` bytes. Only names that smm gives are written, each once, and each as a
 * plain file, whatever the archive says it is.
 */
export async function unpack(path: string, folder: string, free: number): Promise<Unpacked> {
  const { Unzip, UnzipInflate } = await import('fflate')
  const there = statSync(path)
  // a pipe would be waited for, and a device has no end
  if (!there.isFile()) return { problem: 'unreadable' }
  const limit = Math.min(free, always + there.size * swells)
  const open = new Set<number>()
  const seen = new Set<string>()
  let bad: Unpacked | null = null
  let total = 0
  let begun = 0
  let ended = 0
  const unzip = new Unzip((entry) => {
    if (bad !== null || entry.name.endsWith('/')) return
    // twice the same name: two programs may read two things
    if (!plainName.test(entry.name) || seen.has(entry.name)) {
      bad = { problem: 'name', name: entry.name }
      return
    }
    seen.add(entry.name)
    const to = join(folder, entry.name)
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    const file = openSync(to, 'wx', 0o600)
    open.add(file)
    begun += 1
    entry.ondata = (error, chunk, final) => {
      if (error) throw error
      total += chunk.length
      if (total > limit) bad = { problem: 'size', limit }
      if (bad !== null) return
      writeSync(file, chunk)
      if (!final) return
      fsyncSync(file)
      closeSync(file)
      open.delete(file)
      ended += 1
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  const found = (): Unpacked | null => bad
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
      unzip.push(chunk as Uint8Array)
      const problem = found()
      if (problem !== null) return problem
    }
    unzip.push(new Uint8Array(0), true)
    return found() ?? (begun === ended && begun > 0 ? { problem: null } : { problem: 'unreadable' })
  } catch (error) {
    // what the disk says is no fault of the archive
    if ((error as { syscall?: string }).syscall !== undefined) throw error
    return { problem: 'unreadable' }
  } finally {
    for (const file of open) closeSync(file)
  }
}

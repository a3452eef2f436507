import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** Where the entries of an archive go, one after the other, piece by piece: nothing is held in memory as a whole. */
export interface ArchiveWriter {
  /** Begins the entry `name` (`data/posts.json`), which ends the one before. */
  begin(name: string, options?: { readonly pressed?: boolean }): void
  write(chunk: Uint8Array | string): void
  /** Ends the last entry and waits until everything is on the disk. */
  end(): void
}

/** What an entry must be when it is read again. */
export interface Entry {
  readonly bytes: number
  readonly sha256: string
}

const encoder = new TextEncoder()
const bytesOf = (chunk: Uint8Array | string): Uint8Array => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk)

/** A folder with a file for each entry, readable by its owner alone. */
export function folderWriter(folder: string): ArchiveWriter {
  let file: number | null = null
  const close = (): void => {
    if (file === null) return
    fsyncSync(file)
    closeSync(file)
    file = null
  }
  return {
    begin: (name) => {
      close()
      mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 })
      file = openSync(join(folder, name), 'wx', 0o600)
    },
    write: (chunk) => {
      if (file !== null) writeSync(file, bytesOf(chunk))
    },
    end: close,
  }
}

/** A zip archive. At most 4 GB: `largestZip`. */
export async function zipWriter(path: string): Promise<ArchiveWriter> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate')
  const file = openSync(path, 'wx', 0o600)
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    writeSync(file, chunk)
  })
  let entry: InstanceType<typeof ZipDeflate> | InstanceType<typeof ZipPassThrough> | null = null
  const close = (): void => {
    entry?.push(new Uint8Array(0), true)
    entry = null
  }
  return {
    begin: (name, { pressed = true } = {}) => {
      close()
      const next = pressed ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
      zip.add(next)
      entry = next
    },
    write: (chunk) => {
      entry?.push(bytesOf(chunk))
    },
    end: () => {
      close()
      zip.end()
      fsyncSync(file)
      closeSync(file)
    },
  }
}

/** Without the longer numbers that many programs do not read. */
export const largestZip = 4_000_000_000

/** SHA-256 (hex) and length of each entry of a zip archive, as it can be read again. */
export async function readZip(path: string): Promise<Map<string, Entry>> {
  const { Unzip, UnzipInflate } = await import('fflate')
  const found = new Map<string, Entry>()
  const unzip = new Unzip((entry) => {
    const hash = createHash('sha256')
    let bytes = 0
    entry.ondata = (error, chunk, final) => {
      if (error) throw error
      hash.update(chunk)
      bytes += chunk.length
      if (final) found.set(entry.name, { bytes, sha256: hash.digest('hex') })
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) unzip.push(chunk as Uint8Array)
  unzip.push(new Uint8Array(0), true)
  return found
}

/** The same of the files below a folder. */
export async function readFolder(folder: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    const name = path
      .slice(folder.length + 1)
      .split(sep)
      .join('/')
    found.set(name, { bytes: statSync(path).size, sha256: hash.digest('hex') })
  }
  return found
}

export interface Counting {
  readonly writer: Omit<ArchiveWriter, 'end'>
  /** What was written so far. */
  readonly done: () => Map<string, Entry>
}

/** Notes the length and the hash of each entry while it is written. */
export function counting(to: ArchiveWriter): Counting {
  const entries = new Map<string, Entry>()
  let open: { name: string; hash: ReturnType<typeof createHash>; bytes: number } | null = null
  const close = (): void => {
    if (open !== null) entries.set(open.name, { bytes: open.bytes, sha256: open.hash.digest('hex') })
    open = null
  }
  return {
    writer: {
      begin: (name, options) => {
        close()
        to.begin(name, options)
        open = { name, hash: createHash('sha256'), bytes: 0 }
      },
      write: (chunk) => {
        if (open === null) return
        open.hash.update(chunk)
        open.bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length
        to.write(chunk)
      },
    },
    done: () => {
      close()
      return new Map(entries)
    },
  }
}

/** Reads a file piece by piece without waiting: what it is copied into does not wait either. */
export function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(1 << 16)
      const count = readSync(file, piece)
      if (count === 0) return
      yield piece.subarray(0, count)
    }
  } finally {
    closeSync(file)
  }
}

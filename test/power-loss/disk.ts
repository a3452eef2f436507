import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Event } from './trace.ts'

/**
 * A disk that keeps only what was synced: the bytes of a file once the file was, a name once its folder was. What waits may have
 * reached it or not, each write for itself, in pieces of a sector or a page, whatever the order it was made in.
 */
export class Disk {
  readonly #root: string
  readonly #top: Folder
  /** What a sync in progress takes, by thread. */
  readonly #syncing = new Map<string, { node: Node; count: number }>()
  /** What was left out on purpose, to see that it is missed. */
  readonly #ignores: (event: Event) => boolean

  /** Everything that lies in `before` is on the disk, as the content of `base`. */
  constructor({ before, base }: { before: string; base: string }, ignores: (event: Event) => boolean = () => false) {
    this.#root = base
    this.#top = readFolder(before)
    this.#ignores = ignores
  }

  /** True when what is surely on the disk changed. */
  take(event: Event): boolean {
    if (this.#ignores(event)) return false
    switch (event.kind) {
      case 'open': {
        const folder = this.#folderOf(event.path)
        if (!folder) return false
        const name = basename(event.path)
        const known = folder.now.get(name)
        if (!known) folder.change([name, new File()])
        else if (known instanceof File && event.truncates) known.waiting.push({ size: 0 })
        return false
      }
      case 'write': {
        const file = this.#find(event.path)
        if (file instanceof File) file.write(event.at ?? file.length, event.data)
        return false
      }
      case 'resize': {
        const file = this.#find(event.path)
        if (file instanceof File) file.resize(event.size)
        return false
      }
      case 'sync_begins': {
        const node = this.#find(event.path)
        if (node) this.#syncing.set(event.thread, { node, count: node.waiting.length })
        return false
      }
      case 'sync_ends': {
        const { node, count = 0 } = this.#syncing.get(event.thread) ?? {}
        this.#syncing.delete(event.thread)
        if (!node || count === 0) return false
        // two syncs of the same file at once: the first took part of what the second was to take
        node.settle(Math.min(count, node.waiting.length))
        for (const other of this.#syncing.values()) if (other.node === node) other.count = Math.max(0, other.count - count)
        return true
      }
      case 'link':
      case 'rename': {
        const [from, to] = [this.#folderOf(event.from), this.#folderOf(event.to)]
        if (!from && !to) return false
        const node = from?.now.get(basename(event.from))
        if (!from || !to || !node) throw new Error(`a ${event.kind} into or out of the world: ${event.from} ${event.to}`)
        const entry: Entry = [basename(event.to), node]
        if (event.kind === 'link') to.change(entry)
        else if (from === to) from.change([basename(event.from), null], entry)
        else throw new Error(`a rename from folder to folder: ${event.from} ${event.to}`)
        return false
      }
      case 'unlink':
        this.#folderOf(event.path)?.change([basename(event.path), null])
        return false
      case 'mkdir':
        this.#folderOf(event.path)?.change([basename(event.path), new Folder()])
        return false
      case 'said':
      case 'sent':
      case 'exit':
        return false
    }
  }

  /** Writes to `target` what a machine would find after losing power now. `random` null: nothing that was not synced. */
  image(target: string, random: (() => number) | null): void {
    writeFolder(this.#top, target, random)
  }

  /** What a running program reads there. */
  content(path: string): Buffer | null {
    const node = this.#find(path)
    return node instanceof File ? node.current() : null
  }

  #find(path: string): Node | undefined {
    if (path === this.#root) return this.#top
    return this.#folderOf(path)?.now.get(basename(path))
  }

  #folderOf(path: string): Folder | undefined {
    if (!path.startsWith(`${this.#root}/`)) return undefined
    const folder = this.#find(dirname(path))
    return folder instanceof Folder ? folder : undefined
  }
}

type Node = File | Folder
type Entry = readonly [name: string, node: Node | null]
type Change = { readonly at: number; readonly data: Buffer } | { readonly size: number }

class File {
  synced: Buffer
  waiting: Change[] = []
  length: number

  constructor(content: Buffer = Buffer.alloc(0)) {
    this.synced = content
    this.length = content.length
  }

  write(at: number, data: Buffer): void {
    this.waiting.push({ at, data })
    this.length = Math.max(this.length, at + data.length)
  }

  resize(size: number): void {
    this.waiting.push({ size })
    this.length = size
  }

  settle(count: number): void {
    this.synced = applied(this.synced, this.waiting.splice(0, count))
  }

  current(): Buffer {
    return applied(this.synced, this.waiting)
  }

  found(random: (() => number) | null): Buffer {
    if (random === null || this.waiting.length === 0) return this.synced
    const kept = [0, 0.1, 0.5, 0.9, 1][Math.floor(random() * 5)] ?? 1
    const grain = random() < 0.5 ? 512 : 4096
    return applied(
      this.synced,
      this.waiting.flatMap((one): Change[] => {
        if ('size' in one) return random() < kept ? [one] : []
        const pieces: Change[] = []
        // pieces as they lie on the disk
        for (let from = one.at; from < one.at + one.data.length;) {
          const to = Math.min((Math.floor(from / grain) + 1) * grain, one.at + one.data.length)
          if (random() < kept) pieces.push({ at: from, data: one.data.subarray(from - one.at, to - one.at) })
          from = to
        }
        return pieces
      }),
    )
  }
}

class Folder {
  readonly synced = new Map<string, Node>()
  readonly now = new Map<string, Node>()
  readonly waiting: (readonly Entry[])[] = []

  /** One indivisible change of names. */
  change(...entries: readonly Entry[]): void {
    this.waiting.push(entries)
    put(this.now, entries)
  }

  settle(count: number): void {
    for (const entries of this.waiting.splice(0, count)) put(this.synced, entries)
  }

  found(random: (() => number) | null): Map<string, Node> {
    const names = new Map(this.synced)
    if (random === null || this.waiting.length === 0) return names
    // file systems with a journal keep a beginning of what was done, others anything
    const inOrder = random() < 0.5
    const kept = random()
    for (const [index, entries] of this.waiting.entries()) {
      if (inOrder ? index < kept * (this.waiting.length + 1) - 1 : random() < kept) put(names, entries)
    }
    return names
  }
}

function put(names: Map<string, Node>, entries: readonly Entry[]): void {
  for (const [name, node] of entries) {
    if (node) names.set(name, node)
    else names.delete(name)
  }
}

function applied(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content
  const room = changes.reduce(
    (most, one) => Math.max(most, 'size' in one ? one.size : one.at + one.data.length),
    content.length,
  )
  const bytes = Buffer.alloc(room)
  content.copy(bytes)
  let length = content.length
  for (const one of changes) {
    if ('size' in one) {
      if (one.size < length) bytes.fill(0, one.size, length)
      length = one.size
    } else {
      one.data.copy(bytes, one.at)
      length = Math.max(length, one.at + one.data.length)
    }
  }
  return bytes.subarray(0, length)
}

function readFolder(path: string): Folder {
  const folder = new Folder()
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const at = join(path, entry.name)
    const node = entry.isDirectory() ? readFolder(at) : new File(readFileSync(at))
    folder.now.set(entry.name, node)
    folder.synced.set(entry.name, node)
  }
  return folder
}

function writeFolder(folder: Folder, target: string, random: (() => number) | null): void {
  mkdirSync(target, { recursive: true, mode: 0o700 })
  for (const [name, node] of folder.found(random)) {
    if (node instanceof Folder) writeFolder(node, join(target, name), random)
    else writeFileSync(join(target, name), node.found(random), { mode: 0o600 })
  }
}

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What a process asked of the disk and told the world, in order. A sync has a beginning and an end: what was written after it
 * began is not part of it. `said` is what it wrote to stdout, `sent` what left through a socket or any other descriptor.
 */
export type Event =
  | { readonly kind: 'open'; readonly path: string; readonly truncates: boolean }
  /** `at` null: at the end of the file. */
  | { readonly kind: 'write'; readonly path: string; readonly at: number | null; readonly data: Buffer }
  | { readonly kind: 'resize'; readonly path: string; readonly size: number }
  | { readonly kind: 'sync_begins' | 'sync_ends'; readonly path: string; readonly thread: string }
  | { readonly kind: 'link' | 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink' | 'mkdir'; readonly path: string }
  | { readonly kind: 'said' | 'sent'; readonly process: string; readonly data: Buffer }
  | { readonly kind: 'exit'; readonly process: string; readonly code: number }

export interface Traced {
  readonly events: Event[]
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface Command {
  readonly words: readonly string[]
  readonly env: Record<string, string>
  readonly cwd: string
}

/** A way to see the system calls of a process; the log is written in the words of strace whichever it is. */
interface Tracer {
  readonly name: 'strace' | 'preloaded library'
  wrap(command: Command, log: string): Command
}

const calls = `open openat creat write writev pwrite64 pwritev pwritev2 truncate ftruncate fallocate fsync fdatasync sync_file_range
  sync syncfs msync copy_file_range sendfile sendto sendmsg rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir
  symlink symlinkat exit_group`

const straceWords = ['strace', '-f', '-qq', '-y', '-xx', '-s', '100000000', '-e', 'signal=none']

const strace: Tracer = {
  name: 'strace',
  wrap: ({ words, ...more }, log) => ({
    ...more,
    words: [...straceWords, '-e', `trace=${calls.split(/\s+/).join(',')}`, '-o', log, ...words],
  }),
}

/** Where ptrace is refused: a library that writes the same lines. It needs a C compiler. */
function preloaded(): Tracer | null {
  const library = join(mkdtempSync(join(tmpdir(), 'smm-preload-')), 'log-calls.so')
  const source = fileURLToPath(new URL('./log-calls.c', import.meta.url))
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { encoding: 'utf8' })
  if (built.status !== 0) return null
  return {
    name: 'preloaded library',
    wrap: ({ words, env, cwd }, log) => ({ words, cwd, env: { ...env, LD_PRELOAD: library, SMM_TEST_CALLS: log } }),
  }
}

let chosen: Tracer | undefined

/** strace, else the preloaded library; `SMM_TRACER=preload` asks for the second. Throws when neither works here. */
export function tracer(): Tracer {
  if (chosen) return chosen
  for (const one of process.env['SMM_TRACER'] === 'preload' ? [preloaded()] : [strace, preloaded()]) {
    if (one && works(one)) return (chosen = one)
  }
  throw new Error('the system calls of a process cannot be seen here: install strace (and allow ptrace), or a C compiler (cc)')
}

function works(one: Tracer): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'smm-tracer-'))
  const log = join(folder, 'log')
  try {
    const file = join(folder, 'file')
    const program = `const f = require('node:fs'); const d = f.openSync('${file}', 'w'); f.writeSync(d, 'seen'); f.fsyncSync(d)`
    const env = { PATH: process.env['PATH'] ?? '' }
    const { words, ...how } = one.wrap({ words: [process.execPath, '-e', program], env, cwd: folder }, log)
    spawnSync(words[0] ?? '', words.slice(1), { ...how, stdio: 'ignore' })
    if (!existsSync(log)) return false
    const kinds = parse(readFileSync(log, 'latin1')).flatMap((event) =>
      'path' in event && event.path === file ? [event.kind] : [],
    )
    return kinds.includes('write') && kinds.includes('sync_ends')
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs a command and gives every call in it and in its children. */
export async function traced(command: Command): Promise<Traced> {
  const folder = mkdtempSync(join(tmpdir(), 'smm-trace-'))
  const log = join(folder, 'log')
  const { words, env, cwd } = tracer().wrap(
    // libuv's ring would write past every tracer
    { ...command, env: { ...command.env, UV_USE_IO_URING: '0' } },
    log,
  )
  try {
    const child = spawn(words[0] ?? '', words.slice(1), { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    const code = await new Promise<number>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (exit) => resolve(exit ?? -1))
    })
    return {
      events: parse(readFileSync(log, 'latin1')),
      code,
      stdout: Buffer.concat(out).toString(),
      stderr: Buffer.concat(err).toString(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The lines of `strace -f -y -xx`: every string is in hexadecimal. */
export function parse(log: string): Event[] {
  const begun = new Map<string, string>()
  const events: Event[] = []
  for (const line of log.split('\n')) {
    const found = /^(\d+) +(.*)$/s.exec(line)
    if (!found) continue
    const [, thread = '', rest = ''] = found
    const unfinished = /^(.*) <unfinished \.\.\.>$/s.exec(rest)
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest)
    if (unfinished) {
      begun.set(thread, unfinished[1] ?? '')
      events.push(...beginning(thread, unfinished[1] ?? ''))
    } else if (resumed) {
      events.push(...ending(thread, `${begun.get(thread) ?? ''}${resumed[1] ?? ''}`))
      begun.delete(thread)
    } else events.push(...beginning(thread, rest), ...ending(thread, rest))
  }
  return events
}

/** What is true from the moment a call is made: bytes may have left, a sync takes what is there. */
function beginning(thread: string, call: string): Event[] {
  const [, name = '', rest = ''] = /^(\w+)\((.*)$/s.exec(call) ?? []
  if (name === 'fsync' || name === 'fdatasync') return [{ kind: 'sync_begins', path: descriptor(rest).path, thread }]
  const writes = name === 'write' || name === 'writev' || name === 'sendto' || name === 'sendmsg'
  if (!writes) return []
  const { fd, path } = descriptor(rest)
  if (path.startsWith('/')) return fd === 1 ? [{ kind: 'said', process: thread, data: strings(rest) }] : []
  return [{ kind: fd === 1 ? 'said' : 'sent', process: thread, data: strings(rest) }]
}

/** What is true once a call has succeeded. */
function ending(thread: string, call: string): Event[] {
  const [, name = '', rest = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+|\?)/s.exec(call) ?? []
  if (name === 'exit_group') return [{ kind: 'exit', process: thread, code: Number(/^-?\d+/.exec(rest)?.[0] ?? -1) }]
  if (name === '' || result.startsWith('-')) return []
  const numbers = rest.split(', ').map(Number)
  const { path } = descriptor(rest)
  switch (name) {
    case 'open':
    case 'openat':
    case 'creat': {
      const creates = name === 'creat' || rest.includes('O_CREAT') || rest.includes('O_TRUNC')
      const [target = ''] = paths(rest)
      return creates ? [{ kind: 'open', path: target, truncates: name === 'creat' || rest.includes('O_TRUNC') }] : []
    }
    case 'write':
    case 'writev':
      return path.startsWith('/') ? [{ kind: 'write', path, at: null, data: strings(rest).subarray(0, Number(result)) }] : []
    case 'pwrite64':
      return [{ kind: 'write', path, at: numbers.at(-1) ?? 0, data: strings(rest).subarray(0, Number(result)) }]
    case 'ftruncate':
      return [{ kind: 'resize', path, size: numbers.at(-1) ?? 0 }]
    case 'fsync':
    case 'fdatasync':
      return [{ kind: 'sync_ends', path, thread }]
    case 'rename':
    case 'renameat':
    case 'renameat2':
    case 'link':
    case 'linkat': {
      const [from = '', to = ''] = paths(rest)
      return [{ kind: name.startsWith('link') ? 'link' : 'rename', from, to }]
    }
    case 'unlink':
    case 'unlinkat':
    case 'rmdir':
    case 'mkdir':
    case 'mkdirat': {
      const [target = ''] = paths(rest)
      return [{ kind: name.startsWith('mkdir') ? 'mkdir' : 'unlink', path: target }]
    }
    case 'sendto':
    case 'sendmsg':
      return []
    default: {
      // a promise to understand all that changes a disk: what is not understood must not pass for nothing
      const [target = path] = paths(rest)
      if (target.startsWith('/dev/') || target.startsWith('/proc/') || !target.startsWith('/')) return []
      throw new Error(`the test does not know the call ${name} on ${target}`)
    }
  }
}

function descriptor(rest: string): { fd: number; path: string } {
  const [, fd = '-1', name = '', deleted] = /^(\d+)<([^>]*)>(\(deleted\))?/s.exec(rest) ?? []
  return { fd: Number(fd), path: deleted === undefined ? decoded(name).toString() : '' }
}

/** With `-xx` a quotation mark stands only around a string. */
function quoted(rest: string): Buffer[] {
  return rest.split('"').flatMap((part, index) => (index % 2 === 1 ? [decoded(part)] : []))
}

function strings(rest: string): Buffer {
  return Buffer.concat(quoted(rest))
}

function paths(rest: string): string[] {
  return quoted(rest).map(String)
}

function decoded(text: string): Buffer {
  return text.includes('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text, 'latin1')
}

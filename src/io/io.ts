import { writeSync } from 'node:fs'
import { fold } from './fold.ts'
import { isTerminal } from './is-terminal.ts'
import { render, type Palette } from './paint.ts'
import { harmlessJson, sanitise } from './sanitise.ts'

/** Data goes to stdout; progress, hints and questions go to stderr. */
export interface Io {
  /** One line (or several) on stdout, sanitised; silent with `--quiet`, which leaves errors and JSON alone. */
  print(text?: string): void
  /** One JSON document on stdout and nothing else there. */
  json(value: unknown): void
  /** One JSON value on one line (`--jsonl`). */
  jsonLine(value: unknown): void
  /** Bytes on stdout as they are: a document the user asked for (`-o -`, a report in Markdown). */
  raw(content: string | Uint8Array): void
  /** A hint, a progress line, a warning: stderr, silent with `--quiet`. */
  note(text: string): void
  /** What must be said whatever the flags: stderr. */
  complain(text: string): void
  /** Only with `--verbose`: stderr. */
  detail(text: string): void
  readonly stdinIsTerminal: boolean
  readonly stdoutIsTerminal: boolean
  readonly stderrIsTerminal: boolean
  /** Columns of the terminal, 80 where there is none. */
  readonly columns: number
  readonly colour: { readonly stdout: boolean; readonly stderr: boolean }
}

export interface IoOptions {
  quiet: boolean
  verbose: boolean
  /** undefined: as `NO_COLOR`, `FORCE_COLOR` and the stream say. */
  colour: boolean | undefined
  env: NodeJS.ProcessEnv
}

/** A closed pipe (`| head`) is not an error: writing stops silently. */
function write(fd: 1 | 2, content: string | Uint8Array): void {
  const bytes = Buffer.from(content)
  let offset = 0
  while (offset < bytes.length) {
    try {
      offset += writeSync(fd, bytes, offset)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
        continue
      }
      if (code === 'EPIPE') return
      throw error
    }
  }
}

export async function createIo(options: IoOptions): Promise<Io> {
  const { env } = options
  const wanted = (isTerminal: boolean): boolean => {
    if (options.colour !== undefined) return options.colour
    if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0'
    if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false
    return isTerminal && env['TERM'] !== 'dumb'
  }
  const terminal = { stdin: isTerminal(0), stdout: isTerminal(1), stderr: isTerminal(2) }
  const colour = { stdout: wanted(terminal.stdout), stderr: wanted(terminal.stderr) }
  const palette = colour.stdout || colour.stderr ? await (await import('./palette.ts')).loadPalette() : null
  const paletteOf = (stream: 'stdout' | 'stderr'): Palette | null => (colour[stream] ? palette : null)
  const out = (text: string): void => write(1, `${render(text, paletteOf('stdout'), sanitise)}\n`)
  const tell = (text: string): void => out(terminal.stdout ? fold(text, process.stdout.columns || 80) : text)
  const err = (text: string): void => write(2, `${render(text, paletteOf('stderr'), sanitise)}\n`)
  const say = (text: string): void => err(terminal.stderr ? fold(text, process.stderr.columns || 80) : text)
  return {
    print: (text = '') => {
      if (!options.quiet) tell(text)
    },
    json: (value) => write(1, `${harmlessJson(JSON.stringify(value, null, 2))}\n`),
    jsonLine: (value) => write(1, `${harmlessJson(JSON.stringify(value))}\n`),
    raw: (content) => write(1, content),
    note: (text) => {
      if (!options.quiet) say(text)
    },
    complain: say,
    detail: (text) => {
      if (options.verbose) err(text)
    },
    stdinIsTerminal: terminal.stdin,
    stdoutIsTerminal: terminal.stdout,
    stderrIsTerminal: terminal.stderr,
    get columns() {
      return (terminal.stdout ? process.stdout.columns : terminal.stderr ? process.stderr.columns : undefined) ?? 80
    },
    colour,
  }
}

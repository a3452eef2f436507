import { writeSync } from 'node:fs'
import { Failure } from '../failure.ts'
import { outputText } from '../i18n/output.ts'
import { say } from '../i18n/text.ts'
import { fold } from './fold.ts'
import { isTerminal } from './is-terminal.ts'
import { render, voiced, type Palette } from './paint.ts'
import { harmlessJson, jsonText, sanitise } from './sanitise.ts'

/** Data goes to stdout; progress, hints and questions go to stderr. */
export interface Io {
  /** One line (or several) on stdout, sanitised; silent with `--quiet`, which leaves errors and JSON alone. */
  print(text?: string): void
  /** One JSON document on stdout and nothing else there. */
  json(value: unknown): void
  /** One JSON value on one line (`--jsonl`). */
  jsonLine(value: unknown): void
  /** A document the user asked for (`-o -`, a report in Markdown) on stdout: as it is into a file or a pipe, harmless on a terminal. */
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
  /** Nothing is drawn, nothing moves, what signs and colours tell is said in words (`--plain`): for screen readers. */
  readonly plain: boolean
}

export interface IoOptions {
  quiet: boolean
  verbose: boolean
  /** undefined: as `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the stream say. */
  colour: boolean | undefined
  plain: boolean
  /** What is said instead of drawings is in it. */
  lang: 'fr' | 'en'
  env: NodeJS.ProcessEnv
}

/**
 * A closed pipe (`| head`) is not an error: writing stops silently. Throws `Failure` `output_failed` where stdout takes nothing more (a
 * full disk); of stderr there would be nobody to tell.
 */
function write(fd: 1 | 2, content: string | Uint8Array, lang: 'fr' | 'en'): void {
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
      if (code === 'EPIPE' || fd === 2) return
      throw new Failure('failed', 'output_failed', say(lang, outputText.failed, { code: code ?? String(error) }), {
        hint: say(lang, outputText.failed_hint),
        cause: error,
      })
    }
  }
}

/**
 * Who asks for colour gets it, who asks for none too; else a terminal that can. As Node, `gh` and most others read these variables
 * (force-color.org, no-color.org, bixense.com/clicolors).
 */
function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, CLICOLOR, TERM } = env
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (CLICOLOR_FORCE && CLICOLOR_FORCE !== '0') return true
  if (NO_COLOR || CLICOLOR === '0') return false
  return isTerminal && TERM !== 'dumb'
}

export async function createIo(options: IoOptions): Promise<Io> {
  const { env, lang } = options
  const wanted = (isTerminal: boolean): boolean => options.colour ?? (!options.plain && wantsColour(env, isTerminal))
  const terminal = { stdin: isTerminal(0), stdout: isTerminal(1), stderr: isTerminal(2) }
  const colour = { stdout: wanted(terminal.stdout), stderr: wanted(terminal.stderr) }
  const palette = colour.stdout || colour.stderr ? await (await import('./palette.ts')).loadPalette() : null
  const paletteOf = (stream: 'stdout' | 'stderr'): Palette | null => (colour[stream] ? palette : null)
  const lineOn =
    (fd: 1 | 2, stream: 'stdout' | 'stderr') =>
    (text: string, folded = true): void => {
      const given = voiced(text, options.plain ? lang : null)
      if (given === null) return
      const shown = folded && terminal[stream] ? fold(given, process[stream].columns || 80) : given
      write(fd, `${render(shown, paletteOf(stream), sanitise)}\n`, lang)
    }
  const tell = lineOn(1, 'stdout')
  const warn = lineOn(2, 'stderr')
  return {
    print: (text = '') => {
      if (!options.quiet) tell(text)
    },
    json: (value) => write(1, jsonText(value), lang),
    jsonLine: (value) => write(1, `${harmlessJson(JSON.stringify(value))}\n`, lang),
    raw: (content) =>
      write(1, terminal.stdout ? sanitise(Buffer.from(content).toString().replaceAll('\r\n', '\n')) : content, lang),
    note: (text) => {
      if (!options.quiet) warn(text)
    },
    complain: (text) => warn(text),
    detail: (text) => {
      if (options.verbose) warn(text, false)
    },
    stdinIsTerminal: terminal.stdin,
    stdoutIsTerminal: terminal.stdout,
    stderrIsTerminal: terminal.stderr,
    get columns() {
      return (terminal.stdout ? process.stdout.columns : terminal.stderr ? process.stderr.columns : undefined) ?? 80
    },
    colour,
    plain: options.plain,
  }
}

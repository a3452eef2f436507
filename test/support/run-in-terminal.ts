import { spawn } from '@lydell/node-pty'
import { displayWidth } from '../../src/io/table.ts'

export interface Shown {
  readonly code: number
  /** Every byte that was written. */
  readonly bytes: string
  /** Without terminal codes. */
  readonly screen: string
  /** Pieces of lines wider than the terminal; whatever moves the cursor begins another. */
  readonly too_wide: readonly string[]
  /** What stood there when nothing came any more, and the program had not ended: it was told to stop. */
  readonly asked: string | null
}

export interface ShownOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly columns?: number
}

/** So long without a byte: a service in the foreground; with a question on the screen it is waited for an answer. */
const quietMs = 30_000
const askedMs = 1500

/** A line of the shell in a pseudo-terminal, to its end; a program that waits is interrupted. */
export function runInTerminal(line: string, { cwd, env, columns = 80 }: ShownOptions): Promise<Shown> {
  return new Promise((resolve) => {
    const pty = spawn('/bin/bash', ['-c', line], { cols: columns, rows: 24, cwd, env: { ...env, TERM: 'xterm-256color' } })
    let bytes = ''
    let asked: string | null = null
    let timer: NodeJS.Timeout
    const wait = (): void => {
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          if (asked !== null) return pty.kill('SIGKILL')
          asked = bytes.slice(-400)
          pty.write('\u0003')
          wait()
        },
        /^\S*\? /m.test(withoutCodes(bytes)) ? askedMs : quietMs,
      )
    }
    wait()
    pty.onData((data) => {
      bytes += data
      wait()
    })
    pty.onExit(({ exitCode }) => {
      clearTimeout(timer)
      resolve({ code: exitCode, bytes, screen: withoutCodes(bytes), too_wide: tooWide(bytes, columns), asked })
    })
  })
}

/* oxlint-disable no-control-regex -- terminal codes */
export function withoutCodes(bytes: string): string {
  return bytes.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '')
}

function tooWide(bytes: string, columns: number): string[] {
  const pieces = bytes
    .replace(/\u001B\[[0-9;?]*m/g, '')
    .replace(/\u001B\[[0-9;?]*[A-Za-z]|\r/g, '\n')
    .split('\n')
  return pieces.filter((piece) => displayWidth(piece) > columns)
}
/* oxlint-enable no-control-regex */

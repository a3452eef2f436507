import { spawn, type IPty } from '@lydell/node-pty'
import { onTestFinished } from 'vitest'
import { displayWidth } from '../../src/io/table.ts'
import { smm, type Home } from './program.ts'

/** The built program in a pseudo-terminal of 80 columns, as a person meets it. */
export class Terminal {
  readonly #pty: IPty
  readonly #ended: Promise<number>
  #screen = ''
  #read = 0

  constructor(at: Home, words: readonly string[], env: Record<string, string> = {}) {
    this.#pty = spawn(process.execPath, [smm, ...words], {
      cols: 80,
      rows: 40,
      cwd: at.folder,
      env: { ...at.env, TERM: 'xterm-256color', NO_COLOR: '', ...env },
    })
    this.#pty.onData((data) => {
      this.#screen += data
    })
    this.#ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => resolve(exitCode))
    })
    onTestFinished(() => {
      try {
        this.#pty.kill('SIGKILL')
      } catch {
        // it has ended already
      }
    })
  }

  /** All that was written, without colours and cursor moves, spaces made plain. */
  get screen(): string {
    // oxlint-disable-next-line no-control-regex -- terminal codes
    return this.#screen.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '')
  }

  /** Every byte that was written. */
  get bytes(): string {
    return this.#screen
  }

  /** Pieces of lines wider than the terminal; whatever moves the cursor begins another. */
  get tooWide(): string[] {
    /* oxlint-disable no-control-regex -- terminal codes */
    const pieces = this.#screen
      .replace(/\u001B\[[0-9;?]*m/g, '')
      .replace(/\u001B\[[0-9;?]*[A-Za-z]|\r/g, '\n')
      .split('\n')
    /* oxlint-enable no-control-regex */
    return pieces.filter((piece) => displayWidth(piece) > 80)
  }

  /** Waits until the screen shows this, after what was waited for before. */
  async sees(text: string): Promise<void> {
    const plain = (screen: string): string => screen.replace(/[\u00A0\u202F]/g, ' ').replace(/’/g, "'")
    const until = Date.now() + 20_000
    for (;;) {
      const found = plain(this.screen).indexOf(text, this.#read)
      if (found >= 0) {
        this.#read = found + text.length
        return
      }
      if (Date.now() > until) throw new Error(`« ${text} » never came:\n${this.screen.slice(-2000)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Waits for the question and its help line or place to type, then presses these keys one by one. */
  async answer(question: string, ...keys: readonly string[]): Promise<void> {
    await this.sees(question)
    for (const key of keys) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      this.#pty.write(key)
    }
  }

  kill(): void {
    this.#pty.kill('SIGKILL')
  }

  press(keys: string): void {
    this.#pty.write(keys)
  }

  ended(): Promise<number> {
    return this.#ended
  }
}

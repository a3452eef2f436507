import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { assistantsClient } from '../../src/assistant.ts'
import { createConfig } from '../../src/config.ts'
import type { Context, Fetch, GlobalOptions } from '../../src/context.ts'
import type { Lang } from '../../src/i18n/text.ts'
import type { Ask } from '../../src/io/ask.ts'
import { render, voiced } from '../../src/io/paint.ts'
import { sanitise } from '../../src/io/sanitise.ts'
import { byLine } from '../../src/io/by-line.ts'
import type { Io } from '../../src/io/io.ts'
import { send } from '../../src/networks/send.ts'
import { findPlaces } from '../../src/places.ts'
import { openSecrets } from '../../src/secrets/secrets.ts'
import { openStore } from '../../src/store/sqlite/index.ts'

export interface TestContextOptions {
  lang?: Lang
  /** A fixed clock; give a function to move it. */
  now?: Date | (() => Date)
  options?: Partial<GlobalOptions>
  env?: Record<string, string>
  cwd?: string
  /** Scripted answers to questions; without it any question fails the test. */
  ask?: Partial<Ask>
  fetch?: Fetch
  columns?: number
  /** As with `--plain`. */
  plain?: boolean
  /** An earlier context's folder, to come back to the same data. */
  folder?: string
}

export interface TestContext extends Context {
  /** Everything printed so far, as a person without colour would see it. */
  readonly stdout: () => string
  readonly stderr: () => string
  readonly folder: string
}

/** A real context on a temporary folder: real SQLite, real files, captured output. Removed when the test has finished. */
export function testContext(given: TestContextOptions = {}): TestContext {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'smm-test-'))
  const out: string[] = []
  const err: string[] = []
  const put = (to: string[], text: string): void => {
    const voice = voiced(text, given.plain === true ? (given.lang ?? 'en') : null)
    if (voice !== null) to.push(`${render(voice, null, sanitise)}\n`)
  }
  const options: GlobalOptions = {
    client: null,
    home: null,
    profile: null,
    json: false,
    jsonl: false,
    lang: null,
    input: given.ask !== undefined,
    yes: false,
    quiet: false,
    verbose: false,
    dry_run: false,
    ...given.options,
  }
  const io: Io = {
    print: (text = '') => {
      if (!options.quiet) put(out, text)
    },
    json: (value) => void out.push(`${JSON.stringify(value, null, 2)}\n`),
    jsonLine: (value) => void out.push(`${JSON.stringify(value)}\n`),
    raw: (content) => void out.push(Buffer.from(content).toString()),
    note: (text) => {
      if (!options.quiet) put(err, text)
    },
    complain: (text) => put(err, text),
    detail: (text) => {
      if (options.verbose) put(err, text)
    },
    stdinIsTerminal: options.input,
    stdoutIsTerminal: options.input,
    stderrIsTerminal: options.input,
    columns: given.columns ?? 80,
    colour: { stdout: false, stderr: false },
    plain: given.plain === true,
  }
  const env: NodeJS.ProcessEnv = {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    ...given.env,
  }
  const lang = given.lang ?? 'en'
  const places = findPlaces(env, options, 'linux')
  const clock = given.now ?? (() => new Date())
  const now = (): Date => (typeof clock === 'function' ? clock() : new Date(clock))
  const cwd = given.cwd ?? folder
  const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
    let made: Promise<T> | undefined
    return () => (made ??= make())
  }
  const opened: { close(): Promise<void> }[] = []
  const context: TestContext = {
    io: options.jsonl ? byLine(io) : io,
    lang,
    options,
    env,
    cwd,
    places,
    now,
    fetch: given.fetch ?? send,
    config: once(async () => createConfig({ env, cwd, places, lang })),
    store: once(async () => {
      const store = openStore(places.database, { backups: places.backups, lang, now, assistant: assistantsClient(env) })
      opened.push(store)
      return store
    }),
    secrets: once(async () => openSecrets({ env, places, lang, store: await context.store(), now })),
    ask: async () => {
      if (!given.ask) throw new Error('a question was asked in a test that gave no answers')
      return given.ask as Ask
    },
    close: async () => {
      for (const thing of opened.splice(0)) await thing.close()
    },
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    folder,
  }
  onTestFinished(async () => {
    await context.close()
    if (given.folder === undefined) rmSync(folder, { recursive: true, force: true })
  })
  return context
}

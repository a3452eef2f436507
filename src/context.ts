import type { Config } from './config.ts'
import type { Ask } from './io/ask.ts'
import type { Io } from './io/io.ts'
import type { Lang } from './i18n/text.ts'
import type { Secrets } from './secrets/secrets.ts'
import type { Store } from './store/store.ts'

/** The flags that every command takes. */
export interface GlobalOptions {
  readonly client: string | null
  readonly home: string | null
  /** What `--profile` said. */
  readonly profile: string | null
  readonly json: boolean
  readonly jsonl: boolean
  /** What `--lang` said, `both` included; null without it. */
  readonly lang: Lang | 'both' | null
  /** False: never ask (`--no-input`, or stdin is no terminal). */
  readonly input: boolean
  readonly yes: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly dry_run: boolean
}

/** As much of the built-in `fetch` as is needed, which is one such function. */
export type Fetch = (
  url: URL,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body: Uint8Array<ArrayBuffer> | Blob | string | FormData | URLSearchParams | null
    readonly redirect: 'manual'
    readonly signal: AbortSignal
  },
) => Promise<FetchAnswer>

export interface FetchAnswer {
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  /** To be read to its end, or left: that closes the connection. */
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Where things live on this machine. Nothing is created by naming them. */
export interface Places {
  /** Database, media, backups (`--home`, `SMM_HOME`, else the platform's data folder). */
  readonly home: string
  /** Settings and the key file: the platform's configuration folder. */
  readonly config: string
  /** The profile that is worked in; null: the one without a name. */
  readonly profile: string | null
  readonly database: string
  readonly media: string
  readonly backups: string
}

/** What a command may touch. Cheap things are values, dear ones memoised functions. */
export interface Context {
  readonly io: Io
  /** Language of what the person at the keyboard reads. */
  readonly lang: Lang
  readonly options: GlobalOptions
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  readonly places: Places
  now(): Date
  readonly fetch: Fetch
  config(): Promise<Config>
  store(): Promise<Store>
  secrets(): Promise<Secrets>
  ask(): Promise<Ask>
  /** Closes what was opened. Called once, by `main`. */
  close(): Promise<void>
}

import { assistantsClient } from '../assistant.ts'
import { createConfig } from '../config.ts'
import type { Context, GlobalOptions } from '../context.ts'
import { storeText } from '../i18n/store.ts'
import { say, type Lang } from '../i18n/text.ts'
import { byLine } from '../io/by-line.ts'
import type { Io } from '../io/io.ts'
import { findProfile } from '../config/profiles.ts'

/** Builds what a command may touch. Nothing is opened until it is asked for. */
export function createContext(given: { io: Io; lang: Lang; env: NodeJS.ProcessEnv; options: GlobalOptions }): Context {
  const { lang, env, options } = given
  const io = options.jsonl ? byLine(given.io) : given.io
  const places = findProfile(env, options, lang)
  const now = (): Date => new Date()
  const opened: { close(): Promise<void> }[] = []
  const context: Context = {
    io,
    lang,
    options,
    env,
    cwd: process.cwd(),
    places,
    now,
    fetch: async (url, init) => (await import('../networks/send.ts')).send(url, init),
    config: once(async () => createConfig({ env, cwd: process.cwd(), places, lang })),
    store: once(async () => {
      const { openStore } = await import('../store/sqlite/index.ts')
      const upgraded = (copy: string): void => io.note(say(lang, storeText.upgraded, { path: copy }))
      const assistant = assistantsClient(env)
      const store = openStore(places.database, { backups: places.backups, lang, now, assistant, upgraded })
      opened.push(store)
      return store
    }),
    secrets: once(async () => {
      const { openSecrets } = await import('../secrets/secrets.ts')
      const chosen = (await context.config()).get('secrets.backend')
      return openSecrets({ env, places, lang, store: await context.store(), now, chosen })
    }),
    ask: once(async () => {
      // a terminal that cannot move its cursor draws no arrows
      if (io.plain || env['TERM'] === 'dumb' || (await context.config()).get('prompts') === 'numbers') {
        const { numberedAsk } = await import('../io/numbered-ask.ts')
        return numberedAsk(lang, io)
      }
      const { terminalAsk } = await import('../io/terminal-ask.ts')
      return terminalAsk(lang, io)
    }),
    close: async () => {
      for (const thing of opened.splice(0)) await thing.close()
    },
  }
  return context
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config, SettingKey, SettingValues, Source } from '../config.ts'
import type { Places } from '../context.ts'
import { diskHint } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { configText } from '../i18n/config.ts'
import { say, type Lang } from '../i18n/text.ts'
import { isSymbolicLink, writePrivateFile } from '../private-files.ts'
import { findProjectFile } from './find-project-file.ts'
import { loadFile } from './load-file.ts'
import {
  amountCurrencies,
  isSettingKey,
  knownSetting,
  readSetting,
  settingKeys,
  settings,
  unknownHint,
  variableOf,
  type Raw,
} from './settings.ts'

export interface ConfigOptions {
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  readonly places: Places
  readonly lang: Lang
}

interface Held {
  readonly value: SettingValues[SettingKey]
  readonly source: Source
}

/**
 * Reads all sources and checks every value. Throws `Failure` usage: `config_unreadable`, `config_is_code`, `config_import`,
 * `unknown_setting`, `bad_setting`, each with the file or the variable it comes from.
 */
export async function readConfig({ env, cwd, places, lang }: ConfigOptions): Promise<Config> {
  const path = join(places.config, 'config.yaml')
  const held = new Map<SettingKey, Held>()
  for (const key of settingKeys) held.set(key, { value: settings[key].fallback, source: { from: 'default', where: null } })

  const take = (key: SettingKey, raw: Raw, source: Source, folder: string): void => {
    const where =
      source.from === 'environment'
        ? say(lang, configText.found_in_variable, { name: source.where ?? '' })
        : say(lang, configText.found_in, { file: source.where ?? '' })
    const value = readSetting(key, raw, { lang, folder, bare: source.from !== 'environment' }, where)
    held.set(key, { value, source })
  }
  const takeFile = (file: string, pairs: ReadonlyMap<string, Raw>, from: 'user' | 'project'): void => {
    for (const [key, raw] of pairs) {
      if (from === 'project' && key === 'client') continue
      if (!isSettingKey(key)) {
        throw new Failure('usage', 'unknown_setting', say(lang, configText.unknown_setting_in, { file, key }), {
          hint: unknownHint(key, lang),
        })
      }
      if (from === 'project' && settings[key].own) {
        throw new Failure('usage', 'bad_setting', say(lang, configText.not_from_project, { key, file }), {
          hint: say(lang, configText.not_from_project_hint, { key }),
        })
      }
      take(key, raw, { from, where: file }, dirname(file))
    }
  }

  if (existsSync(path)) takeFile(path, await loadFile(path, lang), 'user')
  const project = findProjectFile(cwd, env)
  let project_client: string | null = null
  if (project !== null && project !== path) {
    const pairs = await loadFile(project, lang)
    takeFile(project, pairs, 'project')
    const client = pairs.get('client')
    project_client = client === undefined ? null : String(client)
  }
  for (const key of settingKeys) {
    const name = variableOf(key)
    const raw = env[name]
    if (raw !== undefined && raw !== '') take(key, raw, { from: 'environment', where: name }, cwd)
  }

  return {
    get: <K extends SettingKey>(key: K) => (held.get(key) as Held).value as SettingValues[K],
    list: () => settingKeys.map((key) => ({ key, ...(held.get(key) as Held) })),
    set: async (name, value) => {
      const key = knownSetting(name, lang)
      const read = readSetting(key, value, { lang, folder: cwd, bare: false }, null)
      // an amount stays as typed: a bare integer in a file would be minor units
      const written = amountCurrencies[key] !== undefined ? value.trim() : read
      await write(path, lang, (document) => document.setIn(key.split('.'), written))
      if (rank((held.get(key) as Held).source) <= rank({ from: 'user', where: path })) {
        held.set(key, { value: read, source: { from: 'user', where: path } })
      }
    },
    unset: async (name) => {
      const key = knownSetting(name, lang)
      if (existsSync(path)) {
        await write(path, lang, (document) => {
          document.deleteIn(key.split('.'))
          document.delete(key)
        })
      }
      if ((held.get(key) as Held).source.from === 'user') {
        held.set(key, { value: settings[key].fallback, source: { from: 'default', where: null } })
      }
    },
    path,
    project_client,
    project_file: project,
  }
}

function rank(source: Source): number {
  return ['default', 'user', 'project', 'environment'].indexOf(source.from)
}

interface Editable {
  setIn(path: readonly string[], value: unknown): void
  deleteIn(path: readonly string[]): unknown
  delete(key: string): unknown
}

/** Changes the user's file where it stands: comments and order are kept. */
async function write(file: string, lang: Lang, change: (document: Editable) => void): Promise<void> {
  if (isSymbolicLink(file)) {
    throw new Failure('usage', 'config_is_link', say(lang, configText.is_link, { file }), {
      hint: say(lang, configText.is_link_hint),
    })
  }
  const { isMap, parseDocument } = await import('yaml')
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '')
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never
  change({
    setIn: (path, value) => {
      const [group = '', name] = path
      const key = path.join('.')
      if (document.has(key)) document.set(key, value)
      else {
        if (name !== undefined && !isMap(document.get(group))) document.set(group, document.createNode({}))
        document.setIn(path, value)
      }
    },
    deleteIn: (path) => (document.hasIn(path) ? document.deleteIn(path) : false),
    delete: (key) => document.delete(key),
  })
  try {
    writePrivateFile(file, document.toString())
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('failed', 'config_not_writable', say(lang, configText.not_writable, { file, code }), {
      hint: diskHint(error, lang) ?? say(lang, configText.not_writable_hint),
      cause: error,
    })
  }
}

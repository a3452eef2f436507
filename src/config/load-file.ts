import { mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { diskFailure } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { configText } from '../i18n/config.ts'
import { say, type Lang } from '../i18n/text.ts'
import { largestSettings } from './find-project-file.ts'
import type { Raw } from './settings.ts'

/**
 * One named file of settings as flat pairs (`delivery.settle_seconds` → 600). Data only: YAML or JSON by its ending, the property
 * `smm` of a package.json. Throws `Failure` usage `config_unreadable`, `config_is_code`, `config_import`.
 */
export async function loadFile(file: string, lang: Lang): Promise<Map<string, Raw>> {
  const fail = (code: string, message: string, cause?: unknown): Failure =>
    new Failure('usage', code, message, { hint: say(lang, configText.fix_file), ...(cause === undefined ? {} : { cause }) })
  const unreadable = (reason: string, cause?: unknown): Failure =>
    fail('config_unreadable', say(lang, configText.unreadable, { file, reason }), cause)

  let config: unknown
  try {
    const found = statSync(file)
    // a pipe would be waited for, and a device has no end
    if (!found.isFile()) throw unreadable(say(lang, configText.no_file))
    if (found.size > largestSettings) throw unreadable(say(lang, configText.too_large))
    config = await load(file, {
      code: () => fail('config_is_code', say(lang, configText.no_code, { file })),
      imports: () => fail('config_import', say(lang, configText.no_import, { file })),
    })
  } catch (error) {
    if (error instanceof Failure) throw error
    // of the folder it is read from, not of the file
    if ((error as NodeJS.ErrnoException).syscall === 'mkdtemp') throw diskFailure(error, lang) ?? error
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw unreadable(reason.replace(` in ${file}`, '').replace(`JSON Error:`, '').trim(), error)
  }
  const pairs = new Map<string, Raw>()
  if (config === undefined || config === null) return pairs
  if (!isMap(config)) throw fail('config_unreadable', say(lang, configText.not_a_map, { file }))
  flatten(config, '', pairs, (key) => fail('config_unreadable', say(lang, configText.unknown_setting_in, { file, key })))
  return pairs
}

/**
 * cosmiconfig, held so that it runs nothing: while it is being made it looks for `.config/config.{js,cjs,mjs,ts}` and
 * `package.json#cosmiconfig` in the working directory and executes them, so that it is made in an empty folder of its own;
 * every loader of code refuses; `$import` is refused before it is followed; and only files that we name are loaded, never searched.
 */
async function load(file: string, refuse: { code: () => Failure; imports: () => Failure }): Promise<unknown> {
  const { cosmiconfig, defaultLoaders } = await import('cosmiconfig')
  const code = (): never => {
    throw refuse.code()
  }
  const data =
    (parse: (path: string, text: string) => unknown) =>
    (path: string, text: string): unknown => {
      const parsed = parse(path, text)
      const own = basename(path) === 'package.json' && isMap(parsed) ? parsed['smm'] : parsed
      if (isMap(own) && Object.hasOwn(own, '$import')) throw refuse.imports()
      return parsed
    }
  const yaml = data(defaultLoaders['.yaml'])
  const json = data(defaultLoaders['.json'])
  const loaders = {
    '.yaml': yaml,
    '.yml': yaml,
    '.json': json,
    noExt: yaml,
    '.js': code,
    '.cjs': code,
    '.mjs': code,
    '.ts': code,
    '.mts': code,
    '.cts': code,
    default: code,
  }
  const empty = mkdtempSync(join(tmpdir(), 'smm-empty-'))
  const here = process.cwd()
  let explorer: ReturnType<typeof cosmiconfig>
  try {
    // nothing is awaited in between: no other part of the program sees the other folder
    process.chdir(empty)
    explorer = cosmiconfig('smm', { searchPlaces: [], searchStrategy: 'none', loaders, cache: false })
  } finally {
    process.chdir(here)
    rmdirSync(empty)
  }
  const result = await explorer.load(file)
  return result?.isEmpty === true ? null : (result?.config as unknown)
}

function flatten(map: Record<string, unknown>, prefix: string, into: Map<string, Raw>, refuse: (key: string) => Failure): void {
  for (const [name, value] of Object.entries(map)) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (typeof value === 'string' || typeof value === 'number') into.set(key, value)
    else if (typeof value === 'boolean') into.set(key, String(value))
    else if (value === null) continue
    else if (isMap(value) && prefix === '') flatten(value, key, into, refuse)
    else throw refuse(key)
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

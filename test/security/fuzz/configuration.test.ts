import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect } from 'vitest'
import { stringify } from 'yaml'
import { readConfig } from '../../../src/config/read-config.ts'
import { readSetting, settingKeys, showSetting, variableOf } from '../../../src/config/settings.ts'
import { Failure } from '../../../src/failure.ts'
import { findPlaces } from '../../../src/places.ts'
import { anyText, brokenYaml, hunt } from './hunt.ts'

const folder = mkdtempSync(join(tmpdir(), 'smm-fuzz-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const project = join(folder, 'project')
mkdirSync(project, { recursive: true })
const home = { HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') }
const places = findPlaces(home, { profile: null })
mkdirSync(places.config, { recursive: true })

const lang = fc.constantFrom('fr' as const, 'en' as const)
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '$import',
  'lang.x',
  'delivery',
  'x',
  'consultant',
  'client',
  '',
]
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    32,
    '32',
    ' 32 ',
    '12,5',
    '1e3',
    'on',
    'fr',
    '#fff',
    'FR',
    'https://example.org/x',
    'https://a:b@example.org',
    'http://10.0.0.1',
    'smtp://u:p@mail.example.org',
    'a@example.org',
    'a@example.org;b@example.org',
    '732 829 320 00074',
    'FR40303265045',
    '../..',
    '/dev/null',
    '2026-01-01',
    [],
    {},
  ),
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
)
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string>(...settingKeys) },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string() },
)

/** Nested by the points of its keys, as people write it; own keys only. */
function nested(pairs: readonly (readonly [string, unknown])[]): unknown {
  const groups = new Map<string, unknown>()
  for (const [name, one] of pairs) {
    const [group = '', ...rest] = name.split('.')
    const before = groups.get(group)
    if (rest.length === 0) groups.set(group, one)
    else
      groups.set(
        group,
        Object.fromEntries([...(before instanceof Object ? Object.entries(before) : []), [rest.join('.'), one]]),
      )
  }
  return Object.fromEntries(groups)
}

const map = fc.array(fc.tuple(key, value), { maxLength: 5 }).map(nested)
const file = fc.oneof(
  { weight: 4, arbitrary: map.map((one) => stringify(one)) },
  { weight: 3, arbitrary: map.map((one) => JSON.stringify(one)) },
  { weight: 2, arbitrary: brokenYaml('lang: fr', ': ', '$import: x', 'delivery:') },
  { weight: 1, arbitrary: anyText },
)

const untouched = (): void => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
}

/** The values, or the failure that says what is wrong and where. */
async function outcome<T>(run: () => T | Promise<T>): Promise<T | null> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    expect([error.kind, error.message === '']).toEqual(['usage', false])
    expect(error.message).not.toMatch(/Maximum call stack|Cannot read prop|\[object /)
    return null
  }
}

describe('the configuration', () => {
  hunt(
    'a file of any words gives values that each setting takes, or a clear failure',
    3_000,
    fc.record({
      text: file,
      name: fc.constantFrom('.smmrc', 'smm.config.yaml', 'smm.config.json', 'package.json', 'USER'),
      lang,
    }),
    async ({ text, name, lang: said }) => {
      const path = name === 'USER' ? join(places.config, 'config.yaml') : join(project, name)
      writeFileSync(path, name === 'package.json' ? `{"name":"x","smm":${text}}` : text)
      try {
        const config = await outcome(() => readConfig({ env: home, cwd: project, places, lang: said }))
        for (const one of config?.list() ?? []) {
          expect(settingKeys).toContain(one.key)
          expect(['string', 'number', 'object']).toContain(typeof one.value)
          if (typeof one.value === 'number') expect(Number.isFinite(one.value)).toBe(true)
        }
      } finally {
        rmSync(path)
      }
      untouched()
    },
  )

  hunt(
    'a value for a setting is in its bounds, is shown without its secrets, and is taken again',
    14_000,
    fc.record({
      key: fc.constantFrom(...settingKeys),
      raw: fc.oneof(value, fc.integer().map(String)),
      bare: fc.boolean(),
      lang,
    }),
    async ({ key: chosen, raw, bare, lang: said }) => {
      const given = typeof raw === 'number' ? raw : typeof raw === 'string' ? raw : JSON.stringify(raw)
      const read = await outcome(() => readSetting(chosen, given, { lang: said, folder, bare }, null))
      if (read === null) return
      if (typeof read === 'number') expect(Number.isSafeInteger(read) && read >= 0).toBe(true)
      const shown = showSetting(chosen, read, said)
      if (chosen.startsWith('notify.')) expect(shown).not.toMatch(/u:p@|a:b@/)
      // amounts are typed in whole units
      if (typeof read === 'string') expect(readSetting(chosen, read, { lang: said, folder, bare }, null)).toBe(read)
    },
  )

  hunt(
    'a variable of the environment is a value or a failure that names it',
    2_000,
    fc.record({ key: fc.constantFrom(...settingKeys), text: anyText.filter((text) => !text.includes('\0')), lang }),
    async ({ key: chosen, text, lang: said }) => {
      const env = { ...home, [variableOf(chosen)]: text }
      const failure: unknown = await readConfig({ env, cwd: project, places, lang: said }).then(
        () => null,
        (error: unknown) => error,
      )
      if (failure === null) return
      if (!(failure instanceof Failure)) throw failure as Error
      expect(`${failure.message} ${failure.hint ?? ''}`).toContain(variableOf(chosen))
    },
  )
})

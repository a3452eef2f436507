import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { commandTree } from '../../../src/cli/command-tree.ts'
import { hideAuthors } from '../../../src/cli/mcp/hide-authors.ts'
import { resultOf } from '../../../src/cli/mcp/result.ts'
import { toolsOf } from '../../../src/cli/mcp/tools.ts'
import { Failure } from '../../../src/failure.ts'
import { anyText, hunt } from './hunt.ts'

const rights = { lang: 'en' as const, client: null, allow_write: ['bakery'] }
const tools = toolsOf(await commandTree('en'), rights)
const names = ['__proto__', 'constructor', 'toString', 'client', 'dry_run', 'home', 'yes', 'now', 'all', 'reset']
const word = fc.oneof(
  anyText,
  fc.constantFrom(
    '--home=/elsewhere',
    '--client=florist',
    '-c',
    '--',
    '-',
    '--yes',
    '-y',
    '--help',
    '=',
    '',
    '-1',
    '\n--now',
    '$(smm publish)',
    'x'.repeat(130_000),
  ),
)
const value: fc.Arbitrary<unknown> = fc.oneof(word, fc.array(word, { maxLength: 3 }), fc.boolean(), fc.double(), fc.jsonValue())

/** A document of a command, with what somebody else wrote in it. */
const said = fc.oneof(anyText, fc.constantFrom('', '@ana', 'https://x.example/ana', 'ana@example.org'))
const message = fc.record(
  {
    id: fc.nat(),
    network: fc.constantFrom('mastodon', 'x'),
    author: fc.option(said),
    author_name: fc.option(said),
    author_url: fc.option(said),
    text: said,
    answers: fc.array(fc.record({ text: said }), { maxLength: 2 }),
    client: fc.constantFrom('bakery', 'florist'),
  },
  { requiredKeys: ['author_name'] },
)
const document = fc.oneof(
  fc.array(message, { maxLength: 3 }),
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...names, 'items'), fc.oneof(message, fc.jsonValue())),
)

// what neither a person nor an assistant sees
const hidden = /[\u0080-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]/u

describe('what an assistant sends', () => {
  hunt(
    'whatever the values: one word each behind its flag or behind `--`, for the client that was chosen',
    9_000,
    fc.record({
      nth: fc.nat({ max: tools.length - 1 }),
      values: fc.array(value, { minLength: 12, maxLength: 12 }),
      more: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }),
    }),
    ({ nth, values, more }) => {
      const tool = tools[nth]
      if (tool === undefined) return
      const properties = Object.keys(tool.schema.properties)
      const input = Object.fromEntries([
        ...Object.entries(more),
        ...properties.map((name, at) => [name, values[at % values.length]] as const),
      ])
      try {
        const { words, stdin } = tool.call(input, 'bakery')
        const end = words.indexOf('--')
        const flags = words.slice(tool.command.split(' ').length, end)
        expect(words.slice(0, tool.command.split(' ').length)).toEqual(tool.command.split(' '))
        const allowed = new Set([
          ...properties.map((name) => name.replaceAll('_', '-')),
          'json',
          'no-input',
          'no-color',
          'client',
          'dry-run',
        ])
        for (const flag of flags)
          expect([flag.slice(0, 40), allowed.has(/^--([a-z0-9-]+)/.exec(flag)?.[1] ?? '')]).toEqual([flag.slice(0, 40), true])
        expect(flags.filter((flag) => flag.startsWith('--client'))).toEqual(['--client=bakery'])
        for (const one of words) expect(one.includes('\0') || Buffer.byteLength(one) > 120_000).toBe(false)
        expect(typeof stdin).toBe('string')
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        expect(['bad_character', 'text_too_long']).toContain(error.code)
      }
    },
  )

  hunt(
    'whatever a command answers: a document without what hides, and of its client alone',
    8_000,
    fc.record({
      given: document,
      raw: fc.option(word),
      stderr: fc.oneof(
        word,
        fc.constant('{"error":{"code":"x","message":"m","hint":null}}'),
        fc.constant('{"error":{"__proto__":1}}'),
      ),
      client: fc.constantFrom(null, 'bakery'),
      with_names: fc.boolean(),
    }),
    ({ given, raw, stderr, client, with_names }) => {
      const tool = tools[0]
      if (tool === undefined) return
      const ended = { stdout: raw ?? JSON.stringify(given), stderr, code: 0, stopped: null }
      const result = resultOf(tool, ended, { lang: 'en', client, with_names })
      for (const { text } of result.content)
        expect(text.replace(/\p{Extended_Pictographic}[\u{E0020}-\u{E007F}]+/gu, '')).not.toMatch(hidden)
      if (client === 'bakery' && result.isError !== true)
        expect(JSON.stringify(result.structuredContent ?? {})).not.toMatch(/"client":"florist"/)
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )

  hunt(
    'nobody who wrote is named, wherever their message stands',
    600,
    fc.array(fc.tuple(message, fc.stringMatching(/^[A-Z][a-z]{5,9}Qz$/)), { minLength: 1, maxLength: 3 }),
    (list) => {
      const told = list.map(([one, name]) => ({
        ...one,
        author: `@${name}`,
        author_name: name,
        author_url: `https://x.example/${name}`,
        text: `${name} wrote`,
      }))
      const shown = JSON.stringify(hideAuthors({ items: told, more: { [`thread`]: told } }, 'en'))
      for (const [, name] of list) expect(shown).not.toContain(name)
    },
  )
})

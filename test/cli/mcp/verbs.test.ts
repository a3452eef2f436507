import { Ajv2020 } from 'ajv/dist/2020.js'
import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toolsOf, type Rights } from '../../../src/cli/mcp/tools.ts'
import { verbs } from '../../../src/cli/mcp/verbs.ts'
import { addEveryCommand } from '../../../src/cli/nouns.ts'
import { commandsOf, commandTree } from '../../../src/cli/command-tree.ts'
import { typographyFaults } from '../../support/french.ts'

const everything: Rights = { lang: 'en', client: null, allow_write: ['bakery'] }

describe('what an assistant may do', () => {
  test('is said of every command, and of no other', async () => {
    const known = commandsOf(await commandTree('en')).map(({ path }) => path)
    const said = Object.keys(verbs)
    expect(said).toEqual(said.toSorted((a, b) => (a < b ? -1 : 1)))
    expect({
      unsaid: known.filter((path) => !said.includes(path)),
      gone: said.filter((path) => !known.includes(path)),
    }).toEqual({ unsaid: [], gone: [] })
  })

  test('writes what waits, and nothing that cannot be looked at afterwards', async () => {
    const tools = toolsOf(await commandTree('en'), everything)
    const written = tools.filter((tool) => tool.kind === 'write').map((tool) => tool.command)
    expect(written.toSorted()).toEqual([
      'cost add',
      'idea add',
      'inbox assign',
      'inbox reply',
      'inbox tag',
      'lead add',
      'metrics add',
      'queue add',
      'queue edit',
      'queue hold',
      'queue import',
      'queue move',
      'sale add',
      'time add',
    ])
  })

  test('is to read, without a client to write for', async () => {
    const tools = toolsOf(await commandTree('en'), { ...everything, allow_write: [] })
    expect(tools.filter((tool) => tool.kind === 'write')).toEqual([])
    expect(tools.length).toBeGreaterThan(40)
  })

  test('knows no file, no other client, and no way past a person', async () => {
    const kept = [
      'output',
      'from_file',
      'media',
      'contest',
      'secrets',
      'now',
      'statement',
      'repeat',
      'evergreen',
      'from_pool',
      'template',
      'series',
      'all_clients',
      'allow_duplicate',
      'word',
      'sent',
      'home',
      'yes',
      'lang',
      'profile',
    ]
    for (const { name, schema } of toolsOf(await commandTree('en'), everything))
      expect({ name, found: kept.filter((one) => Object.hasOwn(schema.properties, one)) }).toEqual({ name, found: [] })
  })

  test('of one client leaves out what is of all of them', async () => {
    const names = toolsOf(await commandTree('en'), { ...everything, client: 'bakery' }).map((tool) => tool.name)
    expect(names).not.toContain('client_list')
    expect(names).not.toContain('doctor')
    expect(names).toContain('status')
  })

  test.each(['fr', 'en'] as const)('is a sound schema with words for everything, in %s', async (lang) => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
    for (const tool of toolsOf(await commandTree(lang), { ...everything, lang, allow_write: ['bakery', 'florist'] })) {
      expect([tool.name, ajv.validateSchema(tool.schema)]).toEqual([tool.name, true])
      const words = [tool.description, ...Object.values(tool.schema.properties).map((one) => one.description)]
      expect(words.filter((text) => text.trim() === '')).toEqual([])
      if (lang === 'fr') expect(typographyFaults(words.join('\n'))).toEqual([])
      if (tool.kind === 'write') expect(tool.schema.required).toContain('client')
    }
  })
})

describe('posts that are given as they are', () => {
  test('name no file, no address to fetch, nobody’s agreement', async () => {
    const tool = toolsOf(await commandTree('en'), everything).find((one) => one.name === 'queue_import')
    const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(tool?.schema ?? {})
    const post = { external_id: 'a', text: 'Fig bread', text_mastodon: 'Figs', to: 'blog', status: 'draft' }
    expect(valid({ posts: [post] })).toBe(true)
    for (const more of [
      { media: '/etc/hostname' },
      { media: 'https://elsewhere.example/a.jpg' },
      { client: 'florist' },
      { status: 'scheduled' },
      { contest: {} },
      { approved_by: 'the owner' },
      { external_id: '' },
      { text: ['a'] },
    ])
      expect([more, valid({ posts: [{ ...post, ...more }] })]).toEqual([more, false])
    expect(valid({ posts: [{ text: 'Without a number' }] })).toBe(false)
    expect(tool?.call({ posts: [post], path: '/etc/hostname' }, 'bakery')).toEqual({
      words: ['queue', 'import', '--json', '--no-input', '--no-color', '--client=bakery', '--', '-'],
      stdin: JSON.stringify([post]),
    })
  })
})

describe('no value becomes a flag', () => {
  /** What the program makes of a line: the command that it would run, its flags and its words. */
  const parsed = async (line: readonly string[]) => {
    let ran: { path: string; options: Record<string, unknown>; args: readonly string[] } | undefined
    const program = new Command('smm')
    program.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} })
    for (const flags of [
      '-c, --client <slug>',
      '--home <dir>',
      '--json',
      '--no-input',
      '-y, --yes',
      '-q, --quiet',
      '--no-color',
      '--dry-run',
    ])
      program.option(flags)
    await addEveryCommand(
      {
        lang: 'en',
        words: [],
        run: async (command) => {
          ran = {
            path: `${command.parent?.name() ?? ''} ${command.name()}`,
            options: command.optsWithGlobals(),
            args: command.args,
          }
        },
      },
      program,
    )
    await program.parseAsync([...line], { from: 'user' })
    return ran
  }
  const tricky = fc.oneof(
    fc.constantFrom(
      '--home=/elsewhere',
      '--client=florist',
      '-c',
      '-cflorist',
      '--',
      '-',
      '--now',
      '-y',
      '--yes',
      '--dry-run',
      '--help',
      '-h',
      '--version',
      '=',
      '',
      '-1',
      '\n--now',
      'a\n--',
      '$(smm publish)',
      '`x`',
      '; smm publish',
      '%PATH%',
    ),
    fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
  )

  test('neither of the text, nor of any flag, nor of the client', async () => {
    const tools = toolsOf(await commandTree('en'), everything)
    const add = tools.find((tool) => tool.name === 'queue_add')
    const property = fc.asyncProperty(
      tricky,
      tricky,
      tricky,
      fc.array(tricky, { minLength: 1, maxLength: 3 }),
      async (text, title, client, to) => {
        const call = add?.call({ text, title, to, at: title, draft: true }, client)
        const ran = await parsed(call?.words ?? [])
        expect(ran).toEqual({
          path: 'queue add',
          options: { json: true, input: false, color: false, client, title, to, at: title, draft: true },
          args: [text],
        })
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  test('nor of a number among numbers', async () => {
    const move = toolsOf(await commandTree('en'), everything).find((tool) => tool.name === 'queue_move')
    const property = fc.asyncProperty(fc.array(tricky, { minLength: 1, maxLength: 4 }), tricky, async (ids, at) => {
      const ran = await parsed(move?.call({ ids, at }, 'bakery').words ?? [])
      expect(ran).toEqual({
        path: 'queue move',
        options: { json: true, input: false, color: false, client: 'bakery', at },
        args: ids,
      })
    })
    await fc.assert(property, { numRuns: 40 })
  })

  test('and none of them ends the line, or is longer than a line may be', async () => {
    const add = toolsOf(await commandTree('en'), everything).find((tool) => tool.name === 'queue_add')
    expect(() => add?.call({ text: 'a\0--now' }, 'bakery')).toThrow(expect.objectContaining({ code: 'bad_character' }))
    expect(() => add?.call({ text: 'é'.repeat(60_001) }, 'bakery')).toThrow(expect.objectContaining({ code: 'text_too_long' }))
  })
})

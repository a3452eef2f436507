import { Ajv2020 } from 'ajv/dist/2020.js'
import { default as formats } from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { commandsOf, commandTree } from '../../src/cli/command-tree.ts'
import { jsonPage } from '../../src/cli/help/json-page.ts'
import { allSchemas, idOf, readPublished, schemaOf, type Schema } from '../../src/cli/schema/published.ts'
import { run } from '../../src/cli/schema/run.ts'
import { Failure } from '../../src/failure.ts'
import { checkOutput, nameOf } from '../support/check-output.ts'
import { testContext } from '../support/context.ts'
import { goneFields } from '../support/schema-guard.mjs'

const published = readPublished()
const names = Object.keys(published.commands)

function schemaFor(words: string): Schema {
  const schema = schemaOf(published, words)
  if (schema === null) throw new Error(`no schema: ${words}`)
  return schema
}

function defsOf(words: string): string[] {
  return Object.keys(schemaFor(words)['$defs'] ?? {})
}

/** The fields of what a reference leads to, all alternatives together. */
function fieldsOf(words: string, ...path: readonly string[]): Record<string, Schema> {
  let at: Schema[] = alternatives(schemaFor(words))
  for (const step of path) {
    at = at.flatMap((one) => {
      const inner = step === '[]' ? one['items'] : (one['properties'] as Record<string, Schema> | undefined)?.[step]
      return inner === undefined ? [] : alternatives(inner as Schema)
    })
  }
  return Object.assign({}, ...at.map((one) => one['properties'] ?? {})) as Record<string, Schema>
}

function alternatives(schema: Schema): Schema[] {
  const ref = schema['$ref']
  if (typeof ref === 'string') return alternatives(published.$defs[ref.slice('#/$defs/'.length)] ?? {})
  return Array.isArray(schema['anyOf']) ? (schema['anyOf'] as Schema[]).flatMap(alternatives) : [schema]
}

describe('the published schemas', () => {
  it('are of every command that prints data', async () => {
    const words = commandsOf(await commandTree('en')).map(({ path }) => path)
    const without = new Set(['completion bash', 'completion fish', 'completion zsh', 'mcp'])
    expect(words.filter((one) => !without.has(one)).toSorted()).toEqual(names.toSorted())
  })

  it('are valid, each by itself and all in one document', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
    formats.default(ajv)
    const wrong = [...names, 'error'].filter((words) => {
      const schema = schemaFor(words)
      const defs = new Set(defsOf(words))
      const needs = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name = '']) => name)
      return ajv.validateSchema(schema) !== true || needs.some((name) => !defs.has(name))
    })
    expect(wrong).toEqual([])
    expect(ajv.validateSchema(allSchemas(published))).toBe(true)
    // the packages' tests compile each with what the command prints
    for (const words of ['queue list', 'status', 'error']) expect(() => ajv.compile(schemaFor(words))).not.toThrow()
  })

  it('are called by the command and the major version, and name no host of ours', () => {
    expect(schemaFor('queue list')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: expect.stringMatching(/^urn:smm:schema:queue-list:\d+$/),
    })
    const text = JSON.stringify(allSchemas(published))
    expect(text.match(/https?:\/\/[^"\s]+/g)).toEqual(['https://json-schema.org/draft/2020-12/schema'])
  })

  it('hold the types that they need and no others', () => {
    expect(defsOf('queue list')).toContain('DeliveryView')
    expect(defsOf('queue list')).not.toContain('StrategyResult')
    expect(defsOf('error')).toEqual(['ErrorDocument'])
  })

  it('let further fields pass, where no others are named', () => {
    expect((schemaFor('queue list')['$defs'] as Record<string, Schema>)['PostView']).toMatchObject({
      additionalProperties: true,
    })
  })
})

describe('fields the scripts of users rely on', () => {
  it.each([
    ['queue add', []],
    ['queue list', ['[]']],
  ])('of smm %s: the post', (words, at) => {
    const post = ['id', 'client', 'text', 'status', 'scheduled_at', 'scheduled_local', 'time_zone', 'deliveries']
    expect(Object.keys(fieldsOf(words, ...at))).toEqual(expect.arrayContaining(post))
    const delivery = ['id', 'network', 'account', 'status', 'text', 'issues', 'remote_id', 'url', 'published_at', 'question']
    expect(Object.keys(fieldsOf(words, ...at, 'deliveries', '[]'))).toEqual(expect.arrayContaining(delivery))
    expect(Object.keys(fieldsOf(words, ...at, 'deliveries', '[]', 'issues', '[]'))).toEqual(['level', 'code', 'message'])
    expect(Object.keys(fieldsOf(words, ...at, 'deliveries', '[]', 'question'))).toEqual(['code', 'message', 'commands'])
  })

  it('of smm queue list: the words for the status of a post and of a delivery', () => {
    const words = [
      'awaiting_approval',
      'cancelled',
      'draft',
      'failed',
      'held',
      'missed',
      'published',
      'retrying',
      'scheduled',
      'sending',
      'to_post',
      'unknown',
    ]
    expect(fieldsOf('queue list', '[]')['status']).toMatchObject({ enum: words })
    expect(fieldsOf('queue list', '[]', 'deliveries', '[]')['status']).toMatchObject({ enum: words })
  })

  it('of smm publish', () => {
    const counts = ['due', 'published', 'retrying', 'failed', 'unknown', 'held', 'to_post', 'missed', 'skipped']
    expect(Object.keys(fieldsOf('publish'))).toEqual(
      expect.arrayContaining(['started_at', 'finished_at', ...counts, 'deliveries']),
    )
    expect(Object.keys(fieldsOf('publish', 'deliveries', '[]'))).toEqual(
      expect.arrayContaining(['id', 'post_id', 'network', 'account', 'status', 'url', 'error']),
    )
  })

  it('of smm strategy show', () => {
    expect(Object.keys(fieldsOf('strategy show'))).toEqual(['client', 'version', 'status', 'answers', 'result'])
  })

  it('of smm report', () => {
    expect(Object.keys(fieldsOf('report'))).toEqual(expect.arrayContaining(['client', 'month', 'currency', 'sections']))
    expect(Object.keys(fieldsOf('report', 'sections'))).toEqual(
      expect.arrayContaining([
        'summary',
        'objectives',
        'indicators',
        'networks',
        'posts',
        'time_and_budget',
        'return',
        'community',
        'next_month',
        'annexes',
      ]),
    )
  })

  it('of an error', () => {
    expect(Object.keys(fieldsOf('error', 'error'))).toEqual(expect.arrayContaining(['code', 'message', 'hint']))
  })

  it('are instants with Z where their name says so', () => {
    const scheduled = fieldsOf('queue list', '[]')['scheduled_at']
    expect(scheduled).toMatchObject({ type: ['string', 'null'], format: 'date-time', pattern: 'Z$' })
    const bad = checkOutput(['publish'], { started_at: '2026-12-01T09:30:00+01:00' })
    expect(bad.some((one) => one.includes('/started_at') && one.includes('Z$'))).toBe(true)
  })
})

describe('smm schema', () => {
  it.each(['fr', 'en'] as const)('lists what has a schema (%s)', async (lang) => {
    const context = testContext({ lang, options: { json: true } })
    await run(context, [], false)
    const rows = JSON.parse(context.stdout()) as { command: string; id: string; about: string }[]
    expect(rows.map(({ command }) => command)).toEqual([...names, 'error'])
    expect(rows.filter(({ about }) => about === '')).toEqual([])
    expect(checkOutput(['schema'], rows)).toEqual([])
  })

  it('prints one, whether its words come as one or as two, and all of them', async () => {
    for (const typed of [['queue', 'list'], ['queue list'], ['smm queue list']]) {
      const context = testContext()
      await run(context, typed, false)
      expect(JSON.parse(context.stdout())).toEqual(schemaFor('queue list'))
    }
    const all = testContext()
    await run(all, [], true)
    expect(JSON.parse(all.stdout())).toEqual(allSchemas(published))
  })

  it.each([
    [['queu', 'list'], 'smm schema queue list'],
    [['template'], '`template list`'],
    [['xyzzy'], 'smm schema'],
  ])('says what there is instead of %j', async (typed, hint) => {
    const failure = await run(testContext(), typed, false).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ kind: 'not_found', code: 'unknown_schema' })
    expect((failure as Failure).hint).toContain(hint)
  })

  it('takes a command or all of them', async () => {
    await expect(run(testContext(), ['queue', 'list'], true)).rejects.toMatchObject({ code: 'schema_or_all' })
  })

  it.each(['fr', 'en'] as const)('is explained by smm help json (%s), with the address that schemas have', (lang) => {
    const context = testContext({ lang })
    jsonPage(context)
    expect(context.stdout()).toContain(idOf('queue list'))
    for (const line of context.stdout().split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('what the tests hold the program to', () => {
  const post = { error: { code: 'not_found', message: 'No post 99.', hint: null } }

  it('finds the command in the words of a line', () => {
    expect(nameOf(['queue', 'list', '--json'])).toBe('queue list')
    expect(nameOf(['help', 'exit-codes'])).toBe('help')
    expect(nameOf(['schedule', '--json'])).toBe('schedule run')
    expect(nameOf(['nothing'])).toBe(null)
  })

  it('takes what is as published, and nothing that is missing, of another kind or not named', () => {
    expect(checkOutput(['error'], post)).toEqual([])
    expect(checkOutput(['error'], { error: { code: 'x', message: 'y' } })).toHaveLength(1)
    expect(checkOutput(['error'], { error: { ...post.error, code: 5 } })).toHaveLength(1)
    expect(checkOutput(['error'], { error: { ...post.error, more: 1 } })).toHaveLength(1)
    expect(checkOutput(['error'], { error: { ...post.error, message: '2026-12-01T09:30:00+01:00' } })).toHaveLength(1)
  })

  it('of --jsonl takes an item of the list', () => {
    const row = { code: 0, name: 'done', meaning: 'done' }
    expect(checkOutput(['help', 'exit-codes', '--jsonl'], row)).toEqual([])
    expect(checkOutput(['help', 'exit-codes', '--jsonl'], [row])).not.toEqual([])
  })
})

describe('a release', () => {
  const before = {
    commands: { 'a list': { json: { type: 'array', items: { $ref: '#/$defs/A' } } } },
    $defs: { A: { properties: { id: {}, inside: { properties: { was: {} } }, again: { $ref: '#/$defs/A' } } } },
  }

  it('may add fields and name its types otherwise', () => {
    const after = {
      commands: { 'a list': { json: { type: 'array', items: { $ref: '#/$defs/B' } } } },
      $defs: { B: { properties: { ...before.$defs.A.properties, more: {}, again: { $ref: '#/$defs/B' } } } },
    }
    expect(goneFields(before, after)).toEqual([])
  })

  it('takes none away, and no command', () => {
    const after = { ...before, $defs: { A: { properties: { id: {}, inside: { properties: {} }, again: {} } } } }
    expect(goneFields(before, after)).toEqual(['a list [].inside.was'])
    expect(goneFields(before, { commands: {}, $defs: {} })).toContain('a list')
  })
})

import type { Argument, Command, Option } from 'commander'
import { Failure } from '../../failure.ts'
import { mcpText } from '../../i18n/mcp.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { commandsOf } from '../command-tree.ts'
import { postsDocument } from './posts-document.ts'
import { verbs, type Offer } from './verbs.ts'

/** One command as an assistant sees it. */
export interface Tool {
  readonly name: string
  /** The words that are typed for it: `queue add`. */
  readonly command: string
  readonly kind: Offer['kind']
  readonly title: string
  readonly description: string
  /** Words of third persons are in what it gives. */
  readonly others: boolean
  readonly schema: InputSchema
  /** The line to run and what goes to its stdin. Throws `Failure` usage `bad_character`, `text_too_long`. */
  call(input: Input, client: string | null): Call
}

export interface Call {
  readonly words: readonly string[]
  readonly stdin: string
}

export type Input = Readonly<Record<string, unknown>>

interface Property {
  readonly type: string | readonly string[]
  readonly description: string
  readonly enum?: readonly string[]
  readonly items?: object
}

export interface InputSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, Property>>
  readonly required: readonly string[]
  readonly additionalProperties: false
}

/** What an assistant may do here. */
export interface Rights {
  readonly lang: Lang
  /** The one client that it may read; null: all of them. */
  readonly client: string | null
  /** The clients that it may change. */
  readonly allow_write: readonly string[]
}

/** Bytes of one word of a command line: Linux takes 128 KiB. */
const longest = 120_000

/** The tools of these rights, from the very commands of the program: their words, their flags, and what `verbs.ts` allows of them. */
export function toolsOf(program: Command, rights: Rights): Tool[] {
  return commandsOf(program).flatMap(({ command, path }) => {
    const offer = verbs[path]
    if (offer === undefined || offer === 'never') return []
    if (offer.kind === 'write' && rights.allow_write.length === 0) return []
    if (offer.of_all === true && rights.client !== null) return []
    return [toolOf(command, path, offer, rights)]
  })
}

function toolOf(command: Command, path: string, offer: Offer, rights: Rights): Tool {
  const { lang } = rights
  const options = (offer.flags ?? []).map((flag) => optionOf(command, flag))
  const words = offer.no_words === true ? [] : command.registeredArguments
  const writes = offer.kind === 'write'
  const properties: Record<string, Property> = {}
  for (const word of words)
    properties[wordName(offer, word)] = offer.document === undefined ? wordProperty(word) : document(offer, lang)
  for (const option of options) properties[snake(option)] = optionProperty(option)
  if (writes) properties['dry_run'] = { type: 'boolean', description: say(lang, mcpText.dry_run) }
  const client = clientProperty(offer, rights)
  if (client !== null) properties['client'] = client
  const required = [
    ...words.filter((word) => word.required || needed(offer)).map((word) => wordName(offer, word)),
    ...options.filter((option) => option.mandatory).map(snake),
    ...(writes && rights.allow_write.length > 1 ? ['client'] : []),
  ]
  return {
    name: path.replaceAll(/[ -]/g, '_'),
    command: path,
    kind: offer.kind,
    title: `smm ${path}`,
    description: [
      sentence(command.description()),
      ...(offer.others === true ? [say(lang, mcpText.others)] : []),
      ...(writes ? [say(lang, afterwards(path))] : []),
    ].join(' '),
    others: offer.others === true,
    schema: { type: 'object', properties, required, additionalProperties: false },
    call: (input, chosen) => callOf({ path, offer, options, words, lang }, input, chosen),
  }
}

/** What becomes of it. */
function afterwards(path: string): Text {
  if (path === 'queue hold') return mcpText.held
  return path.startsWith('queue ') || path === 'inbox reply' ? mcpText.waits : mcpText.recorded
}

/**
 * Values go behind their flag's `=` or behind `--`, one word each, and no shell reads them: whatever a value is, it becomes neither a flag
 * nor a command.
 */
function callOf(
  tool: { path: string; offer: Offer; options: readonly Option[]; words: readonly Argument[]; lang: Lang },
  input: Input,
  client: string | null,
): Call {
  const { path, offer, options, words, lang } = tool
  const flags = options.flatMap((option) => {
    const value = input[snake(option)]
    if (value === undefined || value === false) return []
    if (value === true) return [option.long ?? '']
    return listed(value).map((one) => `${option.long ?? ''}=${one}`)
  })
  const values = offer.document !== undefined ? [] : words.flatMap((word) => listed(input[wordName(offer, word)]))
  const given = offer.document === undefined ? undefined : input[documentName(offer)]
  const line = [
    ...path.split(' '),
    '--json',
    '--no-input',
    '--no-color',
    ...(client === null ? [] : [`--client=${client}`]),
    ...(input['dry_run'] === true ? ['--dry-run'] : []),
    ...flags,
    '--',
    ...(given === undefined ? values : ['-']),
  ]
  // it would end the word there
  if (line.some((word) => word.includes('\0'))) throw new Failure('usage', 'bad_character', say(lang, mcpText.bad_character))
  if (line.some((word) => Buffer.byteLength(word) > longest))
    throw new Failure('usage', 'text_too_long', say(lang, mcpText.text_too_long))
  // a command that reads its text from stdin when it is `-` finds nothing there
  return { words: line, stdin: given === undefined ? '' : JSON.stringify(given) }
}

function listed(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listed)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

function optionOf(command: Command, flag: string): Option {
  const option = command.options.find((one) => one.long === `--${flag}`)
  if (option === undefined) throw new Error(`smm ${command.name()} has no --${flag}`)
  return option
}

function snake(option: Option): string {
  return (option.long ?? '').slice(2).replaceAll('-', '_')
}

function wordName(offer: Offer, word: Argument): string {
  return offer.document === undefined ? word.name().replaceAll('-', '_') : documentName(offer)
}

function document({ document: kind }: Offer, lang: Lang): Property {
  if (kind === 'posts') return postsDocument(lang)
  return { type: ['object', 'array'], description: say(lang, mcpText.document) }
}

function documentName({ document: kind }: Offer): string {
  return kind === 'posts' ? 'posts' : 'input'
}

function needed({ document: kind }: Offer): boolean {
  return kind === 'needed' || kind === 'posts'
}

/** Numbers are understood as such: assistants write `12`, and so do people. */
const counted = /^(?:ids?|ids-and-tags|n|count|number|percent|amount|post|version|months|hours|minutes|changes|duration)$/

function typeOf(name: string): string | readonly string[] {
  return counted.test(name) ? ['string', 'number'] : 'string'
}

function wordProperty(word: Argument): Property {
  const type = typeOf(word.name())
  if (!word.variadic) return { type, description: word.description }
  // words of one text are one as well
  return { type: ['array', ...[type].flat()], items: { type }, description: word.description }
}

function optionProperty(option: Option): Property {
  const { description } = option
  if (!option.required && !option.optional) return { type: 'boolean', description }
  if (option.argChoices !== undefined) return { type: 'string', enum: option.argChoices, description }
  const type = typeOf(/<([^>.=]*)/.exec(option.flags)?.[1] ?? '')
  if (!isRepeatable(option)) return { type, description }
  return { type: ['array', ...[type].flat()], items: { type }, description }
}

/** `repeatable.ts` reads what came before; so does commander with `<value...>`. */
function isRepeatable(option: Option): boolean {
  if (option.variadic) return true
  return option.parseArg !== undefined && Array.isArray(option.parseArg('', undefined as unknown as never))
}

/** Whose: said by whoever calls, where there is a choice. */
function clientProperty(offer: Offer, { lang, client, allow_write }: Rights): Property | null {
  if (offer.of_all === true) return null
  if (offer.kind === 'write') return { type: 'string', enum: allow_write, description: say(lang, mcpText.client) }
  return client === null
    ? { type: 'string', description: say(lang, mcpText.client_read) }
    : { type: 'string', enum: [client], description: say(lang, mcpText.client) }
}

function sentence(text: string): string {
  const whole = `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}

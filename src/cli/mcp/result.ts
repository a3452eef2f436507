import { mcpText } from '../../i18n/mcp.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { withoutHidden } from '../../io/sanitise.ts'
import type { Ended } from './run-command.ts'
import { hideAuthors } from './hide-authors.ts'
import type { Tool } from './tools.ts'

/** What a tool gives back, as the protocol has it. */
export interface ToolResult {
  [more: string]: unknown
  readonly content: { readonly type: 'text'; readonly text: string }[]
  readonly structuredContent?: Record<string, unknown>
  readonly isError?: boolean
}

interface Told {
  readonly code: string
  readonly message: string
  readonly hint: string | null
}

/** What came of a command, with nothing in it that hides from whoever reads along, and without the names of those who wrote. */
export function resultOf(
  tool: Tool,
  ended: Ended,
  given: { readonly lang: Lang; readonly client: string | null; readonly with_names: boolean },
): ToolResult {
  const { lang } = given
  if (ended.stopped !== null) return failed({ code: ended.stopped, message: say(lang, mcpText[ended.stopped]), hint: null })
  const { told, notes } = saidBeside(ended.stderr)
  const value = documentIn(ended.stdout)
  if (value === undefined && told !== null) return failed(told)
  // a command whose answer is a text for people
  if (value === undefined) return { content: texts([ended.stdout, notes].map(withoutHidden)), ...failure(ended.code) }
  const clean = given.with_names ? value : hideAuthors(value, lang)
  const safe = deep(clean, withoutHidden)
  if (given.client !== null && namesAnother(safe, given.client))
    return failed({ code: 'not_its_client', message: say(lang, mcpText.other_client, { client: given.client }), hint: null })
  const structuredContent = isObject(safe) ? safe : { items: safe }
  return {
    content: texts([
      ...(tool.others ? [say(lang, mcpText.others)] : []),
      JSON.stringify(structuredContent),
      told === null ? withoutHidden(notes) : JSON.stringify({ error: told }),
    ]),
    structuredContent,
    ...(told === null ? {} : { isError: true }),
  }
}

export function failed(error: Told & { readonly details?: readonly string[] }): ToolResult {
  const structuredContent = deep({ error }, withoutHidden) as Record<string, unknown>
  return { content: texts([JSON.stringify(structuredContent)]), structuredContent, isError: true }
}

function failure(code: number | null): { isError?: boolean } {
  return code === 0 ? {} : { isError: true }
}

function texts(all: readonly string[]): ToolResult['content'] {
  const said = all.filter((text) => text.trim() !== '')
  // an empty answer is one as well
  return (said.length === 0 ? [''] : said).map((text) => ({ type: 'text', text }))
}

/** The document of `--json`; undefined: it gave none. */
function documentIn(stdout: string): unknown {
  try {
    return JSON.parse(stdout) as unknown
  } catch {
    return undefined
  }
}

/** The error that `--json` puts on stderr, and what else was said there. */
function saidBeside(stderr: string): { readonly told: Told | null; readonly notes: string } {
  const notes: string[] = []
  let told: Told | null = null
  for (const line of stderr.split('\n')) {
    const parsed = line.startsWith('{"error":') ? (documentIn(line) as { error?: Told } | undefined) : undefined
    if (parsed?.error === undefined) notes.push(line)
    else told = parsed.error
  }
  return { told, notes: notes.join('\n').trim() }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The same with each text changed. */
function deep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => deep(one, change))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), deep(one, change)]))
}

/** Whose a thing is, it says itself. */
function namesAnother(value: unknown, client: string): boolean {
  if (Array.isArray(value)) return value.some((one) => namesAnother(one, client))
  if (!isObject(value)) return false
  const whose = value['client']
  if (typeof whose === 'string' && whose !== client) return true
  return Object.values(value).some((one) => namesAnother(one, client))
}

import { assistantVariable } from '../../assistant.ts'
import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { mcpText } from '../../i18n/mcp.ts'
import { say } from '../../i18n/text.ts'
import { loadPart } from '../../optional-parts.ts'
import { findVersion } from '../../version.ts'
import { commandTree } from '../command-tree.ts'
import { untilInterrupted } from '../interruption.ts'
import { failed, resultOf, type ToolResult } from './result.ts'
import { commandRunner, usualLimits } from './run-command.ts'
import { toolsOf, type Input, type Rights, type Tool } from './tools.ts'

export interface ServeOptions {
  readonly allow_write: readonly string[]
  readonly with_names: boolean
}

/**
 * Serves until stdin ends or the process is told to. stdout belongs to the protocol. Throws `Failure`: failed `mcp_missing`, usage
 * `outside_client`, `message_too_long`, and what `findClient` throws for a client that is not there.
 */
export async function serve(context: Context, given: ServeOptions): Promise<void> {
  const { io, lang } = context
  const rights = await rightsOf(context, given)
  const { McpServer, StdioServerTransport, fromJsonSchema, serveStdio } = await loadSdk(context)
  const run = commandRunner({ program: programOf(context), env: environment(context), limits: usualLimits })
  const tools = toolsOf(await commandTree(lang), rights)
  const interrupted = untilInterrupted()
  const offer = () => {
    const server = new McpServer(
      { name: 'smm', title: 'smm', version: findVersion() },
      { instructions: say(lang, mcpText.instructions), capabilities: { tools: {} } },
    )
    for (const tool of tools) {
      const { name, title, description, schema } = tool
      server.registerTool(
        name,
        { title, description, inputSchema: fromJsonSchema<Input>(schema), annotations: annotationsOf(tool) },
        async (input, { mcpReq }) => {
          const signal = AbortSignal.any([mcpReq.signal, interrupted.signal])
          return answer(tool, input, { rights, run, signal, with_names: given.with_names })
        },
      )
    }
    return server
  }
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: longestMessage })
  let last: Error | null = null
  // a line that is no message is told with --verbose, and the next one is read
  const onerror = (error: Error): void => {
    last = error
    io.detail(error.message)
  }
  const handle = serveStdio(offer, { transport, onerror })
  const ended = closed(transport, interrupted.signal)
  if (io.stdinIsTerminal) io.note(say(lang, mcpText.waiting))
  await ended
  const gaveUp = !interrupted.signal.aborted && isTooLong(last)
  await handle.close()
  interrupted.done()
  if (gaveUp) throw new Failure('usage', 'message_too_long', say(lang, mcpText.message_too_long, { megabytes: 10 }))
}

/** Of one line: more than any document that a command takes. */
const longestMessage = 10 * 1024 * 1024

/** The transport keeps what it was given until a line ends, and gives up on one without end. */
function isTooLong(error: Error | null): boolean {
  return error !== null && error.message.startsWith('ReadBuffer exceeded')
}

/** When stdin ends, or the process is told to. */
function closed(transport: { onclose?: (() => void) | undefined }, signal: AbortSignal): Promise<void> {
  const { onclose } = transport
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve())
    transport.onclose = () => {
      onclose?.()
      resolve()
    }
  })
}

/** Runs one tool. Whatever goes wrong is told to the assistant, and the next call finds everything as before. */
async function answer(
  tool: Tool,
  input: Input,
  given: {
    readonly rights: Rights
    readonly run: ReturnType<typeof commandRunner>
    readonly signal: AbortSignal
    readonly with_names: boolean
  },
): Promise<ToolResult> {
  const { rights, run, signal, with_names } = given
  const { lang } = rights
  try {
    const client = clientFor(tool, input, rights)
    const writes = tool.kind === 'write' ? (client ?? '') : ''
    const ended = await run(tool.call(input, client), { [assistantVariable]: writes }, signal)
    return resultOf(tool, ended, { lang, client: tool.kind === 'write' ? client : rights.client, with_names })
  } catch (error) {
    if (error instanceof Failure) return failed({ code: error.code, message: error.message, hint: error.hint ?? null })
    return failed({ code: 'failed', message: error instanceof Error ? error.message : String(error), hint: null })
  }
}

/** The client that a call is for; null: the command chooses as it does for a person. Throws `Failure` usage `not_its_client`. */
function clientFor(tool: Tool, input: Input, { lang, client, allow_write }: Rights): string | null {
  if (tool.schema.properties['client'] === undefined) return null
  const said = typeof input['client'] === 'string' ? input['client'] : null
  if (tool.kind === 'write') {
    const [only] = allow_write
    const chosen = said ?? (allow_write.length === 1 ? (only ?? null) : null)
    if (chosen !== null && allow_write.includes(chosen)) return chosen
    throw new Failure('usage', 'not_its_client', say(lang, mcpText.unknown_client, { clients: list(lang, allow_write) }))
  }
  if (client === null) return said
  if (said === null || said === client) return client
  throw new Failure('usage', 'not_its_client', say(lang, mcpText.other_client, { client }))
}

async function rightsOf(context: Context, { allow_write }: ServeOptions): Promise<Rights> {
  const { lang, options } = context
  const client = options.client === null ? null : (await findClient(context, options.client)).slug
  const allowed: string[] = []
  for (const one of allow_write) allowed.push((await findClient(context, one)).slug)
  if (client !== null && allowed.some((one) => one !== client)) {
    throw new Failure('usage', 'outside_client', say(lang, mcpText.outside, { client }), {
      hint: say(lang, mcpText.outside_hint),
    })
  }
  // each call opens the database for itself
  await context.close()
  return { lang, client, allow_write: [...new Set(allowed)] }
}

async function loadSdk({ lang }: Context) {
  const [sdk, stdio] = await loadPart(lang, 'mcp', () =>
    Promise.all([import('@modelcontextprotocol/server'), import('@modelcontextprotocol/server/stdio')]),
  )
  return { ...sdk, ...stdio }
}

/** This very program, in the home and the profile that were named. */
function programOf({ options }: Context): string[] {
  const [, program = 'smm'] = process.argv
  return [
    program,
    ...(options.home === null ? [] : [`--home=${options.home}`]),
    ...(options.profile === null ? [] : [`--profile=${options.profile}`]),
  ]
}

/** The variable and not the flag: documents for a client stay in the client's language. */
function environment({ env, lang }: Context): NodeJS.ProcessEnv {
  return { ...env, SMM_LANG: lang, SMM_PLAIN: '', FORCE_COLOR: '', NO_COLOR: '1' }
}

function annotationsOf({ kind, command }: Tool) {
  const adds = /(?: add| reply)$/.test(command)
  return kind === 'read'
    ? { readOnlyHint: true, openWorldHint: false }
    : { readOnlyHint: false, destructiveHint: !adds, idempotentHint: !adds, openWorldHint: false }
}

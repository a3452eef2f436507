import type { Context } from './context.ts'

/**
 * Set while an AI assistant is at work; its value is the slug of the one client that it may change, empty: none. `smm mcp` sets it for
 * the commands that it runs. Whatever it says, it takes rights away and gives none: without it a person is at work.
 */
export const assistantVariable = 'SMM_ASSISTANT'

/** The client that the assistant at work may change, empty for none; null: a person is at work. */
export function assistantsClient(env: NodeJS.ProcessEnv): string | null {
  return env[assistantVariable] ?? null
}

/** What it queues waits for a person, whatever the client's policy. */
export function isAssistant({ env }: Pick<Context, 'env'>): boolean {
  return assistantsClient(env) !== null
}

import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { resultsText, roleName } from '../i18n/results.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { knownRoles } from './add-time.ts'
import { answerOf } from './lead-value.ts'
import { canonicalRole } from './role.ts'

const someoneElse = '\u0000'

/**
 * Whose minutes they are: what `--role` said, else what was answered last for this client, else a question. An answer is kept for
 * the next time. Without a terminal an unknown role is a usage error: guessing would put time in the wrong column of the ROI.
 */
export async function whoWorked(
  context: Context,
  client: Client,
  said: string | undefined,
): Promise<{ role: string; remembered: boolean }> {
  const known = await knownRoles(context, client)
  if (said !== undefined && said.trim() !== '') return { role: canonicalRole(said, known), remembered: false }
  const store = await context.store()
  const key = `time_role:${client.slug}`
  const kept = await store.settings.get(key)
  if (kept) return { role: kept.value, remembered: true }
  const { lang } = context
  if (!context.options.input) {
    throw new Failure('usage', 'role_needed', say(lang, resultsText.role_needed), {
      hint: say(lang, resultsText.role_needed_hint),
    })
  }
  const people = answerOf(await store.strategies.get(client.slug), 'people')
  const named = Array.isArray(people) ? people.map((person) => (person as { alias?: unknown }).alias) : []
  const names = [...new Set(['consultant', ...named.filter((name) => typeof name === 'string'), ...known, 'provider'])]
  const ask = await context.ask()
  const chosen = await ask.select(say(lang, resultsText.ask_who), [
    ...names.map((value) => ({ value, name: roleName(lang, value) })),
    { value: someoneElse, name: say(lang, resultsText.someone_else) },
  ])
  const typed =
    chosen === someoneElse
      ? await ask.text(say(lang, resultsText.ask_role), {
          validate: (text) => text.trim() !== '' || say(lang, resultsText.ask_role),
        })
      : chosen
  const role = canonicalRole(typed, known)
  if (!context.options.dry_run) await store.settings.set(key, role, context.now().toISOString())
  return { role, remembered: false }
}

import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { crisisText } from '../../i18n/crisis.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { Incident } from '../../store/crisis.ts'
import { text, type Flags } from '../queue/flag-values.ts'

const longestTopic = 200

/** Null where nothing was typed. */
export function oneLine(words: readonly string[]): string | null {
  const said = words.join(' ').replace(/\s+/g, ' ').trim()
  return said === '' ? null : said
}

/** Throws `Failure` usage `no_topic`, `topic_too_long`. */
export function needTopic({ lang }: Context, words: readonly string[]): string {
  const said = oneLine(words)
  if (said === null) throw new Failure('usage', 'no_topic', say(lang, crisisText.no_topic))
  if ([...said].length > longestTopic) throw new Failure('usage', 'topic_too_long', say(lang, crisisText.topic_too_long))
  return said
}

/** Throws `Failure` usage `no_reason`. */
export function needReason({ lang }: Context, flags: Flags): string {
  const reason = said(flags, 'reason')
  if (reason === null) throw new Failure('usage', 'no_reason', say(lang, crisisText.no_reason))
  return reason
}

export function said(flags: Flags, name: string): string | null {
  return text(flags, name)?.trim() || null
}

/** Throws `Failure` not_found `no_incident`. */
export async function needOpen(context: Context, client: Client): Promise<Incident> {
  const open = await (await context.store()).crisis.open(client.slug)
  if (open !== null) return open
  throw new Failure('not_found', 'no_incident', say(context.lang, crisisText.no_incident), {
    hint: say(context.lang, crisisText.no_incident_hint),
  })
}

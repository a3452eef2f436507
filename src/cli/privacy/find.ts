import { findClient } from '../../clients/find-client.ts'
import { namePerson } from '../../community/name-person.ts'
import type { Context } from '../../context.ts'
import { shortDate } from '../../i18n/format.ts'
import { privacyText, tableLabel } from '../../i18n/privacy.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import type { Held } from '../../store/privacy.ts'

/** Of all clients unless one is named with `-c`: whoever asks what is kept on them asks once. */
export async function askedClient(context: Context): Promise<string | null> {
  const { client } = context.options
  return client === null ? null : (await findClient(context, client)).slug
}

/** Words that follow each other are one name: `smm privacy find Léa Martin`. */
export async function run(context: Context, words: readonly string[]): Promise<void> {
  const { io, lang, options } = context
  const client = await askedClient(context)
  const people = await namePerson(context, [words.join(' ')])
  const held = await (await context.store()).privacy.find(people, client)
  if (options.json) return io.json(held)
  const exact = held.filter((one) => one.exact)
  if (exact.length === 0) io.print(say(lang, privacyText.found_none))
  else for (const line of heldTable(context, exact)) io.print(line)
  const within = held.filter((one) => !one.exact)
  if (within.length > 0) {
    io.print()
    io.print(say(lang, privacyText.only_within, { count: within.reduce((sum, { count }) => sum + count, 0) }))
    for (const line of heldTable(context, within)) io.print(line)
  }
  if (exact.length > 0) io.note(say(lang, privacyText.next_purge))
}

function heldTable({ lang, io }: Context, held: readonly Held[]): string[] {
  const head = [
    { title: say(lang, privacyText.col_client) },
    { title: say(lang, privacyText.col_where) },
    { title: say(lang, privacyText.col_count), align: 'right' as const },
    { title: say(lang, privacyText.col_since) },
    { title: say(lang, privacyText.col_ids), flexible: true },
  ]
  const rows = held.map(({ client, table: name, count, since, ids }) => [
    client ?? paint('dim', say(lang, privacyText.no_client)),
    placeName(lang, name),
    String(count),
    since === null ? '' : shortDate(lang, since.slice(0, 10)),
    `${ids.join(' ')}${ids.length > 0 && count > ids.length ? ' …' : ''}`,
  ])
  return table(head, rows, io.columns)
}

export function placeName(lang: Context['lang'], name: string): string {
  const label = tableLabel[name]
  return label === undefined ? name : say(lang, label)
}

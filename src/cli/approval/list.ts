import { findProjectFile } from '../../config/find-project-file.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { approvalText, packStateLabel } from '../../i18n/approval.ts'
import { list, runsOf, shortDate } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { waitingIn, withPosts, type PackWithPosts } from '../../posts/packs/pack-state.ts'
import type { Flags } from '../queue/flag-values.ts'
import { countsOf, daysWaiting, viewPack } from './words.ts'

/** Of one client where one is meant, else of all of them; the newest first. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const store = await context.store()
  const client = await oneClient(context)
  const read: PackWithPosts[] = []
  for (const pack of await store.approvals.list(client ?? undefined)) {
    const one = await withPosts(pack, store.posts)
    if (flags['open'] !== true || waitingIn(one).length > 0) read.push(one)
  }
  if (options.json) return io.json(read.map((one) => viewPack(context, one)))
  if (read.length === 0) {
    io.print(say(lang, approvalText.no_packs))
    io.note(say(lang, approvalText.no_packs_hint))
    return
  }
  const head = [
    { title: say(lang, approvalText.col_code) },
    ...(client === null ? [{ title: say(lang, approvalText.col_client) }] : []),
    { title: say(lang, approvalText.col_made) },
    { title: say(lang, approvalText.col_by) },
    { title: say(lang, approvalText.col_state), flexible: true },
  ]
  const rows = read.map((one) => [
    one.pack.code,
    ...(client === null ? [one.pack.client] : []),
    shortDate(lang, one.pack.made_at),
    one.pack.answer_by === null ? '' : shortDate(lang, one.pack.answer_by),
    stateWords(context, one),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
}

/** As elsewhere a client that is meant is named; without one, and with several, all are listed. */
async function oneClient(context: Context): Promise<string | null> {
  const { options, env, cwd } = context
  const named = options.client !== null || (env['SMM_CLIENT'] ?? '') !== '' || findProjectFile(cwd, env) !== null
  const all = await (await context.store()).clients.list()
  return named || all.length === 1 ? (await chooseClient(context, { writes: false })).slug : null
}

function stateWords(context: Context, read: PackWithPosts): string {
  const { lang } = context
  const { pack, posts } = read
  const waiting = waitingIn(read)
  const days = daysWaiting(context, read)
  const zone = posts[0]?.post.time_zone ?? 'UTC'
  const late = pack.answer_by !== null && pack.answer_by < dayOf(context.now(), zone)
  const counts = countsOf(read)
  const rest = (['approved', 'to_correct', 'refused', 'void', 'gone'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => say(lang, packStateLabel[state], { count: counts[state] }))
  const parts =
    days === null
      ? [say(lang, approvalText.state_done)]
      : [
          say(lang, approvalText.state_waiting, { count: waiting.length }),
          `(${list(lang, runsOf(waiting))})`,
          ...(days === 0 ? [] : [say(lang, approvalText.state_days, { count: days })]),
          ...(late ? [paint('yellow', say(lang, approvalText.state_late))] : []),
        ]
  const sent = pack.sent_at === null ? [] : [say(lang, approvalText.sent_on, { day: shortDate(lang, pack.sent_at) })]
  return [parts.join(' '), ...rest, ...sent].join(' · ')
}

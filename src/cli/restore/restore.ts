import { listBackups } from '../../backup/backup-folder.ts'
import { restore as putBack, type RestorePlan, type Told } from '../../backup/restore.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { backupText } from '../../i18n/backup.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'

export async function restore(context: Context, named: string | undefined): Promise<number> {
  const { io, lang, options } = context
  if (named === undefined) throw which(context)
  let shown: RestorePlan | undefined
  const done = await putBack(context, named, async (plan) => {
    shown = plan
    if (!options.json) show(context, plan)
    if (options.dry_run) return false
    if (options.yes) return true
    if (!options.input) throw new Failure('usage', 'confirmation_needed', say(lang, backupText.needs_yes))
    if (await (await context.ask()).confirm(say(lang, backupText.sure), false)) return true
    throw new Failure('usage', 'not_confirmed', say(lang, backupText.not_restored))
  })
  if (options.json) {
    io.json(done ?? shown)
    return exitCodes.done
  }
  if (done === null) {
    io.note(say(lang, backupText.not_restored))
    return exitCodes.done
  }
  io.print(say(lang, backupText.restored))
  if (done.kept !== null) io.print(say(lang, backupText.kept, { path: done.kept }))
  const { to_be_looked_up: count } = done
  io.print(count === 0 ? say(lang, backupText.nothing_due) : say(lang, backupText.looked_up, { count }))
  return exitCodes.done
}

function show(context: Context, { made_at, copy, present, lost_posts, undone }: RestorePlan): void {
  const { io, lang } = context
  const when = (instant: string): string =>
    shortDateTime(lang, new Date(instant), Intl.DateTimeFormat().resolvedOptions().timeZone)
  const words = (told: Told): string[] => [
    say(lang, backupText.clients, { count: told.clients }),
    `${say(lang, backupText.posts, { count: told.posts })} (${say(lang, backupText.to_come, { count: told.to_come })})`,
    ...(told.changed_at === null ? [] : [say(lang, backupText.changed, { when: when(told.changed_at) })]),
  ]
  const made = made_at === null ? [] : [say(lang, backupText.made, { when: when(made_at) })]
  const there =
    present === null
      ? say(lang, backupText.row_none)
      : present.damaged === null
        ? words(present).join(' · ')
        : say(lang, backupText.row_unusable, { fault: present.damaged })
  const rows = [
    [say(lang, backupText.row_copy), [...made, ...words(copy)].join(' · ')],
    [say(lang, backupText.row_present), there],
  ] as const
  for (const line of facts(rows, io.columns)) io.print(line)
  if (lost_posts !== null && lost_posts > 0) io.print(say(lang, backupText.lost, { count: lost_posts }))
  for (const what of undone ?? []) io.print(say(lang, backupText[`undone_${what}`]))
  if (present !== null && undone === null) io.print(say(lang, backupText.undone_unknown))
  if (present !== null) io.print(say(lang, backupText.kept_first))
}

function which({ lang, places }: Context): Failure {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const known = listBackups(places.backups)
  return new Failure('usage', 'backup_needed', say(lang, backupText.which_missing), {
    details: known.map(({ name, made_at }) =>
      say(lang, backupText.listed, { name, when: shortDateTime(lang, new Date(made_at), zone) }),
    ),
    hint: say(lang, known.length === 0 ? backupText.none_known : backupText.type_one),
  })
}

import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { backUp, type BackedUp } from '../../backup/back-up.ts'
import { keptUnlessSaid } from '../../backup/back-up-when-due.ts'
import { verifyAgain } from '../../backup/verify-again.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { backupText } from '../../i18n/backup.ts'
import { bytes, list } from '../../i18n/format.ts'
import { say } from '../../i18n/text.ts'
import { timeAgo } from '../../i18n/relative.ts'
import { withSpinner } from '../../io/spinner.ts'

export async function backup(context: Context, flags: Record<string, unknown>): Promise<number> {
  const { io, lang, options, places } = context
  if (flags['verify'] !== undefined) return verify(context, flags)
  const out = typeof flags['output'] === 'string' ? flags['output'] : null
  const made = await withSpinner(context, say(lang, backupText.about), () =>
    backUp(context, { out, keep: keepOf(context, flags) }),
  )
  const { damaged } = made
  const whole = damaged.posts.length + damaged.media.length === 0
  const code = whole ? exitCodes.done : exitCodes.partial
  if (options.json) {
    io.json(made)
    return code
  }
  io.print(say(lang, options.dry_run ? backupText.would : backupText.done, { path: made.path }))
  io.print(contents(context, made))
  if (!whole) io.complain(say(lang, backupText.copied_damage, { what: damage(context, made) }))
  if (options.dry_run) return code
  if (made.removed.length > 0) io.note(say(lang, backupText.removed, { count: made.removed.length }))
  if (made.credentials > 0) io.note(say(lang, backupText.key_apart, { where: (await context.secrets()).backend.where }))
  if (statSync(dirname(made.path)).dev === statSync(places.home).dev) io.note(say(lang, backupText.elsewhere))
  return code
}

async function verify(context: Context, flags: Record<string, unknown>): Promise<number> {
  const { io, lang, options } = context
  if (flags['output'] !== undefined || flags['keep'] !== undefined) {
    throw new Failure('usage', 'verify_alone', say(lang, backupText.verify_what))
  }
  const named = typeof flags['verify'] === 'string' ? flags['verify'] : null
  const found = await withSpinner(context, say(lang, backupText.option_verify), () => verifyAgain(context, named))
  const { path, made_at, rows, problems } = found
  if (options.json) {
    io.json(found)
    return found.sound ? exitCodes.done : exitCodes.failed
  }
  if (!found.sound) {
    const hint = say(lang, backupText.not_verified_hint)
    throw new Failure('failed', 'backup_damaged', say(lang, backupText.not_verified, { path }), { details: problems, hint })
  }
  io.print(say(lang, backupText.sound, { path }))
  const ago = timeAgo(lang, made_at ?? '', context.now().toISOString())
  if (made_at !== null && rows !== null) io.print(say(lang, backupText.read_again, { ago, count: rows }))
  return exitCodes.done
}

function contents({ lang }: Context, made: BackedUp): string {
  return [
    say(lang, backupText.clients, { count: made.clients }),
    `${say(lang, backupText.posts, { count: made.posts })} (${say(lang, backupText.to_come, { count: made.to_come })})`,
    say(lang, backupText.files, { count: made.media }),
    bytes(lang, made.bytes),
  ].join(' · ')
}

function damage({ lang }: Context, { damaged }: BackedUp): string {
  const { posts, media } = damaged
  const words =
    posts.length === 0 ? [] : [say(lang, backupText.damaged_posts, { count: posts.length, posts: posts.join(', ') })]
  return list(lang, [...words, ...media])
}

function keepOf({ lang }: Context, flags: Record<string, unknown>): number {
  const value = flags['keep']
  if (typeof value !== 'string') return keptUnlessSaid
  if (/^[1-9]\d{0,3}$/.test(value) && Number(value) <= 1000) return Number(value)
  throw new Failure('usage', 'bad_keep', say(lang, backupText.bad_keep, { value }))
}

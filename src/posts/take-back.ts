import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { say } from '../i18n/text.ts'
import { undoRefusals, undoText } from '../i18n/undo.ts'
import type { QueueChange, Refusal } from '../store/changes.ts'

/** The newest change that was not taken back, of one client or of all. Throws `Failure` not_found `nothing_to_undo`. */
export async function lastChange(context: Context, client: string | null): Promise<QueueChange> {
  const { lang } = context
  const store = await context.store()
  const change = await store.changes.last(client === null ? {} : { client }, context.now().toISOString())
  if (change === null)
    throw new Failure('not_found', 'nothing_to_undo', say(lang, undoText.nothing), { hint: say(lang, undoText.nothing_hint) })
  return change
}

/**
 * What the change did is as it was before; in a dry run nothing is. Throws `Failure`: busy `undo_at_work`; usage `undo_begun`,
 * `undo_changed`, `undo_late`, `undo_undone`, `undo_not_here`.
 */
export async function takeBack(context: Context, change: QueueChange): Promise<void> {
  refuse(context, change.refused)
  if (context.options.dry_run) return
  const store = await context.store()
  // looked at once more within the transaction: a pass may have begun meanwhile
  refuse(context, (await store.changes.undo(change.id, context.now().toISOString())).refused)
}

function refuse(context: Context, refused: Refusal | null): void {
  if (refused === null) return
  const { message, hint } = sayRefusal(context, refused)
  const kind = refused.why === 'at_work' ? 'busy' : 'usage'
  throw new Failure(kind, `undo_${refused.why}`, message, hint === null ? {} : { hint })
}

function sayRefusal({ lang }: Pick<Context, 'lang'>, { why, post_id }: Refusal): { message: string; hint: string | null } {
  const id = post_id ?? ''
  switch (why) {
    case 'at_work':
      return { message: say(lang, undoRefusals.at_work), hint: say(lang, undoRefusals.at_work_hint) }
    case 'begun':
      return { message: say(lang, undoRefusals.begun, { id }), hint: say(lang, undoRefusals.begun_hint, { id }) }
    case 'changed': {
      const message = post_id === null ? say(lang, undoRefusals.changed_other) : say(lang, undoRefusals.changed, { id })
      return { message, hint: say(lang, undoRefusals.changed_hint) }
    }
    case 'late':
      return { message: say(lang, undoRefusals.late, { id }), hint: say(lang, undoRefusals.late_hint, { id }) }
    case 'undone':
      return { message: say(lang, undoRefusals.undone), hint: null }
    case 'not_here':
      return { message: say(lang, undoRefusals.not_here), hint: say(lang, undoRefusals.changed_hint) }
  }
}

import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { Right, RightKind } from '../../store/rights.ts'

/** A right of this client that was not withdrawn. Throws `Failure`: not_found `right_not_found`; usage `other_kind`. */
export async function findRight(context: Context, client: Client, typed: string, kind?: RightKind): Promise<Right> {
  const { lang } = context
  const word = typed.trim().replace(/^#/, '')
  const right = /^\d{1,9}$/.test(word) ? await (await context.store()).rights.get(Number(word)) : null
  if (right === null || right.client !== client.slug || right.removed_at !== null)
    throw new Failure('not_found', 'right_not_found', say(lang, rightsText.not_found, { id: typed, name: client.name }), {
      hint: say(lang, rightsText.not_found_hint),
    })
  if (kind === undefined || right.kind === kind) return right
  const values = { id: right.id, is: say(lang, rightKindLabel[right.kind]), wanted: say(lang, rightKindLabel[kind]) }
  throw new Failure('usage', 'other_kind', say(lang, rightsText.other_kind, values), {
    hint: say(lang, rightsText.not_found_hint),
  })
}

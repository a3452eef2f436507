import { endsSoon } from '../../clients/known-of.ts'
import { editCommand, endsWords, rightsWords } from '../../clients/say-access.ts'
import type { Context } from '../../context.ts'
import { credentialEndText } from '../../i18n/credentials.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Account } from '../../store/accounts.ts'

/** What its credentials open, what will not work without the rest, and when they end. */
export function tellAccess(context: Context, account: Account): void {
  const { io, lang } = context
  const now = context.now()
  const { rights, credential_expires_at: end } = account
  if (rights !== null) {
    const { granted, missing } = rightsWords(lang, rights)
    if (granted !== null) for (const line of wrapText(granted, io.columns - 2)) io.print(paint('dim', `  ${line}`))
    for (const one of missing) for (const line of wrapText(one, io.columns - 2)) io.print(`  ${paint('yellow', line)}`)
  }
  if (end === null) return
  const soon = endsSoon(account, now)
  io.print(`  ${paint(soon ? 'yellow' : 'dim', endsWords(lang, end, now))}`)
  if (soon) io.note(`  ${say(lang, credentialEndText.renew, { command: editCommand(lang, account) })}`)
}

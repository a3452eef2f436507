import { checkAccounts, verdictOf, type CheckedAccount } from '../../clients/check-accounts.ts'
import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { accountText } from '../../i18n/accounts.ts'
import { list } from '../../i18n/format.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { withSpinner } from '../../io/spinner.ts'
import { idempotencyOf } from '../../networks/idempotency.ts'
import { network } from '../../networks/registry.ts'
import { tellAccess } from './tell-access.ts'
import { unknownOutcome } from './words.ts'

export async function check(context: Context, name: string | null, all: boolean): Promise<number> {
  const { io, lang } = context
  const { accounts } = await context.store()
  const client = all ? null : await chooseClient(context, { writes: false })
  const chosen =
    client !== null && name !== null ? [await findAccount(context, client, name)] : await accounts.list(client?.slug)
  const names = list(
    lang,
    chosen.map((one) => one.name),
  )
  const checked = await withSpinner(context, say(lang, accountText.checking, { name: names }), () =>
    checkAccounts(context, chosen),
  )
  const verdict = verdictOf(checked)
  for (const warning of (await context.secrets()).warnings()) io.note(warning)
  if (context.options.json) io.json(checked.map(({ account, finding, reason }) => ({ ...account, finding, reason })))
  else if (checked.length === 0) {
    io.note(client === null ? say(lang, accountText.none_at_all) : say(lang, accountText.none, { client: client.name }))
    io.note(say(lang, accountText.none_hint))
  } else
    for (const one of checked) {
      io.print(`${mark(one)} ${words(lang, one)}`)
      if (one.finding === 'good') {
        const { account } = one
        const means = idempotencyOf(await network(account.network), account.settings)
        io.print(paint('dim', `  ${say(lang, accountText.when_unknown, { means: say(lang, unknownOutcome[means]) })}`))
        tellAccess(context, account)
      }
    }
  for (const { finding, account } of checked)
    if (finding === 'refused' || finding === 'wrong_account') {
      const command = say(lang, accountText.edit_command, { name: account.name, client: account.client })
      io.note(say(lang, accountText.check_again_hint, { command }))
    }
  return verdict === null ? exitCodes.done : exitCodes[verdict]
}

function mark({ finding }: CheckedAccount): string {
  if (finding === 'good') return sign.good
  if (finding === 'by_hand') return '·'
  return finding === 'unreachable' ? sign.warning : sign.bad
}

function words(lang: Lang, { account, finding, reason }: CheckedAccount): string {
  const values = { name: account.name, reason: reason ?? '' }
  switch (finding) {
    case 'good':
      return say(lang, accountText.checked_ok, { name: account.name, remote: account.remote_name ?? account.url ?? '' })
    case 'by_hand':
      return say(lang, accountText.checked_by_hand, { name: account.name })
    case 'refused':
      return say(lang, accountText.checked_refused, values)
    case 'wrong_account':
      return say(lang, accountText.checked_wrong, {
        name: account.name,
        found: reason ?? '',
        expected: account.remote_name ?? account.remote_id ?? '',
      })
    case 'unreachable':
      return say(lang, accountText.checked_unreachable, values)
    case 'failed':
      return say(lang, accountText.checked_failed, values)
  }
}

import { nextReminder } from '../clients/known-of.ts'
import { editCommand, endsWords } from '../clients/say-access.ts'
import { credentialEndText } from '../i18n/credentials.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import { tellAgainMs } from './back-off.ts'
import type { Pass } from './pass.ts'
import { tellOfAccount } from './tell-people.ts'

/**
 * Credentials that nothing renews end: told 14, 7 and 2 days before, each once. Two passes never both tell, for the account is locked
 * meanwhile; a pass that dies between telling and writing that down tells once more.
 */
export async function tellOfEnds(pass: Pass, client: string | undefined): Promise<void> {
  const { store, context } = pass
  for (const { id, client: whose } of await store.accounts.toTell(context.now().toISOString())) {
    if (client !== undefined && whose !== client) continue
    await store.exclusively(id, async () => {
      const account = await store.accounts.get(id)
      const now = context.now()
      if (account === null || account.expiry_tell_at === null || account.expiry_tell_at > now.toISOString()) return
      const { credential_expires_at: end } = account
      const told = end === null || (await tellOne(pass, account, end))
      const again = new Date(now.getTime() + tellAgainMs).toISOString()
      const next = end === null ? null : told ? nextReminder(end, now) : again
      await store.accounts.update(id, { expiry_tell_at: next })
    })
  }
}

async function tellOne(pass: Pass, account: Account, end: string): Promise<boolean> {
  const { lang } = pass.context
  const { name } = await pass.tools.network(account.network)
  const client = (await pass.store.clients.get(account.client))?.name ?? account.client
  const ends = endsWords(lang, end, pass.context.now())
  return tellOfAccount(pass, account, {
    kind: 'ends',
    message: say(lang, credentialEndText.notice, { account: account.name, network: name, client, ends }),
    commands: [editCommand(lang, account)],
  })
}

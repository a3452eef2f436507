import { approvalText } from '../i18n/approval.ts'
import { date } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { Pack } from '../store/approvals.ts'
import type { Client } from '../store/clients.ts'
import { aboutNoPost } from './notify.ts'
import { tellAgainMs } from './back-off.ts'
import type { Pass } from './pass.ts'
import { tell } from './tell-people.ts'

/**
 * Packs without an answer: told once each, to the consultant, with a text that can be sent to the client as it is. Taken, told and marked
 * like what else is a person's to do; one that was answered meanwhile is told of nowhere.
 */
export async function remindOfPacks(pass: Pass, only: string | undefined): Promise<void> {
  const { store, context } = pass
  const now = context.now()
  const packs = await store.approvals.toRemind(now.toISOString())
  if (packs.length === 0) return
  // no other pass needs them
  const { waitingIn, withPosts } = await import('../posts/packs/pack-state.ts')
  for (const pack of packs) {
    if (only !== undefined && pack.client !== only) continue
    const again = new Date(now.getTime() + tellAgainMs).toISOString()
    if (!(await store.approvals.takeReminder(pack.id, now.toISOString(), again))) continue
    const client = await store.clients.get(pack.client)
    const waiting = waitingIn(await withPosts(pack, store.posts))
    const wanted = client !== null && waiting.length > 0
    if (wanted && !(await tellOfPack(pass, client, pack, waiting))) continue
    await store.approvals.reminded(pack.id, wanted, context.now().toISOString())
  }
}

async function tellOfPack(pass: Pass, client: Client, pack: Pack, waiting: readonly number[]): Promise<boolean> {
  const { lang } = pass.context
  const { reminderText } = await import('../posts/packs/pack-mail.ts')
  const config = await pass.context.config()
  const author = {
    name: config.get('consultant.name'),
    company: config.get('consultant.company'),
    email: config.get('consultant.email'),
    phone: config.get('consultant.phone'),
  }
  const day = pack.answer_by === null ? say(lang, approvalText.no_day) : date(lang, pack.answer_by)
  return tell(pass, {
    ...aboutNoPost,
    kind: 'pack',
    client: client.slug,
    time_zone: client.time_zone,
    text: reminderText(pack, waiting, author, client.lang),
    message: say(lang, approvalText.notice, { client: client.name, count: waiting.length, code: pack.code, day }),
    commands: [`smm approval pack ${waiting.join(' ')} --send -c ${client.slug}`, `smm approval list -c ${client.slug}`],
    sent_by: [],
  })
}
